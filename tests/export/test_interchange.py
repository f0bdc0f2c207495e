"""Parquet, STIX 2.1 and nanopublications hold what the graph holds, as the libraries of each read it."""

import io
import json

import pyarrow.parquet
import pyoxigraph as ox
import pytest
import stix2

NP = "http://www.nanopub.org/nschema#"
KG = "https://w3id.org/actor-kg/ns#"
REL = "https://w3id.org/actor-kg/rel/"
TEXT = (
    "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. USA backs Ahrar Unit. "
    "Iran may arms Hezbollah."
)


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT})


def written(graph, form, **options):
    return b"".join(graph.export(form, **options))


@pytest.fixture
def bundle(graph):
    return json.loads(written(graph, "stix"))


def of_type(bundle, name):
    return [item for item in bundle["objects"] if item["type"] == name]


@pytest.fixture
def nanopubs(graph):
    """The triples of each graph of the nanopublications."""
    found = {}
    for quad in ox.parse(written(graph, "nanopub"), ox.RdfFormat.TRIG):
        found.setdefault(quad.graph_name, []).append(quad.triple)
    return found


# -- Parquet ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["claims", "relations", "actors", "documents"])
def test_parquet_has_the_rows_of_the_table(graph, table):
    rows = {
        "claims": graph.network_rows,
        "relations": graph.relations,
        "actors": graph.actors,
        "documents": graph.documents,
    }

    read = pyarrow.parquet.read_table(io.BytesIO(written(graph, "parquet", table=table))).to_pylist()

    assert read == [dict(row) for row in rows[table]()]


def test_parquet_columns_have_types(graph):
    schema = pyarrow.parquet.read_schema(io.BytesIO(written(graph, "parquet")))

    types = {name: str(schema.field(name).type) for name in ("confidence", "sign", "evidence", "source_span", "place")}

    assert types == {
        "confidence": "double",
        "sign": "int64",
        "evidence": "string",
        "source_span": "list<element: int64>",
        "place": "string",
    }


def test_parquet_of_no_rows_can_be_read(graph):
    data = written(graph, "parquet", since="2030")

    assert pyarrow.parquet.read_table(io.BytesIO(data)).num_rows == 0


# -- STIX -------------------------------------------------------------------------------------------------------


def test_stix_is_what_the_library_of_stix_accepts(graph):
    bundle = stix2.parse(written(graph, "stix").decode("utf-8"), version="2.1")

    assert {item["type"] for item in bundle.objects} == {
        "identity", "extension-definition", "relationship", "report",
    }  # fmt: skip


def test_stix_refers_to_nothing_outside_the_bundle(bundle):
    known = {item["id"] for item in bundle["objects"]}

    refs = {
        ref
        for item in bundle["objects"]
        for name, value in item.items()
        if name.endswith(("_ref", "_refs"))
        for ref in ([value] if isinstance(value, str) else value)
    }

    assert refs <= known


def test_stix_relationships_are_the_relations_that_hold(bundle):
    names = {item["id"]: item["name"] for item in of_type(bundle, "identity")}

    found = [
        (names[item["source_ref"]], item["relationship_type"], names[item["target_ref"]])
        for item in of_type(bundle, "relationship")
    ]

    assert found == [("United States", "backs", "Ahrar Unit")]


def test_stix_reports_keep_every_claim_with_its_words(bundle):
    (report,) = of_type(bundle, "report")
    (extension,) = report["extensions"].values()

    assert sorted((claim["polarity"], claim["modality"]) for claim in extension["claims"]) == [
        ("affirmed", "actual"), ("affirmed", "actual"), ("affirmed", "hypothetical"), ("negated", "actual"),
    ]  # fmt: skip
    assert all(claim["evidence"] in TEXT for claim in extension["claims"])


def test_stix_times_are_days_of_publication(bundle):
    assert {item["created"] for item in of_type(bundle, "report")} == {"2015-10-01T00:00:00.000Z"}


def test_filters_hold_for_stix(graph):
    bundle = json.loads(written(graph, "stix", actor="Iran"))

    assert of_type(bundle, "relationship") == []
    assert {item["name"] for item in of_type(bundle, "identity")} == {"kg", "Iran", "Hezbollah"}


# -- nanopublications -------------------------------------------------------------------------------------------


def heads(nanopubs):
    """Each nanopublication with the graphs that its head names."""
    wanted = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
    return {
        triple.subject: [next(t.object for t in nanopubs[graph] if t.predicate.value == NP + link) for link in wanted]
        for graph, triples in nanopubs.items()
        for triple in triples
        if triple.object == ox.NamedNode(f"{NP}Nanopublication")
    }


def test_each_claim_is_a_nanopublication_of_four_graphs(graph, nanopubs):
    found = heads(nanopubs)

    assert len(found) == graph.manifest.counts["claims"]
    assert len(nanopubs) == 4 * len(found)
    assert {graph for graphs in found.values() for graph in graphs} < set(nanopubs)


def test_provenance_is_of_the_assertion_and_publication_of_the_nanopublication(nanopubs):
    for node, (assertion, provenance, publication) in heads(nanopubs).items():
        assert assertion in {triple.subject for triple in nanopubs[provenance]}
        assert {triple.subject for triple in nanopubs[publication]} == {node}


def test_provenance_has_the_words(nanopubs):
    words = {
        triple.object.value
        for _, provenance, _ in heads(nanopubs).values()
        for triple in nanopubs[provenance]
        if triple.predicate.value.endswith("#anchorOf")
    }

    assert "Russia bombs Islamic State on 2015-09-30." in words


def test_only_what_is_affirmed_as_actual_is_asserted_as_a_plain_triple(nanopubs):
    plain = [
        triple.predicate.value.removeprefix(REL)
        for assertion, _, _ in heads(nanopubs).values()
        for triple in nanopubs[assertion]
        if triple.predicate.value.startswith(REL)
    ]

    assert sorted(plain) == ["backs", "bombs"]


def test_documents_are_written_batch_by_batch_as_if_at_once(toy_build, monkeypatch):
    graph = toy_build({"a.txt": TEXT, "b.txt": "Iran arms Hezbollah.", "c.txt": "France condemns Russia."})
    whole = written(graph, "nanopub")
    monkeypatch.setattr("kg.export.nanopub.BATCH", 1)

    pieces = written(graph, "nanopub")

    assert pieces.count(b"@prefix") == whole.count(b"@prefix")
    assert set(ox.parse(pieces, ox.RdfFormat.TRIG)) == set(ox.parse(whole, ox.RdfFormat.TRIG))
