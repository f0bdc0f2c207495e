"""Anybody's table of edges."""

import pytest

from kg.analysis.edges import read_edges
from kg.errors import KGError
from kg.network import signed

from .samples import on


@pytest.fixture
def table(tmp_path):
    """Writes a table and gives its path."""

    def write(text, encoding="utf-8"):
        path = tmp_path / "edges.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


@pytest.mark.parametrize("head", ["source,target,sign", "u,v,sign", "Sign, U ,V"])
def test_either_head_is_read(table, head):
    row = "1,a,b" if head.startswith("Sign") else "a,b,1"

    [made] = read_edges(table(f"{head}\n{row}\n"))

    assert (made.source, made.target, made.sign) == ("a", "b", 1)


def test_weights_and_dates_are_read(table):
    [made] = read_edges(table("source,target,sign,weight,date\na,b,-1,2.5,2015-09\n"))

    assert (made.weight, made.when, made.intensity) == (2.5, on("2015-09"), -25.0)


def test_repeated_rows_add_up(table):
    network = signed(read_edges(table("u,v,sign\na,b,1\na,b,1\nb,a,-1\n")))

    assert (network["a"]["b"]["sign"], network["a"]["b"]["weight"]) == (1, 1.0)


def test_a_mark_of_byte_order_is_no_part_of_the_head(table):
    assert len(read_edges(table("u,v,sign\na,b,1\n", encoding="utf-8-sig"))) == 1


def test_an_actor_with_itself_is_left_out(table):
    assert read_edges(table("u,v,sign\na,a,1\n")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "names nothing"),
        ("a,b,c\n1,2,3\n", "names a, b, c"),
        ("u,v,sign\na,b,2\n", "line 2: the sign is '2'"),
        ("u,v,sign\na,b\n", "line 2: the sign is ''"),
        ("u,v,sign\n,b,1\n", "line 2: has no u"),
        ("u,v,sign,weight\na,b,1,heavy\n", "the weight is 'heavy'"),
        ("u,v,sign,weight\na,b,1,-2\n", "the weight is '-2'"),
        ("u,v,sign,weight\na,b,1,nan\n", "the weight is 'nan'"),
        ("u,v,sign,date\na,b,1,yesterday\n", "the date is 'yesterday'"),
    ],
)
def test_a_fault_names_its_line_and_what_is_wanted(table, text, fault):
    with pytest.raises(KGError, match=fault):
        read_edges(table(text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KGError, match=r"none\.csv: cannot be read"):
        read_edges(tmp_path / "none.csv")


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "edges.csv"
    path.write_bytes(b"u,v,sign\n\xff\xfe,b,1\n")

    with pytest.raises(KGError, match="not UTF-8"):
        read_edges(path)
