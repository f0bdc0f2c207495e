"""Polarity and modality."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import standings

pytestmark = pytest.mark.slow

ACTUAL, PLANNED, DEMANDED, HYPOTHETICAL = "actual", "planned", "demanded", "hypothetical"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("France did not condemn Serbia.", "criticizes"),
        ("France never condemned Serbia.", "criticizes"),
        ("Neither France nor Germany condemned Serbia.", "criticizes"),
        ("No French soldier attacked the rebels.", "attacks"),
        ("Not France nor Germany condemned Serbia.", "criticizes"),
        ("Chad left without thanking Sudan.", "praises"),
        ("Chad refused to meet Sudan.", "consults"),
        ("Chad failed to recognise Sudan.", "praises"),
        ("Chad ruled out arming the rebels.", "arms"),
        ("Chad stopped short of condemning Sudan.", "criticizes"),
        ("Chad has yet to recognise Sudan.", "praises"),
        ("Chad could not arm the rebels.", "arms"),
        ("Chad no longer arms the rebels.", "arms"),
        ("Chad has suspended its program to train and equip the rebels.", "trains"),
        ("Chad did not feed the refugees or arm the rebels.", "arms"),
        ("The idea that Chad is training the rebels is absurd.", "trains"),
        ("Chad denied bombing the rebels.", "bombs"),
        ("Chad denied involvement in the attack on Sudan.", "attacks"),
        ("Chad denied the accusation that it bombed the rebels.", "bombs"),
        ("Talks between Chad and Sudan failed to take place.", "consults"),
    ],
)
def test_what_is_denied_is_negated(extract: Callable[[str], tuple[Claim, ...]], text: str, relation: str) -> None:
    claims = extract(text)

    assert (relation, "negated", ACTUAL) in standings(claims)
    assert not [claim for claim in claims if claim.relation == relation and claim.polarity.value == "affirmed"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Chad did not only feed but also arm the rebels.", "arms"),
        ("Chad, which has no navy, armed the rebels.", "arms"),
        ("Without warning, Chad bombed the rebels.", "bombs"),
        ("Chad bombed the rebels but not the army.", "bombs"),
    ],
)
def test_a_negation_elsewhere_leaves_a_claim_affirmed(
    extract: Callable[[str], tuple[Claim, ...]], text: str, relation: str
) -> None:
    claims = extract(text)

    assert (relation, "affirmed", ACTUAL) in standings(claims)


@pytest.mark.parametrize(
    ("text", "relation", "modality"),
    [
        ("Chad will arm the rebels.", "arms", PLANNED),
        ("Chad plans to arm the rebels.", "arms", PLANNED),
        ("Chad vowed to attack Sudan.", "attacks", PLANNED),
        ("Chad tried to kill the rebels.", "kills", PLANNED),
        ("Chad may attack Sudan.", "attacks", HYPOTHETICAL),
        ("If Chad attacks Sudan, Libya loses.", "attacks", HYPOTHETICAL),
        ("Libya fears that Chad attacked Sudan.", "attacks", HYPOTHETICAL),
        ("Libya feared a possible attack by Chad on Sudan.", "attacks", HYPOTHETICAL),
        ("Libya asked Chad to arm the rebels.", "arms", DEMANDED),
        ("Libya demanded that Chad free the rebels.", "concedesTo", DEMANDED),
        ("Chad sent troops to fight the rebels.", "fights", ACTUAL),
        ("Chad allegedly armed the rebels.", "arms", ACTUAL),
        ("Chad began to train the rebels.", "trains", ACTUAL),
    ],
)
def test_modality(extract: Callable[[str], tuple[Claim, ...]], text: str, relation: str, modality: str) -> None:
    claims = extract(text)

    assert (relation, "affirmed", modality) in standings(claims)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Chad lifted the sanctions against Sudan.", ("concedesTo", "affirmed", ACTUAL)),
        ("Chad did not lift the sanctions against Sudan.", ("concedesTo", "negated", ACTUAL)),
        ("Chad agreed to lift the sanctions against Sudan.", ("concedesTo", "affirmed", PLANNED)),
        ("Libya urged Chad to halt its attacks on Sudan.", ("attacks", "affirmed", ACTUAL)),
        ("Chad abandoned plans to invade Sudan.", ("attacks", "negated", PLANNED)),
    ],
)
def test_what_ends_is_conceded_or_negated(
    extract: Callable[[str], tuple[Claim, ...]], text: str, standing: tuple[str, str, str]
) -> None:
    claims = extract(text)

    assert standing in standings(claims)


def test_a_question_gives_no_claim(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    assert extract("Did Chad attack Sudan?") == ()
