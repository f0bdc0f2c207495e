"""Affiliation by title."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish President Recep Erdogan spoke on Monday.", [("Recep Erdogan", "affiliatedWith", "Turkish")]),
        ("Iran's President Hassan Rouhani spoke.", [("Hassan Rouhani", "affiliatedWith", "Iran")]),
        ("Ann Lee, a spokeswoman for the Kenyan army, spoke.", [("Ann Lee", "affiliatedWith", "Kenyan army")]),
        ("US Secretary of State Mike Pompeo spoke.", [("Mike Pompeo", "affiliatedWith", "US")]),
        ("Ambassador to the UN Nikki Haley spoke.", [("Nikki Haley", "affiliatedWith", "UN")]),
        ("Former Chadian president Hassan Diallo spoke.", []),
        ("President Hassan Diallo spoke in Chad.", []),
    ],
)
def test_a_title_ties_its_bearer(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
