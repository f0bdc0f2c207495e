"""The SPARQL 1.1 Protocol: the cases of the W3C's test suite that apply to a read-only endpoint of one graph."""

import json
import time
from io import BytesIO

import pytest
from rdflib import RDF, VOID, Graph, Namespace, URIRef
from rdflib.query import Result

pytestmark = pytest.mark.slow

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")

ASK, SELECT = "ASK { ?claim a kg:Claim }", "SELECT ?claim { ?claim a kg:Claim } LIMIT 2"
CONSTRUCT, DESCRIBE = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 3", "DESCRIBE actor:russia"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def sent(client, body, kind):
    """The answer to a POST of a body of a media type."""
    return client.post("/sparql", content=body, headers={"Content-Type": kind})


def asked(client, query, accept):
    """The answer to a query in a form."""
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def test_a_query_by_get(client):
    assert asked(client, ASK, "application/sparql-results+json").json()["boolean"] is True


def test_a_query_by_form(client):
    assert client.post("/sparql", data={"query": ASK}).status_code == 200


def test_a_query_as_the_body_of_a_post(client):
    assert sent(client, ASK, f"{QUERY}; charset=utf-8").status_code == 200


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "", "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/turtle", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (DESCRIBE, "application/n-triples", "application/n-triples"),
        (DESCRIBE, "application/ld+json", "application/ld+json"),
        (DESCRIBE, "*/*", "text/turtle; charset=utf-8"),
    ],
)
def test_the_answer_has_the_media_type_asked_for(client, query, accept, expected):
    answer = asked(client, query, accept)

    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("image/png, */*;q=0.01", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+xml"),
    ],
)
def test_the_answer_has_the_media_type_that_the_client_likes_best(client, accept, expected):
    assert asked(client, SELECT, accept).headers["content-type"] == expected


def test_what_depends_on_the_accept_header_says_so(client):
    assert asked(client, SELECT, "text/csv").headers["vary"] == "Accept"


def test_a_media_type_that_there_is_not_is_406(client):
    assert asked(client, SELECT, "image/png").status_code == 406


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"query=ASK {", FORM, 400),
        (b"nothing=1", FORM, 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        (b"query=%FF%FE", FORM, 400),
        (b"ASK { ?a", QUERY, 400),
        ("ASK { ?a ?b 'ä' }".encode("latin-1"), QUERY, 400),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "", 415),
        (b"query=" + b"x" * 1_100_000, FORM, 413),
        (b"update=DROP ALL", FORM, 403),
        (b"DROP ALL", "application/sparql-update", 403),
        (b"INSERT DATA { <a:a> <a:b> <a:c> }", QUERY, 400),
        (b"query=ASK%7B%7D&default-graph-uri=http%3A%2F%2Fexample.org%2F", FORM, 400),
        (b"query=ASK%7B%7D&named-graph-uri=http%3A%2F%2Fexample.org%2F", FORM, 400),
        (b"ASK { SERVICE <http://example.org/> { ?a ?b ?c } }", QUERY, 400),
        (b"SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }", QUERY, 400),
        (b"LOAD <http://example.org/>", QUERY, 400),
    ],
)
def test_what_is_no_query_to_this_graph_is_refused(client, body, kind, status):
    assert sent(client, body, kind).status_code == status


def test_two_queries_by_get_are_refused(client):
    assert client.get("/sparql", params=[("query", ASK), ("query", ASK)]).status_code == 400


def test_a_form_may_name_its_character_set(client):
    assert sent(client, b"query=ASK%7B%7D", f"{FORM}; charset=UTF-8").status_code == 200


def test_an_update_by_get_is_refused(client):
    assert client.get("/sparql", params={"update": "DROP ALL"}).status_code == 403


def test_an_update_beside_a_query_is_refused(client):
    assert client.post("/sparql", data={"query": ASK, "update": "DROP ALL"}).status_code == 403


def test_a_dataset_in_the_address_of_a_posted_query_is_refused(client):
    answer = client.post(
        "/sparql?using-graph-uri=http%3A%2F%2Fexample.org%2F", content=ASK, headers={"Content-Type": QUERY}
    )

    assert answer.status_code == 400


