"""A signed network as arrays: what the measures that must be fast work on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """Actors in alphabetical order, and edges as positions in it (`u < v`), with their signs and weights."""

    actors: tuple[str, ...]
    u: Ints
    v: Ints
    sign: Ints
    weight: Floats

    @property
    def neighbours(self) -> list[list[tuple[int, float]]]:
        """For each actor its neighbours and the sign times the weight of the edge."""
        found: list[list[tuple[int, float]]] = [[] for _ in self.actors]
        for i, j, value in zip(self.u.tolist(), self.v.tolist(), (self.sign * self.weight).tolist(), strict=True):
            found[i].append((j, value))
            found[j].append((i, value))
        return found

    def times(self, values: Floats, vector: Floats) -> Floats:
        """The symmetric matrix that has `values` at the edges, times a vector; O(edges)."""
        size = len(self.actors)
        forth = np.bincount(self.u, weights=values * vector[self.v], minlength=size)
        back = np.bincount(self.v, weights=values * vector[self.u], minlength=size)
        return np.asarray(forth + back, dtype=np.float64)


def indexed(network: nx.Graph, weight: str | None = None) -> Indexed:
    """The arrays of a network whose edges have `sign`; without `weight` each edge weighs 1. Loops are left out."""
    actors = tuple(sorted(network))
    place = {actor: i for i, actor in enumerate(actors)}
    rows = sorted(
        (min(place[a], place[b]), max(place[a], place[b]), data["sign"], _weight(data, weight))
        for a, b, data in network.edges(data=True)
        if a != b
    )
    columns: Iterator[Any] = zip(*rows, strict=True) if rows else iter(((), (), (), ()))
    u, v, sign, weights = columns
    return Indexed(
        actors,
        np.array(u, dtype=np.int64),
        np.array(v, dtype=np.int64),
        np.sign(np.array(sign, dtype=np.int64)),
        np.array(weights, dtype=np.float64),
    )


def _weight(data: dict[str, Any], weight: str | None) -> float:
    return float(data.get(weight, 1.0)) if weight else 1.0
