"""Answers to SPARQL queries -> rows, or text in a standard form."""

from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float, XSD + "nonNegativeInteger": int}


def columns(answer: Any) -> list[str]:
    """The names of an answer's columns."""
    if isinstance(answer, ox.QuerySolutions):
        return [variable.value for variable in answer.variables]
    return ["answer"] if isinstance(answer, ox.QueryBoolean) else ["subject", "predicate", "object"]


def rows(answer: Any) -> list[dict[str, Any]]:
    """Each solution as a dict of plain values: numbers as numbers, everything else as text, None where unbound."""
    names = columns(answer)
    return [dict(zip(names, values, strict=True)) for values in _values(answer, names)]


def _values(answer: Any, names: list[str]) -> Iterator[list[Any]]:
    if isinstance(answer, ox.QueryBoolean):
        yield [bool(answer)]
    elif isinstance(answer, ox.QueryTriples):
        yield from ([plain(term) for term in (t.subject, t.predicate, t.object)] for t in answer)
    else:
        yield from ([plain(solution[name]) for name in names] for solution in answer)


def plain(term: Any) -> Any:
    """A term as a plain value."""
    if term is None:
        return None
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        return NUMBERS[term.datatype.value](term.value)
    return getattr(term, "value", str(term))


def serialized(answer: Any, form: str) -> bytes:
    """The answer as `csv`, `json` (SPARQL results) or `ttl`, whichever fits what was asked."""
    if isinstance(answer, ox.QueryTriples):
        return bytes(ox.serialize(_sorted(answer), format=ox.RdfFormat.N_TRIPLES if form == "nt" else ox.RdfFormat.TURTLE))
    forms = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
    return bytes(answer.serialize(format=forms[form]))


def _sorted(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)
