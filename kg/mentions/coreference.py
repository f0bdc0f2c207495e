"""Pronouns and short forms -> whom they mean: a conservative step that would rather find nobody than the wrong one.

Subjects come before other mentions, near ones before far ones; number and person agree; the object of a clause is
not its subject. "We" in a quotation is the speaker's side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.mentions.genders import genders
from kg.mentions.heads import Heads
from kg.model import Actor, Mention
from kg.ontology import Ontology, fold
from kg.parse import Parse, Token

SENTENCES_BACK = 3
VAGUE = ("generic", "role")
SEVERAL = ("Collective", "Coalition", "ArmedForce", "ArmedGroup", "Party")
SIDES = ("State", "ArmedGroup", "Organization", "Coalition", "Party", "Government", "Collective")
SUBJECTS = ("nsubj", "nsubjpass", "agent")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention of an actor in the discourse."""

    token: Token
    mention: Mention
    subject: bool
    plural: bool

    @property
    def person(self) -> bool:
        """Whether the actor is one person."""
        return self.mention.actor.kind == "Person"


class Discourse:
    """What a document has spoken of so far, sentence by sentence."""

    def __init__(self, parse: Parse, heads: Heads, ontology: Ontology) -> None:
        self.parse, self.heads, self.ontology = parse, heads, ontology
        self.words = ontology.words
        self.speaker_at: Callable[[Token], Mention | None] = lambda token: None
        self.principal: Callable[[Actor], Actor | None] = lambda actor: None
        self.genders = genders(parse, heads.names, ontology)
        self._entries: list[list[Entry]] = [[] for _ in parse.sentences]
        self._read = [0 for _ in parse.sentences]
        self._ready = 0
        self._kinds: dict[str, list[str]] = {}
        for kind in ontology.kinds:
            for lemma in sorted(ontology.classes.get(f"short-{kind}", ())):
                self._kinds.setdefault(lemma, []).append(kind)
        heads.corefer = self.resolve

    def resolve(self, token: Token) -> list[Mention]:
        """Whom a pronoun or a definite noun phrase means; an empty list where that is not clear."""
        self._read_up_to(token.sentence.index)
        found = self._pronoun(token) if token.lower in self.words("pronoun") else self._definite(token)
        if not found:
            return []
        span = self.parse.document.span(token.start, token.end)
        return [Mention(span, mention.name, mention.actor, rule) for mention, rule in found]

    def _read_up_to(self, sentence: int) -> None:
        """Read the sentences before one, in order, so that none asks for those before it in its turn."""
        while self._ready < sentence:
            self._ready += 1
            self.entries(self._ready - 1)

    def entries(self, sentence: int, before: int | None = None) -> list[Entry]:
        """The named and collective mentions of a sentence, or of its words before one; pronouns aside.

        Read word by word and only as far as asked for: reading a word may ask for those before it.
        """
        tokens = self.parse.sentences[sentence].tokens
        while self._read[sentence] < (len(tokens) if before is None else before):
            token = tokens[self._read[sentence]]
            self._read[sentence] += 1
            self._entries[sentence] += self._of(token)
        return self._entries[sentence]

    def _of(self, token: Token) -> list[Entry]:
        if not (token.is_noun or self.heads.named(token)) or token.dep in ("compound", "amod", "nmod"):
            return []
        plural = token.tag in ("NNS", "NNPS") or bool(token.by("conj"))
        subject = token.dep in SUBJECTS
        mentions = [m for m in self.heads.resolve(token) if m.rule not in ("owner", "short form", "both")]
        return [Entry(token, mention, subject, plural) for mention in mentions]

    # -- pronouns -----------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token) -> list[tuple[Mention, str]]:
        if token.lower in self.words("pronoun-speaker"):
            return self._speaker(token)
        speaker = self.speaker_at(token)  # In a quotation "she" is never the one who speaks.
        if same := self._same(token, speaker):
            return [(same, "pronoun")]
        others = (e for e in self._candidates(token) if speaker is None or e.mention.actor.id != speaker.actor.id)
        fitting = [entry for entry in others if self._agrees(token, entry)]
        if token.lower in self.words("pronoun-thing"):
            fitting = [e for e in fitting if e.subject and token.sentence.index - e.token.sentence.index <= 1]
        certain = [entry for entry in fitting if entry.mention.rule not in VAGUE]
        if speaker is not None and certain and certain[0].token.sentence is not token.sentence:
            certain = [
                e for e in self._topic() if self._agrees(token, e) and e.mention.actor != speaker.actor
            ] + certain
        near = [e for e in fitting if e.subject and token.sentence.index - e.token.sentence.index <= 1]
        return [(entry.mention, "pronoun") for entry in (certain or near)[:1]]

    def _topic(self) -> list[Entry]:
        """The person whom the headline is about, if it is one: of whom those who are quoted speak."""
        title = next((s for s in self.parse.sentences if s.is_title), None)
        persons = [e for e in self.entries(title.index) if e.person] if title else []
        return persons if len({e.mention.actor.id for e in persons}) == 1 else []

    def _same(self, token: Token, speaker: Mention | None) -> Mention | None:
        """Whom the same pronoun means as subject earlier in the sentence: "he did it to support his cause"."""
        family = next((f.split() for f in sorted(self.words("pronoun-family")) if token.lower in f.split()), [])
        clause = next((a for a in token.ancestors() if a.is_verb), None)
        for other in reversed(token.sentence.tokens[: token.i]):
            if other.lower not in family or other.dep not in SUBJECTS:
                continue
            if token.tag != "PRP$" and other.head is clause:
                return None
            found = self.heads.resolve(other)
            return found[0] if found and (speaker is None or found[0].actor.id != speaker.actor.id) else None
        return None

    def _speaker(self, token: Token) -> list[tuple[Mention, str]]:
        speaker = self.speaker_at(token)
        if speaker is None:
            return []
        if token.lower in self.words("pronoun-self"):
            return [(speaker, "pronoun")]
        side = self.principal(speaker.actor)
        if side is None:
            return [(speaker, "pronoun")]
        return [(Mention(speaker.span, side.label, side, "side"), "side")]

    def _candidates(self, token: Token) -> Iterator[Entry]:
        here = [
            e
            for e in self.entries(token.sentence.index, token.i)
            if e.token.i < token.i and not self._excluded(token, e)
        ]
        above = set(token.ancestors())
        governing = [e for e in here if e.subject and e.token.head in above]
        yield from sorted(governing, key=lambda e: -e.token.i)
        yield from sorted((e for e in here if e.subject and e not in governing), key=lambda e: -e.token.i)
        yield from sorted((e for e in here if not e.subject), key=lambda e: -e.token.i)
        for back in range(1, SENTENCES_BACK + 1):
            index = token.sentence.index - back
            if index < 0 or self.parse.sentences[index].is_title:
                return
            entries = self.entries(index)
            yield from (e for e in entries if e.subject)
            yield from reversed([e for e in entries if not e.subject])

    def _excluded(self, token: Token, entry: Entry) -> bool:
        """An object is not its own clause's subject, nor the other way round."""
        if token.tag == "PRP$":
            inside = entry.token in token.head.subtree() and entry.token.i > token.i
            return inside or (entry.token.head is token.head.head and self._is_struck(token.head))
        clause = next((a for a in token.ancestors() if a.is_verb), None)
        if token.dep in SUBJECTS:
            return clause is not None and entry.token.head is clause and entry.token.dep in ("dobj", "pobj")
        return clause is not None and entry.token.head is clause and entry.token.dep in SUBJECTS

    def _is_struck(self, noun: Token) -> bool:
        """Whether a noun is the object of force or judgement: nobody bombs a base or slams a plan of its own."""
        frames = [f for f in self.ontology.frames.get(f"verb {noun.head.lemma}", ()) if len(f.arguments) == 1]
        relations = {f.relation for f in frames if not f.arguments[0].prepositions}
        categories = {self.ontology.relations[relation].plover for relation in relations}
        struck = bool(categories & {"ASSAULT", "COERCE"}) or bool(relations & self.words("judging"))
        return noun.dep in ("dobj", "nsubjpass") and struck

    def _agrees(self, token: Token, entry: Entry) -> bool:
        word = token.lower
        if word in self.words("pronoun-person"):
            gender = "female" if word in self.words("pronoun-female") else "male"
            return entry.person and self.genders.get(entry.mention.actor.id, gender) == gender
        if entry.person:
            return False
        if word in self.words("pronoun-plural"):
            return entry.plural or entry.mention.actor.kind in SEVERAL
        return not (entry.plural and entry.mention.actor.kind == "Collective")

    # -- short forms --------------------------------------------------------------------------------------------

    def _definite(self, token: Token) -> list[tuple[Mention, str]]:
        if token.lemma in self.words("reciprocal") and token.tag == "NNS":
            return self._both(token)
        described = [
            c
            for c in token.children
            if c.dep in ("amod", "compound", "nmod") and c.lower not in self.words("empty-adjective")
        ]
        if any(not is_aside(clause) for clause in token.by("relcl", "acl")) or [
            c for c in token.by("prep") if c.lower == "of"
        ]:
            return []
        modifiers = {fold(c.text) for c in described}
        for entry in self._earlier(token):
            if self._names_head(token, modifiers, entry.mention):
                return [(entry.mention, "short form")]
        if modifiers:
            return []
        return self._by_kind(token)

    def _earlier(self, token: Token) -> Iterator[Entry]:
        index = token.sentence.index
        yield from (e for e in reversed(self.entries(index, token.i)) if e.token.i < token.i)
        for back in range(index - 1, -1, -1):
            yield from reversed(self.entries(back))

    @staticmethod
    def _is_several(token: Token, mention: Mention) -> bool:
        """Whether one is spoken of and several were named: "the government" after "European governments"."""
        last = mention.name.casefold().split()[-1:] == [f"{token.lemma}s"]
        return token.tag == "NN" and mention.actor.kind == "Collective" and last

    def _names_head(self, token: Token, modifiers: set[str], mention: Mention) -> bool:
        """Whether the noun is a word of the actor's own name: "the brigade" for "Al Izza Brigade"."""
        if mention.actor.kind in ("Person", "State") or self._is_several(token, mention):
            return False
        words = fold(mention.name).split()
        stems = {word.rstrip("s") for word in words}
        if token.lemma.rstrip("s") not in stems or not {m.rstrip("s") for m in modifiers} <= stems:
            return False
        return bool(words) and (words[-1].rstrip("s") == token.lemma.rstrip("s") or mention.actor.kind == "Collective")

    def _by_kind(self, token: Token) -> list[tuple[Mention, str]]:
        kinds = self._kinds.get(token.lemma)
        if kinds is None or token.tag == "NNS":
            return []
        for entry in self._earlier(token):
            near = token.sentence.index - entry.token.sentence.index <= 4
            if entry.mention.actor.kind in kinds and near and entry.mention.rule != "force":
                return [(entry.mention, "short form")]
        return []

    def _both(self, token: Token) -> list[tuple[Mention, str]]:
        """The two actors that "the two sides", "both countries" speak of: the last pair of them."""
        two = any(c.lower in self.words("pair") for c in token.children)
        if not two:
            return []
        found: dict[str, Mention] = {}
        for back in range(token.sentence.index, max(-1, token.sentence.index - 4), -1):
            for entry in self.entries(back, token.i if back == token.sentence.index else None):
                persons = ("Person",) if token.lemma in self.words("title") else SIDES
                wanted = self._kinds.get(token.lemma) or persons
                if entry.mention.actor.kind in wanted and (back < token.sentence.index or entry.token.i < token.i):
                    found.setdefault(entry.mention.actor.id, entry.mention)
            if len(found) >= 2:
                break
        return [(mention, "both") for mention in found.values()] if len(found) == 2 else []


def is_aside(clause: Token) -> bool:
    """Whether a clause on a noun only adds to it, in commas: "the group, which had left"."""
    first = min(t.i for t in clause.subtree())
    return first > 0 and clause.sentence.tokens[first - 1].text == ","
