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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Hassan Diallo of Chad spoke.", [("Hassan Diallo", "affiliatedWith", "Chad")]),
        ("Presidents Hassan Diallo of Chad and Peter Owino of Kenya spoke.",
         [("Hassan Diallo", "affiliatedWith", "Chad"), ("Peter Owino", "affiliatedWith", "Kenya")]),
        ("Dr. Ann Lee from the University of Oslo spoke.", [("Ann Lee", "affiliatedWith", "University of Oslo")]),
        ("Ann Lee, of the Tarn provincial council, spoke.",
         [("Ann Lee", "affiliatedWith", "Tarn provincial council")]),
        ("The head of the European Commission, Ann Lee, spoke.",
         [("Ann Lee", "affiliatedWith", "European Commission")]),
        ("Ann Lee, spokesperson for the provincial governor, spoke.",
         [("Ann Lee", "affiliatedWith", "provincial governor")]),
        ("Boeing lost money. The company's director, Ann Lee, spoke.", [("Ann Lee", "affiliatedWith", "Boeing")]),
        ("California Governor Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "California")]),
        ("London mayor Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "London")]),
        ("Police and Crime Commissioner Ann Lee spoke.", []),
        ("Gunmen shot an official and Ann Lee.", []),
    ],
)  # fmt: skip
def test_a_title_is_of_a_state_a_place_or_a_body(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = [claim for claim in extract(text) if claim.relation == "affiliatedWith"]

    assert affirmed(claims) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Democratic mayor Ann Lee spoke in the United States.", ["democratic-party-united-states"]),
        ("Ann Lee, a Republican from Ohio, spoke in the United States.", ["republican-party-united-states"]),
        ("Democrat Ann Lee spoke in the United States.", ["democratic-party-united-states"]),
        ("Ann Lee, the Labour leader, spoke in Britain.", ["labour-party-uk"]),
        ("Democratic rival Ann Lee spoke in the United States.", ["democratic-party-united-states"]),
        ("Labor Secretary Ann Lee spoke in the United States.", []),
    ],
)
def test_a_word_for_a_party_ties_its_member(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[str]
) -> None:
    claims = extract(text)

    assert [claim.target.actor.id for claim in claims if claim.relation == "affiliatedWith"] == expected


def test_a_head_of_state_without_a_state_is_of_the_one_that_the_text_names(
    extract: Callable[[str], tuple[Claim, ...]],
) -> None:
    claims = extract("President Recep Tayyip Erdoğan spoke. Troops left Turkey.")

    assert ("Recep Tayyip Erdoğan", "affiliatedWith", "Turkey") in affirmed(claims)


def test_the_people_around_a_person_are_the_persons(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = extract("The Biden campaign spoke.")

    assert affirmed(claims) == [("Biden campaign", "affiliatedWith", "Joe Biden")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senators Ann Lee of Florida and Tom Bo of Utah spoke.",
         [("Ann Lee", "affiliatedWith", "Florida"), ("Tom Bo", "affiliatedWith", "Utah")]),
        ("The governor of Ohio, Ann Lee, spoke.", [("Ann Lee", "affiliatedWith", "Ohio")]),
        ("Mayor of London Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "London")]),
        ("NASA astronaut Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "NASA")]),
        ("Oslo University public health expert Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "Oslo University")]),
        ("World Health Organization (WHO) director Ann Lee spoke.",
         [("Ann Lee", "affiliatedWith", "World Health Organization")]),
        ("Ann Lee, the head of Kenya's Desert Brigade, spoke.",
         [("Ann Lee", "affiliatedWith", "Desert Brigade"), ("Desert Brigade", "affiliatedWith", "Kenya")]),
        ("Ann Lee, the sister of Hamas leader Tom Bo, spoke.", [("Tom Bo", "affiliatedWith", "Hamas")]),
        ("BBC reporter Ann Lee spoke.", [("Ann Lee", "affiliatedWith", "BBC")]),
        ("Pentagon correspondent Ann Lee spoke.", []),
        ("US basketball player Ann Lee spoke.", []),
        ("Prime Minister Ann Lee spoke. Kenya mourned. Kenya wept.", [("Ann Lee", "affiliatedWith", "Kenya")]),
    ],
)  # fmt: skip
def test_a_profession_ties_its_bearer_to_an_employer_not_to_a_state(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = [claim for claim in extract(text) if claim.relation == "affiliatedWith"]

    assert affirmed(claims) == sorted(expected)


def test_an_abbreviated_rank_ends_no_sentence(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = extract("Kenyan army spokesman Brig. Gen. Tom Bo condemned Sudan.")

    assert ("Tom Bo", "criticizes", "Sudan") in affirmed(claims)
    assert any(claim.relation == "affiliatedWith" for claim in claims)
