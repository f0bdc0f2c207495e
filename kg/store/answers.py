"""Answers to SPARQL queries -> plain terms and serialised triples, for those who answer over a network."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "xml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
# ("uri", value), ("bnode", label) or ("literal", value, language, datatype); None where a variable is unbound.
Term = tuple[str, ...] | None


def kind(answer: Any) -> str:
    """What a query asked for: "solutions", "boolean" or "triples"."""
    if isinstance(answer, ox.QuerySolutions):
        return "solutions"
    return "boolean" if isinstance(answer, ox.QueryBoolean) else "triples"


def names(answer: Any) -> list[str]:
    """The variables of solutions."""
    return [variable.value for variable in answer.variables]


def solutions(answer: Any) -> Iterator[list[Term]]:
    """The terms of each solution, in the order of its variables; a query is evaluated while this runs."""
    for solution in answer:
        yield [_term(term) for term in solution]


def triples(answer: Any, form: str, limit: int) -> tuple[bytes, bool]:
    """The triples in one of FORMATS, at most so many, and whether there were more."""
    found = list(islice(answer, limit + 1))
    kept = sorted(found[:limit], key=str)
    return ox.serialize(kept, format=FORMATS[form]) or b"", len(found) > limit


def _term(term: Any) -> Term:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ("uri", term.value)
    if isinstance(term, ox.BlankNode):
        return ("bnode", term.value)
    return ("literal", term.value, term.language or "", term.datatype.value)
