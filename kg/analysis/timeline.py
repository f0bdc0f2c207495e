"""How a dyad, an actor or a bloc fares over time, and what changed between two periods."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log
from statistics import median

from kg.analysis.dyads import Dyad, dyads
from kg.errors import UnknownNameError
from kg.model import Interval
from kg.network import NetworkClaim, supports

# With fewer windows than this no change is told from chance.
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time with the weight of its friendly and of its hostile claims.

    `score` is their mean on the Goldstein scale, None where nothing was claimed.
    """

    days: Interval
    positive: float
    negative: float
    score: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Windows without gaps, the first days of those where the level changes, and claims whose date is too vague."""

    windows: tuple[Window, ...]
    changes: tuple[date, ...]
    vague: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A pair in two periods; None where a period says nothing of it.

    `kind` is "appeared", "fell silent", "turned" or "shifted".
    """

    a: str
    b: str
    kind: str
    before: Dyad | None
    after: Dyad | None

    @property
    def size(self) -> float:
        """How far its weight moved on the side of friendship or hostility."""
        return abs(_level(self.after) - _level(self.before))


def timeline(
    claims: Iterable[NetworkClaim], actors: Iterable[str], others: Iterable[str] | None = None, *, window: str = "month"
) -> Timeline:
    """What passes between `actors` and `others` (without: anyone), by day, week, month, quarter or year.

    One actor on either side is a dyad; the members of a bloc may stand on either. A claim counts on the day that it
    speaks of, else on that of publication, once for each relation and voice in a window; a date wider than the window
    is too vague. Signs and weights are those of `kg.network.supports`; actors without claims give no windows.
    O(n log n), and O(windows^2) for the changes.
    """
    start_of = _starts(window)
    chosen = list(between(claims, actors, others))
    dated = [(claim, claim.days) for claim in chosen if claim.days]
    placed: dict[date, list[NetworkClaim]] = defaultdict(list)
    for claim, days in dated:
        if start_of(days.earliest) == start_of(days.latest):
            placed[start_of(days.earliest)].append(claim)
    inside = {claim.id for group in placed.values() for claim in group}
    windows = [_window(days, placed.get(days.earliest, [])) for days in _windows(sorted(placed), start_of)]
    return Timeline(
        tuple(windows),
        tuple(change_points(windows)),
        tuple(sorted(claim.id for claim in chosen if claim.id not in inside)),
    )


def between(
    claims: Iterable[NetworkClaim], actors: Iterable[str], others: Iterable[str] | None = None
) -> Iterator[NetworkClaim]:
    """The signed claims with one end among `actors` and the other among `others`, or anywhere."""
    one, other = set(actors), None if others is None else set(others)
    for claim in claims:
        a, b = claim.pair
        ends = (a in one or b in one) if other is None else (a in one and b in other) or (b in one and a in other)
        if claim.is_signed and ends:
            yield claim


def within(claims: Iterable[NetworkClaim], days: Interval) -> list[NetworkClaim]:
    """The claims whose time lies wholly within these days."""
    return [
        claim for claim in claims if (own := claim.days) and days.earliest <= own.earliest and own.latest <= days.latest
    ]


def changes(claims: Iterable[NetworkClaim], before: Interval, after: Interval) -> list[Change]:
    """The pairs whose dyads differ between two periods, those that moved most first.

    `turned`: the net sign is another; `shifted`: the stance is another with the sign as it was. Dyads are those of
    `kg.analysis.dyads` over the claims of each period; pairs silent in both are left out. O(n log n).
    """
    claims = list(claims)
    first, second = ({(d.a, d.b): d for d in dyads(within(claims, period))} for period in (before, after))
    found = [
        Change(*pair, kind, first.get(pair), second.get(pair))
        for pair in sorted({*first, *second})
        if (kind := _kind(first.get(pair), second.get(pair)))
    ]
    return sorted(found, key=lambda change: (-change.size, change.a, change.b))


def change_points(windows: Sequence[Window]) -> Iterator[date]:
    """The first day of each window where the mean score settles on another level.

    The split of the scored windows into runs with least squared error, each run beyond the first paying twice the
    variance of the noise times log n (optimal partitioning: Jackson et al. 2005, doi:10.1109/LSP.2001.838216; penalty:
    Yao 1988); the noise is the median absolute difference of successive scores. Windows without claims are passed
    over; fewer than eight give none.
    """
    scored = [(window.days.earliest, window.score) for window in windows if window.score is not None]
    if len(scored) < FEWEST:
        return
    values = [score for _, score in scored]
    steps = [abs(b - a) for a, b in pairwise(values)]
    noise = max(0.1, median(steps) / (0.6745 * 2**0.5)) ** 2
    yield from (scored[start][0] for start in _splits(values, 2 * noise * log(len(values))))


def _splits(values: Sequence[float], penalty: float) -> list[int]:
    """Where the runs begin that cost least, the first run aside."""
    sums, squares = [0.0], [0.0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def error(start: int, end: int) -> float:
        return squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)

    best, came = [-penalty], [0]
    for end in range(1, len(values) + 1):
        price, start = min((best[start] + error(start, end) + penalty, start) for start in range(end))
        best.append(price)
        came.append(start)
    found, end = [], came[-1]
    while end > 0:
        found.append(end)
        end = came[end]
    return found[::-1]


def _window(days: Interval, claims: list[NetworkClaim]) -> Window:
    counted = list(supports(claims))
    total = sum(claim.confidence for claim in counted)
    score = sum(claim.sign * abs(claim.intensity) * claim.confidence for claim in counted) / total if total else None
    return Window(
        days,
        round(sum(claim.weight for claim in counted if claim.sign > 0), 6),
        round(sum(claim.weight for claim in counted if claim.sign < 0), 6),
        None if score is None else round(score, 6),
        tuple(sorted(claim.id for claim in counted)),
    )


def _windows(starts: Sequence[date], start_of: Callable[[date], date]) -> Iterator[Interval]:
    """Every window from the first to the last."""
    current = starts[0] if starts else date.max
    while starts and current <= starts[-1]:
        following = _following(current, start_of)
        yield Interval(current, following - timedelta(days=1))
        current = following


def _following(start: date, start_of: Callable[[date], date]) -> date:
    try:
        day = start + timedelta(days=1)
        while start_of(day) == start:
            day += timedelta(days=1)
    except OverflowError:
        return date.max
    return day


def _starts(window: str) -> Callable[[date], date]:
    """The function from a day to the first day of its window."""
    known: dict[str, Callable[[date], date]] = {
        "day": lambda day: day,
        "week": lambda day: day - timedelta(days=day.weekday()),
        "month": lambda day: day.replace(day=1),
        "quarter": lambda day: day.replace(month=day.month - (day.month - 1) % 3, day=1),
        "year": lambda day: day.replace(month=1, day=1),
    }
    if window not in known:
        raise UnknownNameError("window", window, known)
    return known[window]


def _kind(before: Dyad | None, after: Dyad | None) -> str:
    if before is None or after is None:
        return "appeared" if after else "fell silent"
    if before.sign != after.sign:
        return "turned"
    return "shifted" if before.stance is not after.stance else ""


def _level(dyad: Dyad | None) -> float:
    return dyad.positive - dyad.negative if dyad else 0.0
