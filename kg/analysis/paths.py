"""How two actors are linked: the surest path for either product of signs, with the claims that make it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from math import exp, log

import networkx as nx

from kg.network import NetworkClaim, find_actor, signed, supports

# Paths tried, shortest first, where the surest walk meets an actor twice.
TRIED = 2_000


@dataclass(frozen=True, slots=True)
class Step:
    """A tie on a path, with the claim that speaks best for its sign; `confidence` is that of all claims that do."""

    a: str
    b: str
    sign: int
    confidence: float
    claim: NetworkClaim


@dataclass(frozen=True, slots=True)
class Path:
    """A path that meets no actor twice. `sign` is the product of its signs, `confidence` that of its confidences."""

    sign: int
    confidence: float
    steps: tuple[Step, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors on the way, both ends included."""
        return (self.steps[0].a, *(step.b for step in self.steps))

    def sentences(self, names: Mapping[str, str] | None = None) -> list[str]:
        """Each step in words, with the evidence of its best claim."""
        return [_sentence(step.claim, names or {}) for step in self.steps]


def paths(claims: Iterable[NetworkClaim], source: str, target: str) -> list[Path]:
    """The surest path with a positive and the surest with a negative product of signs, as far as there are any.

    Ties are the net signs of `kg.network.signed`; a tie's confidence is 1 less the product of the doubts of the voices
    that speak for its sign; a path's is the product of its ties'. A positive product makes likely friends, a negative
    one likely enemies (Heider 1946): an inference, which no claim states. Dijkstra's algorithm on the doubled network
    (Gremban 1996; a node for each actor and sign), O(m log n). Where its walk meets an actor twice, simple paths are
    tried in order of confidence (Yen 1971), 2,000 at most; then there may be a path that is not found.
    """
    claims = list(claims)
    network = signed(claims)
    source, target = find_actor(network, source), find_actor(network, target)
    best = _best_claims(claims, network)
    weighed = nx.Graph()
    weighed.add_nodes_from(sorted(network))
    for a, b, sign in sorted(network.edges(data="sign"), key=lambda edge: tuple(sorted(edge[:2]))):
        confidence = best[min(a, b), max(a, b)][0]
        weighed.add_edge(a, b, sign=sign, confidence=confidence, cost=-log(max(confidence, 1e-12)) + 1e-9)
    found = (_best_path(weighed, source, target, sign) for sign in (1, -1)) if source != target else iter(())
    return [_path(weighed, actors, best) for actors in found if actors]


def _best_claims(
    claims: Iterable[NetworkClaim], network: nx.Graph
) -> dict[tuple[str, str], tuple[float, NetworkClaim]]:
    """For each tie how sure its sign is, and the claim that speaks best for it."""
    doubts: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    best: dict[tuple[str, str], NetworkClaim] = {}
    for claim in supports(claims):
        if network.has_edge(*claim.pair) and network.edges[claim.pair]["sign"] == claim.sign:
            said = doubts[claim.pair]
            said[claim.voice] = min(said.get(claim.voice, 1.0), 1 - min(1.0, claim.confidence))
            best[claim.pair] = min(best.get(claim.pair, claim), claim, key=_worth)
    return {pair: (1 - _product(said), best[pair]) for pair, said in doubts.items()}


def _worth(claim: NetworkClaim) -> tuple[float, bool, str]:
    return (-claim.weight, claim.speaker is not None, claim.id)


def _product(values: Mapping[str, float]) -> float:
    product = 1.0
    for key in sorted(values):
        product *= values[key]
    return product


def _best_path(network: nx.Graph, source: str, target: str, sign: int) -> list[str] | None:
    doubled = nx.Graph()
    for a, b, data in network.edges(data=True):
        for side in (1, -1):
            doubled.add_edge((a, side), (b, side * data["sign"]), cost=data["cost"])
    try:
        walk = [actor for actor, _ in nx.dijkstra_path(doubled, (source, 1), (target, sign), weight="cost")]
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None
    return walk if len(set(walk)) == len(walk) else _simple_path(network, source, target, sign)


def _simple_path(network: nx.Graph, source: str, target: str, sign: int) -> list[str] | None:
    tried = islice(nx.shortest_simple_paths(network, source, target, weight="cost"), TRIED)
    return next((path for path in tried if _sign(network, path) == sign), None)


def _sign(network: nx.Graph, path: list[str]) -> int:
    sign = 1
    for a, b in pairwise(path):
        sign *= network[a][b]["sign"]
    return sign


def _path(network: nx.Graph, actors: list[str], best: Mapping[tuple[str, str], tuple[float, NetworkClaim]]) -> Path:
    steps = []
    for a, b in pairwise(actors):
        confidence, claim = best[min(a, b), max(a, b)]
        steps.append(Step(a, b, network[a][b]["sign"], round(confidence, 6), claim))
    cost = sum(network[a][b]["cost"] - 1e-9 for a, b in pairwise(actors))
    return Path(_sign(network, actors), round(exp(-cost), 6), tuple(steps))


def _sentence(claim: NetworkClaim, names: Mapping[str, str]) -> str:
    """Who does what to whom, according to whom, in which words."""
    source, target = names.get(claim.source, claim.source), names.get(claim.target, claim.target)
    teller = f", according to {names.get(claim.speaker, claim.speaker)}" if claim.speaker else ""
    quote = f': "{claim.evidence}"' if claim.evidence else ""
    return f"{source} {claim.type} {target}{teller}{quote}"
