"""PageData -> the JSON in the page: tables of short rows that refer to each other by position."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from kg.views.columns import to_columns
from kg.views.data import PageData, Row
from kg.views.offsets import Utf16

ACTOR = ("id", "label", "kind", "aliases", "partOf", "represents", "matches", "claims", "spoken")
RELATION = ("id", "source", "type", "target", "status")
DOCUMENT = ("id", "title", "date", "publisher", "url", "path", "text")
TYPE = ("id", "label", "definition", "sign", "intensity", "symmetric")
SAID = ("polarity", "modality", "cue", "date", "place", "confidence", "rule", "plover")
WORDS = ("source_text", "target_text", "speaker_text")
SPANS = ("source_span", "target_span", "trigger_span", "speaker_span")
CLAIM = ("id", "relation", "document", "speaker", "start", "end", "evidence", *SAID, *WORDS, *SPANS)
SURROGATE = re.compile("[\ud800-\udfff]")
# Nothing in a script element can end it or open a comment without "<", and "&" is escaped for good measure.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def payload(data: PageData, *, text: bool) -> dict[str, Any]:
    """The tables of the page, as columns; offsets count UTF-16 units, and those of a claim from its start.

    `end` is the length of the evidence, which is left out where the document's text in the page gives the same.
    """
    actors, relations = _places(data.actors), _places(data.relations)
    types, documents = _places(data.types), _places(data.documents)
    texts = {row["id"]: row["text"] if text else "" for row in data.documents}
    offsets = {id: Utf16(row["text"] or "") for id, row in zip(documents, data.documents, strict=True)}
    return {
        "title": data.title,
        "text": text,
        "actors": to_columns(ACTOR, (_actor(row, actors) for row in data.actors)),
        "relations": to_columns(RELATION, (_relation(row, actors, types) for row in data.relations)),
        "documents": to_columns(DOCUMENT, (_document(row, texts) for row in data.documents)),
        "types": to_columns(TYPE, ([row[key] for key in TYPE] for row in data.types)),
        "claims": to_columns(
            CLAIM,
            (
                [
                    row["id"],
                    relations[row["about"]],
                    documents[row["document"]],
                    actors[row["speaker_id"]] if row["speaker_id"] else None,
                    *_said(row, texts[row["document"]], offsets[row["document"]]),
                ]
                for row in data.claims
            ),
        ),
    }


def to_json(value: Any) -> str:
    """JSON that may stand inside a script element: ASCII for markup and lone surrogates, UTF-8 for the rest."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain.translate(ESCAPES))


def _places(rows: Iterable[Row]) -> dict[str, int]:
    return {row["id"]: place for place, row in enumerate(rows)}


def _actor(row: Row, actors: Mapping[str, int]) -> list[Any]:
    """Whom an actor is part of and represents counts only where that actor is in the page."""
    above = [[actors[id] for id in row[key] if id in actors] for key in ("part_of", "represents")]
    return [
        row["id"],
        row["label"],
        row["kind"],
        list(row["aliases"]),
        *above,
        list(row["matches"]),
        row["claims"],
        row["spoken"],
    ]


def _relation(row: Row, actors: Mapping[str, int], types: Mapping[str, int]) -> list[Any]:
    return [row["id"], actors[row["source_id"]], types[row["type"]], actors[row["target_id"]], row["status"]]


def _document(row: Row, texts: Mapping[str, str]) -> list[Any]:
    return [*(row.get(key) or "" for key in DOCUMENT[:-1]), texts[row["id"]]]


def _said(row: Row, text: str, offset: Utf16) -> Iterable[Any]:
    start = offset(row["start"])
    yield from (start, offset(row["end"]) - start)
    yield None if text[row["start"] : row["end"]] == row["evidence"] else row["evidence"]
    yield from (row.get(key) for key in (*SAID, *WORDS))
    yield from ([offset(place) - start for place in row[key]] if row[key] else None for key in SPANS)
