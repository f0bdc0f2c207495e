"""What claims add up to between actors, as networkx graphs: every relation, or one net sign for each pair."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import groupby
from typing import Any

import networkx as nx

from kg.errors import KGError
from kg.model import Interval, Modality, Polarity, Status, digest
from kg.resolve import AFFILIATION
from kg.resolve import status as status_from

# The ends of the Goldstein scale: a relation of this intensity counts in full.
FULL = 10.0


@dataclass(frozen=True, slots=True)
class NetworkClaim:
    """What analysis needs of a claim. `relation` is the id of what it is about, `text` one id for all reprints.

    `publisher` is that of the earliest document with this text, so that reprints do not add voices.
    """

    id: str
    source: str
    target: str
    type: str
    sign: int
    intensity: float = FULL
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    speaker: str | None = None
    publisher: str = ""
    document: str = ""
    text: str = ""
    when: Interval | None = None
    published: str = ""
    confidence: float = 1.0
    relation: str = ""
    evidence: str = ""

    @property
    def voice(self) -> str:
        """Who vouches for it: its speaker, else the publisher, else the text itself."""
        if self.speaker:
            return f"speaker:{self.speaker}"
        return f"publisher:{self.publisher}" if self.publisher else f"text:{self.text or self.document}"

    @property
    def pair(self) -> tuple[str, str]:
        """Its two actors in alphabetical order."""
        return (self.source, self.target) if self.source <= self.target else (self.target, self.source)

    @property
    def days(self) -> Interval | None:
        """When it happened as the text says, else when it was published, else None."""
        return self.when or (Interval.parse(self.published) if self.published else None)

    @property
    def affirms(self) -> bool:
        """Whether it says that something was done or stands."""
        return self.polarity is Polarity.AFFIRMED and self.modality is Modality.ACTUAL

    @property
    def denies(self) -> bool:
        """Whether it says that something was not done or does not stand."""
        return self.polarity is Polarity.NEGATED and self.modality is Modality.ACTUAL

    @property
    def is_signed(self) -> bool:
        """Whether it weighs on the sign of its pair: affirmed, actual, of a type that has a sign, between two."""
        return self.affirms and self.sign != 0 and self.type != AFFILIATION and self.source != self.target

    @property
    def weight(self) -> float:
        """Confidence times the share of the Goldstein scale that its type reaches."""
        return self.confidence * abs(self.intensity) / FULL


def to_claims(
    rows: Iterable[Mapping[str, Any]],
    *,
    intensities: Mapping[str, float] | None = None,
    reprints: Mapping[str, str] | None = None,
    mutual: Collection[str] = (),
) -> list[NetworkClaim]:
    """The claims that rows of JSON hold, by id.

    `intensities` is the Goldstein intensity of each relation type (without it every type counts in full); `reprints`
    gives documents of one text one name (`kg.analysis.reprints`); a relation of a `mutual` type is one with its
    converse.
    """
    read = (_claim(row, intensities or {}, reprints or {}) for row in rows)
    joined = (_joined(claim) if claim.type in mutual else claim for claim in read)
    claims = sorted(joined, key=lambda claim: claim.id)
    first: dict[str, NetworkClaim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.published or "9999", claim.document, claim.id)):
        first.setdefault(claim.text, claim)
    return [replace(claim, publisher=first[claim.text].publisher or claim.publisher) for claim in claims]


def labels(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The label of every actor and speaker that rows of claims name, by id."""
    found: dict[str, str] = {}
    for row in rows:
        for role in ("source", "target", "speaker"):
            if row.get(f"{role}_id"):
                found[row[f"{role}_id"]] = row[role]
    return dict(sorted(found.items()))


def to_network(
    claims: Iterable[NetworkClaim],
    *,
    names: Mapping[str, str] | None = None,
    statuses: Iterable[Status] = (Status.ASSERTED, Status.ATTRIBUTED),
) -> nx.MultiDiGraph:
    """One edge for each relation of these statuses, keyed by its id; every actor that a claim names is a node.

    An edge has `type`, `sign`, `status`, `weight` (the sum over voices of their best claim), `claims` (ids, sorted),
    `earliest` and `latest` (ISO days, "" where unknown); a node has its `label`.
    """
    claims, names, wanted = list(claims), names or {}, set(statuses)
    network = nx.MultiDiGraph()
    _add_actors(network, claims, names)
    for relation, about in _grouped(claims, lambda claim: claim.relation):
        status = status_of(about)
        if status in wanted:
            network.add_edge(about[0].source, about[0].target, key=relation, **_attributes(about, status))
    return network


