"""The database -> rows: plain values, one dict a claim, relation, actor or document, as `--json` prints them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.model import Interval, Modality, Polarity
from kg.ontology import Ontology
from kg.store.database import Database
from kg.store.named import Named, one
from kg.store.terms import NIF, iri, kg, local, type_of
from kg.store.triples import ROUTES

Row = dict[str, Any]
WORDS = iri(NIF + "anchorOf")
# The speaker of claims in the article's own voice.
OWN_VOICE = "-"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are asked for, by ids; an empty field asks for all. Days are ISO dates.

    `actor` is at either end. `since` and `until` go by the claim's own date, else its document's; what has neither
    is left out.
    """

    actor: str = ""
    source: str = ""
    target: str = ""
    relations: frozenset[str] = frozenset()
    sign: int | None = None
    speaker: str | None = None
    statuses: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    document: str = ""
    min_confidence: float = 0.0

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Whether a row has the actors, the speaker and the status that are asked for."""
        ends = (row["source_id"], row["target_id"])
        return (
            (not self.actor or self.actor in ends)
            and (not self.source or self.source == ends[0])
            and (not self.target or self.target == ends[1])
            and (not self.speaker or self.speaker == (row["speaker_id"] or OWN_VOICE))
            and (not self.statuses or row["status"] in self.statuses)
        )


ALL = Filter()


class Rows:
    """Reads a database row by row."""

    def __init__(self, database: Database, ontology: Ontology) -> None:
        self.database, self.nodes, self.ontology = database, database.nodes, ontology

    # -- claims -------------------------------------------------------------------------------------------------

    def claims(self, wanted: Filter = ALL) -> list[Row]:
        """The claims asked for, by date of the document and place in it."""
        rows = (self._claim(*pair) for pair in self._selected(wanted))
        return sorted((row for row in rows if self._in_time(row, wanted)), key=self.place)

    def _selected(self, wanted: Filter) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
        query = "SELECT ?claim ?relation {\n" + "\n".join(self._patterns(wanted)) + "\n}"
        for solution in self.database.query(query):
            yield solution["claim"], solution["relation"]

    def _patterns(self, wanted: Filter) -> Iterator[str]:
        """The most selective pattern first, since the planner keeps the order."""
        actor, document = self.nodes.actor, self.nodes.document
        if wanted.source:
            yield f"?relation kg:source {actor(wanted.source)} ."
        if wanted.target:
            yield f"?relation kg:target {actor(wanted.target)} ."
        if wanted.actor:
            node = actor(wanted.actor)
            yield f"{{ ?relation kg:source {node} }} UNION {{ ?relation kg:target {node} }}"
        if wanted.document:
            yield f"?evidence nif:referenceContext {document(wanted.document)} ."
            yield "?claim prov:wasDerivedFrom ?evidence ."
        if wanted.speaker and wanted.speaker != OWN_VOICE:
            yield f"?claim prov:wasAttributedTo {actor(wanted.speaker)} ."
        yield "?claim kg:about ?relation ."
        if kinds := self._kinds(wanted):
            yield f"VALUES ?type {{ {' '.join(map(str, kinds))} }} ?relation kg:type ?type ."
        if wanted.statuses:
            statuses = " ".join(str(kg(status)) for status in sorted(wanted.statuses))
            yield f"VALUES ?status {{ {statuses} }} ?relation kg:status ?status ."
        if wanted.speaker == OWN_VOICE:
            yield "?claim prov:wasAttributedTo ?own . ?own a kg:Document ."
        if wanted.min_confidence:
            yield f"?claim kg:confidence ?confidence . FILTER(?confidence >= {wanted.min_confidence:.3f})"

    def _kinds(self, wanted: Filter) -> list[ox.NamedNode]:
        if not wanted.relations and wanted.sign is None:
            return []
        types = self.ontology.relations.values()
        fitting = [
            t.id for t in types if (not wanted.relations or t.id in wanted.relations) and wanted.sign in (None, t.sign)
        ]
        return [type_of(id) for id in sorted(fitting)] or [type_of("-")]

    def _claim(self, claim: ox.NamedNode, relation: ox.NamedNode) -> Row:
        said, about = self.database.of(claim), self.relation(relation)
        evidence = said["wasDerivedFrom"][0]
        document, span = self.nodes.id(evidence), evidence.value.rpartition("=")[2]
        start, end = map(int, span.split(","))
        voice = said["wasAttributedTo"][0]
        speaker = None if voice == self.nodes.document(document) else self.nodes.id(voice)
        speaker_label = speaker and self.named.label(speaker)
        polarity, modality = (local(said[name][0]) for name in ("polarity", "modality"))
        rule, *routes = one(said, "rule", "").split(ROUTES)
        routes += [""] * (3 - len(routes))
        spans = _spans(said)
        kind = self.ontology.relations[about["type"]]
        return {
            "id": self.nodes.id(claim),
            "document": document,
            "about": about["id"],
            "status": about["status"],
            "source": about["source"],
            "source_id": about["source_id"],
            "source_text": one(said, "sourceText", about["source"]),
            "relation": about["type"],
            "plover": self.ontology.plover_of(kind.id, Modality(modality), Polarity(polarity), rule) or None,
            "sign": about["sign"],
            "target": about["target"],
            "target_id": about["target_id"],
            "target_text": one(said, "targetText", about["target"]),
            "polarity": polarity,
            "modality": modality,
            "speaker": speaker_label,
            "speaker_id": speaker,
            "speaker_text": speaker and one(said, "speakerText", speaker_label),
            "cue": one(said, "cue", None),
            "evidence": self.database.objects(evidence, WORDS)[0].value,
            "start": start,
            "end": end,
            **{f"{role}_span": spans.get(role) for role in ("source", "target", "trigger", "speaker")},
            "date": _days(said),
            "place": one(said, "place", None),
            "confidence": float(one(said, "confidence", "0")),
            "rule": rule,
            "source_rule": routes[0],
            "target_rule": routes[1],
            "speaker_rule": routes[2] or None,
        }

    def place(self, row: Row) -> tuple[Any, ...]:
        """Where a claim stands among others: by date of the document and place in it."""
        return (
            self.document(row["document"])["date"] or "",
            row["document"],
            row["start"],
            row["trigger_span"],
            row["id"],
        )

    def _in_time(self, row: Row, wanted: Filter) -> bool:
        if not (wanted.since or wanted.until):
            return True
        days = row["date"] or self.document(row["document"])["date"]
        if not days:
            return False
        when = Interval.parse(days)
        late_enough = not wanted.since or when.latest.isoformat() >= wanted.since
        return late_enough and (not wanted.until or when.earliest.isoformat() <= wanted.until)

    # -- relations ----------------------------------------------------------------------------------------------

    def relation(self, node: ox.NamedNode) -> Row:
        """A relation without its claims."""
        if node.value not in self._relations:
            said = self.database.of(node)
            source, target = (self.nodes.id(said[end][0]) for end in ("source", "target"))
            kind = self.ontology.relations[local(said["type"][0])]
            self._relations[node.value] = {
                "id": self.nodes.id(node),
                "source": self.named.label(source),
                "source_id": source,
                "type": kind.id,
                "sign": kind.sign,
                "target": self.named.label(target),
                "target_id": target,
                "status": local(said["status"][0]),
            }
        return self._relations[node.value]

    @cached_property
    def _relations(self) -> dict[str, Row]:
        return {}

    # -- actors and documents -----------------------------------------------------------------------------------

    @cached_property
    def named(self) -> Named:
        """Actors and documents one at a time."""
        return Named(self.database)

    @property
    def actors(self) -> Mapping[str, Row]:
        """All actors by id, with the number of claims that each takes part in and that it vouches for."""
        return self.named.actors

    @property
    def documents(self) -> Mapping[str, Row]:
        """All documents by id, with their numbers of claims, by date."""
        return self.named.documents

    def document(self, id: str) -> Row:
        """A document, without the number of its claims."""
        row = self.named.described(id)
        if row is None:
            raise KeyError(id)
        return row


def relations(claims: Iterable[Row]) -> list[Row]:
    """The relations that claim rows are about, in order of their ends, with the number of claims, speakers and days."""
    groups: dict[str, list[Row]] = {}
    for claim in claims:
        groups.setdefault(claim["about"], []).append(claim)
    rows = [_relation(id, group) for id, group in groups.items()]
    return sorted(rows, key=lambda row: (row["source"], row["target"], row["type"], row["id"]))


def _relation(id: str, claims: list[Row]) -> Row:
    first = claims[0]
    days = sorted(Interval.parse(claim["date"]) for claim in claims if claim["date"])
    return {
        "id": id,
        **{name: first[name] for name in ("source", "source_id", "sign", "target", "target_id", "status")},
        "type": first["relation"],
        "claims": len(claims),
        "speakers": sorted({claim["speaker"] for claim in claims if claim["speaker"]}),
        "own_voice": any(claim["speaker"] is None for claim in claims),
        "earliest": min(day.earliest for day in days).isoformat() if days else None,
        "latest": max(day.latest for day in days).isoformat() if days else None,
    }


def _spans(said: Mapping[str, list[Any]]) -> dict[str, list[int]]:
    """Role -> where it stands, of `source=5,11 target=18,33 trigger=12,17`."""
    parts = (part.partition("=") for part in one(said, "spans", "").split())
    return {role: list(map(int, offsets.split(","))) for role, _, offsets in parts}


def _days(said: Mapping[str, list[Any]]) -> str | None:
    earliest, latest = one(said, "earliest", ""), one(said, "latest", "")
    return str(Interval.parse(f"{earliest}/{latest}")) if earliest and latest else None
