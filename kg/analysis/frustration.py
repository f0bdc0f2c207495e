"""How far a signed network is from two camps, friends inside and enemies across: the frustration index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from kg.analysis.cycles import Camps, packed
from kg.analysis.indexed import Indexed, indexed
from kg.analysis.localsearch import TINY, tree_sides, two_camps
from kg.analysis.partition import SMALL, cost, exhausted
from kg.analysis.program import Program, is_installed

# Nodes of branch and bound for each block, before it reports bounds that do not meet.
NODES = 2_000
# Seconds for the programs of each block.
TIME_LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class Frustration:
    """Bounds of the frustration index, the camps that reach the upper one, and the ties against their grain.

    `camps` has a pair for each connected component of two actors or more, the largest first; in each pair the camp of
    the actor with most ties comes first. `weight` is that of all ties.
    """

    lower: float
    upper: float
    proved: bool
    camps: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    against: tuple[tuple[str, str], ...]
    weight: float

    @property
    def balance(self) -> float:
        """1 - 2L/m for the upper bound: 1 where balanced, 0 where half of the weight is frustrated (Aref & Wilson)."""
        return 1 - 2 * self.upper / self.weight if self.weight else 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A biconnected part of a network with its solution."""

    sides: Mapping[str, int]
    lower: float
    upper: float


def frustration(
    network: nx.Graph,
    *,
    weight: str | None = None,
    seed: int = 0,
    exact: bool = True,
    nodes: int = NODES,
    time_limit: float | None = TIME_LIMIT,
) -> Frustration:
    """The least number (or `weight`) of ties whose change of sign leaves two camps without a tie against the grain.

    The index adds up over biconnected blocks (ties in no cycle are free), each solved by itself: seeded local search
    from above; from below unbalanced cycles packed greedily and, with the extra `analysis`, cutting planes and branch
    and bound with HiGHS (without it, all camps of few actors are tried). Only bounds that meet are `proved`. Signs are
    the edges' `sign`; isolates belong to no camp. NP-hard: hundreds of actors take seconds, sparse blocks of thousands
    a minute. Where a limit (`nodes` of each block, `time_limit` in seconds for each) strikes, bounds stay apart; where
    the time limit does, they depend on the machine. Harary 1959 (doi:10.1002/bs.3830040405), Aref & Wilson 2018
    (doi:10.1093/comnet/cnx039).
    """
    blocks = [
        solved(indexed(network.subgraph(block), weight), seed=seed, exact=exact, nodes=nodes, time_limit=time_limit)
        for block in sorted(map(sorted, nx.biconnected_components(network)))
    ]
    whole = indexed(network, weight)
    sides = _joined(blocks)
    against = tuple(
        (whole.actors[u], whole.actors[v])
        for u, v, sign in zip(whole.u.tolist(), whole.v.tolist(), whole.sign.tolist(), strict=True)
        if sides[whole.actors[u]] * sides[whole.actors[v]] * sign < 0
    )
    return Frustration(
        lower=round(sum(block.lower for block in blocks), 6),
        upper=round(sum(block.upper for block in blocks), 6),
        proved=all(block.lower >= block.upper - 1e-6 for block in blocks),
        camps=_camps(network, sides),
        against=against,
        weight=round(float(whole.weight.sum()), 6),
    )


def solved(
    edges: Indexed,
    *,
    seed: int = 0,
    exact: bool = True,
    nodes: int = NODES,
    time_limit: float | None = TIME_LIMIT,
) -> Block:
    """The camps of one biconnected part with bounds of what goes against them; see `frustration`."""
    neighbours = edges.neighbours
    camps = Camps.of(edges, sides := tree_sides(neighbours))
    if not camps.against:
        return _block(edges, sides, 0.0, 0.0)
    sides, upper = two_camps(neighbours, seed=seed)
    lower = packed(Camps.of(edges, sides))
    if lower >= upper - TINY or not exact:
        return _block(edges, sides, min(lower, upper), upper)
    if not is_installed():
        return _exhausted(edges, sides, lower)
    program = Program(edges, sides, time_limit=time_limit)
    program.solve(nodes=nodes)
    return _block(edges, program.sides, min(max(lower, program.lower), program.upper), program.upper)


def _exhausted(edges: Indexed, sides: list[int], lower: float) -> Block:
    """What can be proved without HiGHS: of few actors by trying all camps."""
    labels, proved = [int(side < 0) for side in sides], False
    if len(sides) <= SMALL:
        labels, _, proved = exhausted(edges.neighbours, 2, labels)
    upper = cost(edges.neighbours, labels)
    return _block(edges, [1 - 2 * label for label in labels], upper if proved else min(lower, upper), upper)


def _block(edges: Indexed, sides: list[int], lower: float, upper: float) -> Block:
    return Block(dict(zip(edges.actors, sides, strict=True)), lower, upper)


def _joined(blocks: Iterable[Block]) -> dict[str, int]:
    """One side for each actor: blocks are turned so that they agree on the actors that they share."""
    within: dict[str, list[Block]] = {}
    for block in blocks:
        for actor in block.sides:
            within.setdefault(actor, []).append(block)
    sides: dict[str, int] = {}
    done: set[int] = set()
    for root in sorted(within):
        sides.setdefault(root, 1)
        queue = [root]
        for actor in queue:
            for block in within[actor]:
                if id(block) not in done:
                    done.add(id(block))
                    turn = sides[actor] * block.sides[actor]
                    new = [other for other in sorted(block.sides) if other not in sides]
                    sides.update((other, turn * block.sides[other]) for other in new)
                    queue.extend(new)
    return sides


def _camps(network: nx.Graph, sides: Mapping[str, int]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    pairs = []
    components = (sorted(component) for component in nx.connected_components(network) if len(component) > 1)
    for component in sorted(components, key=lambda component: (-len(component), component)):
        first = sides[min(component, key=lambda actor: (-network.degree(actor), actor))]
        camp = tuple(actor for actor in component if sides[actor] == first)
        pairs.append((camp, tuple(actor for actor in component if sides[actor] != first)))
    return tuple(pairs)
