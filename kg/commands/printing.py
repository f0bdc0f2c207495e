"""Rows -> what is printed: tables for people, JSON for programs."""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

Row = Mapping[str, Any]
WIDTH = 120


def echo_json(value: Any) -> None:
    """Print a value as JSON; of a list, a row a line."""
    if isinstance(value, list):
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
        click.echo(f"[\n{lines}\n]" if value else "[]")
    else:
        click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def echo_table(rows: Iterable[Row], columns: Mapping[str, str], *, empty: str = "nothing found") -> None:
    """Print rows as a table; `columns` maps a heading to the key of its cells."""
    cells = [[shown(row.get(key)) for key in columns.values()] for row in rows]
    if not cells:
        click.echo(empty, err=True)
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    numeric = [all(isinstance(row.get(key), int | float) for row in rows) for key in columns.values()]
    for heading, right in zip(columns, numeric, strict=True):
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    for line in cells:
        table.add_row(*(_escaped(cell) for cell in line))
    terminal().print(table)


def terminal() -> Any:
    """Where tables go: as wide as the terminal, or WIDTH characters where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or WIDTH)
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def shown(value: Any) -> str:
    """A cell of a table."""
    if value is None:
        return ""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, Sequence):
        return ", ".join(map(shown, value))
    return str(value)


def printable(text: str) -> str:
    """Text of a document without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _escaped(cell: str) -> str:
    from rich.markup import escape

    return escape(cell)


def sentence(claim: Row) -> str:
    """A claim in a line: who does what to whom, with its standing."""
    standing = [claim["polarity"]] if claim["polarity"] == "negated" else []
    standing += [claim["modality"]] if claim["modality"] != "actual" else []
    words = f"{claim['source']} {claim['relation']} {claim['target']}"
    return f"{words} ({', '.join(standing)})" if standing else words


def voice(claim: Row) -> str:
    """Who vouches for a claim, and by which words."""
    if not claim["speaker"]:
        return "in the article's own voice"
    return f"according to {claim['speaker']} ({claim['cue']!r})" if claim["cue"] else f"according to {claim['speaker']}"
