"""A graph in its folder -> the chunks of N-Triples that a remote store is sent."""

from collections.abc import Iterator

from kg.export import rdf
from kg.folder import TURTLE
from kg.graph import Graph
from kg.model import digest
from kg.remote import Chunk
from kg.store import supplement

SUPPLEMENT = "/supplement"
# The graphs beside the graph itself, by what follows its name.
KINDS = (SUPPLEMENT,)


def state(graph: Graph, *, text: bool) -> str:
    """What names all that a push of the graph sends."""
    return digest(graph.manifest.files[TURTLE], graph.manifest.ontology, graph.manifest.kg, text)


def chunks(graph: Graph, name: str, *, size: int, text: bool) -> Iterator[Chunk]:
    """The triples, then what supplements them; the manifest last, since by it readers know that all is there."""
    for data, count in rdf.chunks(graph.turtle, size):
        yield Chunk(data, count)
    files = graph.folder / graph.manifest.ontology
    texts = graph.texts() if text else ()
    for data in supplement.chunks(name, graph.nodes, files, graph.reprints, texts):
        yield Chunk(data, kind=SUPPLEMENT)
    yield Chunk(supplement.manifest(name, graph.manifest.dumps()), kind=SUPPLEMENT)
