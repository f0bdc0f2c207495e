"""Events of ACLED: CSV with event types, two actors and notes."""

from collections.abc import Iterator
from pathlib import PurePath

from kg.errors import DocumentError
from kg.eventcodes import find
from kg.importing.cells import Row, table
from kg.importing.coded import Coded, Named, Record, meaning
from kg.ontology import Ontology
from kg.readers.source import Source


def read(source: Source, ontology: Ontology) -> Iterator[Record | DocumentError]:
    """A record for each event with two actors; its notes are the evidence."""
    for row in table(source):
        try:
            yield _record(row, source.path, ontology)
        except DocumentError as fault:
            yield fault


def _record(row: Row, path: str, ontology: Ontology) -> Record:
    kind, event = row.text("sub_event_type"), row.text("event_id_cnty", "data_id") or PurePath(row.where).name
    code = find(ontology.codes, "acled", kind) or meaning(ontology, "acled", row.text("event_type"), row.where)
    first, second = (Named(row.wanted(f"{number} actor", name)) for number, name in
                     (("first", "actor1"), ("second", "actor2")))  # fmt: skip
    day = row.wanted("date", "event_date")
    claim = Coded(
        source=second if code.reversed else first,
        relation=code.relation,
        target=first if code.reversed else second,
        says=code.label,
        note=f"ACLED event {event}, {kind or row.text('event_type')}",
        words=row.text("notes"),
        polarity=code.polarity,
        modality=code.modality,
        when=day,
        place=", ".join(filter(None, (row.text("location"), row.text("country")))),
        rule=f"ACLED {kind or row.text('event_type')}",
    )
    publisher = row.text("source") or "ACLED"
    return Record(row.where, f"ACLED event {event}", (claim,), day, publisher, path=path, key=f"acled:{event}")
