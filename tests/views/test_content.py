"""What a page shows of a graph."""

import pytest

import kg
from kg.views.content import fitting, page_data

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graph(seed_graph):
    """The seed's graph."""
    return kg.open(seed_graph)


def content(graph, claims):
    """The data of a page of these claims."""
    return page_data(graph.rows, claims, graph.texts(), graph.ontology.relations)


def test_a_page_of_one_claim_has_its_actors_and_its_document(graph):
    claim = graph.claims(speaker="Sergey Lavrov")[0]

    data = content(graph, [claim])

    assert {claim["source_id"], claim["target_id"], claim["speaker_id"]} <= {row["id"] for row in data.actors}
    assert [row["id"] for row in data.documents] == [claim["document"]]


def test_whom_an_actor_represents_is_in_the_page(graph):
    claim = next(claim for claim in graph.claims(speaker="Sergey Lavrov") if claim["source_id"] != "russia")

    data = content(graph, [claim])

    assert "russia" in {row["id"] for row in data.actors}


def test_the_evidence_of_every_claim_is_in_its_document(graph):
    data = content(graph, graph.claims())

    text = {row["id"]: row["text"] for row in data.documents}
    assert all(text[row["document"]][row["start"] : row["end"]] == row["evidence"] for row in data.claims)


def test_a_page_of_a_part_of_many_claims_is_the_same_whether_or_not_all_are_read(graph, monkeypatch):
    monkeypatch.setattr("kg.views.content.MOST_CLAIMS", 10)
    monkeypatch.setattr("kg.views.content.MOST_ACTORS", 6)
    claims = graph.claims()

    some = fitting(graph.rows, len(claims))
    data = page_data(graph.rows, some, graph.texts(), graph.ontology.relations, total=len(claims))

    assert len(some) < len(claims)
    assert data == content(graph, claims)
