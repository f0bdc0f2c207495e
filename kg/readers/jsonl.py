"""JSON Lines -> one record a line; a line that is none is named and the next one read."""

import json
from collections.abc import Iterator

from kg.errors import DocumentError
from kg.readers.columns import record
from kg.readers.record import Record
from kg.readers.source import Source


def read(source: Source) -> Iterator[Record | DocumentError]:
    """The documents of the lines, blank ones left out."""
    for where, line in source.lines():
        if isinstance(line, DocumentError):
            yield line
        elif line.strip():
            yield of_line(source, where, line)


def of_line(source: Source, where: str, line: str) -> Record | DocumentError:
    """The document of one line, or what is wrong with it."""
    try:
        return of_value(source, where, parsed(line, where))
    except DocumentError as fault:
        return fault


def of_value(source: Source, where: str, value: object) -> Record:
    """The document that an object is."""
    if not isinstance(value, dict):
        raise DocumentError(where, f"a {type(value).__name__}, where an object with the text of a document must be")
    return record(value, source.columns, where, source.path, source.url)


def parsed(text: str, where: str) -> object:
    """The value that JSON text stands for."""
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise DocumentError(where, "JSON nested too deeply; a record is a flat object") from None
    except ValueError as error:
        raise DocumentError(where, f"no JSON: {error}"[:200]) from None
    return value
