"""SPARQL results, read back by another implementation."""

import pytest

from kg.serve.solutions import WRITERS, boolean

pyoxigraph = pytest.importorskip("pyoxigraph")
XSD = "http://www.w3.org/2001/XMLSchema#"
ROWS = [
    [("uri", "http://example.org/a?b=c&d"), ("literal", 'say "a" <b> & \\ \n\t,;', "", f"{XSD}string"), None],
    [("literal", "chat", "fr", ""), ("literal", "1.5", "", f"{XSD}decimal"), ("bnode", "b0")],
    [None, ("literal", "🙂 أهلا", "", f"{XSD}string"), ("literal", "", "", f"{XSD}string")],
]
FORMATS = pyoxigraph.QueryResultsFormat


@pytest.mark.parametrize(("form", "read"), [("json", FORMATS.JSON), ("xml", FORMATS.XML), ("tsv", FORMATS.TSV)])
def test_results_are_read_back_as_they_were(form, read):
    text = "".join(WRITERS[form](["a", "b", "c"], iter(ROWS)))

    found = pyoxigraph.parse_query_results(text.encode(), format=read)
    values = [[getattr(term, "value", None) for term in row] for row in found]

    assert [variable.value for variable in found.variables] == ["a", "b", "c"]
    assert values == [[term[1] if term else None for term in row] for row in ROWS]


def test_language_and_datatype_are_kept():
    text = "".join(WRITERS["json"](["a", "b", "c"], iter(ROWS[1:2])))

    row = next(iter(pyoxigraph.parse_query_results(text.encode(), format=FORMATS.JSON)))

    assert (row[0].language, row[1].datatype.value) == ("fr", f"{XSD}decimal")


def test_csv_quotes_what_needs_it():
    assert "".join(WRITERS["csv"](["a"], iter([[("literal", 'x, "y"', "", "")]]))) == 'a\r\n"x, ""y"""\r\n'


@pytest.mark.parametrize(("form", "read"), [("json", FORMATS.JSON), ("xml", FORMATS.XML)])
def test_yes_and_no_are_read_back(form, read):
    assert bool(pyoxigraph.parse_query_results(boolean(True, form).encode(), format=read)) is True
    assert bool(pyoxigraph.parse_query_results(boolean(False, form).encode(), format=read)) is False


def test_xml_has_no_characters_that_it_cannot_hold():
    text = "".join(WRITERS["xml"](["a"], iter([[("literal", "a\x00b", "", "")]])))

    assert "a\ufffdb" in text
