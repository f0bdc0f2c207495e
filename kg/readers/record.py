"""What a reader finds, and the one way in which that becomes a document."""

import re
from dataclasses import dataclass

from kg.errors import DocumentError
from kg.model import Document, Publication
from kg.readers import dates
from kg.readers.language import foreign

LINE_BREAK = re.compile(r"\r\n?")
UNPAIRED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """An article as its source gives it: a body, what is said about it, and `where` it was found."""

    where: str
    body: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    path: str = ""
    key: str = ""


def to_document(record: Record, longest: int) -> Document:
    """The document that a record is; a fault if it has no English text, or a date that is none."""
    title, body = one_line(record.title), LINE_BREAK.sub("\n", record.body).strip("\ufeff \t\n\xa0")
    for part in (title, body, record.publisher, record.url, record.key):
        _check_characters(part, record.where)
    if not body:
        raise DocumentError(record.where, "empty; a document needs text")
    if len(body) > longest:
        raise DocumentError(record.where, f"longer than {longest:,} characters; split it, or raise the limit")
    text = body if _begins_with(body, title) else f"{title}\n\n{body}"
    if language := foreign(text):
        raise DocumentError(record.where, f"in {language}, it seems; only English is read")
    return Document(text, title, (_publication(record),), record.key.strip())


def one_line(text: str) -> str:
    """The words of a title, whatever white space is between them."""
    return " ".join(text.split())


def _begins_with(body: str, title: str) -> bool:
    """Whether the title stands there as a line of its own: "Russia" is not the title line of "Russian bombers ..."."""
    return body.startswith(title) and body[len(title) :].lstrip(" \t\xa0")[:1] in ("", "\n") if title else True


def _publication(record: Record) -> Publication:
    try:
        day = dates.published(record.published)
    except ValueError as error:
        raise DocumentError(record.where, str(error)) from None
    return Publication(day, one_line(record.publisher), record.url.strip(), record.path)


def _check_characters(text: str, where: str) -> None:
    if "\0" in text:
        raise DocumentError(where, "binary: it holds NUL characters; only text is read")
    if found := UNPAIRED.search(text):
        half = f"half a character (lone surrogate U+{ord(found[0]):04X})"
        raise DocumentError(where, f"{half} at {found.start()}; write it whole or leave it out")
