"""Noun heads -> actors, and the route by which each was found."""

from typing import Any

import pytest

from kg.extract.rules import DocumentReader
from kg.model import Document

pytestmark = pytest.mark.slow


def meant(extractor: Any, text: str, word: str) -> list[tuple[str, str]]:
    """The actors that the last token with this text means, with their routes."""
    parse = extractor.parser(Document(text))
    reader = DocumentReader(parse, extractor.ontology, extractor.names)
    token = [t for sentence in parse.sentences for t in sentence.tokens if t.text == word][-1]
    return [(mention.actor.label, mention.rule) for mention in reader.heads.resolve(token)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Russian aircraft bombed Chad.", "aircraft", [("Russia", "force")]),
        ("The armies of Peru and Chile met.", "armies", [("Peru", "force"), ("Chile", "force")]),
        ("Chad sent troops against the rebels.", "troops", [("Chad", "force")]),
        ("Hundreds of Iranian troops fled.", "Hundreds", [("Iran", "force")]),
        ("Rebels fled.", "Rebels", [("Rebels", "collective")]),
        ("U.S.-backed opposition groups fled.", "groups", [("opposition groups", "generic")]),
        ("Hamas gunmen fled.", "gunmen", [("Hamas", "members")]),
        ("Israel killed a Hamas commander.", "commander", [("Hamas", "members")]),
        (
            "Peru met the former president of the Cambodia National Rescue Party.",
            "president",
            [("Cambodia National Rescue Party", "members")],
        ),
        ("Chad met AU officials.", "officials", [("African Union", "members")]),
        ("Canada backed two NGOs.", "NGOs", [("NGOs", "collective")]),
        ("Modi met his counterpart.", "counterpart", []),
        ("Chad trained the forces known as the Desert Hawks Brigade.", "forces", [("Desert Hawks Brigade", "exact")]),
        ("Google dismissed a Google engineer.", "engineer", [("Google engineer", "role")]),
        ("Jordan deported two Kuwaiti nationals.", "nationals", [("nationals (Kuwait)", "role")]),
        ("Chad bombed Hezbollah positions.", "positions", [("Hezbollah", "members")]),
        ("Chad attacked the rebel-held enclave.", "enclave", [("rebel", "owner")]),
        ("Chad attacked positions held by the rebels.", "positions", [("rebels", "owner")]),
        ("Chad condemned the killing of nuns by the rebels.", "killing", [("rebels", "owner")]),
        ("Chad bombed targets that included the rebels.", "targets", [("rebels", "collective")]),
        ("President Hassan Diallo left. The president thanked Chad.", "president", [("Hassan Diallo", "title")]),
        ("The mayor thanked Chad.", "mayor", [("mayor", "role")]),
        ("The plan thanked nobody.", "plan", []),
    ],
)
def test_a_head_means_an_actor_by_a_named_route(
    extractor: Any, text: str, word: str, expected: list[tuple[str, str]]
) -> None:
    assert meant(extractor, text, word) == expected
