"""Relations -> blocs: groups of actors bound among themselves and opposed to others, as the page shows them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.analysis.blocs import blocs
from kg.resolve import AFFILIATION
from kg.views.data import Row
from kg.views.ties import neighbours, signed_ties

PASSES = 20
Near = Mapping[str, Mapping[str, float]]
Place = dict[str, str]


def analysed(network: nx.Graph) -> Place:
    """For each actor with a signed tie, the first actor of its bloc, as `kg blocs` finds them."""
    found = blocs(network, exact=False).blocs
    return {actor: bloc.members[0] for bloc in found for actor in bloc.members if network.degree(actor)}


def settled(relations: Sequence[Row]) -> Place:
    """The same by a heuristic for correlation clustering that a graph of any size can afford.

    Actors move, in a fixed order, to the bloc that their ties favour most until none gains.
    """
    near = neighbours(signed_ties(relations))
    order = sorted(near, key=lambda actor: (-sum(map(abs, near[actor].values())), actor))
    place = {actor: actor for actor in order}
    for _ in range(PASSES):
        moved = [actor for actor in order if _move(actor, near, place)]
        if not moved:
            break
    return place


def to_rows(place: Place, actors: Sequence[Row], relations: Sequence[Row]) -> tuple[Row, ...]:
    """Blocs of two or more actors, the largest first, each named after its actor with the most claims.

    Who has no tie of its own joins the actor that it is affiliated with, represents or is part of, as `unsure`.
    """
    sure = set(place)
    followers = {
        one: place[other] for one, other in _affiliations(relations, actors) if one not in sure and other in sure
    }
    return tuple(_rows(actors, place | followers, sure))


def _move(actor: str, near: Near, place: Place) -> bool:
    gains: dict[str, float] = {place[actor]: 0.0}
    for other, weight in near[actor].items():
        gains[place[other]] = gains.get(place[other], 0.0) + weight
    best = max(gains, key=lambda bloc: (gains[bloc], bloc == place[actor], bloc))
    if gains[best] < 0:
        best = actor
    if best == place[actor]:
        return False
    place[actor] = best
    return True


def _affiliations(relations: Iterable[Row], actors: Iterable[Row]) -> Iterable[tuple[str, str]]:
    """Who follows whom, the strongest reason last so that it wins."""
    ties = [row for row in relations if row["type"] == AFFILIATION and row["status"] in ("Asserted", "Attributed")]
    for row in sorted(ties, key=lambda row: (row["claims"], row["id"])):
        yield row["target_id"], row["source_id"]
        yield row["source_id"], row["target_id"]
    for row in actors:
        for principal in (*row["part_of"], *row["represents"]):
            yield row["id"], principal


def _rows(actors: Sequence[Row], place: Mapping[str, str], sure: set[str]) -> Iterable[dict[str, Any]]:
    members: dict[str, list[Row]] = {}
    for row in sorted(actors, key=lambda row: (-row["claims"], row["id"])):
        if row["id"] in place:
            members.setdefault(place[row["id"]], []).append(row)
    groups = [group for group in members.values() if len(group) > 1]
    for group in sorted(groups, key=lambda group: (-len(group), group[0]["id"])):
        leader = next((row for row in group if row["id"] in sure), group[0])
        ids = [row["id"] for row in group]
        yield {
            "id": leader["id"],
            "label": leader["label"],
            "members": ids,
            "unsure": [actor for actor in ids if actor not in sure],
        }
