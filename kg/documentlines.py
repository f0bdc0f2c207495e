"""A Document as one JSON line, and back: the lines of documents.jsonl, whose text evidence is checked by."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kg.model import Document, Publication


def to_line(document: Document) -> dict[str, Any]:
    """The document with all its publications, in order."""
    return {
        "id": document.id,
        "key": document.key or None,
        "title": document.title,
        "published": document.published or None,
        "publisher": document.publisher or None,
        "publications": [asdict(publication) for publication in sorted(document.publications)],
        "text": document.text,
    }


def from_line(line: Mapping[str, Any]) -> Document:
    """The document of a line; its id, date and publisher follow from the rest."""
    publications = tuple(Publication(**row) for row in line["publications"])
    return Document(line["text"], line["title"], publications, line["key"] or "")


def order(document: Document) -> tuple[str, str]:
    """How documents and their claims are sorted wherever order reaches a file: by date, then by id."""
    return document.published, document.id
