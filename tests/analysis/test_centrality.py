"""Measures of actors."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest

from kg.analysis import MEASURES
from kg.analysis.centrality import brokers, degree, mediators, pn_index
from kg.registry import find

from .samples import network, random_network


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_counts_every_actor(name):
    signed = random_network(5)
    signed.add_node("alone")

    counted = find("measure", name, MEASURES)(signed)

    assert isinstance(counted, Counter)
    assert set(counted) == set(signed)


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_takes_an_empty_network(name):
    assert find("measure", name, MEASURES)(nx.Graph()) == Counter()


def test_degree_is_friends_less_enemies():
    assert degree(network("a+b", "a+c", "a-d")) == Counter({"a": 1, "b": 1, "c": 1, "d": -1})


@pytest.mark.parametrize("seed", range(20))
def test_pn_index_solves_its_equation(seed):
    signed = random_network(seed, 10)
    signed.add_nodes_from(("x", "y"))
    actors = sorted(signed)
    values = nx.to_numpy_array(signed, nodelist=actors, weight="sign")
    matrix = np.where(values < 0, 2 * values, values)

    expected = np.linalg.solve(np.eye(len(actors)) - matrix / (2 * len(actors) - 2), np.ones(len(actors)))

    found = pn_index(signed)
    assert [found[actor] for actor in actors] == pytest.approx(expected.tolist(), abs=1e-6)


def test_pn_index_of_two_enemies_is_finite():
    assert pn_index(network("a-b")) == Counter({"a": 0.5, "b": 0.5})


def test_brokers_lie_on_friendly_paths():
    assert brokers(network("a+b", "b+c", "a-c"))["b"] == 1.0
    assert brokers(network("a+b", "b-c"))["b"] == 0.0


def test_mediators_have_friends_that_are_enemies():
    assert mediators(network("m+a", "m+b", "a-b")) == Counter({"m": 1, "a": 0, "b": 0})
