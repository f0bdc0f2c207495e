"""The database of a graph on disk: written once by a build, then only read."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError, QueryError
from kg.store import guard
from kg.store.terms import RDF, Nodes, local

# Bytes of Turtle that are loaded at once, about 400,000 triples; and the end of a statement.
PIECE = 16 << 20
END = b" .\n"
CLASS = ox.NamedNode(RDF + "type")


def write_turtle(path: Path, triples: Iterable[ox.Triple], nodes: Nodes) -> None:
    """Write triples in their order as Turtle."""
    with path.open("wb") as stream:
        ox.serialize(triples, stream, ox.RdfFormat.TURTLE, prefixes=nodes.prefixes)


def load_turtle(folder: Path, path: Path) -> int:
    """Load a Turtle file that `write_turtle` wrote into a new database; how many triples it holds.

    It is loaded a piece at a time, since the loader keeps up to a million triples in memory for each core.
    """
    folder.mkdir(parents=True)
    store = ox.Store(str(folder))
    for piece in _pieces(path):
        # What was written here needs no second check of its IRIs.
        store.bulk_load(piece, ox.RdfFormat.TURTLE, lenient=True)
    store.flush()
    store.optimize()
    return len(store)


def _pieces(path: Path) -> Iterator[bytes]:
    """The file in stretches of whole statements, each with the prefixes, which stand at its head."""
    with path.open("rb") as stream:
        prefixes, rest = b"", b""
        for line in stream:
            if not line.startswith(b"@prefix"):
                rest = line
                break
            prefixes += line
        while block := stream.read(PIECE):
            # No literal spans lines: a line break in one is written as an escape.
            whole, end, begun = (rest + block).rpartition(END)
            rest = begun
            if whole:
                yield prefixes + whole + end
        if rest:
            yield prefixes + rest


def as_rdflib(path: Path) -> Any:
    """A Turtle file as an rdflib Graph, in memory."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(path, format="turtle")
    return graph


class Database:
    """A finished graph's triples, open for reading; sees the state at the time of opening, whatever is built later."""

    def __init__(self, folder: Path, nodes: Nodes) -> None:
        self.nodes = nodes
        try:
            self.store = ox.Store.read_only(str(folder))
        except OSError as error:
            raise GraphError(
                f"{folder}: the store cannot be opened: {error}; `kg build --fresh` makes it anew"
            ) from error

    def query(self, query: str, values: Mapping[str, Any] | None = None) -> Any:
        """The answer to a query whose variables in `values` stand for these terms; QueryError says what is wrong.

        The prefixes of the graph are declared already.
        """
        guard.check(query)
        substitutions = {ox.Variable(name): term for name, term in (values or {}).items()}
        try:
            return self.store.query(query, prefixes=self.nodes.prefixes, substitutions=substitutions)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"SPARQL: {' '.join(str(error).split())}") from None
        except OSError as error:
            raise QueryError(f"the query failed: {error}") from None

    def of(self, subject: ox.NamedNode) -> dict[str, list[Any]]:
        """All that is said of a node: the last part of each property -> its values; its classes are under "a"."""
        found: dict[str, list[Any]] = {}
        for quad in self.store.quads_for_pattern(subject, None, None, None):
            name = "a" if quad.predicate == CLASS else local(quad.predicate)
            found.setdefault(name, []).append(quad.object)
        return found

    def says(self, subject: ox.NamedNode, predicate: ox.NamedNode, object: Any) -> bool:
        """Whether this triple is in the graph."""
        return ox.Quad(subject, predicate, object) in self.store

    def objects(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[Any]:
        """The values of a property of a node."""
        return [quad.object for quad in self.store.quads_for_pattern(subject, predicate, None, None)]

    def subjects(self, predicate: ox.NamedNode, object: Any) -> list[Any]:
        """The nodes that have this value of a property."""
        return [quad.subject for quad in self.store.quads_for_pattern(None, predicate, object, None)]

    def pairs(self, predicate: ox.NamedNode) -> Iterator[tuple[Any, Any]]:
        """Every node that has a property, with its value."""
        return ((quad.subject, quad.object) for quad in self.store.quads_for_pattern(None, predicate, None, None))
