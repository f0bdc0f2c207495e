"""Judgements of people: which actors are the same, which claims were read rightly."""

from collections.abc import Callable
from pathlib import Path

import click

from kg.commands.options import folder_option
from kg.config import Console
from kg.identity import Ledger, Verdict

reason_option = click.option("--reason", default="", help="Why, for the ledger.")
author_option = click.option("--author", default="", help="Whose judgement it is.")


@click.command()
@click.argument("a")
@click.argument("b")
@reason_option
@author_option
@folder_option
@click.pass_obj
def same(console: Console, a: str, b: str, reason: str, author: str, graph: Path) -> None:
    """Judge that A and B are the same actor; `kg undo` takes it back.

    \b
    kg same "Al Izza Brigade" "Jaysh al-Izza" --reason "renamed in 2015"
    """
    _judge(console, graph, a, b, Verdict.SAME, reason, author)


@click.command()
@click.argument("a")
@click.argument("b")
@reason_option
@author_option
@folder_option
@click.pass_obj
def different(console: Console, a: str, b: str, reason: str, author: str, graph: Path) -> None:
    """Judge that A and B are different actors, so that they are not proposed as one.

    \b
    kg different "Nusra Front" "Ahrar al Sham"
    """
    _judge(console, graph, a, b, Verdict.DIFFERENT, reason, author)


def _judge(console: Console, graph: Path, a: str, b: str, verdict: Verdict, reason: str, author: str) -> None:
    import kg
    from kg.errors import KGError

    lookup = kg.open(graph).lookup
    one, other = (lookup.actor(name) for name in (a, b))
    if one["id"] == other["id"]:
        raise KGError(f"{a!r} and {b!r} are one actor already: {one['id']}")
    _change(console, graph, lambda ledger: ledger.judged(one["id"], other["id"], verdict, reason=reason, author=author))
    click.echo(f"{one['label']} and {other['label']} are judged {verdict.value}; `kg undo` takes it back")


@click.command()
@click.argument("pair", nargs=-1, metavar="[A B]")
@folder_option
@click.pass_obj
def undo(console: Console, pair: tuple[str, ...], graph: Path) -> None:
    """Take back the last judgement on actors, or that on A and B, given by their ids in identity.toml.

    \b
    kg undo
    kg undo al-izza-brigade jaysh-al-izza
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("give two actors, or none for the last judgement", click.get_current_context())
    _change(console, graph, lambda ledger: ledger.without(*pair) if pair else ledger.without_last())
    click.echo("taken back")


def _change(console: Console, graph: Path, change: Callable[[Ledger], Ledger]) -> None:
    import kg
    from kg import building

    kg.open(graph)
    building.judge(graph, change, track=console.track)
