"""Text made to exhaust the extractor is read in time that grows with its length, and never breaks it."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.parse import plain

pytestmark = pytest.mark.slow
CLAIM = "Russia bombed Syria."
HOSTILE = {
    "quotes": '"' * 100_000 + f" {CLAIM}",
    "curly quotes": "“" * 100_000 + CLAIM,
    "brackets": "(" * 50_000 + CLAIM + ")" * 50_000,
    "one word": "x" * 500_000,
    "hyphens": "a-" * 50_000,
    "apostrophes": "'s" * 50_000,
    "spaces": " " * 500_000 + CLAIM,
    "line breaks": "\n" * 500_000 + CLAIM,
    "half a character": f"\ud800 {CLAIM} Iran \udfff.",
    "null": f"\0 {CLAIM}\0",
    "every plane": "".join(map(chr, [*range(0x20, 0xD800, 997), *range(0xE000, 0x110000, 997)])) + f" {CLAIM}",
    "a list without end": "Russia and " * 1_500 + "Iran bombed Syria.",
    "a speaker of a speaker": "Iran said that " * 1_000 + CLAIM,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name, extractor):
    document = Document(HOSTILE[name])
    start = time.process_time()

    reading = extractor(document)

    assert all(claim.evidence.text in document.text for claim in reading.claims)
    assert time.process_time() - start < 30


@pytest.mark.parametrize("unit", ["Russia bombed Syria. ", "x", '"', "Iran said it. ", "("])
def test_a_text_of_four_times_the_length_takes_no_more_than_ten_times_as_long(unit, extractor):
    def seconds(count):
        start = time.process_time()
        extractor(Document(unit * count))
        return time.process_time() - start

    seconds(50)
    short = max(seconds(500), 0.05)

    assert seconds(2_000) < 10 * short


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=80))
def test_any_characters_around_a_sentence_are_read(text, extractor):
    document = Document(f"{text} {CLAIM} {text}")

    for claim in extractor(document).claims:
        start, end = claim.evidence.offsets
        assert document.text[start:end] == claim.evidence.text


@given(text=st.text(st.characters()))
def test_the_text_that_is_read_is_as_long_as_the_document(text):
    assert len(plain(text)) == len(text)
    plain(text).encode("utf-8")
