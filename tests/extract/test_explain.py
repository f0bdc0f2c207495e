"""What `kg explain` has to tell."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from kg.extract.explain import Explanation, explain
from kg.model import Document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def explained(extractor: Any) -> Callable[[str], Explanation]:
    """The explanation of a text."""
    return lambda text: explain(Document(text), extractor)


def test_words_tell_lemma_and_head(explained):
    words = explained("Russia bombed Ukraine.").words

    assert [(w.number, w.text, w.lemma, w.head) for w in words[:3]] == [
        (0, "Russia", "russia", 1),
        (1, "bombed", "bomb", 1),
        (2, "Ukraine", "ukraine", 1),
    ]


def test_mentions_tell_actor_and_rule(explained):
    found = [(m.span.text, m.actor.label, m.rule) for m in explained("Russian aircraft bombed Ukraine.").mentions]

    assert ("Russian aircraft", "Russia", "force") in found
    assert ("Ukraine", "Ukraine", "exact") in found


def test_a_frame_that_fired_carries_its_claims(explained):
    fired = explained("Russia bombed Ukraine.").fired

    assert [(one.relation, one.trigger, len(one.claims)) for one in fired] == [("bombs", "bombed", 1)]


@pytest.mark.parametrize(
    ("text", "trigger", "lacks"),
    [
        ("Russia bombed the bridge.", "bombed", "a target"),
        ("Somehow it condemned Ukraine.", "condemned", "a source"),
    ],
)
def test_a_frame_that_nearly_fired_tells_what_it_lacks(explained, text, trigger, lacks):
    assert lacks in {near.lacks for near in explained(text).near if near.trigger == trigger}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It rained all day.", "a claim needs two actors; found: none"),
        ("Russia was quiet.", "a claim needs two actors; found: Russia"),
        ("Did Russia bomb Ukraine?", "a question claims nothing"),
        ("Read more: why the dam broke", "there is nothing to read"),
        ("", "there is nothing to read"),
        ("Russia lies east of Ukraine.", "no word is a trigger"),
    ],
)
def test_nothing_has_a_reason(explained, text, reason):
    assert explained(text).reason.startswith(reason)


def test_a_text_with_claims_needs_no_reason(explained):
    assert explained("Russia bombed Ukraine.").reason == ""


def test_an_explanation_is_frozen(explained):
    with pytest.raises(FrozenInstanceError):
        explained("Russia bombed Ukraine.").reason = "because"
