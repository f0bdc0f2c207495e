"""Where entities are recognised, and where they are spread to."""

from dataclasses import dataclass

import pytest

from kg.entities import AROUND, needing, spread


@dataclass
class Token:
    """A word with its tag, as `kg.entities` wants it."""

    text: str
    tag: str
    entity: str = ""
    entity_begins: bool = False

    @property
    def lower(self) -> str:
        return self.text.lower()


def sentence(text: str, entities: dict[str, str] | None = None) -> list[Token]:
    """Words with a capital are names; `entities` gives a label to runs of them."""
    tokens = [Token(word, "NNP" if word[0].isupper() else "NN") for word in text.split()]
    for name, label in (entities or {}).items():
        start = text.split().index(name.split()[0])
        for i, token in enumerate(tokens[start : start + len(name.split())]):
            token.entity, token.entity_begins = label, i == 0
    return tokens


@pytest.mark.parametrize(
    ("texts", "chosen"),
    [
        (["Ann Lee spoke", "it rained"], [0]),
        (["Ann Lee spoke", "then Lee left"], [0]),
        (["then Lee left", "Ann Lee spoke"], [0, 1]),
        (["France condemned it", "France left"], []),
        (["it ended on Monday"], []),
        (["it rained"], []),
    ],
)
def test_a_sentence_is_read_for_names_that_nobody_knows_yet(texts, chosen):
    found = needing(map(sentence, texts), lambda name: name == "France")

    assert [number for number, _, _ in found] == chosen


def test_only_the_words_around_an_unknown_name_are_read():
    words = "it " * 20 + "Ann Lee " + "it " * 20

    assert needing([sentence(words)], lambda name: False) == [(0, 20 - AROUND, 22 + AROUND)]


def test_an_adjective_that_opens_a_sentence_is_no_name():
    assert needing([[Token("Several", "JJ"), Token("towns", "NNS")]], lambda name: False) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("then Ann Lee left", ["", "PERSON", "PERSON", ""]),
        ("then Lee left", ["", "PERSON", ""]),
        ("then Ann left", ["", "", ""]),
        ("the Blue Front won", ["", "ORG", "ORG", ""]),
        ("on Monday the Front won", ["", "DATE", "", "", ""]),
    ],
)
def test_a_name_is_what_it_was_where_it_was_read(text, labels):
    unread = sentence(text)

    spread([sentence("Ann Lee leads the Blue Front", {"Ann Lee": "PERSON", "Blue Front": "ORG"})], [unread])

    assert [token.entity for token in unread] == labels
