"""What the commands print, and what they cost."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli import COMMANDS, cli
from kg.commands.printing import printable

TEXT = (
    "This is the report of the day. Russia bombs Islamic State on 2015-09-30. "
    "Sergey Lavrov denied Russia bombs Islamic State. USA backs Ahrar Unit. Ahrar Unit said Russia bombs Ahrar Unit."
)


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT}).folder


@pytest.fixture
def run():
    """Runs a command and gives what it printed."""

    def run(*words, input=None):
        done = CliRunner().invoke(cli, list(map(str, words)), input=input, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def test_why_shows_words_speaker_rule_and_contradiction(run, graph):
    shown = run("why", "Russia", "ISIS", "-g", graph)

    for part in (
        "Russia bombs Islamic State  [disputed]",
        "“Russia bombs Islamic State on 2015-09-30.”",
        "in the article's own voice, about 2015-09-30",
        "according to Sergey Lavrov ('denied')",
        "read by toy: bombs; source by exact",
        "contradicted by ",
    ):
        assert part in shown


def test_why_json_has_the_claims(run, graph):
    assert [row["polarity"] for row in json.loads(run("why", "Russia", "ISIS", "-g", graph, "--json"))] == [
        "affirmed",
        "negated",
    ]


def test_show_lists_allies_and_enemies(run, graph):
    shown = run("show", "Ahrar Unit", "-g", graph)

    assert "United States: 1 asserted, 0 attributed" in shown
    assert "Russia: 0 asserted, 1 attributed" in shown


def test_contested_shows_both_sides(run, graph):
    assert run("contested", "-g", graph).splitlines()[:3] == [
        "Russia bombs Islamic State",
        "  affirmed in the article's own voice: “Russia bombs Islamic State on 2015-09-30.”",
        "  negated according to Sergey Lavrov ('denied'): “Russia bombs Islamic State.”",
    ]


READING = ["claims", "relations", "actors", "documents", "contested", "stats", "validate", "verify"]


@pytest.mark.parametrize("command", READING)
def test_each_reading_command_has_json(run, graph, command):
    assert json.loads(run(command, "-g", graph, "--json"))


@pytest.mark.parametrize("command", READING)
def test_each_reading_command_has_a_table_or_a_line(graph, command):
    assert CliRunner().invoke(cli, [command, "-g", str(graph)]).output.strip()


def test_filters_narrow_lists(run, graph):
    assert [row["target"] for row in json.loads(run("claims", "-g", graph, "--json", "--speaker", "Lavrov"))] == [
        "Islamic State"
    ]


def test_the_environment_names_the_graph(run, graph, monkeypatch):
    monkeypatch.setenv("KG_GRAPH", str(graph))

    assert len(json.loads(run("claims", "--json"))) == 4


def test_kg_toml_gives_defaults_that_options_beat(run, graph, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("kg.toml").write_text(
        f"graph = '{graph.as_posix()}'\n[claims]\nlimit = 1\nmin-confidence = 0.5\n", encoding="utf-8"
    )

    assert len(json.loads(run("claims", "--json"))) == 1
    assert len(json.loads(run("claims", "--json", "--limit", "3"))) == 3


def test_verify_finds_a_file_that_was_changed(graph):
    with (graph / "graph.ttl").open("a", encoding="utf-8") as stream:
        stream.write("# changed\n")

    done = CliRunner().invoke(cli, ["verify", "-g", str(graph)])

    assert done.exit_code == 1
    assert "graph.ttl: is not as the build wrote it" in done.output


def test_same_undo_and_review_change_the_graph_and_back(run, graph):
    before = run("claims", "-g", graph, "--json")

    run("same", "Ahrar Unit", "Islamic State", "--reason", "a test", "-g", graph)
    merged = run("claims", "-g", graph, "--json")
    run("undo", "-g", graph)

    assert merged != before
    assert run("claims", "-g", graph, "--json") == before


def test_review_asks_and_writes_the_answers(run, graph):
    run("review", "--below", "1", "--author", "Ann", "-g", graph, input="r\nn\na\nq\n")

    ledger = (graph / "review.toml").read_text(encoding="utf-8")
    assert ledger.count('author = "Ann"') == 2
    assert len(json.loads(run("claims", "-g", graph, "--json"))) == 3


def test_review_proposes_actors_that_may_be_one(run, toy_build):
    graph = toy_build({"a.txt": "USA backs Ahrar Brigade Unit. Iran attacks Ahrar Unit Brigade."}).folder

    shown = run("review", "--below", "0", "-g", graph, input="s\n")

    assert "Ahrar Brigade Unit = Ahrar Unit Brigade?" in shown
    assert "Ahrar Unit Brigade: “Iran attacks Ahrar Unit Brigade.”" in shown
    assert len(json.loads(run("claims", "--actor", "ahrar-brigade-unit", "-g", graph, "--json"))) == 2


def test_actors_unresolved_lists_names_that_the_ontology_lacks(run, graph):
    rows = json.loads(run("actors", "unresolved", "-g", graph, "--json"))

    assert [(row["label"], row["mentions"]) for row in rows] == [("Ahrar Unit", 3)]


def test_actors_lint_reports_findings_of_three_kinds_at_most(run):
    kinds = {row["kind"] for row in json.loads(run("actors", "lint", "-g", "nowhere", "--json"))}

    assert kinds <= {"clash", "unreachable", "common word"}


def test_levels_roll_actors_up(run, toy_build):
    graph = toy_build({"a.txt": "Sergey Lavrov criticizes Pentagon. Pentagon consults USA."}).folder

    rows = json.loads(run("relations", "--level", "state", "-g", graph, "--json"))

    assert [(row["source"], row["type"], row["target"]) for row in rows] == [("Russia", "criticizes", "United States")]


def test_why_at_a_level_shows_the_claims_below(run, toy_build):
    graph = toy_build({"a.txt": "Sergey Lavrov criticizes Pentagon."}).folder

    assert "“Sergey Lavrov criticizes Pentagon.”" in run("why", "Russia", "USA", "--level", "state", "-g", graph)


def test_query_formats(run, graph):
    query = "SELECT ?x { ?x rel:backs actor:ahrar-unit }"

    assert run("query", query, "-g", graph, "--format", "csv").split() == [
        "x",
        "https://w3id.org/actor-kg/actor/united-states",
    ]
    assert "actor:united-states" in run("query", query, "-g", graph)
    assert json.loads(run("query", query, "-g", graph, "--format", "json"))["results"]["bindings"]


def test_query_reads_a_file(run, graph, tmp_path):
    (tmp_path / "q.rq").write_text("ASK { actor:russia ?p ?o }", encoding="utf-8")

    assert json.loads(run("query", tmp_path / "q.rq", "-g", graph, "--json")) == [{"answer": True}]


def test_remove_takes_a_document_by_its_path(run, graph):
    run("remove", "2015-10-01-a.txt", "-g", graph)

    assert json.loads(run("documents", "-g", graph, "--json")) == []


def test_article_text_does_not_steer_the_terminal():
    assert printable("a\x1b[2Jb\x07\u202e") == "a [2Jb  "


def all_commands():
    context = click.Context(cli)
    return {name: cli.get_command(context, name) for name in cli.list_commands(context)}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_each_command_has_an_example(name):
    assert f"kg {name}" in all_commands()[name].help


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(run, shell):
    assert "_KG_COMPLETE" in run("completion", shell)


HEAVY = (
    "spacy",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "numpy",
    "pyvis",
    "matplotlib",
    "rich",
    "trafilatura",
    "htmldate",
    "uvicorn",
)


def loaded(modules, *command):
    """Those of these modules that a command loads."""
    code = f"""
        import sys
        from kg.cli import main
        try:
            main()
        except SystemExit:
            pass
        print([name for name in {modules!r} if name in sys.modules])
    """
    words = [sys.executable, "-c", textwrap.dedent(code), *command]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()[-1]


def test_help_loads_nothing_heavy():
    assert loaded(HEAVY, "--help") == "[]"


@pytest.mark.parametrize("command", [("claims",), ("why", "Russia", "ISIS"), ("query", "ASK {}"), ("stats",)])
def test_reading_loads_no_parser_and_no_plots(graph, command):
    unused = ("spacy", "rdflib", "networkx", "pyvis", "matplotlib", "trafilatura", "uvicorn", "numpy")

    assert loaded(unused, *command, "-g", str(graph)) == "[]"
