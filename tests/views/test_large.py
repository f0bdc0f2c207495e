"""Large graphs open, can be searched, and say what they leave out."""

import time

import pytest

from kg.views.page import page
from views.large import large

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("actors", "relations"), [(1500, 4000), pytest.param(10_000, 50_000, marks=pytest.mark.long)])
def test_a_large_graph_opens_and_is_searched(open_page, ontology, actors, relations):
    opened = open_page(page(large(actors, relations, ontology)))

    opened.tab.keyboard.press("/")
    opened.tab.keyboard.type(f"number {actors - 1}")
    opened.tab.keyboard.press("Enter")

    assert opened.text("#evidence h2") == f"Actor number {actors - 1}"
    assert f"of {relations:,} relations shown" in opened.text("#shown")
    assert "strongest or chosen of" in opened.text("#notice")
    assert opened.errors == []


def test_time_grows_with_the_graph_and_not_with_its_square(ontology):
    page(large(200, 500, ontology))  # Loads what is loaded once.

    def took(actors, relations):
        data = large(actors, relations, ontology)
        started = time.process_time()
        page(data, top=50)
        return time.process_time() - started

    assert took(8_000, 20_000) < 8 * took(2_000, 5_000)
