"""Input made to exhaust a machine is read or refused in seconds."""

import json
import time

import pytest

from kg.readers import READERS

SENTENCE = "Ruritania bombed Graustark on Thursday. "
HOSTILE = {
    "one line of 50 MB": SENTENCE.encode() * 1_300_000,
    "quotation marks": b'"' * 100_000,
    "one quotation mark": b'text\n"' + b"x" * 3_000_000,
    "open brackets": b"[" * 100_000,
    "open objects": b'{"text":' * 100_000,
    "less-than signs": b"<" * 300_000,
    "open tags": b"<a " * 100_000,
    "open attributes": b"<a b='" * 100_000,
    "attributes": b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">",
    "open comments": b"<!--" * 100_000,
    "open declarations": b"<!" * 100_000,
    "open scripts": b"<script>" * 100_000,
    "deep tags": b"<div><p><b>" * 30_000 + SENTENCE.encode(),
    "ampersands": b"&" * 200_000,
    "backticks": b" ".join(b"`" * n for n in range(1_000)),
    "stars": b"*a " * 50_000,
    "line breaks": b"\r" * 1_000_000,
    "NULs": b"\0" * 1_000_000,
    "surrogates": json.dumps({"text": "\ud800" * 100_000}).encode(),
    "words without end": b"x" * 3_000_000,
    "spaces": b" " * 3_000_000 + b"x",
    "dashes": b"---\n" * 50_000,
    "PDF without end": b"%PDF-1.7\n" + b"1 0 obj <<" * 100_000,
    "PDF of references": b"%PDF-1.7\n1 0 obj 1 0 R endobj trailer <</Root 1 0 R>>",
}


@pytest.mark.parametrize("suffix", sorted({"html", "json", "jsonl", "md", "pdf", "rss", "tsv", "txt"} & READERS.keys()))
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_dealt_with(name, suffix, file, collect):
    path = file(f"a.{suffix}", HOSTILE[name])
    start = time.process_time()

    documents, faults = collect(path)

    assert len(documents) + len(faults) >= 1
    assert time.process_time() - start < 20
