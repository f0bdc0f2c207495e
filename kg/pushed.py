"""A graph in a remote store, as `kg push` left it there: the same answers as from its folder, asked over SPARQL."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any
from urllib.parse import urldefrag
from weakref import finalize

from kg import manifest
from kg.errors import GraphError, KGError
from kg.exchange import Credentials, Exchange
from kg.folder import TURTLE
from kg.graph import Graph
from kg.manifest import Manifest
from kg.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Interval,
    Mention,
    Modality,
    Polarity,
    Publication,
    Reading,
    Span,
    digest,
)
from kg.ontology import Ontology, load
from kg.store import supplement
from kg.store.database import write_turtle
from kg.store.endpoint import Endpoint
from kg.store.rows import Row
from kg.store.supplement import Supplement
from kg.store.terms import BASE, Nodes
from kg.store.triples import triples

log = logging.getLogger(__name__)
SCHEME = "sparql+"
# Where a graph says what it is, and by which base its IRIs are made.
NAMED = "SELECT DISTINCT ?graph ?base { GRAPH ?graph { ?it a void:Dataset ; void:uriSpace ?base } } ORDER BY ?graph"
UNNAMED = "SELECT DISTINCT ?base { ?it a void:Dataset ; void:uriSpace ?base } ORDER BY ?base"
COUNTS = {
    "actors": "?it a kg:Actor",
    "claims": "?it a kg:Claim",
    "documents": "?it a kg:Document",
    "dyads": "?relation kg:dyad ?it",
    "relations": "?it a kg:Relation",
}


def is_address(place: object) -> bool:
    """Whether a place is the address of a SPARQL endpoint, not a folder."""
    return str(place).startswith((f"{SCHEME}http://", f"{SCHEME}https://"))


@dataclass(frozen=True, slots=True)
class Described(Document):
    """A document whose text may not be at hand, known by the id that was made from it."""

    known: str = ""

    @property
    def id(self) -> str:
        """The id that was made from the text."""
        return self.known or digest(self.text)


class Pushed(Graph):
    """The graph at `sparql+http(s)://HOST/…`, or of several there the one whose name follows a `#`."""

    def __init__(self, address: str, credentials: Credentials | None = None) -> None:
        plain, name = urldefrag(address.removeprefix(SCHEME))
        proof = Credentials.of(os.environ) if credentials is None else credentials
        self._exchange = Exchange(plain, proof, is_patient=False)
        name, base = self._found(name)
        self._more = Supplement(Endpoint(self._exchange, Nodes(base), supplement.address(name)), name) if name else None
        self.nodes = Nodes(base)
        self.database = Endpoint(self._exchange, self.nodes, name)
        self.manifest = self._manifest(name)

    def _found(self, name: str) -> tuple[str, str]:
        """The name of the graph, "" for the default graph, and the base of its IRIs."""
        everywhere = Endpoint(self._exchange, Nodes(BASE))
        named = {row["graph"].value: row["base"].value for row in everywhere.query(NAMED)}
        if name and name not in named:
            known = f"; there are {', '.join(named)}" if named else ""
            raise GraphError(f"{self._exchange.shown}: no graph <{name}>{known}; `kg push --name` sends one")
        if name or len(named) == 1:
            (found,) = [name] if name else named
            return found, named[found]
        if named:
            first = next(iter(named))
            raise GraphError(
                f"{self._exchange.shown}: has {len(named)} graphs: {', '.join(named)}; say which: …#{first}"
            )
        bases = [row["base"].value for row in everywhere.query(UNNAMED)]
        if len(bases) != 1:
            raise GraphError(f"{self._exchange.shown}: holds no graph of kg; `kg push` sends one")
        return "", bases[0]

    def _manifest(self, name: str) -> Manifest:
        if self._more and (text := self._more.manifest()):
            return manifest.parsed(text, f"the manifest of <{name}>")
        if self._more and self._is_unfinished(name):
            raise GraphError(
                f"{self._exchange.shown}: a push of <{name}> is not finished; `kg push` again completes it"
            )
        return Manifest(kg="", base=self.nodes.base, recipe={}, inputs={}, settings={}, counts=self._counts(),
                        store="", ontology="", parts=(), files={})  # fmt: skip

    def _is_unfinished(self, name: str) -> bool:
        notes = Endpoint(self._exchange, self.nodes, f"{name}/push")
        return bool(notes.query("ASK { ?push dcterms:identifier ?state }"))

    def _counts(self) -> dict[str, int]:
        asked = {name: f"COUNT(DISTINCT ?it) AS ?n) {{ {pattern} }}" for name, pattern in COUNTS.items()}
        asked["triples"] = "COUNT(*) AS ?n) { ?s ?p ?o }"
        return {name: int(next(iter(self.database.query(f"SELECT ({q}")))["n"].value) for name, q in asked.items()}

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology that the graph was made with, or that of kg where the store has none."""
        own = load()
        if not self._more or Path(self.manifest.ontology).name in ("", own.version):
            return own
        with TemporaryDirectory(prefix="kg-") as folder:
            self._more.ontology(Path(folder))
            return load(Path(folder))

    @cached_property
    def reprints(self) -> dict[str, str]:
        """For each document the one that stands for its text, as found when the graph was pushed."""
        if not self.manifest.kg:
            log.warning("%s: does not say which documents are reprints; each counts", self._exchange.shown)
            return {}
        own = {id: id for id in self.rows.documents}
        return {**own, **self._more.reprints()} if self._more else own

    @cached_property
    def turtle(self) -> Path:
        """A file of the graph's Turtle, as the build wrote it."""
        folder = mkdtemp(prefix="kg-")
        finalize(self, rmtree, folder, ignore_errors=True)
        path = Path(folder) / TURTLE
        write_turtle(path, triples(self.readings, self.ontology, self.nodes), self.nodes)
        return path

    def view(self, *, text: bool = True, **options: Any) -> str:
        """The page, as of a graph on disk; KGError if it should have texts and the store has none."""
        if text and self.rows.documents and not self._texts:
            raise KGError(
                f"{self._exchange.shown}: has no articles; `kg push --text` sends them, --no-text does without"
            )
        return super().view(text=text, **options)

    def texts(self) -> Iterator[Document]:
        """The documents by date, with their texts if the store has them."""
        for row in self.rows.documents.values():
            places = self.database.of(self.nodes.document(row["id"])).get("source", ())
            publications = sorted(_publication(row, place.value) for place in places)
            alone = Publication(row["date"] or "", row["publisher"] or "")
            given = tuple(publications) or (alone,)
            yield Described(self._texts.get(row["id"], ""), row["title"], given, row["key"] or "", known=row["id"])

    @cached_property
    def _texts(self) -> dict[str, str]:
        return self._more.texts() if self._more else {}

    def readings(self) -> Iterator[Reading]:
        """The claims of each document, by date; their spans have the words that the store has."""
        claims: dict[str, list[Claim]] = {}
        for row in self.claims():
            claims.setdefault(row["document"], []).append(self._claim(row))
        for document in self.texts():
            yield Reading(document, tuple(claims.get(document.id, ())))

    def _claim(self, row: Row) -> Claim:
        said = Attribution(self._mention(row, "speaker"), Span(0, 0, row["cue"] or "")) if row["speaker_id"] else None
        return Claim(
            document=row["document"],
            source=self._mention(row, "source"),
            relation=row["relation"],
            target=self._mention(row, "target"),
            trigger=_span(row["trigger_span"]),
            evidence=Span(row["start"], row["end"], row["evidence"]),
            polarity=Polarity(row["polarity"]),
            modality=Modality(row["modality"]),
            attribution=said,
            when=Interval.parse(row["date"]) if row["date"] else None,
            place=row["place"] or "",
            confidence=row["confidence"],
            rule=row["rule"],
        )

    def _mention(self, row: Row, role: str) -> Mention:
        known = self.rows.actors[row[f"{role}_id"]]
        actor = Actor(known["id"], known["label"], known["kind"])
        return Mention(_span(row[f"{role}_span"]), row[f"{role}_text"], actor, row[f"{role}_rule"])


def _span(offsets: list[int]) -> Span:
    start, end = offsets
    return Span(start, end, "")


def _publication(row: Row, place: str) -> Publication:
    is_url = place.startswith(("http://", "https://"))
    return Publication(row["date"] or "", row["publisher"] or "", place if is_url else "", "" if is_url else place)
