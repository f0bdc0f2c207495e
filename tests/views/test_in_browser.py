"""The page in a browser."""

import re
from collections import Counter

import pytest

from kg.identity import loads
from kg.views.page import frame, page

pytestmark = pytest.mark.slow

VIEWS = ("graph", "matrix", "list", "timeline", "accounts", "blocs")


def test_the_seed_asks_for_nothing_and_complains_of_nothing(open_page, seed_page):
    opened = open_page(seed_page, "#v=matrix")

    for view in "234561":
        opened.tab.keyboard.press(view)

    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1


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


def test_without_text_the_page_says_so(open_page, made_data):
    opened = open_page(page(made_data, text=False))

    assert "The text of 1 article was left out" in opened.text("#evidence")


def test_the_filters_make_room_for_the_view(open_page, made_page):
    opened = open_page(made_page, "#v=matrix")
    before = opened.tab.locator("#stage").bounding_box()["width"]

    opened.tab.click("#toggle")

    assert opened.tab.locator("#stage").bounding_box()["width"] > before + 200
    assert not opened.tab.locator("#side").is_visible()


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
