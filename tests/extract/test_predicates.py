"""Roles, predicate adjectives and phrases."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia is an ally of Russia.", [("Serbia", "alliedWith", "Russia")]),
        ("Iran's ally Syria thanked nobody.", [("Syria", "alliedWith", "Iran")]),
        ("The militia is loyal to Assad.", [("militia", "affiliatedWith", "Bashar al-Assad")]),
        ("The rebels took the city with support from Chad.", [("Chad", "backs", "rebels")]),
        ("The rebels took the city with Iranian support.", [("Iranian", "backs", "rebels")]),
        ("The militia is under the control of Chad.", [("Chad", "coerces", "militia")]),
        ("Peru and Chile are allies.", [("Peru", "alliedWith", "Chile")]),
        ("Peru and Chile, sworn rivals, left.", [("Peru", "opposes", "Chile")]),
        ("Doctors spoke to reporters.", []),
        ("Eritrea is at war with Ethiopia.", [("Eritrea", "fights", "Ethiopia")]),
        ("Peru is ready to lend Bolivia its airport.", [("Peru", "agreesWith", "Bolivia")]),
        ("China is a trading partner of Peru.", [("China", "cooperatesWith", "Peru")]),
        ("The Nusra Front, a branch of al Qaida, took the town.", [("Nusra Front", "affiliatedWith", "al Qaida")]),
        ("Juan Perez is Chad's negotiator with Mali.", [("Juan Perez", "consults", "Mali")]),
        ("Juan Perez is more of a critic of Russia.", [("Juan Perez", "criticizes", "Russia")]),
        ("Prisoners declared a strike in solidarity with Juan Perez.", [("Prisoners", "backs", "Juan Perez")]),
        ("The student protester Juan Perez left.", []),
        ("Kenya is hostile to Somalia.", [("Kenya", "opposes", "Somalia")]),
        ("Troops are in Mali at the invitation of France.", [("Troops", "cooperatesWith", "France")]),
    ],
)
def test_a_role_or_predicate_gives_a_claim(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
