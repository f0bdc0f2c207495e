"""The ontology that kg ships is sound, and loading is strict: a fault names the file and the term."""

import shutil

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import KGError, OntologyError
from kg.model import Modality, Polarity
from kg.ontology import fold, folder, load

FILES = sorted(folder().rglob("*.ttl"))
NS = "https://w3id.org/actor-kg/"
PREFIXES = f"""
@prefix kg: <{NS}ns#> . @prefix rel: <{NS}rel/> . @prefix actor: <{NS}actor/> . @prefix words: <{NS}words/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
RELATION = """
rel:tickles a kg:RelationType ; rdfs:label "tickles"@en ; skos:definition "The source tickles the target."@en ;
    kg:sign 1 ; kg:intensity 1.0 ; kg:symmetric false ; kg:verb "tickle" ;
    skos:example "Norway tickled Sweden.", "Sweden was tickled by Norway." .
"""


@pytest.fixture
def ours(tmp_path):
    """A copy of the ontology that a test may spoil."""
    return shutil.copytree(folder(), tmp_path / "ontologies")


def with_block(root, block):
    (root / "more.ttl").write_text(PREFIXES + block, encoding="utf-8")
    return root


def test_a_relation_type_can_be_added_in_a_file_of_its_own(ours):
    assert load(with_block(ours, RELATION)).relations["tickles"].sign == 1


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kg:sign 1 ;", "", "tickles: has 0 values of sign"),
        ("kg:sign 1 ;", "kg:sign 7 ;", "tickles: sign is '7'"),
        ("kg:sign 1 ;", "kg:sign 1, -1 ;", "tickles: has 2 values of sign"),
        ('kg:verb "tickle"', 'kg:verbs "tickle"', "tickles: unknown property verbs"),
        ('kg:verb "tickle"', 'kg:frame "SOURCE tickle VICTIM"', "unknown slot 'VICTIM'"),
        ('kg:verb "tickle"', 'kg:frame "SOURCE give {nosuchclass} to TARGET"', "no word class 'nosuchclass'"),
        ('"Norway tickled Sweden.", ', "", "tickles: has fewer than two examples"),
        ('rdfs:label "tickles"@en ;', "", "tickles: has 0 values of label"),
        ("kg:intensity", "kg:intensity 3.0 ; kg:intensity", "tickles: has 2 values of intensity"),
        (" .\n", "\n", "Turtle"),
    ],
)
def test_a_fault_names_file_and_term(ours, old, new, fault):
    with pytest.raises(OntologyError) as error:
        load(with_block(ours, RELATION.replace(old, new)))

    assert str(error.value).startswith(str(ours / "more.ttl"))
    assert fault in str(error.value)


def test_a_term_in_two_files_is_a_fault(ours):
    with pytest.raises(OntologyError, match="russia: is declared already in"):
        load(with_block(ours, 'actor:russia a kg:State ; rdfs:label "Russia"@en .'))


def test_a_name_of_two_actors_must_be_declared_shared(ours):
    with pytest.raises(OntologyError, match=r"shares the name 'Russia' with .*; declare kg:sharedLabel"):
        load(with_block(ours, 'actor:new-russia a kg:State ; rdfs:label "Russia"@en .'))


def test_actors_of_ones_own_add_and_override(tmp_path):
    path = tmp_path / "mine.ttl"
    path.write_text(
        PREFIXES
        + 'actor:russia a kg:State ; rdfs:label "Rossiya"@en .'
        + 'actor:my-unit a kg:ArmedGroup ; rdfs:label "My Unit"@en .',
        encoding="utf-8",
    )

    ontology = load(None, [path])

    assert ontology.actors["russia"].label == "Rossiya"
    assert ontology.actors["my-unit"].kind == "ArmedGroup"


def test_an_empty_folder_is_no_ontology(tmp_path):
    with pytest.raises(KGError, match="no ontology here"):
        load(tmp_path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_parses_in_other_tools(path):
    assert list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def test_rdflib_reads_the_vocabulary():
    assert len(rdflib.Graph().parse(folder() / "kg.ttl", format="turtle")) > 300


def test_every_relation_type_has_what_the_specification_asks_for(ontology):
    assert len(ontology.relations) == 30
    for relation in ontology.relations.values():
        assert relation.label and relation.definition and relation.frames and len(relation.examples) >= 2
        assert -10 <= relation.intensity <= 10
        assert (relation.intensity > 0) - (relation.intensity < 0) == relation.sign


@pytest.mark.parametrize(
    ("relation", "modality", "polarity", "plover"),
    [
        ("backs", "actual", "affirmed", "SUPPORT"),
        ("backs", "planned", "affirmed", "AGREE"),
        ("backs", "actual", "negated", "REJECT"),
        ("bombs", "actual", "affirmed", "ASSAULT"),
        ("bombs", "planned", "affirmed", "THREATEN"),
        ("bombs", "actual", "negated", "ASSAULT"),
    ],
)
def test_the_category_of_a_claim_goes_by_relation_modality_and_polarity(ontology, relation, modality, polarity, plover):
    assert ontology.plover_of(relation, Modality(modality), Polarity(polarity)) == plover


@pytest.mark.parametrize(("code", "name"), [("FRA", "French"), ("SSD", "South Sudanese"), ("TUV", "Tuvaluan")])
def test_states_have_codes_and_demonyms(ontology, code, name):
    state = ontology.countries[code]

    assert (name, "demonym", state) in [(one.text, one.how, one.actor) for one in ontology.names]


def test_there_are_at_least_the_193_members_of_the_united_nations(ontology):
    assert sum(actor.kind == "State" for actor in ontology.actors.values()) >= 193


@pytest.mark.parametrize(
    ("one", "other"), [("the Al-Nuṣra Front", "al Nusra front"), ("U.S.", "us"), ("Côte d’Ivoire", "cote divoire")]
)
def test_names_are_compared_without_case_accents_and_punctuation(one, other):
    assert fold(one) == fold(other)
