"""Checks and measures: validate, verify, eval."""

import sys
from pathlib import Path

import click

from kg.commands.options import folder_option, graph_option, json_option
from kg.commands.printing import echo_json, echo_table


def _report(faults: list[str], as_json: bool, sound: str) -> None:
    """Print faults and end with code 1, or say that there are none."""
    if as_json:
        echo_json({"faults": faults})
    else:
        for fault in faults:
            click.echo(fault)
        click.echo(f"{len(faults)} faults" if faults else sound, err=bool(faults))
    if faults:
        sys.exit(1)


@click.command()
@click.option("--shacl", is_flag=True, help="Check with pySHACL instead of SPARQL: slower, and independent of it.")
@graph_option
@json_option
def validate(shacl: bool, graph: Path, as_json: bool) -> None:
    """Check that a graph has the shape that ontologies/shapes.ttl promises.

    \b
    kg validate --shacl
    """
    import kg
    from kg.ontology import folder
    from kg.store import contract

    opened = kg.open(graph)
    found = (
        contract.shacl_faults(opened.turtle, folder() / "shapes.ttl")
        if shacl
        else list(contract.faults(opened.database))
    )
    _report(found, as_json, "the graph conforms to its shapes")


@click.command()
@folder_option
@json_option
def verify(graph: Path, as_json: bool) -> None:
    """Check that all evidence is in its document, word for word, and that no file was changed.

    \b
    kg verify -g out
    """
    import kg
    from kg import verify as check

    opened = kg.open(graph)
    found = list(check.faults(graph, opened.manifest, opened.readings()))
    _report(found, as_json, f"all {opened.manifest.counts['claims']} claims have their words in their documents")


@click.command("eval")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option(
    "--found",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File of extracted claims to judge, instead of reading now.",
)
@click.option("--errors", "shown", type=click.IntRange(min=0), default=0, help="Show so many errors of each kind.")
@json_option
def evaluate(gold: tuple[Path, ...], found: tuple[Path, ...], shown: int, as_json: bool) -> None:
    """Measure extraction against gold claims: precision, recall and F1 by level, and the errors by kind.

    \b
    kg eval tests/gold/seed.jsonl --errors 3
    """
    from kg.evaluation import evaluate as compare
    from kg.evaluation import evaluate_extractor
    from kg.evaluation.records import load_found, load_gold
    from kg.recipe import Recipe, load_extractor, load_ontology

    articles, ontology = load_gold(gold), load_ontology(Recipe())
    result = (
        compare(articles, load_found(found), ontology)
        if found
        else evaluate_extractor(articles, load_extractor(Recipe()), ontology)
    )
    levels = {**result.levels, "speaker": result.speaker, "negated": result.negated}
    rows = [
        {"level": name, **{part: round(getattr(score, part), 3) for part in ("precision", "recall", "f1")},
         "hits": score.hits, "gold": score.gold, "found": score.found}
        for name, score in levels.items()
    ]  # fmt: skip
    kinds = [{"error": kind.value, "count": count} for kind, count in result.by_kind.items()]
    if as_json:
        accuracy = {name: round(value, 3) for name, value in result.accuracy.items()}
        echo_json({"levels": rows, "accuracy": accuracy, "errors": kinds, "missing": list(result.missing)})
        return
    echo_table(rows, {name: name for name in ("level", "precision", "recall", "f1", "hits", "gold", "found")})
    click.echo(
        "accuracy where dyad and sign are right: "
        + ", ".join(f"{name} {value:.3f}" for name, value in result.accuracy.items())
    )
    echo_table(kinds, {"error": "error", "count": "count"})
    for kind in result.by_kind:
        for error in [error for error in result.errors if error.kind is kind][:shown]:
            click.echo(f"{kind.value}: {error.article}: {error}")
