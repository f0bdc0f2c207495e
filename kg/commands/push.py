"""A graph to a remote store: push."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.commands.options import folder_option, json_option
from kg.commands.printing import echo_json
from kg.config import Console


@click.command()
@click.argument("url")
@click.option("--name", default="", metavar="IRI", help="Graph to replace there; else the graph's own IRI.")
@click.option(
    "--chunk", type=click.IntRange(min=1), default=100_000, show_default=True, help="Triples in one request at most."
)
@click.option("--text", is_flag=True, help="Send the articles too: whoever reads the store can then read them.")
@folder_option
@json_option
@click.pass_obj
def push(console: Console, url: str, name: str, chunk: int, text: bool, graph: Path, as_json: bool) -> None:
    """Send a graph to a SPARQL store by the Graph Store Protocol, in place of what the named graph holds there.

    To send again changes nothing, and a push that was cut off goes on where it was. Commands that read take the graph
    from there with -g sparql+http://HOST/…, the address of its queries. User and password (basic or digest) or a
    bearer's token come from the environment: KG_PUSH_USER and KG_PUSH_PASSWORD, or KG_PUSH_TOKEN.

    \b
    kg push http://localhost:7878/store
    kg push http://localhost:8890/sparql-graph-crud-auth
    kg claims -g sparql+http://localhost:7878/query
    """
    import kg
    from kg.exchange import Credentials
    from kg.pushing import KINDS, chunks, state
    from kg.remote import remote

    opened = kg.open(graph)
    place = remote(url, name or f"{opened.nodes.base}graph", Credentials.of(os.environ))
    sending = place.push(state(opened, text=text), chunks(opened, place.graph, size=chunk, text=text), KINDS)
    total = -(-opened.manifest.counts["triples"] // chunk)
    sent = [one for one in _shown(console, sending, total) if one.count]
    new = [one for one in sent if not one.was_there]
    counts = {"triples": sum(one.count for one in sent), "sent": sum(one.count for one in new), "requests": len(new)}
    if as_json:
        echo_json({"graph": place.graph, **counts})
    elif not console.quiet:
        there = counts["triples"] - counts["sent"]
        more = f"; {there} were there already" if there else ""
        click.echo(f"sent {counts['sent']} triples to <{place.graph}>{more}")


def _shown(console: Console, sending: Iterator[Any], total: int) -> Iterator[Any]:
    return iter(console.track(sending, "sending", total))
