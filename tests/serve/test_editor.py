"""The query editor and the served page in a browser."""

import pytest

from serve.conftest import TOKEN

pytestmark = pytest.mark.slow


@pytest.fixture
def tab(browser, address):
    """A tab that keeps what it asked for and complained of."""
    context = browser.new_context()
    opened = context.new_page()
    opened.requests, opened.faults = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("console", lambda message: opened.faults.append(message.text))
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    yield opened
    context.close()


def asked(tab, query):
    """Ask a query in the editor and wait for the answer."""
    tab.fill("#query", query)
    tab.press("#query", "Control+Enter")
    tab.wait_for_selector("#state:not(:empty):not(.busy)")


def test_a_query_is_answered_as_a_table_whose_actors_lead_to_the_page(tab, address):
    tab.goto(f"{address}/query")
    asked(tab, "SELECT ?target { actor:russia rel:bombs ?target } ORDER BY ?target")

    tab.locator("#results a").first.click()
    tab.wait_for_selector("html[data-ready]")

    assert "#a=" in tab.url
    assert tab.locator("#evidence h2").inner_text()


def test_editor_and_page_ask_the_server_alone_and_complain_of_nothing(tab, address):
    tab.goto(f"{address}/query")
    asked(tab, "ASK {}")
    tab.goto(f"{address}/")
    tab.wait_for_selector("html[data-ready]")

    assert [url for url in tab.requests if not url.startswith(address)] == []
    assert [fault for fault in tab.faults if "favicon" not in fault] == []


def test_hostile_results_stay_text(tab, address):
    tab.goto(f"{address}/query")

    asked(tab, "SELECT ('<img src=x onerror=window.PWN=1>' AS ?a) (<javascript:window.PWN=1> AS ?b) {}")

    assert tab.evaluate("window.PWN") is None
    assert "<img" in tab.locator("#results td").first.inner_text()
    assert tab.locator("#results img, #results a").count() == 0


def test_a_fault_is_shown(tab, address):
    tab.goto(f"{address}/query")

    asked(tab, "SELECT ?a {")

    assert "SPARQL" in tab.locator("#state.fault").inner_text()


def test_a_question_of_the_library_asks_for_its_values(tab, address):
    tab.goto(f"{address}/query")
    tab.wait_for_selector("html[data-ready]")

    tab.click("text=Who are the allies of an actor?")
    tab.fill("input[name=actor]", "Kremlin")
    tab.press("input[name=actor]", "Enter")

    tab.wait_for_selector("#results table")
    assert tab.locator("#results th").all_inner_texts() == ["actor", "ally", "label", "relations"]


def test_judgements_on_the_page_are_sent_with_the_token_of_the_address(tab, address, own_graph):
    tab.goto(f"{address}/?token={TOKEN}")
    tab.wait_for_selector("html[data-ready]")
    tab.locator(".judge-reject").first.click()
    tab.click("#tab-review")

    tab.click("text=Send to the server")

    tab.wait_for_selector("text=Taken over")
    assert "reject" in (own_graph / "review.toml").read_text()
