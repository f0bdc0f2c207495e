"""CSV and TSV with named columns -> one record a row."""

import csv
from collections.abc import Iterator

from kg.errors import DocumentError
from kg.readers.columns import record
from kg.readers.record import Record
from kg.readers.source import Source

SEPARATORS = ",;\t|"


def read(source: Source) -> Iterator[Record | DocumentError]:
    """The documents of the rows; the columns are separated by what the first line has most of."""
    rows = cells(source)
    where, header = next(rows, (source.where, []))
    names = [name.strip().casefold() for name in header]
    if not header:
        raise DocumentError(source.where, "empty; the first line must name the columns")
    if not set(names) & set(source.columns.text):
        fault = f"no column {' or '.join(source.columns.text)}; the first line names {', '.join(names)}"
        raise DocumentError(source.where, fault[:300])
    for where, row in rows:
        try:
            yield record(_named(names, row, where), source.columns, where, source.path, source.url)
        except DocumentError as fault:
            yield fault


def _named(names: list[str], row: list[str], where: str) -> dict[str, object]:
    if len(row) > len(names):
        raise DocumentError(
            where, f"{len(row)} cells where the first line names {len(names)}; quote the text of a cell"
        )
    return dict(zip(names, row, strict=False))


def cells(source: Source) -> Iterator[tuple[str, list[str]]]:
    """Name (`file:12`, of its last line) and cells of each row that is not blank."""
    lines = _lines(source)
    first = next(lines, "")
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(_again(first, lines), delimiter=separator, skipinitialspace=separator != "\t")
    while True:
        # The limit is the module's, for all who use it: it is set for one row and put back.
        former = csv.field_size_limit(source.limits.document)
        try:
            row = next(rows, None)
        except csv.Error as error:
            fault = f"no CSV: {error}; is a quotation mark left open?"
            raise DocumentError(f"{source.where}:{rows.line_num}", fault) from None
        finally:
            csv.field_size_limit(former)
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield f"{source.where}:{rows.line_num}", row


def _lines(source: Source) -> Iterator[str]:
    for _, line in source.lines():
        if isinstance(line, DocumentError):
            raise line
        yield line


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
