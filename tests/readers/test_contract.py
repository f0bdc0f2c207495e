"""What every reader must do."""

import pytest

from kg.readers import READERS

from .conftest import RECORD, SAMPLES, TEXT, TITLE

SUFFIXES = sorted(READERS)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reader_yields_the_article(suffix, file, collect):
    documents, faults = collect(file(f"sample.{suffix}", SAMPLES[suffix]))

    assert faults == []
    assert [(document.title, document.text) for document in documents] == [(TITLE, TEXT)]


@pytest.mark.parametrize("suffix", sorted({*READERS} - {"pdf", "txt"}))
def test_reader_tells_date_publisher_and_address(suffix, file, collect):
    (document,), _ = collect(file(f"sample.{suffix}", SAMPLES[suffix]))

    publication = document.publications[0]
    assert (publication.published, publication.publisher) == ("2015-10-01", "The Example")
    assert publication.url == RECORD["url"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reader_tells_the_path(suffix, file, collect, monkeypatch):
    monkeypatch.chdir(file(f"in/sample.{suffix}", SAMPLES[suffix]).parent.parent)

    (document,), _ = collect(f"./in/sample.{suffix}")

    assert document.publications[0].path == f"in/sample.{suffix}"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "content", [b"", b" \n\n ", b"\0\1\2\3" * 500, b"\xff\xfe\xff", b"{" * 100_000, b"[" * 100_000]
)
def test_reader_names_the_fault_of_what_is_no_document(suffix, content, file, collect):
    path = file(f"sample.{suffix}", content)

    documents, faults = collect(path)

    assert documents == [] or content.startswith((b"{", b"["))
    assert [fault.where.startswith(path.as_posix()) for fault in faults] == [True] * (1 - len(documents))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reader_keeps_to_the_limit(suffix, file, collect):
    from kg.readers import Limits

    small = Limits(document=100, line=100, file=100)
    documents, faults = collect(file(f"sample.{suffix}", SAMPLES[suffix]), limits=small)

    assert documents == []
    assert len(faults) >= 1
