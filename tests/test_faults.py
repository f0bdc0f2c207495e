"""Whatever happens to a build, the graph is the former or the new one, and building again gives what it should."""

import os
import random
import shutil
import signal
import time

import pytest
from fault_builds import back_and_forth, build, build_and_die, build_on_little, exports, forks

import kg

ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork here")


@pytest.fixture
def articles(tmp_path):
    """Writes so many articles, each with claims of its own, and gives their paths."""

    def write(number):
        place = tmp_path / "articles"
        place.mkdir()
        for n in range(number):
            text = f"{ENGLISH} Russia bombs Unit A{n}. Kenya backs Unit A{n}. Lavrov denied Russia bombs Unit A{n % 7}."
            (place / f"2015-10-{n % 28 + 1:02}-{n}.txt").write_text(text, encoding="utf-8")
        return sorted(map(str, place.iterdir()))

    return write


def started(work, *words):
    """A process that does the work."""
    process = forks().Process(target=work, args=words)
    process.start()
    return process


def ended(process):
    """The exit code of a process, or minus the signal that killed it."""
    process.join()
    code = process.exitcode
    process.close()
    return code


@pytest.mark.long
def test_a_build_killed_at_thirty_random_moments_ends_as_one_that_was_not(articles, tmp_path):
    paths, chance = articles(500), random.Random(2015)
    ended(started(build, paths[:1], tmp_path / "first"))
    start = time.monotonic()
    assert ended(started(build, paths, tmp_path / "whole")) == 0
    took, whole = time.monotonic() - start, exports(tmp_path / "whole")
    killed, equal = 0, 0

    for number in range(30):
        out = tmp_path / f"out-{number}"
        process = started(build, paths, out)
        time.sleep(chance.uniform(0, took))
        process.kill()
        killed += ended(process) == -signal.SIGKILL
        assert ended(started(build, paths, out)) == 0
        equal += exports(out) == whole
        shutil.rmtree(out)

    assert equal == 30
    assert killed > 15


@pytest.mark.long
def test_a_build_killed_at_every_tenth_write_leaves_the_former_or_the_new_graph(articles, tmp_path):
    paths = articles(24)
    assert [
        ended(started(build, some, tmp_path / name)) for name, some in (("former", paths[:10]), ("new", paths))
    ] == [0, 0]
    former, new = exports(tmp_path / "former"), exports(tmp_path / "new")
    seen, number, last = [], 1, -signal.SIGKILL

    while last == -signal.SIGKILL:
        out = tmp_path / f"out-{number}"
        shutil.copytree(tmp_path / "former", out)
        last = ended(started(build_and_die, paths, out, number))
        kg.open(out)
        seen.append(exports(out))
        assert ended(started(build, paths, out)) == 0
        assert exports(out) == new, f"killed at write {number}"
        number += 10

    assert all(state in (former, new) for state in seen)
    assert len(seen) > 5
    assert former in seen


@pytest.mark.parametrize("size", [100, 6_000])
def test_a_disk_that_takes_no_more_leaves_the_former_graph(articles, tmp_path, size):
    paths, out = articles(24), tmp_path / "out"
    assert ended(started(build, paths[:2], out)) == 0
    former = exports(out)

    assert ended(started(build_on_little, paths, out, size)) == 1
    assert exports(out) == former
    assert len(kg.open(out).documents()) == 2


@pytest.mark.parametrize("now", [0.0, 4_102_444_800.0])
def test_the_clock_leaves_no_trace(toy_build, tmp_path, monkeypatch, now):
    texts = {"a.txt": "Russia bombs Syria.", "b.txt": "Iran backs Syria."}
    usual = exports(toy_build(texts, tmp_path / "usual").folder)
    clock = iter(range(10**9))

    # Far off, and running backwards.
    monkeypatch.setattr(time, "time", lambda: now - next(clock))

    assert exports(toy_build(texts, tmp_path / "other").folder) == usual


def test_readers_see_one_of_the_graphs_while_a_writer_changes_them(articles, tmp_path):
    paths, out = articles(6), tmp_path / "out"
    assert ended(started(build, paths, out)) == 0
    before, sizes = exports(out), set()

    process = started(back_and_forth, paths, out, kg.open(out).documents()[0]["id"])
    while process.is_alive():
        graph = kg.open(out)
        sizes.add(len(graph.claims()))
        assert len(graph.claims()) == graph.manifest.counts["claims"]

    assert ended(process) == 0
    assert sizes <= {15, 18}
    assert exports(out) == before
