"""Verb frames against the tree: which tokens fill a frame's source and target."""

from dataclasses import dataclass, field
from functools import cache

from kg.extract.arguments import Clauses
from kg.extract.slots import Slots
from kg.frames import Argument, Frame
from kg.mentions.heads import Heads
from kg.ontology import Ontology
from kg.parse import Token

SPECIFIC = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger, with the heads that fill its slots; `governor` is the verb that carries its standing.

    `under` are the infinitives in which the target was looked for: an act found in one of them says more than this.
    """

    frame: Frame
    trigger: Token
    governor: Token
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    weight: int = 0
    route: str = ""
    words: tuple[Token, ...] = field(default=())
    under: tuple[Token, ...] = field(default=())


class VerbMatcher:
    """Matches verb frames, the most specific first."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.frames, self.relations = ontology.frames, ontology.relations
        self.clauses, self.heads, self.words = clauses, heads, ontology.words
        self.slots = Slots(ontology, clauses, heads)

    def matches(self, verb: Token) -> list[Match]:
        """The matches at a verb, the most specific first; of those equally specific, in the order of the ontology."""
        found = [m for frame in self.frames.get(f"verb {verb.lemma}", ()) if (m := self._match(frame, verb))]
        return sorted(found, key=lambda match: -match.weight)

    def _match(self, frame: Frame, verb: Token) -> Match | None:
        particles = [c for c in verb.children if c.dep in ("prt", "advmod", "prep") and c.lower == frame.particle]
        if not self._fits(frame, verb, particles):
            return None
        subjects = self._subject(frame, verb)
        if frame.subject_words and not any(self.slots.is_one_of(s, frame.subject_words) for s in subjects):
            return None
        slots: dict[str, list[Token]] = {frame.subject: subjects}
        scope: list[Token] = [verb, *particles]
        used: list[Token] = []
        weight = SPECIFIC * (bool(frame.particle) + bool(frame.subject_words)) + frame.infinitive
        for argument in in_order(frame):
            heads = self.slots.fill(argument, scope, used)
            if not heads and argument.slot != "TARGET":
                return None
            if argument.slot == "TARGET" and not any(map(self.slots.means_somebody, heads)):
                mutual = self._reciprocal(frame, verb, slots, used)
                if mutual is not None or not heads:
                    return mutual
            used += heads
            scope += [] if argument.slot else heads
            scope += [c for c in verb.by("ccomp") if argument.prepositions == ("that",)]
            slots.setdefault(argument.slot, []).extend(heads if argument.slot else [])
            weight += 1 + bool(argument.prepositions) + SPECIFIC * bool(argument.words)
        if not slots.get("TARGET") or self._is_denied(frame, verb):
            return None
        under = tuple(self.slots.infinitives(*scope)) if frame.is_deep else ()
        ends = tuple(slots.get("SOURCE", ())), tuple(slots["TARGET"])
        return Match(frame, verb, verb, *ends, weight - 9 * frame.is_deep, words=tuple(scope[1:]), under=under)

    def _fits(self, frame: Frame, verb: Token, particles: list[Token]) -> bool:
        """Whether the verb stands as the frame wants it: with its particle and no other, with or without what else."""
        if frame.particle and not particles:
            return False
        if frame.passive and frame.subject == "TARGET" and not self.clauses.is_passive(verb):
            return False
        if not frame.particle and verb.by("prt") and not frame.arguments[1:]:
            return False
        if frame.passive and frame.subject == "TARGET" and not self.clauses.is_passive(verb):
            return False
        if (frame.intransitive and verb.by("dobj")) or (frame.plain and self._is_qualified(verb)):
            return False
        return not frame.infinitive or self._has_infinitive(verb)

    def _is_qualified(self, verb: Token) -> bool:
        """Whether more than a date or a place of time hangs on a verb."""
        nouns = [noun for preposition in verb.by("prep") for noun in preposition.children]
        return bool(verb.by("oprd", "ccomp", "acomp")) or not all(map(self.slots.is_time, nouns))

    def _subject(self, frame: Frame, verb: Token) -> list[Token]:
        """Who fills the frame's first slot; a frame may keep the subject of a passive: "associated with"."""
        if frame.passive and self.clauses.is_passive(verb):
            return self.clauses.surface(verb)
        return self.clauses.subjects(verb)

    def _reciprocal(self, frame: Frame, verb: Token, slots: dict[str, list[Token]], used: list[Token]) -> Match | None:
        """As in "X and Y met": those joined as the subject do it to one another."""
        sources = slots.get("SOURCE", [])
        whole = all(o in used for o in verb.by("dobj")) and len(used) == len(frame.arguments) - 1
        target = next(a for a in frame.arguments if a.slot == "TARGET")
        apart = target.prepositions and "with" not in target.prepositions[:1]
        apart = apart or (verb.lemma in self.words("one-sided") and not frame.arguments[1:])
        held = any(c.lower == "that" for clause in verb.by("ccomp") for c in clause.by("mark"))  # "All agreed that"
        if not self.relations[frame.relation].symmetric or not whole or apart or held or self.clauses.is_passive(verb):
            return None
        joined = {mention.actor.id for head in sources for mention in self.heads.all(head)}
        return Match(frame, verb, verb, tuple(sources), (), 1, "both") if len(joined) > 1 else None

    @staticmethod
    def _is_denied(frame: Frame, verb: Token) -> bool:
        """Whether what a frame wants to be said of its target is denied or done to it: "said Chad was not to blame"."""
        said = frame.arguments[:1] and frame.arguments[0].prepositions == ("that",) and len(frame.arguments) > 1
        undergone = [c for c in verb.by("ccomp") if c.by("nsubjpass") and c.lemma in frame.arguments[-1].words]
        return bool(said) and (bool(undergone) or any(clause.by("neg") for clause in verb.by("ccomp")))

    def _has_infinitive(self, verb: Token) -> bool:
        clauses = [*verb.by("xcomp", "ccomp", "advcl"), *(a for o in verb.by("dobj") for a in o.by("acl", "relcl"))]
        return any(any(c.lower == "to" for c in clause.by("aux")) for clause in clauses)


@cache
def in_order(frame: Frame) -> tuple[Argument, ...]:
    """A frame's arguments in the order in which to look for them: an object that is a slot takes what is left."""
    return tuple(sorted(frame.arguments, key=lambda argument: bool(argument.slot) and not argument.prepositions))
