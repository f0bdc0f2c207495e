"""The library of named queries: kg/queries/*.rq, each with title, description and typed parameters.

A query file begins with comments: `# title: ...`, `# description: ...`, and for each parameter
`# parameter: NAME TYPE what it is`; TYPE is actor, document, relation, text or number. The parameter is a variable in
the query and is replaced as a term, never as text, so that nothing can break out of it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError, QueryError, UnknownNameError
from kg.lookup import Lookup
from kg.store.database import Database
from kg.store.terms import Nodes, type_of

HEADER = re.compile(r"^#\s*(title|description|parameter):\s*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query asks for."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class NamedQuery:
    """A query of the library."""

    name: str
    text: str

    @cached_property
    def headers(self) -> dict[str, list[str]]:
        """What its comments say."""
        found: dict[str, list[str]] = {"title": [], "description": [], "parameter": []}
        for key, value in HEADER.findall(self.text):
            found[key].append(value.strip())
        return found

    @property
    def title(self) -> str:
        """One line."""
        return self.headers["title"][0]

    @property
    def description(self) -> str:
        """What it answers."""
        return " ".join(self.headers["description"])

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it asks for, in order."""
        return tuple(Parameter(*line.split(maxsplit=2)) for line in self.headers["parameter"])


def queries() -> dict[str, NamedQuery]:
    """All queries of the library by name."""
    folder = files("kg") / "queries"
    found = (path for path in folder.iterdir() if path.name.endswith(".rq"))
    named = (NamedQuery(path.name.removesuffix(".rq"), path.read_text(encoding="utf-8")) for path in found)
    return {query.name: query for query in sorted(named, key=lambda query: query.name)}


def ask(database: Database, query: str, values: Mapping[str, str], lookup: Lookup, types: Iterable[str]) -> Any:
    """The answer to SPARQL, or to the query of the library that has this name, with the values of its parameters."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", query):
        if values:
            raise QueryError("--param is for the queries of the library; `kg query --list` names them")
        return database.query(query)
    known = queries()
    if query not in known:
        raise UnknownNameError("query", query, known)
    return database.query(known[query].text, terms(known[query], values, database.nodes, lookup, types))


def terms(
    query: NamedQuery, values: Mapping[str, str], nodes: Nodes, lookup: Lookup, types: Iterable[str]
) -> dict[str, Any]:
    """The parameters of a query as terms; KGError for one that is missing, unknown or of another type.

    `types` are the relation types that there are.
    """
    wanted = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in wanted:
            raise UnknownNameError(f"parameter of {query.name}", name, wanted)
    missing = [name for name in wanted if name not in values]
    if missing:
        usage = " ".join(f"--param {name}=…" for name in missing)
        raise KGError(f"the query {query.name} needs {', '.join(missing)}: kg query {query.name} {usage}")
    makers: dict[str, Callable[[str], Any]] = {
        "actor": lambda value: nodes.actor(lookup.actor(value)["id"]),
        "document": lambda value: nodes.document(lookup.document(value)["id"]),
        "relation": lambda value: type_of(_known(value, types)),
        "text": ox.Literal,
        "number": _number,
    }
    return {name: makers[wanted[name].type](value) for name, value in values.items()}


def _known(type: str, types: Iterable[str]) -> str:
    known = set(types)
    if type not in known:
        raise UnknownNameError("relation type", type, known)
    return type


def _number(value: str) -> ox.Literal:
    try:
        return ox.Literal(int(value)) if value.lstrip("-").isdigit() else ox.Literal(float(value))
    except ValueError:
        raise KGError(f"{value!r} is no number") from None
