"""Reading without a graph: extract, explain."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.commands.options import as_columns, json_option, name_fault, reading_options
from kg.commands.printing import echo_json, echo_table
from kg.config import Console
from kg.errors import DocumentError

EXPLAINED = {name: name for name in ("source", "relation", "target", "polarity", "modality", "speaker", "rule")}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("-"), help="File; else standard output.")
@reading_options
@click.pass_obj
def extract(console: Console, /, paths: tuple[str, ...], output: Path, **how: Any) -> None:
    """Read claims only, one JSON line a document, in the order of input; nothing is kept.

    \b
    kg extract article.html | jq '.claims[]'
    """
    lines = _lines(console, paths, how)
    if str(output) == "-":
        for line in lines:
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    unfinished = output.with_name(f".{output.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as stream:
            for line in lines:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)


def _lines(console: Console, paths: tuple[str, ...], how: dict[str, Any]) -> Iterator[Any]:
    from kg.claimlines import to_line
    from kg.parse import MODEL
    from kg.readers import read
    from kg.recipe import EXTRACTOR, Recipe, load_extractor, load_ontology

    def fault(error: DocumentError) -> None:
        if how["strict"]:
            raise error
        name_fault(error)

    found = read(paths, on_fault=fault, columns=as_columns(how["columns"]))
    recipe = Recipe(how["extractor"] or EXTRACTOR, how["model"] or MODEL, how["ontology"], tuple(how["actors"]))
    extractor, ontology = load_extractor(recipe), load_ontology(recipe)
    for document in console.track(found, "reading", None):
        yield to_line(extractor(document), ontology)


@click.command()
@click.argument("text")
@click.option("--date", default="", help="Date of publication, by which days are read.")
@json_option
def explain(text: str, date: str, as_json: bool) -> None:
    """Show how a sentence is read: words, mentions, and the claims with the frames that gave them.

    \b
    kg explain "Russia did not bomb the rebels, the Kremlin said."
    """
    import kg
    from kg.claimlines import to_line
    from kg.recipe import Recipe, load_ontology

    line = to_line(kg.extract(text, date=date), load_ontology(Recipe()))
    if as_json:
        echo_json(line)
    else:
        echo_table(line["claims"], EXPLAINED, empty="no claim")
