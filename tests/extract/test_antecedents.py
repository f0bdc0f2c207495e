"""What "it" and protests without a name stand for."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru commented on the Turkish-Libyan pact, calling it illegal.",
            [("Turkish", "agreesWith", "Libyan"), ("Peru", "criticizes", "Turkish"), ("Peru", "criticizes", "Libyan")],
        ),
        ("Peru read the letter of Chile and called it absurd.", [("Peru", "criticizes", "Chile")]),
        ("The protesters left. Chad chose to suppress protests.", [("Chad", "coerces", "protesters")]),
        ("Chad chose to suppress protests.", []),
    ],
)
def test_an_object_stands_for_whom_the_text_spoke_of(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
