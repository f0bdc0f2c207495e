"""A build on a Dask cluster gives what a build here gives, even if a worker is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg import parts
from kg.engine import run
from kg.errors import KGError
from kg.extract import EXTRACTORS

HERE = Path(__file__).parent
ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
NAMES = [f"Unit {letter}" for letter in "ABCDEFGHIJKL"]
TEXTS = {f"{name}.txt": f"{ENGLISH} Russia bombs {name}. Kenya backs {name}." for name in NAMES}


def double(number):
    return 2 * number


def fail(number):
    raise KGError(f"no {number}")


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler, and two worker processes of one thread that know the slow toy extractor."""
    state = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)])}
    quiet = {"env": environment, "cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
         "--no-dashboard", "--no-show", "--scheduler-file", str(state)], **quiet,
    )  # fmt: skip
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(state), "--nthreads", "1",
             "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--preload", "slow_toy"], **quiet,
        )
        for _ in range(2)
    ]  # fmt: skip
    yield address_in(state), workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def address_in(state):
    """HOST:PORT of the scheduler, once it has written its file."""
    import json

    for _ in range(600):
        try:
            return json.loads(state.read_text())["address"].removeprefix("tcp://")
        except (OSError, ValueError):
            time.sleep(0.1)
    raise AssertionError("no scheduler")


@pytest.fixture
def texts(tmp_path):
    """A folder of documents."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_doubles_nothing(cluster, texts, tmp_path, monkeypatch):
    address, workers = cluster
    monkeypatch.setattr(parts, "SIZE", 1)
    monkeypatch.setitem(EXTRACTORS, "slow", "slow_toy:SlowToy")
    monkeypatch.syspath_prepend(str(HERE))
    killed = []

    def kill_one(items, what, total):
        for number, item in enumerate(items):
            if what == "reading" and number == 3:
                workers[0].send_signal(signal.SIGKILL)
                killed.append(workers[0].wait())
            yield item

    there = kg.build(texts, tmp_path / "there", extractor="slow", engine=f"dask://{address}", track=kill_one)
    here = kg.build(texts, tmp_path / "here", extractor="slow")

    assert killed == [-signal.SIGKILL]
    assert b"".join(there.export("ntriples")) == b"".join(here.export("ntriples"))
    assert len(there.claims()) == 2 * len(TEXTS)
    assert workers[1].poll() is None


@pytest.mark.slow
def test_results_come_once_and_errors_come_through(cluster):
    address, _ = cluster

    assert sorted(run(double, range(40), engine=f"dask://{address}")) == [2 * n for n in range(40)]
    with pytest.raises(KGError, match="no 7"):
        list(run(fail, [7], engine=f"dask://{address}"))


def test_no_scheduler_is_an_error(monkeypatch):
    monkeypatch.setattr("kg.cluster.PATIENCE", 1)

    with pytest.raises(KGError, match="no Dask scheduler at"):
        list(run(double, [1], engine="dask://127.0.0.1:9"))


def test_nothing_to_do_needs_no_cluster():
    assert list(run(double, [], engine="dask://127.0.0.1:9")) == []
