"""What changed between two graphs is listed, and nothing else."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import cli


def diff(*words):
    return CliRunner().invoke(cli, ["diff", *map(str, words)], catch_exceptions=False)


@pytest.fixture
def two(toy_build, tmp_path):
    old = toy_build({"a.txt": "Russia bombs Syria."}, tmp_path / "old")
    new = toy_build({"a.txt": "Russia bombs Syria.", "b.txt": "Lavrov denied Russia bombs Syria."}, tmp_path / "new")
    return old.folder, new.folder


def test_equal_graphs_have_no_difference(two):
    done = diff(two[0], two[0])

    assert (done.exit_code, done.stdout) == (0, "")


def test_additions_and_changes_of_status_are_listed(two):
    done = diff(*two)

    assert done.exit_code == 1
    listed = [line.split()[:2] for line in done.stdout.splitlines()]
    assert listed == [["+", "document"], ["+", "claim"], ["~", "relation"]]
    assert "Russia bombs Syria: Asserted -> Disputed" in done.stdout


def test_the_other_way_round_they_are_removals(two):
    changes = json.loads(diff(*reversed(two), "--json").stdout)

    assert [(change["what"], change["change"]) for change in changes] == [
        ("document", "removed"),
        ("claim", "removed"),
        ("relation", "changed"),
    ]
