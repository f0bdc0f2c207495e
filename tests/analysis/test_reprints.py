"""Agency copy is one text however many print it."""

import random

import numpy as np
import pytest

from kg.analysis.reprints import reprints, similarity

WORDS = [f"word{i}" for i in range(400)]


def story(seed, length=200):
    """A text of random words."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(length))


def test_an_edited_print_is_the_same_text():
    text = story(1)

    found = reprints([("b", text), ("a", f"By our agency. {text[:-40]} The Daily."), ("c", story(2))])

    assert found == {"a": "a", "b": "a", "c": "c"}


def test_case_and_punctuation_do_not_matter():
    assert (
        reprints([("a", "Ruritania bombs, again, the rebels."), ("b", "RURITANIA BOMBS AGAIN THE REBELS")])["b"] == "a"
    )


def test_texts_that_share_a_sentence_are_two():
    shared = story(3, 20)

    found = reprints([("a", f"{shared} {story(4)}"), ("b", f"{shared} {story(5)}")])

    assert found == {"a": "a", "b": "b"}


def test_being_a_print_is_passed_on():
    words = story(6, 100).split()
    texts = [" ".join(words[i : i + 90]) for i in (0, 5, 10)]

    assert set(reprints(zip("abc", texts, strict=True)).values()) == {"a"}


def test_the_order_of_documents_does_not_matter():
    texts = [(str(i), story(i // 2)) for i in range(8)]

    assert reprints(texts) == reprints(texts[::-1])


@pytest.mark.parametrize("text", ["", "one", "…"])
def test_short_texts_are_taken(text):
    assert reprints([("a", text), ("b", text)]) == {"a": "a", "b": "a"}


def test_no_documents_have_no_reprints():
    assert reprints([]) == {}


def test_similarity_is_the_jaccard_index():
    assert similarity(np.array([1, 2, 3], dtype=np.uint64), np.array([2, 3, 4], dtype=np.uint64)) == 0.5
