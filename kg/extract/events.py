"""Events spoken of again: "the attack", "claimed responsibility" take their ends from what came before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.extract.matching import Match
from kg.mentions.heads import Heads
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Token

FARTHEST = 8
NEAR = 2
LIKE = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions at a trigger, before its standing is known."""

    match: Match
    relation: str
    source: Mention
    target: Mention


@dataclass(frozen=True, slots=True)
class Event:
    """An act that a document has told of: where, in which word, of which category, and its ends as far as known."""

    sentence: int
    lemma: str
    category: str
    relation: str
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]


class Events:
    """The acts that a document has told of so far."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self.words = ontology, ontology.words
        self._told: list[Event] = []

    def remember(self, match: Match, found: list[Found], heads: Heads) -> None:
        """Keep an act, with whichever of its ends the sentence gives."""
        relation = found[0].relation if found else match.frame.relation
        category = self.ontology.relations[relation].plover
        sources = _once([f.source for f in found]) or [m for head in match.sources for m in heads.all(head)]
        targets = _once([f.target for f in found]) or [m for head in match.targets for m in heads.all(head)]
        if self.ontology.relations[relation].symmetric:  # Both made the deal that is spoken of again.
            sources = targets = _once([*sources, *targets])
        if category and (sources or targets):
            place = match.trigger.sentence.index, match.trigger.lemma
            self._told.append(Event(*place, category, relation, tuple(sources), tuple(targets)))

    def completed(
        self, match: Match, relation: str, sources: list[Mention], targets: list[Mention]
    ) -> tuple[str, list[Mention], list[Mention]]:
        """An act of force and its ends; if the text points back, a missing one is that of the first such act."""
        kind = self.ontology.relations[relation]
        if targets and not sources and (echoed := self._echoed(match, targets)):
            return echoed.relation, self._again(echoed.sources, targets), targets
        if sources and targets and (named := self._named_before(match, relation, sources)):
            return named.relation, sources, targets
        if kind.plover != "ASSAULT" or kind.symmetric or bool(sources) == bool(targets) or not self._points_back(match):
            return relation, sources, targets
        unclaimed = (e for e in self._told if self._is_attack(e) and e.targets and self._is_open(e, sources))
        told = next(unclaimed, None)
        if told is None:
            return relation, sources, targets
        if sources:
            return told.relation, sources, self._again(told.targets, sources)
        same = {m.actor.id for m in told.targets} & {m.actor.id for m in targets}
        return relation, (self._again(told.sources, targets) if same else []), targets

    @staticmethod
    def _is_open(event: Event, sources: list[Mention]) -> bool:
        """Whether an act may be that of these sources: nobody else who has a name did it."""
        ids = {m.actor.id for m in sources}
        others = [m for m in event.sources if m.actor.kind != "Collective" and m.actor.id not in ids]
        return not (ids and others)

    def _echoed(self, match: Match, targets: list[Mention]) -> Event | None:
        """The act of force on the same target that the sentence told of before a passive without an agent.

        "Its jets had hit the camp, the army said, but the rebels denied that the camp was hit."
        """
        if not match.trigger.is_verb or self.ontology.relations[match.frame.relation].plover != "ASSAULT":
            return None
        ids = {m.actor.id for m in targets}
        return next((e for e in self._here(match) if ids & {m.actor.id for m in e.targets}), None)

    def _named_before(self, match: Match, relation: str, sources: list[Mention]) -> Event | None:
        """The act that the sentence has called by its kind, where a pronoun goes on: "airstrikes hit A; they hit B"."""
        pronoun = bool(match.sources) and match.sources[0].lower in self.words("pronoun")
        if not pronoun or relation != match.frame.relation or not self._is_attack_type(relation):
            return None
        ids = {m.actor.id for m in sources}
        return next((e for e in self._here(match) if ids & {m.actor.id for m in e.sources}), None)

    def _here(self, match: Match) -> list[Event]:
        """The acts of force with a source that the sentence has told of, the last first."""
        index = match.trigger.sentence.index
        return [e for e in reversed(self._told) if e.sentence == index and self._is_attack(e) and e.sources]

    def agents(self, heads: tuple[Token, ...]) -> list[Mention]:
        """Who did what is spoken of again as the agent of something: "the strikes had killed civilians"."""
        told = (self._told_of(head) for head in heads if self._is_violent(head) and self._is_definite(head))
        return next((self._again(event.sources, []) for event in told if event), [])

    def authors(self, heads: tuple[Token, ...], others: list[Mention]) -> list[Mention]:
        """Who did what is praised, criticised or rejected without a name: "opposed the withdrawal"."""
        for head in heads:
            bare = not head.by("poss") and not any(c.lower in ("of", "by") for c in head.by("prep"))
            event = self._told_of(head) if bare and (self._is_definite(head) or self._sums_up(head)) else None
            if event is not None:
                return self._again(event.sources, others)
        return []

    def _told_of(self, noun: Token) -> Event | None:
        """The act that a noun speaks of again: the last of force, of a like word, or for "the move" the last at all."""
        if self._is_violent(noun):
            return self._last(noun, lambda event: self._is_attack(event) and bool(event.sources))
        if noun.lemma in self.words("act-reference"):
            return self._last(noun, lambda event: bool(event.sources), NEAR)
        stem = noun.lemma[:LIKE]
        return self._last(noun, lambda event: event.lemma.startswith(stem) and bool(event.sources))

    def _is_attack(self, event: Event) -> bool:
        """Whether an act is one that "the attack" may speak of: a war is not."""
        return self._is_attack_type(event.relation)

    def _is_attack_type(self, relation: str) -> bool:
        kind = self.ontology.relations[relation]
        return kind.plover == "ASSAULT" and not kind.symmetric

    def _is_violent(self, noun: Token) -> bool:
        frames = self.ontology.frames.get(f"noun {noun.lemma}", ())
        return any(self.ontology.relations[frame.relation].plover == "ASSAULT" for frame in frames)

    def _last(self, noun: Token, fits: Callable[[Event], bool], farthest: int = FARTHEST) -> Event | None:
        """The last fitting act told of before a noun, within a few sentences."""
        here = noun.sentence.index
        near = [event for event in self._told if here - farthest <= event.sentence <= here and fits(event)]
        return near[-1] if near else None

    def _is_definite(self, noun: Token) -> bool:
        """Whether a noun speaks of something told already."""
        return any(c.lower in self.words("definite") for c in noun.by("det"))

    def _sums_up(self, noun: Token) -> bool:
        """Whether a noun after a comma takes up what its sentence has just told: "left, a move that Chad condemned"."""
        before = noun.sentence.tokens[max(0, noun.i - 5) : noun.i]
        apart = any(t.text in (",", "—", "–") for t in before)
        return apart and noun.lemma in self.words("act-reference") and bool(noun.by("relcl", "acl"))

    def _points_back(self, match: Match) -> bool:
        return match.route == "claimed" or (match.trigger.is_noun and self._is_definite(match.trigger))

    @staticmethod
    def _again(mentions: Iterable[Mention], others: list[Mention]) -> list[Mention]:
        ids = {m.actor.id for m in others}
        return [Mention(m.span, m.name, m.actor, "event") for m in mentions if m.actor.id not in ids]


def _once(mentions: list[Mention]) -> list[Mention]:
    return list({m.actor.id: m for m in mentions}.values())
