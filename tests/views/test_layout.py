"""Positions of actors."""

import numpy as np

from kg.views.labels import Box, box_of, lines_of
from kg.views.layout import positions
from kg.views.overlaps import overlapping, separated

BOX = Box(60, 20, 40)


def overlaps(where, boxes):
    """How many pairs of boxes meet."""
    sizes = np.array([(box.half, box.above, box.below) for box in boxes], dtype=float)
    return len(overlapping(np.array(where, dtype=float), sizes)[0])


def star(count):
    """Ties of the first actor to all others, by turns friendly and hostile."""
    return {(0, other): 1.0 if other % 2 else -1.0 for other in range(1, count)}


def test_no_two_boxes_overlap():
    boxes = [Box(40 + number % 5 * 20, 20, 40) for number in range(120)]

    where = positions(boxes, star(120), [0] * 120)

    assert overlaps(where, [Box(box.half - 1, box.above - 1, box.below - 1) for box in boxes]) == 0


def test_no_two_boxes_overlap_where_repulsion_is_sampled():
    where = positions([BOX] * 700, star(700), [0] * 700)

    assert overlaps(where, [Box(59, 19, 39)] * 700) == 0


def test_equal_ties_give_equal_positions():
    assert positions([BOX] * 40, star(40), [0] * 40) == positions([BOX] * 40, star(40), [0] * 40)


def test_a_friend_stands_nearer_than_a_foe():
    ties = {(0, 1): 3.0, (0, 2): -3.0, (1, 2): -3.0}

    one, friend, foe = np.array(positions([Box(5, 5, 5)] * 3, ties, [1, 1, 2]))

    assert np.hypot(*(one - friend)) < np.hypot(*(one - foe))


def test_one_actor_stands_in_the_middle():
    assert positions([BOX], {}, [0]) == [[0, 0]]


def test_no_actors_have_no_positions():
    assert positions([], {}, []) == []


def test_actors_at_one_point_are_separated():
    where = separated(np.zeros((30, 2)), [BOX] * 30)

    assert overlaps(where, [BOX] * 30) == 0


def test_overlapping_pairs_are_found_once():
    one, other = overlapping(np.array([[0.0, 0.0], [50.0, 0.0], [500.0, 0.0]]), np.array([[60.0, 20.0, 40.0]] * 3))

    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 1)]


def test_a_long_label_takes_two_lines_and_is_cut():
    assert lines_of("Ministry of Foreign Affairs and International Cooperation of Syldavia")[1].endswith("…")


def test_a_label_without_blanks_is_cut():
    assert len(lines_of("x" * 500)[0]) < 40


def test_a_label_loses_characters_that_reorder_text():
    assert lines_of("Bord\u202euria\x00") == ["Bord uria"]


def test_wide_characters_take_more_room():
    assert box_of(1, "叙利亚民主力量叙利亚").half > box_of(1, "abcdefghij").half
