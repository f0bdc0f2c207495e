"""The days that the dates of news mean."""

import pytest

from kg.extract.dates import Calendar

PUBLISHED = "2015-10-01"  # a Thursday


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2014-03-05", "2014-03-05"),
        ("on March 5, 2014", "2014-03-05"),
        ("on 5 March 2014", "2014-03-05"),
        ("on the 5th of March 2014", "2014-03-05"),
        ("on Sept. 30", "2015-09-30"),
        ("on December 31", "2014-12-31"),
        ("on November 9", "2015-11-09"),
        ("on May 5-7", "2015-05-05/2015-05-07"),
        ("from 5 to 7 May 2013", "2013-05-05/2013-05-07"),
        ("on the 5th", "2015-09-05"),
        ("in the first two days of October", "2015-10-01/2015-10-02"),
        ("between May and July", "2015-05-01/2015-07-31"),
        ("between November and March", "2014-11-01/2015-03-31"),
        ("in November", "2014-11"),
        ("in August", "2015-08"),
        ("last October", "2014-10"),
        ("in May 2012", "2012-05"),
        ("since 2014", "2014"),
        ("the 2003 invasion", "2003"),
        ("between 1998 and 2002", "1998-01-01/2002-12-31"),
        ("in the 1990s", "1990-01-01/1999-12-31"),
        ("last summer", "2015-06-01/2015-08-31"),
        ("in the spring of 2012", "2012-03-01/2012-05-31"),
    ],
)
def test_calendar_dates(text, when):
    assert [str(found.when) for found in Calendar(PUBLISHED).dates(text)] == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("on Wednesday", "2015-09-30"),
        ("on Thursday", "2015-10-01"),
        ("last Thursday", "2015-09-24"),
        ("next Thursday", "2015-10-08"),
        ("yesterday", "2015-09-30"),
        ("last night", "2015-09-30"),
        ("this morning", "2015-10-01"),
        ("tonight", "2015-10-01"),
        ("tomorrow", "2015-10-02"),
        ("earlier this week", "2015-09-28/2015-10-04"),
        ("last week", "2015-09-21/2015-09-27"),
        ("at the weekend", "2015-09-26/2015-09-27"),
        ("over the weekend", "2015-09-26/2015-09-27"),
        ("last month", "2015-09"),
        ("next year", "2016"),
        ("three days ago", "2015-09-28"),
        ("a week ago", "2015-09-24"),
        ("two months ago", "2015-08"),
        ("four years ago", "2011"),
        ("in the past two weeks", "2015-09-17/2015-10-01"),
    ],
)
def test_dates_relative_to_the_day_of_publication(text, when):
    assert [str(found.when) for found in Calendar(PUBLISHED).dates(text)] == [when]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It left in 2011 and came back three years later.", ["2011", "2014"]),
        ("It met on March 5, 2014, and again the following day.", ["2014-03-05", "2014-03-06"]),
        ("It met on March 5, 2014, a day earlier than planned.", ["2014-03-05", "2014-03-04"]),
        ("It met the following day.", []),
    ],
)
def test_dates_relative_to_the_date_before(text, when):
    assert [str(found.when) for found in Calendar(PUBLISHED).dates(text)] == when


@pytest.mark.parametrize(
    "text",
    [
        "by Friday", "until 2027", "before May 5", "2000 troops", "a 1987-2003 series", "it may march", "30 rebels",
        "February 31, 2014", "the second day", "on 31 June", "$2014", "9999 days ago",
    ],
)  # fmt: skip
def test_limits_amounts_and_impossible_days_are_no_dates(text):
    assert list(Calendar(PUBLISHED).dates(text)) == []


@pytest.mark.parametrize(
    ("published", "text", "when"),
    [
        ("2019-11", "on Oct. 25", ["2019-10-25"]),
        ("2019-11", "on Wednesday", []),
        ("2019-11", "yesterday", []),
        ("2019-11", "last month", ["2019-10"]),
        ("2019-11", "last week", []),
        ("2019", "last year", ["2018"]),
        ("2019", "in 2012", ["2012"]),
        ("", "on Oct. 25", []),
        ("", "on Oct. 25, 2012", ["2012-10-25"]),
        ("", "last year", []),
        ("", "last summer", []),
    ],
)
def test_a_partial_or_missing_publication_date_resolves_what_it_can(published, text, when):
    assert [str(found.when) for found in Calendar(published).dates(text)] == when


def test_offsets_hold_for_the_date_alone():
    text = "They met on Wednesday in Sofia."

    dated = next(Calendar(PUBLISHED).dates(text, 100))

    assert text[dated.start - 100 : dated.end - 100] == "Wednesday"
