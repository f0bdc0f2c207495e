"""PageData -> the actors and lines that the page opens with, placed: the strongest, where there are too many."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.views.data import PageData, Row
from kg.views.labels import box_of, lines_of, radius
from kg.views.layout import positions
from kg.views.lines import to_lines

TRUST = {"Asserted": 1.0, "Attributed": 0.6, "Disputed": 0.3}


@dataclass(frozen=True, slots=True)
class Shown:
    """Nodes and edges as vis-network takes them."""

    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]


def to_shown(data: PageData, blocs: tuple[Row, ...], top: int) -> Shown:
    """Of the `top` actors with the most claims those with relations to each other, and the lines among them.

    One line stands for all relations of one source, target and sign.
    """
    linked = {row[key] for row in data.relations for key in ("source_id", "target_id")}
    strong = sorted((row for row in data.actors if row["id"] in linked), key=lambda row: (-row["claims"], row["id"]))
    actors = _linked(strong[:top], data.relations)
    place = {row["id"]: number for number, row in enumerate(actors)}
    inside = [row for row in data.relations if row["source_id"] in place and row["target_id"] in place]
    boxes = [box_of(row["claims"], row["label"]) for row in actors]
    group = {member: number for number, bloc in enumerate(blocs, 1) for member in bloc["members"]}
    where = positions(boxes, _pulls(inside, place), [group.get(row["id"], 0) for row in actors])
    return Shown(tuple(_node(row, at) for row, at in zip(actors, where, strict=True)), tuple(_edges(inside)))


def _linked(actors: list[Row], relations: tuple[Row, ...]) -> list[Row]:
    """Those with a relation among themselves, or all where there is none: what stands alone tells nothing."""
    ids = {row["id"] for row in actors}
    ends = [(row["source_id"], row["target_id"]) for row in relations]
    linked = {id for one, other in ends if one != other and {one, other} <= ids for id in (one, other)}
    return [row for row in actors if row["id"] in linked] or actors


def _pulls(relations: list[Row], place: Mapping[str, int]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for row in relations:
        one, other = sorted((place[row["source_id"]], place[row["target_id"]]))
        if one != other:
            found[one, other] = found.get((one, other), 0.0) + row["sign"] * TRUST.get(row["status"], 0.1)
    return found


def _node(row: Row, at: list[int]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "x": at[0],
        "y": at[1],
        "size": radius(row["claims"]),
        "kind": row["kind"],
        "lines": lines_of(row["label"]),
    }


def _edges(relations: list[Row]) -> list[dict[str, Any]]:
    return [
        {"id": line.id, "from": line.source, "to": line.target, "sign": line.sign, "value": line.claims}
        for line in to_lines(relations)
    ]
