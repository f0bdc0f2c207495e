"""HTML -> one record: the article without the page around it, its title, date, publisher and address."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from kg.errors import DocumentError
from kg.readers import dates
from kg.readers.encoding import decode
from kg.readers.markup import MOST_TAGS, TooManyTagsError, tamed
from kg.readers.record import Record
from kg.readers.source import Source

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
BROKEN_LINE = re.compile(r"(?<=[\w,;–-])\n(?=[a-z])")
BULLET = re.compile(r"^- ", re.MULTILINE)
# Dates are taken from the page's markup, not guessed from figures in its text, and whatever the clock says today.
DATES = {"original_date": True, "extensive_search": False, "min_date": "1850-01-01", "max_date": date.max.isoformat()}


def read(source: Source) -> Iterator[Record]:
    """The one article of the page; a fault if there is none, as on a front page or behind a log-in."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        _page(source),
        url=source.url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=DATES,
    )
    if found is None or not _has_sentence(found.text or ""):
        raise DocumentError(source.where, "no article found in the page; save its text as .txt if there is one")
    yield _record(source, found)


def _page(source: Source) -> str:
    data = source.content(source.limits.document)
    declared = CHARSET.search(data[:10_000])
    text = decode(data, source.where, source.charset or (declared[1].decode("ascii") if declared else ""))
    try:
        return tamed(text)
    except TooManyTagsError:
        raise DocumentError(source.where, f"a page of over {MOST_TAGS:,} tags; save its text as .txt") from None


def _has_sentence(text: str) -> bool:
    """Whether any line is more than a headline or the words of a link."""
    return any(
        line.rstrip(" \"'”’)]").endswith((".", "!", "?", "…")) and line.count(" ") > 3 for line in text.split("\n")
    )


def _record(source: Source, found: Any) -> Record:
    lines = BROKEN_LINE.sub(" ", BULLET.sub("", found.text)).split("\n")
    return Record(
        source.where,
        "\n\n".join(line for line in lines if line.strip()),
        title=found.title or "",
        published=dates.in_file_name(PurePosixPath(source.path).name) or found.date or "",
        publisher=found.sitename or found.hostname or "",
        url=source.url or found.url or "",
        path=source.path,
    )
