"""JSON -> records: one object, a list of objects, or an object that holds such a list."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from kg.errors import DocumentError
from kg.readers import jsonl
from kg.readers.record import Record
from kg.readers.source import Source


def read(source: Source) -> Iterator[Record | DocumentError]:
    """The documents of the file; `file.json:3` is the third of them. JSON Lines under this name are read as such."""
    text = source.text(source.limits.file)
    if _has_lines(text):
        yield from jsonl.read(
            replace(source, stream=BytesIO(text.encode("utf-8", "replace")), head=b"", charset="utf-8")
        )
        return
    rows = _rows(jsonl.parsed(text, source.where), source)
    for number, row in enumerate(rows, 1):
        try:
            yield jsonl.of_value(source, f"{source.where}:{number}" if len(rows) > 1 else source.where, row)
        except DocumentError as fault:
            yield fault


def _has_lines(text: str) -> bool:
    """Whether the first line is a whole object and others follow."""
    first, _, rest = text.lstrip().partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _rows(value: object, source: Source) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not {str(name).casefold() for name in value} & set(source.columns.text):
        lists = [
            part for part in value.values() if isinstance(part, list) and any(isinstance(row, dict) for row in part)
        ]
        return lists[0] if len(lists) == 1 else [value]
    return [value]
