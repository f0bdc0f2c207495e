"""Files of gold claims and of found claims -> one dict an article; a fault names file, line and what is wrong."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.model import Modality, Polarity

Record = dict[str, Any]
POLARITIES = {polarity.value for polarity in Polarity}
MODALITIES = {modality.value for modality in Modality} | {"possible"}


def load_gold(paths: Iterable[Path]) -> list[Record]:
    """The articles of gold files with their claims, all of them sound."""
    found: dict[str, Record] = {}
    for where, record in chain.from_iterable(map(_records, paths)):
        fault = next(_faults(record), None)
        if fault:
            raise KGError(f"{where}: {fault}")
        if record["id"] in found:
            raise KGError(f"{where}: the article {record['id']!r} is given twice")
        found[record["id"]] = record
    if not found:
        raise KGError("no gold article in the files given")
    return list(found.values())


def load_found(paths: Iterable[Path]) -> list[Record]:
    """The lines of files as `kg extract` writes them, or as another extractor does in the same form."""
    found = []
    for where, record in chain.from_iterable(map(_records, paths)):
        for number, claim in enumerate(record["claims"], 1):
            lacking = [name for name in ("source", "relation", "target") if not claim.get(name)]
            if lacking:
                raise KGError(f'{where}: claim {number}: "{lacking[0]}" is missing')
        found.append(record)
    return found


def _records(path: Path) -> Iterator[tuple[str, Record]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise KGError(f"{path}: is not UTF-8 text") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield f"{path}:{number}", _record(f"{path}:{number}", line)


def _record(where: str, line: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise KGError(f"{where}: is not JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise KGError(f'{where}: is not an object with a string "id"')
    claims = record.get("claims")
    if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
        raise KGError(f'{where}: "claims" is not a list of objects')
    return record


def _faults(record: Record) -> Iterator[str]:
    if not isinstance(record.get("text"), str):
        yield '"text" is missing'
    for number, claim in enumerate(record["claims"], 1):
        for fault in _claim_faults(claim, record["text"]):
            yield f"claim {number}: {fault}"


def _claim_faults(claim: Record, text: str) -> Iterator[str]:
    for name in ("source", "relation", "target", "evidence"):
        if not isinstance(claim.get(name), str) or not claim[name]:
            yield f'"{name}" is missing'
            return
    if claim.get("polarity") not in POLARITIES:
        yield f"polarity {claim.get('polarity')!r}; known: {', '.join(sorted(POLARITIES))}"
    if claim.get("modality") not in MODALITIES:
        yield f"modality {claim.get('modality')!r}; known: {', '.join(sorted(MODALITIES))}"
    if "speaker" not in claim or not (claim["speaker"] is None or isinstance(claim["speaker"], str)):
        yield '"speaker" is missing; null is the article\'s own voice'
    if claim["evidence"] not in text:
        yield f"the evidence is not in the text: {claim['evidence'][:60]!r}"
    if not isinstance(claim.get("optional", False), bool):
        yield '"optional" is neither true nor false'
