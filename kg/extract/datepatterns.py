"""How dates are written in news: named patterns, and where a text has them."""

import re

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

MONTH = "(?:" + "|".join(f"{name}|{name[:3]}\\.?" if name != "may" else name for name in MONTHS) + "|sept\\.?)"
DAY = "|".join(DAYS)
YEAR = r"(?:19|20)\d\d"
NUMBER = r"(?:\d{1,3}|an?|" + "|".join(NUMBERS) + ")"
UNIT = "day|week|month|year|decade"
DASH = r"\s*(?:-|–|—|to|and|through)\s*"

OF_YEAR = rf"(?:,?\s+(?P<year>{YEAR}))?"
MONTH_BEFORE = r"(?:in|since|during|of|early|late|earlier|mid-|last|this|next|from|throughout)\s*"
YEAR_BEFORE = r"(?:in|since|during|of|early|late|mid-|throughout|from|the|its|a)\s*"

# By name: the kinds of words that a pattern cannot do without, and the pattern.
PATTERNS = {
    "iso": ("digit", r"\d{4}-\d{2}-\d{2}"),
    "days_of_month": ("digit month", rf"(?P<month>{MONTH})\s+(?P<first>\d{{1,2}}){DASH}(?P<last>\d{{1,2}}){OF_YEAR}"),
    "month_day": ("digit month", rf"(?P<month>{MONTH})\s+(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{OF_YEAR}(?![\d,]\d)"),
    "day_month": ("digit month", rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR}"),
    "days_month": ("digit month", rf"(?P<first>\d{{1,2}}){DASH}(?P<last>\d{{1,2}})\s+(?P<month>{MONTH}){OF_YEAR}"),
    "months": (
        "month",
        rf"(?:between|from)\s+(?P<from>{MONTH})(?:\s+(?P<year1>{YEAR}))?{DASH}(?P<month>{MONTH}){OF_YEAR}",
    ),
    "first_days": (
        "month unit",
        rf"first\s+(?P<n>{NUMBER}\s+)?(?P<unit>day|week)s?\s+of\s+(?P<month>{MONTH}){OF_YEAR}",
    ),
    "month_year": ("digit month", rf"(?P<month>{MONTH})(?:\s+of)?,?\s+(?P<year>{YEAR})"),
    "month_alone": ("month", rf"{MONTH_BEFORE}(?P<month>{MONTH})(?!\s+\d)"),
    "ordinal": (
        "digit",
        rf"(?:on|of)\s+the\s+(?P<first>\d{{1,2}})(?:st|nd|rd|th)(?!\s+(?:(?!of\b)[a-z]|of\s+{MONTH}))",
    ),
    "years": ("digit", rf"(?:between|from)\s+(?P<from>{YEAR}){DASH}(?P<year>{YEAR})"),
    "year_alone": ("digit", rf"{YEAR_BEFORE}(?P<year>{YEAR})(?![-–\d]\d)"),
    "season": (
        "season",
        rf"(?P<which>last|this|next|the|of|in)\s+(?P<season>{'|'.join(SEASONS)})(?:\s+of)?(?:\s+(?P<year>{YEAR}))?",
    ),
    "decade": (
        "digit",
        r"(?:in|of|since|during)?\s*the\s+(?:early\s+|late\s+|mid-)?(?P<decade>(?:19|20)\d0)s",
    ),
    "weekday": ("weekday", rf"(?:(?P<which>last|next|this|past)\s+)?(?P<day>{DAY})"),
    "near_day": (
        "near",
        r"(?P<word>yesterday|today|tonight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))",
    ),
    "weekend": ("unit", r"(?:(?P<which>last|this|next|the|past)\s+)weekend"),
    "unit": ("unit", r"(?P<which>last|this|next)\s+(?P<unit>week|month|year|decade)"),
    "ago": ("unit", rf"(?P<n>{NUMBER})\s+(?P<unit>{UNIT})s?\s+ago"),
    "lately": (
        "unit",
        rf"(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?P<n>{NUMBER}\s+)?(?P<unit>{UNIT})s?",
    ),
    "after": ("unit", rf"(?P<n>{NUMBER})\s+(?P<unit>{UNIT})s?\s+(?P<dir>later|earlier)"),
    "next_day": (
        "unit",
        r"the\s+(?P<dir>following|next|previous|same)\s+(?P<unit>day|week|month|year)"
        r"|the\s+day\s+(?P<dir2>before|after)(?!\s+[A-Z])",
    ),
}
COMPILED = {
    name: (frozenset(needs.split()), re.compile(rf"(?<![\w$£€-])(?:{pattern})(?!\w)", re.I))
    for name, (needs, pattern) in PATTERNS.items()
}
HINT = re.compile(
    rf"(?P<digit>\d)|\b(?:(?P<month>{MONTH})|(?P<weekday>{DAY})|(?P<season>{'|'.join(SEASONS)})"
    rf"|(?P<near>yesterday|to(?:day|night|morrow)|night|morning|afternoon|evening)|(?P<unit>week|{UNIT}))",
    re.I,
)


def matches(text: str) -> list[tuple[int, int, str, re.Match[str]]]:
    """Where the patterns match, with their names; of those that begin at one place the longest first."""
    there = {hint.lastgroup for hint in HINT.finditer(text)}
    fitting = [(name, pattern) for name, (needs, pattern) in COMPILED.items() if there and needs <= there]
    found = [(match.start(), match.end(), name, match) for name, pattern in fitting for match in pattern.finditer(text)]
    return sorted(found, key=lambda one: (one[0], -one[1], one[2]))
