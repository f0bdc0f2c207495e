"""Blocs -> the ground below their members, as the page draws it."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot

from kg.views.data import Row
from kg.views.look import look

Spot = tuple[float, float]


def grounds(blocs: Iterable[Row], places: Mapping[str, Spot]) -> list[tuple[int, str]]:
    """For each bloc with sure members in the picture, its number and the course of its ground as SVG has it."""
    found = []
    for number, bloc in enumerate(blocs):
        sure = [id for id in bloc["members"] if id in places and id not in bloc["unsure"]]
        if sure:
            found.append((number, _course([places[id] for id in sure])))
    return found


def bridges(members: Sequence[Spot], far: float) -> list[tuple[Spot, Spot]]:
    """The branches of a shortest tree over the members (Prim 1957) that are not longer than `far`."""
    nearest = dict.fromkeys(range(1, len(members)), 0)
    found = []
    while nearest:
        next = min(nearest, key=lambda at: (_distance(members[at], members[nearest[at]]), at))
        before = nearest.pop(next)
        if _distance(members[next], members[before]) <= far:
            found.append((members[before], members[next]))
        for at in nearest:
            if _distance(members[at], members[next]) < _distance(members[at], members[nearest[at]]):
                nearest[at] = next
    return found


def _course(members: Sequence[Spot]) -> str:
    dots = [f"M{x:g} {y:g}h0.01" for x, y in members]
    joined = [f"M{a:g} {b:g}L{c:g} {d:g}" for (a, b), (c, d) in bridges(members, look()["far"])]
    return "".join([*dots, *joined])


def _distance(one: Spot, other: Spot) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
