"""CSV: one of the tables claims, relations, actors and documents."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from kg.export import Content

# A cell that begins so is run as a formula by spreadsheets; article text must not be.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(content: Content) -> Iterator[bytes]:
    """A header and a row each, in UTF-8; lists are joined by "; ", offsets by "-"."""
    rows = content.tables[content.table]()
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    yield output.getvalue().encode("utf-8")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        numbers = bool(value) and all(isinstance(part, int) for part in value)
        return ("-" if numbers else "; ").join(map(str, value))
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
