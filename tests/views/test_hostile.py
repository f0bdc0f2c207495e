"""Hostile text in every field of the page: nothing of it runs, and all of it is shown."""

import pytest

from kg.views.page import page
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
