"""Claims coded elsewhere: import."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from kg.commands.build import echo_outcome
from kg.commands.options import json_option, output_option
from kg.config import Console
from kg.errors import DocumentError
from kg.importing import CONFIDENCE, IMPORTERS


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(IMPORTERS)))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_option
@click.option(
    "--confidence", type=click.FloatRange(0, 1), default=CONFIDENCE, show_default=True,
    help="Of claims whose coder gives none.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Stop at a record that is no claim, instead of skipping it.")
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder of Turtle files to use instead of kg's.")
@click.option(
    "--actors", type=click.Path(path_type=Path), multiple=True,
    help="Turtle, or CSV (name, aliases, kind, parent, id), of actors to add or override; may be repeated.",
)  # fmt: skip
@click.option("--base", help="Beginning of the IRIs of actors, claims and documents.")
@json_option
@click.pass_obj
def import_(
    console: Console, /, form: str, paths: tuple[str, ...], output: Path, as_json: bool, **options: Any
) -> None:
    """Take claims coded elsewhere into a graph: acled, csv, gdelt, jsonl (of kg extract) or plover.

    Each claim comes with a document that holds the words it was coded from; where there are none, with a sentence that
    puts the record into words. Codes are read by ontologies/codes.ttl.

    \b
    kg import gdelt 20150930.export.CSV -o out
    kg import csv claims.csv -o out
    """
    from kg import building

    faults: list[DocumentError] = []
    outcome = building.bring(output, form, paths, track=console.track, on_fault=faults.append, **options)
    firsts = {fault.reason: fault.where for fault in reversed(faults)}
    for reason, count in Counter(fault.reason for fault in faults).most_common():
        click.echo(f"skipped {count}: {reason} (first: {firsts[reason]})", err=True)
    echo_outcome(console, output, outcome.built, as_json, skipped=len(faults), done=f"imported {outcome.found} records")
