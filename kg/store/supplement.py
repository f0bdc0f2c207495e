"""What a pushed graph needs beside its triples to be read as on disk: its manifest and ontology, reprints and texts.

They are a named graph of their own, `<graph>/supplement`: values of nodes, and which document is a reprint of which.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.errors import KGError
from kg.model import Document
from kg.store.terms import DCTERMS, RDF, Nodes, iri

VALUE, PART, REPRINT = iri(RDF + "value"), iri(DCTERMS + "hasPart"), iri(DCTERMS + "isVersionOf")
ONTOLOGY = "/ontology/"
# Triples and characters in one request at most; a text may be long.
MOST, LONGEST = 2000, 4_000_000


def address(graph: str) -> str:
    """The name of the graph that supplements this one."""
    return f"{graph}/supplement"


def chunks(
    graph: str, nodes: Nodes, ontology: Path, reprints: Mapping[str, str], texts: Iterable[Document]
) -> Iterator[bytes]:
    """The supplement without the manifest, as N-Triples."""
    found = _triples(graph, nodes, ontology, reprints, texts)
    while batch := list(_filling(found)):
        yield ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b""


def manifest(graph: str, text: str) -> bytes:
    """The triple that says that the graph is there as a whole."""
    return ox.serialize([ox.Triple(ox.NamedNode(graph), VALUE, ox.Literal(text))], format=ox.RdfFormat.N_TRIPLES) or b""


def _triples(
    graph: str, nodes: Nodes, ontology: Path, reprints: Mapping[str, str], texts: Iterable[Document]
) -> Iterator[ox.Triple]:
    for path in sorted(path for path in ontology.rglob("*") if path.is_file()):
        part = ox.NamedNode(f"{graph}{ONTOLOGY}{quote(path.relative_to(ontology).as_posix())}")
        yield ox.Triple(ox.NamedNode(graph), PART, part)
        yield ox.Triple(part, VALUE, ox.Literal(path.read_text(encoding="utf-8")))
    for one, other in sorted(reprints.items()):
        if one != other:
            yield ox.Triple(nodes.document(one), REPRINT, nodes.document(other))
    for document in texts:
        yield ox.Triple(nodes.document(document.id), VALUE, ox.Literal(document.text))


def _filling(triples: Iterator[ox.Triple]) -> Iterator[ox.Triple]:
    size = 0
    for triple in islice(triples, MOST):
        yield triple
        size += len(str(triple.object))
        if size > LONGEST:
            return


class Supplement:
    """Reads the supplement of a graph through an endpoint that asks it."""

    def __init__(self, endpoint: Any, graph: str) -> None:
        self.endpoint, self.graph = endpoint, graph

    def manifest(self) -> str:
        """The text of the manifest; "" where there is none."""
        return _value(self.endpoint.of(ox.NamedNode(self.graph)))

    def ontology(self, folder: Path) -> None:
        """Write the Turtle files of the ontology into a folder."""
        for part in self.endpoint.of(ox.NamedNode(self.graph)).get("hasPart", ()):
            path = folder / unquote(str(part.value).rpartition(ONTOLOGY)[2])
            if not path.resolve().is_relative_to(folder.resolve()):
                raise KGError(f"<{self.graph}>: its ontology has a file outside of its folder: {path.name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_value(self.endpoint.of(part)), encoding="utf-8", newline="\n")

    def reprints(self) -> dict[str, str]:
        """For each reprint the document that stands for it."""
        answer = self.endpoint.query("SELECT ?one ?other { ?one dcterms:isVersionOf ?other }")
        return {self.endpoint.nodes.id(one): self.endpoint.nodes.id(other) for one, other in answer}

    def texts(self) -> dict[str, str]:
        """The texts that there are, by id of their documents."""
        answer = self.endpoint.query(f"SELECT ?it {{ ?it rdf:value ?text FILTER(?it != <{self.graph}>) }}")
        nodes = (solution["it"] for solution in answer)
        start = self.endpoint.nodes.document("").value
        documents = [node for node in nodes if node.value.startswith(start)]
        return {self.endpoint.nodes.id(node): _value(self.endpoint.of(node)) for node in documents}


def _value(said: Mapping[str, list[Any]]) -> str:
    return next((str(value.value) for value in said.get("value", ())), "")
