"""How the network hangs together: balance, blocs, path."""

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
    weighted_option,
)
from kg.commands.printing import echo_json, echo_table


@click.command()
@edges_option
@weighted_option
@click.option("--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Show so many strained ties.")
@click.option("--time-limit", type=click.FloatRange(min=0), default=300, show_default=True,
              help="Seconds to prove the frustration index of a block.")  # fmt: skip
@network_options
def balance(
    edges: Path | None,
    weighted: bool,
    limit: int,
    time_limit: float,
    graph: Path,
    level: str,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Measure how balanced the network is, and show the ties that strain it most.

    A network is balanced if it falls into two camps, friends inside and enemies across.

    \b
    kg balance --level state
    kg balance --edges tribes.csv
    """
    from kg.analysis.triads import strains, triads

    given = material(graph, edges, level, wanted)
    found, strained = _measured(given, weighted, time_limit), strains(given.network)
    if as_json:
        unbalanced = triads(given.network, balanced=False)
        echo_json({**plain(found), "strains": plain(strained), "unbalanced": plain(unbalanced)})
        return
    echo_table(_balance_rows(found), {"measure": "name", "value": "value"})
    helpful = [strain for strain in strained if strain.mends > 0][:limit]
    if helpful:
        heading("ties whose change of sign would mend most triads")
    for strain in helpful:
        sign = "friendly" if strain.sign > 0 else "hostile"
        click.echo(f"{given.name(strain.a)} and {given.name(strain.b)}, {sign}: would mend {strain.mends}")
        echo_lines(given.quotes(strain.claims))


def _measured(given: Material, weighted: bool, time_limit: float) -> Any:
    from kg.analysis.balance import balance as measure

    return measure(given.network, weight="weight" if weighted else None, time_limit=time_limit)


def _balance_rows(found: Any) -> list[dict[str, Any]]:
    line = found.frustration
    index = f"{line.upper:g}, proved" if line.proved else f"between {line.lower:g} and {line.upper:g}, not proved"
    values = {
        "actors": found.actors,
        "pairs with a net sign": f"{found.ties} ({found.positive} friendly, {found.negative} hostile)",
        "triads": ", ".join(f"{count} {kind}" for kind, count in found.triads),
        "balanced triads": _share(found.strong),
        "weakly balanced triads": _share(found.weak),
        "balanced walks": _share(found.walks),
        "frustration index": index,
        "balance by frustration": f"{line.balance:.3f}",
    }
    return [{"name": name, "value": value} for name, value in values.items()]


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"


@click.command()
@edges_option
@weighted_option
@click.option("--count", type=click.IntRange(min=1), help="At most so many blocs; else as many as contradict least.")
@click.option("--resamples", type=click.IntRange(min=0), default=100, show_default=True,
              help="Draws of voices by which robustness is told.")  # fmt: skip
@click.option("--seed", default=0, show_default=True, help="Of the search and the draws.")
@plot_option
@network_options
def blocs(
    edges: Path | None,
    weighted: bool,
    count: int | None,
    resamples: int,
    seed: int,
    plot: Path | None,
    graph: Path,
    level: str,
    as_json: bool,
    **wanted: Any,
) -> None:
    """Find the blocs with fewest contradicting ties: who stands together, how surely, and what speaks against it.

    \b
    kg blocs --level state --plot blocs.svg
    kg blocs --edges tribes.csv --count 2
    """
    from kg.analysis.blocs import blocs as search
    from kg.analysis.blocs import robustness

    given = material(graph, edges, level, wanted)
    found = search(given.network, count, weight="weight" if weighted else None, seed=seed)
    shares = robustness(given.claims, found, resamples=resamples, seed=seed, count=count) if resamples else {}
    if plot:
        from kg.analysis.plots import bloc_matrix, save

        save(bloc_matrix(given.network, found), plot)
    if as_json:
        echo_json({**plain(found), "robustness": shares})
        return
    _echo_blocs(given, found, shares, weighted)


def _echo_blocs(given: Material, found: Any, shares: dict[str, float], weighted: bool) -> None:
    for bloc in found.blocs:
        if len(bloc.members) > 1:
            heading(given.name(bloc.name))
            members = [f"{given.name(a)}{f' {shares[a]:.0%}' if a in shares else ''}" for a in bloc.members]
            echo_lines([", ".join(members)])
    alone = [bloc for bloc in found.blocs if len(bloc.members) == 1]
    proof = "proved least" if found.proved else f"at least {found.lower:g} in any case"
    what = "weight of contradicting ties" if weighted else "contradicting ties"
    click.echo(f"{len(found.blocs) - len(alone)} blocs, {len(alone)} actors alone; {found.upper:g} {what}, {proof}; "
               f"modularity {found.modularity:.3f}")  # fmt: skip
    for tie in found.against:
        what = "friendly across blocs" if tie.sign > 0 else "hostile within a bloc"
        click.echo(f"{given.name(tie.a)} and {given.name(tie.b)}: {what}")
        echo_lines(given.quotes(tie.claims))


@click.command()
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@edges_option
@network_options
def path(source: str, target: str, edges: Path | None, graph: Path, level: str, as_json: bool, **wanted: Any) -> None:
    """Show how A and B are linked: the surest path that makes them friends, and the surest that makes them enemies.

    That an enemy's enemy is a friend is an inference: the claims on the way are shown, none states the whole.

    \b
    kg path Russia "Free Syrian Army"
    """
    from kg.analysis.paths import paths

    given = material(graph, edges, level, wanted)
    found = paths(given.claims, given.find(source), given.find(target))
    if as_json:
        echo_json([{**plain(one), "sentences": one.sentences(given.names)} for one in found])
        return
    if not found:
        click.echo(f"nothing links {source} and {target}", err=True)
    for one in found:
        word = "friends" if one.sign > 0 else "enemies"
        heading(f"{' – '.join(map(given.name, one.actors))}: as {word}, confidence {one.confidence:g} (inferred)"
                if len(one.steps) > 1 else f"{given.name(source)}: {word}, confidence {one.confidence:g}")  # fmt: skip
        echo_lines(given.sentence(step.claim) for step in one.steps)
