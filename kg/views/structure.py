"""PageData -> PageData with blocs and triads: those of kg.analysis, or quicker ones for a large graph."""

from dataclasses import replace
from math import ceil

import networkx as nx

from kg.analysis.frustration import frustration
from kg.network import signed, to_claims
from kg.views.blocs import analysed, settled, to_rows
from kg.views.data import PageData, Row
from kg.views.ties import Ties, ordered, signed_ties
from kg.views.triads import listed

# Of a graph with more claims, blocs and weights come by heuristics, in seconds where the analysis takes minutes.
MOST_ANALYSED = 3000


def structured(data: PageData) -> PageData:
    """The data with what it lacks of blocs and triads."""
    network = _network(data) if len(data.claims) <= MOST_ANALYSED else None
    blocs, tied = data.blocs, data.triads
    if blocs is None:
        place = analysed(network) if network is not None else settled(data.relations)
        blocs = to_rows(place, data.actors, data.relations)
    if tied is None:
        tied = listed(_ties(network) if network is not None else signed_ties(data.relations))
    camps = _camps(network) if network is not None and data.camps is None else data.camps
    return replace(data, blocs=blocs, triads=tied, camps=camps)


def _camps(network: nx.Graph) -> Row | None:
    """The frustration index by search, not proved: the bounds say how far it may be off."""
    if not network.number_of_edges():
        return None
    found = frustration(network, exact=False)
    pairs = [list(ordered(*pair)) for pair in found.against]
    ties = network.number_of_edges()
    return {"lower": ceil(found.lower), "upper": round(found.upper), "ties": ties, "against": sorted(pairs)}


def _network(data: PageData) -> nx.Graph:
    """The signed network of the claims, as `kg blocs` and `kg balance` see it."""
    articles = {row["id"]: row for row in data.documents}
    rows = [
        {
            **row,
            "publisher": articles[row["document"]]["publisher"] or "",
            "published": articles[row["document"]]["date"] or "",
        }
        for row in data.claims
    ]
    return signed(to_claims(rows, intensities={row["id"]: row["intensity"] for row in data.types}))


def _ties(network: nx.Graph) -> Ties:
    return {ordered(one, other): tie["sign"] * tie["weight"] for one, other, tie in network.edges(data=True)}
