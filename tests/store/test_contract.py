"""The shapes, in SHACL and in SPARQL, accept what kg writes and reject the same faults."""

import re

import pyoxigraph as ox
import pytest

from kg.ontology import folder
from kg.store import contract
from kg.store.database import Database, load_turtle
from kg.store.terms import Nodes

TEXT = "Lavrov said Russia bombs Syria on 2015-09-30."
# In a graph of one claim: a pattern in its Turtle and what is put in the place of each match.
FAULTS = {
    "no polarity": ("kg:polarity kg:affirmed ;", ""),
    "unknown polarity": ("kg:polarity kg:affirmed ;", "kg:polarity kg:maybe ;"),
    "two polarities": ("kg:polarity kg:affirmed ;", "kg:polarity kg:affirmed , kg:negated ;"),
    "no modality": ("kg:modality kg:actual ;", ""),
    "unknown modality": ("kg:modality kg:actual ;", "kg:modality kg:perhaps ;"),
    "confidence above 1": (r"kg:confidence 0\.9 ;", "kg:confidence 1.5 ;"),
    "confidence is text": (r"kg:confidence 0\.9 ;", 'kg:confidence "high" ;'),
    "no confidence": (r"kg:confidence 0\.9 ;", ""),
    "no rule": (r'kg:rule "[^"]*" ;', ""),
    "span is no span": ("source=[0-9,]*", "source=here"),
    "no spans": (r';\s*kg:spans "[^"]*"', ""),
    "no span of the trigger": (" trigger=[0-9,]*", ""),
    "speaker's span is no span": ("speaker=[0-9,]*", "speaker=0"),
    "last day before the first": ('kg:earliest "2015-09-30"', 'kg:earliest "2015-10-30"'),
    "first day is text": (r'kg:earliest "2015-09-30"\^\^xsd:date', 'kg:earliest "last week"'),
    "no voice": ("prov:wasAttributedTo actor:sergey-lavrov ;", ""),
    "voice is nobody": ("prov:wasAttributedTo actor:sergey-lavrov ;", "prov:wasAttributedTo actor:nobody ;"),
    "unknown status": ("kg:status kg:Attributed", "kg:status kg:Likely"),
    "no source": ("kg:source actor:russia ;", ""),
    "target is nobody": ("kg:target actor:syria ;", "kg:target actor:nobody ;"),
    "unknown relation type": ("kg:type rel:bombs ;", "kg:type rel:tickles ;"),
    "evidence without text": (r'nif:anchorOf "[^"]*"', 'nif:anchorOf ""'),
    "evidence ends before it begins": (r'nif:endIndex "[^"]*"', 'nif:endIndex "3"'),
    "actor without a label": ('skos:prefLabel "Russia"@en ;', ""),
}


@pytest.fixture
def turtle(toy_build):
    return (toy_build({"a.txt": TEXT}).folder / "graph.ttl").read_text(encoding="utf-8")


def by_sparql(turtle, tmp_path):
    path = tmp_path / "changed.ttl"
    path.write_text(turtle, encoding="utf-8")
    load_turtle(tmp_path / "store", path)
    return list(contract.faults(Database(tmp_path / "store", Nodes())))


def by_shacl(turtle, tmp_path):
    path = tmp_path / "changed.ttl"
    path.write_text(turtle, encoding="utf-8")
    return contract.shacl_faults(path, folder() / "shapes.ttl")


def test_both_accept_what_kg_writes(turtle, tmp_path):
    assert by_sparql(turtle, tmp_path) == by_shacl(turtle, tmp_path) == []


@pytest.mark.parametrize("name", FAULTS)
def test_both_reject_a_fault(turtle, tmp_path, name):
    old, new = FAULTS[name]
    changed, count = re.subn(old, new, turtle)
    assert count

    assert by_sparql(changed, tmp_path)
    assert by_shacl(changed, tmp_path)


def test_a_relation_without_claims_is_a_fault(turtle, tmp_path):
    lonely = "relation:ffff a kg:Relation ; kg:source actor:russia ; kg:type rel:arms ; kg:target actor:syria ;"
    changed = f"{turtle}\n{lonely} kg:dyad dyad:russia--syria ; kg:status kg:Asserted .\n"

    assert by_sparql(changed, tmp_path)
    assert by_shacl(changed, tmp_path)


def test_the_shapes_are_turtle_that_any_tool_reads():
    assert len(list(ox.parse(path=str(folder() / "shapes.ttl"), format=ox.RdfFormat.TURTLE))) > 100
