"""Which threes of actors are balanced, which are not, and the tie whose change would mend most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.analysis.indexed import Indexed, Ints, indexed

KINDS = ("---", "--+", "-++", "+++")
# How many pairs of ties are looked up at a time: bounds memory to about a hundred megabytes.
CHUNK = 2_000_000


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of a triad with the claims that make it."""

    a: str
    b: str
    sign: int
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors that are all tied, in alphabetical order."""

    actors: tuple[str, str, str]
    ties: tuple[Tie, Tie, Tie]

    @property
    def kind(self) -> str:
        """Its signs, negative ones first: one of KINDS."""
        return KINDS[sum(tie.sign > 0 for tie in self.ties)]

    @property
    def is_balanced(self) -> bool:
        """Whether the product of its signs is positive (Cartwright & Harary 1956)."""
        return self.kind in ("+++", "--+")


@dataclass(frozen=True, slots=True)
class Strain:
    """A tie, and by how many the unbalanced triads would become fewer if its sign changed."""

    a: str
    b: str
    sign: int
    mends: int
    claims: tuple[str, ...]


def census(network: nx.Graph) -> Counter[str]:
    """How many triads of each kind there are: `+++`, `--+`, `-++`, `---`.

    Only fully tied threes count; weights are ignored, isolates and pendants take no part. Balanced are `+++` and `--+`
    (Cartwright & Harary 1956, doi:10.1037/h0046049); weakly balanced also `---` (Davis 1967). O(m^1.5).
    """
    return census_of(indexed(network))


def census_of(edges: Indexed) -> Counter[str]:
    """As `census`, of arrays: a million edges take a second or two."""
    counts = np.zeros(4, dtype=np.int64)
    positive = (edges.sign > 0).astype(np.int64)
    for one, two, three in triangles(edges):
        counts += np.bincount(positive[one] + positive[two] + positive[three], minlength=4)
    return Counter({kind: int(count) for kind, count in zip(KINDS, counts, strict=True)})


def triangles(edges: Indexed) -> Iterator[tuple[Ints, Ints, Ints]]:
    """The triangles, each once, as positions of their three edges, in chunks.

    Edges point from lower to higher degree, so that no actor has more than sqrt(2m) of them; pairs of edges that leave
    one actor are looked up among the edges (Latapy 2008, doi:10.1016/j.tcs.2008.07.017).
    """
    tail, head, order = _oriented(edges)
    size = len(edges.actors)
    starts = np.searchsorted(tail, np.arange(size + 1))
    key = tail * size + head
    seen = _filter(key)
    # Edge i is paired with the later edges of its tail: those up to the end of the tail's run.
    later = starts[tail + 1] - np.arange(len(tail)) - 1
    for begin, end in _chunks(later):
        first = np.repeat(np.arange(begin, end), later[begin:end])
        run = np.cumsum(later[begin:end]) - later[begin:end]
        second = first + 1 + np.arange(len(first)) - np.repeat(run, later[begin:end])
        wanted = head[first] * size + head[second]
        likely = seen[_slot(wanted, len(seen))]
        first, second, wanted = first[likely], second[likely], wanted[likely]
        place = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        found = key[place] == wanted if len(key) else np.zeros(0, dtype=bool)
        yield order[first[found]], order[second[found]], order[place[found]]


def triads(network: nx.Graph, *, balanced: bool | None = None) -> list[Triad]:
    """The triads in alphabetical order, all or only the (un)balanced; ties have the `claims` of their edges."""
    edges = indexed(network)
    found = [
        _triad(network, edges, trio)
        for chunk in triangles(edges)
        for trio in zip(*(part.tolist() for part in chunk), strict=True)
    ]
    wanted = (triad for triad in found if balanced is None or triad.is_balanced is balanced)
    return sorted(wanted, key=lambda triad: triad.actors)


def strains(network: nx.Graph) -> list[Strain]:
    """The ties in at least one unbalanced triad, by how much a change of their sign would mend, most first.

    A change mends the tie's unbalanced triads and breaks its balanced ones, so `mends` (the difference) may be
    negative. Weights are ignored. Equal ones are in alphabetical order. O(m^1.5).
    """
    edges = indexed(network)
    mended = np.zeros(len(edges.u), dtype=np.int64)
    strained = np.zeros(len(edges.u), dtype=bool)
    for parts in triangles(edges):
        product = edges.sign[parts[0]] * edges.sign[parts[1]] * edges.sign[parts[2]]
        for part in parts:
            np.subtract.at(mended, part, product)
            strained[part[product < 0]] = True
    order = sorted(np.flatnonzero(strained).tolist(), key=lambda edge: (-int(mended[edge]), edge))
    return [_strain(network, edges, edge, int(mended[edge])) for edge in order]


def local_balance(network: nx.Graph) -> dict[str, float]:
    """For each actor in a triad, the share of its triads that are balanced; weights are ignored. O(m^1.5)."""
    edges = indexed(network)
    size = len(edges.actors)
    total, good = np.zeros(size), np.zeros(size)
    for parts in triangles(edges):
        balanced = edges.sign[parts[0]] * edges.sign[parts[1]] * edges.sign[parts[2]] > 0
        for part in parts:
            for ends in (edges.u[part], edges.v[part]):
                total += np.bincount(ends, minlength=size)
                good += np.bincount(ends[balanced], minlength=size)
    return {edges.actors[i]: float(good[i] / total[i]) for i in np.flatnonzero(total).tolist()}


def _oriented(edges: Indexed) -> tuple[Ints, Ints, Ints]:
    """Tails, heads (numbered by degree) and edge positions, ordered by tail and head."""
    size = len(edges.actors)
    degree = np.bincount(np.concatenate([edges.u, edges.v]), minlength=size)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(size)
    a, b = rank[edges.u], rank[edges.v]
    tail, head = np.minimum(a, b), np.maximum(a, b)
    order = np.argsort(tail * size + head)
    return tail[order], head[order], order


def _slot(key: Ints, size: int) -> Ints:
    """A place in a table whose size is a power of two (Knuth's multiplicative hash)."""
    mixed = key.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return (mixed >> np.uint64(65 - size.bit_length())).astype(np.int64)


def _filter(key: Ints) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """A table that is True where some key may be: a cheap first look before the exact one."""
    table = np.zeros(1 << max(16, (16 * len(key)).bit_length()), dtype=bool)
    table[_slot(key, len(table))] = True
    return table


def _chunks(later: Ints) -> Iterator[tuple[int, int]]:
    total = np.cumsum(later)
    begin = 0
    while begin < len(later):
        done = int(total[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(total, done + CHUNK, side="right")))
        yield begin, end
        begin = end


def _triad(network: nx.Graph, edges: Indexed, trio: tuple[int, int, int]) -> Triad:
    ties = sorted((_tie(network, edges, edge) for edge in trio), key=lambda tie: (tie.a, tie.b))
    actors = sorted({actor for tie in ties for actor in (tie.a, tie.b)})
    return Triad((actors[0], actors[1], actors[2]), (ties[0], ties[1], ties[2]))


def _tie(network: nx.Graph, edges: Indexed, edge: int) -> Tie:
    a, b = edges.actors[edges.u[edge]], edges.actors[edges.v[edge]]
    return Tie(a, b, int(edges.sign[edge]), tuple(network[a][b].get("claims", ())))


def _strain(network: nx.Graph, edges: Indexed, edge: int, mends: int) -> Strain:
    tie = _tie(network, edges, edge)
    return Strain(tie.a, tie.b, tie.sign, mends, tie.claims)
