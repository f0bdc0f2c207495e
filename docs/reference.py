"""The generated parts of README.md: what the commands print, the commands themselves, the relation types."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from kg.cli import cli
from kg.ontology import load

ROOT = Path(__file__).parent.parent
SIGNS = {1: "+1", 0: "0", -1: "−1"}
PLAIN = {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}


def shown(command: str, keep: int | None = None) -> str:
    """A console block with a command and what it prints on the sample graph, of which the first `keep` lines."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("kg")), *words(command)[1:]],
        **{"cwd": sample(), "env": {**os.environ, **PLAIN}, "capture_output": True, "text": True, "encoding": "utf-8"},
    )
    if done.returncode > 1:
        raise SystemExit(f"{command}: {done.stderr}")
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    cut = ["…"] if keep and len(lines) > keep else []
    return "\n".join(["```console", f"$ {command}", *lines[:keep], *cut, "```"])


def words(command: str) -> list[str]:
    """A command as typed, split as the shell does it."""
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]


@cache
def sample() -> Path:
    """A folder with seeds/ in it, where the commands of this page run one after the other."""
    folder = Path(tempfile.mkdtemp(prefix="kg-readme-"))
    for name in ("seeds", "tests/gold"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def commands() -> str:
    """A table of all commands."""
    rows = (f"| `kg {name}{arguments(command)}` | {summary(command)} |" for name, command in known())
    return "\n".join(["| command | does |", "|---|---|", *rows])


def options() -> str:
    """The help of every command, as printed."""
    helps = (
        command.get_help(click.Context(command, info_name=f"kg {name}", max_content_width=100))
        for name, command in known()
    )
    return "\n\n".join(f"```text\n{text}\n```" for text in helps)


def known() -> Iterator[tuple[str, click.Command]]:
    """The commands by name."""
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


def arguments(command: click.Command) -> str:
    """What a command takes after its name, options aside."""
    context = click.Context(command)
    pieces = (p.make_metavar(context) for p in command.params if isinstance(p, click.Argument))
    return "".join(f" {piece}" for piece in pieces).replace("|", "\\|")


def summary(command: click.Command) -> str:
    """The first paragraph of a command's help, in one line."""
    return " ".join((command.help or "").split("\n\n")[0].split()).replace("|", "\\|")


def relations() -> str:
    """A table of all relation types, hostile ones last."""
    types = sorted(load().relations.values(), key=lambda kind: (-kind.sign, kind.id))
    rows = (
        f"| `{kind.id}` | {SIGNS[kind.sign]} | {kind.intensity:g} | {kind.definition}"
        f"{' (symmetric)' if kind.symmetric else ''} | {kind.plover or '–'} |"
        for kind in types
    )
    return "\n".join(["| relation type | sign | intensity | says | PLOVER |", "|---|---|---|---|---|", *rows])
