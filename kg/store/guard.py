"""Refuses SPARQL that would change the graph, open a connection or read a file."""

import re

from kg.errors import QueryError

# What may hide a keyword or look like one: strings, IRIs, comments, variables, names with a colon, language tags.
TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
    |<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n\r]*|[?$]\w+|@[A-Za-z-]+
    |(?P<name>[\w.-]*:[\w.%:-]*)|(?P<word>\w+)''',
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
LONGEST = 200_000


def check(query: str) -> None:
    """QueryError for a query that is no mere question to this graph.

    >>> check("SELECT ?service { ?service rdfs:label 'LOAD' }")
    >>> check("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: SERVICE is refused: a query may not open connections
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query has {len(query):,} characters; at most {LONGEST:,} are read")
    plain = ESCAPE.sub(_character, query)
    for match in TOKEN.finditer(plain):
        word = (match["word"] or "").upper()
        if word == "SERVICE":
            raise QueryError("SERVICE is refused: a query may not open connections")
        if word == "FROM":
            raise QueryError("FROM is refused: a query is about this graph alone; leave it out")
        if word in UPDATES:
            raise QueryError(f"{word} is refused: a query may not change the graph; `kg build` and `kg remove` do")


def _character(match: re.Match[str]) -> str:
    try:
        return chr(int(match[1] or match[2], 16))
    except (ValueError, OverflowError):
        return match[0]
