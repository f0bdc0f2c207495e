"""Parquet: one of the tables claims, relations, actors and documents, with typed columns."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from kg.export import Content, Row

TYPES = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string()}


def write(content: Content) -> Iterator[bytes]:
    """The table, compressed by zstd; dates are text, since a claim's date may be a month or a stretch of days."""
    rows = content.tables[content.table]()
    table = pa.Table.from_pylist([_plain(row) for row in rows], schema=_schema(rows))
    output = BytesIO()
    parquet.write_table(table, output, compression="zstd")
    yield output.getvalue()


def _schema(rows: list[Row]) -> Any:
    """A type for each column, by its values; text where a column has none or several kinds."""
    return pa.schema([(name, _column([row[name] for row in rows])) for name in (rows[0] if rows else ())])


def _column(values: list[Any]) -> Any:
    if any(isinstance(value, list | tuple) for value in values):
        return pa.list_(_column([part for value in values for part in value or ()]))
    kinds = {type(value) for value in values if value is not None}
    return TYPES.get(kinds.pop(), pa.string()) if len(kinds) == 1 else _mixed(kinds)


def _mixed(kinds: set[type]) -> Any:
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()


def _plain(row: Row) -> Row:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
