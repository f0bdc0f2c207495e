"""Questions about actors and edges: why, show, contested, stats."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kg.commands.options import filter_options, graph_option, json_option, level_option
from kg.commands.printing import Row, echo_json, printable, sentence, voice


@click.command()
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@graph_option
@level_option
@json_option
def why(source: str, target: str, graph: Path, level: str, as_json: bool) -> None:
    """Show every claim from A to B: its words, its speaker, how it was read, and what contradicts it.

    \b
    kg why Russia "Al Izza Brigade"
    """
    import kg

    opened = kg.open(graph)
    claims = opened.why(source, target, level=level)
    if as_json:
        echo_json(claims)
        return
    if not claims:
        click.echo(
            f"no claim that {source} does anything to {target}; `kg why {target!r} {source!r}` asks the other way",
            err=True,
        )
    for claim in claims:
        click.echo(click.style(sentence(claim), bold=True) + f"  [{claim['status'].lower()}]")
        for line in _details(claim, opened.rows.document(claim["document"])):
            click.echo(f"  {line}")


def _details(claim: Row, document: Row) -> Iterable[str]:
    yield f"“{printable(claim['evidence'])}”"
    yield (
        printable(voice(claim))
        + (f", about {claim['date']}" if claim["date"] else "")
        + (f", in {claim['place']}" if claim["place"] else "")
    )
    where = ", ".join(part for part in (document["title"], document["publisher"], document["date"]) if part)
    yield f"from {printable(where) or document['id']}, characters {claim['start']} to {claim['end']}"
    ends = [f"{end} by {claim[f'{end}_rule']}" for end in ("source", "target", "speaker") if claim[f"{end}_rule"]]
    yield f"read by {claim['rule']}; {', '.join(ends)}; confidence {claim['confidence']:g}"
    if claim["contradicted_by"]:
        yield f"contradicted by {', '.join(claim['contradicted_by'])}"
    yield f"claim {claim['id']}"


@click.command()
@click.argument("actor")
@graph_option
@level_option
@json_option
def show(actor: str, graph: Path, level: str, as_json: bool) -> None:
    """Show an actor: aliases, allies, enemies, what is said of it and what it says.

    \b
    kg show Russia
    """
    import kg

    card = kg.open(graph).card(actor, level=level)
    if as_json:
        echo_json(
            {**card.actor, "allies": card.allies, "enemies": card.enemies, "claims": card.claims, "says": card.says}
        )
        return
    click.echo(click.style(card.label, bold=True) + f"  {card.actor['kind']}  {card.actor['id']}")
    if card.actor["aliases"]:
        click.echo(f"  also {', '.join(map(printable, card.actor['aliases']))}")
    for heading, others in (("allies", card.allies), ("enemies", card.enemies)):
        click.echo(click.style(heading, bold=True) if others else f"no {heading}")
        for other in others:
            click.echo(f"  {printable(other['label'])}: {other['asserted']} asserted, {other['attributed']} attributed")
    for heading, claims in (("claims", card.claims), ("says", card.says)):
        click.echo(click.style(f"{heading} ({len(claims)})", bold=True))
        for claim in claims:
            click.echo(f"  {sentence(claim)}, {printable(voice(claim))}: “{printable(claim['evidence'])}”")


@click.command()
@graph_option
@filter_options
@level_option
@json_option
def contested(graph: Path, as_json: bool, **wanted: Any) -> None:
    """Show disputed relations: those who affirm and those who deny, side by side.

    \b
    kg contested --actor "Islamic State"
    """
    import kg

    rows = kg.open(graph).contested(**wanted)
    if as_json:
        echo_json(rows)
        return
    if not rows:
        click.echo("nothing is disputed", err=True)
    for row in rows:
        click.echo(click.style(f"{row['source']} {row['type']} {row['target']}", bold=True))
        for side in ("affirmed", "negated"):
            for claim in row[side]:
                click.echo(f"  {side} {printable(voice(claim))}: “{printable(claim['evidence'])}”")


@click.command()
@graph_option
@json_option
def stats(graph: Path, as_json: bool) -> None:
    """Count what is in a graph, and say what it was made with.

    \b
    kg stats --json
    """
    import kg

    found = kg.open(graph).stats()
    if as_json:
        echo_json(found)
        return
    for name, value in found.items():
        if isinstance(value, dict):
            click.echo(click.style(name, bold=True))
            for key, count in value.items():
                click.echo(f"  {key}: {count}")
        else:
            click.echo(f"{name}: {value}")
