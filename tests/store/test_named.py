"""Actors and documents are found one at a time by what users write, whatever that is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KGError


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": "Russia bombs Syria. Sergey Lavrov denied Russia bombs Syria."})


def test_an_actor_found_by_its_label_has_the_numbers_that_the_list_has(graph):
    assert graph.lookup.actor("Russia") == graph.rows.actors["russia"]
    assert graph.lookup.actor("Sergey Lavrov") == graph.rows.actors["sergey-lavrov"]


def test_a_document_found_by_its_path_has_the_number_that_the_list_has(graph):
    (document,) = graph.documents()

    assert graph.lookup.document("2015-10-01-a.txt") == document
    assert graph.lookup.document(document["id"][:6]) == document


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(), min_size=1))
def test_any_characters_name_something_or_nothing(name, graph):
    for find in (graph.lookup.actor, graph.lookup.document):
        with pytest.raises(KGError):
            find(f"{name} <of no one>")
