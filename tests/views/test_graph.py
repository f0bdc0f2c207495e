"""The graph of the page: what is drawn, fitted, chosen, moved."""

import pytest

from kg.views.page import page

pytestmark = pytest.mark.slow


def meeting(boxes):
    """The pairs of boxes that overlap."""
    return [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def test_every_label_of_the_seed_is_drawn_and_no_two_overlap(open_page, seed_page):
    canvas = open_page(seed_page).canvas()

    assert {label["id"] for label in canvas["labels"]} == set(canvas["actors"])
    assert meeting([label["box"] for label in canvas["labels"]]) == []


def test_the_graph_draws_the_lines_that_pyvis_was_given(open_page, seed_page, seed_data):
    lines = open_page(seed_page).canvas()["lines"]

    pairs = {(row["source_id"], row["target_id"], row["sign"]) for row in seed_data.relations}
    assert sorted(lines) == sorted(f"{source}>{target}>{sign}" for source, target, sign in pairs if source != target)


def test_arrow_keys_walk_the_graph(open_page, made_page):
    opened = open_page(made_page, "#a=Syldavia")

    opened.tab.keyboard.press("ArrowRight")

    assert opened.text("#evidence h2") == "Borduria"


def outside(opened):
    """The actors that stand outside the part of the window that the graph has."""
    box = opened.tab.locator("#plan").bounding_box()
    places = opened.canvas()["places"].items()
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return [id for id, (x, y) in places if not (box["x"] < x < right and box["y"] < y < bottom)]


def rounded(places):
    """The places in whole pixels."""
    return {id: (round(x), round(y)) for id, (x, y) in places.items()}


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (400, 800)])
def test_the_whole_graph_is_in_sight_and_stays_so_when_the_window_changes(open_page, seed_page, size):
    opened = open_page(seed_page, size=(1000, 700))
    before = outside(opened)

    opened.tab.set_viewport_size({"width": size[0], "height": size[1]})
    opened.tab.wait_for_timeout(300)

    assert (before, outside(opened)) == ([], [])


def test_what_the_reader_has_moved_stays_when_the_window_changes(open_page, seed_page):
    opened = open_page(seed_page)
    opened.tab.mouse.move(600, 860)
    opened.tab.mouse.wheel(0, -2400)
    opened.tab.wait_for_timeout(300)

    opened.tab.set_viewport_size({"width": 1400, "height": 880})
    opened.tab.wait_for_timeout(300)

    assert outside(opened) != []


def test_a_bloc_of_the_legend_lights_its_members(open_page, made_page):
    opened = open_page(made_page)

    opened.tab.click(".blocrow >> text=Syldavia")

    assert sorted(opened.canvas()["lit"]) == ["Pelican Brigade", "Syldavia"]
    assert opened.text("#evidence h2") == "Bloc of Syldavia"


def test_blocs_and_unbalanced_triads_of_the_graph_are_in_the_address(open_page, seed_page):
    opened = open_page(seed_page)

    opened.tab.click("#handles >> text=Blocs")
    opened.tab.click("#handles >> text=/Unbalanced triads .[0-9]+/")

    assert opened.tab.evaluate("location.hash") == "#hulls=0&tense=1"


def test_actors_move_only_when_they_are_let_and_can_be_put_back(open_page, seed_page):
    opened = open_page(seed_page)
    opened.tab.wait_for_timeout(200)
    before = opened.canvas()["places"]
    opened.tab.click("#handles >> text=Rearrange")
    opened.tab.wait_for_timeout(600)
    opened.tab.click("#handles >> text=Stop")
    moved = opened.canvas()["places"]

    opened.tab.click("#handles >> text=Put back")

    assert rounded(moved) != rounded(before)
    assert rounded(opened.canvas()["places"]) == rounded(before)


def test_a_click_on_an_actor_of_the_graph_shows_it(open_page, made_page):
    opened = open_page(made_page)

    opened.tab.mouse.click(*opened.canvas()["places"]["Syldavia"])

    assert opened.text("#evidence h2") == "Syldavia"


def test_a_click_on_a_line_of_the_graph_shows_its_evidence(open_page, made_page):
    opened = open_page(made_page)
    (x, y), (u, v) = (opened.canvas()["places"][name] for name in ("Syldavia", "Pelican Brigade"))

    opened.tab.mouse.click((x + u) / 2, (y + v) / 2)

    assert opened.text("#evidence h2") == "Syldavia → Pelican Brigade"


def test_a_click_beside_everything_chooses_nothing(open_page, made_page):
    opened = open_page(made_page, "#a=Syldavia")

    opened.tab.mouse.click(280, 120)

    assert opened.tab.evaluate("location.hash") == ""


def test_a_double_click_draws_the_neighbours(open_page, made_data):
    opened = open_page(page(made_data, top=1))

    opened.tab.mouse.dblclick(*opened.canvas()["places"]["Borduria"])

    assert len(opened.canvas()["actors"]) == 4


def test_the_pointer_over_a_line_says_what_it_is(open_page, made_page):
    opened = open_page(made_page)
    (x, y), (u, v) = (opened.canvas()["places"][name] for name in ("Syldavia", "Pelican Brigade"))

    opened.tab.mouse.move((x + u) / 2, (y + v) / 2)

    opened.tab.wait_for_selector("#tip:not([hidden])")
    assert opened.text("#tip") == "Syldavia — backs → Pelican Brigade · 1 claim, asserted"


def test_an_actor_out_of_sight_is_brought_into_view(open_page, made_page):
    opened = open_page(made_page, reduced_motion="reduce")
    opened.tab.mouse.move(600, 400)
    opened.tab.mouse.down()
    opened.tab.mouse.move(600, 2400)
    opened.tab.mouse.up()

    opened.tab.evaluate("location.hash = 'a=Syldavia'")
    opened.tab.wait_for_timeout(200)

    x, y = opened.canvas()["places"]["Syldavia"]
    assert 250 < x < 1050
    assert 50 < y < 900


def test_above_the_top_the_page_says_how_many_are_not_drawn_and_expands(open_page, made_data):
    opened = open_page(page(made_data, top=2), "#a=Borduria")
    before = opened.canvas()["actors"]

    opened.tab.click("text=/Expand 2 neighbours/")

    assert "The 2 strongest or chosen of 4 actors" in open_page(page(made_data, top=2)).text("#notice")
    assert (len(before), len(opened.canvas()["actors"])) == (2, 4)
