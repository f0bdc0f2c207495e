"""Addresses, on a server of our own."""

import gzip
import json
import time

import pytest

from kg.readers import Limits

from .conftest import ITEM, PAGE, RECORD, RSS, SAMPLES, TEXT

QUICK = Limits(document=20_000, file=20_000, seconds=1, redirects=2)


def type_(media: str) -> dict[str, str]:
    """The header of a kind of content."""
    return {"Content-Type": media}


@pytest.mark.parametrize(
    ("path", "media", "body"),
    [
        ("/article", "text/html; charset=utf-8", PAGE.encode()),
        ("/article.php?id=3", "text/html", PAGE.encode()),
        ("/", "application/octet-stream", PAGE.encode()),
        ("/a.txt", "text/plain", TEXT.encode()),
        ("/feed", "application/rss+xml", RSS.encode()),
        ("/feed.xml", "text/xml; charset=utf-8", RSS.encode()),
        ("/api", "application/json", json.dumps([RECORD]).encode()),
        ("/a.jsonl", "text/plain", SAMPLES["jsonl"]),
        ("/a.pdf", "application/pdf", SAMPLES["pdf"]),
        ("/d%C3%A9j%C3%A0 vu", "text/html", PAGE.encode()),
    ],
)
def test_address_is_read(path, media, body, site, collect):
    server, pages = site
    pages[path.replace(" ", "%20")] = (200, type_(media), body)

    (document,), faults = collect(server + path)

    assert faults == []
    assert document.text == TEXT
    assert document.publications[0].path == ""
    assert document.publications[0].url in (server + path, RECORD["url"])


def test_page_keeps_the_address_that_was_given(site, collect):
    server, pages = site
    pages["/a"] = (302, {"Location": "/b"}, b"")
    pages["/b"] = (200, type_("text/html"), PAGE.encode())

    (document,), _ = collect(f"{server}/a")

    assert document.publications[0].url == f"{server}/a"


def test_compressed_answer_is_unpacked(site, collect):
    server, pages = site
    pages["/a"] = (200, type_("text/html") | {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode()))

    (document,), _ = collect(f"{server}/a")

    assert document.text == TEXT


def test_charset_of_the_server_is_used(site, collect):
    server, pages = site
    pages["/a"] = (200, type_("text/plain; charset=windows-1250"), TEXT.replace("north", "Łódź").encode("cp1250"))

    (document,), _ = collect(f"{server}/a")

    assert "Łódź" in document.text


def drip(stream) -> None:
    """One byte at a time."""
    for _ in range(30):
        stream.write(b"x")
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, {}, b""), "cannot be fetched: the server answered 404 Not Found"),
        ((500, {}, b""), "the server answered 500"),
        ((302, {"Location": "/a"}, b""), "the server answered 302"),
        ((302, {"Location": "file:///etc/hosts"}, b""), "cannot be fetched: "),
        ((302, {"Location": "ftp://127.0.0.1/a"}, b""), "cannot be fetched: "),
        ((200, type_("text/html"), b"x" * 30_000), "larger than 20,000 bytes"),
        (
            (200, type_("text/html") | {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 30_000)),
            "larger than 20,000 bytes",
        ),
        ((200, type_("text/html") | {"Content-Encoding": "gzip"}, b"no gzip"), "cannot be decompressed"),
        ((200, type_("text/html") | {"Content-Encoding": "br"}, b"x"), "compressed as br"),
        ((200, type_("text/html") | {"Content-Length": "500"}, b"x"), "cannot be fetched: "),
        ((200, type_("text/html"), b""), "empty"),
        ((200, type_("image/png"), b"\x89PNG\0\0"), "binary"),
        ((200, type_("text/html"), drip), "no full answer within 1 seconds"),
    ],
)
def test_faulty_answer_is_refused(answer, why, site, collect):
    server, pages = site
    pages["/a"] = answer

    documents, faults = collect(f"{server}/a", limits=QUICK)

    assert documents == []
    assert [fault.where for fault in faults] == [f"{server}/a"]
    assert why in faults[0].reason


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://", "http://[x/", "http://a b:x/", "https://127.0.0.1:1/"]
)
def test_address_without_a_server_is_refused(address, collect, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")

    documents, faults = collect(address, limits=QUICK)

    assert documents == []
    assert faults[0].reason.startswith("cannot be fetched: ")


def test_entry_of_a_feed_keeps_its_own_address_and_is_not_fetched(site, collect):
    server, pages = site
    pages["/feed"] = (200, type_("application/rss+xml"), RSS.replace(ITEM, ITEM + ITEM.replace("/1", "/2")).encode())

    documents, _ = collect(f"{server}/feed")

    assert [document.publications[0].url for document in documents] == [
        "https://example.org/1",
        "https://example.org/2",
    ]
