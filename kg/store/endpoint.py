"""The triples of a graph behind a SPARQL endpoint, read as those of a database on disk are; no cut goes unnoticed.

Stores cut long answers and say nothing (Virtuoso at 10,000 rows). So whatever has `FEW` rows or more is counted by the
store, and fetched page by page in a fixed order if it was cut.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.exchange import Answer, Exchange, RefusedError
from kg.store import guard
from kg.store.database import CLASS, Database
from kg.store.terms import INSTANCES, Nodes, local, prologue

RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
# No store cuts shorter answers.
FEW = 100
# Triples of CONSTRUCT cannot be counted apart; stores cut them at multiples of this.
ROUND = 1000
# Nodes that are asked about at once.
AHEAD = 200
DECLARED = re.compile(r"(?:\s|#[^\n]*\n)*(?:PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)", re.IGNORECASE)
PIECE = re.compile(rf"{guard.TOKEN.pattern}|(?P<brace>[{{}}])", guard.TOKEN.flags)


class Endpoint(Database):
    """Answers queries as `Database` does, from the graph of this name there, or from the default graph."""

    def __init__(self, exchange: Exchange, nodes: Nodes, graph: str = "") -> None:
        self.exchange, self.nodes, self.graph = exchange, nodes, graph
        self.store = ox.Store()
        self._said: dict[ox.NamedNode, list[tuple[ox.NamedNode, Any]]] = {}
        # Nodes that answers named and nobody has asked about: a dict, for their order.
        self._named: dict[ox.NamedNode, None] = {}

    def query(self, query: str, values: Mapping[str, Any] | None = None) -> Any:
        """The answer to a query whose variables in `values` stand for these terms; QueryError says what is wrong."""
        # Asked of an empty store first: what is no SPARQL is told as for a graph on disk, and the kind of answer known.
        shape = super().query(query, values)
        whole = "\n".join([*prologue(self.nodes.prefixes), substituted(query, values or {})])
        if isinstance(shape, ox.QueryTriples):
            return self._triples(whole)
        found = self._asked(whole)
        if isinstance(shape, ox.QuerySolutions):
            found = self._complete(whole, [variable.value for variable in shape.variables], found)
            self._note(found)
        return _parsed(found)

    def of(self, subject: ox.NamedNode) -> dict[str, list[Any]]:
        """All that is said of a node: the last part of each property -> its values; its classes are under "a".

        Nodes that former answers named are asked about together with it, since they will be wanted next.
        """
        found: dict[str, list[Any]] = {}
        for predicate, value in self._pairs_of(subject):
            found.setdefault("a" if predicate == CLASS else local(predicate), []).append(value)
        return found

    def says(self, subject: ox.NamedNode, predicate: ox.NamedNode, object: Any) -> bool:
        """Whether this triple is in the graph."""
        return (predicate, object) in self._pairs_of(subject)

    def objects(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> list[Any]:
        """The values of a property of a node."""
        return [value for property, value in self._pairs_of(subject) if property == predicate]

    def subjects(self, predicate: ox.NamedNode, object: Any) -> list[Any]:
        """The nodes that have this value of a property."""
        return [solution["it"] for solution in self.query(f"SELECT ?it {{ ?it {predicate} {object} }}")]

    def pairs(self, predicate: ox.NamedNode) -> Iterator[tuple[Any, Any]]:
        """Every node that has a property, with its value."""
        answer = self.query(f"SELECT ?it ?value {{ ?it {predicate} ?value }}")
        return ((solution["it"], solution["value"]) for solution in answer)

    def _pairs_of(self, subject: ox.NamedNode) -> list[tuple[ox.NamedNode, Any]]:
        if subject not in self._said:
            self._named.pop(subject, None)
            ahead = list(islice(self._named, AHEAD - 1))
            for node in ahead:
                del self._named[node]
            self._read([subject, *ahead])
        return self._said[subject]

    def _read(self, nodes: list[ox.NamedNode]) -> None:
        self._said.update((node, []) for node in nodes)
        listed = " ".join(map(str, nodes))
        for node, predicate, value in self.query(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {listed} }} ?s ?p ?o }}"):
            self._said[node].append((predicate, value))

    def _note(self, found: dict[str, Any]) -> None:
        """Keep the nodes of this graph that an answer names."""
        own = tuple(f"{self.nodes.base}{name}/" for name in INSTANCES)
        terms = (term for binding in found["results"]["bindings"] for term in binding.values())
        for iri in (term["value"] for term in terms if term["type"] == "uri"):
            if iri.startswith(own) and (node := ox.NamedNode(iri)) not in self._said:
                self._named[node] = None

    # -- what is asked ------------------------------------------------------------------------------------------

    def _complete(self, query: str, names: list[str], found: dict[str, Any]) -> dict[str, Any]:
        """The answer, fetched in pages if the store holds more rows than it gave."""
        count = len(found["results"]["bindings"])
        if count < FEW:
            return found
        before, rest = _split(query)
        total = int(_only(self._asked(f"{before} SELECT (COUNT(*) AS ?n) {{ {{ {rest}\n}} }}")))
        return found if total == count else {**found, "results": {"bindings": self._paged(query, names, count, total)}}

    def _paged(self, query: str, names: list[str], size: int, total: int) -> list[Any]:
        """All rows: in the order that the query asks for, or else by all their terms, so that pages do not overlap."""
        before, rest = _split(query)
        order = "" if _is_ordered(rest) else " ORDER BY " + " ".join(f"?{name}" for name in names)
        # The order is inside, because Virtuoso sorts no more than 10,000 rows of what it must give a page of.
        inner = rest if _is_ordered(rest) else f"SELECT * {{ {{ {rest}\n}} }}{order}"
        rows: list[Any] = []
        while len(rows) < total:
            page = f"{before} SELECT {' '.join(f'?{name}' for name in names)} {{ {{ {inner}\n}} }}"
            got = self._asked(f"{page} OFFSET {len(rows)} LIMIT {size}")["results"]["bindings"]
            if not got:
                raise QueryError(f"{self.exchange.shown}: gave {len(rows):,} of {total:,} rows; is the graph changing?")
            rows += got
        return rows

    def _asked(self, query: str) -> dict[str, Any]:
        answer = self._sent(query, RESULTS)
        try:
            found: dict[str, Any] = json.loads(answer.body)
            if "boolean" not in found:
                _ = found["head"]["vars"], found["results"]["bindings"]
            return found
        except (ValueError, KeyError, TypeError):
            raise self._stranger(answer) from None

    def _triples(self, query: str) -> Any:
        """Triples, each once, whatever the store does."""
        answer = self._sent(query, TRIPLES)
        held = ox.Store()
        try:
            held.load(answer.body, format=ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError):
            raise self._stranger(answer) from None
        if held and len(held) % ROUND == 0:
            raise QueryError(
                f"{self.exchange.shown}: gave {len(held):,} triples, as stores do that cut long answers; "
                "ask with LIMIT and OFFSET, or by SELECT, which kg completes"
            )
        return held.query("CONSTRUCT WHERE { ?s ?p ?o }")

    def _sent(self, query: str, accept: str) -> Answer:
        form = {"query": query, **({"default-graph-uri": self.graph} if self.graph else {})}
        try:
            return self.exchange.send(
                "POST", urlencode(form).encode(), Accept=accept, Content_Type="application/x-www-form-urlencoded"
            )
        except RefusedError as error:
            if error.status in (400, 500):
                raise QueryError(f"{self.exchange.shown}: the query failed: {error.said}") from None
            raise

    def _stranger(self, answer: Answer) -> KGError:
        return KGError(
            f"{self.exchange.shown}: answers with {answer.media}, not as a SPARQL endpoint does; "
            "is it the address of queries, such as http://localhost:7878/query?"
        )


def substituted(query: str, values: Mapping[str, Any]) -> str:
    """The query with terms in the place of variables; where a SELECT shows or groups by these, they are bound.

    >>> substituted("SELECT ?a ?b { ?a ?p ?b } ORDER BY ?a", {"a": ox.NamedNode("urn:x")})
    'SELECT ?a ?b { <urn:x> ?p ?b  VALUES ?a { <urn:x> } } ORDER BY ?a'
    """
    bound = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in values.items())
    # Of each open brace, whether the group is a SELECT's; and whether this is the head or the end of a SELECT.
    groups: list[bool] = []
    is_shown = False
    pieces, begin = [], 0
    for match in PIECE.finditer(query) if values else ():
        text = match[0]
        term = None if is_shown or text[0] not in "?$" else values.get(text[1:])
        if text == "{":
            groups.append(is_shown)
            is_shown = False
        elif text == "}":
            is_shown = groups.pop() if groups else False
            text = f" {bound} }}" if is_shown else text
        elif (match["word"] or "").upper() == "SELECT":
            is_shown = True
        pieces += [query[begin : match.start()], text if term is None else str(term)]
        begin = match.end()
    return "".join([*pieces, query[begin:]])


def _split(query: str) -> tuple[str, str]:
    """What a query declares, and the rest of it."""
    end = 0
    while match := DECLARED.match(query, end):
        end = match.end()
    return query[:end], query[end:]


def _is_ordered(query: str) -> bool:
    return "ORDER" in (word.upper() for word in _outermost(query))


def _outermost(query: str) -> Iterator[str]:
    """The words outside of all braces."""
    depth = 0
    for match in PIECE.finditer(query):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth and match["word"]:
            yield match["word"]


def _only(found: dict[str, Any]) -> str:
    (binding,) = found["results"]["bindings"]
    return str(next(iter(binding.values()))["value"])


def _parsed(found: dict[str, Any]) -> Any:
    return ox.parse_query_results(json.dumps(found), format=ox.QueryResultsFormat.JSON)
