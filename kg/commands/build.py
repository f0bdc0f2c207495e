"""Documents in and out: build, remove."""

from pathlib import Path
from typing import Any

import click

from kg.commands.options import as_columns, folder_option, json_option, name_fault, output_option, reading_options
from kg.commands.printing import echo_json
from kg.config import Console


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_option
@click.option("--fresh", is_flag=True, help="Forget what was in the graph, except identity.toml and review.toml.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and write nothing.")
@click.option("--limit", type=click.IntRange(min=1), help="Read at most so many documents.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read in.")
@click.option("--engine", default="local", show_default=True, help="Where to read: local, or the address of a cluster.")
@click.option("--share", default="", help="Where a cluster's workers get documents and leave parts: a folder, s3://….")
@reading_options
@click.option("--base", help="Beginning of the IRIs of actors, claims and documents.")
@click.option("--publisher", default="", help="Publisher of documents that name none.")
@json_option
@click.pass_obj
def build(
    console: Console, /, paths: tuple[str, ...], output: Path, dry_run: bool, as_json: bool, **options: Any
) -> None:
    """Read articles into a graph: files, folders, patterns, web addresses, or - for standard input.

    Adds to the graph that is there, and skips what is unchanged.

    \b
    kg build seeds/ -o out
    kg build https://example.org/feed.rss archive/*.jsonl -o out --jobs 2
    """
    from kg import building

    options["columns"] = as_columns(options["columns"])
    if dry_run:
        _print_plan(building.planned(output, paths, **options), as_json)
        return
    outcome = building.add(output, paths, track=console.track, on_fault=name_fault, **options)
    echo_outcome(console, output, outcome.built, as_json, skipped=len(outcome.faults))


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@folder_option
@json_option
@click.pass_obj
def remove(console: Console, documents: tuple[str, ...], graph: Path, as_json: bool) -> None:
    """Take documents out again, as if they had never been added; DOC is an id, address or path of `kg documents`.

    \b
    kg remove seeds/2015-10-01-russian-bombers.txt
    """
    import kg
    from kg import building

    lookup = kg.open(graph).lookup
    ids = [lookup.document(name)["id"] for name in documents]
    echo_outcome(console, graph, building.remove(graph, ids, track=console.track), as_json)


def _print_plan(plan: dict[str, Any], as_json: bool) -> None:
    if as_json:
        echo_json(plan)
        return
    unread = f"{plan['unchanged']} are unchanged, {plan['skipped']} skipped"
    click.echo(f"would read {plan['new']} of {plan['found']} documents; {unread}")


def echo_outcome(console: Console, place: Path, built: Any, as_json: bool, *, skipped: int = 0, done: str = "") -> None:
    """Print what a build did and what the graph holds."""
    counts = built.manifest.counts
    if as_json:
        echo_json({**counts, "read": built.read, "skipped": skipped, "changed": built.changed, "graph": str(place)})
        return
    if console.quiet:
        return
    done = (done or f"read {built.read} documents") if built.changed else "nothing has changed"
    click.echo(f"{done}, skipped {skipped}" if skipped else done)
    click.echo(
        f"{place}: " + ", ".join(f"{counts[name]} {name}" for name in ("documents", "claims", "relations", "actors"))
    )
    click.echo(f"{place / 'graph.html'} shows it; `kg why A B -g {place}` gives the words behind an edge")