def signed(
    claims: Iterable[NetworkClaim], *, asserted: bool = False, names: Mapping[str, str] | None = None
) -> nx.Graph:
    """The net sign of each pair of actors: +1 or -1, by what its affirmed, actual claims weigh.

    Each voice counts once for each type of relation of a pair, by its most confident claim. `asserted` leaves out what
    speakers say. Edges have `sign`, `weight` (of the net), `positive` and `negative` (of the two sides), `voices` (how
    many) and `claims` (ids, sorted). A pair that weighs equally has no edge; every actor is a node, isolates too.
    O(n log n).
    """
    claims = list(claims)
    network = nx.Graph()
    _add_actors(network, claims, names or {})
    counted = [claim for claim in supports(claims) if not (asserted and claim.speaker)]
    for pair, group in _grouped(counted, lambda claim: claim.pair):
        positive = sum(claim.weight for claim in group if claim.sign > 0)
        negative = sum(claim.weight for claim in group if claim.sign < 0)
        if abs(positive - negative) < 1e-9:
            continue
        network.add_edge(
            *pair,
            sign=1 if positive > negative else -1,
            weight=round(abs(positive - negative), 6),
            positive=round(positive, 6),
            negative=round(negative, 6),
            voices=len({claim.voice for claim in group}),
            claims=tuple(claim.id for claim in group),
        )
    return network


def supports(claims: Iterable[NetworkClaim]) -> Iterator[NetworkClaim]:
    """The claims that weigh on signs: for each pair, relation type and voice the most confident, in that order."""
    signed_ones = (claim for claim in claims if claim.is_signed)
    for _, group in _grouped(signed_ones, lambda claim: (claim.pair, claim.type, claim.voice)):
        yield min(group, key=lambda claim: (-claim.confidence, claim.id))


def status_of(claims: Iterable[NetworkClaim]) -> Status:
    """What the claims about one relation add up to."""
    return status_from((claim.polarity, claim.modality, claim.speaker is not None) for claim in claims)


def find_actor(network: nx.Graph, name: str) -> str:
    """The actor of a network with this id or label; KGError with those that are spelt like it where there is none."""
    if name in network:
        return name
    by_label: dict[str, str] = {str(data.get("label", actor)): actor for actor, data in network.nodes(data=True)}
    if name in by_label:
        return by_label[name]
    close = get_close_matches(name, sorted({*by_label, *map(str, network)}), n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    raise KGError(f"no actor named {name!r} in this network{hint}")


def _claim(row: Mapping[str, Any], intensities: Mapping[str, float], reprints: Mapping[str, str]) -> NetworkClaim:
    document = row.get("document") or ""
    return NetworkClaim(
        id=row["id"],
        source=row["source_id"],
        target=row["target_id"],
        type=row["relation"],
        sign=row["sign"],
        intensity=intensities.get(row["relation"], FULL),
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        speaker=row.get("speaker_id") or None,
        publisher=row.get("publisher") or "",
        document=document,
        text=reprints.get(document, document) or row["id"],
        when=Interval.parse(row["date"]) if row.get("date") else None,
        published=row.get("published") or "",
        confidence=row["confidence"],
        relation=row.get("about") or digest(row["source_id"], row["relation"], row["target_id"]),
        evidence=row.get("evidence") or "",
    )


def _joined(claim: NetworkClaim) -> NetworkClaim:
    one, other = claim.pair
    return replace(claim, relation=digest(one, claim.type, other))


def _grouped(claims: Iterable[NetworkClaim], key: Any) -> Iterator[tuple[Any, list[NetworkClaim]]]:
    """The claims by key, in order of key, each group in order of id."""
    ordered = sorted(claims, key=lambda claim: (key(claim), claim.id))
    return ((value, list(group)) for value, group in groupby(ordered, key=key))


def _add_actors(network: nx.Graph, claims: Iterable[NetworkClaim], names: Mapping[str, str]) -> None:
    for actor in sorted({actor for claim in claims for actor in claim.pair}):
        network.add_node(actor, label=names.get(actor, actor))


def _attributes(claims: list[NetworkClaim], status: Status) -> dict[str, Any]:
    days = [claim.days for claim in claims if claim.days]
    best: dict[str, float] = {}
    for claim in claims:
        if claim.affirms:
            best[claim.voice] = max(best.get(claim.voice, 0.0), claim.weight)
    return {
        "type": claims[0].type,
        "sign": claims[0].sign,
        "status": status.value,
        "weight": round(sum(best[voice] for voice in sorted(best)), 6),
        "claims": tuple(claim.id for claim in claims),
        "earliest": min(day.earliest for day in days).isoformat() if days else "",
        "latest": max(day.latest for day in days).isoformat() if days else "",
    }
