"""Blocs of any number."""

import networkx as nx
import pytest

from kg.analysis.blocs import blocs, modularity, robustness
from kg.network import signed

from .samples import claim, from_file, least_disagreement, network, random_network


@pytest.mark.parametrize("count", [None, 2, 3])
@pytest.mark.parametrize("seed", range(20))
def test_blocs_equal_brute_force(seed, count):
    made = random_network(seed, 8)

    found = blocs(made, count, weight="weight")

    least = least_disagreement(made, count or len(made), "weight")
    assert (found.lower, found.upper) == (pytest.approx(least), pytest.approx(least))


@pytest.mark.parametrize("count", [None, 2, 3])
@pytest.mark.parametrize("seed", range(10))
def test_the_ties_against_are_those_that_the_blocs_contradict(seed, count):
    made = random_network(seed, 10)

    found = blocs(made, count)

    wrong = {
        tuple(sorted((a, b))) for a, b, sign in made.edges(data="sign") if (sign > 0) != (found.of[a] == found.of[b])
    }
    assert {(tie.a, tie.b) for tie in found.against} == wrong
    assert len(wrong) == found.upper


def test_three_mutual_enemies_are_three_blocs():
    found = blocs(network("a-b", "b-c", "a-c", "a+x", "b+y"))

    assert ([bloc.members for bloc in found.blocs], found.upper) == ([("a", "x"), ("b", "y"), ("c",)], 0)


def test_a_bloc_is_named_after_its_most_central_actors():
    made = network("a+b", "b+c", "b-x")
    nx.set_node_attributes(made, {"a": "Atlantis", "b": "Borduria"}, "label")

    assert blocs(made).blocs[0].name == "Borduria, Atlantis"


def test_ties_that_contradict_have_their_claims():
    [tie] = blocs(network("a+b", "b+c", "c+d", "d+a", "a-c", "b+d")).against

    assert (tie.a, tie.b, tie.claims) == ("a", "c", ("a-c",))


def test_an_actor_without_ties_is_a_bloc_of_its_own():
    made = network("a+b")
    made.add_node("z")

    assert [bloc.members for bloc in blocs(made).blocs] == [("a", "b"), ("z",)]


def test_an_empty_network_has_no_blocs():
    found = blocs(nx.Graph())

    assert (found.blocs, found.upper, found.proved) == ((), 0, True)


def test_modularity_of_two_clean_camps_is_that_of_the_signed_formula():
    made = network("a+b", "c+d", "a-c", "b-d")

    assert modularity(made, {"a": 0, "b": 0, "c": 1, "d": 1}) == 0.5


@pytest.mark.parametrize("seed", range(10))
def test_modularity_equals_the_sum_over_pairs(seed):
    made = random_network(seed)
    of = {actor: i % 3 for i, actor in enumerate(sorted(made))}
    matrix = nx.to_numpy_array(made, nodelist=sorted(made), weight="sign")
    positive, negative = matrix.clip(min=0), -matrix.clip(max=0)

    total = 0.0
    for i, a in enumerate(sorted(made)):
        for j, b in enumerate(sorted(made)):
            chance = positive[i].sum() * positive[j].sum() / max(1, positive.sum())
            chance -= negative[i].sum() * negative[j].sum() / max(1, negative.sum())
            total += (matrix[i, j] - chance) * (of[a] == of[b])

    assert modularity(made, of) == pytest.approx(total / max(1, abs(matrix).sum()))


def test_company_that_every_voice_vouches_for_is_robust():
    claims = [claim("a backs b", publisher=name, text=name) for name in "xyz"]

    assert robustness(claims, blocs(signed(claims))) == {"a": 1.0, "b": 1.0}


def test_company_that_one_voice_vouches_for_is_not():
    claims = [claim("a backs b", publisher="x", text="x"), *(claim("c bombs d", publisher=n, text=n) for n in "yz")]

    found = robustness(claims, blocs(signed(claims)))

    assert found["a"] == found["b"] < 0.9


def test_robustness_is_the_same_every_time():
    claims = [claim("a backs b"), claim("b backs c x"), claim("a bombs c y")]
    found = blocs(signed(claims))

    assert robustness(claims, found) == robustness(claims[::-1], found)


def test_the_highland_tribes_are_three_blocs_with_two_ties_against():
    found = blocs(from_file("tribes_named.csv"))

    assert [len(bloc.members) for bloc in found.blocs] == [7, 5, 4]
    assert (found.upper, found.proved) == (2, True)


def test_two_blocs_of_the_highland_tribes_cost_their_frustration_index():
    found = blocs(from_file("tribes_named.csv"), 2)

    assert (found.upper, len(found.blocs)) == (7, 2)
