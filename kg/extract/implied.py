"""What a sentence says without a frame of its own: by ellipsis, by parallel lists, by duties in quotations."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.extract.events import Found
from kg.extract.matching import Match
from kg.extract.slots import obliges
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.mentions.joined import BEFORE
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology, fold
from kg.parse import Sentence, Token

AFFILIATED = Frame("affiliatedWith", "title", "respectively", "STATES ROLES, PERSONS")
MASTERS = ("State", "Person", "ArmedGroup", "Party")
BODIES = ("ArmedForce", "ArmedGroup", "Organization", "Company", "Party")
AROUND = Frame("affiliatedWith", "title", "entourage", "PERSON ENTOURAGE")
OWNED = Frame("affiliatedWith", "title", "owned", "MASTER's BODY")
MUST = Frame("demandsOf", "quote", "must", "'TARGET must', says SOURCE")
SHOULD = Frame("asks", "quote", "should", "'TARGET should', says SOURCE")


class Implied:
    """Finds what is implied in the sentences of a document. `speaker_at` says who speaks at a token of a quotation."""

    def __init__(self, ontology: Ontology, heads: Heads) -> None:
        self.heads, self.ontology, self.words = heads, ontology, ontology.words
        self.speaker_at: Callable[[Token], Mention | None] = lambda token: None

    def echoes(self, verb: Token, found: list[Found]) -> Iterator[Found]:
        """The same done by others: "as the coalition has done", "so did Iran"."""
        for clause in verb.by("advcl", "conj", "parataxis"):
            if clause.lemma != "do" or clause.by("dobj") or clause.by("neg"):
                continue
            others = [m for subject in clause.by("nsubj") for m in self.heads.all(subject)]
            for one in found:
                yield from (replace(one, source=m) for m in others if m.actor.id != one.target.actor.id)

    def duties(self, sentence: Sentence) -> Iterator[Found]:
        """What a quoted speaker says that somebody must or should do: a demand of them, a request to them."""
        kinds = ((MUST, self.words("obligation")), (SHOULD, self.words("advice")))
        for verb in (token for token in sentence.tokens if token.is_verb and token.by("nsubj")):
            for frame, wanted in kinds:
                bound = verb.tag not in ("VB", "VBD") and obliges(verb, wanted)
                subjects = verb.by("nsubj") if bound or self._has_modal(verb, wanted) else []
                speaker = self.speaker_at(verb) if subjects else None
                targets = [m for subject in subjects for m in self.heads.all(subject)]
                named = [t for t in targets if t.rule not in ("role", "generic", "collective")]
                for target in named if speaker else ():
                    if speaker and target.actor.id != speaker.actor.id and target.rule != "side":
                        match = Match(frame, verb, verb, (), tuple(subjects), 2, "quote")
                        yield Found(match, frame.relation, speaker, target)

    @staticmethod
    def _has_modal(verb: Token, wanted: frozenset[str]) -> bool:
        return obliges(verb, wanted) and any(c.tag == "MD" for c in verb.by("aux"))

    def lists(self, sentence: Sentence) -> Iterator[Found]:
        """As many persons as states before their role: "his Greek, Cypriot and French counterparts, A, B and C"."""
        for noun in sentence.tokens:
            match = Match(AFFILIATED, noun, noun, (), (), 3, "title")
            for person, state in self.heads.rows.parallel(noun):
                yield Found(match, AFFILIATED.relation, person, state)

    def adherents(self, sentence: Sentence) -> Iterator[Found]:
        """Those who are named by whom they are for or against: "supporters of Bolsonaro", "Trump's critics"."""
        for noun in sentence.tokens:
            if noun.tag != "NNS" or noun.lemma not in self.words("adherent") or noun.dep in ("attr", "appos", *BEFORE):
                continue
            frame = next(iter(self.ontology.frames.get(f"role {noun.lemma}", ())), None)
            sides = [m for m in self.heads.resolve(noun) if m.actor.kind == "Collective"]
            after = [n for c in noun.by("prep") if frame and c.lower in frame.by for n in c.by("pobj")]
            named = [t for t in noun.by("poss", "compound") if self.heads.named(t)]
            targets = [m for t in after or named for m in self.heads.means(t) if m.rule != "demonym"]
            for source, target in ((s, t) for s in sides for t in targets if s.actor.id != t.actor.id):
                if frame is not None:
                    match = Match(frame, noun, noun, (noun,), tuple(after or named), 2, "role")
                    yield Found(match, frame.relation, source, target)

    def entourages(self, sentence: Sentence) -> Iterator[Found]:
        """The people around a person, who are the person's: "the Biden campaign"."""
        for noun in (t for t in sentence.tokens if t.lemma in self.words("entourage")):
            match = Match(AROUND, noun, noun, (), (), 3, "title")
            persons = [m for c in noun.by(*BEFORE) for m in self.heads.adjective(c) if m.actor.kind == "Person"]
            for body in self.heads.resolve(noun) if persons else ():
                if body.rule == "members":
                    yield Found(match, AROUND.relation, body, persons[0])

    def possessions(self, sentence: Sentence) -> Iterator[Found]:
        """A body with a name that somebody has: "Iran's Quds Force", "Haftar's Libyan National Army"."""
        for mark in (t for t in sentence.tokens if t.tag == "POS" and t.i):
            master = self._master_before(mark)
            body = self._first_name(sentence.tokens[mark.i + 1 :])
            if master is None or body is None or body.actor is None:
                continue
            alone = sentence.tokens[body.match.last].dep not in BEFORE  # not "Musk's Tesla convertible"
            if alone and body.actor.kind in BODIES and body.actor.id != master.actor.id:
                held = self.heads.adjective(sentence.tokens[body.match.last])[0]
                yield Found(Match(OWNED, mark, mark, (), (), 3, "title"), OWNED.relation, held, master)

    def _master_before(self, mark: Token) -> Mention | None:
        """Who is named before a possessive, a state be it inside a longer name: "Iran's Quds Force"."""
        before = mark.sentence.tokens[mark.i - 1]
        named = self.heads.named(before)
        if named is None or named.match.last == before.i:
            return next((m for m in self.heads.adjective(before) if m.actor.kind in MASTERS), None)
        first = mark.sentence.tokens[named.match.first]
        span = self.heads.document.span(first.start, before.end)
        id = self.ontology.states.get(fold(span.text))
        return Mention(span, span.text, self.ontology.actors[id], "possessive") if id else None

    def _first_name(self, tokens: list[Token]) -> Named | None:
        """The name that follows, past adjectives only."""
        for token in tokens:
            named = self.heads.named(token)
            if named is not None or not (token.tag.startswith("JJ") or token.tag in ("VBN", "HYPH", "NN", "RB")):
                return named
        return None
