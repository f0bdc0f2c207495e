"""JSON Lines, JSON and tables: named columns, and faults named by their line."""

import json

import pytest

from kg.errors import KGError
from kg.readers import Columns, Limits

from .conftest import BODY, LINES, RECORD, TEXT, TITLE


def lines(*rows: object) -> str:
    """JSON Lines."""
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def test_record_gives_a_document(file, collect):
    (document,), _ = collect(file("a.jsonl", lines(RECORD)))

    assert (document.text, document.title, document.key) == (TEXT, TITLE, "r-1")
    assert (document.published, document.publisher) == ("2015-10-01", "The Example")


def test_good_lines_are_read_around_bad_ones(file, collect):
    path = file(
        "a.jsonl", lines(RECORD, "{nonsense", "", [1], {"id": 2}, {"text": ""}, RECORD | {"id": 7, "text": LINES[0]})
    )

    documents, faults = collect(path)

    assert [document.key for document in documents] == ["r-1", "7"]
    assert [fault.where.rpartition("/")[2] for fault in faults] == ["a.jsonl:2", "a.jsonl:4", "a.jsonl:5", "a.jsonl:6"]
    assert [fault.reason.split(":")[0] for fault in faults] == [
        "no JSON",
        "a list, where an object with the text of a document must be",
        "no text or body or content or content_text; it has id",
        "empty; a document needs text",
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"text": ["a"]}, "text is a list; it must be text"),
        ({"text": BODY, "title": True}, "title is a bool"),
        ({"text": BODY, "date": "soon"}, "'soon' is no date"),
        ({"text": "The \0 text."}, "binary: it holds NUL"),
        ('{"text": "The \\ud800 text."}', "lone surrogate U+D800"),
        ('{"text": "The text.", "source": "\\udfff"}', "lone surrogate U+DFFF"),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "no JSON"),
        ({"text": "Die Regierung hat die Angriffe auf das Land verurteilt."}, "in German"),
    ],
)
def test_faulty_record_is_refused(row, why, reason):
    assert why in reason("a.jsonl", lines(row))


@pytest.mark.parametrize(
    "row",
    [
        {"body": BODY, "headline": TITLE, "published": "2015-10-01", "source": "The Example"},
        {"Text": BODY, "TITLE": TITLE, "Date": 20151001, "source": {"id": None, "name": "The Example"}},
        {
            "text": None,
            "content": BODY,
            "title": f" {TITLE}\n",
            "publishedAt": "2015-10-01T01:02:03Z",
            "publisher": "The\nExample",
        },
        {"text": TEXT, "title": TITLE, "date": "1 October 2015", "publisher": "The Example"},
        {
            "text": BODY.replace("\n", "\r\n"),
            "title": TITLE,
            "date": "2015-10-01",
            "publisher": "The Example",
            "source": "",
        },
    ],
)
def test_columns_have_many_names(row, file, collect):
    (document,), faults = collect(file("a.jsonl", lines(row)))

    assert faults == []
    assert (document.text, document.published, document.publisher) == (TEXT, "2015-10-01", "The Example")


def test_columns_can_be_named(file, collect):
    columns = Columns().having({"text": "Artikel", "published": "Tag"})

    (document,), _ = collect(file("a.jsonl", lines({"artikel": BODY, "tag": "2015", "text": "no"})), columns=columns)

    assert (document.text, document.published) == (BODY, "2015")


def test_column_of_an_unknown_part_is_refused():
    with pytest.raises(KGError, match="no part of a document is called 'txt'; known: key, title"):
        Columns().having({"txt": "a"})


def test_long_line_is_refused_and_the_next_one_read(file, collect):
    path = file("a.jsonl", lines({"text": "x" * 5000}, {"text": LINES[0]}))

    documents, faults = collect(path, limits=Limits(line=1000))

    assert [document.text for document in documents] == [LINES[0]]
    assert [str(fault) for fault in faults] == [f"{path}:1: a line of 1,000 bytes or more; is a line break missing?"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_other_encodings(encoding, file, collect):
    row = json.dumps({"title": "Señor Peña’s war", "text": LINES[0]}, ensure_ascii=False)

    (document, _), faults = collect(file("a.jsonl", f"{row}\r\n{lines(RECORD)}\r\n".encode(encoding)))

    assert faults == []
    assert document.title == "Señor Peña’s war"


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (RECORD, ""),
        ([RECORD], ""),
        ({"status": "ok", "sources": ["a"], "articles": [RECORD]}, ""),
        ([{"text": ""}, RECORD], ":1"),
        ([RECORD, "x"], ":2"),
    ],
)
def test_json_holds_records(value, where, file, collect):
    path = file("a.json", json.dumps(value, indent=1))

    (document,), faults = collect(path)

    assert document.text == TEXT
    assert [fault.where for fault in faults] == [f"{path}{where}"] * bool(where)


@pytest.mark.parametrize("name", ["a.json", "a"])
def test_json_lines_are_known_under_another_name(name, file, collect):
    documents, faults = collect(file(name, lines(RECORD, {"text": LINES[0]})))

    assert faults == []
    assert [document.text for document in documents] == [TEXT, LINES[0]]


@pytest.mark.parametrize("content", ["[]", "3", "null", '"text"', "{}", "[", "NaN x"])
def test_json_without_a_record_is_refused(content, reason):
    assert reason("a.json", content)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_of_a_table_is_found(separator, file, collect):
    row = separator.join(["7", "2015-10", f'"{BODY}"'])

    (document,), faults = collect(file("a.csv", separator.join(["id", " Date ", "Text"]) + f"\r\n{row}\r\n\r\n"))

    assert faults == []
    assert (document.key, document.published, document.text) == ("7", "2015-10", BODY)


def test_cell_larger_than_the_module_allows_is_read(file, collect):
    import csv

    before = csv.field_size_limit()
    (document,), _ = collect(file("a.csv", f'id,text\n1,"{LINES[0] * 5000}"\n'))

    assert len(document.text) == 5000 * len(LINES[0])
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("id,title\n1,a\n", "no column text or body or content or content_text; the first line names id, title"),
        ("\n\n", "empty"),
        ("id,text\n", "empty"),
        ("id,text\n1\n", "no text or body"),
        ("id,text\n1,\n", "empty; a document needs text"),
        (
            "id,text\n1,The war, it began, and went on.\n",
            "4 cells where the first line names 2; quote the text of a cell",
        ),
        ('id,text\n1,"' + "x" * 2_000, "is a quotation mark left open?"),
        ("id,text\n1," + '"' * 99_999, "is a quotation mark left open?"),
    ],
)
def test_faulty_table_is_refused(content, why, reason):
    assert why in reason("a.csv", content, limits=Limits(document=1000))


def test_row_is_named_by_its_line(file, collect):
    path = file("a.csv", f'id,text\n1,"{BODY}"\n2,\n')

    _, faults = collect(path)

    assert [fault.where for fault in faults] == [f"{path}:7"]
