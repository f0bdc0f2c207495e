"""Frames against the tree: which tokens fill a frame's source and target."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.arguments import Clauses
from kg.frames import Argument, Frame
from kg.mentions.heads import coordinated
from kg.ontology import Ontology
from kg.parse import Token

SPECIFIC = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a trigger, with the heads that fill its slots; `governor` is the verb that carries its standing."""

    frame: Frame
    trigger: Token
    governor: Token
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    weight: int = 0
    route: str = ""
    words: tuple[Token, ...] = field(default=())


class VerbMatcher:
    """Matches verb frames; the most specific frame of a verb wins."""

    def __init__(self, ontology: Ontology, clauses: Clauses) -> None:
        self.frames, self.relations = ontology.frames, ontology.relations
        self.clauses, self.words = clauses, ontology.words

    def matches(self, verb: Token) -> list[Match]:
        """The best matches at a verb: all that share the highest specificity, one a relation."""
        found = [m for frame in self.frames.get(f"verb {verb.lemma}", ()) if (m := self._match(frame, verb))]
        if not found:
            return []
        best = max(match.weight for match in found)
        chosen: dict[str, Match] = {}
        for match in found:
            if match.weight == best:
                chosen.setdefault(match.frame.relation, match)
        return list(chosen.values())[:1]

    def _match(self, frame: Frame, verb: Token) -> Match | None:
        particles = [c for c in verb.children if c.dep in ("prt", "advmod", "prep") and c.lower == frame.particle]
        if frame.particle and not particles:
            return None
        if not frame.particle and any(c.dep == "prt" for c in verb.children) and not frame.arguments[1:]:
            return None
        if frame.intransitive and verb.by("dobj"):
            return None
        if frame.plain and verb.by("oprd", "ccomp", "acomp", "prep"):
            return None
        if frame.infinitive and not self._has_infinitive(verb):
            return None
        slots: dict[str, list[Token]] = {frame.subject: self._subject(frame, verb)}
        scope: list[Token] = [verb, *particles]
        used: list[Token] = []
        weight = SPECIFIC * bool(frame.particle) + frame.infinitive
        for argument in sorted(frame.arguments, key=lambda a: bool(a.slot) and not a.prepositions):
            heads = self._fill(argument, verb, scope, used)
            if not heads:
                return self._reciprocal(frame, verb, slots) if argument.slot == "TARGET" else None
            used += heads
            scope += [] if argument.slot else heads
            slots.setdefault(argument.slot, []).extend(heads if argument.slot else [])
            weight += 1 + bool(argument.prepositions) + SPECIFIC * bool(argument.words)
        if not slots.get("TARGET"):
            return None
        return Match(frame, verb, verb, tuple(slots.get("SOURCE", ())), tuple(slots["TARGET"]), weight, words=tuple(scope[1:]))

    def _subject(self, frame: Frame, verb: Token) -> list[Token]:
        """Who fills the frame's first slot; a passive that takes no object keeps its subject: "made up of", "associated with"."""
        bare = [a for a in frame.arguments if not a.prepositions]
        if not bare and self.clauses.is_passive(verb):
            return self.clauses.surface(verb)
        return self.clauses.subjects(verb)

    def _reciprocal(self, frame: Frame, verb: Token, slots: dict[str, list[Token]]) -> Match | None:
        """ "X and Y met": those joined as the subject do it to one another."""
        joined = [t for head in slots.get("SOURCE", []) for t in coordinated(head)]
        if not self.relations[frame.relation].symmetric or len(joined) < 2 or verb.by("dobj") or len(frame.arguments) > 1:
            return None
        return Match(frame, verb, verb, tuple(slots["SOURCE"]), (), 1, "both")

    def _has_infinitive(self, verb: Token) -> bool:
        clauses = [*verb.by("xcomp", "ccomp", "advcl"), *(a for o in verb.by("dobj") for a in o.by("acl", "relcl"))]
        return any(any(c.lower == "to" for c in clause.by("aux")) for clause in clauses)

    def _fill(self, argument: Argument, verb: Token, scope: list[Token], used: list[Token]) -> list[Token]:
        if argument.prepositions == ("that",):
            clauses = verb.by("ccomp")
            return [s for c in clauses for s in (self.clauses.surface(c) if c.by("nsubj", "nsubjpass") else [])]
        if argument.prepositions:
            return self._by_preposition(argument, verb, scope, used)
        if argument.words:
            return self._by_words(argument.words, verb, used)
        objects = [o for o in self.clauses.objects(verb) if o not in used]
        return objects or [c for o in used for c in o.by("compound") if c.tag == "NNP"][:1]

    def _by_preposition(self, argument: Argument, verb: Token, scope: list[Token], used: list[Token]) -> list[Token]:
        attached = list(self.clauses.prepositions(*scope, *self.clauses.objects(verb)))
        for wanted in argument.prepositions:
            for preposition in attached:
                if preposition.lower != wanted:
                    continue
                nouns = [n for n in preposition.by("pobj") if n not in used]
                nouns = nouns if not argument.words else [n for n in nouns if is_one_of(n, argument.words)]
                if nouns:
                    return nouns
        return []

    def _by_words(self, wanted: frozenset[str], verb: Token, used: list[Token]) -> list[Token]:
        near: Iterable[Token] = [*self.clauses.objects(verb), *verb.by("attr", "acomp", "oprd", "ccomp", "xcomp", "advmod", "npadvmod", "prt", "amod", "advcl")]
        for token in near:
            for head in (token, *token.by("conj"), *token.by("acomp", "attr", "oprd")):
                if head not in used and is_one_of(head, wanted):
                    return [head]
        return []


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a head, or a compound with it ("arms shipment" for "arms"), is among these lemmas."""
    if token.lemma in words or token.lower in words:
        return True
    return any(c.lemma in words or c.lower in words for c in token.by("compound", "amod") if token.lemma in ("shipment", "delivery", "supply", "system", "package"))
