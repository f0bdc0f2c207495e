"""Trees that the parser builds wrongly."""

from typing import Any

import pytest

from kg.extract.mending import mend
from kg.model import Document
from kg.ontology import Ontology
from kg.parse import Parse

pytestmark = pytest.mark.slow


def arcs(parse: Parse) -> list[tuple[str, str, str]]:
    """Every word with its label and its head."""
    return [(token.text, token.dep, token.head.text) for sentence in parse.sentences for token in sentence.tokens]


@pytest.mark.parametrize(
    ("text", "arc"),
    [
        ("Gunmen kidnapped up to 16 teachers.", ("teachers", "dobj", "kidnapped")),
        ("The Red Cross operating in Iraq said forces must leave.", ("Cross", "nsubj", "said")),
        ("Chad has suspended its program to train and equip Syrians.", ("train", "acl", "program")),
        ("Chad has suspended its program to train and equip Syrians.", ("Syrians", "dobj", "equip")),
        ("An attack by Chad on Sudan killed nobody.", ("on", "prep", "attack")),
        ("Iran's ally Syria thanked nobody.", ("ally", "compound", "Syria")),
        ("He saw the bombing of rebels who were trained, equipped and paid by Chad.", ("equipped", "conj", "trained")),
        ("We expect from Iran assurances of their readiness, Juan Perez said.", ("assurances", "dobj", "expect")),
        ("Macron granted Angela Marie Stanton a full pardon.", ("pardon", "dobj", "granted")),
        ("They did not persuade leaders to sanction Saudi Arabia.", ("Arabia", "dobj", "sanction")),
        ("The strikes hit the Taliban and al Qaida's affiliate, the Nusra Front.", ("Front", "appos", "affiliate")),
        ("Ann Lee posted a message on Twitter blaming Iran.", ("blaming", "advcl", "posted")),
        (
            "Omar described the idea that Chad is training the Islamic State or like-minded groups as absurd.",
            ("as", "prep", "described"),
        ),
    ],
)
def test_a_recurring_misreading_is_mended(
    extractor: Any, ontology: Ontology, text: str, arc: tuple[str, str, str]
) -> None:
    parse = extractor.parser(Document(text))

    mend(parse, ontology.words)

    assert arc in arcs(parse)


@pytest.mark.parametrize("text", ["Gunmen kidnapped up to 16 teachers.", "Iran's ally Syria thanked nobody."])
def test_mending_twice_changes_nothing(extractor: Any, ontology: Ontology, text: str) -> None:
    parse = extractor.parser(Document(text))

    mend(parse, ontology.words)
    once = arcs(parse)
    mend(parse, ontology.words)

    assert arcs(parse) == once


def test_a_joined_word_keeps_its_lemma(extractor: Any, ontology: Ontology) -> None:
    parse = extractor.parser(Document("The co-operation of Chad with Sudan grew."))

    mend(parse, ontology.words)

    assert "co-operation" in [token.lemma for token in parse.sentences[0].tokens]


def test_three_names_in_a_row_all_act(extract):
    claims = extract("Chad, Mali and Niger have condemned Sudan.")

    assert {claim.source.name for claim in claims} == {"Chad", "Mali", "Niger"}
