"""Claims and networks built by hand, random ones with a seed, and what brute force says of them."""

import csv
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.model import Interval, Modality, Polarity
from kg.network import NetworkClaim

SIGNS = {
    "backs": (1, 6.0),
    "bombs": (-1, -10.0),
    "criticizes": (-1, -2.5),
    "affiliatedWith": (0, 0.0),
    "asks": (0, 0.0),
}


def claim(said: str, **values: Any) -> NetworkClaim:
    """A claim of "source relation target [speaker]", with further values of its fields."""
    source, relation, target, *speaker = said.split()
    sign, intensity = SIGNS[relation]
    defaults = {"publisher": "Daily", "document": "d1", "text": "d1", "relation": f"{source} {relation} {target}"}
    values = {**defaults, "sign": sign, "intensity": intensity, "speaker": speaker[0] if speaker else None, **values}
    values["id"] = values.get("id") or f"{said} {values['publisher']} {values['text']} {values.get('when')}"
    return NetworkClaim(source=source, type=relation, target=target, **values)


def denied(said: str, **values: Any) -> NetworkClaim:
    """A claim that says it is not so."""
    return claim(said, polarity=Polarity.NEGATED, id=f"not {said}", **values)


def planned(said: str, **values: Any) -> NetworkClaim:
    """A claim that says it will be so."""
    return claim(said, modality=Modality.PLANNED, id=f"soon {said}", **values)


def row(said: str, **values: Any) -> dict[str, Any]:
    """A claim as JSON has it."""
    source, relation, target = said.split()
    ids = {"source": source, "source_id": source, "target": target, "target_id": target, "relation": relation}
    rest = {"sign": -1, "polarity": "affirmed", "modality": "actual", "speaker": None, "speaker_id": None}
    made = {**ids, **rest, "confidence": 0.5, "date": None, "document": "d1", "publisher": "Daily", "published": ""}
    return {**made, "id": said, "evidence": said, **values}


def on(day: str) -> Interval:
    """An interval from its text."""
    return Interval.parse(day)


def network(*edges: str) -> nx.Graph:
    """A network of edges "a+b" and "a-b", each made by one claim of that name."""
    made = nx.Graph()
    for edge in edges:
        a, b = edge.replace("-", "+").split("+")
        made.add_edge(a, b, sign=-1 if "-" in edge else 1, weight=1.0, claims=(edge,))
    return made


def random_network(seed: int, size: int = 8) -> nx.Graph:
    """A signed network with random ties of random signs and weights."""
    chance = random.Random(seed)
    made = nx.gnp_random_graph(chance.randint(1, size), chance.random(), seed=seed)
    for a, b in made.edges:
        made[a][b].update(sign=chance.choice((1, -1)), weight=round(chance.uniform(0.1, 3), 2))
    return nx.relabel_nodes(made, {node: f"n{node:02}" for node in made})


def from_file(name: str) -> nx.Graph:
    """A network with a known answer from beside the checkout; the test is skipped where there is none."""
    places = [folder / "shared" / "signed" / name for folder in Path(__file__).resolve().parents]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        pytest.skip("the signed networks are not here")
    made = nx.Graph()
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines):
            made.add_edge(row["u"], row["v"], sign=int(row["sign"]))
    return made


def triad_counts(signed: nx.Graph) -> Counter[str]:
    """The census by brute force."""
    counts = Counter({"---": 0, "--+": 0, "-++": 0, "+++": 0})
    for trio in combinations(sorted(signed), 3):
        pairs = list(combinations(trio, 2))
        if all(signed.has_edge(*pair) for pair in pairs):
            signs = sorted("-+"[signed.edges[pair]["sign"] > 0] for pair in pairs)
            counts["".join(sorted(signs, key="-+".index))] += 1
    return counts


def least_frustration(signed: nx.Graph, weight: str | None = None) -> float:
    """The frustration index by trying all camps."""
    edges = [(a, b, data["sign"], data[weight] if weight else 1) for a, b, data in signed.edges(data=True)]
    place = {actor: i for i, actor in enumerate(signed)}
    tied = [(place[a], place[b], sign > 0, value) for a, b, sign, value in edges]
    # One actor may stay where it is: turning everybody changes nothing.
    return min(
        sum(value for a, b, friendly, value in tied if friendly != (sides[a] == sides[b]))
        for sides in product((0,), *[(0, 1)] * (len(signed) - 1))
    )


def least_disagreement(signed: nx.Graph, count: int, weight: str | None = None) -> float:
    """The least weight against blocs by trying all partitions into at most so many."""
    return min(cost(signed, labels, weight) for labels in partitions(len(signed), count))


def cost(signed: nx.Graph, labels: Sequence[int], weight: str | None) -> float:
    """The weight of the ties that a partition of the sorted actors goes against."""
    of = dict(zip(sorted(signed), labels, strict=True))
    edges = signed.edges(data=True)
    return sum(data[weight] if weight else 1 for a, b, data in edges if (data["sign"] > 0) != (of[a] == of[b]))


def partitions(size: int, count: int) -> Iterator[list[int]]:
    """All ways to put so many actors into at most so many blocs, as restricted growth strings."""
    if size == 0:
        yield []
        return
    for labels in partitions(size - 1, count):
        for bloc in range(min(max(labels, default=-1) + 2, count)):
            yield [*labels, bloc]
