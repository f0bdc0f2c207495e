"""The picture drawn without a browser."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from kg.views.drawing import svg
from kg.views.lines import to_lines
from views.attacks import ATTACKS
from views.rows import made

NAMES = "{http://www.w3.org/2000/svg}"


def texts(picture):
    """What a reader of the picture sees."""
    return [element.text for element in ElementTree.fromstring(picture).iter(f"{NAMES}text")]


def test_equal_data_give_an_equal_picture(seed_data):
    assert svg(seed_data) == svg(seed_data)


def test_every_actor_with_a_relation_is_named(made_data):
    assert {"Borduria", "Syldavia", "Pelican Brigade", "San Theodoros", "Made"} <= set(texts(svg(made_data)))


def test_every_line_is_drawn_once(seed_data):
    curves = [path for path in ElementTree.fromstring(svg(seed_data)).iter(f"{NAMES}path") if "Q" in path.get("d")]

    assert len(curves) == len(to_lines(seed_data.relations))


def test_a_disputed_line_is_marked(made_data):
    assert texts(svg(made_data)).count("?") == texts(svg(made_data, top=1)).count("?") + 1


def test_the_legend_names_every_sign_and_status(made_data):
    legend = ["Cooperative", "Hostile", "Neutral", "Asserted", "Only said", "Disputed", "Denied", "Not realised"]

    assert [text for text in texts(svg(made_data)) if text in legend] == legend


def test_the_legend_names_the_kinds_and_blocs_of_the_actors_shown(made_data):
    state = replace(made_data, actors=tuple({**row, "kind": "ArmedGroup"} for row in made_data.actors))

    assert {"Armed group", "Bloc of Borduria", "Bloc of Syldavia"} <= set(texts(svg(state)))


def test_the_dark_picture_differs_in_its_colours_alone(made_data):
    dark, light = svg(made_data, theme="dark"), svg(made_data)

    assert dark != light
    assert texts(dark) == texts(light)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_name_stays_text(ontology, attack):
    claim = {"source": attack, "relation": "backs", "target": f"{attack}2", "evidence": "x"}

    picture = svg(made([claim], "x", ontology, title=attack))

    names = {element.tag.removeprefix(NAMES) for element in ElementTree.fromstring(picture).iter()}
    assert names <= {"svg", "title", "rect", "path", "circle", "polygon", "text"}
    assert picture.encode("utf-8")


def test_a_graph_without_relations_has_a_picture(ontology):
    assert texts(svg(made([], "Text.", ontology, title="Nothing")))[0] == "Nothing"
