"""Networks for Gephi, igraph and R: GraphML and GEXF with sign, weight, status and dates on every edge."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx

from kg.export import Content
from kg.model import Status
from kg.network import to_claims, to_network

GEXF = "http://www.gexf.net/1.2draft"


def graphml(content: Content) -> Iterator[bytes]:
    """Every relation as an edge, whatever its status."""
    output = BytesIO()
    nx.write_graphml_xml(_network(content), output)
    yield output.getvalue()


def gexf(content: Content) -> Iterator[bytes]:
    """The same for Gephi, without the date on which it was written."""
    output = BytesIO()
    nx.write_gexf(_network(content), output)
    ElementTree.register_namespace("", GEXF)
    root = ElementTree.fromstring(output.getvalue())
    for meta in root.findall(f"{{{GEXF}}}meta"):
        root.remove(meta)
    yield ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _network(content: Content) -> nx.MultiDiGraph:
    """The network with plain attributes: no lists, no characters that XML cannot hold."""
    claims, actors = content.tables["claims"](), {row["id"]: row for row in content.tables["actors"]()}
    full = to_network(to_claims(claims, intensities=content.intensities), statuses=Status)
    network = nx.MultiDiGraph()
    for id in full.nodes:
        actor = actors[id]
        network.add_node(id, label=_clean(actor["label"]), kind=actor["kind"], claims=actor["claims"])
    for source, target, key, attributes in full.edges(keys=True, data=True):
        plain = {name: _plain(value) for name, value in attributes.items()}
        network.add_edge(source, target, key=key, **plain, label=attributes["type"])
    return network


def _plain(value: Any) -> Any:
    return " ".join(value) if isinstance(value, tuple) else value


def _clean(text: str) -> str:
    return "".join(c for c in text if c.isprintable())
