"""How long the analyses take and what they prove.

`python benchmarks/analysis.py [--edges N] [--claims N]` prints the frustration index and the blocs of the signed
networks in `../shared/signed` beside the checkout (or `$KG_SHARED/signed`; what is not there is skipped), the triad
census of a random power-law network with what scipy, if it is installed, needs for the sparse products that give the
same counts, and the time from rows of claims to a signed network and its dyads. Times are of the processor.
"""

import argparse
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.analysis.blocs import blocs  # noqa: E402
from kg.analysis.dyads import dyads  # noqa: E402
from kg.analysis.edges import read_edges  # noqa: E402
from kg.analysis.frustration import frustration  # noqa: E402
from kg.analysis.indexed import Indexed  # noqa: E402
from kg.analysis.triads import KINDS, census_of  # noqa: E402
from kg.network import signed, to_claims  # noqa: E402

SIGNED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared")) / "signed"


def timed(function: Callable[..., Any], *args: Any, **options: Any) -> tuple[Any, float]:
    """What a function returns, and the seconds it took."""
    start = process_time()
    result = function(*args, **options)
    return result, process_time() - start


def structures() -> Iterator[str]:
    """The index and the blocs of each network, with bounds and times."""
    for path in sorted(SIGNED.glob("*.csv")):
        network = signed(read_edges(path))
        index, seconds = timed(frustration, network)
        yield f"{path.stem}: frustration {_bounds(index)}, {seconds:.2f} s"
        found, seconds = timed(blocs, network)
        yield f"{path.stem}: {len(found.blocs)} blocs, against them {_bounds(found)}, {seconds:.2f} s"


def power_law(edges: int) -> Indexed:
    """A random network whose degrees follow a power law, three in ten ties negative."""
    chance = np.random.default_rng(1)
    size = max(3, edges // 20)
    weight = np.arange(1, size + 1) ** -0.6
    ends = [chance.choice(size, size=2 * edges, p=weight / weight.sum()) for _ in range(2)]
    low, high = np.minimum(*ends), np.maximum(*ends)
    keys = np.unique((low * size + high)[low != high])
    keys = np.sort(chance.permutation(keys)[:edges])
    sign = np.where(chance.random(len(keys)) < 0.3, -1, 1)
    return Indexed(tuple(map(str, range(size))), keys // size, keys % size, sign, np.ones(len(keys)))


def census(edges: int) -> Iterator[str]:
    """The census of a random network, and the ratio to scipy's products."""
    network = power_law(edges)
    counts, seconds = min((timed(census_of, network) for _ in range(3)), key=lambda pair: pair[1])
    yield f"census of {len(network.u)} edges: {sum(counts.values())} triads, {seconds:.2f} s"
    try:
        expected, theirs = min((timed(sparse_census, network) for _ in range(3)), key=lambda pair: pair[1])
    except ModuleNotFoundError:
        yield "scipy is not installed: no ratio"
        return
    assert expected == [counts[kind] for kind in KINDS]
    yield f"scipy's sparse products, {theirs:.2f} s: ratio {seconds / theirs:.2f}"


def sparse_census(network: Indexed) -> list[int]:
    """The counts by products of sparse matrices whose edges point from lower to higher degree."""
    from scipy.sparse import csr_matrix

    size = len(network.actors)
    degree = np.bincount(np.concatenate([network.u, network.v]), minlength=size)
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(size)
    tail, head = np.minimum(rank[network.u], rank[network.v]), np.maximum(rank[network.u], rank[network.v])
    p, n = (
        csr_matrix((np.ones(int(keep.sum()), dtype=np.int32), (tail[keep], head[keep])), shape=(size, size))
        for keep in (network.sign > 0, network.sign < 0)
    )
    mixed, friendly, hostile = p @ n + n @ p, p @ p, n @ n
    return [
        int(hostile.multiply(n).sum()),
        int(hostile.multiply(p).sum() + mixed.multiply(n).sum()),
        int(mixed.multiply(p).sum() + friendly.multiply(n).sum()),
        int(friendly.multiply(p).sum()),
    ]


def rows(count: int) -> list[dict[str, Any]]:
    """Rows of random claims by two hundred publishers and a thousand speakers."""
    chance = random.Random(1)
    made = []
    for i in range(count):
        source, target = (f"actor{int(5000 * chance.random() ** 3)}" for _ in range(2))
        speaker = f"speaker{chance.randrange(1000)}" if chance.random() < 0.4 else None
        sign = chance.choice((1, -1))
        made.append(
            {
                **{"id": f"{i:09}", "source_id": source, "target_id": target, "sign": sign},
                **{"relation": "backs" if sign > 0 else "bombs", "polarity": "affirmed", "modality": "actual"},
                **{"speaker_id": speaker, "publisher": f"paper{chance.randrange(200)}", "document": f"d{i // 4}"},
                **{"published": f"20{chance.randrange(10, 24)}-01-01", "date": None, "confidence": chance.random()},
            }
        )
    return made


def weighing(count: int) -> Iterator[str]:
    """From rows to claims, the signed network and the dyads."""
    claims, reading = timed(to_claims, rows(count))
    network, joining = timed(signed, claims)
    found, judging = timed(dyads, claims)
    yield f"{count} rows to claims {reading:.2f} s, to {network.number_of_edges()} signed pairs {joining:.2f} s"
    yield f"{len(found)} dyads with their intervals {judging:.2f} s"


def _bounds(found: Any) -> str:
    return f"{found.upper:g} proved" if found.proved else f"{found.lower:g} to {found.upper:g}"


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    for part in (structures(), census(given.edges), weighing(given.claims)):
        for line in part:
            print(line, flush=True)


if __name__ == "__main__":
    main()
