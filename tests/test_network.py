"""Claims add up to relations and to signs."""

import pytest
from analysis.samples import claim, denied, on, planned, row

from kg.errors import KGError
from kg.model import Status
from kg.network import find_actor, signed, status_of, supports, to_claims, to_network


def test_a_row_gives_a_claim_with_the_intensity_of_its_type():
    [made] = to_claims([row("a bombs b", date="2015-09")], intensities={"bombs": -10.0})

    assert (made.source, made.target, made.weight, made.when) == ("a", "b", 0.5, on("2015-09"))


def test_claims_come_in_order_of_id_whatever_the_order_of_rows():
    rows = [row("a bombs b"), row("c bombs d")]

    assert to_claims(rows) == to_claims(rows[::-1])


def test_a_reprint_speaks_with_the_voice_of_the_first_print():
    rows = [
        row("a bombs b", id="1", document="d1", publisher="Agency", published="2015-10-01"),
        row("a bombs b", id="2", document="d2", publisher="Daily", published="2015-10-02"),
    ]

    made = to_claims(rows, reprints={"d1": "t", "d2": "t"})

    assert {claim.voice for claim in made} == {"publisher:Agency"}


def test_a_mutual_relation_is_one_with_its_converse():
    rows = [row("a fights b"), row("b fights a"), row("b bombs a")]

    made = to_claims(rows, mutual=["fights"])

    assert len({claim.relation for claim in made}) == 2
    assert len(list(supports(made))) == 2


def test_documents_of_different_texts_keep_their_publishers():
    made = to_claims([row("a bombs b", id="1"), row("a bombs b", id="2", document="d2", publisher="Weekly")])

    assert {claim.voice for claim in made} == {"publisher:Daily", "publisher:Weekly"}


def test_a_claim_without_date_happened_when_it_was_published():
    [made] = to_claims([row("a bombs b", published="2015-10-01")])

    assert made.days == on("2015-10-01")


def test_one_voice_supports_a_relation_once_by_its_surest_claim():
    claims = [claim("a bombs b", id="1", confidence=0.4), claim("a bombs b", id="2", confidence=0.9, document="d2")]

    assert [made.id for made in supports(claims)] == ["2"]


@pytest.mark.parametrize(
    "idle", [denied("a bombs b"), planned("a bombs b"), claim("a affiliatedWith b"), claim("a asks b")]
)
def test_what_is_not_affirmed_actual_and_signed_makes_no_sign(idle):
    network = signed([idle])

    assert (list(network), list(network.edges)) == (["a", "b"], [])


def test_a_denial_never_flips_a_sign():
    network = signed([claim("a bombs b"), denied("a bombs b", text="d2", publisher="Weekly")])

    assert network["a"]["b"]["sign"] == -1


def test_the_stronger_side_gives_the_sign():
    network = signed([claim("a bombs b"), claim("b backs a"), claim("a criticizes b")])

    edge = network["a"]["b"]
    assert (edge["sign"], edge["weight"], edge["positive"], edge["negative"]) == (-1, 0.65, 0.6, 1.25)


def test_a_pair_that_weighs_equally_has_no_edge():
    network = signed([claim("a bombs b", confidence=0.6), claim("b backs a")])

    assert list(network.edges) == []


def test_asserted_leaves_out_what_speakers_say():
    claims = [claim("a bombs b c"), claim("a backs b")]

    assert signed(claims)["a"]["b"]["sign"] == -1
    assert signed(claims, asserted=True)["a"]["b"]["sign"] == 1


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([claim("a bombs b"), denied("a bombs b c")], Status.DISPUTED),
        ([claim("a bombs b"), claim("a bombs b c")], Status.ASSERTED),
        ([claim("a bombs b c")], Status.ATTRIBUTED),
        ([denied("a bombs b"), planned("a bombs b")], Status.DENIED),
        ([planned("a bombs b")], Status.UNREALISED),
    ],
)
def test_claims_add_up_to_a_status(claims, status):
    assert status_of(claims) is status


def test_relations_are_edges_with_what_is_known_of_them():
    claims = [claim("a bombs b", when=on("2015-09-30")), claim("a bombs b c", when=on("2015-10"))]

    network = to_network(claims, names={"a": "Atlantis"})

    [(source, target, edge)] = network.edges(data=True)
    assert (source, target, network.nodes["a"]["label"]) == ("a", "b", "Atlantis")
    assert edge == {
        "type": "bombs",
        "sign": -1,
        "status": "Asserted",
        "weight": 2.0,
        "claims": tuple(sorted(made.id for made in claims)),
        "earliest": "2015-09-30",
        "latest": "2015-10-31",
    }


def test_only_plain_edges_are_in_the_network_unless_asked():
    claims = [denied("a bombs b"), planned("a backs c")]

    assert to_network(claims).number_of_edges() == 0
    assert to_network(claims, statuses=Status).number_of_edges() == 2


def test_an_actor_is_found_by_id_or_label():
    network = signed([claim("a bombs b")], names={"a": "Atlantis"})

    assert (find_actor(network, "a"), find_actor(network, "Atlantis")) == ("a", "a")


def test_an_actor_that_is_not_there_is_named_with_those_like_it():
    network = signed([claim("a bombs b")], names={"a": "Atlantis"})

    with pytest.raises(KGError, match="no actor named 'Atlantic' in this network; did you mean Atlantis"):
        find_actor(network, "Atlantic")
