"""Tables and JSON -> rows whose cells can be asked for by any of several names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from kg.errors import DocumentError
from kg.importing.coded import NO_TEXT
from kg.model import Modality, Polarity
from kg.readers.jsonl import parsed
from kg.readers.source import Source
from kg.readers.table import cells

Value = TypeVar("Value", bound=Enum)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it is, and its values by column, in small letters."""

    where: str
    values: Mapping[str, object]

    def text(self, *names: str) -> str:
        """The text of the first of these columns that is filled, "" if none is."""
        found = (str(value).strip() for name in names if (value := self.values.get(name)) not in (None, "", [], {}))
        return NO_TEXT.sub("\ufffd", next((text for text in found if text), ""))

    def wanted(self, what: str, *names: str) -> str:
        """The same; a fault where there is none."""
        text = self.text(*names)
        if not text:
            raise DocumentError(self.where, f"no {what}")
        return text

    def confidence(self) -> float | None:
        """The coder's confidence, if it is stated."""
        text = self.text("confidence")
        try:
            number = float(text) if text else None
        except ValueError:
            number = -1.0
        if number is not None and not 0 <= number <= 1:
            raise DocumentError(self.where, "a confidence that is no number from 0 to 1")
        return number

    def polarity(self) -> Polarity:
        """Affirmed, unless the row says otherwise."""
        return self._one_of(Polarity, "polarity", Polarity.AFFIRMED)

    def modality(self) -> Modality:
        """Actual, unless the row says otherwise."""
        return self._one_of(Modality, "modality", Modality.ACTUAL)

    def _one_of(self, values: type[Value], name: str, default: Value) -> Value:
        text = self.text(name).casefold()
        try:
            return values(text) if text else default
        except ValueError:
            known = ", ".join(value.value for value in values)
            raise DocumentError(self.where, f"no {name} {text!r}; known: {known}") from None


def table(source: Source) -> Iterator[Row]:
    """The rows of a table whose first line names the columns."""
    rows = cells(source)
    where, header = next(rows, (source.where, []))
    names = [name.strip().casefold().replace(" ", "_") for name in header]
    if not names:
        raise DocumentError(where, "empty; the first line must name the columns")
    for where, row in rows:
        yield Row(where, dict(zip(names, row, strict=False)))


def objects(source: Source) -> Iterator[Row | DocumentError]:
    """The objects of JSON Lines, or of a JSON list."""
    if source.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[":
        for number, value in enumerate(_listed(source), 1):
            yield _row(f"{source.where}:{number}", value)
        return
    for where, line in source.lines():
        if isinstance(line, DocumentError):
            yield line
        elif line.strip():
            try:
                yield _row(where, parsed(line, where))
            except DocumentError as fault:
                yield fault


def _listed(source: Source) -> list[object]:
    value = parsed(source.text(source.limits.file), source.where)
    return value if isinstance(value, list) else [value]


def _row(where: str, value: object) -> Row | DocumentError:
    if not isinstance(value, dict):
        return DocumentError(where, f"a {type(value).__name__}, where an object must be")
    return Row(where, {str(name).strip().casefold(): part for name, part in value.items()})
