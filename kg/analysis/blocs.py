"""Who stands together: blocs of any number, the ties that contradict them, and how robust they are."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.analysis.cycles import Camps, packed
from kg.analysis.frustration import solved as two_camps_of
from kg.analysis.indexed import Indexed, indexed
from kg.analysis.partition import SMALL, cost, exhausted, searched
from kg.analysis.program import cut, end_of, is_installed
from kg.analysis.triads import Tie
from kg.network import NetworkClaim, supports

# The search of parts with more actors than this has fewer starts.
LARGE = 500


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that stand together, the most central first; named after the first two."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blocs:
    """Blocs, the largest first, with bounds of the weight of ties that contradict them, and those ties.

    `modularity` is signed modularity: how much more the ties agree with the blocs than chance would have it.
    """

    blocs: tuple[Bloc, ...]
    lower: float
    upper: float
    proved: bool
    against: tuple[Tie, ...]
    modularity: float

    @property
    def of(self) -> dict[str, int]:
        """The position of each actor's bloc."""
        return {actor: i for i, bloc in enumerate(self.blocs) for actor in bloc.members}


def blocs(
    network: nx.Graph,
    count: int | None = None,
    *,
    weight: str | None = None,
    seed: int = 0,
    exact: bool = True,
    time_limit: float | None = 60.0,
) -> Blocs:
    """The blocs with least number (or `weight`) of contradicting ties: friendly across, hostile within.

    Without `count` there are as many blocs as contradict least (generalised balance: Davis 1967,
    doi:10.1177/001872676702000206; correlation clustering: Bansal, Blum & Chawla 2004), with it at most so many
    (Doreian & Mrvar 1996, doi:10.1016/0378-8733(95)00259-6); two are found as `frustration` finds camps. Each
    biconnected part is searched by itself with a seed; where the number is open, who has no friend is a bloc of its
    own. Bounds from below: cycles with exactly one hostile tie, packed or in a linear program (extra `analysis`), and
    exhaustive search of small parts. NP-hard; the search takes O(m) a round. Where the `time_limit` in seconds of a
    part strikes, the lower bound depends on the machine, never the blocs, unless there are two.
    """
    parts = sorted(map(sorted, nx.biconnected_components(network)))
    solved = [_solved(indexed(network.subgraph(part), weight), count, seed, exact, time_limit) for part in parts]
    of = _glued([labels for labels, _, _ in solved], sorted(network), count)
    lower, upper = sum(low for _, low, _ in solved), sum(high for _, _, high in solved)
    return Blocs(
        blocs=_named(network, of),
        lower=round(lower, 6),
        upper=round(upper, 6),
        proved=all(high - low < 1e-6 for _, low, high in solved),
        against=tuple(_against(network, of)),
        modularity=modularity(network, of, weight=weight),
    )


