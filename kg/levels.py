"""Claims of persons and offices as claims of the bodies or states that they belong to."""

from collections.abc import Iterable, Mapping
from typing import Any

from kg.errors import KGError
from kg.model import LEVELS, Modality, Polarity, digest
from kg.ontology import RelationType
from kg.resolve import joint, status

Row = dict[str, Any]


def rolled_up(
    rows: Iterable[Mapping[str, Any]], actors: Iterable[Mapping[str, Any]], level: str = "state"
) -> list[dict[str, Any]]:
    """The rows with every actor and speaker replaced by whom it belongs to at a level.

    At "organisation" a person becomes the first body that it represents or is part of; at "state" anyone becomes
    the first state so reached. Who leads nowhere stays; a claim within one actor is left out.
    """
    if level == "actor":
        return [dict(row) for row in rows]
    known = {actor["id"]: actor for actor in actors}
    above = {id: known[whole] for id, whole in belonging(known.values(), level).items()}
    lifted = (_lifted(row, above) for row in rows)
    return [row for row in lifted if row["source_id"] != row["target_id"]]


def belonging(actors: Iterable[Mapping[str, Any]], level: str) -> dict[str, str]:
    """For each actor's id that of whom it belongs to at a level; see `rolled_up`."""
    if level not in LEVELS:
        raise KGError(f"no level {level!r}; known: {', '.join(LEVELS)}")
    known = {actor["id"]: actor for actor in actors}
    return {id: id if level == "actor" else _above(id, known, level) for id in sorted(known)}


def at_level(
    rows: Iterable[Row], actors: Iterable[Mapping[str, Any]], level: str, types: Mapping[str, RelationType]
) -> list[Row]:
    """The rows with each actor replaced by whom it belongs to, and the status that relations then have.

    What a claim says is untouched, its words and spans too: each is still one step away. A claim within one
    organisation or state is left out.
    """
    lifted = rolled_up(rows, actors, level)
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in lifted:
        groups.setdefault(_key(row, types), []).append(row)
    statuses = {key: status(map(_standing, group)).value for key, group in groups.items()}
    return [{**row, "status": statuses[_key(row, types)]} for row in lifted]


def _key(row: Row, types: Mapping[str, RelationType]) -> tuple[str, str, str]:
    return joint((row["source_id"], row["relation"], row["target_id"]), types[row["relation"]])


def _standing(row: Row) -> tuple[Polarity, Modality, bool]:
    return Polarity(row["polarity"]), Modality(row["modality"]), row["speaker_id"] is not None


def _above(id: str, actors: Mapping[str, Mapping[str, Any]], level: str) -> str:
    """The nearest actor above that the level asks for, breadth first in alphabetical order; itself if none."""
    queue, seen = [id], {id}
    for current in queue:
        kind = actors[current]["kind"]
        if kind == "State" or (level == "organisation" and kind != "Person"):
            return current
        nearer = sorted({*actors[current].get("represents", ()), *actors[current].get("part_of", ())} - seen)
        queue.extend(actor for actor in nearer if actor in actors)
        seen.update(nearer)
    return id


def _lifted(row: Mapping[str, Any], above: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    lifted = dict(row)
    for role in ("source", "target", "speaker"):
        actor = above.get(row.get(f"{role}_id") or "")
        if actor:
            lifted[f"{role}_id"], lifted[role] = actor["id"], actor["label"]
    if (lifted["source_id"], lifted["target_id"]) != (row["source_id"], row["target_id"]):
        lifted["about"] = digest(lifted["source_id"], lifted["relation"], lifted["target_id"])
    return lifted
