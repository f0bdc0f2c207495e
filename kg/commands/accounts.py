"""When it happened and by whose account: timeline, compare, report."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kg.commands.network import (
    Material,
    echo_lines,
    edges_option,
    heading,
    material,
    network_options,
    plain,
    plot_option,
)
from kg.commands.options import filter_options, graph_option, level_option
from kg.commands.printing import echo_json, echo_table
from kg.model import Interval

WINDOWS = ("day", "week", "month", "quarter", "year")
# A publisher as an account, among names of speakers.
PUBLISHER = "publisher:"
OWN = ("own", "-", "article")


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="[B]", required=False)
@edges_option
@click.option("--window", type=click.Choice(WINDOWS), default="month", show_default=True, help="Count by this.")
@plot_option
@network_options
def timeline(
    first: str,
    second: str | None,
    edges: Path | None,
    window: str,
    plot: Path | None,
    graph: Path,
    level: str,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Show what passes between A and B, or between A and anyone, over time, and when that changes.

    Several actors, such as those of a bloc, are joined by " + ".

    \b
    kg timeline Russia Ukraine --window week
    kg timeline Israel --plot israel.png
    kg timeline "Greece + Cyprus" Turkey
    """
    from kg.analysis.timeline import timeline as count

    given = material(graph, edges, level, wanted)
    ones, others = given.find_all(first), given.find_all(second) if second else None
    found = count(given.claims, ones, others, window=window)
    if plot:
        from kg.analysis.plots import dyad_timeline, save

        title = " and ".join(", ".join(map(given.name, side)) for side in (ones, others) if side)
        save(dyad_timeline(found, title), plot)
    if as_json:
        echo_json(plain(found))
        return
    rows = [{**plain(line), "claims": len(line.claims)} for line in found.windows if line.claims]
    columns = {"time": "days", "friendly": "positive", "hostile": "negative", "score": "score", "claims": "claims"}
    echo_table(rows, columns, empty="no dated claim")
    for change in found.changes:
        click.echo(f"the level changes on {change}")
    if found.vague:
        click.echo(f"{len(found.vague)} claims are not dated to a {window}", err=True)


@click.command()
@click.argument("first", metavar="[A]", required=False)
@click.argument("second", metavar="[B]", required=False)
@edges_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show so many.")
@click.option("--least", type=click.IntRange(min=1), default=1, show_default=True,
              help="Voices with so many questions in common.")  # fmt: skip
