"""Whatever is added, removed and changed in between, a graph is that of its last documents."""

import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import ENGLISH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import building, folder
from kg.differences import differences
from kg.model import digest

SENTENCES = (
    "Russia bombs Syria.",
    "Sergey Lavrov denied Russia bombs Syria.",
    "Russia never bombs Syria.",
    "USA backs Ahrar Unit on 2015-09-30.",
    "Ahrar Unit said USA backs Ahrar Unit.",
    "Iran may arms Hezbollah.",
    "Syria alliedWith Iran. Iran alliedWith Syria.",
)
NAMES = ("2015-10-01-a.txt", "2014-01-02-b.txt", "c.txt")
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)
# A step gives a file a text, or takes it away.
steps = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | texts), min_size=1, max_size=4)
EXPORTS = (folder.DOCUMENTS, folder.CLAIMS, folder.TURTLE, folder.PAGE)


class History:
    """A graph beside the files that it ought to be made of; one file stays, for a graph of nothing is none."""

    def __init__(self, place: Path) -> None:
        self.place, self.files = place, {"kept.txt": _whole("Iran backs Syria.")}
        self._add("kept.txt")

    def step(self, name: str, text: str | None) -> None:
        """Write, change or delete a file, and tell the graph."""
        old = self.files.get(name)
        if text is not None and old == _whole(text):
            return
        if old is not None:
            # A text is one document, under whatever names it was met.
            self.files = {other: kept for other, kept in self.files.items() if kept != old}
            building.remove(self.place, [digest(old)])
        if text is not None:
            self.files[name] = _whole(text)
            self._add(name)

    def _add(self, name: str) -> None:
        Path(name).write_text(self.files[name], encoding="utf-8")
        kg.build([name], self.place, extractor="toy")


def _whole(text: str) -> str:
    return f"{ENGLISH} {text}"


def exported(place: Path) -> dict[str, bytes]:
    """What a build leaves for others."""
    return {name: (place / name).read_bytes() for name in EXPORTS}


def tables(place: Path) -> dict[str, Any]:
    graph = kg.open(place)
    return {"documents": graph.documents(), "claims": graph.claims(), "relations": graph.relations()}


def changed(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What differs between two graphs, found by their lists alone."""
    for what, keys in (("document", ()), ("claim", ()), ("relation", ("status",))):
        before, after = ({row["id"]: [row[k] for k in keys] for row in graph[f"{what}s"]} for graph in (old, new))
        yield from ((what, "removed", id) for id in before.keys() - after.keys())
        yield from ((what, "added", id) for id in after.keys() - before.keys())
        yield from ((what, "changed", id) for id in before.keys() & after.keys() if before[id] != after[id])


@pytest.fixture
def toy_known(monkeypatch):
    from kg.extract import EXTRACTORS

    monkeypatch.setitem(EXTRACTORS, "toy", "toy:Toy")


@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_any_history_gives_the_bytes_of_one_build_and_diff_tells_each_step(steps, toy_known):
    with TemporaryDirectory() as base, chdir(base):
        history, before = History(Path(base, "grown")), Path(base, "before")
        for name, text in steps:
            shutil.copytree(history.place, before)
            history.step(name, text)
            old, new = tables(before), tables(history.place)
            told = {(c.what, c.kind, (c.old or c.new)["id"]) for c in differences(old, new)}
            assert told == set(changed(old, new))
            assert {id for what, _, id in told if what == "document"} == (
                {row["id"] for row in old["documents"]} ^ {digest(text) for text in history.files.values()}
            )
            shutil.rmtree(before)

        kg.build(sorted(history.files, reverse=True), Path(base, "whole"), extractor="toy")

        assert exported(history.place) == exported(Path(base, "whole"))
