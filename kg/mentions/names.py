"""Parse -> names: what in a document is called by a name, found by the ontology, by patterns and by the parser."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.folding import slug
from kg.mentions.gazetteer import Gazetteer, NameMatch
from kg.mentions.kinds import Kinds
from kg.mentions.patterns import Patterns, is_capital
from kg.mentions.spelling import flat
from kg.mentions.unlisted import Unlisted
from kg.model import Actor
from kg.ontology import Name, Ontology
from kg.parse import Parse, Sentence, Token

NO_NAMES = ("Person", "Place", "Adjective", "Actor")
GUESSED = ("Person", "Organization", "Actor", "Collective")
FEWEST_LETTERS, FEWEST_WORDS = 20, 4
DATELINE = 8


class NameFinder:
    """Finds the names in a Parse; built once for an ontology."""

    def __init__(self, ontology: Ontology, names: Iterable[Name] | None = None) -> None:
        self.ontology = ontology
        self.gazetteer = Gazetteer(ontology, names)
        self.patterns = Patterns(
            ontology, lambda text: bool(self.gazetteer.states(text)), lambda text: bool(self.gazetteer.groups(text))
        )
        self.unlisted = Unlisted(ontology, self.patterns)
        self.kinds = Kinds(ontology)

    def prepare(self) -> None:
        """Build what is otherwise built at the first document."""
        self.gazetteer.automaton  # noqa: B018

    def __call__(self, parse: Parse) -> list[NameMatch]:
        """The names of a document, in order, without overlaps; listed names come first, then patterns, then the parser.

        In a headline in capitals, and in a sentence all in capitals, only listed names count: capitals tell nothing.
        """
        found: list[NameMatch] = []
        for sentence in parse.sentences:
            shouted = is_shouted(sentence)
            kept = list(self.gazetteer(parse, sentence, shouted))
            if not (shouted or is_headline(sentence)):
                for match in self._others(parse, sentence):
                    kept = self._with(kept, match, sentence)
            found += [self.kinds(match, sentence) for match in _without_dateline(kept, sentence)]
        found += self._repeated(parse, found)
        where = Counter(match.text for match in found if self._is_where(match, parse))
        acting = Counter(match.text for match in found if _acts(match, parse))
        places = {text for text, count in where.items() if count >= acting[text]}
        found = [replace(match, kind="Place") if match.text in places and _is_open(match) else match for match in found]
        return sorted(found, key=lambda match: (match.sentence, match.first))

    def _repeated(self, parse: Parse, found: list[NameMatch]) -> Iterator[NameMatch]:
        """Surnames of the document's persons where nothing else finds them: first in a sentence, in a headline."""
        full = [flat(match.text).split() for match in found if match.kind == "Person" and " " in match.text]
        surnames = {words[-1] for words in full}
        taken = {(match.sentence, i) for match in found for i in range(match.first, match.last + 1)}
        for sentence in parse.sentences if surnames else ():
            for token in sentence.tokens:
                if is_capital(token) and flat(token.text) in surnames and (sentence.index, token.i) not in taken:
                    yield NameMatch(sentence.index, token.i, token.i, token.text, "surname", "Person")

    def _is_where(self, match: NameMatch, parse: Parse) -> bool:
        """Whether an unlisted name says where something is done: "fighting in Abqaiq", not "stakes in Abqaiq"."""
        tokens = parse.sentences[match.sentence].tokens
        before = tokens[match.first - 1] if match.first else None
        if before is None or not _is_open(match) or before.lower not in self.ontology.words("within"):
            return False
        return before.head.is_verb and before.head.lemma not in self.ontology.words("believing")

    def _others(self, parse: Parse, sentence: Sentence) -> Iterator[NameMatch]:
        yield from self.patterns(parse, sentence)
        yield from self.unlisted.entities(parse, sentence)
        if not sentence.is_title:
            yield from self.unlisted.capitals(parse, sentence)

    def _with(self, kept: list[NameMatch], match: NameMatch, sentence: Sentence) -> list[NameMatch]:
        """The names with one more, where it is free.

        A longer name takes the place of a state inside it: "Libyan National Army".
        """
        crossed = [m for m in kept if m.crosses(match)]
        if not crossed:
            return [*kept, match]
        person = match.kind == "Person" and all(m.kind == "Person" for m in crossed)
        if (person or match.kind not in NO_NAMES) and all(self._takes_over(match, m, sentence) for m in crossed):
            return [*(m for m in kept if m not in crossed), match]
        return kept

    def _takes_over(self, match: NameMatch, listed: NameMatch, sentence: Sentence) -> bool:
        """Whether a longer name holds a state or a capital as a part: "Libyan National Army", "Real Madrid"."""
        if not (match.first <= listed.first and listed.last <= match.last):
            return False
        if listed.kind == "Person":
            return self._is_another(match, listed)
        if listed.kind != "State":
            longer = match.last - match.first > listed.last - listed.first
            return listed.shared and longer and self._is_built(match)
        if listed.how == "metonym":
            return match.last - match.first > listed.last - listed.first
        if listed.last == match.last:
            head = sentence.tokens[listed.first - 2].lower if listed.first - 2 >= match.first else ""
            plain = self.ontology.words("nation") | self.ontology.words("force") | self.ontology.words("office")
            return match.how == "pattern" and head in self.ontology.words("name-head") - plain
        return self._is_built(match)

    def _is_another(self, match: NameMatch, listed: NameMatch) -> bool:
        """Whether a person's name that ends in a listed one is somebody else's: "Hamza bin Ladin"."""
        if match.kind != "Person" or match.last != listed.last or listed.last == listed.first:
            return False
        before = flat(match.text)[: -len(listed.text)].split()
        known = {word for id in listed.actors for name in self._labels(id) for word in flat(name).split()}
        return bool(before) and all(len(word.rstrip(".")) > 1 and word not in known for word in before)

    def _labels(self, id: str) -> tuple[str, ...]:
        actor = self.ontology.actors[id]
        return (actor.label, *actor.aliases)

    def _is_built(self, match: NameMatch) -> bool:
        """Whether a name's words say that it is one of a body: "Libyan National Army", not "Syria Crisis Talks"."""
        return match.how == "pattern" or self.patterns.kind_of(match.text, "") != ""


