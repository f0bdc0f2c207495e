"""Claims in JSON Lines as `kg extract` writes them: an object for each document, with its claims."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from kg.errors import DocumentError
from kg.importing.cells import Row, objects
from kg.importing.coded import Coded, Named, Record
from kg.ontology import Ontology
from kg.readers.source import Source


def read(source: Source, ontology: Ontology) -> Iterator[Record | DocumentError]:
    """A record for each line; the pieces of evidence stand for the text, which the line does not hold."""
    for row in objects(source):
        try:
            if isinstance(row, DocumentError):
                raise row
            yield _record(row, source.path, ontology)
        except DocumentError as fault:
            yield fault


def _record(row: Row, path: str, ontology: Ontology) -> Record:
    rows = row.values.get("claims")
    if not isinstance(rows, list) or not all(isinstance(claim, dict) for claim in rows):
        raise DocumentError(row.where, "no list of claims; a line is an object as `kg extract` writes it")
    if not rows:
        raise DocumentError(row.where, "no claims")
    actors = row.values.get("actors")
    listed = actors if isinstance(actors, list) else []
    kinds = {actor["id"]: actor.get("kind", "Actor") for actor in listed if isinstance(actor, dict) and "id" in actor}
    id = row.text("id")
    claims = tuple(_coded(Row(row.where, claim), id or PurePath(row.where).name, kinds, ontology) for claim in rows)
    about = (row.text("date"), row.text("publisher"), row.text("url"))
    return Record(row.where, row.text("title"), claims, *about, path, id)


def _coded(row: Row, id: str, kinds: Mapping[str, str], ontology: Ontology) -> Coded:
    relation = row.wanted("relation", "relation")
    if relation not in ontology.relations:
        raise DocumentError(row.where, f"no relation type {relation!r} in the ontology")
    speaker = row.text("speaker", "speaker_text", "speaker_id")
    return Coded(
        source=_named(row, "source", kinds),
        relation=relation,
        target=_named(row, "target", kinds),
        says=ontology.relations[relation].label,
        note=f"record {id}",
        words=str(row.values.get("evidence") or ""),
        trigger=_place(row, "trigger"),
        polarity=row.polarity(),
        modality=row.modality(),
        speaker=_named(row, "speaker", kinds) if speaker else None,
        cue=row.text("cue"),
        when=row.text("date"),
        place=row.text("place"),
        confidence=row.confidence(),
        rule=row.text("rule"),
    )


def _named(row: Row, role: str, kinds: Mapping[str, str]) -> Named:
    name, id = row.wanted(role, f"{role}_text", role), row.text(f"{role}_id")
    return Named(name, id=id, label=row.text(role), kind=kinds.get(id, "Actor"), at=_place(row, role))


def _place(row: Row, role: str) -> tuple[int, int] | None:
    """Where a span stands in the evidence, if it stands there."""
    span, start, words = row.values.get(f"{role}_span"), row.values.get("start"), row.values.get("evidence")
    if not isinstance(span, list) or not isinstance(start, int) or not isinstance(words, str):
        return None
    if len(span) != 2 or not all(isinstance(offset, int) for offset in span):
        return None
    first, last = span[0] - start, span[1] - start
    return (first, last) if 0 <= first < last <= len(words) else None
