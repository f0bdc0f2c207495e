"""Cycles against the grain: each needs a tie to change, so they bound the frustration index from below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from kg.analysis.indexed import Floats, Indexed
from kg.analysis.triads import triangles

Cycle = list[int]
# Every tie counts this much as a step, so that of equally light paths the shorter is found.
STEP = 0.02
# A cycle just found makes its ties this much heavier for the rest of the round, so that cycles spread.
SPREAD = 0.2
# Actors that the searches of one round may visit; what is then left unsearched only weakens a bound.
EFFORT = 3_000_000


@dataclass(slots=True)
class Effort:
    """How many actors searches may still visit."""

    left: int = EFFORT


@dataclass(frozen=True, slots=True, eq=False)
class Camps:
    """A signed network with a side for each actor: which ties go against the grain, and who is tied with it."""

    edges: Indexed
    against: tuple[int, ...]
    agreeing: list[list[tuple[int, int]]]

    @classmethod
    def of(cls, edges: Indexed, sides: Sequence[int]) -> "Camps":
        """The camps that `sides` (1 or -1 for each actor) make."""
        side = np.array(sides, dtype=np.int64)
        return cls._split(edges, side[edges.u] * side[edges.v] * edges.sign < 0)

    @classmethod
    def by_sign(cls, edges: Indexed) -> "Camps":
        """Every negative tie against the grain of the positive ones: for blocs of any number, where cycles with exactly
        one negative tie are what must be broken (Davis 1967).
        """
        return cls._split(edges, edges.sign < 0)

    @classmethod
    def _split(cls, edges: Indexed, wrong: NDArray[np.bool_]) -> "Camps":
        agreeing: list[list[tuple[int, int]]] = [[] for _ in edges.actors]
        for edge in np.flatnonzero(~wrong).tolist():
            u, v = int(edges.u[edge]), int(edges.v[edge])
            agreeing[u].append((v, edge))
            agreeing[v].append((u, edge))
        return cls(edges, tuple(np.flatnonzero(wrong).tolist()), agreeing)

    @property
    def weight(self) -> float:
        """The weight of the ties against the grain."""
        return float(self.edges.weight[list(self.against)].sum())

    def cycle(self, edge: int, cost: Sequence[float], limit: float, effort: Effort) -> Cycle | None:
        """The cheapest cycle of `edge`, which goes against the grain, and ties that go with it; cost below `limit`.

        Such a cycle is unbalanced. None where there is none or the effort is spent. Dijkstra's algorithm, O(m log n).
        """
        start, goal = int(self.edges.u[edge]), int(self.edges.v[edge])
        best, came, heap = {start: 0.0}, {start: (-1, -1)}, [(0.0, start)]
        while heap and effort.left > 0:
            so_far, actor = heappop(heap)
            effort.left -= 1
            if actor == goal:
                return [edge, *_back(came, goal)]
            if so_far > best[actor]:
                continue
            for other, tie in self.agreeing[actor]:
                total = so_far + cost[tie]
                if total < limit and total < best.get(other, limit):
                    best[other], came[other] = total, (tie, actor)
                    heappush(heap, (total, other))
        return None


def packed(camps: Camps) -> float:
    """A lower bound: the weight of unbalanced cycles packed greedily so that no tie bears more than its own weight.

    Short cycles are searched for tie by tie; when the effort is spent, triangles are packed into what is left.
    """
    spare, cost = camps.edges.weight.tolist(), [1.0] * len(camps.edges.weight)
    total, effort = 0.0, Effort()
    for edge in camps.against:
        while spare[edge] > 0 and (cycle := camps.cycle(edge, cost, np.inf, effort)):
            total += _load(cycle, spare)
            for tie in cycle:
                cost[tie] = 1.0 if spare[tie] else np.inf
    if effort.left <= 0:
        against = set(camps.against)
        for triangle in unbalanced_triangles(camps.edges):
            if len(against.intersection(triangle)) == 1:
                total += _load(triangle, spare)
    return total


def _load(cycle: Cycle, spare: list[float]) -> float:
    """What the ties of a cycle can all still bear, which they then bear."""
    load = min(spare[tie] for tie in cycle)
    for tie in cycle:
        spare[tie] = spare[tie] - load if spare[tie] - load > 1e-12 else 0.0
    return load


def unbalanced_triangles(edges: Indexed) -> Iterator[Cycle]:
    """The triangles whose signs multiply to -1, as positions of their edges."""
    for one, two, three in triangles(edges):
        wrong = edges.sign[one] * edges.sign[two] * edges.sign[three] < 0
        yield from np.stack([one[wrong], two[wrong], three[wrong]], axis=1).tolist()


def light_cycles(camps: Camps, value: Floats) -> Iterator[Cycle]:
    """Unbalanced cycles whose ties have values that sum to less than 1, at most one for each tie against the grain."""
    values, effort = value.tolist(), Effort()
    cost = (value + STEP).tolist()
    for edge in camps.against:
        cycle = camps.cycle(edge, cost, 1 - values[edge] + 10 * STEP, effort)
        if cycle and sum(values[tie] for tie in cycle) < 1 - 1e-6:
            for tie in cycle[1:]:
                cost[tie] += SPREAD
            yield cycle


def _back(came: dict[int, tuple[int, int]], actor: int) -> Iterator[int]:
    tie, before = came[actor]
    while tie >= 0:
        yield tie
        tie, before = came[before]
