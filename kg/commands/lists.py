"""Filtered lists: claims, relations, actors, documents."""

from pathlib import Path
from typing import Any

import click

from kg.commands.options import filter_options, graph_option, json_option, level_option, limit_option
from kg.commands.printing import echo_json, echo_table, sentence

CLAIM_COLUMNS = {"claim": "sentence", "speaker": "speaker", "date": "date", "evidence": "evidence", "id": "id"}
RELATION_COLUMNS = {"source": "source", "relation": "type", "target": "target", "status": "status", "claims": "claims",
                    "speakers": "speakers", "since": "earliest", "until": "latest"}  # fmt: skip
ACTOR_COLUMNS = {"actor": "label", "kind": "kind", "claims": "claims", "says": "spoken", "id": "id"}
DOCUMENT_COLUMNS = {"document": "id", "date": "date", "publisher": "publisher", "title": "title", "claims": "claims"}


@click.command()
@graph_option
@filter_options
@level_option
@limit_option
@json_option
def claims(graph: Path, limit: int | None, as_json: bool, **wanted: Any) -> None:
    """List claims: who does what to whom, according to whom, in which words.

    \b
    kg claims --actor Russia --sign - --speaker own
    """
    import kg

    rows = kg.open(graph).claims(**wanted)[:limit]
    if as_json:
        echo_json(rows)
    else:
        echo_table(
            [{**row, "sentence": sentence(row)} for row in rows], CLAIM_COLUMNS, empty="no claim passes the filters"
        )


@click.command()
@graph_option
@filter_options
@level_option
@limit_option
@json_option
def relations(graph: Path, limit: int | None, as_json: bool, **wanted: Any) -> None:
    """List relations, with the status that their claims add up to.

    \b
    kg relations --actor Russia --status Disputed
    """
    import kg

    rows = kg.open(graph).relations(**wanted)[:limit]
    if as_json:
        echo_json(rows)
    else:
        echo_table(rows, RELATION_COLUMNS, empty="no relation passes the filters")


@click.command()
@graph_option
@filter_options
@level_option
@limit_option
@json_option
def actors(graph: Path, limit: int | None, as_json: bool, **wanted: Any) -> None:
    """List actors, those with most claims first.

    \b
    kg actors --speaker activists
    """
    import kg

    rows = kg.open(graph).actors(**wanted)[:limit]
    if as_json:
        echo_json(rows)
    else:
        echo_table(rows, ACTOR_COLUMNS, empty="no actor passes the filters")


@click.command()
@graph_option
@limit_option
@json_option
def documents(graph: Path, limit: int | None, as_json: bool) -> None:
    """List documents by date.

    \b
    kg documents --json
    """
    import kg

    rows = kg.open(graph).documents()[:limit]
    if as_json:
        echo_json(rows)
    else:
        echo_table(rows, DOCUMENT_COLUMNS)
