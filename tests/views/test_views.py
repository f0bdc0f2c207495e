"""The other views of the page: matrix, timeline, accounts, blocs and paths."""

import re
from collections import Counter

import pytest

from kg.views.page import page
from kg.views.structure import structured
from kg.views.ties import signed_ties
from kg.views.triads import listed
from views.rows import made

pytestmark = pytest.mark.slow


def test_a_cell_of_the_matrix_shows_the_evidence(open_page, made_page):
    opened = open_page(made_page, "#v=matrix")

    opened.tab.locator("#matrix button.cell.hostile").first.click()

    assert "Affirmed by the envoy" in opened.text("#evidence")


def test_two_accounts_stand_side_by_side(open_page, made_page):
    opened = open_page(made_page, "#v=accounts&one=the+envoy&two=Borduria")

    assert opened.text(".account >> nth=0").startswith("ACCORDING TO the envoy")
    assert opened.tab.locator(".account >> nth=1 >> .line").count() == 1


def test_two_accounts_mark_where_each_contradicts_the_other(open_page, made_page):
    opened = open_page(made_page, "#v=accounts&one=the+envoy&two=Borduria")

    marks = opened.tab.locator(".account .line text").all_text_contents()

    assert marks == ["≠", "≠ ✕"]


def test_two_accounts_mark_what_both_say_and_what_is_told_the_other_way(open_page, ontology):
    told = [("x", "A", "backs", "B"), ("y", "A", "backs", "B"), ("x", "C", "backs", "D"), ("y", "D", "attacks", "C")]
    quotes = [f"{source} {relation} {target}, {speaker} said" for speaker, source, relation, target in told]
    rows = [
        {"speaker": speaker, "source": source, "relation": relation, "target": target, "evidence": quote}
        for (speaker, source, relation, target), quote in zip(told, quotes, strict=True)
    ]
    opened = open_page(page(made(rows, ". ".join(quotes), ontology)), "#v=accounts&one=x&two=y")

    assert sorted(opened.tab.locator(".account .line text").all_text_contents()) == ["=", "=", "≠", "≠"]
    assert "THEY TELL THE CONTRARY: FRIENDLY HERE, HOSTILE THERE (2)" in opened.text("#accounts")


def test_two_accounts_are_as_large_as_they_are_read(open_page, seed_page):
    opened = open_page(seed_page, "#v=accounts")

    sizes = opened.tab.evaluate("""() => [...document.querySelectorAll('.account svg')].map(svg =>
        svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)""")

    assert sizes == [pytest.approx(1, abs=0.05)] * 2


def test_what_differs_between_two_accounts_is_a_contradiction(open_page, made_page):
    opened = open_page(made_page, "#v=accounts&one=the+envoy&two=Borduria&m=diff")

    assert "THEY CONTRADICT EACH OTHER (1)" in opened.text("#accounts")


def test_a_triad_lights_its_three_actors(open_page, ontology):
    friends = [("A", "backs", "B"), ("B", "backs", "C"), ("C", "attacks", "A"), ("C", "backs", "D")]
    quotes = [f"{source} {relation} {target}" for source, relation, target in friends]
    rows = [
        {"source": source, "relation": relation, "target": target, "evidence": quote}
        for (source, relation, target), quote in zip(friends, quotes, strict=True)
    ]
    opened = open_page(page(made(rows, ". ".join(quotes), ontology)), "#v=blocs")

    opened.tab.click("#blocs .triads button")

    assert sorted(opened.canvas()["lit"]) == ["A", "B", "C"]
    assert opened.tab.evaluate("location.hash") == "#t=A%2CB%2CC"


def test_the_relations_between_blocs_are_those_that_python_counts(open_page, seed_page, seed_data):
    opened = open_page(seed_page, "#v=blocs&status=Asserted")

    bloc_of = {member: bloc["id"] for bloc in structured(seed_data).blocs[:8] for member in bloc["members"]}
    counts = Counter()
    for row in seed_data.relations:
        pair = [bloc_of.get(row[end]) for end in ("source_id", "target_id")]
        if row["sign"] and row["status"] == "Asserted" and all(pair):
            counts[(*sorted(pair), row["sign"])] += 1
    expected = sorted(f"{'+' if sign > 0 else '−'}{count}" for (_, _, sign), count in counts.items())
    shown = opened.tab.locator(".blocmap > text").all_text_contents()
    assert sorted(shown) == expected


