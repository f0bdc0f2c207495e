"""What the commands that analyse a network have in common: where it comes from, and how findings are printed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.options import Command, filter_options, graph_option, json_option, level_option
from kg.commands.printing import printable
from kg.model import Interval

if TYPE_CHECKING:
    from kg.network import NetworkClaim

edges_option = click.option(
    "--edges",
    type=click.Path(path_type=Path),
    help="Instead of a graph a CSV file: source, target, sign, and if wanted weight and date.",
)
weighted_option = click.option("--weighted", is_flag=True, help="Let ties count by their weight, instead of one each.")


def _drawable(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """The path, whose format is known before anything is computed."""
    if path:
        from kg.analysis.plots import form_of

        form_of(path)
    return path


plot_option = click.option(
    "--plot",
    type=click.Path(path_type=Path),
    callback=_drawable,
    help="Draw a picture too: a .png or .svg file.",
)


def network_options(command: Command) -> Command:
    """Graph, filters, level and JSON, as every analysis has them."""
    for option in (json_option, level_option, filter_options, graph_option):
        command = option(command)
    return command


@dataclass(frozen=True)
class Material:
    """The claims to analyse, what their actors are called, and how to find an actor by what a user calls it."""

    claims: "list[NetworkClaim]"
    names: Mapping[str, str]
    find: Callable[[str], str]

    @cached_property
    def network(self) -> Any:
        """The net sign of each pair."""
        from kg.network import signed

        return signed(self.claims, names=self.names)

    @cached_property
    def by_id(self) -> "dict[str, NetworkClaim]":
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    def find_all(self, text: str) -> list[str]:
        """The actors that a user names: one, or several joined by a plus sign with spaces."""
        return [self.find(part.strip()) for part in text.split(" + ")]

    def name(self, actor: str) -> str:
        """What an actor is called."""
        return printable(self.names.get(actor, actor))

    def quotes(self, ids: Iterable[str], *, most: int = 3) -> list[str]:
        """The best of these claims in words, a line each."""
        ranked = sorted((self.by_id[id] for id in ids), key=lambda claim: (-claim.weight, claim.id))
        return [self.sentence(claim) for claim in ranked[:most]]

    def sentence(self, claim: "NetworkClaim") -> str:
        """A claim with its words and who vouches for it."""
        words = f": “{printable(claim.evidence)}”" if claim.evidence else f" ({printable(claim.document)})"
        teller = f", according to {self.name(claim.speaker)}" if claim.speaker else ""
        return f"{self.name(claim.source)} {claim.type} {self.name(claim.target)}{teller}{words}"


def material(graph: Path, edges: Path | None, level: str, wanted: Mapping[str, Any]) -> Material:
    """The claims of a graph that pass the filters, or the edges of a table; of status Asserted the article's own."""
    if edges:
        return _table(edges, level, wanted)
    import kg
    from kg.analysis.accounts import according_to
    from kg.levels import belonging

    opened = kg.open(graph)
    actors = opened.rows.actors
    above = belonging(actors.values(), level)
    claims = opened.network_claims(level=level, **wanted)
    own = [status.casefold() for status in wanted.get("status", ())] == ["asserted"]
    return Material(
        according_to(claims, asserted=True) if own else claims,
        {id: str(row["label"]) for id, row in actors.items()},
        lambda name: above[str(opened.lookup.actor(name)["id"])],
    )


def _table(edges: Path, level: str, wanted: Mapping[str, Any]) -> Material:
    from kg.analysis.edges import read_edges
    from kg.network import find_actor, signed

    given = [name for name, value in wanted.items() if value not in ("", (), 0.0)]
    if given or level != "actor":
        raise click.UsageError("--edges takes no filters and no --level; the table is analysed as it is")
    claims = read_edges(edges)
    network = signed(claims)
    return Material(claims, {}, lambda name: find_actor(network, name))


def plain(value: Any) -> Any:
    """A value of an analysis as JSON has it: dataclasses as objects, enums and intervals as text."""
    if is_dataclass(value) and not isinstance(value, type | Interval):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return plain(value.value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def echo_lines(lines: Iterable[str], indent: int = 2) -> None:
    """Print lines below a heading."""
    for line in lines:
        click.echo(" " * indent + line)


def heading(text: str) -> None:
    """Print a heading."""
    click.echo(click.style(text, bold=True))
