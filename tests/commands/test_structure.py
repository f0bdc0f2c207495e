"""How the network hangs together, on the command line: balance, blocs, path."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import cli

TEXT = (
    "USA backs Ahrar Unit. Ahrar Unit said Russia bombs Ahrar Unit. Russia bombs Islamic State. "
    "USA bombs Islamic State."
)
EDGES = "source,target,sign,date\na,b,1,2015\nb,c,1,2016\na,c,-1,2016\nc,d,-1,2016\n"


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT}).folder


@pytest.fixture
def edges(tmp_path):
    path = tmp_path / "edges.csv"
    path.write_text(EDGES, encoding="utf-8")
    return path


def run(*words):
    """What a command prints."""
    done = CliRunner().invoke(cli, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_balance_shows_the_index_and_the_strained_ties(edges):
    shown = run("balance", "--edges", edges)

    assert "1, proved" in shown
    assert "a and b, friendly: would mend 1\n  a friendly b" in shown


def test_weighted_ties_count_by_weight(tmp_path):
    path = tmp_path / "weighted.csv"
    path.write_text("source,target,sign,weight\na,b,1,3\nb,c,1,2.5\na,c,-1,4\n", encoding="utf-8")

    assert "2.5, proved" in run("balance", "--edges", path, "--weighted")
    assert "2.5 weight of contradicting ties" in run("blocs", "--edges", path, "--weighted", "--resamples", "0")


def test_balance_json_has_the_unbalanced_triads_with_their_claims(edges):
    found = json.loads(run("balance", "--edges", edges, "--json"))

    [triad] = found["unbalanced"]
    assert (triad["actors"], triad["ties"][0]["claims"]) == (["a", "b", "c"], ["line-2"])
    assert found["frustration"]["upper"] == 1.0


def test_balance_of_a_graph(run_json, graph):
    found = run_json("balance", "-g", graph)

    assert (found["positive"], found["negative"]) == (1, 3)


@pytest.fixture
def run_json():
    """What a command prints as JSON."""
    return lambda *words: json.loads(run(*words, "--json"))


def test_status_asserted_leaves_out_what_speakers_say(run_json, graph):
    found = run_json("balance", "-g", graph, "--status", "Asserted")

    assert (found["positive"], found["negative"]) == (1, 2)


def test_blocs_show_members_and_contradictions(edges):
    shown = run("blocs", "--edges", edges)

    assert "2 blocs" in shown or "1 blocs" in shown
    assert "1 contradicting ties, proved least" in shown


def test_blocs_of_a_graph_have_their_claims(graph):
    shown = run("blocs", "-g", graph, "--resamples", "5")

    assert "United States" in shown


def test_blocs_draw_a_matrix(edges, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")

    run("blocs", "--edges", edges, "--plot", tmp_path / "blocs.svg")

    assert (tmp_path / "blocs.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_actors_are_ranked_by_a_measure(run_json, graph):
    found = run_json("actors", "--by", "negative", "-g", graph)

    assert [(row["id"], row["negative"]) for row in found[:2]] == [("islamic-state", 2), ("russia", 2)]


def test_relations_list_pairs_with_their_stance(run_json, graph):
    found = run_json("relations", "--pairs", "-g", graph)

    assert {(row["one"], row["other"]): (row["stance"], row["net"]) for row in found} == {
        ("Ahrar Unit", "Russia"): ("unclear", -1.0),
        ("Ahrar Unit", "United States"): ("unclear", 1.0),
        ("Islamic State", "Russia"): ("unclear", -1.0),
        ("Islamic State", "United States"): ("unclear", -1.0),
    }


def test_path_shows_the_words_on_the_way(graph):
    shown = run("path", "USA", "Russia", "-g", graph)

    assert "as friends" in shown
    assert "“USA bombs Islamic State.”" in shown


def test_path_json_has_both_signs(run_json, edges):
    assert [one["sign"] for one in run_json("path", "a", "d", "--edges", edges)] == [1, -1]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("balance", "--edges", "EDGES", "--actor", "a"), "--edges takes no filters"),
        (("path", "a", "dd", "--edges", "EDGES"), "no actor named 'dd' in this network; did you mean d?"),
        (("blocs", "--edges", "EDGES", "--plot", "blocs.gif"), "no plot format named 'gif'"),
        (("balance", "--edges", "none.csv"), "none.csv: cannot be read"),
    ],
)
def test_wrong_use_is_named(words, fault, edges):
    done = CliRunner().invoke(cli, [str(edges) if word == "EDGES" else word for word in words])

    assert done.exit_code != 0
    assert fault in done.output + str(done.exception)