def test_an_empty_query_is_refused(client):
    assert client.get("/sparql", params={"query": ""}).status_code == 400


def test_a_head_request_has_the_headers_of_the_answer_and_no_body(client):
    answer = client.head("/sparql", params={"query": SELECT})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/sparql-results+json")
    assert answer.content == b""


def test_a_refused_method_is_told_what_is_allowed(client):
    assert {"GET", "POST"} <= set(client.put("/sparql").headers["allow"].split(", "))


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_text_of_any_script_comes_back_as_it_was_sent(client, form):
    text = '“Дамаск”, 🙂\t<&> "x"'
    media = {"json": "application/sparql-results+json", "xml": "application/sparql-results+xml"}
    kind = media.get(form, "text/csv" if form == "csv" else "text/tab-separated-values")

    answer = asked(client, f"SELECT ({json.dumps(text, ensure_ascii=False)} AS ?text) {{}}", kind)

    assert next(iter(Result.parse(BytesIO(answer.content), format=form)))[0].toPython() == text


DESCRIBED = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}


@pytest.mark.parametrize("accept", DESCRIBED)
def test_without_a_query_the_service_describes_itself(client, accept):
    answer = client.get("/sparql", headers={"Accept": accept})

    graph = Graph().parse(data=answer.content, format=DESCRIBED[accept])
    service = graph.value(predicate=RDF.type, object=SD.Service)
    assert answer.headers["content-type"].startswith(accept)
    assert graph.value(service, SD.endpoint) == URIRef("http://localhost/sparql")
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]
    assert len(list(graph.objects(service, SD.resultFormat))) == 8


def test_the_description_tells_the_size_of_the_graph(client):
    graph = Graph().parse(data=client.get("/sparql").content, format="turtle")

    counted = asked(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text.split()
    assert [str(size) for size in graph.objects(predicate=VOID.triples)] == counted[1:]


def test_a_description_in_a_form_that_there_is_not_is_406(client):
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client, method):
    assert client.request(method, "/sparql").status_code == 405


def test_no_page_from_elsewhere_may_read_the_answer(client):
    answer = client.get("/sparql", params={"query": ASK}, headers={"Origin": "http://example.org"})

    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_fault_is_told_in_one_line(client):
    answer = sent(client, "SELECT ?a { ?a nothing:here ?b }", QUERY)

    assert answer.status_code == 400
    assert answer.text.count("\n") == 1


def test_more_rows_than_the_limit_are_cut_and_a_header_says_so(client):
    answer = asked(client, "SELECT ?s { ?s ?p ?o }", "text/csv")

    assert len(answer.text.splitlines()) == 101
    assert answer.headers["x-rows-limited-to"] == "100"


def test_a_runaway_query_ends_within_its_limit_and_the_next_is_answered(client):
    started = time.monotonic()
    answer = sent(client, RUNAWAY, QUERY)
    took = time.monotonic() - started

    assert answer.status_code == 503
    assert took < 3
    assert sent(client, ASK, QUERY).status_code == 200


def test_a_query_that_needs_too_much_memory_is_503_and_the_next_is_answered(client):
    everything = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"

    assert sent(client, everything, QUERY).status_code == 503
    assert sent(client, ASK, QUERY).status_code == 200


def test_a_query_of_the_library_takes_its_values_as_terms(client):
    answer = client.get("/queries/allies-of", params={"actor": "Russia"}, headers={"Accept": "text/csv"})

    assert answer.status_code == 200
    assert answer.text.startswith("actor,ally,label,relations")


def test_a_query_of_the_library_names_the_actor_that_it_does_not_know(client):
    answer = client.get("/queries/allies-of", params={"actor": '"} DROP ALL'})

    assert answer.status_code == 400
    assert "no actor named" in answer.json()["error"]


def test_a_query_that_the_library_lacks_is_404(client):
    assert client.get("/queries/nothing").status_code == 404
