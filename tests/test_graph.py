"""The object that users hold answers with plain rows."""

import networkx as nx
import pytest

import kg
from kg.errors import GraphError, KGError, UnknownNameError

TEXT = (
    "Russia bombs Islamic State. Sergey Lavrov denied Russia bombs Islamic State. USA backs Ahrar Unit. "
    "Ahrar Unit said Russia bombs Ahrar Unit. Iran alliedWith Syria. Syria backs Iran."
)


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT})


def test_allies_and_enemies_say_how_many_claims_are_asserted_and_attributed(graph):
    card = graph["Ahrar Unit"]

    assert [(row["label"], row["asserted"], row["attributed"]) for row in card.allies] == [("United States", 1, 0)]
    assert [(row["label"], row["asserted"], row["attributed"]) for row in card.enemies] == [("Russia", 0, 1)]


def test_an_actor_is_found_by_alias(graph):
    assert graph["ISIS"].label == "Islamic State"


def test_an_unknown_actor_is_named_with_what_was_meant(graph):
    with pytest.raises(KGError, match="no actor named 'Ahrar Units' in this graph; did you mean Ahrar Unit"):
        graph["Ahrar Units"]


def test_why_gives_the_claims_with_what_contradicts_them(graph):
    claims = graph.why("Russia", "Islamic State")

    assert [claim["polarity"] for claim in claims] == ["affirmed", "negated"]
    assert [claim["contradicted_by"] for claim in claims] == [[claims[1]["id"]], [claims[0]["id"]]]


def test_why_looks_back_only_where_the_relation_is_symmetric(graph):
    assert [claim["relation"] for claim in graph.why("Syria", "Iran")] == ["backs", "alliedWith"]


def test_contested_shows_both_sides(graph):
    (row,) = graph.contested()

    assert [claim["speaker"] for claim in row["affirmed"]] == [None]
    assert [claim["speaker"] for claim in row["negated"]] == ["Sergey Lavrov"]


def test_a_query_gives_rows(graph):
    assert graph.query("SELECT ?x { ?x rel:backs actor:ahrar-unit }") == [
        {"x": "https://w3id.org/actor-kg/actor/united-states"}
    ]


def test_a_disputed_relation_gives_no_direct_triple(graph):
    assert graph.query("ASK { actor:russia rel:bombs actor:islamic-state }") == [{"answer": False}]


def test_rdf_is_the_same_graph(graph):
    assert len(graph.rdf) == graph.manifest.counts["triples"]


def test_nx_has_an_edge_for_each_asserted_or_attributed_relation(graph):
    network = graph.nx

    assert isinstance(network, nx.MultiDiGraph)
    assert sorted((s, t, d["type"]) for s, t, d in network.edges(data=True)) == [
        ("iran", "syria", "alliedWith"),
        ("russia", "ahrar-unit", "bombs"),
        ("syria", "iran", "backs"),
        ("united-states", "ahrar-unit", "backs"),
    ]


def test_signed_agrees_with_the_derived_ties(graph):
    ties = {frozenset((s, t)): d["sign"] for s, t, d in graph.signed.edges(data=True)}
    stored = {
        frozenset(row[end].rpartition("/")[2] for end in ("a", "b")): sign
        for tie, sign in (("allyOf", 1), ("enemyOf", -1))
        for row in graph.query(f"SELECT ?a ?b {{ ?a kg:{tie} ?b }}")
    }

    assert ties == stored


def test_at_most_28_triples_a_claim_in_a_graph_of_some_size(toy_build):
    names = [f"Unit {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(60)]
    pairs = [(a, b) for a in names for b in names if a < b]
    said = "".join(f"Sergey Lavrov said {a} bombs {b}. " for a, b in pairs[::2])
    dated = "".join(f"{a} bombs {b} on 2015-09-30. " for a, b in pairs[1::2])

    counts = toy_build({"a.txt": said + dated}).manifest.counts

    assert counts["triples"] / counts["claims"] <= 28


def test_no_blank_nodes(graph):
    assert graph.query("ASK { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }") == [{"answer": False}]


def test_a_folder_without_a_graph_is_named(tmp_path):
    with pytest.raises(GraphError, match="no graph in this folder"):
        kg.open(tmp_path)


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        ({"relation": "tickles"}, "no relation type named 'tickles'"),
        ({"status": "likely"}, "no status named 'likely'"),
        ({"sign": "plus"}, "no sign named 'plus'"),
        ({"since": "yesterday"}, "'yesterday' is no date"),
        ({"document": "x"}, "no document 'x'"),
        ({"speaker": "Nobody Known"}, "no actor named 'Nobody Known'"),
    ],
)
def test_a_filter_that_means_nothing_is_named(graph, wanted, fault):
    with pytest.raises((KGError, UnknownNameError), match=fault):
        graph.claims(**wanted)


@pytest.mark.slow
def test_extract_reads_one_text():
    reading = kg.extract("France condemned Russia on Monday.", date="2024-05-08")

    assert [(c.source.name, c.relation, str(c.when)) for c in reading.claims] == [
        ("France", "criticizes", "2024-05-06")
    ]
