"""How large an actor is drawn: its symbol, its label, and the box that both need."""

import unicodedata
from dataclasses import dataclass
from math import log2

FONT, LINE, WIDE, GAP = 13, 16, 24, 5
MARGIN = 7
# Of a longer label nothing beyond is drawn.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Box:
    """The half-width of symbol and label, and how far they reach above and below the actor's position."""

    half: float
    above: float
    below: float


def radius(claims: int) -> int:
    """The size of a symbol; it grows with the logarithm of the number of claims."""
    return min(8 + round(2.4 * log2(1 + claims)), 24)


def lines_of(label: str) -> list[str]:
    """The label on at most two lines, cut with an ellipsis; characters that reorder or hide text are left out.

    >>> lines_of("International Organization for Migration in the Levant")
    ['International', 'Organization for…']
    """
    words = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in label[:LONGEST]).split()
    lines = [""]
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) <= WIDE * FONT * 0.6:
            lines[-1] = longer
        elif len(lines) == 2:
            return [lines[0], _cut(lines[1] or word) + "…"] if number else [_cut(word) + "…"]
        elif lines[-1]:
            lines.append(word)
        else:
            lines[-1] = word
    return [_fit(line) for line in lines]


def width(text: str) -> float:
    """About how many pixels a text takes in the page's font; East Asian characters take twice the room."""
    return sum(FONT if unicodedata.east_asian_width(c) in "WF" else FONT * 0.58 for c in text)


def box_of(claims: int, label: str) -> Box:
    """The room that an actor takes, margins included."""
    size, lines = radius(claims), lines_of(label)
    half = max(size, max(width(line) for line in lines) / 2)
    return Box(half + MARGIN, size + MARGIN, size + GAP + LINE * len(lines) + MARGIN)


def _fit(line: str) -> str:
    return line if width(line) <= WIDE * FONT * 0.6 else _cut(line) + "…"


def _cut(line: str) -> str:
    while line and width(line) > (WIDE - 2) * FONT * 0.6:
        line = line[:-1]
    return line.rstrip()
