"""When and where: the days a sentence names, resolved against the publication date, and the place of an act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.mentions.heads import Heads
from kg.model import Interval
from kg.parse import Sentence, Token

DAYS = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
MONTHS = {name: n for n, name in enumerate(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"), 1)}  # fmt: skip
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
NUMBERS = {w: n for n, w in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))} | {"a": 1, "an": 1}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
PATTERN = re.compile(
    rf"""\b(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
    |(?P<m1>{MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>(?:19|20)\d\d))?(?!\d)
    |(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH})\b\.?(?:,?\s+(?P<y2>(?:19|20)\d\d))?
    |(?:(?P<rel3>last|this|next)\s+|in\s+|since\s+|of\s+|early\s+|late\s+|mid-)(?P<m3>{MONTH})\b(?:\s+(?P<y3>(?:19|20)\d\d))?
    |(?:in|since|during|of|early|late|by|from)\s+(?P<year>(?:19|20)\d\d)\b(?!-\d)
    |(?P<rel4>last|next|on|this)?\s*(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b
    |(?P<word>yesterday|today|tonight|tomorrow)
    |(?P<rel5>last|this|next)\s+(?P<unit>week|month|year|weekend|night)
    |(?P<n>\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit2>day|week|month|year)s?\s+(?P<dir>ago|earlier|before))\b""",
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: where it stands and the days it means."""

    start: int
    end: int
    when: Interval
    since: bool = False


class Calendar:
    """Reads dates against a publication date, which may be partial or missing."""

    def __init__(self, published: str) -> None:
        self.published = Interval.parse(published) if published else None
        self.day = self.published.latest if self.published and self.published.earliest == self.published.latest else None

    def dates(self, text: str, offset: int = 0) -> Iterator[Dated]:
        """The dates of a text, in order.

        >>> [str(d.when) for d in Calendar("2015-10-01").dates("on Wednesday and in 2014")]
        ['2015-09-30', '2014']
        """
        for match in PATTERN.finditer(text):
            when = self._resolve(match)
            if when:
                yield Dated(match.start() + offset, match.end() + offset, when)

    def _resolve(self, match: re.Match[str]) -> Interval | None:
        found = match.groupdict()
        try:
            if found["iso"]:
                return Interval.parse(found["iso"])
            for n in ("1", "2"):
                if found[f"m{n}"]:
                    return self._month_day(MONTHS[found[f"m{n}"].lower()], int(found[f"d{n}"]), found[f"y{n}"])
            if found["m3"]:
                return self._month(MONTHS[found["m3"].lower()], found["y3"], found["rel3"] or "")
            if found["year"]:
                return Interval.parse(found["year"])
        except ValueError:
            return None
        return self._relative(found)

    def _month_day(self, month: int, day: int, year: str | None) -> Interval | None:
        if year:
            return _day(date(int(year), month, day))
        if self.published is None:
            return None
        reference = self.published.latest
        when = date(reference.year, month, day)
        return _day(when if when <= reference + timedelta(days=60) else date(reference.year - 1, month, day))

    def _month(self, month: int, year: str | None, relative: str) -> Interval | None:
        if year is None and self.published is None:
            return None
        if year is None:
            assert self.published is not None
            reference = self.published.latest
            later = month > reference.month or (relative.lower() == "last" and month == reference.month)
            year = str(reference.year - later)
        return Interval.parse(f"{year}-{month:02}")

    def _relative(self, found: dict[str, str | None]) -> Interval | None:
        if self.day is None:
            return self._coarse(found)
        if found["word"]:
            return _day(self.day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(found["word"].lower(), 0)))
        if found["day"]:
            return self._weekday(DAYS[found["day"].lower()], (found["rel4"] or "").lower())
        if found["unit"]:
            return self._unit((found["rel5"] or "").lower(), found["unit"].lower())
        if found["unit2"] and found["n"]:
            return self._ago(int(NUMBERS.get(found["n"].lower(), found["n"])), found["unit2"].lower())
        return None

    def _coarse(self, found: dict[str, str | None]) -> Interval | None:
        if self.published and found["unit"] == "year":
            shift = {"last": -1, "next": 1}.get((found["rel5"] or "").lower(), 0)
            return Interval.parse(str(self.published.latest.year + shift))
        return None

    def _weekday(self, weekday: int, relative: str) -> Interval:
        assert self.day is not None
        if relative == "next":
            return _day(self.day + timedelta(days=(weekday - self.day.weekday()) % 7 or 7))
        return _day(self.day - timedelta(days=(self.day.weekday() - weekday) % 7))

    def _unit(self, relative: str, unit: str) -> Interval:
        assert self.day is not None
        shift = {"last": -1, "next": 1}.get(relative, 0)
        if unit == "night":
            return _day(self.day + timedelta(days=min(shift, 0)))
        if unit in ("week", "weekend"):
            monday = self.day - timedelta(days=self.day.weekday()) + timedelta(weeks=shift)
            first = monday + timedelta(days=5) if unit == "weekend" else monday
            return Interval(first, monday + timedelta(days=6))
        if unit == "month":
            months = self.day.year * 12 + self.day.month - 1 + shift
            return Interval.parse(f"{months // 12}-{months % 12 + 1:02}")
        return Interval.parse(str(self.day.year + shift))

    def _ago(self, number: int, unit: str) -> Interval | None:
        assert self.day is not None
        if number > 500:
            return None
        if unit in ("day", "week"):
            return _day(self.day - timedelta(days=number * (7 if unit == "week" else 1)))
        if unit == "month":
            months = self.day.year * 12 + self.day.month - 1 - number
            return Interval.parse(f"{months // 12}-{months % 12 + 1:02}")
        return Interval.parse(str(self.day.year - number))


def _day(when: date) -> Interval:
    return Interval(when, when)


def date_of(trigger: Token, governor: Token, dates: list[Dated]) -> Interval | None:
    """The date that belongs to a trigger: one in its clause, nearest first; not one that hangs on a reporting verb."""
    mine: list[tuple[int, Dated]] = []
    below = {id(t) for t in governor.subtree()} | {id(t) for t in trigger.subtree()}
    for dated in dates:
        tokens = [t for t in governor.sentence.tokens if t.start >= dated.start and t.end <= dated.end]
        if tokens and all(id(t) in below for t in tokens):
            mine.append((_distance(trigger, tokens), dated))
    return min(mine, key=lambda pair: pair[0])[1].when if mine else None


def _distance(trigger: Token, tokens: list[Token]) -> int:
    return min(abs(t.i - trigger.i) for t in tokens) + (0 if tokens[0].i > trigger.i else 2)


def place_of(governor: Token, heads: Heads) -> str:
    """Where the act happened: the place named after "in", "at", "near" under its verb."""
    for preposition in governor.by("prep"):
        if preposition.lower not in ("in", "at", "near", "outside", "inside", "around", "on"):
            continue
        for noun in preposition.by("pobj"):
            named = heads.named(noun)
            if named and (named.actor is None or named.actor.kind == "State"):
                return named.match.text
    return ""


def dates_in(sentence: Sentence, text: str, calendar: Calendar) -> list[Dated]:
    """The dates of a sentence, with offsets into the document."""
    return list(calendar.dates(text[sentence.start : sentence.end], sentence.start))
