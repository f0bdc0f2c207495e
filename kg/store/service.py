"""What a SPARQL endpoint says of itself: SPARQL 1.1 Service Description."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store.answers import triples

SD, VOID, W3 = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#", "http://www.w3.org/ns"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SOLUTIONS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
GRAPHS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")


def description(endpoint: str, size: int, form: str) -> bytes:
    """The description in a form of `kg.store.answers.FORMATS`: queries alone, of one graph of so many triples."""
    return triples(_said(endpoint, size), form, 100)[0]


def _said(endpoint: str, size: int) -> Iterator[ox.Triple]:
    service, dataset, graph = (ox.NamedNode(f"{endpoint}{part}") for part in ("#service", "#dataset", "#graph"))
    yield ox.Triple(service, TYPE, _term("Service"))
    yield ox.Triple(service, _term("endpoint"), ox.NamedNode(endpoint))
    yield ox.Triple(service, _term("supportedLanguage"), _term("SPARQL11Query"))
    for name in (*SOLUTIONS, *GRAPHS):
        yield ox.Triple(service, _term("resultFormat"), ox.NamedNode(f"{W3}/formats/{name}"))
    yield ox.Triple(service, _term("defaultEntailmentRegime"), ox.NamedNode(f"{W3}/entailment/Simple"))
    yield ox.Triple(service, _term("defaultDataset"), dataset)
    yield ox.Triple(dataset, TYPE, _term("Dataset"))
    yield ox.Triple(dataset, _term("defaultGraph"), graph)
    yield ox.Triple(graph, TYPE, _term("Graph"))
    yield ox.Triple(graph, ox.NamedNode(f"{VOID}triples"), ox.Literal(size))


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
