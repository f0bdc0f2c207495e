"""Dates as they are written in the wild."""

import pytest

from kg.readers.dates import in_file_name, published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", ""),
        ("2015", "2015"),
        ("2015-10", "2015-10"),
        ("2015-10-01", "2015-10-01"),
        (" 2015-10-01 ", "2015-10-01"),
        ("2015-1-5", "2015-01-05"),
        ("2015/10/01", "2015-10-01"),
        ("20151001", "2015-10-01"),
        ("20151001T093000Z", "2015-10-01"),
        ("2015-10-01T23:30:00-05:00", "2015-10-01"),
        ("2015-10-01 09:30:00", "2015-10-01"),
        ("Thu, 01 Oct 2015 23:30:00 -0500", "2015-10-01"),
        ("1 October 2015", "2015-10-01"),
        ("Oct 1, 2015", "2015-10-01"),
        ("Thursday, October 1, 2015", "2015-10-01"),
        ("2016-02-29", "2016-02-29"),
    ],
)
def test_date_is_understood(text, day):
    assert published(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2015-13-01",
        "2015-02-30",
        "0000-01-01",
        "01/10/2015",
        "15-10-01",
        "2015-10-01x",
        "9" * 5000,
        "1443657600",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        published(text)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2015-10-01-russian-bombers.txt", "2015-10-01"),
        ("20151001.txt", "2015-10-01"),
        ("20151001-bombers.html", "2015-10-01"),
        ("2015_10_01 bombers.pdf", "2015-10-01"),
        ("2015-10-1st-week.txt", ""),
        ("201510011.txt", ""),
        ("2015-1001.txt", ""),
        ("20159999.txt", ""),
        ("bombers-2015-10-01.txt", ""),
    ],
)
def test_date_at_the_start_of_a_file_name(name, day):
    assert in_file_name(name) == day
