"""Sentence -> listed names: what the ontology calls an actor, found over the raw text by one automaton."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.mentions.spelling import families, flat, spellings
from kg.ontology import Name, Ontology
from kg.parse import HALF, Parse, Sentence, Token

LONGEST_ACRONYM = 6
NOBODY = ""  # the actor of names that mean none: "Middle East", "Brexit"
ORDER = ("name", "acronym", "metonym", "demonym")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a sentence: tokens `first` to `last`; `how` as in `Name`, or "pattern", "entity", "capitals".

    `actors` are all who go by the name; `shared` tells that others may too, so that the document must give a reason.
    """

    sentence: int
    first: int
    last: int
    text: str
    how: str
    kind: str
    actors: tuple[str, ...] = ()
    shared: bool = False

    def crosses(self, other: "NameMatch") -> bool:
        """Whether both have a token in common."""
        return self.sentence == other.sentence and self.first <= other.last and other.first <= self.last


class Gazetteer:
    """Finds the listed names of a sentence, the longest at each place."""

    def __init__(self, ontology: Ontology, names: Iterable[Name] | None = None) -> None:
        self.ontology = ontology
        self._titles = ontology.words("title")
        self._names: dict[str, list[Name]] = {}
        family = families(ontology.words("spelling-family"))
        for name in ontology.names if names is None else names:
            for form in spellings(flat(name.text), family):
                self._names.setdefault(form, []).append(name)
        for text in ontology.words("no-actor"):
            self._names.setdefault(flat(text), []).append(Name(text, "name", NOBODY))
        self._forms = list(self._names)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """The automaton, built when first asked for."""
        return AhoCorasick(
            self._forms or ["\0"], MatchKind.Standard, store_patterns=False, implementation=Implementation.ContiguousNFA
        )

    def __call__(self, parse: Parse, sentence: Sentence, shouted: bool) -> Iterator[NameMatch]:
        """The listed names of a sentence, in order, without overlaps."""
        text = parse.document.text[sentence.start : sentence.end]
        plain = HALF.sub("\ufffd", flat(text))
        hits = [h for h in self.automaton.find_matches_as_indexes(plain, overlapping=True) if is_whole(plain, *h[1:])]
        if not hits:
            return
        starts = {token.start: token.i for token in sentence.tokens}
        ends = {token.end: token.i for token in sentence.tokens}
        position = 0
        for index, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            if start < position:
                continue
            names = [name for name in self._names[self._forms[index]] if self._fits(name, text[start:end], shouted)]
            span = _tokens(starts, ends, start + sentence.start, end + sentence.start)
            match = self._match(parse, sentence, span, names) if names and span else None
            if match:
                yield match
                position = end

    def knows(self, text: str) -> bool:
        """Whether a run of capitals is made of listed names, titles, and words that name nobody."""
        words = text.split()
        if not words or text in self.ontology.words("abbreviation"):
            return True
        for size in range(len(words), 0, -1):
            part = " ".join(words[:size])
            if flat(part) in self._names or part.casefold() in self._titles:
                return self.knows(" ".join(words[size:]))
        return False

    def groups(self, text: str) -> list[str]:
        """The ids of the armed groups and parties that a text names."""
        ids = {name.actor for name in self._names.get(flat(text), ()) if name.actor != NOBODY}
        return sorted(id for id in ids if self.ontology.actors[id].kind in ("ArmedGroup", "Party"))

    def states(self, text: str) -> list[str]:
        """The states that are called so, adjectives included."""
        kinds = self.ontology.actors
        named = [name.actor for name in self._names.get(flat(text), []) if name.actor != NOBODY]
        return [id for id in named if kinds[id].kind == "State"]

    def _fits(self, name: Name, text: str, shouted: bool) -> bool:
        """Whether a text is written as a name may be; the media bear the names of common things: "Russia today"."""
        media = name.actor != NOBODY and self.ontology.actors[name.actor].kind == "Media"
        return case_fits(name, text, shouted) and (not media or capitals(text) >= capitals(name.text))

    def _match(self, parse: Parse, sentence: Sentence, span: tuple[int, int], names: list[Name]) -> NameMatch | None:
        names = sorted(names, key=lambda name: (ORDER.index(name.how), name.actor))
        actors = tuple(dict.fromkeys(name.actor for name in names if name.actor != NOBODY))
        kind = self.ontology.actors[actors[0]].kind if actors else "Place"
        first, last = self._untitled(sentence.tokens, *span) if kind == "Person" else span
        tokens = sentence.tokens[first : last + 1]
        if len(tokens) == 1 and not self._is_name(tokens[0], sentence, kind):
            return None
        text = parse.document.text[tokens[0].start : tokens[-1].end]
        shared = any(name.shared for name in names)
        return NameMatch(sentence.index, first, last, text, names[0].how, kind, actors, shared)

    def _untitled(self, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
        """The span without the titles before it, which the reader of titles wants to see."""
        while first < last and tokens[first].lower in self._titles:
            first += 1
        return first, last

    def _is_name(self, token: Token, sentence: Sentence, kind: str) -> bool:
        """Whether a single word is a name by itself, not a common word with a sentence's first capital."""
        if token.i == 0 and token.text.istitle() and not token.tag.startswith("NNP") and not token.entity:
            return kind == "State"
        return not self._is_within_person(token, sentence)

    def _is_within_person(self, token: Token, sentence: Sentence) -> bool:
        """Whether the parser takes a word for part of another's full name: "Michael Jordan", "Sharif Hotak"."""
        if token.entity != "PERSON":
            return False
        around = entity_around(token, sentence)
        others = [t for t in around if t is not token and t.tag.startswith("NNP") and t.text[:1].isupper()]
        return any(t.lower not in self._titles and not self._names.get(flat(t.text)) for t in others)


def entity_around(token: Token, sentence: Sentence) -> list[Token]:
    """The tokens of the parser's entity that holds a token."""
    first, last, tokens = token.i, token.i, sentence.tokens
    while first > 0 and not tokens[first].entity_begins and tokens[first - 1].entity == token.entity:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == token.entity and not tokens[last + 1].entity_begins:
        last += 1
    return tokens[first : last + 1]


def _tokens(starts: dict[int, int], ends: dict[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The first and last token of some characters; a full stop or a quote more or less does not matter."""
    first = starts.get(start, starts.get(start - 1))
    last = ends.get(end, ends.get(end + 1))
    return (first, last) if first is not None and last is not None and first <= last else None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the characters are whole words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def capitals(text: str) -> int:
    """How many words begin with a capital."""
    return sum(word[:1].isupper() for word in text.split())


def case_fits(name: Name, text: str, shouted: bool) -> bool:
    """Whether a text is written as this name may be: acronyms in capitals, names with a capital."""
    letters = [c for c in name.text if c.isalpha()]
    if name.how == "acronym" or (letters and all(c.isupper() for c in letters) and len(letters) <= LONGEST_ACRONYM):
        return text.replace(".", "") == name.text.replace(".", "") and not (shouted and len(letters) < 3)
    return any(c.isupper() for c in text) or not any(c.isupper() for c in name.text)
