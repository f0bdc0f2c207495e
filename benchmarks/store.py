"""The store at 10,000, 100,000 and 1,000,000 made-up claims: load, size, export and questions.

`python benchmarks/store.py [--claims N ...] [--json FILE]` (by default 10,000 and 100,000; a million takes 6 minutes of
processor time and 4 GB of disk). Each size runs in a process of its own, so that its peak of memory is its own. Times
are processor time, and the ratios are to what the libraries underneath take for the same triples in the same run.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pyoxigraph as ox  # noqa: E402
from synthetic import readings  # noqa: E402

from kg.ontology import load  # noqa: E402
from kg.store import database, library  # noqa: E402
from kg.store.terms import Nodes  # noqa: E402
from kg.store.triples import triples  # noqa: E402

# Actors by rank, from the hub to one that is hardly ever named.
RANKS = (0, 1, 2, 4, 9, 19, 39, 79, 150, 300, 600, 1200)
PAIRS = tuple((one, other) for one in RANKS[:6] for other in RANKS[:6] if one < other)
# The six questions: the query of the library, and the milliseconds that its median may take at 100,000 claims.
QUESTIONS = {
    "allies": ("allies-of", 20),
    "who claims": ("who-says", 20),
    "timeline": ("timeline", 20),
    "evidence": ("why", 150),
    "enemies of allies": ("enemies-of-allies", 300),
    "unbalanced triads": ("unbalanced-triads", 1000),
}
# Triples that rdflib reads for comparison; it is not asked to hold them all.
SAMPLE = 100_000


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor time that some work takes, and what comes of it."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def measured(claims: int, folder: Path) -> dict[str, Any]:
    """All that is measured at one size."""
    nodes, ontology, turtle, store = Nodes(), load(), folder / "graph.ttl", folder / "store"
    making, _ = seconds(lambda: sum(1 for _ in readings(claims, ontology)))
    found = triples(lambda: readings(claims, ontology), ontology, nodes)
    writing, _ = seconds(lambda: database.write_turtle(turtle, found, nodes))
    # Readings are gone through twice, and they are not what is measured.
    writing -= 2 * making
    loading, count = seconds(lambda: database.load_turtle(store, turtle))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in store.iterdir()) / 2**20
    return {
        "claims": claims,
        "triples": count,
        "triples a claim": count / claims,
        "write s": writing,
        "load s": loading,
        "peak MB": peak,
        "store MB": size,
        "turtle MB": turtle.stat().st_size / 2**20,
        **answers(database.Database(store, nodes)),
        **compared(turtle, folder),
    }


def answers(graph: database.Database) -> dict[str, float]:
    """The median and the most of each question, in milliseconds."""
    found = {}
    for name, (query, _) in QUESTIONS.items():
        times = [1000 * answered(graph, text, values) for text, values in asked(query, graph)]
        found[f"{name} median ms"], found[f"{name} most ms"] = statistics.median(times), max(times)
    return found


def answered(graph: database.Database, query: str, values: dict[str, Any]) -> float:
    """The seconds that a query takes, down to its last row."""
    return seconds(lambda: list(graph.query(query, values)))[0]


def asked(name: str, graph: database.Database) -> Iterator[tuple[str, dict[str, Any]]]:
    """A query of the library with the values of its parameters, for many actors or pairs."""
    query = library.queries()[name]
    names = [parameter.name for parameter in query.parameters]
    subjects: Iterable[tuple[int, ...]] = PAIRS if len(names) == 2 else zip(RANKS, strict=True)
    for ranks in subjects:
        actors = (graph.nodes.actor(f"actor-{rank}") for rank in ranks)
        yield query.text, dict(zip(names, actors, strict=True))


def compared(turtle: Path, folder: Path) -> dict[str, float]:
    """What pyoxigraph alone takes for the same triples as N-Triples, and rdflib for the first of them, a triple."""
    lines = folder / "graph.nt"
    with lines.open("wb") as stream:
        ox.serialize((quad.triple for quad in ox.parse(path=str(turtle))), stream, ox.RdfFormat.N_TRIPLES)
    plain = ox.Store(str(folder / "plain"))
    bulk, _ = seconds(lambda: (plain.bulk_load(path=str(lines), format=ox.RdfFormat.N_TRIPLES), plain.optimize()))
    with lines.open("rb") as stream:
        head = b"".join(islice(stream, SAMPLE))
    import rdflib

    slow, graph = seconds(lambda: rdflib.Graph().parse(data=head, format="nt"))
    return {"pyoxigraph s": bulk, "rdflib s a triple": slow / len(graph)}


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The measurements as Markdown."""
    head = [f"{row['claims']:,} claims" for row in rows]
    yield f"| | {' | '.join(head)} | growth | wanted |"
    yield f"|---|{'---:|' * (len(rows) + 2)}"
    lines: list[tuple[str, Callable[[dict[str, Any]], float], str, str]] = [
        ("triples a claim", lambda row: row["triples a claim"], "{:.1f}", "28"),
        ("Turtle written, triples/s", lambda row: row["triples"] / row["write s"], "{:,.0f}", "100,000"),
        ("store loaded, triples/s", lambda row: row["triples"] / row["load s"], "{:,.0f}", "100,000"),
        ("both, s", lambda row: row["write s"] + row["load s"], "{:.0f}", "360 at 1,000,000"),
        ("peak memory, MB", lambda row: row["peak MB"], "{:,.0f}", "2,000"),
        ("store on disk, MB", lambda row: row["store MB"], "{:,.0f}", ""),
        ("Turtle on disk, MB", lambda row: row["turtle MB"], "{:,.0f}", ""),
        ("load, times pyoxigraph's own", lambda row: row["load s"] / row["pyoxigraph s"], "{:.2f}", ""),
        (
            "load, times rdflib's parse",
            lambda row: row["load s"] / row["triples"] / row["rdflib s a triple"],
            "{:.2f}",
            "",
        ),
    ]
    for name, value, form, wanted in lines:
        yield f"| {name} | {' | '.join(form.format(value(row)) for row in rows)} | | {wanted} |"
    for name, (query, most) in QUESTIONS.items():
        medians = [row[f"{name} median ms"] for row in rows]
        shown = " | ".join(f"{row[f'{name} median ms']:.1f} [{row[f'{name} most ms']:.0f}]" for row in rows)
        growth = f"{medians[-1] / medians[-2]:.1f} times" if len(rows) > 1 else ""
        yield f"| {name} (`{query}`), ms | {shown} | {growth} | {most} at 100,000 |"


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", type=Path, help="write the measurements there too")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        with TemporaryDirectory(prefix="kg-") as folder:
            print(json.dumps(measured(options.one, Path(folder))))
        return
    rows = []
    for claims in options.claims:
        command = [sys.executable, __file__, "--one", str(claims)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout))
        print(f"measured {claims:,} claims", file=sys.stderr)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
