"""A finished graph's rows -> what a page shows of it."""

from collections.abc import Iterable, Mapping

from kg.model import Document
from kg.ontology import RelationType
from kg.store.rows import Filter, Row, Rows, relations
from kg.views.data import PageData

HEADING = "Who does what to whom, and who says so"
# Of a graph with more claims than a page can hold, only those between its most prominent actors are shown.
MOST_CLAIMS = 60_000
MOST_ACTORS = 300


def page_data(
    rows: Rows,
    claims: list[Row],
    texts: Iterable[Document],
    types: Mapping[str, RelationType],
    *,
    title: str = "",
    base: str = "",
    total: int | None = None,
) -> PageData:
    """Claims with their relations, actors and documents; of a graph without claims, all documents.

    `total` is how many claims there are, if these are some of them.
    """
    shown = claims if len(claims) <= MOST_CLAIMS else _between_the_foremost(claims, rows)
    inside = _with_those_above(
        {claim[end] for claim in shown for end in ("source_id", "target_id", "speaker_id")}, rows
    )
    quoted = {claim["document"] for claim in shown} or set(rows.documents)
    text_of = {document.id: document.text for document in texts}
    documents = [{**row, "text": text_of.get(id, "")} for id, row in rows.documents.items() if id in quoted]
    heading = title or (documents[0]["title"] if len(documents) == 1 else "") or HEADING
    whole = len(claims) if total is None else total
    return PageData(
        title=heading if len(shown) == whole else f"{heading} ({len(shown):,} of {whole:,} claims)",
        actors=tuple(row for id, row in rows.actors.items() if id in inside),
        relations=tuple(relations(shown)),
        claims=tuple(shown),
        documents=tuple(documents),
        base=base,
        types=tuple(_type_row(kind) for kind in types.values()),
    )


def _with_those_above(actors: set[str], rows: Rows) -> set[str]:
    """The actors with those whom they represent or are part of, so that they can be joined to these."""
    found, rest = set(actors), list(actors)
    while rest:
        row = rows.actors.get(rest.pop())
        above = {*row["part_of"], *row["represents"]} - found if row else set()
        found |= above
        rest += above
    return found


def fitting(rows: Rows, total: int) -> list[Row]:
    """The claims of a graph that its page may hold; of many more than that not all are read."""
    if total <= MOST_CLAIMS:
        return rows.claims()
    foremost = _foremost(rows)
    found = (row for id in sorted(foremost) for row in rows.claims(Filter(source=id)) if row["target_id"] in foremost)
    return sorted(found, key=rows.place)


def _foremost(rows: Rows) -> set[str]:
    ranked = sorted(rows.actors.values(), key=lambda row: (-row["claims"], row["id"]))
    return {row["id"] for row in ranked[:MOST_ACTORS]}


def _between_the_foremost(claims: list[Row], rows: Rows) -> list[Row]:
    foremost = _foremost(rows)
    between = [claim for claim in claims if {claim["source_id"], claim["target_id"]} <= foremost]
    surest = sorted(between, key=lambda claim: (-claim["confidence"], claim["id"]))[:MOST_CLAIMS]
    kept = {claim["id"] for claim in surest}
    return [claim for claim in between if claim["id"] in kept]


def _type_row(kind: RelationType) -> Row:
    names = ("id", "label", "definition", "sign", "intensity", "symmetric")
    return {name: getattr(kind, name) for name in names}
