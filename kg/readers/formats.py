"""Which reader a source needs: by its suffix, by what a server says, by how it begins."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from kg.readers.source import Source

MEDIA = {
    "application/atom+xml": "atom",
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/pdf": "pdf",
    "application/rss+xml": "rss",
    "application/x-ndjson": "ndjson",
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/html": "html",
    "text/markdown": "md",
    "text/tab-separated-values": "tsv",
    "text/xml": "xml",
}
MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\s*")
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
FEED = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)\b", re.IGNORECASE)
RECORD = re.compile(rb"\{\s*\"|\[\s*\{")
# An object that ends where its line ends, and another that begins the next line.
LINES = re.compile(rb"\{[^\n]*\}[ \t\r]*\n\s*\{")


def suffix(name: str) -> str:
    """What follows the last full stop of a path or address, in small letters."""
    path = urlsplit(name).path if "://" in name else name
    return PurePosixPath(path).suffix[1:].lower()


def is_pdf(source: Source) -> bool:
    """Whether it begins as every PDF does, whatever its name is."""
    return b"%PDF-" in source.head[:1024]


def guessed(source: Source) -> str:
    """The name of the reader for a source without a known suffix, by how it begins; "txt" if that gives no hint."""
    head = MARK.sub(b"", source.head, count=1)
    if PAGE.match(head) or (FEED.match(head) and b"<html" in head.lower()):
        return "html"
    if FEED.match(head):
        return "xml"
    if RECORD.match(head):
        return "jsonl" if LINES.match(head) else "json"
    return "txt"
