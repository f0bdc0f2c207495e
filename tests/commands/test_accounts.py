"""When it happened and by whose account, on the command line: timeline, compare, report."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import cli

TEXT = (
    "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. "
    "USA backs Ahrar Unit. Ahrar Unit said Russia bombs Ahrar Unit. Sergey Lavrov said Russia backs Ahrar Unit."
)


@pytest.fixture
def graph(toy_build):
    texts = {"2015-10-01-a.txt": TEXT, "2015-12-01-b.txt": "Russia backs Ahrar Unit. USA bombs Russia."}
    return toy_build(texts).folder


def run(*words):
    """What a command prints."""
    done = CliRunner().invoke(cli, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_timeline_counts_by_window(graph):
    found = json.loads(run("timeline", "Russia", "ISIS", "-g", graph, "--json"))

    assert [(window["days"], len(window["claims"])) for window in found["windows"]] == [("2015-09", 1)]


def test_timeline_of_one_actor_is_a_table(graph):
    assert "2015-09" in run("timeline", "Russia", "-g", graph)


def test_timeline_takes_several_actors_on_a_side(graph):
    found = json.loads(run("timeline", "ISIS + Ahrar Unit", "Russia + USA", "-g", graph, "--json"))

    assert [str(window["days"]) for window in found["windows"] if window["claims"]] == ["2015-09", "2015-10", "2015-12"]


def test_timeline_draws_a_picture(graph, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")

    run("timeline", "Russia", "-g", graph, "--plot", tmp_path / "line.png")

    assert (tmp_path / "line.png").read_bytes().startswith(b"\x89PNG")


def test_compare_shows_who_agrees_with_whom(graph):
    found = json.loads(run("compare", "-g", graph, "--json"))

    pair = next(row for row in found if row["a"].endswith("ahrar-unit") and row["b"].endswith("lavrov"))
    assert (pair["shared"], pair["share"]) == (1, 0.0)


def test_compare_shows_where_two_speakers_differ(graph):
    shown = run("compare", "Lavrov", "Ahrar Unit", "-g", graph)

    assert "Russia bombs Ahrar Unit: Lavrov is silent, Ahrar Unit affirms" in shown


def test_compare_puts_contradictions_first(graph):
    shown = run("compare", "Lavrov", "own", "-g", graph)

    assert shown.startswith("Russia bombs Islamic State: Lavrov denies, own affirms")


def test_compare_of_periods_shows_changes(graph):
    shown = run("compare", "2015-09/2015-11", "2015-12", "-g", graph)

    assert "Russia and United States appeared" in shown


@pytest.mark.parametrize("words", [("Lavrov",), ("Lavrov", "own", "--plot", "x.png")])
def test_compare_wants_two_or_none(words, graph):
    assert CliRunner().invoke(cli, ["compare", *words, "-g", str(graph)]).exit_code == 2


@pytest.mark.parametrize(("name", "start"), [("report.md", "# Who stands"), ("report.html", "<!DOCTYPE html>")])
def test_report_writes_either_form(graph, tmp_path, name, start):
    run("report", "-g", graph, "-o", tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_report_prints_markdown(graph):
    assert "“USA bombs Russia.”" in run("report", "-g", graph)


def test_report_names_the_forms_it_has(graph):
    done = CliRunner().invoke(cli, ["report", "-g", str(graph), "-o", "report.docx"])

    assert "known: .html, .md" in str(done.exception)
