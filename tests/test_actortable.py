"""Actors from a table: names added to actors that are known, new actors, and faults by line."""

import pytest

from kg.errors import KGError
from kg.ontology import load


@pytest.fixture
def table(tmp_path):
    """Write a table and load the ontology with it."""

    def loaded(text, name="mine.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load(actors=[path])

    return loaded


def test_a_row_makes_a_new_actor(table):
    actor = table("name,aliases,kind,parent,id\nNorth Star Unit,Star Unit;NSU,ArmedGroup,Chad,north-star\n").actors[
        "north-star"
    ]

    assert (actor.label, actor.kind, actor.part_of) == ("North Star Unit", "ArmedGroup", ("chad",))
    assert actor.aliases == ("NSU", "Star Unit")


def test_an_id_is_made_of_the_name_where_none_is_given(table):
    assert table("name\nNorth Star Unit\n").actors["north-star-unit"].kind == "Organization"


def test_a_row_adds_names_to_the_actor_that_is_known_by_its_name(table):
    known = load().actors["chad"]

    actor = table("name,aliases\nChad,Land of Toumai\n").actors["chad"]

    assert (actor.kind, actor.part_of) == (known.kind, known.part_of)
    assert set(actor.aliases) == {*known.aliases, "Land of Toumai"}


def test_a_former_label_becomes_an_alias(table):
    actor = table("id,name\nchad,Toumai\n").actors["chad"]

    assert actor.label == "Toumai"
    assert "Chad" in actor.aliases


def test_a_person_represents_its_parent(table):
    assert table("name,kind,parent\nAnn Leeward,Person,Chad\n").actors["ann-leeward"].represents == ("chad",)


def test_a_parent_may_be_a_row_further_down(table):
    found = table("name,parent\nStar Wing,North Star Unit\nNorth Star Unit,Chad\n")

    assert found.actors["star-wing"].part_of == ("north-star-unit",)


def test_a_name_that_all_declare_shared_is_shared_by_the_new_actor_too(table):
    found = table("name,aliases\nStar Democratic Forces,SDF\n")

    assert [name.shared for name in found.names if name.actor == "star-democratic-forces" and name.text == "SDF"] == [
        True
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_parted_by_comma_semicolon_or_tab(table, delimiter):
    text = f"name{delimiter}aliases\nNorth Star Unit{delimiter}Star Unit|Starlings\n"

    assert table(text).actors["north-star-unit"].aliases == ("Star Unit", "Starlings")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is empty; columns name, aliases, kind, parent, id are wanted"),
        ("name,colour\nA,red\n", "line 1: unknown column 'colour'"),
        ("aliases,kind\nA,State\n", "line 1: a column is there twice, or name is missing"),
        ("name,kind\nStar Unit,State\n,State\n", "line 3: a name without a letter or digit"),
        ("name,kind\nStar Unit,Cabal\n", "line 2: no kind 'Cabal'; known: "),
        ("name,parent\nStar Unit,Chadd\n", "line 2: no actor 'Chadd' for a parent; did you mean chad?"),
        ("name,parent\nStar Unit,Star Unit\n", "line 2: the parent 'Star Unit' is the actor itself"),
        ("name,id\nStar Unit,Star Unit\n", "line 2: id 'Star Unit'; small letters, digits and hyphens are wanted"),
        ("name,aliases\nStar Unit,Libya\n", "line 2: the name 'Libya' is of libya; leave it out"),
        ("name\nStar Unit\n\nStar Unit\n", "line 4: the actor 'star-unit' is that of line 2 already"),
        ("name\nStar Unit,Chad\n", "line 2: 2 cells for 1 columns"),
        ("name,aliases\nStar,Sun\nMoon,Sun\n", "line 3: the name 'Sun' is of star"),
        ('name\n"Star" Unit\n', "line 2: "),
    ],
)
def test_a_fault_names_the_line_and_what_is_wrong(table, text, fault):
    with pytest.raises(KGError) as error:
        table(text)

    assert fault in str(error.value)
    assert "mine.csv" in str(error.value)
