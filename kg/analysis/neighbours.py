"""Who stands with and against an actor, and who might, by way of others."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.network import find_actor


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An actor tied to the one asked about, as claims have it."""

    actor: str
    sign: int
    weight: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inference:
    """An actor that others lead to. No claim says this: it is inferred from those on the way.

    `sign` is the product of the signs on the way, `through` the actors between, `weight` the sum over them of the
    weaker of the two ties, `tie` the sign that claims give the pair itself (None: they give none). Where `tie` and
    `sign` differ, balance theory errs.
    """

    actor: str
    sign: int
    through: tuple[str, ...]
    weight: float
    tie: int | None
    claims: tuple[str, ...]
    inferred: bool = True


def allies(network: nx.Graph, actor: str) -> list[Neighbour]:
    """The actors with a positive net tie to one, the best supported first. O(degree)."""
    return _neighbours(network, actor, 1)


def enemies(network: nx.Graph, actor: str) -> list[Neighbour]:
    """The actors with a negative net tie to one, the best supported first. O(degree)."""
    return _neighbours(network, actor, -1)


def enemies_of_enemies(network: nx.Graph, actor: str) -> list[Inference]:
    """Whom the enemies of one are hostile to: by balance theory (Heider 1946) its likely friends."""
    return _two_steps(network, actor, -1, -1)


def friends_of_enemies(network: nx.Graph, actor: str) -> list[Inference]:
    """Whom the enemies of one are friendly to: by balance theory its likely enemies."""
    return _two_steps(network, actor, -1, 1)


def enemies_of_friends(network: nx.Graph, actor: str) -> list[Inference]:
    """Whom the friends of one are hostile to: by balance theory its likely enemies."""
    return _two_steps(network, actor, 1, -1)


def friends_of_friends(network: nx.Graph, actor: str) -> list[Inference]:
    """Whom the friends of one are friendly to: by balance theory its likely friends."""
    return _two_steps(network, actor, 1, 1)


def shared_enemies(network: nx.Graph, a: str, b: str) -> list[Inference]:
    """The actors that two are both hostile to, one inference for each, with its claims."""
    return _shared(network, a, b, -1)


def shared_friends(network: nx.Graph, a: str, b: str) -> list[Inference]:
    """The actors that two are both friendly to, one inference for each, with its claims."""
    return _shared(network, a, b, 1)


def _neighbours(network: nx.Graph, actor: str, sign: int) -> list[Neighbour]:
    actor = find_actor(network, actor)
    found = [
        Neighbour(other, sign, _weight(network, actor, other), _claims(network, [(actor, other)]))
        for other in _tied(network, actor, sign)
    ]
    return sorted(found, key=lambda neighbour: (-neighbour.weight, neighbour.actor))


def _two_steps(network: nx.Graph, actor: str, first: int, second: int) -> list[Inference]:
    """Weights and isolates: the weaker tie of each way counts; who has no tie leads nowhere. O(sum of degrees)."""
    actor, ways = find_actor(network, actor), dict[str, list[str]]()
    for between in _tied(network, actor, first):
        for other in _tied(network, between, second):
            if other != actor:
                ways.setdefault(other, []).append(between)
    found = [_inference(network, actor, other, sorted(through), first * second) for other, through in ways.items()]
    return sorted(found, key=lambda inference: (-inference.weight, inference.actor))


def _inference(network: nx.Graph, actor: str, other: str, through: list[str], sign: int) -> Inference:
    return Inference(
        actor=other,
        sign=sign,
        through=tuple(through),
        weight=round(sum(min(_weight(network, actor, way), _weight(network, way, other)) for way in through), 6),
        tie=network[actor][other]["sign"] if network.has_edge(actor, other) else None,
        claims=_claims(network, [edge for way in through for edge in ((actor, way), (way, other))]),
    )


def _shared(network: nx.Graph, a: str, b: str, sign: int) -> list[Inference]:
    a, b = find_actor(network, a), find_actor(network, b)
    both = set(_tied(network, a, sign)) & set(_tied(network, b, sign))
    tie = network[a][b]["sign"] if network.has_edge(a, b) else None
    found = [
        Inference(
            actor=actor,
            sign=1,
            through=(a, b),
            weight=min(_weight(network, a, actor), _weight(network, b, actor)),
            tie=tie,
            claims=_claims(network, [(a, actor), (b, actor)]),
        )
        for actor in both
    ]
    return sorted(found, key=lambda inference: (-inference.weight, inference.actor))


def _tied(network: nx.Graph, actor: str, sign: int) -> list[str]:
    return [other for other, data in network[actor].items() if data["sign"] * sign > 0 and other != actor]


def _weight(network: nx.Graph, a: str, b: str) -> float:
    return float(network[a][b].get("weight", 1.0))


def _claims(network: nx.Graph, edges: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({claim for a, b in edges for claim in network[a][b].get("claims", ())}))
