"""A claim whose words are not in its document, and a file that was changed, are found."""

from dataclasses import replace

import pytest

from kg import verify
from kg.model import Document, Reading

TEXT = "Lavrov said Russia bombs Syria."


@pytest.fixture
def graph(toy_build):
    return toy_build({"a.txt": TEXT})


@pytest.fixture
def reading(toy):
    return toy(Document(TEXT))


def faults(graph, reading):
    return list(verify.faults(graph.folder, graph.manifest, iter([reading])))


def changed(reading, **parts):
    return Reading(reading.document, (replace(reading.claims[0], **parts),))


def test_a_sound_graph_has_no_faults(graph):
    assert list(verify.faults(graph.folder, graph.manifest, graph.readings())) == []


def test_evidence_that_says_something_else_is_found(graph, reading):
    claim = reading.claims[0]

    assert (
        "the evidence is not what the document has"
        in faults(graph, changed(reading, evidence=replace(claim.evidence, text="x")))[0]
    )


def test_a_span_beyond_the_document_is_found(graph, reading):
    claim = reading.claims[0]
    target = replace(claim.target, span=replace(claim.target.span, start=1000, end=1005))

    assert (
        "the target is not what the document has at 1000 to 1005" in faults(graph, changed(reading, target=target))[0]
    )


def test_a_trigger_outside_the_evidence_is_found(graph, reading):
    trigger = reading.document.span(0, 6)

    assert "the trigger lies outside the evidence" in faults(graph, changed(reading, trigger=trigger))[0]


def test_a_file_that_was_changed_is_found(graph):
    (graph.folder / "claims.jsonl").write_text("", encoding="utf-8")

    assert "claims.jsonl: is not as the build wrote it" in next(verify.faults(graph.folder, graph.manifest, iter(())))


def test_a_file_that_is_gone_is_found(graph):
    (graph.folder / "graph.html").unlink()

    assert "graph.html: cannot be read" in next(verify.faults(graph.folder, graph.manifest, iter(())))
