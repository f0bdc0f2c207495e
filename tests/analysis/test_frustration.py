"""The frustration index: bounds, camps and known answers."""

import networkx as nx
import pytest

from kg.analysis import frustration as module
from kg.analysis.frustration import frustration

from .samples import from_file, least_frustration, network, random_network

needs_highs = pytest.mark.skipif(not module.is_installed(), reason="the extra `analysis` is not installed")


def random_regular(seed, size=24, degree=7):
    """A network that no packing of cycles settles."""
    made = nx.random_regular_graph(degree, size, seed=seed)
    nx.set_edge_attributes(made, {edge: 1 if hash_sign(edge, seed) else -1 for edge in made.edges}, "sign")
    return nx.relabel_nodes(made, {node: f"n{node:02}" for node in made})


def hash_sign(edge, seed):
    """A coin thrown for an edge, the same on every machine."""
    return (min(edge) * 7919 + max(edge) * 104729 + seed * 31) // 16 % 2


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("seed", range(25))
def test_the_index_equals_brute_force(seed, weight):
    signed = random_network(seed, 12)

    found = frustration(signed, weight=weight)

    least = least_frustration(signed, weight)
    assert (found.lower, found.upper) == (pytest.approx(least), pytest.approx(least))


@pytest.mark.parametrize("seed", range(25))
def test_the_bounds_hold_without_a_solver(seed, monkeypatch):
    monkeypatch.setattr(module, "is_installed", lambda: False)
    signed = random_network(seed, 12)

    found = frustration(signed)

    assert found.lower <= least_frustration(signed) <= found.upper
    assert found.proved == (found.lower == found.upper)


@pytest.mark.parametrize("seed", range(10))
def test_the_camps_leave_the_ties_that_are_named(seed):
    signed = random_network(seed)

    found = frustration(signed)

    side = {actor: (i, j) for i, pair in enumerate(found.camps) for j, camp in enumerate(pair) for actor in camp}
    against = {(a, b) for a, b, sign in signed.edges(data="sign") if (sign > 0) != (side[a] == side[b])}
    assert {tuple(sorted(edge)) for edge in against} == set(found.against)
    assert len(against) == found.upper


@needs_highs
@pytest.mark.parametrize("seed", range(2))
def test_branch_and_bound_proves_what_packing_cannot(seed):
    signed = random_regular(seed)

    found, rough = frustration(signed), frustration(signed, exact=False)

    assert found.proved
    assert rough.lower < found.upper <= rough.upper


@needs_highs
def test_a_limit_leaves_bounds_apart_that_hold():
    signed = random_regular(0, size=60, degree=12)

    found = frustration(signed, time_limit=0.0)

    assert not found.proved
    assert 0 < found.lower < found.upper == len(found.against)


def test_a_tree_is_balanced():
    found = frustration(network("a-b", "b-c", "b+d"))

    assert (found.upper, found.proved, found.camps) == (0, True, ((("b", "d"), ("a", "c")),))


def test_blocks_that_share_an_actor_agree_on_it():
    signed = network("a-b", "b-c", "a+c", "c-d", "d+e", "c-e", "e-f")

    found = frustration(signed)

    assert (found.upper, found.camps) == (0, ((("a", "c", "f"), ("b", "d", "e")),))


def test_isolates_belong_to_no_camp():
    signed = network("a+b")
    signed.add_node("z")

    assert frustration(signed).camps == ((("a", "b"), ()),)


def test_an_empty_network_is_balanced():
    found = frustration(nx.Graph())

    assert (found.lower, found.upper, found.proved, found.balance) == (0, 0, True, 1.0)


def test_the_order_of_edges_does_not_matter():
    signed = random_network(3)
    turned = nx.Graph()
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(signed.edges(data=True))))
    turned.add_nodes_from(signed)

    assert frustration(turned) == frustration(signed)


@needs_highs
@pytest.mark.parametrize(("name", "index"), [("highlandtribes.csv", 7), ("slovene1994.csv", 2), ("congress.csv", 18)])
def test_known_networks_have_their_known_index(name, index):
    found = frustration(from_file(name))

    assert (found.lower, found.upper, found.proved) == (index, index, True)


def test_the_slovene_parties_of_1994_fall_into_the_known_camps():
    found = frustration(from_file("slovene1994.csv"))

    assert found.camps == ((("DS", "LDS", "SNS", "ZLSD", "ZS-ESS"), ("SDSS", "SKD", "SLS", "SPS-SNS", "ZS")),)
    assert found.against == (("DS", "SNS"), ("SNS", "ZS-ESS"))


@needs_highs
@pytest.mark.long
def test_the_index_of_bitcoin_alpha_is_proved():
    found = frustration(from_file("bitcoinalpha.csv"))

    assert (found.lower, found.upper, found.proved) == (720, 720, True)
