"""What the server answers beside SPARQL."""

import json
import re

import pytest

from serve.conftest import TOKEN

pytestmark = pytest.mark.slow


def sent(client, judgements, **headers):
    """The answer to judgements that are sent with the token, or with other headers."""
    return client.post(
        "/api/review", content=json.dumps(judgements), headers={"Authorization": f"Bearer {TOKEN}", **headers}
    )


def rejection(client):
    """The rejection of the first claim."""
    claim = client.get("/api/claims").json()["rows"][0]
    return {"reviews": [{"claim": claim["id"], "verdict": "reject"}]}


def test_the_page_is_that_of_the_graph(client):
    html = client.get("/").text

    assert "Russian bombers again fail" in html
    assert "default-src 'none'" in html.replace("&#39;", "'")


def test_the_page_may_be_of_a_part_of_the_graph(client):
    whole, part = client.get("/").text, client.get("/", params={"actor": "Iran"}).text

    assert len(part) < len(whole)


def test_the_page_of_a_large_graph_has_no_articles_and_that_of_a_document_has_its_own(own_client, monkeypatch):
    document = own_client.get("/api/documents").json()["rows"][0]["id"]
    monkeypatch.setattr("kg.serve.live.PAGE_TEXT", 10)

    whole, part = own_client.get("/").text, own_client.get("/", params={"document": document}).text

    assert "had nothing to do with Russia" not in whole
    assert "had nothing to do with Russia" in part


def test_a_filter_that_names_no_actor_says_so(client):
    answer = client.get("/", params={"actor": "Atlantis"})

    assert (answer.status_code, "no actor named 'Atlantis'" in answer.json()["error"]) == (400, True)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8350", "localhost.evil.example", "", "[::2]:80"])
def test_another_host_is_refused(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8350", "127.0.0.1", "[::1]:8350", "LOCALHOST"])
def test_loopback_is_a_host(client, host):
    assert client.get("/api/stats", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/query", "/api/stats", "/sparql", "/nothing"])
def test_every_answer_keeps_the_browser_from_guessing_and_framing(client, path):
    headers = client.get(path).headers

    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")


def test_the_editor_may_load_from_the_server_alone(client):
    assert "default-src 'none'; script-src 'self'" in client.get("/query").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/assets/../app.py", "/assets/app.py", "/assets/%2e%2e/app.py", "/etc/passwd"])
def test_no_other_file_is_given_away(client, path):
    assert client.get(path).status_code == 404


def test_rows_come_a_page_at_a_time(client):
    first = client.get("/api/claims", params={"limit": 3}).json()
    second = client.get("/api/claims", params={"limit": 3, "offset": 2}).json()

    assert (len(first["rows"]), first["rows"][2]) == (3, second["rows"][0])
    assert first["total"] == client.get("/api/stats").json()["claims"]


def test_filters_are_those_of_the_commands(client):
    rows = client.get("/api/relations", params=[("sign", "-"), ("status", "Asserted"), ("status", "Denied")]).json()[
        "rows"
    ]

    assert {row["sign"] for row in rows} == {-1}
    assert {row["status"] for row in rows} == {"Asserted", "Denied"}


@pytest.mark.parametrize(
    "asked", ["limit=x", "limit=-1", "offset=1e9", "min_confidence=much", "status=Maybe", "since=then"]
)
def test_a_wrong_value_is_400_and_says_what_is_wrong(client, asked):
    answer = client.get(f"/api/claims?{asked}")

    assert answer.status_code == 400
    assert answer.json()["error"]


def test_an_actor_is_found_by_alias(client):
    assert client.get("/api/actors/Kremlin").json()["id"] == "russia"


def test_a_document_comes_with_its_text_and_claims(client):
    row = client.get("/api/documents").json()["rows"][0]

    found = client.get(f"/api/documents/{row['id']}").json()

    quotes = [(claim["evidence"], found["text"][claim["start"] : claim["end"]]) for claim in found["claims"]]
    assert quotes
    assert all(evidence == text for evidence, text in quotes)


def test_the_reader_opens_the_page_at_the_document(client):
    row = client.get("/api/documents").json()["rows"][0]

    answer = client.get(f"/documents/{row['id'][:8]}", follow_redirects=False)

    assert answer.headers["location"] == f"/?document={row['id']}#d={row['id']}"


def test_the_description_names_every_address_of_the_api(client):
    described = set(client.get("/api/openapi.json").json()["paths"])

    served = {re.sub(r":\w+}", "}", route.path) for route in client.app.routes if route.path.startswith("/api/")}
    assert described == (served - {"/api/openapi.json", "/api/review"}) | {"/sparql"}


def test_exports_are_for_download(client):
    answer = client.get("/export/turtle")

    assert answer.headers["content-disposition"] == 'attachment; filename="graph.turtle"'
    assert b"kg:Claim" in answer.content


def test_a_format_that_there_is_not_is_404(client):
    assert client.get("/export/nothing").status_code == 404


def test_judgements_change_the_graph_without_restart(own_client, own_graph):
    before = own_client.get("/api/stats").json()["claims"]

    answer = sent(own_client, rejection(own_client))

    assert answer.json() == {"judgements": 0, "reviews": 1}
    assert own_client.get("/api/stats").json()["claims"] == before - 1
    assert (own_graph / "review.toml").exists()


@pytest.mark.parametrize(
    "headers", [{"Authorization": "Bearer wrong"}, {"Authorization": ""}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_judgements_are_taken_only_with_the_token_and_from_the_page(own_client, own_graph, headers):
    answer = sent(own_client, rejection(own_client), **headers)

    assert answer.status_code == 403
    assert not (own_graph / "review.toml").exists()


def test_without_a_token_no_judgements_are_taken(client):
    assert sent(client, {"reviews": []}).status_code == 403


def test_what_is_no_judgement_is_400(own_client):
    assert sent(own_client, {"reviews": [{"claim": 1}]}).status_code == 400
