"""Named queries: described, the same rows in two engines, closed to what a user may put in."""

import pytest
import rdflib

from kg.errors import KGError, UnknownNameError
from kg.lookup import Lookup
from kg.store import library, results
from kg.store.terms import Nodes, prologue

TEXTS = {
    "2015-10-01-a.txt": "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. "
    "Iran may arms Hezbollah. Russia backs Syria. USA backs Ahrar Unit. Russia bombs Ahrar Unit.",
    "2016-01-02-b.txt": "Ahrar Unit said Russia bombs Ahrar Unit. Syria fights Ahrar Unit. USA fights Islamic State. "
    "Iran alliedWith Syria. Islamic State attacks Russia. Iran criticizes USA. USA sanctions Iran. "
    "USA consults Russia. Pentagon said USA trains Ahrar Unit. Hezbollah attacks Islamic State. "
    "Russia consults USA on 2016-01-01. "
    "Turkey backs Russia. Turkey backs USA. Turkey criticizes USA. Russia never arms Hezbollah.",
}
VALUES = {
    "actor": "Russia", "other": "USA", "source": "Russia", "target": "Islamic State", "speaker": "Lavrov",
    "type": "bombs", "document": "2015-10-01-a.txt", "threshold": "0.95", "whole": "Russia", "publisher": "AP",
}  # fmt: skip
QUERIES = library.queries()


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    import kg
    from kg.extract import EXTRACTORS

    folder = tmp_path_factory.mktemp("library")
    for name, text in TEXTS.items():
        (folder / name).write_text(f"This is what the reports of the day say. {text}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(EXTRACTORS, "toy", "toy:Toy")
        patch.chdir(folder)
        return kg.build(list(TEXTS), folder / "out", extractor="toy", publisher="AP")


@pytest.fixture(scope="module")
def rdf(graph):
    return graph.rdf


def values_of(query):
    return {parameter.name: VALUES[parameter.name] for parameter in query.parameters}


def in_rdflib(rdf, query, terms):
    text = "\n".join([*prologue(Nodes().prefixes), query.text])
    bindings = {name: rdflib.util.from_n3(str(term)) for name, term in terms.items()}
    answer = rdf.query(text, initBindings=bindings)
    return [tuple(plain(row.get(name)) for name in answer.vars) for row in answer.bindings]


def plain(term):
    """A term of rdflib as kg.store.results gives it."""
    numeric = isinstance(term, rdflib.Literal) and term.datatype in rdflib.term._NUMERIC_LITERAL_TYPES
    return float(term) if numeric else term and str(term)


def in_oxigraph(graph, query, terms):
    rows = results.rows(graph.database.query(query.text, terms))
    return [tuple(float(v) if isinstance(v, int | float) else v for v in row.values()) for row in rows]


def test_there_are_25_and_more():
    assert len(QUERIES) >= 25


@pytest.mark.parametrize("name", QUERIES)
def test_each_has_a_title_and_a_description(name):
    assert QUERIES[name].title and QUERIES[name].description.endswith(".")


@pytest.mark.parametrize("name", QUERIES)
def test_each_gives_the_same_rows_in_rdflib_and_pyoxigraph(graph, rdf, name):
    terms = library.terms(QUERIES[name], values_of(QUERIES[name]), graph.nodes, graph.lookup, graph.ontology.relations)

    ours, theirs = in_oxigraph(graph, QUERIES[name], terms), in_rdflib(rdf, QUERIES[name], terms)

    assert ours
    assert sorted(ours, key=str) == sorted(theirs, key=str)


def test_a_missing_parameter_is_named(graph):
    with pytest.raises(KGError, match="needs actor: kg query allies-of --param actor=…"):
        graph.query("allies-of")


def test_an_unknown_parameter_is_named(graph):
    with pytest.raises(UnknownNameError, match="no parameter of allies-of named 'x'"):
        graph.query("allies-of", x="Russia")


def test_an_unknown_query_is_named(graph):
    with pytest.raises(UnknownNameError, match="no query named 'alies'"):
        graph.query("alies")


def test_an_unknown_actor_is_named_with_what_was_meant(graph):
    with pytest.raises(KGError, match="did you mean Russia"):
        graph.query("allies-of", actor="Rusia")


@pytest.mark.parametrize("hostile", ['AP" } ; DROP ALL #', "AP\\", "'''", "<http://example.org/>", "?x"])
def test_text_cannot_break_out_of_its_parameter(graph, hostile):
    assert graph.query("by-publisher", publisher=hostile) == []


@pytest.mark.parametrize("wrong", ["many", "", "1; DROP ALL"])
def test_a_number_that_is_none_is_refused(graph, wrong):
    with pytest.raises(KGError, match="is no number"):
        graph.query("doubtful", threshold=wrong)


def test_an_unknown_relation_type_is_refused(graph):
    with pytest.raises(KGError, match="no relation type named 'tickles'"):
        graph.query("relations-of-type", type="tickles")


def test_lookup_of_an_ambiguous_name_asks_for_an_id():
    row = {"aliases": ["The Front"], "kind": "ArmedGroup"}
    lookup = Lookup({"a": {"id": "a", "label": "A", **row}, "b": {"id": "b", "label": "B", **row}}, {})

    with pytest.raises(KGError, match="is of a, b; give one of these ids"):
        lookup.actor("The Front")