def test_triads_are_counted_anew_from_what_the_filters_leave(open_page, seed_page, seed_data):
    opened = open_page(seed_page, "#v=blocs&status=Asserted")

    left = [row for row in seed_data.relations if row["status"] == "Asserted"]
    counts = Counter(row["balanced"] for row in listed(signed_ties(left)))
    expected = f"Of what the filters leave: {counts[True]} balanced, {counts[False]} unbalanced, 0 open"
    assert opened.text("#triadcount").startswith(expected)


def test_the_frustration_index_is_told_with_the_ties_in_the_way(open_page, seed_page):
    opened = open_page(seed_page, "#v=blocs")

    told = re.match(r"(\d+) of \d+ ties would have to change", opened.text("#frustration"))
    assert opened.tab.locator("#frustration + ul li").count() == int(told[1])


def test_a_path_tells_the_product_of_its_signs(open_page, made_page):
    opened = open_page(made_page, "#a=Syldavia&path=Pelican+Brigade")

    assert "PATH 1: FRIENDS" in opened.text("#evidence")


def test_the_timeline_sets_the_dates(open_page, made_page):
    opened = open_page(made_page, "#v=timeline")
    box = opened.tab.locator(".histogram").bounding_box()

    opened.tab.mouse.move(box["x"] + box["width"] - 20, box["y"] + 60)
    opened.tab.mouse.down()
    opened.tab.mouse.move(box["x"] + box["width"] - 2, box["y"] + 60)
    opened.tab.mouse.up()

    assert opened.text("#shown").startswith("1 of 4 relations shown")


@pytest.fixture(scope="module")
def long_ago(ontology):
    """Thirty claims in two months, one of a century before and one of a decade after."""
    days = [f"2020-{1 + number % 2:02}-{1 + number % 28:02}" for number in range(30)]
    quotes = [f"A backs B on day {number}" for number in range(32)]
    rows = [
        {"source": "A", "relation": "backs", "target": "B", "evidence": quote, "date": day}
        for quote, day in zip(quotes, ["1914-06-28", *days, "2031-01-01"], strict=True)
    ]
    return page(made(rows, ". ".join(quotes), ontology))


def test_days_far_from_all_others_stand_apart_and_are_counted(open_page, long_ago):
    opened = open_page(long_ago, "#v=timeline")

    assert opened.text("#apart") == (
        "Set apart: 1 claim before 2020-01-01, from 1914-06-28 on; 1 claim after 2020-02-28, to 2031-01-01."
    )
    assert opened.tab.locator(".aside").count() == 2
    assert opened.tab.locator(".histogram rect[data-bin]").count() > 20


def test_the_whole_axis_has_every_day(open_page, long_ago):
    opened = open_page(long_ago, "#v=timeline")

    opened.tab.click("#wholeaxis")

    assert opened.tab.locator(".aside").count() == 0
    assert opened.tab.locator(".histogram rect[data-bin='1914-01-01']").count() == 1
    assert opened.tab.evaluate("location.hash") == "#v=timeline&days=all"


def test_played_one_day_at_a_time_the_dates_are_of_one_day(open_page, long_ago):
    opened = open_page(long_ago, "#v=timeline")

    opened.tab.click("#playone")

    assert opened.tab.evaluate("location.hash") == "#v=timeline&from=2020-01-01&to=2020-01-01"


def test_two_accounts_have_the_room_of_the_filters_unless_these_are_wanted(open_page, made_page):
    opened = open_page(made_page, "#v=accounts")
    before = opened.tab.locator("#side").is_visible()

    opened.tab.click("#toggle")

    assert (before, opened.tab.locator("#side").is_visible()) == (False, True)
