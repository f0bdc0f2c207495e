"""Feeds: entries are documents."""

import pytest

from .conftest import ATOM, ITEM, LINES, RSS, TEXT


def test_entry_gives_a_document(file, collect):
    (document,), _ = collect(file("a.rss", RSS))

    assert (document.text, document.key) == (TEXT, "r-1")
    assert document.publications[0].published == "2015-10-01"


def test_content_goes_before_summary(file, collect):
    (document,), _ = collect(file("a.atom", ATOM))

    assert "Short." not in document.text


def test_entry_without_text_is_named_and_the_next_one_read(file, collect):
    path = file("a.xml", RSS.replace("<item>", "<item><title>Only a headline</title></item><item>", 1))

    documents, faults = collect(path)

    assert [document.text for document in documents] == [TEXT]
    assert [str(fault) for fault in faults] == [f"{path}:1: empty; a document needs text"]


def test_broken_feed_is_read_as_far_as_it_goes(file, collect):
    (document,), _ = collect(file("a.rss", RSS.replace("</channel></rss>", "&nbsp;")))

    assert document.text.startswith(TEXT)


def test_date_in_no_known_form_is_left_out(file, collect):
    (document,), faults = collect(file("a.rss", RSS.replace("Thu, 01 Oct 2015 23:30:00 -0500", "not long ago")))

    assert (document.published, faults) == ("", [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<rss><channel><title>T</title></channel></rss>", "a feed without entries"),
        ('<?xml version="1.0"?><urlset><url><loc>x</loc></url></urlset>', "no feed: it is neither RSS nor Atom"),
        ("just text", "no feed"),
        (
            RSS.replace(ITEM, f"<item><description>{'&lt;b&gt;' * 90_000}{LINES[0]}</description></item>"),
            "too many tags",
        ),
    ],
)
def test_what_is_no_feed_is_refused(content, why, reason):
    assert why in reason("a.xml", content)


def test_entities_do_not_grow(file, collect):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))

    documents, faults = collect(file("a.rss", f"<!DOCTYPE r [{entities}]>{RSS.replace('<guid>r-1', '<guid>&e11;')}"))

    assert len(documents) + len(faults) == 1
