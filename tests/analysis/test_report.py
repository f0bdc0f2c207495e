"""A report with its sentences."""

import pytest
from markdown_it import MarkdownIt

from kg.analysis.report import report
from kg.analysis.written import to_html, to_markdown

from .samples import row

HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) *bold* https://evil.example `code` # head & "quotes"'
SIGNS = {"backs": 1, "bombs": -1}


def said(words, number, **values):
    """A row that says this in a document of its own."""
    relation = words.split()[1]
    return row(
        words,
        id=f"{number:03}",
        sign=SIGNS[relation],
        document=f"d{number}",
        publisher=f"Paper {number}",
        published=f"2015-{number:02}-01",
        evidence=f"Evidence {number}",
        confidence=0.9,
        **values,
    )


ROWS = [
    said("atlantis backs borduria", 1),
    said("syldavia bombs borduria", 2),
    said("syldavia bombs atlantis", 3, speaker="atlantis", speaker_id="atlantis"),
    said("syldavia bombs atlantis", 4, polarity="negated", speaker="syldavia", speaker_id="syldavia"),
    said("syldavia backs people", 5),
    said("syldavia backs borduria", 12),
]
DOCUMENTS = [
    {"id": f"d{i}", "title": f"Title {i}", "date": f"2015-{i:02}-01", "publisher": f"Paper {i}"} for i in (1, 2, 3)
]


def section(title, rows=ROWS, **values):
    """The texts of a section's figures."""
    made = report(rows, DOCUMENTS, **values)
    return [figure for part in made.sections if part.title == title for figure in part.figures]


def test_main_actors_have_their_ties_with_sentences():
    figures = section("Main actors")

    against = next(
        figure for figure in figures if figure.text.startswith("against syldavia: leaning hostile, net -1.00")
    )
    assert [(quote.text, quote.teller) for quote in against.quotes] == [
        ("Evidence 3", "atlantis, a party, denied by 1")
    ]


def test_nameless_actors_are_left_out_of_the_main_ones():
    assert "people" in [figure.text for figure in section("Main actors")]
    assert "people" not in [figure.text for figure in section("Main actors", nameless=["people"])]


def test_contested_relations_have_both_sides():
    figures = section("Contested claims")

    assert [figure.text for figure in figures] == [
        "syldavia bombs atlantis: disputed.",
        "Affirmed by atlantis, a party.",
        "Denied by syldavia, a party.",
    ]


def test_changes_compare_the_halves_of_the_time():
    texts = [figure.text for figure in section("Changes")]

    assert texts == ["borduria and syldavia turned: leaning friendly, before leaning hostile."]


def test_blocs_are_listed_with_what_ties_them():
    texts = [figure.text for figure in section("Blocs", ROWS[:3])]

    assert texts[0].startswith("borduria, atlantis:") or texts[0].startswith("atlantis, borduria:")
    assert "atlantis with borduria" in texts


def test_sources_are_numbered_as_they_are_cited():
    made = report(ROWS, DOCUMENTS)

    cited = [quote.source for part in made.sections for figure in part.figures for quote in figure.quotes]
    assert set(cited) == set(range(1, len(made.sources) + 1))
    assert "Paper 1, Title 1, 2015-01-01" in made.sources


def test_a_document_without_a_row_is_named_by_what_is_known():
    assert "Paper 12, 2015-12-01" in report(ROWS).sources


def test_no_claims_give_a_report_without_sections():
    assert report([]).sections == ()


@pytest.mark.parametrize("write", [to_markdown, to_html])
def test_the_order_of_rows_does_not_matter(write):
    assert write(report(ROWS, DOCUMENTS)) == write(report(ROWS[::-1], DOCUMENTS[::-1]))


@pytest.mark.parametrize("field", ["evidence", "source", "publisher"])
def test_hostile_text_is_shown_and_nothing_else_in_html(field):
    rows = [{**made, field: HOSTILE} for made in ROWS]

    page = to_html(report(rows, title=HOSTILE))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("field", ["evidence", "source", "publisher"])
def test_hostile_text_is_shown_and_nothing_else_in_markdown(field):
    rows = [{**made, field: HOSTILE} for made in ROWS]

    page = MarkdownIt("commonmark", {"html": True, "linkify": False}).render(to_markdown(report(rows, title=HOSTILE)))

    assert [tag for tag in ("<script", "<a ", "<em>", "<code>") if tag in page] == []


@pytest.mark.parametrize("start", ["1. one", "# one", "- one", "+ one", "> one", "---", "12) one"])
def test_text_that_begins_like_markup_stays_text(start):
    rows = [{**made, "source": start, "source_id": "x"} for made in ROWS]

    page = MarkdownIt().render(to_markdown(report(rows, title=start)))

    assert page.count("<h1>") == 1
    assert page.count("<ol>") == 1
    assert "<hr" not in page


def test_lists_in_html_are_closed():
    page = to_html(report(ROWS, DOCUMENTS))

    assert page.count("<ul>") == page.count("</ul>")
    assert page.count("<li") == page.count("</li>")
