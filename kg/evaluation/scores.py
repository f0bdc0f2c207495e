"""Gold claims and found claims -> precision, recall and F1 at every level."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.names import Names
from kg.ontology import Ontology

Claim = Mapping[str, Any]
Agreement = Callable[[Claim, Claim], bool]
LEVELS = ("dyad", "sign", "category", "relation", "claim")
FACETS = ("polarity", "modality", "speaker")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many in the gold and of how many found.

    >>> Score(hits=1, gold=2, found=4).recall, Score(1, 2, 4).precision, round(Score(1, 2, 4).f1, 2)
    (0.5, 0.25, 0.33)
    """

    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Score") -> "Score":
        """The score over both."""
        return Score(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.found) if self.hits else 0.0


class Judge:
    """Says in what a found claim agrees with a gold one."""

    def __init__(self, ontology: Ontology) -> None:
        self._relations = ontology.relations
        self.names = Names(ontology)
        self.levels: dict[str, Agreement] = {
            "dyad": self.dyad,
            "sign": lambda gold, found: self.sign(gold, found) and self.dyad(gold, found),
            "category": lambda gold, found: self.category(gold, found) and self.dyad(gold, found),
            "relation": lambda gold, found: gold["relation"] == found["relation"] and self.dyad(gold, found),
            "claim": lambda gold, found: self.standing(gold, found) and self.dyad(gold, found),
        }

    def dyad(self, gold: Claim, found: Claim) -> bool:
        """Whether source and target are right; in either order where the gold relation is symmetric."""
        if self.end(gold["source"], found, "source") and self.end(gold["target"], found, "target"):
            return True
        known = self._relations.get(gold["relation"])
        return known is not None and known.symmetric and self.swapped(gold, found)

    def swapped(self, gold: Claim, found: Claim) -> bool:
        """Whether source and target are right but for their order."""
        return self.end(gold["source"], found, "target") and self.end(gold["target"], found, "source")

    def end(self, name: str, found: Claim, end: str) -> bool:
        """Whether `name` is the found claim's source or target, by label or by the article's own words for it."""
        return self.names.same(name, found.get(end)) or self.names.same(name, found.get(f"{end}_text"))

    def sign(self, gold: Claim, found: Claim) -> bool:
        """Whether the relations have the same sign."""
        return self._sign(gold) == self._sign(found)

    def category(self, gold: Claim, found: Claim) -> bool:
        """Whether the relations have the same sign and PLOVER category."""
        return self.sign(gold, found) and self._plover(gold) == self._plover(found)

    def standing(self, gold: Claim, found: Claim) -> bool:
        """Whether sign, polarity, modality and speaker are all right."""
        return self.sign(gold, found) and next(self.differing(gold, found), None) is None

    def differing(self, gold: Claim, found: Claim) -> Iterator[str]:
        """Those of polarity, modality and speaker in which the two differ."""
        if gold["polarity"] != found.get("polarity", "affirmed"):
            yield "polarity"
        if (gold["modality"] == "actual") != (found.get("modality", "actual") == "actual"):
            yield "modality"
        if not self.speaker(gold, found):
            yield "speaker"

    def speaker(self, gold: Claim, found: Claim) -> bool:
        """Whether the same actor vouches for both, or for both the article itself."""
        one, other = gold.get("speaker"), found.get("speaker")
        return (not one and not other) or self.names.same(one, other)

    def _sign(self, claim: Claim) -> int | None:
        known = self._relations.get(claim["relation"])
        return known.sign if known else claim.get("sign")

    def _plover(self, claim: Claim) -> str | None:
        known = self._relations.get(claim["relation"])
        return known.plover if known else claim.get("plover")


def matching(gold: Sequence[Claim], found: Sequence[Claim], agree: Agreement) -> list[tuple[int, int]]:
    """The largest one-to-one matching, as indices of gold and found; required gold claims are placed first.

    Augmenting paths: a placed gold claim moves to another partner where that makes room, and never loses its place.
    """
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in range(len(found)):
            if j in seen or not agree(gold[i], found[j]):
                continue
            seen.add(j)
            if j not in taken or place(taken[j], seen):
                taken[j] = i
                return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: is_optional(gold[i])):
        place(i, set())
    return sorted((i, j) for j, i in taken.items())


def distinct(claims: Iterable[Claim], agree: Agreement) -> list[Claim]:
    """Claims that differ at a level: repeating a dyad earns nothing."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(agree(old, claim) for old in kept):
            kept.append(claim)
    return kept


def level_score(gold: Sequence[Claim], found: Sequence[Claim], agree: Agreement) -> Score:
    """The score of one article at one level; of equal gold claims a required one stands for all."""
    gold, found = distinct(sorted(gold, key=is_optional), agree), distinct(found, agree)
    pairs = matching(gold, found, agree)
    hits = sum(not is_optional(gold[i]) for i, _ in pairs)
    return Score(hits, sum(not is_optional(claim) for claim in gold), len(found) - (len(pairs) - hits))


def closest(gold: Sequence[Claim], found: Sequence[Claim], judge: Judge) -> list[tuple[Claim, Claim]]:
    """Pairs that agree in dyad and sign, those that agree in everything else matched first."""
    pairs = matching(gold, found, judge.levels["claim"])
    gold_left = without(gold, (i for i, _ in pairs))
    found_left = without(found, (j for _, j in pairs))
    rest = matching(gold_left, found_left, judge.levels["sign"])
    return [(gold[i], found[j]) for i, j in pairs] + [(gold_left[i], found_left[j]) for i, j in rest]


def without(claims: Sequence[Claim], indices: Iterable[int]) -> list[Claim]:
    """The claims at all other indices."""
    gone = set(indices)
    return [claim for index, claim in enumerate(claims) if index not in gone]


def is_optional(claim: Claim) -> bool:
    """Whether a careful reader could leave the claim out."""
    return bool(claim.get("optional"))
