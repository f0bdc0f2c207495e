"""Contests are no conflicts."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow

MATCH = "The football match was the last of the championship. The goalkeeper of the team saved a penalty. "
POLL = "The election was held in May, and the turnout of voters in the runoff was high. The ballots were counted. "


@pytest.mark.parametrize("sentence", ["France beat Croatia.", "France attacked Croatia early.", "France met Croatia."])
def test_in_a_text_about_sport_a_contest_gives_no_claim(
    extract: Callable[[str], tuple[Claim, ...]], sentence: str
) -> None:
    claims = extract(MATCH + sentence)

    assert affirmed(claims) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLL}Maria Diaz defeated Juan Perez.", [("Maria Diaz", "opposes", "Juan Perez")]),
        ("Chad defeated Sudan.", [("Chad", "fights", "Sudan")]),
        (f"{MATCH}Police arrested Juan Perez.", [("Police", "detains", "Juan Perez")]),
    ],
)
def test_an_election_is_rivalry_and_the_rest_is_meant_as_said(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == expected