def modularity(network: nx.Graph, of: Mapping[str, int], *, weight: str | None = None) -> float:
    """Signed modularity of blocs: that of the positive less that of the negative ties, each by its share of the weight.

    1 at most; isolates count nothing; O(m). Gómez, Jensen & Arenas 2009 (doi:10.1103/PhysRevE.80.016114).
    """
    edges = indexed(network, weight)
    total = float(edges.weight.sum())
    strength: dict[tuple[int, int], float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    inside = 0.0
    for u, v, sign, value in zip(*(x.tolist() for x in (edges.u, edges.v, edges.sign, edges.weight)), strict=True):
        one, other = of[edges.actors[u]], of[edges.actors[v]]
        strength[sign, one] += value
        strength[sign, other] += value
        whole[sign] += 2 * value
        inside += 2 * sign * value * (one == other)
    expected = sum(sign * value**2 / whole[sign] for (sign, _), value in sorted(strength.items()))
    return round((inside - expected) / (2 * total), 9) if total else 0.0


def robustness(
    claims: Iterable[NetworkClaim], found: Blocs, *, resamples: int = 100, seed: int = 0, count: int | None = None
) -> dict[str, float]:
    """For each actor with company in its bloc, how often it keeps that company when the voices are drawn anew.

    Each time as many speakers and publishers as there are are drawn with replacement, net signs are weighed from what
    they say, and blocs are searched; the share of an actor's fellows that are with it again is averaged. 1: whoever
    is asked, it stands with the same. Efron & Tibshirani 1993 (bootstrap). O(resamples * m).
    """
    said = list(supports(claims))
    voices = sorted({claim.voice for claim in said})
    chance = random.Random(seed)
    kept: dict[str, float] = defaultdict(float)
    company = {actor: set(b.members) - {actor} for b in found.blocs if len(b.members) > 1 for actor in b.members}
    for _ in range(resamples):
        drawn = Counter(voices[int(chance.random() * len(voices))] for _ in voices)
        of = _drawn_blocs(said, drawn, sorted(company), count, seed)
        for actor, fellows in company.items():
            kept[actor] += sum(of[fellow] == of[actor] for fellow in fellows) / len(fellows)
    return {actor: round(kept[actor] / resamples, 6) for actor in sorted(company)}


def _drawn_blocs(
    said: Iterable[NetworkClaim], drawn: Mapping[str, int], actors: Sequence[str], count: int | None, seed: int
) -> dict[str, int]:
    net: dict[tuple[str, str], float] = defaultdict(float)
    for claim in said:
        net[claim.pair] += claim.sign * claim.weight * drawn.get(claim.voice, 0)
    network = nx.Graph()
    network.add_nodes_from(actors)
    network.add_edges_from(
        (*pair, {"sign": 1 if net[pair] > 0 else -1}) for pair in sorted(net) if abs(net[pair]) > 1e-9
    )
    edges = indexed(network)
    return dict(zip(edges.actors, searched(edges.neighbours, count, seed=seed, starts=1), strict=True))


def _solved(
    edges: Indexed, count: int | None, seed: int, exact: bool, time_limit: float | None
) -> tuple[dict[str, int], float, float]:
    """The bloc of each actor of one part, and the bounds of its cost."""
    if count == 2:
        block = two_camps_of(edges, seed=seed, exact=exact, time_limit=time_limit)
        return {actor: int(side < 0) for actor, side in block.sides.items()}, block.lower, block.upper
    neighbours = edges.neighbours
    labels = searched(neighbours, count, seed=seed, starts=20 if len(neighbours) <= LARGE else 3)
    upper = cost(neighbours, labels)
    camps = Camps.by_sign(edges)
    lower = min(packed(camps), upper) if upper else 0.0
    if lower < upper - 1e-9 and exact and is_installed():
        lower = max(lower, cut(camps, upper, [], ends=end_of(time_limit))[0])
    if lower < upper - 1e-9 and exact and len(neighbours) <= SMALL:
        labels, bound, proved = exhausted(neighbours, count, labels)
        upper = cost(neighbours, labels)
        lower = upper if proved else max(lower, bound)
    return dict(zip(edges.actors, labels, strict=True)), min(lower, upper), upper


def _glued(parts: Iterable[Mapping[str, int]], actors: Sequence[str], count: int | None) -> dict[str, int]:
    """One bloc for each actor: parts are relabelled so that they agree on the actors that they share."""
    parts = list(parts)
    within: dict[str, list[int]] = defaultdict(list)
    for i, part in enumerate(parts):
        for actor in part:
            within[actor].append(i)
    of: dict[str, int] = {}
    done: set[int] = set()
    for root in actors:
        if root in of:
            continue
        of[root] = 0 if count else max(of.values(), default=-1) + 1
        queue = [root]
        for actor in queue:
            for i in (i for i in within[actor] if i not in done):
                done.add(i)
                new = _relabelled(parts[i], actor, of[actor], count, max(of.values()) + 1)
                queue.extend(other for other in new if other not in of)
                of.update(new)
    return of


def _relabelled(part: Mapping[str, int], actor: str, bloc: int, count: int | None, fresh: int) -> dict[str, int]:
    """The part with the actor in a given bloc, the others in further ones: of `count`, or new ones."""
    names = {part[actor]: bloc}
    free = iter(i for i in range(count) if i != bloc) if count else iter(range(fresh, fresh + len(part)))
    for other in sorted(part):
        if part[other] not in names:
            names[part[other]] = next(free)
    return {other: names[part[other]] for other in sorted(part)}


def _named(network: nx.Graph, of: Mapping[str, int]) -> tuple[Bloc, ...]:
    members: dict[int, list[str]] = defaultdict(list)
    for actor in of:
        members[of[actor]].append(actor)
    ordered = [sorted(group, key=lambda actor: (-_centrality(network, of, actor), actor)) for group in members.values()]
    return tuple(Bloc(_name(network, group), tuple(group)) for group in sorted(ordered, key=lambda g: (-len(g), g)))


def _centrality(network: nx.Graph, of: Mapping[str, int], actor: str) -> float:
    """The weight of an actor's ties that speak for its bloc: friendly within and hostile across."""
    ties = network[actor].items()
    return sum(
        sorted(float(data.get("weight", 1.0)) for other, data in ties if (data["sign"] > 0) == (of[other] == of[actor]))
    )


def _name(network: nx.Graph, members: Sequence[str]) -> str:
    return ", ".join(str(network.nodes[actor].get("label", actor)) for actor in members[:2])


def _against(network: nx.Graph, of: Mapping[str, int]) -> Iterator[Tie]:
    for a, b in sorted(tuple(sorted(edge)) for edge in network.edges if edge[0] != edge[1]):
        data = network[a][b]
        if (data["sign"] > 0) != (of[a] == of[b]):
            yield Tie(a, b, data["sign"], tuple(data.get("claims", ())))
