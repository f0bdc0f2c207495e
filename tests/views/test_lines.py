"""Lines that stand for several relations."""

from kg.views.lines import bends, to_lines


def relation(source, target, sign, **changes):
    """A relation's row."""
    row = {"source_id": source, "target_id": target, "sign": sign, "claims": 1, "status": "Asserted", "type": "backs"}
    return row | changes


def test_relations_of_one_sign_between_two_actors_share_a_line():
    rows = [relation("a", "b", 1), relation("a", "b", 1, type="arms", claims=3), relation("a", "b", -1)]

    assert [(line.id, line.claims) for line in to_lines(rows)] == [("a>b>-1", 1), ("a>b>1", 4)]


def test_an_actor_has_no_line_to_itself():
    assert to_lines([relation("a", "a", 1)]) == []


def test_a_line_has_the_best_known_status_and_tells_of_disputes():
    rows = [relation("a", "b", 1, status="Disputed"), relation("a", "b", 1, status="Attributed")]

    line = to_lines(rows)[0]

    assert (line.status, line.disputed, line.mark) == ("Attributed", True, "?")


def test_a_line_is_symmetric_where_all_its_relations_are():
    types = [{"id": "consults", "symmetric": True}, {"id": "backs", "symmetric": False}]
    rows = [relation("a", "b", 1, type="consults"), relation("c", "d", 1, type="consults"), relation("c", "d", 1)]

    assert [line.symmetric for line in to_lines(rows, types)] == [True, False]


def test_lines_between_the_same_actors_bend_apart_and_a_single_one_is_straight():
    lines = to_lines([relation("a", "b", 1), relation("b", "a", -1), relation("a", "c", 1)])

    turns = bends(lines, {"a": 0, "b": 1, "c": 2})

    assert turns["a>c>1"] == 0
    assert turns["a>b>1"] == turns["b>a>-1"] != 0
