"""Paths, addresses and feeds -> Documents. A reader is registered under each suffix that it reads."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from kg.errors import DocumentError, UnknownNameError
from kg.model import Document
from kg.readers import formats, places
from kg.readers.columns import Columns as Columns
from kg.readers.merging import merge as merge
from kg.readers.record import to_document
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
LIMITS, COLUMNS = Limits(), Columns()
OnFault = Callable[[DocumentError], None]


def read(
    paths: Iterable[str], *, on_fault: OnFault, limits: Limits = LIMITS, columns: Columns = COLUMNS
) -> Iterator[Document]:
    """The documents at paths, in the order given and within a folder by name; what cannot be read goes to `on_fault`.

    A path is a file, a folder, a pattern, an http(s) address or `-`. One that is not there at all raises KGError here.
    """
    return _documents(places.named(paths), on_fault, limits, columns)


def _documents(named: list[places.Place], on_fault: OnFault, limits: Limits, columns: Columns) -> Iterator[Document]:
    seen: set[str] = set()
    for place in chain.from_iterable(places.files(place, on_fault) for place in named):
        if place.name not in seen:
            seen.add(place.name)
            yield from _at(place, on_fault, limits, columns)


def _at(place: places.Place, on_fault: OnFault, limits: Limits, columns: Columns) -> Iterator[Document]:
    try:
        with places.opened(place, limits, columns) as source:
            for record in _reader(source, place)(source):
                try:
                    if isinstance(record, DocumentError):
                        raise record
                    document = to_document(record, limits.document)
                except DocumentError as fault:
                    on_fault(fault)
                else:
                    yield document
    except DocumentError as fault:
        on_fault(fault)
    except OSError as error:
        on_fault(places.unreadable(place.name, error))


def _reader(source: Source, place: places.Place) -> Reader:
    """The reader for a source; a file of unknown suffix is read only if the user named it, by how it begins."""
    suffix = formats.suffix(source.url or source.path)
    if formats.is_pdf(source):
        return _registered("pdf")
    if source.media in formats.MEDIA:
        return _registered(formats.MEDIA[source.media])
    if _is_known(suffix):
        return _registered(suffix)
    if suffix and not place.is_named:
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
