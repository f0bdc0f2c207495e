"""Events said as nouns, and the verbs that lend them a subject."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel's shelling of Lebanon went on.", [("Israel", "bombs", "Lebanon")]),
        ("An attack by Chad on Sudan killed nobody.", [("Chad", "attacks", "Sudan")]),
        ("Russian airstrikes on the rebels resumed.", [("Russian", "bombs", "rebels")]),
        ("Rebel attacks on the Syrian army continued.", [("Rebel", "attacks", "Syrian army")]),
        ("Talks between Israel and Lebanon opened.", [("Israel", "consults", "Lebanon")]),
        ("The Iran-Iraq war ended.", [("Iran", "fights", "Iraq")]),
        ("Chad launched a strike against Sudan.", [("Chad", "attacks", "Sudan")]),
        ("Sudan came under attack from Chad.", [("Chad", "attacks", "Sudan")]),
        ("Iran faces sanctions from Canada.", [("Canada", "sanctions", "Iran")]),
        ("Canada called for sanctions against Iran.", [("Canada", "sanctions", "Iran")]),
        ("Canada blamed Iran for the attack on Iraq.", [("Canada", "accuses", "Iran"), ("Iran", "attacks", "Iraq")]),
        ("The Taliban claimed responsibility for the attack on the Afghan army.", [("Taliban", "attacks", "Afghan")]),
        ("The withdrawal of American forces from Iraq began.", [("American", "concedesTo", "Iraq")]),
        ("Chad carried out a series of raids on Sudan.", [("Chad", "attacks", "Sudan")]),
        ("The arrest of the journalists by Turkey went unnoticed.", [("Turkey", "detains", "journalists")]),
        ("The minister's arrest by Turkey went unnoticed.", [("Turkey", "detains", "minister")]),
        ("Egypt reiterated its demand that Ethiopia stop the dam.", [("Egypt", "demandsOf", "Ethiopia")]),
        ("The UK-France co-operation deepened.", [("UK", "cooperatesWith", "France")]),
        ("Denmark announced a suspension of aid to Egypt.", [("Denmark", "sanctions", "Egypt")]),
        ("Chile announced an end to military cooperation with Peru.", [("Chile", "sanctions", "Peru")]),
        ("Canada's lifting of sanctions on Sudan went unnoticed.", [("Canada", "concedesTo", "Sudan")]),
        ("Canada charged Iran with the attack on Iraq.", [("Canada", "accuses", "Iran"), ("Iran", "attacks", "Iraq")]),
        ("The federation discussed the editor's arrest.", []),
        ("Chad took the town with Libyan support.", [("Libyan", "backs", "Chad")]),
        ("The massacre of villagers at the hands of the militia shocked all.", [("militia", "kills", "villagers")]),
        ("The Taliban was behind the attack on Mali.", [("Taliban", "attacks", "Mali")]),
        ("Peru named the rebels behind the attack on Mali.", [("rebels", "attacks", "Mali")]),
        ("They spoke of the Armenian genocide by the Turks.", [("Turks", "kills", "Armenian")]),
        ("Iran is under EU sanctions.", [("EU", "sanctions", "Iran")]),
        (
            "Chad's arrest of the editor prompted criticism from France.",
            [("Chad", "detains", "editor"), ("France", "criticizes", "Chad")],
        ),
        ("There was scepticism among farmers about Macron.", [("farmers", "criticizes", "Emmanuel Macron")]),
        (
            "Ghana dismissed Togo's criticism.",
            [("Ghana", "rejects", "Togo"), ("Togo", "criticizes", "Ghana")],
        ),
        ("The court dismissed Togo's lawsuit.", [("court", "rejects", "Togo")]),
        ("The rebels have been at the forefront of the fight against Chad.", [("rebels", "fights", "Chad")]),
        (
            "Denunciations of Chad poured in from Peru and Chile.",
            [("Chile", "criticizes", "Chad"), ("Peru", "criticizes", "Chad")],
        ),
        ("Allegations by Chad that Niger bombed Mali were false.", [("Chad", "accuses", "Niger")]),
        ("A shipment of rockets from Chad for the rebels was lost.", [("Chad", "arms", "rebels")]),
        ("Chad was involved in the attack on Niger.", [("Chad", "attacks", "Niger")]),
        ("The workers went on strike against Chad.", [("workers", "protests", "Chad")]),
        ("Chile denied involvement in the attack on Peru.", []),
    ],
)
def test_an_event_noun_gives_a_claim(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
