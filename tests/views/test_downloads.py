"""What the page saves, read by the programs that it is for."""

import csv
import io
import json
from collections import Counter
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib

from kg.views.drawing import svg
from kg.views.page import page
from views.attacks import ATTACKS
from views.rows import made

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = ("stroke", "stroke-width", "stroke-dasharray")


def saved(opened, label):
    """The path of what a choice of the menu saves."""
    opened.tab.click(".menu summary")
    with opened.tab.expect_download() as saving:
        opened.tab.click(f".menu >> text={label}")
    return saving.value.path()


@pytest.fixture(scope="module")
def hostile_page(ontology):
    """A page whose names, cues, places and quotes are all attacks."""
    claims = [
        {"source": attack, "relation": "backs", "target": f"{attack}{number}", "evidence": f"{attack}{number}"}
        | {"speaker": attack, "cue": attack, "place": attack, "date": "2020-01-01"}
        for number, attack in enumerate(ATTACKS)
    ]
    return page(made(claims, "\n".join(claim["evidence"] for claim in claims), ontology, title=ATTACKS[0]))


@pytest.mark.parametrize(
    ("label", "read"),
    [("Network (GraphML)", nx.read_graphml), ("Network (GEXF)", nx.read_gexf)],
    ids=["graphml", "gexf"],
)
def test_the_network_saved_is_that_of_the_relations_shown(open_page, seed_page, seed_data, label, read):
    network = read(saved(open_page(seed_page, "#sign=-1"), label))

    expected = [row for row in seed_data.relations if row["sign"] == -1]
    edges = sorted((source, kind, target) for source, target, kind in network.edges(data="type"))
    assert edges == sorted((row["source_id"], row["type"], row["target_id"]) for row in expected)
    assert {sign for _, _, sign in network.edges(data="sign")} == {-1}
    assert network.nodes["russia"]["label"] == "Russia"


@pytest.mark.parametrize(
    ("label", "read"),
    [("Network (GraphML)", nx.read_graphml), ("Network (GEXF)", nx.read_gexf)],
    ids=["graphml", "gexf"],
)
def test_hostile_names_keep_the_network_well_formed(open_page, hostile_page, label, read):
    assert read(saved(open_page(hostile_page), label)).number_of_edges() == len(ATTACKS)


def drawn(picture):
    """The lines of a picture by colour, width and dash, and its words."""
    root = ElementTree.fromstring(picture)
    curves = [path for path in root.iter(f"{SVG}path") if "Q" in path.get("d")]
    looks = Counter(tuple(path.get(name) for name in LOOKS) for path in curves)
    return looks, {text.text for text in root.iter(f"{SVG}text")}


def test_the_picture_saved_has_the_lines_and_names_of_the_one_drawn_in_python(open_page, seed_page, seed_data):
    saved_lines, saved_words = drawn(saved(open_page(seed_page), "Picture (SVG)").read_text(encoding="utf-8"))

    lines, words = drawn(svg(seed_data))
    assert saved_lines == lines
    assert {word for word in words if "claims" not in word} <= saved_words


def test_the_triples_saved_are_some_of_the_graphs_own(open_page, seed_graph):
    import kg

    graph = kg.open(seed_graph)
    found = rdflib.Graph().parse(saved(open_page(graph.view()), "RDF (Turtle)"), format="turtle")

    own = {(*triple,) for triple in graph.rdf}
    assert [triple for triple in found if triple not in own] == []
    assert len(found) > len(own) * 0.6


def test_the_triples_saved_are_of_the_relations_shown(open_page, seed_page, seed_data):
    found = rdflib.Graph().parse(saved(open_page(seed_page, "#status=Disputed"), "RDF (Turtle)"), format="turtle")

    kind = rdflib.URIRef("https://w3id.org/actor-kg/ns#Relation")
    disputed = [row["id"] for row in seed_data.relations if row["status"] == "Disputed"]
    ids = [str(node).rpartition("/")[2] for node in found.subjects(rdflib.RDF.type, kind)]
    assert sorted(ids) == sorted(disputed)


def test_an_emoji_before_the_evidence_does_not_shift_its_offsets(open_page, made_page, made_data):
    found = rdflib.Graph().parse(saved(open_page(made_page), "RDF (Turtle)"), format="turtle")

    begins = rdflib.URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex")
    offsets = {int(value) for value in found.objects(predicate=begins)}
    assert offsets == {row["start"] for row in made_data.claims}


def test_hostile_text_adds_no_triples(open_page, hostile_page):
    found = rdflib.Graph().parse(saved(open_page(hostile_page), "RDF (Turtle)"), format="turtle")

    predicates = {str(predicate) for predicate in found.predicates(unique=True)}
    assert not [name for name in predicates if "example" in name or "evil" in name]
    assert len(list(found.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/actor-kg/ns#Claim")))) == len(
        ATTACKS
    )


def test_the_rows_saved_are_those_shown(open_page, seed_page, seed_data):
    rows = json.loads(saved(open_page(seed_page, "#sign=1"), "Relations (JSON)").read_text(encoding="utf-8"))

    expected = [row["id"] for row in seed_data.relations if row["sign"] == 1]
    assert sorted(row["id"] for row in rows["relations"]) == sorted(expected)


def test_the_table_saved_has_a_row_for_each_relation_shown(open_page, seed_page, seed_data):
    text = saved(open_page(seed_page, "#sign=1"), "Relations (CSV)").read_text(encoding="utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + sum(row["sign"] == 1 for row in seed_data.relations)
