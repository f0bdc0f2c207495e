"""Rows -> columns, in which a value that comes up again and again stands once."""

from collections.abc import Iterable, Sequence
from typing import Any


def to_columns(fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """The names of the columns, the number of rows, and the columns as `packed` makes them."""
    kept = list(rows)
    columns = zip(*kept, strict=True) if kept else ((),) * len(fields)
    return {"fields": list(fields), "size": len(kept), "columns": [packed(column) for column in columns]}


def packed(values: Sequence[Any]) -> Any:
    """The values as they are or, where that is shorter, each once and the places of all.

    >>> packed(("said", "said", "told", "said", "said"))
    {'of': ['said', 'told'], 'at': [0, 0, 1, 0, 0]}
    >>> packed((7, 8, 9)), packed((None, None))
    ([7, 8, 9], {'of': [None]})
    """
    keys = [tuple(value) if isinstance(value, list) else value for value in values]
    places: dict[tuple[type, Any], int] = {}
    at = [places.setdefault((type(key), key), len(places)) for key in keys]
    once = [list(key) if isinstance(key, tuple) else key for _, key in places]
    if len(once) == 1 and len(values) > 1:
        return {"of": once}
    if 2 * len(once) > len(values) or all(isinstance(key, int | None) for key in keys):
        return list(values)
    return {"of": once, "at": at}
