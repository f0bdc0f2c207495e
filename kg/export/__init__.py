"""Writers: a graph -> the bytes of a file. A writer is any callable of the right shape."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Rows = Callable[[], list[Row]]

FORMATS = {
    "csv": "kg.export.table:write",
    "gexf": "kg.export.network:gexf",
    "graphml": "kg.export.network:graphml",
    "jsonld": "kg.export.rdf:jsonld",
    "nanopub": "kg.export.nanopub:write",
    "ntriples": "kg.export.rdf:ntriples",
    "parquet": "kg.export.parquet:write",
    "stix": "kg.export.stix:write",
    "trig": "kg.export.rdf:trig",
    "turtle": "kg.export.rdf:turtle",
}
TABLES = ("claims", "relations", "actors", "documents")


@dataclass(frozen=True, slots=True)
class Content:
    """What a writer may draw on: the graph's Turtle, the prefixes of its IRIs, and its tables, read when asked for."""

    turtle: Path
    prefixes: Mapping[str, str]
    tables: Mapping[str, Rows]
    table: str = "claims"
    intensities: Mapping[str, float] | None = None


Writer = Callable[[Content], Iterator[bytes]]
