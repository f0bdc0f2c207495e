"""Dates in a text -> the days they mean, against the publication date, which may be partial or missing.

Each pattern of `datepatterns` has a method of the same name that resolves it. "Since 2014" means its beginning;
"by Friday", "until May" are limits and give no date.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.datepatterns import DAYS, MONTHS, NUMBERS, SEASONS, matches
from kg.model import Interval

NEXT = 60  # A month and day without a year that lie more than this many days ahead were in the year before.
FAR = 500
LIMIT = re.compile(r"\b(?:by|until|till|before|past)\s+(?:the\s+)?(?:early\s+|late\s+|end\s+of\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: where it stands and the days it means; `ahead` if it is spoken of as still to come."""

    start: int
    end: int
    when: Interval
    ahead: Interval | None = None


class Calendar:
    """Reads dates against a publication date."""

    def __init__(self, published: str) -> None:
        self.published = Interval.parse(published) if published else None
        known = self.published is not None and self.published.earliest == self.published.latest
        self.day = self.published.latest if known and self.published else None

    def dates(self, text: str, offset: int = 0, anchor: Interval | None = None) -> Iterator[Dated]:
        """The dates of a text, in order; "the following day" counts from the date before it, at first from `anchor`.

        >>> [str(d.when) for d in Calendar("2015-10-01").dates("on Wednesday, and between May and July 2014")]
        ['2015-09-30', '2014-05-01/2014-07-31']
        """
        position = 0
        for start, end, name, match in matches(text):
            if start < position:
                continue
            position = end
            when = None if LIMIT.search(text[:start]) else self._resolve(name, match, anchor)
            if when:
                anchor = when
                yield Dated(start + offset, end + offset, when, self._ahead(name, match))

    def _resolve(self, name: str, match: re.Match[str], anchor: Interval | None) -> Interval | None:
        found = {key: value.lower() for key, value in match.groupdict().items() if value}
        try:
            if name in ("after", "next_day"):
                return self._from_anchor(found, anchor)
            resolve: Callable[[dict[str, str]], Interval | None] = getattr(self, f"_{name}")
            return resolve(found | {"": match[0]})
        except (ValueError, OverflowError):
            return None

    def _ahead(self, name: str, match: re.Match[str]) -> Interval | None:
        if name != "weekday" or self.day is None or match["which"]:
            return None
        weekday = DAYS.index(match["day"].lower())
        return _day(self.day + timedelta(days=(weekday - self.day.weekday()) % 7))

    # -- days of a month ----------------------------------------------------------------------------------------

    def _iso(self, found: dict[str, str]) -> Interval | None:
        return Interval.parse(found[""])

    def _month_day(self, found: dict[str, str]) -> Interval | None:
        month, first = month_number(found["month"]), int(found["first"])
        last = int(found.get("last", first))
        year = int(found["year"]) if "year" in found else self._year_of(month, first)
        return Interval(date(year, month, first), date(year, month, last)) if year and first <= last else None

    _day_month = _days_of_month = _days_month = _month_day

    def _year_of(self, month: int, day: int) -> int:
        """The year of a month and day without one: that of publication, or the one before if it would lie far ahead."""
        if self.published is None:
            return 0
        reference = self.published.latest
        return reference.year - (date(reference.year, month, min(day, 28)) > reference + timedelta(days=NEXT))

    def _first_days(self, found: dict[str, str]) -> Interval | None:
        month = self._month_alone(found)
        length = number(found.get("n", "one")) * (7 if found["unit"] == "week" else 1)
        return Interval(month.earliest, month.earliest + timedelta(days=length - 1)) if month else None

    def _ordinal(self, found: dict[str, str]) -> Interval | None:
        if self.day is None:
            return None
        back = int(found["first"]) > self.day.day
        return _day(self._month_back(int(back)).earliest.replace(day=int(found["first"])))

    # -- months, seasons, years ---------------------------------------------------------------------------------

    def _month_year(self, found: dict[str, str]) -> Interval | None:
        return Interval.parse(f"{found['year']}-{month_number(found['month']):02}")

    def _month_alone(self, found: dict[str, str]) -> Interval | None:
        if "year" in found:
            return self._month_year(found)
        if self.published is None:
            return None
        month, reference, words = month_number(found["month"]), self.published.latest, found[""].lower()
        if words.startswith("next"):
            return Interval.parse(f"{reference.year + (month <= reference.month)}-{month:02}")
        earlier = month > reference.month or (words.startswith("last") and month == reference.month)
        return Interval.parse(f"{reference.year - earlier}-{month:02}")

    def _months(self, found: dict[str, str]) -> Interval | None:
        last = self._month_alone(found)
        if last is None:
            return None
        month = month_number(found["from"])
        year = int(found.get("year1", last.latest.year - (month > last.latest.month)))
        return Interval(date(year, month, 1), last.latest)

    def _years(self, found: dict[str, str]) -> Interval | None:
        return Interval(date(int(found["from"]), 1, 1), date(int(found["year"]), 12, 31))

    def _year_alone(self, found: dict[str, str]) -> Interval | None:
        return Interval.parse(found["year"])

    def _decade(self, found: dict[str, str]) -> Interval | None:
        return Interval(date(int(found["decade"]), 1, 1), date(int(found["decade"]) + 9, 12, 31))

    def _season(self, found: dict[str, str]) -> Interval | None:
        """Three months; the last such season that has begun, unless it is said to be next."""
        if self.published is None and "year" not in found:
            return None
        month = SEASONS[found["season"]]
        year = int(found["year"]) if "year" in found else self._year_of_season(month, found["which"])
        start = date(year - (month == 12 and "year" in found), month, 1)
        return Interval(start, shifted(start, 3) - timedelta(days=1))

    def _year_of_season(self, month: int, which: str) -> int:
        assert self.published is not None
        reference = self.published.latest
        started = date(reference.year, month, 1) <= reference
        if which == "next":
            return reference.year + started
        under_way = started and reference < shifted(date(reference.year, month, 1), 3)
        return reference.year - (not started or (which == "last" and under_way))

    # -- relative to the day of publication ---------------------------------------------------------------------

    def _weekday(self, found: dict[str, str]) -> Interval | None:
        if self.day is None:
            return None
        weekday = DAYS.index(found["day"])
        if found.get("which") == "next":
            return _day(self.day + timedelta(days=(weekday - self.day.weekday()) % 7 or 7))
        back = (self.day.weekday() - weekday) % 7
        return _day(self.day - timedelta(days=back or 7 * (found.get("which") == "last")))

    def _near_day(self, found: dict[str, str]) -> Interval | None:
        shift = {"yesterday": -1, "tomorrow": 1}.get(found["word"], -1 if "night" in found["word"][4:] else 0)
        shift = 0 if found["word"] == "tonight" else shift
        return _day(self.day + timedelta(days=shift)) if self.day else None

    def _weekend(self, found: dict[str, str]) -> Interval | None:
        if self.day is None:
            return None
        monday = self.day - timedelta(days=self.day.weekday())
        under_way = self.day.weekday() >= 5
        shift = {"next": 7, "this": 0}.get(found["which"], 0 if under_way else -7)
        saturday = monday + timedelta(days=5 + shift)
        return Interval(saturday, saturday + timedelta(days=1))

    def _unit(self, found: dict[str, str]) -> Interval | None:
        shift = {"last": -1, "next": 1}.get(found["which"], 0)
        if found["unit"] == "week":
            if self.day is None:
                return None
            monday = self.day - timedelta(days=self.day.weekday()) + timedelta(weeks=shift)
            return Interval(monday, monday + timedelta(days=6))
        return self._spanned(found["unit"], shift, self.published)

    def _ago(self, found: dict[str, str]) -> Interval | None:
        return self._counted(-number(found["n"]), found["unit"], self.published)

    def _lately(self, found: dict[str, str]) -> Interval | None:
        if self.day is None:
            return None
        days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[found["unit"]]
        count = number(found.get("n", "one"))
        return Interval(self.day - timedelta(days=days * count), self.day) if count <= FAR else None

    # -- relative to another date -------------------------------------------------------------------------------

    def _from_anchor(self, found: dict[str, str], anchor: Interval | None) -> Interval | None:
        """Days counted from the date before: "three years later", "the following day"."""
        if anchor is None:
            return None
        direction = found.get("dir") or found["dir2"]
        count = number(found.get("n", "one")) if direction != "same" else 0
        sign = -1 if direction in ("earlier", "previous", "before") else 1
        return self._counted(sign * count, found.get("unit", "day"), anchor)

    def _counted(self, count: int, unit: str, reference: Interval | None) -> Interval | None:
        if reference is None or abs(count) > FAR:
            return None
        if unit in ("day", "week"):
            one_day = reference.earliest == reference.latest
            return _day(reference.latest + timedelta(days=count * (7 if unit == "week" else 1))) if one_day else None
        return self._spanned(unit, count, reference)

    def _spanned(self, unit: str, shift: int, reference: Interval | None) -> Interval | None:
        """A whole month, year or decade, so many after that of the reference."""
        if reference is None:
            return None
        if unit == "month":
            return Interval.parse(shifted(reference.latest.replace(day=1), shift).isoformat()[:7])
        if unit == "decade":
            start = reference.latest.year // 10 * 10 + 10 * shift
            return Interval(date(start, 1, 1), date(start + 9, 12, 31))
        return Interval.parse(f"{reference.latest.year + shift:04}")

    def _month_back(self, months: int) -> Interval:
        assert self.day is not None
        return Interval.parse(shifted(self.day.replace(day=1), -months).isoformat()[:7])


def month_number(name: str) -> int:
    """1 to 12 for a month's name or the beginning of it."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def number(word: str) -> int:
    """The value of digits, "a" or a number word up to twelve."""
    word = word.strip()
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in NUMBERS else 1


def shifted(first: date, months: int) -> date:
    """The first day of a month so many months later."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _day(when: date) -> Interval:
    return Interval(when, when)
