"""Who matters in a signed network."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import combinations

import networkx as nx
import numpy as np

from kg.analysis.indexed import Floats, indexed

# With more actors than this, betweenness is estimated from as many of them.
PIVOTS = 500


def degree(network: nx.Graph) -> Counter[str]:
    """Signed degree: friends less enemies. Weights are ignored, isolates have 0. O(m)."""
    return Counter({actor: _ties(network, actor, 1) - _ties(network, actor, -1) for actor in sorted(network)})


def positive_degree(network: nx.Graph) -> Counter[str]:
    """Positive degree: how many friends. Weights are ignored, isolates have 0. O(m)."""
    return Counter({actor: _ties(network, actor, 1) for actor in sorted(network)})


def negative_degree(network: nx.Graph) -> Counter[str]:
    """Negative degree: how many enemies. Weights are ignored, isolates have 0. O(m)."""
    return Counter({actor: _ties(network, actor, -1) for actor in sorted(network)})


def strength(network: nx.Graph) -> Counter[str]:
    """The weight of an actor's ties whatever their sign (1 where an edge has none); isolates have 0. O(m)."""
    return _counter({actor: round(_strength(network, actor), 6) for actor in sorted(network)})


def pn_index(network: nx.Graph) -> Counter[str]:
    """PN index: high for who has friends that have friends, low for who has enemies.

    PN = (I - A/(2n-2))^-1 1 with A = P - 2N over n actors (Everett & Borgatti 2014, doi:10.1016/j.socnet.2014.03.005).
    Weights are ignored; an isolate has 1. Solved by conjugate gradients in O(m) a step, a few dozen steps.
    """
    edges = indexed(network)
    size = len(edges.actors)
    if size < 2:
        return Counter(dict.fromkeys(edges.actors, 1))
    values = np.where(edges.sign > 0, 1.0, -2.0) / (2 * size - 2)
    solution = _solved(lambda vector: vector - edges.times(values, vector), np.ones(size))
    return _counter({actor: round(float(x), 9) for actor, x in zip(edges.actors, solution, strict=True)})


def brokers(network: nx.Graph, *, seed: int = 0) -> Counter[str]:
    """Betweenness over positive ties: the share of shortest friendly paths that lead through an actor.

    Negative ties carry nothing and weights are ignored; isolates have 0. O(nm), estimated from 500 actors, drawn by
    `seed`, where there are more (Freeman 1977, doi:10.2307/3033543; Brandes & Pich 2007).
    """
    positive = nx.Graph()
    positive.add_nodes_from(sorted(network))
    positive.add_edges_from(sorted((*sorted(edge[:2]),) for edge in network.edges(data="sign") if edge[2] > 0))
    pivots = PIVOTS if len(positive) > PIVOTS else None
    values = nx.betweenness_centrality(positive, k=pivots, seed=seed)
    return _counter({actor: round(values[actor], 9) for actor in sorted(values)})


def mediators(network: nx.Graph) -> Counter[str]:
    """How many pairs of an actor's friends are enemies of one another: who stands between two sides.

    Weights are ignored, isolates have 0. O(sum of squared degrees).
    """
    return Counter({actor: _hostile_pairs(network, actor) for actor in sorted(network)})


def _counter(values: Mapping[str, float]) -> Counter[str]:
    """A Counter may hold fractions, though its type says otherwise."""
    return Counter(values)


def _hostile_pairs(network: nx.Graph, actor: str) -> int:
    friendly = [other for other, data in network[actor].items() if data["sign"] > 0]
    return sum(1 for a, b in combinations(friendly, 2) if network.has_edge(a, b) and network[a][b]["sign"] < 0)


def _ties(network: nx.Graph, actor: str, sign: int) -> int:
    return sum(1 for data in network[actor].values() if data["sign"] * sign > 0)


def _strength(network: nx.Graph, actor: str) -> float:
    return sum(sorted(float(data.get("weight", 1.0)) for data in network[actor].values()))


def _solved(matrix: Callable[[Floats], Floats], right: Floats) -> Floats:
    """The least solution x of a symmetric, positive semidefinite system, by conjugate gradients."""
    x, residual = np.zeros_like(right), right.copy()
    step, size = residual.copy(), float(residual @ residual)
    for _ in range(10 * len(right)):
        if size < 1e-24:
            break
        image = matrix(step)
        length = size / float(step @ image)
        x, residual = x + length * step, residual - length * image
        size, before = float(residual @ residual), size
        step = residual + size / before * step
    return x
