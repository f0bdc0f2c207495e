"""Blocs and triads of a page."""

from kg.views.blocs import settled, to_rows
from kg.views.structure import structured
from kg.views.ties import signed_ties
from kg.views.triads import listed


def relation(source, sign, target, *, status="Asserted", claims=1, kind="acts"):
    """A relation row."""
    ends = {"source_id": source, "target_id": target}
    return {"id": f"{source}{kind}{target}", **ends, "sign": sign, "status": status, "claims": claims, "type": kind}


def actors(names):
    """Actor rows, the first with the most claims."""
    blank = {"part_of": [], "represents": []}
    return [{"id": name, "label": name, "claims": 100 - place, **blank} for place, name in enumerate(names)]


def find_blocs(rows, relations):
    """The blocs that the heuristic finds."""
    return to_rows(settled(relations), rows, relations)


CAMPS = [
    *(relation("a", 1, "b"), relation("b", 1, "c"), relation("x", 1, "y")),
    *(relation("a", -1, "x"), relation("b", -1, "y"), relation("c", -1, "x")),
]


def test_two_hostile_camps_are_two_blocs():
    assert [bloc["members"] for bloc in find_blocs(actors("abcxy"), CAMPS)] == [["a", "b", "c"], ["x", "y"]]


def test_a_bloc_is_named_after_its_actor_with_most_claims():
    assert [bloc["label"] for bloc in find_blocs(actors("cbayx"), CAMPS)] == ["c", "y"]


def test_who_is_only_affiliated_follows_as_unsure():
    followed = [*CAMPS, relation("p", 0, "a", kind="affiliatedWith")]

    assert find_blocs(actors("abcxyp"), followed)[0]["unsure"] == ["p"]


def test_foes_alone_make_no_bloc():
    assert find_blocs(actors("ab"), [relation("a", -1, "b")]) == ()


def test_denied_and_disputed_relations_make_no_tie():
    assert signed_ties([relation("a", 1, "b", status="Denied"), relation("b", 1, "c", status="Disputed")]) == {}


def test_affiliation_makes_no_tie():
    assert signed_ties([relation("a", 1, "b", kind="affiliatedWith")]) == {}


def test_what_is_only_said_weighs_less():
    ties = signed_ties([relation("a", 1, "b"), relation("a", 1, "c", status="Attributed")])

    assert ties["a", "b"] > ties["a", "c"]


def test_two_friends_who_quarrel_over_a_third_are_unbalanced():
    found = listed(signed_ties([relation("a", 1, "b"), relation("b", 1, "c"), relation("c", -1, "a")]))

    assert found == ({"actors": ["a", "b", "c"], "signs": [1, 1, -1], "balanced": False},)


def test_the_foe_of_a_foe_is_balanced():
    found = listed(signed_ties([relation("a", -1, "b"), relation("b", -1, "c"), relation("c", 1, "a")]))

    assert [triad["balanced"] for triad in found] == [True]


def test_each_triad_is_found_once():
    everyone = [relation(one, 1, other) for one in "abcde" for other in "abcde" if one < other]

    assert len(listed(signed_ties(everyone))) == 10


def test_a_page_has_the_blocs_of_the_analysis(made_data):
    assert [bloc["members"] for bloc in structured(made_data).blocs] == [
        ["Borduria", "San Theodoros"],
        ["Syldavia", "Pelican Brigade"],
    ]
