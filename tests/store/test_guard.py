"""Queries that would open connections, read files or change the graph are refused; those that only look so are not."""

import pytest

from kg.errors import QueryError
from kg.store.guard import check

REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "select * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://example.org/>{ ?s ?p ?o } }",
    r"SELECT * { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
    r"SELECT * { SERV\U00000049CE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * # comment\n{ SERVICE <http://example.org/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "a\\"b" . SERVICE <http://example.org/> { ?s ?p ?o } }',
    "SELECT * { ?s ?p '''it's''' . SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { FILTER(?a<?b) SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP ALL",
    "PREFIX x: <http://example.org/> LOAD <file:///etc/passwd>",
    "SELECT * { ?s ?p ?o }" + " " * 300_000,
]
ACCEPTED = [
    "SELECT ?service ?from { ?service ?load ?from }",
    "SELECT * { ?s ?p 'SERVICE FROM LOAD' }",
    'SELECT * { ?s ?p """a "SERVICE" of""" }',
    "SELECT * { ?s ?p ?o } # SERVICE",
    "SELECT * { ?s <http://example.org/#SERVICE> ?o }",
    "SELECT * { ?s rel:service ?o . service:x ?p ?o }",
    "SELECT * { ?s ?p 'x'@from }",
    "ASK { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: query[:40])
def test_refused(query):
    with pytest.raises(QueryError):
        check(query)


@pytest.mark.parametrize("query", ACCEPTED, ids=lambda query: query[:40])
def test_accepted(query):
    assert check(query) is None
