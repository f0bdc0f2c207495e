"""Paths, addresses and feeds -> Documents. A reader is registered under each suffix that it reads."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from kg.errors import DocumentError, UnknownNameError
from kg.model import Document
from kg.readers import formats, places
from kg.readers.columns import Columns as Columns
from kg.readers.merging import merge as merge
from kg.readers.record import Record, to_document
from kg.readers.source import Limits as Limits
from kg.readers.source import Reader, Source
from kg.registry import find

READERS = {
    "atom": "kg.readers.feed:read",
    "csv": "kg.readers.table:read",
    "htm": "kg.readers.html:read",
    "html": "kg.readers.html:read",
    "json": "kg.readers.json:read",
    "jsonl": "kg.readers.jsonl:read",
    "markdown": "kg.readers.markdown:read",
    "md": "kg.readers.markdown:read",
    "ndjson": "kg.readers.jsonl:read",
    "pdf": "kg.readers.pdf:read",
    "rss": "kg.readers.feed:read",
    "text": "kg.readers.text:read",
    "tsv": "kg.readers.table:read",
    "txt": "kg.readers.text:read",
    "xhtml": "kg.readers.html:read",
    "xml": "kg.readers.feed:read",
}
log = logging.getLogger(__name__)
LIMITS, COLUMNS = Limits(), Columns()
OnFault = Callable[[DocumentError], None]


def read(
    paths: Iterable[str], *, on_fault: OnFault, limits: Limits = LIMITS, columns: Columns = COLUMNS
) -> Iterator[Document]:
    """The documents at paths, in the order given and within a folder by name; what cannot be read goes to `on_fault`.

    A path is a file, a folder, a pattern, an http(s) address or `-`. One that is not there at all raises KGError here.
    """
    return _documents(places.named(paths), on_fault, limits, columns)


def _documents(named: dict[str, None], on_fault: OnFault, limits: Limits, columns: Columns) -> Iterator[Document]:
    seen: set[str] = set()
    for place in chain.from_iterable(places.files(place) for place in named):
        if isinstance(place, DocumentError):
            on_fault(place)
        elif place not in seen:
            seen.add(place)
            for found in _at(place, place in named, limits, columns):
                if isinstance(found, DocumentError):
                    on_fault(found)
                else:
                    yield found


def _at(place: str, is_named: bool, limits: Limits, columns: Columns) -> Iterator[Document | DocumentError]:
    where = places.printable(place)
    try:
        with places.opened(place, limits, columns) as source:
            found = _reader(source, is_named)(source)
            first = next(found, DocumentError(where, "empty; a document needs text"))
            for record in chain([first], found):
                yield _document(record, limits)
    except DocumentError as fault:
        yield fault
    except OSError as error:
        yield places.unreadable(place, error)
    except Exception as error:  # what hostile input makes of a library
        log.debug("%s", where, exc_info=True)
        yield DocumentError(where, f"cannot be read: {type(error).__name__} {error}"[:200])


def _document(record: Record | DocumentError, limits: Limits) -> Document | DocumentError:
    try:
        return record if isinstance(record, DocumentError) else to_document(record, limits.document)
    except DocumentError as fault:
        return fault


def _reader(source: Source, is_named: bool) -> Reader:
    """The reader for a source; a file of unknown suffix is read only if the user named it, by how it begins."""
    suffix = formats.suffix(source.url or source.path)
    if formats.is_pdf(source):
        return _registered("pdf")
    if source.media in formats.MEDIA:
        return _registered(formats.MEDIA[source.media])
    if _is_known(suffix):
        return _registered(suffix)
    if suffix and not is_named:
        known = ", ".join(sorted(READERS))
        raise DocumentError(source.where, f"no reader for .{suffix}; known: {known}; name the file itself to read it")
    return _registered(formats.guessed(source))


@lru_cache
def _is_known(suffix: str) -> bool:
    try:
        return bool(_registered(suffix))
    except UnknownNameError:
        return False


@lru_cache
def _registered(suffix: str) -> Reader:
    reader: Reader = find("reader", suffix, READERS)
    return reader
