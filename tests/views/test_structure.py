"""What the analysis adds to a page."""

from dataclasses import replace

import pytest

from kg.views.data import PageData
from kg.views.structure import structured


@pytest.mark.slow
def test_the_camps_are_those_of_the_analysis(seed_graph):
    import kg
    from kg.analysis.frustration import frustration
    from kg.views.content import page_data

    graph = kg.open(seed_graph)
    data = page_data(graph.rows, graph.claims(), (), graph.ontology.relations)

    found = frustration(graph.signed)
    camps = structured(data).camps
    assert (camps["lower"], camps["upper"]) == (found.lower, found.upper)
    assert camps["ties"] == graph.signed.number_of_edges()
    assert len(camps["against"]) == found.upper


def test_what_is_given_is_kept(made_data):
    camps = {"lower": 0, "upper": 0, "ties": 1, "against": []}

    found = structured(replace(made_data, blocs=(), triads=(), camps=camps))

    assert (found.blocs, found.triads, found.camps) == ((), (), camps)


def test_without_ties_there_are_no_camps():
    assert structured(PageData("Nothing")).camps is None
