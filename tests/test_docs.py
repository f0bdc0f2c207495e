"""What the documentation shows exists and runs."""

import re
import runpy
import shutil
import sys
import tomllib
from pathlib import Path

import click
import pytest

from kg.cli import cli
from kg.ontology import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def commands():
    """Every command of kg by its name."""
    return cli.list_commands(click.Context(cli))


def blocks(language):
    """The code blocks of README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def beside_seeds(tmp_path, monkeypatch):
    """A working folder with the sample articles, as a reader of README has it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name):
    assert f"`kg {name}" in README


@pytest.mark.parametrize("name", commands())
def test_every_command_says_what_it_does(name):
    assert cli.get_command(click.Context(cli), name).help


@pytest.mark.parametrize("relation", sorted(load().relations))
def test_every_relation_type_is_documented(relation):
    assert f"| `{relation}` |" in README


@pytest.mark.parametrize("line", re.findall(r"^\$ kg ([a-z]+)", README, re.MULTILINE))
def test_every_command_shown_exists(line):
    assert line in commands()


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_the_project_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_changelog_has_the_version_of_the_package():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert re.search(rf"^## \[({re.escape(version)}|Unreleased)\]", CHANGELOG, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_python_code_in_the_readme_runs(number, beside_seeds):
    exec(compile(blocks("python")[number], f"README.md, block {number + 1}", "exec"), {"__name__": "readme"})


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_run_and_print_something(path, beside_seeds, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [str(path)])

    runpy.run_path(str(path), run_name="__main__")

    assert capsys.readouterr().out.strip()
