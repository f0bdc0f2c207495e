"""Tables as columns."""

import pytest

from kg.views.columns import packed, to_columns


@pytest.mark.parametrize(
    "values",
    [
        ["said", "told", "said", "said", None, "said"],
        [[0, 3], [0, 3], None, [0, 3], [0, 3]],
        [0.5, 0.5, 0.5, 0.25, 0.25, 0.25],
        [1, True, 1.0, 1, True, 1.0, 1, 1, "1", "1", "1"],
        ["a", "b", "c"],
        [1, 2, 2, 2, 2, 2],
        [],
    ],
)
def test_every_row_has_its_value_back(values):
    column = packed(values)

    found = column if isinstance(column, list) else [column["of"][place] for place in column["at"]]
    assert [(type(value), value) for value in found] == [(type(value), value) for value in values]


def test_one_value_for_all_rows_stands_once():
    assert packed(["said"] * 9) == {"of": ["said"]}


def test_a_table_without_rows_keeps_its_fields():
    assert to_columns(("id", "label"), []) == {"fields": ["id", "label"], "size": 0, "columns": [[], []]}
