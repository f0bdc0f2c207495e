"""The command that writes pages and pictures."""

import pytest
from click.testing import CliRunner

from kg.commands.view import view


@pytest.fixture
def written(toy_build):
    """A function that runs the command on a small graph; it gives what the file holds."""

    def run(name, *arguments):
        graph = toy_build({"a.txt": "Russia bombs Syria. France backs Syria."})
        done = CliRunner().invoke(view, ["-g", str(graph.folder), *arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return (graph.folder / name).read_text(encoding="utf-8")

    return run


def test_a_page_is_written_into_the_graphs_folder(written):
    assert written("graph.html", "--title", "Levant").startswith("<!doctype html>")


def test_the_picture_alone_is_written_as_svg(written):
    picture = written("graph.svg", "--svg", "--title", "Levant")

    assert picture.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg')
    assert ">Levant<" in picture
    assert ">Syria<" in picture


def test_the_picture_obeys_the_filters(written):
    assert ">France<" not in written("graph.svg", "--svg", "--sign", "-1")
