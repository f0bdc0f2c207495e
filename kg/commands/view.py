"""The page: view."""

from pathlib import Path
from typing import Any

import click

from kg.commands.options import filter_options, graph_option, level_option


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="File to write; graph.html in the graph's folder otherwise."
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=150,
    show_default=True,
    help="Draw the strongest actors first, so many.",
)
@click.option("--no-text", is_flag=True, help="Leave the articles out: a page with them republishes them.")
@click.option("--svg", is_flag=True, help="Write the picture alone, as SVG (graph.svg, if no file is named).")
@click.option("--title", default="", help="Heading of the page.")
@graph_option
@filter_options
@level_option
def view(output: Path | None, top: int, no_text: bool, svg: bool, title: str, graph: Path, **wanted: Any) -> None:
    """Write one self-contained HTML page that shows the graph, and opens from disk with no network.

    \b
    kg view -o graph.html --no-text
    kg view --svg -o graph.svg --top 40
    """
    import kg

    if output is None and isinstance(graph, str):
        raise click.UsageError("-o says where to write the page of a graph that is in no folder")
    path = output or graph / ("graph.svg" if svg else "graph.html")
    opened = kg.open(graph)
    if svg:
        page = opened.picture(title=title, top=top, **wanted)
    else:
        page = opened.view(title=title, text=not no_text, top=top, **wanted)
    if str(output) == "-":
        click.echo(page, nl=False)
        return
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(page, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    click.echo(f"{path}: open it in a browser")