def _acts(match: NameMatch, parse: Parse) -> bool:
    """Whether a name is the subject of something done."""
    return parse.sentences[match.sentence].tokens[match.last].dep in ("nsubj", "agent")


def _is_open(match: NameMatch) -> bool:
    """Whether what a name is of is only guessed."""
    return not match.actors and match.how == "entity" and match.kind in GUESSED and match.first == match.last


def _without_dateline(matches: list[NameMatch], sentence: Sentence) -> list[NameMatch]:
    """The names but for those of a dateline: "WASHINGTON (AP) -", "Kabul, 3 May -"."""
    end = dateline(sentence) if matches else 0
    return [match for match in matches if match.first >= end]


def dateline(sentence: Sentence) -> int:
    """How many words of a paragraph's first sentence are its dateline."""
    tokens = sentence.tokens[:DATELINE]
    if (sentence.paragraph == 0 and sentence.is_title) or not tokens or not is_capital(tokens[0]):
        return 0
    dash = next((t.i for t in tokens if t.text in ("—", "–", "--", "-") and _is_spaced(t, sentence)), 0)
    words = [t for t in tokens[:dash] if t.text[:1].isalpha()]
    bare = all(is_capital(t) for t in words)
    clear = words and (
        (words[0].text.isupper() and len(words[0].text) > 3) or any(t.text == "(" for t in tokens[:dash])
    )
    return dash + 1 if dash and bare and clear else 0


def _is_spaced(token: Token, sentence: Sentence) -> bool:
    """Whether a dash stands free, or after a bracket."""
    before = sentence.tokens[token.i - 1] if token.i else None
    return before is not None and (before.end < token.start or before.text == ")")


def is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is in capitals throughout, so that capitals tell nothing."""
    if any(t.text.islower() and len(t.text) > 3 for t in sentence.tokens[:DATELINE]):
        return False
    words = [t.text for t in sentence.tokens if t.text.isalpha()]
    capitals = sum(len(word) for word in words if word.isupper())
    return capitals > FEWEST_LETTERS and capitals > 0.8 * sum(map(len, words))


def is_headline(sentence: Sentence) -> bool:
    """Whether nearly all words of a sentence without a full stop begin with a capital, as in some headlines."""
    if not sentence.tokens or sentence.tokens[-1].text in (".", "?", "!", '"'):
        return False
    words = [t for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return len(words) >= FEWEST_WORDS and sum(map(is_capital, words)) > 0.8 * len(words)


def new_actor(label: str, kind: str) -> Actor:
    """An actor that the gazetteer does not have, under the name that the text gives it.

    A person's middle initials are left out of the id, so that "John Roberts" and "John G. Roberts" are one.
    """
    words = label.split()
    middle = [word for word in words[1:-1] if len(word.rstrip(".")) == 1 and word[0].isupper()]
    name = " ".join(word for word in words if word not in middle) if kind == "Person" else label
    return Actor(slug(name), label, kind)
