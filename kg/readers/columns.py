"""Which columns of a record hold what: a row of JSON or CSV -> Record."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from kg.errors import DocumentError, KGError
from kg.readers.record import Record


@dataclass(frozen=True, slots=True)
class Columns:
    """For each part of a document the columns it may be in; the first that is filled counts. Case is ignored."""

    key: tuple[str, ...] = ("id", "key", "guid")
    title: tuple[str, ...] = ("title", "headline")
    published: tuple[str, ...] = ("date", "published", "date_published", "publishedat", "pubdate")
    publisher: tuple[str, ...] = ("publisher", "source")
    url: tuple[str, ...] = ("url", "link")
    text: tuple[str, ...] = ("text", "body", "content", "content_text")

    def having(self, names: Mapping[str, str]) -> "Columns":
        """These columns with a user's own in their place, as in `{"text": "article", "published": "day"}`."""
        known = [part.name for part in fields(self)]
        for part in names:
            if part not in known:
                raise KGError(f"no part of a document is called {part!r}; known: {', '.join(known)}")
        return replace(self, **{part: (name.casefold(),) for part, name in names.items()})


def record(row: Mapping[str, object], columns: Columns, where: str, path: str = "", url: str = "") -> Record:
    """The record that a row holds; a fault if no column is for text, or one has something other than text."""
    cells = {str(name).strip().casefold(): value for name, value in row.items()}

    def cell(names: tuple[str, ...]) -> str:
        found = ((name, _plain(cells[name], name, where)) for name in names if name in cells)
        return next((text for _, text in found if text.strip()), "")

    if not set(columns.text) & set(cells):
        raise DocumentError(where, f"no {' or '.join(columns.text)}; it has {', '.join(cells) or 'nothing'}"[:300])
    return Record(
        where,
        cell(columns.text),
        title=cell(columns.title),
        published=cell(columns.published),
        publisher=cell(columns.publisher),
        url=cell(columns.url) or url,
        path=path,
        key=cell(columns.key),
    )


def _plain(value: object, name: str, where: str) -> str:
    if isinstance(value, dict):
        # News services give a publisher as {"id": ..., "name": ...}.
        value = value.get("name")
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise DocumentError(where, f"{name} is a {type(value).__name__}; it must be text")
