"""Sides without a name, told apart by state and day."""

from typing import Any

import pytest

from kg.extract.rules import DocumentReader
from kg.model import Actor, Document, Publication

pytestmark = pytest.mark.slow


def side(extractor: Any, text: str, word: str, published: str = "") -> Actor:
    """The actor that the last token with this text means."""
    parse = extractor.parser(Document(text, publications=(Publication(published),)))
    reader = DocumentReader(parse, extractor.ontology, extractor.names)
    token = [t for sentence in parse.sentences for t in sentence.tokens if t.text == word][-1]
    actor: Actor = reader.heads.resolve(token)[0].actor
    return actor


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("Hong Kong protesters marched.", "protesters", "protesters (Hong Kong)"),
        ("Protesters in Hong Kong marched.", "Protesters", "protesters (Hong Kong)"),
        ("The police in Peru beat the miners.", "miners", "miners (Peru)"),
        ("A dam burst in Peru on Monday. Peruvian officials spoke. The police helped.", "police", "police (Peru)"),
        ("Chad bombed the rebels.", "rebels", "rebels"),
        ("Chadian and Libyan miners marched in Peru.", "miners", "Chadian and Libyan miners"),
        ("The Kurdish miners marched in Peru.", "miners", "Kurdish miners"),
        ("Rich donors met in Peru.", "donors", "Rich donors"),
        ("Police beat miners in Peru. In Chad, the police helped.", "police", "police (Chad)"),
        ("Chad thanked Peru. Chad praised Peru. The protesters left.", "protesters", "protesters"),
    ],
)
def test_a_side_is_told_apart_by_the_state_in_which_the_text_places_it(
    extractor: Any, text: str, word: str, label: str
) -> None:
    assert side(extractor, text, word).label == label


def test_a_town_tells_the_state(extractor: Any) -> None:
    assert side(extractor, "Protesters in Marseille marched.", "Protesters").label == "protesters (France)"


def test_an_organ_of_a_town_is_part_of_its_state(extractor: Any) -> None:
    actor = side(extractor, "The Marseille police marched.", "police")

    assert (actor.label, actor.part_of) == ("Marseille police", ("france",))


def test_an_organ_is_part_of_its_state(extractor: Any) -> None:
    assert side(extractor, "Peruvian police marched.", "police").part_of == ("peru",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peruvian protesters marched.", "protesters"),
        ("Private security forces marched in Peru.", "forces"),
        ("Foreign soldiers marched in Peru.", "soldiers"),
    ],
)
def test_people_and_outsiders_are_not_part_of_the_state(extractor: Any, text: str, word: str) -> None:
    assert side(extractor, text, word).part_of == ()


def test_the_police_of_two_states_are_two_actors(extractor: Any) -> None:
    one, other = (side(extractor, f"The police in {place} marched.", "police") for place in ("Peru", "Chad"))

    assert one.id != other.id


def test_one_person_without_a_name_is_told_apart_by_the_day(extractor: Any) -> None:
    found = side(extractor, "Police arrested a man in Peru.", "man", "2020-05-02")

    assert (found.id, found.label) == ("man-peru-2020-05-02", "man (Peru, 2020-05-02)")


def test_a_body_that_the_ontology_has_under_these_words_is_meant(extractor: Any) -> None:
    text = "Deputies quarrelled in Israel. Israeli media reported. The parliament rejected the miners."

    assert side(extractor, text, "parliament").id == "knesset"


def test_one_of_many_is_the_same_wherever_a_sentence_takes_place(extractor: Any) -> None:
    text = "A gunman fled in Peru. Peru mourned. Peruvian police searched. In Chad, a minister called the gunman mad."

    assert side(extractor, text, "gunman", "2020-05-02").id == "gunman-peru-2020-05-02"
