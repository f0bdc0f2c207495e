"""What the check of the gazetteer's names finds."""

from dataclasses import replace

import pytest

from kg.gazetteer_lint import lint
from kg.model import Actor
from kg.ontology import Name, Ontology, Setting


@pytest.fixture
def with_names(ontology):
    """An ontology with these actors only: id -> names; `places` by id."""

    def build(names: list[Name], places: dict[str, str] | None = None, kind: str = "ArmedGroup") -> Ontology:
        ids = sorted({name.actor for name in names})
        settings = {id: Setting((places[id],) if places and id in places else ()) for id in ids}
        actors = {id: Actor(id, id, kind) for id in ids}
        return replace(ontology, actors=actors, names=tuple(names), settings=settings)

    return build


def kinds(findings):
    return [(finding.kind, finding.actor) for finding in findings]


def test_a_name_that_nothing_tells_apart_is_a_clash(with_names):
    shared = [Name("Unity Front", "name", "a", True), Name("Unity Front", "name", "b", True)]
    own = [Name("Aba", "name", "a"), Name("Beb", "name", "b")]

    assert kinds(lint(with_names(shared + own))) == [("clash", "a"), ("clash", "b")]


def test_a_name_told_apart_by_place_is_no_clash(with_names):
    names = [Name("Unity Front", "name", "a", True), Name("Unity Front", "name", "b", True)]

    assert lint(with_names(names, {"a": "chad", "b": "mali"})) == []


def test_a_shared_name_without_any_reason_is_unreachable(with_names):
    assert kinds(lint(with_names([Name("ABC", "acronym", "a", True)]))) == [("unreachable", "a")]


def test_a_blank_name_is_unreachable(with_names):
    assert kinds(lint(with_names([Name("   ", "name", "a")]))) == [("unreachable", "a")]


def test_a_plain_word_is_found_by_the_ontology_and_by_the_dictionary(with_names):
    names = [Name("Brigade", "name", "a"), Name("Salami", "name", "b")]

    found = lint(with_names(names), lambda word: word == "salami")

    assert kinds(found) == [("common word", "a"), ("common word", "b")]


def test_a_shared_word_is_no_fault(with_names):
    assert lint(with_names([Name("Salami", "name", "a", True)], {"a": "iran"}), lambda word: True) == []


def test_no_name_that_kg_ships_is_unreachable(ontology):
    assert [finding for finding in lint(ontology) if finding.kind == "unreachable"] == []
