"""A graph in the forms of other programs: export."""

import sys
from pathlib import Path

import click

from kg.commands.options import filter_options, graph_option, level_option
from kg.export import FORMATS, TABLES


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("-"),
    help="File; else standard output.",
)
@click.option("--table", type=click.Choice(TABLES), default="claims", show_default=True, help="For csv and parquet.")
@graph_option
@filter_options
@level_option
def export(form: str, output: Path, table: str, graph: Path, **wanted: object) -> None:
    """Write a graph as turtle, trig, ntriples, jsonld, nanopub, graphml, gexf, csv, parquet or stix (STIX 2.1).

    The filters hold for graphml, gexf, csv, parquet and stix.

    \b
    kg export graphml -o graph.graphml
    kg export csv --table relations --actor Russia
    """
    import kg

    chunks = kg.open(graph).export(form, table=table, **wanted)
    if str(output) == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        return
    unfinished = output.with_name(f".{output.name}.part")
    try:
        with unfinished.open("wb") as stream:
            stream.writelines(chunks)
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
