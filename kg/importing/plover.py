"""Events of PLOVER as JSON: sources and targets in lists, a category, perhaps a mode, and the text coded."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import PurePath

from kg.errors import DocumentError
from kg.importing.cells import Row, objects
from kg.importing.coded import NO_TEXT, Coded, Named, Record, meaning
from kg.ontology import Ontology
from kg.readers.source import Source

NAMES = ("actortext", "name", "text")


def read(source: Source, ontology: Ontology) -> Iterator[Record | DocumentError]:
    """A record for each event, with a claim for each pair of source and target.

    Where only sources are named and the relation is the same in either order, they are the pairs.
    """
    for row in objects(source):
        try:
            if isinstance(row, DocumentError):
                raise row
            yield _record(row, source.path, ontology)
        except DocumentError as fault:
            yield fault


def _record(row: Row, path: str, ontology: Ontology) -> Record:
    event, mode = row.wanted("event", "event", "event_type").upper(), row.text("mode", "event_mode")
    notation = f"{event}-{mode}" if mode else event
    code = meaning(ontology, "plover", notation, row.where)
    id, day = row.text("id", "event_id") or PurePath(row.where).name, row.text("date", "event_date")
    claims = tuple(
        Coded(
            source=one,
            relation=code.relation,
            target=other,
            says=code.label,
            note=f"PLOVER event {id}, {notation}",
            words=row.text("text"),
            polarity=code.polarity,
            modality=code.modality,
            when=day,
            place=row.text("location", "place"),
            rule=f"PLOVER {notation}",
        )
        for one, other in _pairs(row, ontology.relations[code.relation].symmetric)
    )
    publisher = row.text("publication", "publisher")
    return Record(row.where, f"PLOVER event {id}", claims, day, publisher, row.text("url"), path, f"plover:{id}")


def _pairs(row: Row, symmetric: bool) -> list[tuple[Named, Named]]:
    sources, targets = _actors(row, "source", "actor"), _actors(row, "target", "recip", "recipient")
    pairs = list(product(sources, targets)) if targets or not symmetric else list(combinations(sources, 2))
    if not pairs:
        raise DocumentError(row.where, "no second actor or no first")
    return pairs


def _actors(row: Row, *names: str) -> list[Named]:
    found = next((value for name in names if (value := row.values.get(name))), [])
    listed = found if isinstance(found, list) else [found]
    return [actor for part in listed if (actor := _actor(part)).name]


def _actor(part: object) -> Named:
    if not isinstance(part, Mapping):
        return Named(str(part).strip())
    values = {str(name).casefold(): str(value).strip() for name, value in part.items() if value}
    name = next((values[key] for key in NAMES if key in values), "")
    code = values.get("code", values.get("country", ""))
    return Named(NO_TEXT.sub("\ufffd", name or code), code[:3], is_country=len(code) == 3 and not values.get("sector"))
