"""RDF: Turtle as built, N-Triples and JSON-LD of the same triples, and TriG with a graph for each document."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.export import Content

CHUNK = 1 << 20
DERIVED_FROM = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
CONTEXT = ox.NamedNode("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#referenceContext")


def turtle(content: Content) -> Iterator[bytes]:
    """The file that the build wrote."""
    with content.turtle.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def ntriples(content: Content) -> Iterator[bytes]:
    """One triple a line, sorted, so that two graphs can be compared line by line."""
    lines = sorted((ox.serialize(_triples(content), format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True))
    yield b"".join(lines)


def jsonld(content: Content) -> Iterator[bytes]:
    """JSON-LD with the prefixes of the graph as its context."""
    yield ox.serialize(_triples(content), format=ox.RdfFormat.JSON_LD, prefixes=dict(content.prefixes)) or b""


def trig(content: Content) -> Iterator[bytes]:
    """A document's claims, evidence and description in a graph named by the document; the rest in the default graph."""
    graphs = _documents(content)
    default = ox.DefaultGraph()
    quads = [ox.Quad(t.subject, t.predicate, t.object, graphs.get(t.subject, default)) for t in _triples(content)]
    ordered = sorted(quads, key=lambda quad: str(quad.graph_name))
    output = BytesIO()
    ox.serialize(ordered, output, ox.RdfFormat.TRIG, prefixes=dict(content.prefixes))
    yield output.getvalue()


def chunks(turtle: Path, size: int) -> Iterator[tuple[bytes, int]]:
    """The triples of a Turtle file as N-Triples, at most so many at once, with their number."""
    triples = (quad.triple for quad in ox.parse(path=str(turtle), format=ox.RdfFormat.TURTLE))
    while batch := list(islice(triples, size)):
        yield ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b"", len(batch)


def _triples(content: Content) -> Iterator[ox.Triple]:
    for quad in ox.parse(path=str(content.turtle), format=ox.RdfFormat.TURTLE):
        yield quad.triple


def _documents(content: Content) -> dict[Any, Any]:
    """The document of each claim, each stretch of evidence and each document itself."""
    derived: dict[Any, Any] = {}
    found: dict[Any, Any] = {}
    for triple in _triples(content):
        if triple.predicate == CONTEXT:
            found[triple.subject] = found[triple.object] = triple.object
        elif triple.predicate == DERIVED_FROM:
            derived[triple.subject] = triple.object
    return found | {claim: found[evidence] for claim, evidence in derived.items()}
