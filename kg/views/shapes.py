"""Symbols, heads and courses of lines, as the page draws them, as coordinates for SVG."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin
from typing import Any

from kg.views.look import look

Spot = tuple[float, float]
HEADS: Mapping[int, dict[str, Any]] = {
    1: {"d": "M0 0L-9 -4.5L-9 4.5Z"},
    -1: {"d": "M-1 -6L-1 6", "fill": "none", "stroke-width": 3},
    0: {"d": "M-8 -5L0 0L-8 5", "fill": "none", "stroke-width": 2},
}


@dataclass(frozen=True, slots=True)
class Course:
    """Where a line runs: start, control point and end, at the edges of the symbols."""

    start: Spot
    middle: Spot
    end: Spot

    @property
    def path(self) -> str:
        """The course as SVG has it."""
        (a, b), (c, d), (e, f) = self.start, self.middle, self.end
        return f"M{a:.1f} {b:.1f}Q{c:.1f} {d:.1f} {e:.1f} {f:.1f}"

    @property
    def centre(self) -> Spot:
        """The point halfway along."""
        x, y = ((s / 4 + m / 2 + e / 4) for s, m, e in zip(self.start, self.middle, self.end, strict=True))
        return x, y


def course(source: Spot, target: Spot, sizes: tuple[float, float], bend: float) -> Course:
    """The course from one symbol to another that bends sideways by a share of their distance."""
    (x, y), (u, v) = source, target
    length = hypot(u - x, v - y) or 1.0
    middle = ((x + u) / 2 + (v - y) * bend, (y + v) / 2 - (u - x) * bend)
    start = _towards(source, middle, min(sizes[0] + 2, length / 3))
    return Course(start, middle, _towards(target, middle, min(sizes[1] + 5, length / 3)))


def head(sign: int, at: Spot, before: Spot, scale: float) -> dict[str, Any]:
    """The attributes of a line's head that arrives from `before`: an arrow, a bar or an open angle."""
    turn = degrees(atan2(at[1] - before[1], at[0] - before[0]))
    return {**HEADS[sign], "transform": f"translate({at[0]:.1f} {at[1]:.1f}) rotate({turn:.1f}) scale({scale:.1f})"}


def symbol(kind: str, at: Spot, size: float) -> tuple[str, dict[str, str]]:
    """The SVG element of an actor's symbol, and its attributes."""
    corners = _corners(look()["symbols"].get(kind, look()["otherSymbol"]), size)
    if not corners:
        return "circle", {"cx": f"{at[0]:g}", "cy": f"{at[1]:g}", "r": f"{size:g}"}
    return "polygon", {"points": " ".join(f"{at[0] + x:.1f},{at[1] + y:.1f}" for x, y in corners)}


def _corners(shape: str, size: float) -> list[Spot]:
    """The corners around the origin; none for a circle."""
    match shape:
        case "square":
            return [(x * size * 0.9, y * size * 0.9) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        case "triangle":
            return [(x * 1.15, y * 1.15 + size * 0.15) for x, y in _around(3, 0, size)]
        case "triangleDown":
            return [(x * 1.15, y * 1.15 - size * 0.15) for x, y in _around(3, pi, size)]
        case "diamond":
            return [(x * 1.08, y * 1.08) for x, y in _around(4, 0, size)]
        case "hexagon":
            return _around(6, pi / 6, size)
        case _:
            return []


def _around(count: int, turn: float, size: float) -> list[Spot]:
    angles = [turn + 2 * pi * number / count for number in range(count)]
    return [(size * sin(angle), -size * cos(angle)) for angle in angles]


def _towards(spot: Spot, other: Spot, room: float) -> Spot:
    far = hypot(other[0] - spot[0], other[1] - spot[1]) or 1.0
    return spot[0] + (other[0] - spot[0]) / far * room, spot[1] + (other[1] - spot[1]) / far * room
