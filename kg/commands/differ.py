"""What changed between two graphs: diff."""

import sys
from pathlib import Path
from typing import Any

import click

from kg.commands.options import PLACE, json_option
from kg.commands.printing import Row, echo_json, printable, sentence

MARKS = {"added": "+", "removed": "-", "changed": "~"}


@click.command()
@click.argument("a", type=PLACE)
@click.argument("b", type=PLACE)
@json_option
def diff(a: Path, b: Path, as_json: bool) -> None:
    """Show what graph B has that A has not, and the other way round; exit code 1 if they differ.

    \b
    kg diff out-of-monday out-of-tuesday
    """
    import kg
    from kg.differences import differences

    changes = differences(*(_tables(kg.open(place)) for place in (a, b)))
    if as_json:
        echo_json([{"what": c.what, "change": c.kind, "old": c.old, "new": c.new} for c in changes])
    else:
        for change in changes:
            click.echo(f"{MARKS[change.kind]} {change.what} {_shown(change.what, change.old, change.new)}")
        click.echo(f"{len(changes)} differences" if changes else "no difference", err=True)
    if changes:
        sys.exit(1)


def _tables(graph: Any) -> dict[str, list[dict[str, Any]]]:
    return {"documents": graph.documents(), "claims": graph.claims(), "relations": graph.relations()}


def _shown(what: str, old: Row | None, new: Row | None) -> str:
    row = new or old
    assert row is not None
    if what == "document":
        return printable(f"{row['id']} {row['title']}")
    if what == "claim":
        return printable(f"{row['id']} {sentence(row)}: “{row['evidence']}”")
    status = row["status"] if not (old and new) else f"{old['status']} -> {new['status']}"
    return printable(f"{row['source']} {row['type']} {row['target']}: {status}")
