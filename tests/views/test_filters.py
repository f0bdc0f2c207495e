"""The filters of the page, and what they count."""

from collections import Counter
from dataclasses import replace

import pytest

from kg.views.page import page

pytestmark = pytest.mark.slow


def facet_counts(opened, facet):
    """The counts beside the values of a filter, all of them shown."""
    opened.tab.evaluate("facet => document.querySelector(`[data-facet=${facet}] > button`)?.click()", facet)
    found = opened.tab.evaluate(
        """facet => [...document.querySelectorAll(`[data-facet=${facet}] .value`)].map(
             row => [row.dataset.value, Number(row.querySelector('.count').textContent)])""",
        facet,
    )
    return {value: count for value, count in found if count}


@pytest.mark.parametrize(("facet", "column"), [("sign", "sign"), ("status", "status"), ("type", "type")])
def test_counts_of_relations_are_those_of_python(open_page, seed_page, seed_data, facet, column):
    opened = open_page(seed_page)
    counts = Counter(str(row[column]) for row in seed_data.relations)

    assert facet_counts(opened, facet) == counts


def test_counts_of_speakers_are_those_of_python(open_page, seed_page, seed_data):
    opened = open_page(seed_page)
    said = {(row["about"], row["speaker_id"] or "*voice") for row in seed_data.claims}

    assert facet_counts(opened, "speaker") == Counter(speaker for _, speaker in said)


def test_counts_of_kinds_are_of_actors(open_page, seed_page, seed_data):
    opened = open_page(seed_page)

    linked = {row[end] for row in seed_data.relations for end in ("source_id", "target_id")}

    assert facet_counts(opened, "kind") == Counter(row["kind"] for row in seed_data.actors if row["id"] in linked)


def test_dates_leave_what_python_leaves(open_page, seed_page, seed_data):
    opened = open_page(seed_page, "#to=2015-09-30")

    before = {row["about"] for row in seed_data.claims if row["date"] and row["date"] <= "2015-09-30"}

    assert opened.text("#shown").startswith(f"{len(before)} of ")


def test_a_count_says_what_choosing_it_would_show(open_page, seed_page):
    opened = open_page(seed_page, "#sign=-1")
    expected = facet_counts(opened, "status")["Attributed"]

    opened.tab.locator("[data-value=Attributed] .only").click(force=True)

    assert opened.text("#shown").startswith(f"{expected} of ")


def test_joined_to_their_state_forces_act_as_the_state(open_page, made_data):
    part = [{**row, "part_of": ["Syldavia"]} if row["id"] == "Pelican Brigade" else row for row in made_data.actors]
    opened = open_page(page(replace(made_data, actors=tuple(part))), "#up=1&v=list")

    assert "1 relation inside one actor left out" in opened.text("#filters")
    assert "Pelican Brigade" not in opened.text("#list")
    assert opened.tab.locator("#list tbody tr").count() == 3


def test_a_filter_leaves_what_python_leaves(open_page, seed_page, seed_data):
    opened = open_page(seed_page, "#sign=-1&status=Asserted")

    left = [row for row in seed_data.relations if row["sign"] == -1 and row["status"] == "Asserted"]

    assert opened.text("#shown").startswith(f"{len(left)} of {len(seed_data.relations)} relations shown")
