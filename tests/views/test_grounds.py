"""The ground of blocs."""

from kg.views.grounds import bridges, grounds


def test_near_members_are_joined_each_once_and_far_ones_are_not():
    spots = [(0, 0), (200, 0), (100, 0), (1000, 0)]

    assert bridges(spots) == [((0, 0), (100, 0)), ((100, 0), (200, 0))]


def test_no_bridge_passes_over_a_stranger():
    assert bridges([(0, 0), (200, 0)], [(100, 20)]) == []
    assert bridges([(0, 0), (200, 0)], [(100, 80)]) == [((0, 0), (200, 0))]


def test_members_are_joined_around_a_stranger_where_there_is_a_way():
    around = [(0, 0), (200, 0), (100, 200)]

    assert bridges(around, [(100, 0)]) == [((0, 0), (100, 200)), ((100, 200), (200, 0))]


def test_members_that_are_not_sure_have_no_ground():
    bloc = {"members": ["a", "b"], "unsure": ["b"]}

    assert grounds([bloc], {"a": (0, 0), "b": (10, 0)}) == [(0, "M0 0h0.01")]


def test_a_bloc_that_is_not_drawn_has_no_ground():
    assert grounds([{"members": ["a"], "unsure": []}], {}) == []
