"""What the queries of the library and networkx both answer, they answer alike."""

import pytest

from kg.analysis.neighbours import allies, enemies, enemies_of_enemies, friends_of_enemies, shared_enemies
from kg.analysis.triads import triads

TEXT = (
    "Russia bombs Ahrar Unit. USA backs Ahrar Unit. USA bombs Islamic State. Russia bombs Islamic State. "
    "Iran backs Russia. Iran bombs USA. Ahrar Unit said Iran bombs Ahrar Unit. Syria backs Russia. "
    "Syria backs Ahrar Unit. Islamic State bombs Syria. Iran backs Syria. USA bombs Russia."
)
ACTORS = ("russia", "united-states", "iran", "syria", "islamic-state", "ahrar-unit")


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT})


def ids(rows, *columns):
    """The local names in columns of rows."""
    return {tuple(row[column].rsplit("/", 1)[-1] for column in columns) for row in rows}


def enemies_of_enemies_only(network, actor):
    """Those that are no enemies of the actor themselves, which is what the query asks."""
    return [found for found in enemies_of_enemies(network, actor) if found.tie != -1]


@pytest.mark.parametrize(
    ("query", "column", "question"),
    [
        ("allies-of", "ally", allies),
        ("enemies-of", "enemy", enemies),
        ("friends-of-enemies", "other", friends_of_enemies),
        ("enemies-of-enemies", "other", enemies_of_enemies_only),
    ],
)
def test_neighbours_are_the_same(graph, query, column, question):
    signed = graph.signed

    asked = {actor: ids(graph.query(query, actor=actor), column) for actor in ACTORS}

    assert asked == {actor: {(found.actor,) for found in question(signed, actor)} for actor in ACTORS}


def test_shared_enemies_are_the_same(graph):
    found = shared_enemies(graph.signed, "russia", "united-states")

    rows = graph.query("shared-enemies", actor="russia", other="united-states")
    assert ids(rows, "enemy") == {(inference.actor,) for inference in found} != set()


def test_unbalanced_triads_are_the_same(graph):
    unbalanced = [frozenset(triad.actors) for triad in triads(graph.signed, balanced=False)]

    asked = {actor: ids(graph.query("unbalanced-triads", actor=actor), "actor", "one", "other") for actor in ACTORS}

    assert {actor: {frozenset(row) for row in rows} for actor, rows in asked.items()} == {
        actor: {trio for trio in unbalanced if actor in trio} for actor in ACTORS
    }
