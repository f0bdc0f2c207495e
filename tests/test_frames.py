"""The notation in which frames are written."""

import pytest

from kg.frames import Argument, Frame, noun_frames, verb_frames

CLASSES = {"preposition": frozenset({"on", "against", "to", "of", "for", "as"}), "weapon": frozenset({"gun", "tank"})}


def words(name: str) -> frozenset[str]:
    """The words of a class."""
    return CLASSES[name]


def verb(text: str) -> list[Frame]:
    """The frames of a verb notation."""
    return list(verb_frames("attacks", text, words))


def noun(text: str) -> list[Frame]:
    """The frames of a noun notation whose relation takes its targets by "on"."""
    return list(noun_frames("attacks", "noun", text, ("on",), words))


def test_a_bare_verb_takes_the_target_as_its_object() -> None:
    assert verb("bomb")[0].arguments == (Argument((), "TARGET"),)


def test_alternatives_give_a_frame_each() -> None:
    assert [frame.lemma for frame in verb("SOURCE bomb|shell TARGET")] == ["bomb", "shell"]


def test_a_particle_is_joined_by_an_underscore() -> None:
    frame = verb("SOURCE drive_out TARGET")[0]

    assert (frame.lemma, frame.particle) == ("drive", "out")


def test_a_preposition_says_how_a_slot_is_attached() -> None:
    frame = verb("SOURCE fire on|against TARGET")[0]

    assert frame.arguments == (Argument(("on", "against"), "TARGET"),)


def test_a_word_class_fills_an_argument() -> None:
    frame = verb("SOURCE give {weapon} to TARGET")[0]

    assert frame.arguments[0].words == {"gun", "tank"}


def test_a_slot_may_be_restricted_to_words() -> None:
    frame = verb("SOURCE:{weapon} hit TARGET:tank|truck")[0]

    assert (frame.subject_words, frame.arguments[0].words) == ({"gun", "tank"}, {"tank", "truck"})


@pytest.mark.parametrize(
    ("text", "infinitive", "deep"),
    [
        ("SOURCE urge TARGET to-do", True, False),
        ("SOURCE agree to-do TARGET", False, True),
        ("SOURCE threaten to-do TARGET ALSO", False, False),
    ],
)
def test_an_infinitive_is_wanted_or_searched(text: str, infinitive: bool, deep: bool) -> None:
    frame = verb(text)[0]

    assert (frame.infinitive, frame.is_deep) == (infinitive, deep)


def test_a_frame_may_limit_its_target() -> None:
    frame = verb("SOURCE hold TARGET for ransom PEOPLE")[0]

    assert (frame.limits, [argument.slot for argument in frame.arguments]) == ({"PEOPLE"}, ["TARGET", ""])


def test_a_noun_without_slots_takes_the_prepositions_of_its_relation() -> None:
    assert noun("air strike")[0].arguments == (Argument(("on",), "TARGET"),)


def test_words_before_a_noun_are_its_modifiers() -> None:
    assert (noun("air strike")[0].lemma, noun("air strike")[0].modifiers) == ("strike", ("air",))


def test_a_hyphened_noun_is_found_in_one_token_or_several() -> None:
    assert [(f.modifiers, f.lemma) for f in noun("cease-fire")] == [((), "cease-fire"), (("cease",), "fire")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SOURCE", "a frame needs a verb"),
        ("SOURCE bomb THING", "no slot TARGET"),
        ("SOURCE bomb on", "nothing follows 'on'"),
        ("SOURCE bomb VICTIM", "unknown slot 'VICTIM'"),
    ],
)
def test_a_wrong_notation_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        verb(text)
