"""Whatever bytes a file holds, it gives documents or a fault, never anything else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.readers import READERS

from .conftest import SAMPLES

QUICK = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SUFFIXES = sorted(READERS)


@st.composite
def spoilt(draw, sample):
    """A sample with a stretch of it doubled, dropped, or replaced by any bytes."""
    start = draw(st.integers(0, len(sample)))
    end = draw(st.integers(start, len(sample)))
    put = draw(st.sampled_from([b"", sample[start:end] * 2]) | st.binary(max_size=40))
    return sample[:start] + put + sample[end:]


def is_sound(documents, faults):
    """Whether all is told of, and every text can be written."""
    return len(documents) + len(faults) >= 1 and all(document.text.encode("utf-8") for document in documents)


@pytest.mark.parametrize("suffix", SUFFIXES)
@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(suffix, data, file, collect):
    assert is_sound(*collect(file(f"a.{suffix}", data)))


@pytest.mark.parametrize("suffix", SUFFIXES)
@QUICK
@given(data=st.data())
def test_spoilt_samples_are_read_or_refused(suffix, data, file, collect):
    assert is_sound(*collect(file(f"a.{suffix}", data.draw(spoilt(SAMPLES[suffix])))))


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.html", "a.gz"])
def test_a_compressed_bomb_is_refused_and_not_unpacked(name, file, collect):
    import gzip

    documents, (fault,) = collect(file(name, gzip.compress(bytes(20_000_000), 9)))

    assert documents == []
    assert fault.reason
