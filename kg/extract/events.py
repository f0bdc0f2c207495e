"""Events spoken of again: "the attack", "claimed responsibility" take their ends from what came before."""

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.matching import Match
from kg.mentions.heads import Heads
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Token

FARTHEST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions at a trigger, before its standing is known."""

    match: Match
    relation: str
    source: Mention
    target: Mention


@dataclass(slots=True)
class Event:
    """A violent act that a document has told of: its category, and its ends as far as they are known."""

    sentence: int
    category: str
    relation: str
    sources: list[Mention]
    targets: list[Mention]


class Events:
    """The acts that a document has told of so far."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._told: list[Event] = []

    def remember(self, match: Match, found: list[Found], heads: Heads) -> None:
        """Keep an act of force, with whichever of its ends the sentence gives."""
        relation = found[0].relation if found else match.frame.relation
        category = self.ontology.relations[relation].plover
        if category != "ASSAULT":
            return
        sources = _once([f.source for f in found]) or [m for head in match.sources for m in heads.all(head)]
        targets = _once([f.target for f in found]) or [m for head in match.targets for m in heads.all(head)]
        if sources or targets:
            self._told.append(Event(match.trigger.sentence.index, category, relation, sources, targets))

    def completed(
        self, match: Match, relation: str, sources: list[Mention], targets: list[Mention]
    ) -> tuple[list[Mention], list[Mention]]:
        """The ends of an act, the missing one taken from the last such act when the text points back to it."""
        category = self.ontology.relations[relation].plover
        if category != "ASSAULT" or bool(sources) == bool(targets) or not self._points_back(match):
            return sources, targets
        told = self.last(match.trigger)
        if told is None:
            return sources, targets
        if sources:
            return sources, self._again(told.targets, sources)
        same = {m.actor.id for m in told.targets} & {m.actor.id for m in targets}
        return (self._again(told.sources, targets) if same else []), targets

    def agents(self, heads: tuple[Token, ...]) -> list[Mention]:
        """Who did what is spoken of again as the agent of something: "the strikes had killed civilians"."""
        for head in heads:
            frames = self.ontology.frames.get(f"noun {head.lemma}", ())
            violent = any(self.ontology.relations[frame.relation].plover == "ASSAULT" for frame in frames)
            told = self.last(head, of=lambda event: bool(event.sources)) if violent and is_definite(head) else None
            if told is not None:
                return self._again(told.sources, [])
        return []

    def last(self, trigger: Token, of: Callable[[Event], bool] = lambda event: bool(event.targets)) -> Event | None:
        """The last act told of before a trigger, within a few sentences, of those that have a target."""
        here = trigger.sentence.index
        near = [e for e in self._told if e.sentence <= here and here - e.sentence <= FARTHEST and of(e)]
        return near[-1] if near else None

    @staticmethod
    def _points_back(match: Match) -> bool:
        return match.trigger.is_noun and is_definite(match.trigger)

    @staticmethod
    def _again(mentions: list[Mention], others: list[Mention]) -> list[Mention]:
        ids = {m.actor.id for m in others}
        return [Mention(m.span, m.name, m.actor, "event") for m in mentions if m.actor.id not in ids]


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks of something told already."""
    return any(c.lower in ("the", "this", "that", "these", "those") for c in noun.by("det"))


def _once(mentions: list[Mention]) -> list[Mention]:
    return list({m.actor.id: m for m in mentions}.values())
