"""Who acts and who is acted on: voice, clauses, control, coordination, quantities, owners."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import Triple, affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France condemned Serbia.", [("France", "criticizes", "Serbia")]),
        ("Serbia was condemned by France.", [("France", "criticizes", "Serbia")]),
        ("Serbia got condemned by France.", [("France", "criticizes", "Serbia")]),
        (
            "Serbia, which France condemned, withdrew from Kosovo.",
            [("France", "criticizes", "Serbia"), ("Serbia", "concedesTo", "Kosovo")],
        ),
        (
            "Macron met with the Taliban, then with Ghana.",
            [("Emmanuel Macron", "consults", "Ghana"), ("Emmanuel Macron", "consults", "Taliban")],
        ),
        ("Reuters said that Ghana must act.", []),
        ("Peru and Chile spoke.", []),
        ("Police clashed for the first time with the rebels.", [("Police", "fights", "rebels")]),
        ("Peru singled out Chile.", [("Peru", "criticizes", "Chile")]),
        ("Police identified the suspect as Juan Perez.", [("Police", "accuses", "Juan Perez")]),
        ("The sailors are being held by Iran.", [("Iran", "detains", "sailors")]),
        ("Peru observed a minute of silence in honour of Juan Perez.", [("Peru", "praises", "Juan Perez")]),
        (
            "Peru denounced the memorandum of understanding between Chad and Mali.",
            [("Chad", "agreesWith", "Mali"), ("Peru", "criticizes", "Chad"), ("Peru", "criticizes", "Mali")],
        ),
        ("The senate confirmed Juan Perez.", [("senate", "praises", "Juan Perez")]),
        ("The senate confirmed Juan Perez's guilt.", []),
        ("Chile praised the courage of Juan Perez.", [("Chile", "praises", "Juan Perez")]),
        ("The court ruled against Juan Perez.", [("court", "rejects", "Juan Perez")]),
        ("China claims sovereignty over Taiwan.", [("China", "opposes", "Taiwan")]),
        ("Juan Perez said there was a lack of trust and urged Chile to wait.", [("Juan Perez", "asks", "Chile")]),
        ("Juan Perez will take over from Maria Diaz.", []),
        ("Many hold Germany to be at fault.", []),
        ("Peru suspended its campaign.", []),
        ("Peru suspended the minister.", [("Peru", "sanctions", "minister")]),
        ("Chile asked if Peru would come.", []),
        ("Hamas and Israel want to fight.", [("Hamas", "fights", "Israel")]),
        ("Peru agreed to fight against Chile.", [("Peru", "fights", "Chile")]),
        ("A suspect was arrested in the neighbouring state.", []),
        ("The editor took a leave of absence from the board.", []),
        ("Chad took the town from the rebels.", [("Chad", "expels", "rebels")]),
        ("Hezbollah, a group backed by Iran, left.", [("Iran", "backs", "Hezbollah")]),
        ("The minister fired the ambassador.", [("minister", "sanctions", "ambassador")]),
        ("Kenya led the rebellion against Ghana.", [("Kenya", "fights", "Ghana")]),
        ("Ghana agreed to add two members.", []),
        ("Peru was asked to extradite Juan Perez from Ghana.", [("Peru", "coerces", "Juan Perez")]),
        ("The rebels trained by Chad fled.", [("Chad", "trains", "rebels")]),
        ("Chad sent troops to fight the rebels.", [("Chad", "fights", "rebels")]),
        ("Kenya began to train the Somali army.", [("Kenya", "trains", "Somali")]),
        (
            "Kenya and Uganda armed the rebels and the militia.",
            [
                ("Kenya", "arms", "rebels"),
                ("Kenya", "arms", "militia"),
                ("Uganda", "arms", "rebels"),
                ("Uganda", "arms", "militia"),
            ],
        ),
        ("Russia threatened to leave the talks if Norway deploys ships.", [("Russia", "threatens", "Norway")]),
        ("The rebels threatened a strike unless Chad paid the price.", [("rebels", "threatens", "Chad")]),
        ("Poland demanded an admission by Moscow.", [("Poland", "demandsOf", "Moscow")]),
        ("France issued a stern reminder to Iraq.", [("France", "demandsOf", "Iraq")]),
        ("Peru and Chile have agreed a trade deal.", [("Peru", "agreesWith", "Chile")]),
        (
            "Armenian police detained dozens of demonstrators in Yerevan.",
            [("Armenian police", "detains", "demonstrators")],
        ),
        ("Chile lifted restrictions imposed on Peru.", [("Chile", "concedesTo", "Peru")]),
        ("The EU granted the British government a delay.", [("EU", "concedesTo", "British")]),
        ("British and EU negotiators have agreed a trade deal.", [("British", "agreesWith", "EU")]),
        (
            "Taliban fighters overran an army base, officials said on Tuesday, killing seven soldiers.",
            [("Taliban fighters", "attacks", "army"), ("Taliban fighters", "kills", "soldiers")],
        ),
        ("A Turkish court freed another employee of the consulate.", [("Turkish court", "concedesTo", "employee")]),
        ("Denmark announced the expulsion of the Syrian ambassador.", [("Denmark", "sanctions", "Syrian")]),
        ("Chad rejected a military intervention.", []),
        ("Norway returned a ring that was engraved with a date to Peru.", [("Norway", "concedesTo", "Peru")]),
        ("Norway provided humanitarian assistance in Somalia.", [("Norway", "aids", "Somalia")]),
        (
            "Peru mocked Bolivia, a move that Chile condemned.",
            [("Chile", "criticizes", "Peru"), ("Peru", "criticizes", "Bolivia")],
        ),
        (
            "Peru mocked Bolivia, a move condemned by Chile.",
            [("Chile", "criticizes", "Peru"), ("Peru", "criticizes", "Bolivia")],
        ),
        ("Supporters of Angela Merkel left.", [("Supporters", "backs", "Angela Merkel")]),
        (
            "The gunmen attacked opponents of Angela Merkel.",
            [("gunmen", "attacks", "opponents"), ("opponents", "opposes", "Angela Merkel")],
        ),
        ("The rebels were threatened with a fine by Chad.", [("Chad", "threatens", "rebels")]),
        ("Peru and Chile agreed that vaccines work.", []),
        ("Peru agreed to Chilean mediation.", [("Peru", "agreesWith", "Chilean")]),
        ("The court found the rebels guilty.", [("court", "accuses", "rebels")]),
        ("Kenya let the prisoners go.", [("Kenya", "concedesTo", "prisoners")]),
        ("Norway gave Somalia food.", [("Norway", "aids", "Somalia")]),
        ("Norway sent tons of food to Somalia.", [("Norway", "aids", "Somalia")]),
        ("The gunmen kidnapped up to 16 teachers.", [("gunmen", "detains", "teachers")]),
        ("Two inspectors were expelled from Sudan.", [("Sudan", "sanctions", "inspectors")]),
        ("Russian and Turkish officials met in Ankara.", [("Russian", "consults", "Turkish")]),
        ("The armies of Peru and Chile clashed.", [("Peru", "fights", "Chile")]),
        ("On Wednesday, Chad attacked Sudan.", [("Chad", "attacks", "Sudan")]),
        ("Kenya armed the rebels whom Uganda trained.", [("Kenya", "arms", "rebels"), ("Uganda", "trains", "rebels")]),
        (
            "Serbia, condemned by France, thanked Russia.",
            [("France", "criticizes", "Serbia"), ("Serbia", "praises", "Russia")],
        ),
        ("Chad urged Sudan to free the rebels.", [("Chad", "asks", "Sudan"), ("Sudan", "concedesTo", "rebels")]),
        ("Hundreds of Iranian troops attacked the rebels.", [("Iranian", "attacks", "rebels")]),
        ("Israeli bulldozers demolished Palestinian homes.", [("Israeli", "coerces", "Palestinian")]),
        ("Chad bombed the rebels' positions.", [("Chad", "bombs", "rebels")]),
        ("Mexico was praised by Canada and Chile.", [("Canada", "praises", "Mexico"), ("Chile", "praises", "Mexico")]),
    ],
)
def test_the_right_actors_fill_source_and_target(
    extract: Callable[[str], tuple[Claim, ...]], text: str, expected: list[Triple]
) -> None:
    claims = extract(text)

    assert affirmed(claims) == sorted(expected)
