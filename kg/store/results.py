"""Answers to SPARQL queries -> rows, or text in a standard form."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError

XSD = "http://www.w3.org/2001/XMLSchema#"
PARSERS: dict[str, Callable[[str], Any]] = {
    XSD + "boolean": lambda text: text == "true",
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "integer": int,
    XSD + "nonNegativeInteger": int,
}
NO_PREFIXES: Mapping[str, str] = MappingProxyType({})


def columns(answer: Any) -> list[str]:
    """The names of an answer's columns."""
    if isinstance(answer, ox.QuerySolutions):
        return [variable.value for variable in answer.variables]
    return ["answer"] if isinstance(answer, ox.QueryBoolean) else ["subject", "predicate", "object"]


def rows(answer: Any, prefixes: Mapping[str, str] = NO_PREFIXES) -> list[dict[str, Any]]:
    """Each solution as a dict of plain values: numbers as numbers, everything else as text, None where unbound.

    IRIs are shortened by the prefixes, if any are given.
    """
    names = columns(answer)
    return [
        dict(zip(names, map(partial(plain, prefixes=prefixes), terms), strict=True)) for terms in _terms(answer, names)
    ]


def _terms(answer: Any, names: list[str]) -> Iterator[list[Any]]:
    if isinstance(answer, ox.QueryBoolean):
        yield [ox.Literal(bool(answer))]
    elif isinstance(answer, ox.QueryTriples):
        yield from ([t.subject, t.predicate, t.object] for t in answer)
    else:
        yield from ([solution[name] for name in names] for solution in answer)


def plain(term: Any, prefixes: Mapping[str, str] = NO_PREFIXES) -> Any:
    """A term as a plain value."""
    if term is None:
        return None
    if isinstance(term, ox.Literal) and term.datatype.value in PARSERS:
        return PARSERS[term.datatype.value](term.value)
    if isinstance(term, ox.NamedNode):
        return _short(term.value, prefixes)
    return getattr(term, "value", str(term))


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    """The IRI with the longest namespace that it begins with as a prefix."""
    fitting = max(
        (name for name in prefixes if iri.startswith(prefixes[name])),
        key=lambda name: len(prefixes[name]),
        default=None,
    )
    return iri if fitting is None else f"{fitting}:{iri.removeprefix(prefixes[fitting])}"


def is_graph(answer: Any) -> bool:
    """Whether the answer is of triples, as CONSTRUCT and DESCRIBE give."""
    return isinstance(answer, ox.QueryTriples)


def serialized(answer: Any, form: str) -> bytes:
    """The answer as `ttl` if it is of triples, else as `csv`, `tsv` or `json` (SPARQL results)."""
    if is_graph(answer) != (form == "ttl"):
        fitting = "ttl" if is_graph(answer) else "csv, tsv or json"
        raise KGError(f"--format {form} does not fit the question; this one gives {fitting}")
    if is_graph(answer):
        return ox.serialize(_sorted(answer), format=ox.RdfFormat.TURTLE) or b""
    forms = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
    return bytes(answer.serialize(format=forms[form]))


def _sorted(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)
