"""The page in a browser."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from kg.identity import loads
from kg.views.page import frame, page
from kg.views.structure import structured
from kg.views.ties import signed_ties
from kg.views.triads import listed
from views.attacks import ATTACKS
from views.rows import made

pytestmark = pytest.mark.slow

VIEWS = ("graph", "matrix", "list", "timeline", "accounts", "blocs")


@pytest.fixture(scope="module")
def hostile(ontology):
    """A page's data with an attack in every field."""
    claims, parts = [], []
    for number, attack in enumerate(ATTACKS):
        evidence = f"{attack} backs {number}"
        parts.append(evidence)
        claims.append(
            {
                "source": attack,
                "relation": "backs",
                "target": f"{attack}{number}",
                "evidence": evidence,
                "speaker": attack,
            }
            | {"cue": attack, "place": attack, "rule": attack, "date": "2020-01-01"}
        )
    web = {"publisher": ATTACKS[11], "url": ATTACKS[31], "path": ATTACKS[0]}
    return made(claims, "\n".join(parts), ontology, title=ATTACKS[0], **web)


@pytest.fixture(scope="module")
def hostile_page(hostile):
    """The page of the attacks."""
    return page(hostile)


def visit(opened, addresses):
    """Go to each address part, and let the page draw it."""
    for address in addresses:
        opened.tab.evaluate("parts => { location.hash = new URLSearchParams(parts).toString() }", address)
        opened.tab.wait_for_timeout(5)


def traces(opened):
    """What shows that text of articles was taken for more than text."""
    found = [opened.tab.evaluate("window.PWN"), opened.tab.evaluate("Object.prototype.PWN")]
    strange = opened.tab.locator("img, iframe, object, embed, form, link, base").all_inner_texts()
    return [*filter(None, found), *strange, *opened.errors, *opened.requests[1:]]


def facet_counts(opened, facet):
    """The counts beside the values of a filter, all of them shown."""
    opened.tab.evaluate("facet => document.querySelector(`[data-facet=${facet}] > button`)?.click()", facet)
    found = opened.tab.evaluate(
        """facet => [...document.querySelectorAll(`[data-facet=${facet}] .value`)].map(
             row => [row.dataset.value, Number(row.querySelector('.count').textContent)])""",
        facet,
    )
    return {value: count for value, count in found if count}


def test_the_seed_asks_for_nothing_and_complains_of_nothing(open_page, seed_page):
    opened = open_page(seed_page, "#v=matrix")

    for view in "234561":
        opened.tab.keyboard.press(view)

    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1


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


def test_each_quote_in_the_article_is_the_text_of_its_offsets(open_page, seed_page, seed_data):
    opened = open_page(seed_page, f"#d={seed_data.documents[0]['id']}")

    marked = opened.tab.evaluate("""() => {
        const found = {};
        for (const mark of document.querySelectorAll('#article mark'))
            for (const id of mark.dataset.claims.split(' ')) found[id] = (found[id] || '') + mark.textContent;
        return found;
    }""")

    text = seed_data.documents[0]["text"]
    assert marked == {row["id"]: text[row["start"] : row["end"]] for row in seed_data.claims}


def test_an_emoji_before_a_quote_does_not_shift_it(open_page, made_page, made_data):
    claim = made_data.claims[0]
    opened = open_page(made_page, f"#c={claim['id']}&d={claim['document']}&r={claim['about']}")

    assert opened.text("#article mark.chosen") == claim["evidence"]


def test_what_is_said_of_the_chosen_actor_stands_out_in_the_article(open_page, seed_page, seed_data):
    opened = open_page(seed_page, f"#d={seed_data.documents[0]['id']}&a=iran")

    ids = {
        id
        for ids in opened.tab.locator("mark.about").evaluate_all("all => all.map(m => m.dataset.claims)")
        for id in ids.split()
    }
    about = {row["id"] for row in seed_data.claims if "iran" in (row["source_id"], row["target_id"], row["speaker_id"])}
    assert about
    assert about <= ids
    assert len(ids) < len(seed_data.claims)


def test_the_overview_lists_the_lines_with_most_claims(open_page, seed_page, seed_data):
    opened = open_page(seed_page)

    counts = Counter()
    for row in seed_data.relations:
        if row["sign"] == -1 and row["status"] in ("Asserted", "Attributed"):
            counts[row["source_id"], row["target_id"]] += row["claims"]
    shown = [int(text.split()[0]) for text in opened.tab.locator("#evidence .strongest .count").all_inner_texts()]
    assert shown[5:] == sorted(counts.values(), reverse=True)[:5]


