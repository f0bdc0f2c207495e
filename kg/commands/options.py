"""Options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.errors import DocumentError
from kg.extract import EXTRACTORS
from kg.model import LEVELS, Status

Command = TypeVar("Command", bound=Callable[..., Any])


class Place(click.ParamType):  # type: ignore[type-arg]
    """The folder of a graph, or the address of a SPARQL endpoint that has one."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Path | str:
        """A Path, or the address as it is."""
        text = str(value)
        if "://" not in text:
            return Path(value)
        if not text.startswith(("sparql+http://", "sparql+https://")):
            self.fail(f"{text!r}; of addresses it takes sparql+http://HOST/… and sparql+https://HOST/…", param, context)
        return text


class Folder(click.ParamType):  # type: ignore[type-arg]
    """The folder of a graph, where nothing else will do."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> Path:
        """A Path; an address is refused."""
        if "://" in str(value):
            self.fail(f"{str(value)!r}; this command wants the folder of the graph", param, context)
        return Path(value)


PLACE = Place()
graph_option = click.option(
    "-g", "--graph", type=PLACE, default="out", show_default=True, envvar="KG_GRAPH", metavar="PLACE",
    help="Folder of the graph, or sparql+http://HOST/… where it was pushed to.",
)  # fmt: skip
folder_option = click.option(
    "-g", "--graph", type=Folder(), default="out", show_default=True, envvar="KG_GRAPH", metavar="FOLDER",
    help="Folder of the graph.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
limit_option = click.option("--limit", type=click.IntRange(min=1), help="Show at most so many.")
_FILTERS = (
    click.option("--actor", default="", metavar="NAME", help="Claims with this actor at either end."),
    click.option("--relation", multiple=True, metavar="TYPE", help="Relation type, such as bombs; may be repeated."),
    click.option("--sign", default="", metavar="SIGN", help="+, - or 0: cooperative, hostile or neither."),
    click.option("--speaker", default="", metavar="NAME", help="Who says so; own for the article's own voice."),
    click.option(
        "--status", multiple=True, metavar="STATUS", help=f"{', '.join(s.value for s in Status)}; may be repeated."
    ),
    click.option("--since", default="", metavar="DATE", help="On or after this day, month or year."),
    click.option("--until", default="", metavar="DATE", help="On or before this day, month or year."),
    click.option(
        "--source-doc", "document", default="", metavar="DOC", help="From this document: id, address or path."
    ),
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Read with at least this confidence."
    ),
)


output_option = click.option(
    "-o", "--output", "--graph", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
    envvar="KG_GRAPH", help="Folder of the graph, made or added to.",
)  # fmt: skip
_READING = (
    click.option("--strict", is_flag=True, help="Stop at a document that cannot be read, instead of skipping it."),
    click.option("--ontology", type=click.Path(path_type=Path), help="Folder of Turtle files to use instead of kg's."),
    click.option(
        "--actors",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Turtle, or CSV (name, aliases, kind, parent, id), of actors to add or override; may be repeated.",
    ),
    click.option("--extractor", help=f"How to read: {', '.join(sorted(EXTRACTORS))}."),
    click.option("--model", help="Installed spaCy pipeline to parse with."),
    click.option(
        "--columns",
        multiple=True,
        metavar="PART=COLUMN",
        help="Column of CSV or JSON that holds text, title, published, publisher, url or key.",
    ),
)


def reading_options(command: Command) -> Command:
    """How documents are read, handed on as keyword arguments."""
    for option in reversed(_READING):
        command = option(command)
    return command


def as_columns(given: tuple[str, ...]) -> Any:
    """The columns that PART=COLUMN texts name, in the place of the usual ones."""
    from kg.readers import COLUMNS

    pairs = [text.partition("=") for text in given]
    wrong = [text for text, (_, _, column) in zip(given, pairs, strict=True) if not column]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r}; write PART=COLUMN, as in text=article", param_hint="--columns")
    return COLUMNS.having({part: column for part, _, column in pairs})


def name_fault(fault: DocumentError) -> None:
    """Say on stderr which document is skipped, and why."""
    click.echo(f"skipped {fault}", err=True)


level_option = click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="actor",
    show_default=True,
    help="Roll actors up to whom they belong to.",
)


def filter_options(command: Command) -> Command:
    """The filters of DESIGN section 6, handed on as keyword arguments of `Graph.claims`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command
