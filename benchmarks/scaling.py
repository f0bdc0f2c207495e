"""What more processes, more articles and a cluster cost: ratios of whole builds on one and on two processes.

`python benchmarks/scaling.py [--articles N] [--growth N ...] [--no-dask]` repeats the corpus of `../shared` (or of the
folder that `KG_SHARED` names; without it the articles of seeds/) with changed names until there are N articles, builds
graphs of them in processes of their own, and prints

- the rate of extraction on two processes to that on one, by wall time and by processor time (asked: 1.8),
- the time of a whole build to that of its extraction (asked: at most 1.15),
- the largest resident memory of a worker and of the main process (asked: at most 600 MB a worker),
- with `--growth` that memory for several numbers of articles (asked: flat, but for what the store needs),
- processor and wall time on a Dask cluster of two workers to that of two processes.

Wall times mean nothing on a machine that does other things as well; processor times and memory do.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.ontology import Ontology, load  # noqa: E402

SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "wikinews_2019_2020.jsonl"
SURNAME = re.compile(r"(?<=[a-z] )([A-Z][a-z]{4,})(?= [a-z])")
ENDINGS = ("ov", "sen", "ini", "ak", "ides", "escu", "man", "yan", "ez", "wala")
DASK = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
WORKER = ("-m", "distributed.cli.dask_worker", "--nthreads", "1", "--nworkers", "2", "--no-dashboard", "--host",
          "127.0.0.1")  # fmt: skip


def records(number: int) -> Iterator[dict[str, str]]:
    """Articles, those of the corpus again and again with other names in them."""
    found = _corpus()
    ontology = load()
    for i in range(number):
        record, copy = found[i % len(found)], i // len(found)
        yield {**record, "id": f"{record['id']}-{copy}", "text": renamed(record["text"], copy, ontology)}


def renamed(text: str, copy: int, ontology: Ontology) -> str:
    """The text with other endings of the names that the gazetteer does not know; the first copy is the text itself."""
    ending = "".join(ENDINGS[int(digit)] for digit in str(copy)) if copy else ""
    changed = SURNAME.sub(lambda match: match[0] if ontology.named(match[0]) else match[0] + ending, text)
    # So that each copy is another document, even where no name could be changed.
    return f"{changed}\n\nThis is edition {copy} of the report." if copy else changed


def _corpus() -> list[dict[str, str]]:
    if CORPUS.is_file():
        found = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
        return [{name: str(row.get(name) or "") for name in ("id", "title", "date", "text")} for row in found]
    print(f"no {CORPUS.name} in {SHARED} (KG_SHARED names the folder): the seeds are read")
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    return [{"id": path.stem, "title": "", "date": "", "text": path.read_text(encoding="utf-8")} for path in paths]


def build(articles: Path, output: Path, **options: Any) -> dict[str, float]:
    """What a build took: wall seconds of all and of reading, processor seconds, and peaks of memory in MB."""
    words = [sys.executable, __file__, "--build", str(articles), str(output), json.dumps(options)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    peaks: dict[int, float] = {}
    watcher = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    watcher.join()
    if process.returncode:
        raise SystemExit(process.returncode)
    own = peaks.pop(process.pid, 0.0)
    return {**json.loads(said), "main MB": own, "worker MB": max(peaks.values(), default=own)}


def _watch(process: "subprocess.Popen[str]", peaks: dict[int, float]) -> None:
    """Note the largest resident memory of a process and of those that it started."""
    while process.poll() is None:
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                pid = int(status.parent.name)
                if process.pid in (pid, int(fields["PPid"])) and "VmHWM" in fields:
                    peaks[pid] = int(fields["VmHWM"].split()[0]) / 1024
            except (OSError, ValueError, KeyError):
                continue
        time.sleep(0.2)


def build_here(articles: str, output: str, options: str) -> None:
    """Build in this process, and print what it took as JSON."""
    import resource

    import kg

    took: dict[str, float] = {}

    def clocks() -> tuple[float, float]:
        usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return time.perf_counter(), sum(usage.ru_utime + usage.ru_stime for usage in usages)

    def note(what: str, start: tuple[float, float]) -> None:
        took[f"{what} s"], took[f"{what} cpu s"] = (now - then for now, then in zip(clocks(), start, strict=True))

    def timed(items: Any, what: str, total: int | None) -> Iterator[Any]:
        start = clocks()
        yield from items
        note(what, start)

    start = clocks()
    kg.build(articles, output, track=timed, **json.loads(options))
    note("all", start)
    print(json.dumps(took))


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """The address of a Dask scheduler with two workers, and the processes of all."""
    state = folder / "scheduler.json"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    quiet["env"] = {**os.environ, "OMP_NUM_THREADS": "1"}
    started = [subprocess.Popen([sys.executable, *words, "--scheduler-file", str(state)], **quiet)
               for words in (DASK, WORKER)]  # fmt: skip
    while not state.exists():
        time.sleep(0.1)
    time.sleep(0.2)
    try:
        yield json.loads(state.read_text())["address"].removeprefix("tcp://"), [process.pid for process in started]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def cpu_of(pids: list[int]) -> float:
    """The processor seconds of processes and of those below them."""
    tick = os.sysconf("SC_CLK_TCK")
    below: dict[int, tuple[int, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        below[int(path.parent.name)] = int(fields[1]), sum(map(int, fields[11:15])) / tick
    wanted = set(pids)
    while more := {pid for pid, (parent, _) in below.items() if parent in wanted} - wanted:
        wanted |= more
    return sum(below[pid][1] for pid in wanted if pid in below)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--no-dask", action="store_true")
    parser.add_argument("--build", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build:
        build_here(*options.build)
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as name:
        folder = Path(name)
        if options.articles:
            compare(folder, options.articles, dask=not options.no_dask)
        for number in options.growth:
            took = build(written(folder, number), folder / f"growth-{number}", jobs=2)
            print(f"{number} articles on two processes: {shown(took)}")


def compare(folder: Path, number: int, *, dask: bool) -> None:
    """Print what the builds of one corpus took, and their ratios."""
    articles = written(folder, number)
    took = {f"--jobs {jobs}": build(articles, folder / f"jobs-{jobs}", jobs=jobs) for jobs in (1, 2)}
    if dask:
        with cluster(folder) as (address, pids):
            took["dask"] = build(articles, folder / "dask", engine=f"dask://{address}")
            took["dask"]["all cpu s"] += cpu_of(pids)
    for name, values in took.items():
        print(f"{number} articles, {name}: {shown(values)}")
    one, two = took["--jobs 1"], took["--jobs 2"]
    print(
        f"extraction on two processes to one: {one['reading s'] / two['reading s']:.2f} times as fast by the clock; "
        f"by processor time at most {2 * one['reading cpu s'] / two['reading cpu s']:.2f} times"
    )
    print(
        f"a whole build to its extraction, on one process: {one['all s'] / one['reading s']:.3f} by the clock, "
        f"{one['all cpu s'] / one['reading cpu s']:.3f} by processor time"
    )
    if dask:
        print(
            f"Dask to two processes: {took['dask']['all cpu s'] / two['all cpu s']:.2f} times the processor time, "
            f"{took['dask']['all s'] / two['all s']:.2f} by the clock"
        )


def written(folder: Path, number: int) -> Path:
    """A file of so many articles."""
    path = folder / f"{number}.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records(number)), encoding="utf-8")
    return path


def shown(took: dict[str, float]) -> str:
    """Figures in a line."""
    return ", ".join(
        f"{name} {value:.1f}" if name.endswith(" s") else f"{name} {value:.0f}" for name, value in took.items()
    )


if __name__ == "__main__":
    main()
