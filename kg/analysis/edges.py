"""Anybody's signed network: a table of edges read as claims, so that coded data are analysed the same way."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import KGError
from kg.model import Interval, digest
from kg.network import FULL, NetworkClaim

HEADS = (("source", "target", "sign"), ("u", "v", "sign"))
SIGNS = {"+1": 1, "1": 1, "+": 1, "1.0": 1, "-1": -1, "-": -1, "-1.0": -1}
# The types that edges without one are given, by sign.
TYPES = {1: "friendly", -1: "hostile"}


def read_edges(path: Path) -> list[NetworkClaim]:
    """The edges of a CSV file with the columns source, target and sign (or u, v, sign), each as an asserted claim.

    Optional columns are weight (a positive number; 1 without) and date (YYYY, YYYY-MM, YYYY-MM-DD or start/end). A
    row with source and target alike is left out; repeated rows add up. KGError names the line that is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return list(_claims(path, csv.DictReader(lines)))
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise KGError(f"{path}: is not UTF-8 text") from error
    except csv.Error as error:
        raise KGError(f"{path}: is not a table: {error}") from error


def _claims(path: Path, rows: "csv.DictReader[str]") -> Iterator[NetworkClaim]:
    columns = [name.strip().casefold() for name in rows.fieldnames or ()]
    head = next((head for head in HEADS if set(head) <= set(columns)), None)
    if head is None:
        found = ", ".join(columns) or "nothing"
        raise KGError(f"{path}: the first line names {found}; wanted are source, target, sign (or u, v, sign)")
    rows.fieldnames = columns
    for row in rows:
        claim = _claim(f"{path}, line {rows.line_num}", row, head)
        if claim.source != claim.target:
            yield claim


def _claim(where: str, row: Mapping[str, str | None], head: tuple[str, str, str]) -> NetworkClaim:
    source, target, sign = ((row.get(name) or "").strip() for name in head)
    if not source or not target:
        raise KGError(f"{where}: has no {head[0] if not source else head[1]}")
    if sign not in SIGNS:
        raise KGError(f"{where}: the sign is {sign!r}; 1 or -1 is wanted")
    value = SIGNS[sign]
    return NetworkClaim(
        id=f"line-{where.rpartition(' ')[2]}",
        source=source,
        target=target,
        type=TYPES[value],
        sign=value,
        intensity=value * FULL * _weight(where, row),
        document=where,
        text=where,
        when=_days(where, row),
        relation=digest(source, TYPES[value], target),
    )


def _weight(where: str, row: Mapping[str, str | None]) -> float:
    text = (row.get("weight") or "1").strip()
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 < weight < float("inf"):
        raise KGError(f"{where}: the weight is {text!r}; a positive number is wanted")
    return weight


def _days(where: str, row: Mapping[str, str | None]) -> Interval | None:
    text = (row.get("date") or "").strip()
    try:
        return Interval.parse(text) if text else None
    except ValueError:
        raise KGError(f"{where}: the date is {text!r}; YYYY, YYYY-MM, YYYY-MM-DD or start/end is wanted") from None
