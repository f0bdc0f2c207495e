"""A graph to a remote store: push."""

import os
from pathlib import Path

import click

from kg.commands.options import graph_option, json_option
from kg.commands.printing import echo_json
from kg.config import Console


@click.command()
@click.argument("url")
@click.option("--name", default="", metavar="IRI", help="Graph to replace there; else the graph's own IRI.")
@click.option(
    "--chunk", type=click.IntRange(min=1), default=100_000, show_default=True, help="Triples in one request at most."
)
@graph_option
@json_option
@click.pass_obj
def push(console: Console, url: str, name: str, chunk: int, graph: Path, as_json: bool) -> None:
    """Send a graph to a SPARQL store by the Graph Store Protocol, in place of what the named graph holds there.

    To send again changes nothing. User and password (basic or digest) or a bearer's token come from the environment:
    KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN.

    \b
    kg push http://localhost:7878/store
    kg push http://localhost:8890/sparql-graph-crud-auth
    """
    import kg
    from kg.export.rdf import chunks
    from kg.folder import TURTLE
    from kg.remote import Credentials, Remote

    opened = kg.open(graph)
    remote = Remote(url, name or f"{opened.nodes.base}graph", Credentials.of(os.environ))
    total = -(-opened.manifest.counts["triples"] // chunk)
    sent = list(console.track(remote.push(chunks(graph / TURTLE, chunk)), "sending", total))
    if as_json:
        echo_json({"graph": remote.graph, "triples": sum(sent), "requests": len(sent)})
    elif not console.quiet:
        click.echo(f"sent {sum(sent)} triples to <{remote.graph}>")
