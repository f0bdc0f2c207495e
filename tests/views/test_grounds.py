"""The ground of blocs."""

from kg.views.grounds import bridges, grounds


def test_near_members_are_joined_each_once_and_far_ones_are_not():
    spots = [(0, 0), (200, 0), (100, 0), (1000, 0)]

    assert bridges(spots, 380) == [((0, 0), (100, 0)), ((100, 0), (200, 0))]


def test_members_that_are_not_sure_have_no_ground():
    bloc = {"members": ["a", "b"], "unsure": ["b"]}

    assert grounds([bloc], {"a": (0, 0), "b": (10, 0)}) == [(0, "M0 0h0.01")]


def test_a_bloc_that_is_not_drawn_has_no_ground():
    assert grounds([{"members": ["a"], "unsure": []}], {}) == []
