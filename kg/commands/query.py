"""SPARQL, typed, from a file, or from the library."""

import sys
from pathlib import Path

import click

from kg.commands.options import graph_option, json_option
from kg.commands.printing import echo_json, echo_table
from kg.errors import KGError


@click.command()
@click.argument("query", required=False, metavar="QUERY")
@click.option("--list", "listing", is_flag=True, help="List the queries of the library.")
@click.option(
    "--param", multiple=True, metavar="NAME=VALUE", help="Value of a parameter of a library query; may be repeated."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="json is the SPARQL results format; ttl is for CONSTRUCT and DESCRIBE.",
)
@graph_option
@json_option
def query(query: str | None, listing: bool, param: tuple[str, ...], form: str, graph: Path, as_json: bool) -> None:
    """Ask in SPARQL.

    QUERY is a file that ends in .rq, the name of a library query, SPARQL itself, or - for standard input.

    \b
    kg query --list
    kg query allies-of --param actor=Russia
    kg query 'SELECT ?who { ?who rel:bombs actor:islamic-state }'
    """
    from kg.store import library, results

    if listing:
        _echo_library(as_json)
        return
    if not query:
        raise click.UsageError("give a query, a file ending in .rq, or --list", click.get_current_context())
    import kg

    opened = kg.open(graph)
    answer = library.ask(opened.database, _text(query), _values(param), opened.lookup, opened.ontology.relations)
    if as_json:
        echo_json(results.rows(answer))
    elif form == "table" and not results.is_graph(answer):
        names = results.columns(answer)
        rows = results.rows(answer, opened.nodes.prefixes)
        echo_table(rows, dict(zip(names, names, strict=True)), empty="no rows")
    else:
        sys.stdout.buffer.write(results.serialized(answer, "ttl" if form == "table" else form))


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if not query.endswith(".rq"):
        return query
    path = Path(query)
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise KGError(f"{path}: no such file; `kg query --list` names the queries of the library") from None
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise KGError(f"{path}: is not UTF-8 text") from None


def _values(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    wrong = next((text for text, (_, equals, _) in zip(given, pairs, strict=True) if not equals), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r}; write NAME=VALUE", param_hint="--param")
    return {name: value for name, _, value in pairs}


def _echo_library(as_json: bool) -> None:
    from kg.store import library

    rows = [
        {"name": q.name, "title": q.title, "description": q.description,
         "parameters": [f"{p.name} ({p.type})" for p in q.parameters]}
        for q in library.queries().values()
    ]  # fmt: skip
    if as_json:
        echo_json(rows)
    else:
        echo_table(rows, {"query": "name", "answers": "title", "parameters": "parameters"})
