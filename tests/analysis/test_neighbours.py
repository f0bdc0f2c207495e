"""Friends, enemies, and whom they lead to."""

import pytest

from kg.analysis.neighbours import (
    allies,
    enemies,
    enemies_of_enemies,
    enemies_of_friends,
    friends_of_enemies,
    friends_of_friends,
    shared_enemies,
    shared_friends,
)
from kg.errors import KGError

from .samples import network

PLACE = network("a+b", "a-c", "c-d", "c+e", "b-f", "b+g", "d-h", "a-h")


def test_allies_and_enemies_have_their_claims():
    assert [(found.actor, found.claims) for found in allies(PLACE, "a")] == [("b", ("a+b",))]
    assert [(found.actor, found.claims) for found in enemies(PLACE, "a")] == [("c", ("a-c",)), ("h", ("a-h",))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (enemies_of_enemies, [("d", 1, ("c", "h"))]),
        (friends_of_enemies, [("e", -1, ("c",))]),
        (enemies_of_friends, [("f", -1, ("b",))]),
        (friends_of_friends, [("g", 1, ("b",))]),
    ],
)
def test_two_steps_lead_to_inferences(question, expected):
    assert [(found.actor, found.sign, found.through) for found in question(PLACE, "a")] == expected


def test_an_inference_is_marked_and_has_the_claims_on_the_way():
    [found] = friends_of_enemies(PLACE, "a")

    assert (found.inferred, found.claims) == (True, ("a-c", "c+e"))


def test_an_inference_tells_what_claims_say_of_the_pair():
    [found] = enemies_of_enemies(network("a-b", "b-c", "a-c"), "a")[:1]

    assert (found.sign, found.tie) == (1, -1)


def test_shared_enemies_are_those_of_both():
    assert [found.actor for found in shared_enemies(PLACE, "a", "d")] == ["c", "h"]


def test_shared_friends_are_those_of_both():
    assert [found.actor for found in shared_friends(network("a+x", "b+x", "a+y"), "a", "b")] == ["x"]


def test_an_unknown_actor_is_named():
    with pytest.raises(KGError, match="nobody"):
        allies(PLACE, "nobody")
