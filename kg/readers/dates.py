"""Dates as records and file names state them -> `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

import re
from email.utils import parsedate

from kg.model import Interval

ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|T|\s+\d{1,2}:)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T\d)")
FILE_NAME = re.compile(r"(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


def published(text: str) -> str:
    """The day, month or year that a date names, its time of day left out; ValueError if it names none.

    >>> published("2015-10"), published("2015-10-01T09:30:00Z"), published("Thu, 1 Oct 2015 09:30:00 +0200")
    ('2015-10', '2015-10-01', '2015-10-01')
    >>> published("October 1, 2015")
    '2015-10-01'
    """
    stated = " ".join(text.split())
    if not stated:
        return ""
    if match := ISO.match(stated) or COMPACT.match(stated):
        return _checked(*(part.zfill(2) for part in match.groups() if part))
    # The standard library reads dates of mail; a date without the time is completed to one.
    for form in (stated, f"{stated} 00:00:00"):
        if parts := parsedate(form):
            return _checked(f"{parts[0]:04}", f"{parts[1]:02}", f"{parts[2]:02}")
    raise ValueError(f"{stated[:40]!r} is no date that is understood; write YYYY, YYYY-MM or YYYY-MM-DD")


def in_file_name(name: str) -> str:
    """The date at the start of a file's name, "" if there is none.

    >>> in_file_name("2015-10-01-russian-bombers.txt"), in_file_name("20151001.txt"), in_file_name("20159999.txt")
    ('2015-10-01', '2015-10-01', '')
    """
    match = FILE_NAME.match(name)
    if not match:
        return ""
    try:
        return _checked(match[1], match[3], match[4])
    except ValueError:
        return ""


def _checked(*parts: str) -> str:
    day = "-".join(parts)
    try:
        Interval.parse(day)
    except ValueError:
        raise ValueError(f"there is no date {day}; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return day
