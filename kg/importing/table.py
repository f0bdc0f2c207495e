"""Claims in a CSV of any coder: a row each, with the columns source, relation (or code) and target."""

from collections.abc import Iterator
from pathlib import PurePath

from kg.errors import DocumentError
from kg.importing.cells import Row, table
from kg.importing.coded import Coded, Named, Record, meaning
from kg.ontology import Ontology
from kg.readers.source import Source

SCHEMES = ("cameo", "plover", "acled")
WORDS = ("evidence", "sentence", "text", "notes", "words")


def read(source: Source, ontology: Ontology) -> Iterator[Record | DocumentError]:
    """A record for each row.

    `relation` names a type of the ontology; in its place may stand a code in a column `cameo`, `plover` or `acled`.
    Further columns: evidence (or sentence, text, notes), trigger, date, when, speaker, cue, polarity, modality, place,
    confidence, publisher, url, title, id, source_country, target_country.
    """
    for row in table(source):
        try:
            yield _record(row, source.path, ontology)
        except DocumentError as fault:
            yield fault


def _record(row: Row, path: str, ontology: Ontology) -> Record:
    relation, says, rule, reverse = _relation(row, ontology)
    ends = [Named(row.wanted(end, end), row.text(f"{end}_country")) for end in ("source", "target")]
    words, speaker, id = row.text(*WORDS), row.text("speaker"), row.text("id", "key")
    trigger = words.find(row.text("trigger")) if row.text("trigger") else -1
    claim = Coded(
        source=ends[1] if reverse else ends[0],
        relation=relation,
        target=ends[0] if reverse else ends[1],
        says=says,
        note=", ".join(filter(None, (f"record {id or PurePath(row.where).name}", rule))),
        words=words,
        trigger=(trigger, trigger + len(row.text("trigger"))) if trigger >= 0 else None,
        polarity=row.polarity(),
        modality=row.modality(),
        speaker=Named(speaker) if speaker else None,
        cue=row.text("cue"),
        when=row.text("when") or row.text("date"),
        place=row.text("place", "location"),
        confidence=row.confidence(),
        rule=row.text("rule") or rule,
    )
    about = (row.text("date", "published"), row.text("publisher"), row.text("url"))
    return Record(row.where, row.text("title"), (claim,), *about, path, id)


def _relation(row: Row, ontology: Ontology) -> tuple[str, str, str, bool]:
    """The relation type, how it is said, the rule that gave it, and whether the row names the target first."""
    if named := row.text("relation"):
        if named not in ontology.relations:
            raise DocumentError(row.where, f"no relation type {named!r} in the ontology")
        return named, ontology.relations[named].label, "", False
    scheme = next((scheme for scheme in SCHEMES if row.text(scheme)), "")
    if not scheme:
        raise DocumentError(row.where, f"no relation, nor a code in one of the columns {', '.join(SCHEMES)}")
    code = meaning(ontology, scheme, row.text(scheme), row.where)
    return code.relation, code.label, f"{scheme.upper()} {row.text(scheme)}", code.reversed
