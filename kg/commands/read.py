"""Reading without a graph: extract, explain."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.commands.network import plain
from kg.commands.options import as_columns, json_option, name_fault, reading_options
from kg.commands.printing import echo_json, echo_table
from kg.config import Console
from kg.errors import DocumentError


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
@click.option("--ontology", type=click.Path(path_type=Path), help="Folder of Turtle files to use instead of kg's.")
@click.option("--model", help="Installed spaCy pipeline to parse with.")
@json_option
def explain(text: str, date: str, ontology: Path | None, model: str | None, as_json: bool) -> None:
    """Show how a sentence is read: words, mentions, the frames that fired and nearly fired, and why nothing came out.

    \b
    kg explain "Russia did not bomb the rebels, the Kremlin said."
    """
    from kg.extract.explain import explain as explained
    from kg.filters import day
    from kg.model import Document, Publication
    from kg.parse import MODEL
    from kg.recipe import EXTRACTOR, Recipe, load_extractor

    day(date, last=False)
    extractor: Any = load_extractor(Recipe(EXTRACTOR, model or MODEL, ontology))
    found = explained(Document(text, "", (Publication(published=date),)), extractor)
    if as_json:
        echo_json(plain(found))
    else:
        _echo_explanation(found)


def _echo_explanation(found: Any) -> None:
    heads = [{**asdict(word), "head": found.words[word.head].text if found.words else ""} for word in found.words]
    echo_table(heads, {name: name for name in ("text", "lemma", "tag", "dep", "head", "entity")}, empty="no words")
    for mention in found.mentions:
        click.echo(f"mention  {mention.span.text} = {mention.actor.label} ({mention.actor.kind}), by {mention.rule}")
    for said in found.attributions:
        content = f": “{said.content.text}”" if said.content else ""
        click.echo(f"speaker  {said.speaker.actor.label} {said.cue.text!r}{content}")
    for fired in found.fired:
        click.echo(f"fired    {fired.frame} at {fired.trigger!r}")
        for claim in fired.claims:
            standing = f"{claim.polarity.value}, {claim.modality.value}, confidence {claim.confidence:g}"
            click.echo(f"         {claim.source.actor.label} {claim.relation} {claim.target.actor.label} ({standing})")
    for near in found.near:
        click.echo(f"nearly   {near.frame} ({near.relation}) at {near.trigger!r}: lacks {near.lacks}")
    if found.reason:
        click.echo(f"no claim: {found.reason}")