@plot_option
@network_options
def compare(
    first: str | None,
    second: str | None,
    edges: Path | None,
    limit: int,
    least: int,
    plot: Path | None,
    graph: Path,
    level: str,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Compare two accounts or two periods; without A and B, show who agrees with whom.

    An account is a speaker or several joined by " + ", publisher:NAME, or own for the articles' own voice; a period is
    YYYY, YYYY-MM, YYYY-MM-DD or start/end.

    \b
    kg compare Russia "United States"
    kg compare 2019 2020 --level state
    kg compare --plot agreement.svg
    """
    given = material(graph, edges, level, wanted)
    if first is None or second is None:
        if first is not None:
            raise click.UsageError("give two accounts or two periods, or none", click.get_current_context())
        _agreements(given, limit, least, plot, as_json)
    elif plot:
        raise click.UsageError("--plot draws agreement, so it goes without A and B", click.get_current_context())
    elif (before := _period(first)) and (after := _period(second)):
        _changes(given, before, after, limit, as_json)
    else:
        _differences(given, first, second, limit, as_json)


def _agreements(given: Material, limit: int, least: int, plot: Path | None, as_json: bool) -> None:
    from kg.analysis.accounts import agreements

    found = agreements(given.claims, least=least)
    if plot:
        from kg.analysis.plots import agreement_matrix, save

        names = {voice: _voice(given, voice) for pair in found for voice in (pair.a, pair.b)}
        save(agreement_matrix(found, names), plot)
    if as_json:
        echo_json(plain(found))
        return
    ranked = sorted(found, key=lambda pair: (-pair.shared, pair.share, pair.a, pair.b))
    rows = [
        {"a": _voice(given, pair.a), "b": _voice(given, pair.b), "shared": pair.shared, "share": f"{pair.share:.0%}"}
        for pair in ranked[:limit]
    ]
    empty = "no two voices speak of the same"
    echo_table(rows, {"voice": "a", "and": "b", "questions": "shared", "agree": "share"}, empty=empty)


def _changes(given: Material, before: Interval, after: Interval, limit: int, as_json: bool) -> None:
    from kg.analysis.timeline import changes

    found = changes(given.claims, before, after)
    if as_json:
        echo_json(plain(found))
        return
    if not found:
        click.echo("nothing changed", err=True)
    for change in found[:limit]:
        was, now = (_net(dyad) for dyad in (change.before, change.after))
        heading(f"{given.name(change.a)} and {given.name(change.b)} {change.kind}: {was} → {now}")
        echo_lines(given.quotes((change.after or change.before).claims))  # type: ignore[union-attr]


def _differences(given: Material, first: str, second: str, limit: int, as_json: bool) -> None:
    from kg.analysis.accounts import differences

    found = differences(_account(given, first), _account(given, second))
    if as_json:
        echo_json(plain(found))
        return
    if not found:
        click.echo("the two accounts do not differ", err=True)
    for one in found[:limit]:
        relation = f"{given.name(one.source)} {one.type} {given.name(one.target)}"
        heading(f"{relation}: {first} {_says(one.first)}, {second} {_says(one.second)}")
        echo_lines(given.quotes(one.claims))


def _says(side: str) -> str:
    return {"silent": "is silent", "both": "says both"}.get(side, side)


def _account(given: Material, name: str) -> Iterable[Any]:
    from kg.analysis.accounts import according_to

    if name in OWN:
        return according_to(given.claims, asserted=True)
    if name.startswith(PUBLISHER):
        return according_to(given.claims, publishers=[name.removeprefix(PUBLISHER)])
    return according_to(given.claims, speakers=given.find_all(name))


def _period(text: str) -> Interval | None:
    if not re.match(r"\d{4}(-\d|/|$)", text):
        return None
    try:
        return Interval.parse(text)
    except ValueError:
        raise click.BadParameter(f"{text!r}; write YYYY, YYYY-MM, YYYY-MM-DD or start/end") from None


def _voice(given: Material, voice: str) -> str:
    kind, _, name = voice.partition(":")
    return given.name(name) if kind == "speaker" else f"{name} (own voice)"


def _net(dyad: Any) -> str:
    return f"{dyad.stance.value} {dyad.net:+.2f}" if dyad else "silent"


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("-"),
              help="File that ends in .md or .html; else Markdown to standard output.")  # fmt: skip
@click.option("--title", default="Who stands with whom, and who says so", help="Heading.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Entries of a section.")
@level_option
@filter_options
@graph_option
def report(output: Path, title: str, top: int, level: str, graph: Path, **wanted: Any) -> None:
    """Write a report: main actors, blocs, contested claims and changes, each with its sentences and sources.

    \b
    kg report -o report.html --level state
    """
    import kg
    from kg.analysis.report import report as write
    from kg.analysis.written import to_html, to_markdown
    from kg.errors import UnknownNameError

    forms = {".md": to_markdown, ".html": to_html}
    suffix = ".md" if str(output) == "-" else output.suffix
    if suffix not in forms:
        raise UnknownNameError("form of report", suffix, forms)
    opened = kg.open(graph)
    actors = opened.rows.actors
    made = write(
        opened.network_rows(level=level, **wanted),
        opened.documents(),
        intensities=opened.intensities,
        reprints=opened.reprints,
        mutual=opened.mutual,
        title=title,
        top=top,
        nameless=[id for id, row in actors.items() if row["kind"] == "Collective"],
    )
    text = forms[suffix](made)
    if str(output) == "-":
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
