"""Relations -> lines: one for all relations of one source, target and sign."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2

from kg.views.data import Row
from kg.views.look import look


@dataclass(frozen=True, slots=True)
class Line:
    """What one line stands for: how many claims, the best known of its statuses, and whether any is disputed."""

    source: str
    target: str
    sign: int
    claims: int
    status: str
    disputed: bool
    symmetric: bool

    @property
    def id(self) -> str:
        """The line's name in addresses of the page."""
        return f"{self.source}>{self.target}>{self.sign}"

    @property
    def width(self) -> float:
        """How thick it is drawn."""
        return 1.4 + min(log2(max(self.claims, 1)), 5) * 0.7

    @property
    def mark(self) -> str:
        """The sign on it where it is disputed or denied."""
        marks: Mapping[str, str] = look()["marks"]
        return marks["Disputed"] if self.disputed else marks.get(self.status, "")


def to_lines(relations: Iterable[Row], types: Iterable[Row] = ()) -> list[Line]:
    """The lines by source, target and sign; relations of an actor with itself have none."""
    symmetric = {row["id"] for row in types if row["symmetric"]}
    bundles: dict[tuple[str, str, int], list[Row]] = {}
    for row in relations:
        if row["source_id"] != row["target_id"]:
            bundles.setdefault((row["source_id"], row["target_id"], row["sign"]), []).append(row)
    return [_line(key, rows, symmetric) for key, rows in sorted(bundles.items())]


def bends(lines: Iterable[Line], order: Mapping[str, int]) -> dict[str, float]:
    """How far each of several lines between the same two actors bends, by the line's id: 0 for a single one."""
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        one, other = sorted((line.source, line.target), key=order.__getitem__)
        pairs.setdefault((one, other), []).append(line)
    return {
        line.id: _bend(place, len(between)) * (1 if line.source == one else -1)
        for (one, _), between in pairs.items()
        for place, line in enumerate(between)
    }


def _bend(place: int, count: int) -> float:
    return (place - (count - 1) / 2) * (0.14 if count > 3 else 0.22)


def _line(key: tuple[str, str, int], rows: list[Row], symmetric: set[str]) -> Line:
    statuses = {row["status"] for row in rows}
    best = next((status for status in look()["strength"] if status in statuses), "Asserted")
    return Line(
        *key,
        claims=sum(row["claims"] for row in rows),
        status=best,
        disputed="Disputed" in statuses,
        symmetric=all(row["type"] in symmetric for row in rows),
    )
