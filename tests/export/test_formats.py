"""Every writer: the same bytes twice, and what other programs need to read them."""

import csv
import io
import json
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.export import FORMATS

TEXT = (
    "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. USA backs Ahrar Unit. "
    "Iran may arms Hezbollah."
)


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT})


def written(graph, form, **options):
    return b"".join(graph.export(form, **options))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_each_gives_the_same_bytes_twice(graph, toy_build, tmp_path, form):
    again = toy_build({"2015-10-01-a.txt": TEXT}, tmp_path / "again")

    assert written(graph, form) == written(again, form) != b""


@pytest.mark.parametrize(
    ("form", "format"),
    [
        ("turtle", ox.RdfFormat.TURTLE),
        ("ntriples", ox.RdfFormat.N_TRIPLES),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_rdf_formats_hold_the_same_triples(graph, form, format):
    triples = {quad.triple for quad in ox.parse(written(graph, form), format)}

    assert len(triples) == graph.manifest.counts["triples"]


@pytest.mark.parametrize(("form", "format"), [("turtle", "turtle"), ("jsonld", "json-ld"), ("ntriples", "nt")])
def test_rdflib_reads_them(graph, form, format):
    assert len(rdflib.Graph().parse(data=written(graph, form), format=format)) == graph.manifest.counts["triples"]


def test_trig_puts_claims_into_the_graph_of_their_document(graph):
    document = graph.nodes.document(graph.documents()[0]["id"])
    quads = list(ox.parse(written(graph, "trig"), ox.RdfFormat.TRIG))

    claims = {quad.subject for quad in quads if quad.graph_name == document and "/claim/" in quad.subject.value}

    assert len(claims) == 4


def test_graphml_has_sign_weight_status_and_dates(graph):
    network = nx.parse_graphml(written(graph, "graphml").decode("utf-8"), edge_key_type=str)
    edge = next(data for _, _, data in network.edges(data=True) if data["type"] == "bombs")

    assert (edge["sign"], edge["status"], edge["earliest"], edge["latest"]) == (
        -1,
        "Disputed",
        "2015-09-30",
        "2015-10-01",
    )
    assert edge["weight"] > 0
    assert network.nodes["russia"]["kind"] == "State"


def test_gexf_names_no_day_of_writing(graph):
    root = ElementTree.fromstring(written(graph, "gexf"))

    assert not [element for element in root.iter() if element.tag.endswith("meta")]
    assert len([element for element in root.iter() if element.tag.endswith("}edge")]) == 3


@pytest.mark.parametrize(("table", "count"), [("claims", 4), ("relations", 3), ("actors", 7), ("documents", 1)])
def test_csv_has_a_row_each(graph, table, count):
    rows = list(csv.DictReader(io.StringIO(written(graph, "csv", table=table).decode("utf-8"))))

    assert len(rows) == count


def test_csv_runs_no_formula_of_an_article(toy_build):
    graph = toy_build({"a.txt": "=HYPERLINK evil\n\nRussia bombs Syria."})

    cells = [
        cell
        for row in csv.reader(io.StringIO(written(graph, "csv", table="documents").decode("utf-8")))
        for cell in row
    ]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_filters_hold_for_networks_and_tables(graph):
    rows = list(csv.DictReader(io.StringIO(written(graph, "csv", actor="Iran").decode("utf-8"))))

    assert [row["target"] for row in rows] == ["Hezbollah"]
    assert (
        nx.parse_graphml(written(graph, "graphml", actor="Iran").decode("utf-8"), edge_key_type=str).number_of_edges()
        == 1
    )


def test_jsonld_is_json(graph):
    assert json.loads(written(graph, "jsonld"))
