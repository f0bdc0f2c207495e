"""Acts spoken of again."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad bombed the rebels on Monday. The strikes killed civilians.",
            [("Chad", "bombs", "rebels"), ("Chad", "kills", "civilians")],
        ),
        (
            "French airstrikes were hitting the rebels, and on Monday they struck the Taliban.",
            [("French", "bombs", "rebels"), ("French", "bombs", "Taliban")],
        ),
        (
            "Militants attacked the Malian army. The Taliban claimed responsibility.",
            [("Militants", "attacks", "Malian army"), ("Taliban", "attacks", "Malian army")],
        ),
        (
            "Turkey invaded Cyprus. Greece condemned the invasion.",
            [("Turkey", "attacks", "Cyprus"), ("Greece", "criticizes", "Turkey")],
        ),
        (
            "Turkey and Libya signed an agreement. Greece called the agreement illegal.",
            [("Turkey", "agreesWith", "Libya"), ("Greece", "criticizes", "Turkey"), ("Greece", "criticizes", "Libya")],
        ),
        (
            "Plants belonging to Aramco were hit in air strikes. The Houthis claimed responsibility for the attacks.",
            [("Houthis", "bombs", "Aramco")],
        ),
        (
            "Israel attacked Syria. A militia claimed responsibility for the shelling.",
            [("Israel", "attacks", "Syria")],
        ),
        (
            "France withdrew from Mali. Niger opposed the withdrawal.",
            [("France", "concedesTo", "Mali"), ("Niger", "opposes", "France")],
        ),
    ],
)
def test_an_act_spoken_of_again_keeps_its_parties(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)


def test_what_was_not_done_is_not_spoken_of_again(extract):
    claims = extract("Russia failed to bomb the Taliban. The Russian airstrikes had begun in May.")

    assert affirmed(claims) == []


def test_a_passive_without_agent_is_the_act_that_its_sentence_told_of(extract):
    claims = extract("Turkish jets had struck the Taliban, officials said, but Iran denied that the Taliban was hit.")

    assert [(c.source.actor.label, c.relation, c.polarity.value, c.speaker and c.speaker.actor.label) for c in claims][
        -1
    ] == ("Turkey", "bombs", "negated", "Iran")


def test_what_a_spokesman_claims_is_the_act_of_the_side(extract):
    claims = extract("Gunmen bombed Kenya. Tom Bo, a Hamas spokesman, claimed responsibility for the attack.")

    assert ("Hamas", "bombs", "Kenya") in {(claim.source.name, claim.relation, claim.target.name) for claim in claims}
