"""Event rows of GDELT 2.0: tab-separated, without a header, 61 columns."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from kg.errors import DocumentError
from kg.importing.coded import NO_TEXT, Coded, Named, Record, meaning
from kg.ontology import Ontology
from kg.readers.source import Source

COLUMNS = 61
EVENT, DAY, CODE, PLACE, ADDED, ADDRESS = 0, 1, 26, 52, 59, 60
# The code, name and country of the first and second actor.
ACTORS = (slice(5, 8), slice(15, 18))


def read(source: Source, ontology: Ontology) -> Iterator[Record | DocumentError]:
    """A record for each event; it has no words but the row's own, put into a sentence."""
    for where, line in source.lines():
        try:
            if isinstance(line, DocumentError):
                raise line
            if line.strip():
                yield _record(where, NO_TEXT.sub("\ufffd", line).rstrip("\r\n").split("\t"), source.path, ontology)
        except DocumentError as fault:
            yield fault


def _record(where: str, row: list[str], path: str, ontology: Ontology) -> Record:
    if len(row) != COLUMNS:
        raise DocumentError(where, f"{len(row)} columns, where an event of GDELT 2.0 has {COLUMNS}")
    code = meaning(ontology, "cameo", row[CODE], where)
    first, second = (_actor(where, *row[part]) for part in ACTORS)
    claim = Coded(
        source=second if code.reversed else first,
        relation=code.relation,
        target=first if code.reversed else second,
        says=code.label,
        note=f"GDELT event {row[EVENT]}, CAMEO {row[CODE]}",
        polarity=code.polarity,
        modality=code.modality,
        when=row[DAY],
        place=row[PLACE],
        rule=f"CAMEO {row[CODE]}",
    )
    return Record(
        where,
        f"GDELT event {row[EVENT]}",
        (claim,),
        published=row[ADDED][:8] or row[DAY],
        publisher=urlsplit(row[ADDRESS]).hostname or "GDELT",
        url=row[ADDRESS],
        path=path,
        key=f"gdelt:{row[EVENT]}",
    )


def _actor(where: str, code: str, name: str, country: str) -> Named:
    if not name:
        raise DocumentError(where, "no second actor or no first")
    return Named(name, country, is_country=code == country != "")