def test_a_card_shows_the_actors_of_its_quote_in_bold(open_page, made_page, made_data):
    opened = open_page(made_page, f"#r={made_data.claims[0]['about']}")

    bold = opened.tab.locator("#evidence .card").first.locator("strong").all_inner_texts()

    assert bold == ["Borduria", "Syldavia"]


def test_a_disputed_relation_says_who_affirms_and_who_denies(open_page, made_page, made_data):
    opened = open_page(made_page, f"#r={made_data.claims[0]['about']}")

    assert "Affirmed by the envoy; denied by Borduria." in opened.text("#evidence")


def test_an_address_to_an_actor_shows_its_panel_and_lights_its_neighbours(open_page, made_page):
    opened = open_page(made_page, "#a=Syldavia")

    assert opened.text("#evidence h2") == "Syldavia"
    assert sorted(opened.canvas()["lit"]) == ["Borduria", "Pelican Brigade", "Syldavia"]


def test_an_address_comes_back_as_it_was_read(open_page, made_page):
    address = "#v=list&a=Syldavia&sign=1%2C-1&by=*voice&from=2020-01-01&to=2020-12-31&on=published&conf=0.5"
    opened = open_page(made_page, address)

    opened.tab.keyboard.press("2")
    opened.tab.keyboard.press("3")

    assert opened.tab.evaluate("location.hash") == address
    assert opened.tab.locator("#list tbody tr").count() == 2


def test_going_back_shows_what_was_chosen_before(open_page, made_page):
    opened = open_page(made_page, "#a=Syldavia")
    opened.tab.locator("#evidence .headline >> text=Borduria").first.click()

    opened.tab.go_back()

    assert opened.text("#evidence h2") == "Syldavia"


def test_an_address_to_what_the_page_lacks_says_so(open_page, made_page):
    assert "actor nobody" in open_page(made_page, "#a=nobody").text("#notice")


def test_search_finds_by_alias_and_enter_shows_the_evidence(open_page, seed_page):
    opened = open_page(seed_page)

    opened.tab.keyboard.press("/")
    opened.tab.keyboard.type("kremlin")
    opened.tab.keyboard.press("Enter")

    assert opened.text("#evidence h2") == "Russia"
    assert opened.tab.evaluate("document.activeElement.id") == "evidence"


def test_search_forgives_one_wrong_letter(open_page, made_page):
    opened = open_page(made_page)

    opened.tab.fill("#find", "syldawia")

    assert "Syldavia" in opened.text("#found")


def test_the_list_of_actors_is_walked_by_keys(open_page, made_page):
    opened = open_page(made_page)
    opened.tab.click("#tab-actors")

    opened.tab.focus("#actorlist")
    opened.tab.keyboard.press("ArrowDown")
    first = opened.text("#evidence h2")
    opened.tab.keyboard.press("ArrowDown")

    assert first == "Borduria"
    assert opened.text("#evidence h2") != first
    assert opened.text("#said").endswith("selected")


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


def test_judgements_are_saved_as_kg_review_reads_them(open_page, made_page, made_data, tmp_path):
    opened = open_page(made_page, "#a=Syldavia")
    opened.tab.click(".identity summary")
    opened.tab.fill("[placeholder='Different from…']", "Borduria")
    opened.tab.keyboard.press("Enter")
    opened.tab.evaluate("about => { location.hash = `r=${about}` }", made_data.claims[0]["about"])
    opened.tab.locator(".judge-reject").first.click()
    opened.tab.click("#tab-review")

    with opened.tab.expect_download() as saving:
        opened.tab.click("#review >> text=Save as JSON")
    saving.value.save_as(tmp_path / "review.json")

    ledger = loads(tmp_path / "review.json")
    assert [(one.a, one.b, one.verdict) for one in ledger.judgements] == [("Borduria", "Syldavia", "different")]
    assert [(one.claim, one.verdict) for one in ledger.reviews] == [(made_data.claims[0]["id"], "reject")]


def test_the_picture_is_saved_as_svg_that_stands_alone(open_page, made_page):
    opened = open_page(made_page)
    opened.tab.click(".menu summary")

    with opened.tab.expect_download() as saving:
        opened.tab.click("text=Picture (SVG)")

    text = saving.value.path().read_text(encoding="utf-8")
    assert "Pelican Brigade" in text
    assert not re.search(r"var\(|<script|href|url\(", text)


def test_the_picture_is_saved_as_png(open_page, made_page):
    opened = open_page(made_page)
    opened.tab.click(".menu summary")

    with opened.tab.expect_download() as saving:
        opened.tab.click("text=Picture (PNG)")

    assert saving.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_runs_nothing(open_page, hostile, hostile_page, view):
    opened = open_page(hostile_page, f"#v={view}")

    visit(opened, [{"v": view, "a": row["id"]} for row in hostile.actors[::30]])
    opened.tab.fill("#find", "script")
    opened.tab.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert traces(opened) == []


