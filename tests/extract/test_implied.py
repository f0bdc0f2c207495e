"""What is said without a frame of its own."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad bombed the rebels, as Sudan has done.", [("Chad", "bombs", "rebels"), ("Sudan", "bombs", "rebels")]),
        (
            "Turkish minister Ali Kaya and his Greek and Cypriot counterparts, Nikos Pappas and Petros Andreou, met.",
            [
                ("Ali Kaya", "affiliatedWith", "Turkish"),
                ("Nikos Pappas", "affiliatedWith", "Greek"),
                ("Petros Andreou", "affiliatedWith", "Cypriot"),
                ("Ali Kaya", "consults", "Nikos Pappas"),
                ("Ali Kaya", "consults", "Petros Andreou"),
                ("Nikos Pappas", "consults", "Petros Andreou"),
            ],
        ),
        ('"Juan Perez was a hero. He was brave," Hassan Diallo said.', [("Hassan Diallo", "praises", "Juan Perez")]),
        ('"The president of Chad is a liar," Hassan Diallo said.', [("Hassan Diallo", "accuses", "Chad")]),
        ('"Russia had to leave our land," Hassan Diallo said.', []),
        ('"Russia must leave our land," Hassan Diallo said.', [("Hassan Diallo", "demandsOf", "Russia")]),
    ],
)
def test_what_is_implied_is_read(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran's Quds Force left.", [("Iran's Quds Force", "affiliatedWith", "Iran")]),
        ("Kenya's new Red Cross left.", [("Red Cross", "affiliatedWith", "Kenya")]),
        ("Kenya's plan to praise the Red Cross failed.", []),
        ("Khalifa Haftar's Desert Brigade left.", [("Desert Brigade", "affiliatedWith", "Khalifa Haftar")]),
        ("France's Ann Lee left.", []),
    ],
)
def test_a_body_that_somebody_has_is_theirs(extract, text, expected):
    claims = [claim for claim in extract(text) if claim.relation == "affiliatedWith"]

    assert affirmed(claims) == expected
