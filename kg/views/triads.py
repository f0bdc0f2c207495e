"""Ties -> triads: three actors tied pairwise, balanced where the product of their signs is positive."""

from collections.abc import Iterator
from heapq import nlargest
from typing import Any

from kg.views.data import Row
from kg.views.ties import Ties, neighbours, ordered

LISTED = 300


def listed(ties: Ties) -> tuple[Row, ...]:
    """The strongest unbalanced triads, then the strongest balanced ones; at most 300 and 100.

    A triad is as strong as the weakest of its ties. Each is met once, from its least connected actor, so that the
    work grows with the number of ties to the power 1.5 at most (Chiba and Nishizeki 1985).
    """
    ties = {pair: weight for pair, weight in ties.items() if weight}
    found: dict[bool, list[tuple[float, tuple[str, str, str]]]] = {True: [], False: []}
    for actors in _triangles(ties):
        weights = _weights(ties, actors)
        balanced = weights[0] * weights[1] * weights[2] > 0
        found[balanced].append((min(map(abs, weights)), actors))
    strongest = [*nlargest(LISTED, sorted(found[False])), *nlargest(LISTED // 3, sorted(found[True]))]
    return tuple(_row(ties, actors) for _, actors in strongest)


def _triangles(ties: Ties) -> Iterator[tuple[str, str, str]]:
    near = neighbours(ties)
    rank = {actor: number for number, actor in enumerate(sorted(near, key=lambda actor: (len(near[actor]), actor)))}
    above = {actor: sorted(other for other in near[actor] if rank[other] > rank[actor]) for actor in near}
    higher = {actor: set(others) for actor, others in above.items()}
    for actor in sorted(above):
        for other in above[actor]:
            for third in above[actor]:
                if third in higher[other]:
                    one, two, three = sorted((actor, other, third))
                    yield one, two, three


def _weights(ties: Ties, actors: tuple[str, str, str]) -> tuple[float, float, float]:
    one, two, three = actors
    return ties[ordered(one, two)], ties[ordered(two, three)], ties[ordered(three, one)]


def _row(ties: Ties, actors: tuple[str, str, str]) -> dict[str, Any]:
    signs = [1 if weight > 0 else -1 for weight in _weights(ties, actors)]
    return {"actors": list(actors), "signs": signs, "balanced": signs[0] * signs[1] * signs[2] > 0}
