"""The data in the page."""

import json

from kg.views.payload import payload, to_json


def rows(table):
    """The rows of a table by column name."""
    columns = [unpacked(column, table["size"]) for column in table["columns"]]
    return [dict(zip(table["fields"], row, strict=True)) for row in zip(*columns, strict=True)]


def unpacked(column, size):
    """The value of each row."""
    if isinstance(column, list):
        return column
    return [column["of"][place] for place in column.get("at", [0] * size)]


def test_offsets_count_utf16_units(made_data):
    claim = rows(payload(made_data, text=True)["claims"])[0]

    assert (claim["start"], claim["end"]) == (3, 34)
    assert claim["source_span"] == [0, 8]


def test_a_quote_that_the_text_gives_is_not_repeated(made_data):
    assert {row["evidence"] for row in rows(payload(made_data, text=True)["claims"])} == {None}


def test_without_text_each_claim_keeps_its_quote(made_data):
    found = [row["evidence"] for row in rows(payload(made_data, text=False)["claims"])]

    assert found == [row["evidence"] for row in made_data.claims]


def test_claims_refer_to_their_relation_by_place(made_data):
    tables = payload(made_data, text=True)

    relation = rows(tables["relations"])[rows(tables["claims"])[0]["relation"]]

    assert relation["id"] == made_data.claims[0]["about"]


def test_whom_an_actor_is_part_of_counts_only_where_the_page_has_it(ontology, made_data):
    first, *others = made_data.actors
    part = {**first, "part_of": [others[0]["id"], "elsewhere"]}

    found = rows(payload(type(made_data)("", (part, *others)), text=True)["actors"])

    assert found[0]["partOf"] == [1]


def test_json_cannot_end_its_script_element():
    text = to_json(["</script><!--<script>", "&amp;"])

    assert not set("<>&") & set(text)
    assert json.loads(text) == ["</script><!--<script>", "&amp;"]


def test_json_escapes_lone_surrogates():
    assert to_json("a\ud83d b 🙂").encode() == '"a\\ud83d b 🙂"'.encode()
