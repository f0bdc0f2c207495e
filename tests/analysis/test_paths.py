"""How two actors are linked."""

import networkx as nx
import pytest

from kg.analysis.paths import paths
from kg.errors import KGError
from kg.network import signed

from .samples import claim, random_network


def as_claims(network):
    """Each edge as a claim whose confidence is a third of its weight."""
    kinds = {1: "backs", -1: "bombs"}
    edges = network.edges(data=True)
    return [
        claim(f"{a} {kinds[data['sign']]} {b}", confidence=data["weight"] / 3, intensity=10.0) for a, b, data in edges
    ]


def best_by_force(network, source, target, sign):
    """The most confident simple path with a product of signs, by trying all."""
    best = 0.0
    for nodes in nx.all_simple_paths(network, source, target):
        pairs = list(nx.utils.pairwise(nodes))
        product, confidence = 1, 1.0
        for pair in pairs:
            product *= network.edges[pair]["sign"]
            confidence *= network.edges[pair]["weight"] / 3
        best = max(best, confidence if product == sign else 0.0)
    return best


@pytest.mark.parametrize("seed", range(25))
def test_paths_are_the_surest_for_either_sign(seed):
    network = random_network(seed)
    network.add_edge("n00", "n99", sign=1, weight=2.0)

    found = {path.sign: path.confidence for path in paths(as_claims(network), "n00", "n99")}

    expected = {sign: best_by_force(network, "n00", "n99", sign) for sign in (1, -1)}
    assert found == {sign: pytest.approx(value, abs=1e-5) for sign, value in expected.items() if value}


def test_an_enemy_of_an_enemy_is_a_path_of_positive_sign():
    [path] = paths([claim("a bombs b"), claim("b bombs c")], "a", "c")

    assert (path.sign, path.actors) == (1, ("a", "b", "c"))


def test_no_actor_is_met_twice():
    claims = [claim("a backs b"), claim("b backs c"), claim("c bombs a", confidence=0.3), claim("b backs d")]

    found = paths(claims, "a", "d")

    assert [path.actors for path in found] == [("a", "b", "d"), ("a", "c", "b", "d")]


def test_more_voices_make_a_tie_surer():
    claims = [claim(f"a bombs b {speaker}", confidence=0.5) for speaker in ("x", "y")]

    [path] = paths(claims, "a", "b")

    assert path.confidence == 0.75


def test_a_path_is_told_in_sentences():
    claims = [claim("a bombs b x", evidence="planes of a struck b")]

    [path] = paths(claims, "a", "b")

    assert path.sentences({"a": "Atlantis"}) == ['Atlantis bombs b, according to x: "planes of a struck b"']


def test_actors_that_nothing_links_have_no_path():
    assert paths([claim("a bombs b"), claim("c bombs d")], "a", "d") == []


def test_an_actor_has_no_path_to_itself():
    assert paths([claim("a bombs b")], "a", "a") == []


def test_an_unknown_actor_is_named():
    with pytest.raises(KGError, match="nobody"):
        paths([claim("a bombs b")], "a", "nobody")


def test_the_order_of_claims_does_not_matter():
    claims = as_claims(random_network(3))
    ends = sorted(signed(claims))

    assert paths(claims, ends[0], ends[-1]) == paths(claims[::-1], ends[0], ends[-1])