def test_no_hostile_actor_or_claim_runs_anything(open_page, hostile, hostile_page):
    opened = open_page(hostile_page)

    visit(opened, [{"a": row["id"]} for row in hostile.actors[::2]])
    visit(opened, [{"r": row["about"], "c": row["id"], "d": row["document"]} for row in hostile.claims])

    assert traces(opened) == []


def test_a_web_address_that_is_script_is_no_link(open_page, hostile, hostile_page):
    opened = open_page(hostile_page, f"#d={hostile.documents[0]['id']}")

    assert opened.tab.locator("#article a").count() == 0


def test_a_hostile_article_is_shown_word_for_word(open_page, hostile, hostile_page):
    opened = open_page(hostile_page, f"#d={hostile.documents[0]['id']}")

    shown = opened.tab.evaluate("document.querySelector('#article .text').textContent")

    assert shown.encode("utf-16", "surrogatepass") == hostile.documents[0]["text"].encode("utf-16", "surrogatepass")


def test_without_text_the_page_says_so(open_page, made_data):
    opened = open_page(page(made_data, text=False))

    assert "The text of 1 article was left out" in opened.text("#evidence")


def test_above_the_top_the_page_says_how_many_are_not_drawn_and_expands(open_page, made_data):
    opened = open_page(page(made_data, top=2), "#a=Borduria")
    before = opened.canvas()["actors"]

    opened.tab.click("text=/Expand 2 neighbours/")

    assert "The 2 strongest or chosen of 4 actors" in open_page(page(made_data, top=2)).text("#notice")
    assert (len(before), len(opened.canvas()["actors"])) == (2, 4)


def test_the_filters_make_room_for_the_view(open_page, made_page):
    opened = open_page(made_page, "#v=matrix")
    before = opened.tab.locator("#stage").bounding_box()["width"]

    opened.tab.click("#toggle")

    assert opened.tab.locator("#stage").bounding_box()["width"] > before + 200
    assert not opened.tab.locator("#side").is_visible()


def test_two_accounts_have_the_room_of_the_filters_unless_these_are_wanted(open_page, made_page):
    opened = open_page(made_page, "#v=accounts")
    before = opened.tab.locator("#side").is_visible()

    opened.tab.click("#toggle")

    assert (before, opened.tab.locator("#side").is_visible()) == (False, True)


def test_a_small_screen_shows_one_pane_at_a_time(open_page, made_page):
    opened = open_page(made_page, size=(390, 800))
    opened.tab.click("#panes >> text=Evidence")

    assert opened.tab.locator("#panel").is_visible()
    assert not opened.tab.locator("#stage").is_visible()
    assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_printed_page_holds_picture_and_numbered_evidence(open_page, made_page):
    opened = open_page(made_page)

    opened.tab.emulate_media(media="print")
    opened.tab.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert opened.tab.locator("#print svg").is_visible()
    assert opened.tab.locator("#print li").count() == 5
    assert not opened.tab.locator("header").is_visible()


def test_where_no_script_runs_the_page_shows_a_picture(browser, made_page, tmp_path):
    (tmp_path / "graph.html").write_text(made_page, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    complaints = []
    tab.on("console", lambda message: complaints.append(message.text))

    tab.goto((tmp_path / "graph.html").as_uri())

    assert tab.locator("noscript svg text >> text=Pelican Brigade").is_visible()
    assert not tab.locator("#filters").is_visible()
    assert complaints == []
    context.close()


def test_the_page_works_in_a_frame_of_a_notebook(open_page, made_page):
    opened = open_page(made_page)
    opened.tab.goto("about:blank")

    opened.tab.set_content(frame(made_page))
    inside = opened.tab.frame_locator("iframe")
    inside.locator("html[data-ready]").wait_for(timeout=30_000)
    inside.locator("#evidence .headline >> text=Syldavia").first.click()

    assert inside.locator("#evidence h2").inner_text() == "Syldavia"
    assert opened.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["#a=Borduria", *(f"#v={view}" for view in VIEWS), "#v=accounts&m=diff"])
def test_axe_finds_nothing_serious(open_page, made_page, address, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = open_page(made_page, address, bypass_csp=True, color_scheme=scheme)

    found = axe.run(opened.tab).response["violations"]

    assert [(fault["impact"], fault["id"]) for fault in found if fault["impact"] in ("serious", "critical")] == []
