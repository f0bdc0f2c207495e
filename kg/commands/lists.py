"""Filtered lists: claims, relations, actors, documents."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.analysis import MEASURES
from kg.commands.options import filter_options, graph_option, json_option, level_option, limit_option
from kg.commands.printing import echo_json, echo_table, sentence

CLAIM_COLUMNS = {"claim": "sentence", "speaker": "speaker", "date": "date", "evidence": "evidence", "id": "id"}
RELATION_COLUMNS = {"source": "source", "relation": "type", "target": "target", "status": "status", "claims": "claims",
                    "speakers": "speakers", "since": "earliest", "until": "latest"}  # fmt: skip
PAIR_COLUMNS = {"actor": "one", "and": "other", "are": "stance", "net": "net", "90 %": "interval",
                "publishers": "asserted", "speakers": "attributed", "contested": "contested"}  # fmt: skip
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
@click.option("--pairs", is_flag=True, help="List pairs of actors instead: ally, enemy, mixed or unclear, how surely.")
@graph_option
@filter_options
@level_option
@limit_option
@json_option
def relations(pairs: bool, graph: Path, limit: int | None, as_json: bool, **wanted: Any) -> None:
    """List relations, with the status that their claims add up to.

    \b
    kg relations --actor Russia --status Disputed
    kg relations --pairs --level state
    """
    import kg

    opened = kg.open(graph)
    rows = _pairs(opened, wanted) if pairs else opened.relations(**wanted)
    if as_json:
        echo_json(rows[:limit])
    else:
        columns = PAIR_COLUMNS if pairs else RELATION_COLUMNS
        echo_table(rows[:limit], columns, empty="no relation passes the filters")


def _pairs(opened: Any, wanted: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The dyads of the claims, those with most weight first."""
    from kg.analysis.dyads import dyads
    from kg.commands.network import plain

    label = {id: row["label"] for id, row in opened.rows.actors.items()}
    ranked = sorted(dyads(opened.network_claims(**wanted)), key=lambda dyad: (-dyad.weight, dyad.a, dyad.b))
    return [
        {
            **plain(dyad),
            "one": label[dyad.a],
            "other": label[dyad.b],
            "interval": f"{dyad.low:+.2f} to {dyad.high:+.2f}",
        }
        for dyad in ranked
    ]


@click.command()
@click.argument("action", required=False, type=click.Choice(["lint", "unresolved"]), metavar="[lint|unresolved]")
@click.option("--by", type=click.Choice(sorted(MEASURES)), help="Rank by this measure of the signed network instead.")
@graph_option
@filter_options
@level_option
@limit_option
@json_option
def actors(action: str | None, by: str | None, graph: Path, limit: int | None, as_json: bool, **wanted: Any) -> None:
    """List actors, those with most claims first.

    `lint` reports names in the ontology that clash, cannot be found, or are common words; `unresolved` lists names that
    the ontology does not have, most frequent first, with sentences: what is best added next.

    \b
    kg actors --speaker activists
    kg actors --by pn --limit 10
    kg actors unresolved --limit 20
    """
    if by and action:
        raise click.UsageError("--by ranks actors, so it goes without lint and unresolved", click.get_current_context())
    rows, columns = _ranked(graph, wanted, by) if by else _ACTIONS[action](graph, wanted)
    if as_json:
        echo_json(rows[:limit])
    else:
        echo_table(rows[:limit], columns, empty="no actor passes the filters" if action is None else "nothing found")


def _known(graph: Path, wanted: Mapping[str, Any]) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    import kg

    return kg.open(graph).actors(**wanted), ACTOR_COLUMNS


def _ranked(graph: Path, wanted: Mapping[str, Any], by: str) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    """The actors that the signed network of the claims has, each with the measure, the highest first."""
    import kg
    from kg.network import signed
    from kg.registry import find

    opened = kg.open(graph)
    values = find("measure", by, MEASURES)(signed(opened.network_claims(**wanted)))
    rows = [{**row, by: values[row["id"]]} for row in opened.actors(**wanted) if row["id"] in values]
    return sorted(rows, key=lambda row: (-row[by], row["id"])), {"actor": "label", by: by, **ACTOR_COLUMNS}


def _unresolved(graph: Path, wanted: Mapping[str, Any]) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    import kg
    from kg.unresolved import unresolved

    opened = kg.open(graph)
    found = unresolved(opened.claims(**wanted), opened.ontology)
    return list(map(asdict, found)), {"name": "label", "mentions": "mentions", "sentences": "sentences", "id": "id"}


def _lint(graph: Path, wanted: Mapping[str, Any]) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    """The ontology of the graph, or that of kg where there is no graph."""
    import kg
    from kg.gazetteer_lint import lint
    from kg.ontology import load
    from kg.parse import is_word

    ontology = kg.open(graph).ontology if isinstance(graph, str) or (graph / "manifest.json").exists() else load()
    found = lint(ontology, is_word)
    return list(map(asdict, found)), {"what": "kind", "actor": "actor", "name": "name", "why": "text"}


_ACTIONS = {None: _known, "unresolved": _unresolved, "lint": _lint}


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
