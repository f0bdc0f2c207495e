"""Which pairs of actors are proposed as one, and which never."""

import pytest

from kg.model import Actor
from kg.proposals import Proposal, proposals


def pairs(ontology, *actors, **options):
    """The reasons by pair of ids."""
    return {(p.a, p.b): p.reason for p in proposals(actors, ontology, **options)}


def person(label):
    return Actor(label.lower().replace(" ", "-").replace(".", ""), label, "Person")


def group(label):
    return Actor(label.lower().replace(" ", "-"), label, "ArmedGroup")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (group("Dar Salam Brigade"), group("Brigade Dar Salam"), "same words"),
        (group("Tarnov Defence Front"), group("Tarnov Defense Front"), "same words"),
        (person("Anton Velik"), person("Antun Velek"), "other spelling"),
        (group("Tarnovian Workers Front"), group("TWF"), "first letters"),
        (person("Ann Mary Lee"), person("Ann Lee"), "first and last name"),
        (person("Anton Velik"), person("Velik"), "surname"),
        (group("Tarnovian Front"), group("Tarnovian People's Front"), "shorter name"),
        (group("Suqur al Wadi Brigade"), group("Suqur al Wadir Brigade"), "a letter or two"),
    ],
)
def test_likely_duplicates_are_proposed_with_the_reason(ontology, one, other, reason):
    assert list(pairs(ontology, one, other).values()) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (group("101st Brigade"), group("103st Brigade")),
        (group("Iraqi Workers Front"), group("Syrian Workers Front")),
        (person("Anton Velik"), group("Anton Velik Brigade")),
        (person("Anton Velik"), person("Boris Velik")),
        (Actor("rebels", "rebels", "Collective"), Actor("rebel", "rebel", "Collective")),
    ],
)
def test_what_cannot_be_one_is_not_proposed(ontology, one, other):
    assert pairs(ontology, one, other) == {}


def test_two_actors_of_the_ontology_are_never_proposed(ontology):
    assert pairs(ontology, ontology.actors["nusra-front"], ontology.actors["jabhat-fatah-al-sham"]) == {}


def test_a_new_actor_is_compared_with_the_aliases_of_the_ontology(ontology):
    new = Actor("tamil-tigr", "Tamil Tigrs", "ArmedGroup")

    assert ("liberation-tigers-of-tamil-eelam", "tamil-tigr") in pairs(ontology, new, *ontology.actors.values())


def test_what_was_judged_is_not_proposed_again(ontology):
    one, other = person("Anton Velik"), person("Velik")

    assert pairs(ontology, one, other, judged=[(other.id, one.id)]) == {}


def test_the_order_of_the_actors_does_not_matter(ontology):
    actors = [person("Anton Velik"), person("Velik"), group("Tarnovian Workers Front"), group("TWF")]

    assert list(proposals(actors, ontology)) == list(proposals(reversed(actors), ontology))


def test_the_likeliest_come_first(ontology):
    actors = [person("Anton Velik"), person("Velik"), group("Dar Salam Brigade"), group("Brigade Dar Salam")]

    first = next(proposals(actors, ontology))

    assert first == Proposal("brigade-dar-salam", "dar-salam-brigade", 0.95, "same words")
