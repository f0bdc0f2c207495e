"""Relations -> ties: how strongly two actors are bound or opposed, whichever of them acts."""

from collections.abc import Iterable, Mapping
from math import sqrt

from kg.resolve import AFFILIATION
from kg.views.data import Row

Ties = Mapping[tuple[str, str], float]
# What only speakers vouch for binds less than what the article says; what is denied or disputed does not bind.
TRUST = {"Asserted": 1.0, "Attributed": 0.5}


def signed_ties(relations: Iterable[Row]) -> Ties:
    """The net weight of every pair of actors, the lesser id first; affiliation and what makes no edge are left out."""
    found: dict[tuple[str, str], float] = {}
    for row in relations:
        weight = row["sign"] * TRUST.get(row["status"], 0.0) * sqrt(max(row["claims"], 1))
        if weight and row["type"] != AFFILIATION and row["source_id"] != row["target_id"]:
            pair = ordered(row["source_id"], row["target_id"])
            found[pair] = found.get(pair, 0.0) + weight
    return {pair: round(weight, 6) for pair, weight in sorted(found.items())}


def neighbours(ties: Ties) -> dict[str, dict[str, float]]:
    """For every actor, its ties by the other actor."""
    found: dict[str, dict[str, float]] = {}
    for (one, other), weight in ties.items():
        found.setdefault(one, {})[other] = weight
        found.setdefault(other, {})[one] = weight
    return found


def ordered(one: str, other: str) -> tuple[str, str]:
    """The two ids, the lesser first."""
    return (one, other) if one <= other else (other, one)
