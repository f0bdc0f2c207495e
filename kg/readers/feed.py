"""RSS and Atom feeds -> one record an entry: its own content, else its summary. No page that it names is fetched."""

from collections.abc import Iterator
from io import BytesIO
from time import strftime
from typing import Any

from kg.errors import DocumentError
from kg.readers import dates
from kg.readers.markup import TooManyTagsError, plain
from kg.readers.record import Record
from kg.readers.source import Source


def read(source: Source) -> Iterator[Record | DocumentError]:
    """The documents of the entries; `feed.xml:3` is the third."""
    import feedparser

    data = source.content(source.limits.document)
    found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        kind = "a feed without entries" if found.version else "no feed: it is neither RSS nor Atom"
        raise DocumentError(source.where, f"{kind}; an entry with a text is needed")
    publisher = plain(found.feed.get("title", ""))
    for number, entry in enumerate(found.entries, 1):
        where = f"{source.where}:{number}"
        try:
            yield _record(source, entry, where, publisher)
        except TooManyTagsError:
            yield DocumentError(where, "an entry of too many tags; save its page and read that")


def _record(source: Source, entry: Any, where: str, publisher: str) -> Record:
    return Record(
        where,
        max((plain(text) for text in _contents(entry)), key=len, default=""),
        title=plain(entry.get("title", "")),
        published=_day(entry),
        publisher=plain(entry.get("source", {}).get("title", "")) or publisher,
        url=entry.get("link", ""),
        path=source.path,
        key=entry.get("id", ""),
    )


def _contents(entry: Any) -> list[str]:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    return contents if any(contents) else [entry.get("summary", "")]


def _day(entry: Any) -> str:
    """The day as the entry states it, in its own time zone; one in no known form is left out, as is usual in feeds."""
    for name in ("published", "updated"):
        try:
            return dates.published(entry[name])
        except KeyError:
            continue
        except ValueError:
            moment = entry.get(f"{name}_parsed")
            return strftime("%Y-%m-%d", moment) if moment else ""
    return ""
