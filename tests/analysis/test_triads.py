"""Threes of actors, in balance or not."""

from itertools import combinations

import networkx as nx
import pytest

from kg.analysis import triads as module
from kg.analysis.triads import census, local_balance, strains, triads

from .samples import network, random_network, triad_counts

UNBALANCED = network("a+b", "b+c", "a-c", "c+d")


@pytest.mark.parametrize("seed", range(40))
def test_the_census_equals_brute_force(seed):
    signed = random_network(seed, 12)

    assert dict(census(signed)) == dict(triad_counts(signed))


def test_the_census_does_not_depend_on_chunks(monkeypatch):
    signed = nx.complete_graph([f"n{i}" for i in range(12)])
    nx.set_edge_attributes(signed, 1, "sign")
    monkeypatch.setattr(module, "CHUNK", 3)

    assert census(signed)["+++"] == 220


def test_an_empty_network_has_no_triads():
    assert sum(census(nx.Graph()).values()) == 0


def test_an_unbalanced_triad_has_the_claims_that_make_it():
    [triad] = triads(UNBALANCED, balanced=False)

    assert (triad.actors, triad.kind, triad.is_balanced) == (("a", "b", "c"), "-++", False)
    assert [tie.claims for tie in triad.ties] == [("a+b",), ("a-c",), ("b+c",)]


def test_balanced_triads_are_not_listed_among_the_unbalanced():
    assert triads(network("a-b", "b-c", "a+c"), balanced=False) == []


@pytest.mark.parametrize("seed", range(15))
def test_changing_a_strained_tie_mends_as_many_as_it_says(seed):
    signed = random_network(seed, 9)
    before = len(triads(signed, balanced=False))

    mended = {}
    for strain in strains(signed):
        changed = signed.copy()
        changed[strain.a][strain.b]["sign"] *= -1
        mended[strain.a, strain.b] = before - len(triads(changed, balanced=False))

    assert {(strain.a, strain.b): strain.mends for strain in strains(signed)} == mended


def test_the_tie_that_mends_most_comes_first():
    signed = network(*(f"{a}-{b}" if (a, b) == ("a", "b") else f"{a}+{b}" for a, b in combinations("abcd", 2)))

    first = strains(signed)[0]

    assert (first.a, first.b, first.mends) == ("a", "b", 2)


def test_local_balance_is_the_share_of_an_actors_balanced_triads():
    signed = network("a+b", "b+c", "a-c", "b+d", "c+d")

    assert local_balance(signed) == {"a": 0.0, "b": 0.5, "c": 0.5, "d": 1.0}
