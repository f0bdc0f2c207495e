"""Relations said by a compound before a noun."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.-backed rebels took the hill.", [("U.S.", "backs", "rebels")]),
        ("The U.S.-led coalition left.", [("U.S.", "affiliatedWith", "U.S.-led coalition")]),
        ("CIA-trained rebels crossed the river.", [("CIA", "trains", "rebels")]),
        ("Iran-aligned militias fired on nobody.", [("Iran", "alliedWith", "militias")]),
        ("Anti-Assad activists fled.", [("activists", "opposes", "Bashar al-Assad")]),
        ("Pro-Russian separatists fled.", [("separatists", "backs", "Russian")]),
        ("The Houthis, an Iranian-backed militia, fled.", [("Iranian", "backs", "Houthis")]),
    ],
)
def test_a_compound_gives_a_claim(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
