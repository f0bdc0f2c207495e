"""Blocs -> the ground below their members, as the page draws it."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, inf

from kg.views.data import Row
from kg.views.look import look

Spot = tuple[float, float]


def grounds(blocs: Iterable[Row], places: Mapping[str, Spot]) -> list[tuple[int, str]]:
    """For each bloc with sure members in the picture, its number and the course of its ground as SVG has it."""
    found = []
    for number, bloc in enumerate(blocs):
        sure = [id for id in bloc["members"] if id in places and id not in bloc["unsure"]]
        members = set(bloc["members"])
        if sure:
            strangers = [place for id, place in places.items() if id not in members]
            found.append((number, _course([places[id] for id in sure], strangers)))
    return found


def bridges(members: Sequence[Spot], strangers: Sequence[Spot] = ()) -> list[tuple[Spot, Spot]]:
    """The branches of a shortest tree over the members (Prim 1957), but for long ones and such as pass a stranger."""
    if not members:
        return []
    nearest = {at: (_distance(members[at], members[0], strangers), 0) for at in range(1, len(members))}
    found = []
    while nearest:
        next = min(nearest, key=lambda at: (nearest[at][0], at))
        far, before = nearest.pop(next)
        if far < inf:
            found.append((members[before], members[next]))
        for at in nearest:
            nearest[at] = min(nearest[at], (_distance(members[at], members[next], strangers), next))
    return found


def _course(members: Sequence[Spot], strangers: Sequence[Spot]) -> str:
    dots = [f"M{x:g} {y:g}h0.01" for x, y in members]
    joined = [f"M{a:g} {b:g}L{c:g} {d:g}" for (a, b), (c, d) in bridges(members, strangers)]
    return "".join([*dots, *joined])


def _distance(one: Spot, other: Spot, strangers: Sequence[Spot]) -> float:
    """How far apart two members are; infinitely, where no bridge may join them."""
    far = hypot(one[0] - other[0], one[1] - other[1])
    if far > look()["far"] or any(_beside(spot, one, other) < look()["clear"] for spot in strangers):
        return inf
    return far


def _beside(spot: Spot, one: Spot, other: Spot) -> float:
    """How far a spot is from the straight way between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    along = ((spot[0] - one[0]) * dx + (spot[1] - one[1]) * dy) / (dx * dx + dy * dy or 1)
    at = min(max(along, 0), 1)
    return hypot(spot[0] - one[0] - at * dx, spot[1] - one[1] - at * dy)
