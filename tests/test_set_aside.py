"""A document that kills its worker three times is set aside by name, and all others are read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from killer_toy import register

import kg
from kg import parts
from kg.cli import cli
from kg.errors import DocumentError, KGError
from kg.extract import EXTRACTORS
from kg.sharing import Shared
from kg.trail import Trail

HERE = Path(__file__).parent
ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
TEXTS = {f"{name}.txt": f"{ENGLISH} Russia bombs Unit {name}. Kenya backs Unit {name}." for name in "ABCDEFGH"}
POISON = {"C.txt": f"{ENGLISH} This is poison. Russia bombs Unit C."}


@pytest.fixture
def killer(tmp_path, monkeypatch):
    """A folder of documents of which one kills; the extractor is known to every process started here."""
    monkeypatch.syspath_prepend(register(tmp_path / "installed"))
    monkeypatch.setattr(parts, "SIZE", 3)
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {**TEXTS, **POISON}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def check(built, faults):
    """That all but the poison was read, and that the poison is told of."""
    poison = next(row for row in built.documents() if row["path"].endswith("C.txt"))
    assert [(fault.where[-5:], fault.reason) for fault in faults] == [
        ("C.txt", "killed the process that read it 3 times; set aside")
    ]
    assert built.manifest.aside == {poison["id"]: faults[0].reason}
    assert sum(row["claims"] for row in built.documents()) == 2 * (len(TEXTS) - 1)
    assert poison["claims"] == 0


@pytest.mark.slow
def test_a_document_that_kills_its_processes_is_set_aside_and_stays_so(killer, tmp_path):
    faults = []

    built = kg.build(killer, tmp_path / "out", extractor="killer", jobs=2, on_fault=faults.append)
    again = CliRunner().invoke(cli, ["build", str(killer), "-o", str(tmp_path / "out"), "--json"])
    verified = CliRunner().invoke(cli, ["verify", "-g", str(tmp_path / "out")])
    stats = CliRunner().invoke(cli, ["stats", "-g", str(tmp_path / "out"), "--json"])

    check(built, faults)
    assert (again.exit_code, json.loads(again.stdout)["changed"]) == (0, False)
    assert verified.exit_code == 1
    assert "killed the process that read it 3 times; set aside; `kg build --fresh` tries again" in verified.output
    assert list(json.loads(stats.stdout)["not read"]) == list(built.manifest.aside)


@pytest.mark.slow
def test_strict_stops_at_a_document_that_kills(killer, tmp_path):
    with pytest.raises(DocumentError, match="killed the process that read it"):
        kg.build(killer, tmp_path / "out", extractor="killer", jobs=2, strict=True)

    assert not (tmp_path / "out").exists()


@pytest.fixture
def nannies(tmp_path):
    """The address of a scheduler and two workers, each with a nanny that starts it again when it dies."""
    state = tmp_path / "scheduler.json"
    paths = [str(tmp_path / "installed"), str(HERE), str(HERE.parent)]
    quiet = {"env": {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}, "cwd": tmp_path,
             "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # fmt: skip
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
         "--no-dashboard", "--no-show", "--scheduler-file", str(state)], **quiet,
    )  # fmt: skip
    workers = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(state), "--nthreads", "1",
         "--nworkers", "2", "--no-dashboard", "--host", "127.0.0.1"], **quiet,
    )  # fmt: skip
    from test_cluster import address_in

    yield address_in(state)
    for process in (workers, scheduler):
        process.terminate()
        process.wait()


@pytest.mark.slow
def test_a_document_that_kills_workers_of_a_cluster_is_set_aside(killer, nannies, tmp_path):
    faults = []

    built = kg.build(
        killer, tmp_path / "out", extractor="killer", engine=f"dask://{nannies}", share=f"file://{tmp_path}/share",
        on_fault=faults.append,
    )  # fmt: skip

    check(built, faults)
    assert [path for path in (tmp_path / "share").iterdir() if path.suffix != ".trail"] == []


def test_a_trail_counts_deaths_at_each_document(tmp_path):
    shared = Shared(str(tmp_path))
    said = []

    for _ in range(4):
        trail = Trail(shared, "part")
        said.append([trail.reached(number) for number in range(2)])

    assert [told for _, told in said] == ["", "", "", "killed the process that read it 3 times; set aside"]


def test_processes_that_die_before_they_read_are_an_error(tmp_path):
    for _ in range(3):
        Trail(Shared(str(tmp_path)), "part")

    with pytest.raises(KGError, match="died 3 times before they read anything"):
        Trail(Shared(str(tmp_path)), "part")


@pytest.mark.parametrize("place", ["memory://archive/parts", "file://{}/share", "{}/share"])
def test_parts_may_come_from_a_shared_place(toy, tmp_path, monkeypatch, place):
    monkeypatch.setitem(EXTRACTORS, "toy", "toy:Toy")
    monkeypatch.setattr(parts, "SIZE", 3)
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")

    shared = kg.build(list(TEXTS), tmp_path / "shared", extractor="toy", share=place.format(tmp_path))
    local = kg.build(list(TEXTS), tmp_path / "local", extractor="toy")

    files = [(graph.folder / name).read_bytes() for graph in (shared, local) for name in ("graph.ttl", "claims.jsonl")]
    assert files[:2] == files[2:]
    assert not any(Shared(place.format(tmp_path)).exists(name) for name in local.manifest.parts)


def test_a_shared_place_of_an_unknown_kind_is_an_error(toy_build):
    with pytest.raises(KGError, match=r"--share nowhere://x: .*nowhere"):
        toy_build({"a.txt": "Russia bombs Syria."}, share="nowhere://x")
