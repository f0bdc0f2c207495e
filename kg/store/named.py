"""Actors and documents of a database as rows: one at a time, or all of them with the numbers of their claims."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.ontology import KG
from kg.store.database import CLASS, Database
from kg.store.terms import DCTERMS, SKOS, iri, kg, local, text

Row = dict[str, Any]
LABEL, ALIAS = iri(SKOS + "prefLabel"), iri(SKOS + "altLabel")
KEY, PLACE = iri(DCTERMS + "identifier"), iri(DCTERMS + "source")


class Named:
    """Reads actors and documents; each at most once."""

    def __init__(self, database: Database) -> None:
        self.database, self.nodes = database, database.nodes
        self._labels: dict[str, str] = {}
        self._documents: dict[str, Row | None] = {}

    # -- actors -------------------------------------------------------------------------------------------------

    def label(self, id: str) -> str:
        """The label of an actor."""
        if id not in self._labels:
            found = self.database.objects(self.nodes.actor(id), LABEL)
            self._labels[id] = min((label.value for label in found), default="")
        return self._labels[id]

    def actor(self, id: str) -> Row | None:
        """An actor with the numbers of claims that it takes part in and that it vouches for."""
        node = _node(self.nodes.actor, id)
        if node is None or not self.database.says(node, CLASS, kg("Actor")):
            return None
        parts = f"{{ ?relation kg:source {node} }} UNION {{ ?relation kg:target {node} }} ?claim kg:about ?relation"
        spoken = f"?claim prov:wasAttributedTo {node}"
        return {**self._actor(node), "claims": self._count(parts), "spoken": self._count(spoken)}

    def labelled(self, label: str) -> list[str]:
        """The actors that have this very label."""
        return list(map(self.nodes.id, self.database.subjects(LABEL, text(whole(label)))))

    @cached_property
    def names(self) -> Mapping[str, Row]:
        """The label and the aliases of every actor, by id."""
        found: dict[str, Row] = {}
        for node, label in self.database.pairs(LABEL):
            found[self.nodes.id(node)] = {"id": self.nodes.id(node), "label": label.value, "aliases": []}
        for node, alias in self.database.pairs(ALIAS):
            found[self.nodes.id(node)]["aliases"].append(alias.value)
        return dict(sorted(found.items()))

    @cached_property
    def actors(self) -> Mapping[str, Row]:
        """All actors by id, with the number of claims that each takes part in and that it vouches for."""
        found = {self.nodes.id(node): self._actor(node) for node in self.database.subjects(CLASS, kg("Actor"))}
        for name, pattern in (("claims", "kg:about/(kg:source|kg:target)"), ("spoken", "prov:wasAttributedTo")):
            for actor, count in self._counted(f"?claim {pattern} ?it . ?it a kg:Actor"):
                found[actor][name] = count
        return dict(sorted(found.items()))

    def _actor(self, node: ox.NamedNode) -> Row:
        said = self.database.of(node)
        kinds = [local(kind) for kind in said["a"] if kind.value.startswith(KG)]
        return {
            "id": self.nodes.id(node),
            "label": one(said, "prefLabel", ""),
            "kind": next((kind for kind in sorted(kinds) if kind != "Actor"), "Actor"),
            "aliases": sorted(alias.value for alias in said.get("altLabel", ())),
            "part_of": sorted(map(self.nodes.id, said.get("partOf", ()))),
            "represents": sorted(map(self.nodes.id, said.get("represents", ()))),
            "matches": sorted(match.value for match in said.get("exactMatch", ())),
            "claims": 0,
            "spoken": 0,
        }

    # -- documents ----------------------------------------------------------------------------------------------

    def document(self, id: str) -> Row | None:
        """A document with the number of its claims."""
        row = self.described(id)
        if row is None:
            return None
        pattern = f"?evidence nif:referenceContext {self.nodes.document(id)} . ?claim prov:wasDerivedFrom ?evidence"
        return {**row, "claims": self._count(pattern)}

    def described(self, id: str) -> Row | None:
        """A document without the number of its claims."""
        if id not in self._documents:
            node = _node(self.nodes.document, id)
            known = node is not None and self.database.says(node, CLASS, kg("Document"))
            self._documents[id] = self._document(node) if known else None
        return self._documents[id]

    def placed(self, name: str) -> list[str]:
        """The documents with this very key, address or path."""
        same = ox.Literal(whole(name))
        found = [node for property in (KEY, PLACE) for node in self.database.subjects(property, same)]
        return sorted(set(map(self.nodes.id, found)))

    @cached_property
    def documents(self) -> Mapping[str, Row]:
        """All documents by id, with their numbers of claims, by date."""
        found = {self.nodes.id(node): self._document(node) for node in self.database.subjects(CLASS, kg("Document"))}
        for document, count in self._counted("?claim prov:wasDerivedFrom/nif:referenceContext ?it"):
            found[document]["claims"] = count
        return dict(sorted(found.items(), key=lambda item: (item[1]["date"] or "", item[0])))

    def _document(self, node: ox.NamedNode) -> Row:
        said = self.database.of(node)
        places = sorted(place.value for place in said.get("source", ()))
        urls = [place for place in places if place.startswith(("http://", "https://"))]
        return {
            "id": self.nodes.id(node),
            "key": one(said, "identifier", None),
            "title": one(said, "title", ""),
            "date": one(said, "issued", None),
            "publisher": one(said, "publisher", None),
            "url": urls[0] if urls else None,
            "path": next((place for place in places if place not in urls), None),
            "claims": 0,
        }

    # -- counts -------------------------------------------------------------------------------------------------

    def _count(self, pattern: str) -> int:
        """How many claims a pattern finds."""
        query = f"SELECT (COUNT(DISTINCT ?claim) AS ?n) {{ {pattern} }}"
        return int(next(iter(self.database.query(query)))["n"].value)

    def _counted(self, pattern: str) -> Iterator[tuple[str, int]]:
        """How many claims a pattern finds for each `?it`."""
        query = f"SELECT ?it (COUNT(DISTINCT ?claim) AS ?n) {{ {pattern} }} GROUP BY ?it"
        return ((self.nodes.id(s["it"]), int(s["n"].value)) for s in self.database.query(query))


def whole(name: str) -> str:
    """A name as a literal can hold it: what a shell hands over may have bytes that are no characters."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _node(make: Callable[[str], ox.NamedNode], id: str) -> Any:
    """The node of an id; None for what a user wrote that can be none."""
    try:
        return make(id)
    except ValueError:
        return None


def one(said: Mapping[str, Iterable[Any]], name: str, default: Any) -> Any:
    """The first value of a property in alphabetical order, as plain text."""
    values = said.get(name)
    return min(value.value for value in values) if values else default
