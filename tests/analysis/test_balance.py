"""The degree of balance."""

from math import factorial

import networkx as nx
import numpy as np
import pytest

from kg.analysis.balance import balance, walk_balance

from .samples import from_file, network, random_network


def test_two_camps_are_balanced_by_every_measure():
    found = balance(network("a+b", "c+d", "a-c", "a-d", "b-c", "b-d"))

    assert (found.strong, found.weak, found.walks, found.frustration.balance) == (1.0, 1.0, 1.0, 1.0)


def test_three_enemies_are_weakly_balanced_only():
    found = balance(network("a-b", "b-c", "a-c"))

    assert (found.strong, found.weak, found.frustration.upper) == (0.0, 1.0, 1.0)


def test_without_triads_there_is_no_share_of_them():
    found = balance(network("a+b", "b-c"))

    assert (found.strong, found.walks, found.positive, found.negative) == (None, 1.0, 1, 1)


def test_an_empty_network_has_a_balance():
    assert balance(nx.Graph()).walks is None


@pytest.mark.parametrize("seed", range(10))
def test_walk_balance_counts_closed_walks(seed):
    signed = random_network(seed)
    matrix = nx.to_numpy_array(signed, weight="sign")

    own, all_ = (
        sum(np.trace(np.linalg.matrix_power(m, k)) / factorial(k) for k in range(40)) for m in (matrix, abs(matrix))
    )

    assert walk_balance(signed) == pytest.approx((1 + own / all_) / 2, abs=1e-8)


def test_the_highland_tribes_have_the_balance_that_others_find():
    found = balance(from_file("tribes_named.csv"))

    assert dict(found.triads) == {"+++": 19, "-++": 2, "--+": 40, "---": 7}
    assert (found.strong, 2 * found.walks - 1, found.frustration.balance) == pytest.approx(
        (0.8676471, 0.3575761, 0.7586207)
    )
