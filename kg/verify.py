"""Does a graph hold what its documents say? Spans against texts, files against their hashes."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from kg.manifest import Manifest
from kg.model import Claim, Reading, Span


def faults(place: Path, manifest: Manifest, readings: Iterator[Reading]) -> Iterator[str]:
    """What is wrong, a line each: files that are not as they were written, documents and spans that do not fit."""
    for name, known in sorted(manifest.files.items()):
        yield from _file(place / name, known)
    for id, reason in sorted(manifest.aside.items()):
        yield f"document {id}: was not read: {reason}; `kg build --fresh` tries again"
    for reading in readings:
        for claim in reading.claims:
            yield from (f"claim {claim.id}: {fault}" for fault in _claim(claim, reading.document.text))


def _file(path: Path, known: str) -> Iterator[str]:
    try:
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != known:
                yield f"{path}: is not as the build wrote it"
    except OSError as error:
        yield f"{path}: cannot be read: {error.strerror}"


def _claim(claim: Claim, text: str) -> Iterator[str]:
    evidence, trigger = claim.evidence, claim.trigger
    if not evidence.text:
        yield "the evidence is empty"
    for name, span in _spans(claim):
        if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text:
            yield f"the {name} is not what the document has at {span.start} to {span.end}"
    if not evidence.start <= trigger.start < trigger.end <= evidence.end:
        yield "the trigger lies outside the evidence"


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield from (
        ("evidence", claim.evidence),
        ("trigger", claim.trigger),
        ("source", claim.source.span),
        ("target", claim.target.span),
    )
    if claim.attribution:
        yield from (("speaker", claim.attribution.speaker.span), ("cue", claim.attribution.cue))
