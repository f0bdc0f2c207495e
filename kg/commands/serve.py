"""The local server: serve."""

from pathlib import Path
from typing import Any

import click

from kg.commands.options import folder_option
from kg.errors import KGError


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen at; one that is not loopback lets others in.",
)
@click.option("--name", multiple=True, metavar="HOST", help="Name that others reach it by; may be repeated.")
@click.option("--port", type=click.IntRange(0, 65535), default=8350, show_default=True, help="Port to listen at.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="Seconds for a query.")
@click.option("--rows", type=click.IntRange(min=1), default=10_000, show_default=True, help="Rows of an answer.")
@click.option("--memory", type=click.IntRange(min=256), default=2048, show_default=True, help="Megabytes for a query.")
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Queries at a time.")
@folder_option
def serve(
    host: str, name: tuple[str, ...], port: int, timeout: float, rows: int, memory: int, workers: int, graph: Path
) -> None:
    """Serve the page, a SPARQL endpoint and a query editor on this machine; the graph is only read.

    Judgements made on the page are taken with the token that is printed.

    \b
    kg serve -g out
    curl -d 'query=SELECT * { ?claim a kg:Claim } LIMIT 5' http://127.0.0.1:8350/sparql
    """
    try:
        import uvicorn

        from kg.serve.app import application
    except ModuleNotFoundError as error:
        raise KGError(f"serve needs the package {error.name}: pip install 'actor-kg[serve]'") from None
    import secrets

    from kg.serve.workers import Limits

    token = secrets.token_urlsafe(16)
    limits = Limits(seconds=timeout, rows=rows, memory=memory, workers=workers)
    app = application(graph, limits=limits, token=token, hosts=(host, *name))
    with _bound(host, port) as socket:
        address = f"http://{host}:{socket.getsockname()[1]}"
        click.echo(f"{address}/?token={token} shows the graph, {address}/query asks it; Ctrl+C ends")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[socket])


def _bound(host: str, port: int) -> Any:
    """A socket at the address; KGError says why there can be none."""
    import socket

    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise KGError(f"cannot listen at {host}:{port}: {error.strerror or error}; --port takes another") from None
