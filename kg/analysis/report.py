"""A report that an analyst can paste: actors, blocs, contested claims and changes, each figure with its sentences."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from kg.analysis.accounts import standings
from kg.analysis.balance import balance
from kg.analysis.blocs import Bloc, blocs, robustness
from kg.analysis.centrality import strength
from kg.analysis.dyads import Dyad, Stance, disputed_relations, dyads
from kg.analysis.neighbours import allies, enemies
from kg.analysis.timeline import changes
from kg.model import Interval
from kg.network import NetworkClaim, labels, signed, to_claims

# Sentences shown for a figure.
QUOTES = 3
# A tie that weighs less binds no bloc: a fifth of a sure act at the end of the Goldstein scale, more than a meeting.
BINDING = 0.2


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that bear a figure out: who says them, and the number of the source that they stand in."""

    text: str
    teller: str
    source: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One finding with the sentences behind it; `level` 1 belongs to the finding before it."""

    text: str
    quotes: tuple[Quote, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: its title, how to read it, what was found."""

    title: str
    note: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A title, sections, and the sources that quotes refer to by number, from 1."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]


def report(
    rows: Iterable[Mapping[str, Any]],
    documents: Iterable[Mapping[str, Any]] = (),
    *,
    intensities: Mapping[str, float] | None = None,
    reprints: Mapping[str, str] | None = None,
    mutual: Collection[str] = (),
    title: str = "Who stands with whom, and who says so",
    top: int = 10,
    periods: tuple[Interval, Interval] | None = None,
    nameless: Collection[str] = (),
) -> Report:
    """The report of rows of claims, `top` entries a section.

    `documents` are rows with id, title, date, publisher. `nameless` are actors to leave out of the main ones and of
    the blocs, such as "people" and "police", by which two articles hardly mean the same. Without `periods` the changes
    are those between the first and the second half of the time of publication. What is shown follows
    `kg.network.signed` (affirmed actual claims, once a voice, by weight) and the measures named in each section.
    """
    rows = list(rows)
    claims = to_claims(rows, intensities=intensities, reprints=reprints, mutual=mutual)
    writer = _Writer(claims, labels(rows), {row["id"]: row for row in documents}, top, frozenset(nameless))
    sections = (
        writer.overview(),
        writer.actors(),
        writer.blocs(),
        writer.contested(),
        writer.changes(periods or halves(claims)),
    )
    return Report(title, tuple(section for section in sections if section.figures), tuple(writer.sources))


def halves(claims: Iterable[NetworkClaim]) -> tuple[Interval, Interval] | None:
    """The first and the second half of the time in which the claims were published; None if it is a day or unknown."""
    days = [Interval.parse(claim.published) for claim in claims if claim.published]
    if not days:
        return None
    first, last = min(day.earliest for day in days), max(day.latest for day in days)
    middle = first + (last - first) / 2
    return (Interval(first, middle), Interval(middle + timedelta(days=1), last)) if first < last else None


class _Writer:
    """Writes sections; numbers each source at its first mention."""

    def __init__(
        self,
        claims: Sequence[NetworkClaim],
        names: Mapping[str, str],
        documents: Mapping[str, Mapping[str, Any]],
        top: int,
        nameless: frozenset[str],
    ) -> None:
        self.claims, self.names, self.documents, self.top = claims, names, documents, top
        self.by_id = {claim.id: claim for claim in claims}
        self.named = [claim for claim in claims if not nameless & set(claim.pair)]
        self.network = signed(self.named, names=names)
        self.standings = {standing.claim: standing for standing in standings(claims)}
        self.dyads = {(dyad.a, dyad.b): dyad for dyad in dyads(self.named)}
        self.numbers: dict[str, int] = {}
        self.sources: list[str] = []

    def overview(self) -> Section:
        found = balance(self.network)
        held = sorted({claim.document for claim in self.claims})
        voices = {claim.voice for claim in self.claims}
        line = found.frustration
        proof = "" if line.proved else f" (at least {line.lower:g}; not proved)"
        figures = (
            Figure(
                f"{len(self.claims)} claims in {len(held)} documents by {len(voices)} voices on {found.actors} actors."
            ),
            Figure(f"{found.ties} pairs with a net sign: {found.positive} friendly, {found.negative} hostile."),
            Figure(
                f"Frustration index {line.upper:g}{proof}: so many ties keep the network from splitting into two camps."
            ),
        )
        return Section("Overview", "Only what is affirmed as done or standing gives a sign.", figures if held else ())

    def actors(self) -> Section:
        ranked = strength(self.network)
        chosen = sorted((actor for actor in ranked if ranked[actor]), key=lambda actor: (-ranked[actor], actor))
        note = (
            "By the weight of their ties. A net of -1 is all hostile, of 1 all friendly; in brackets the interval"
            " (90 %) that its voices allow. A pair leans where the interval settles nothing."
        )
        return Section("Main actors", note, tuple(f for actor in chosen[: self.top] for f in self._actor(actor)))

    def blocs(self) -> Section:
        binding = [(a, b) for a, b, weight in self.network.edges(data="weight") if weight >= BINDING]
        found = blocs(self.network.edge_subgraph(binding), weight="weight")
        shares = robustness(self.named, found)
        large = [bloc for bloc in found.blocs if len(bloc.members) > 1]
        ranked = sorted(large, key=lambda bloc: (-self._support(bloc), bloc.members))
        figures = [figure for bloc in ranked[: self.top] for figure in self._bloc(bloc, shares)]
        contradicting = sorted(found.against, key=lambda tie: (-self.network[tie.a][tie.b]["weight"], tie.a, tie.b))
        for tie in contradicting[: self.top]:
            word = "friendly across blocs" if tie.sign > 0 else "hostile within a bloc"
            figures.append(
                Figure(f"{self._name(tie.a)} and {self._name(tie.b)}: {word}.", self._quotes(tie.claims, tie.sign))
            )
        proof = "proved least" if found.proved else f"at least {found.lower:g}"
        note = (
            f"Blocs with the least weight of contradicting ties ({found.upper:g}, {proof}), the best supported first. "
            f"Ties that weigh less than {BINDING:g}, such as a single meeting, bind none. "
            "The share behind a name says how often it keeps its company when speakers and publishers are drawn anew."
        )
        return Section("Blocs", note, tuple(figures))

    def contested(self) -> Section:
        about = [[c for c in self.claims if c.relation == id] for id in sorted(disputed_relations(self.claims))]
        ranked = sorted(about, key=lambda group: (-len({claim.voice for claim in group}), group[0].relation))
        figures: list[Figure] = []
        for group in ranked[: self.top]:
            figures.append(Figure(f"{self._relation(group[0])}: disputed."))
            for word, side in (
                ("Affirmed", [c for c in group if c.affirms]),
                ("Denied", [c for c in group if c.denies]),
            ):
                tellers = ", ".join(sorted({self._teller(claim) for claim in side}))
                figures.append(Figure(f"{word} by {tellers}.", self._quotes([claim.id for claim in side]), 1))
        return Section("Contested claims", "Relations that some affirm as actual and others deny.", tuple(figures))

    def changes(self, periods: tuple[Interval, Interval] | None) -> Section:
        if not periods:
            return Section("Changes", "", ())
        found = [
            change for change in changes(self.claims, *periods) if change.kind in ("turned", "shifted", "appeared")
        ]
        ranked = sorted(found, key=lambda change: (change.kind == "appeared", -change.size, change.a, change.b))
        figures = []
        for change in ranked[: self.top]:
            now = change.after
            assert now is not None
            was = f", before {_stance(change.before)}" if change.before else ""
            text = f"{self._name(change.a)} and {self._name(change.b)} {change.kind}: {_stance(now)}{was}."
            figures.append(Figure(text, self._quotes(now.claims, now.sign)))
        return Section(
            "Changes", f"From {periods[0]} to {periods[1]}; dates of events, else of publication.", tuple(figures)
        )

    def _actor(self, actor: str) -> Iterator[Figure]:
        yield Figure(f"{self._name(actor)}")
        for word, neighbours in (("with", allies(self.network, actor)), ("against", enemies(self.network, actor))):
            for neighbour in neighbours[:QUOTES]:
                pair = (min(actor, neighbour.actor), max(actor, neighbour.actor))
                text = f"{word} {self._name(neighbour.actor)}: {_support(self.dyads[pair])}"
                yield Figure(text, self._quotes(neighbour.claims, neighbour.sign), 1)

    def _bloc(self, bloc: Bloc, shares: Mapping[str, float]) -> Iterator[Figure]:
        shown = bloc.members[: 2 * self.top]
        members = ", ".join(f"{self._name(actor)} ({100 * shares[actor]:.0f} %)" for actor in shown)
        rest = len(bloc.members) - len(shown)
        yield Figure(f"{bloc.name}: {members}{f' and {rest} more' if rest else ''}.")
        for sign, word in ((1, "with"), (-1, "against")):
            for a, b in self._strongest(bloc, sign):
                text = f"{self._name(a)} {word} {self._name(b)}"
                yield Figure(text, self._quotes(self.network[a][b]["claims"], sign), 1)

    def _strongest(self, bloc: Bloc, sign: int) -> list[tuple[str, str]]:
        """The best supported friendly ties within a bloc or hostile ones that leave it."""
        inside = set(bloc.members)
        ties = [
            (actor, other)
            for actor in bloc.members
            for other, data in self.network[actor].items()
            if data["sign"] == sign and ((other in inside and actor < other) if sign > 0 else other not in inside)
        ]
        return sorted(ties, key=lambda tie: (-self.network.edges[tie]["weight"], tie))[:QUOTES]

    def _support(self, bloc: Bloc) -> float:
        ties = self.network.edges(sorted(bloc.members), data="weight")
        return round(sum(sorted(float(weight) for _, _, weight in ties)), 6)

    def _quotes(self, ids: Iterable[str], sign: int | None = None) -> tuple[Quote, ...]:
        """The best sentences of claims, of one sign if given; one a document while there are others."""
        wanted = [self.by_id[id] for id in ids if sign is None or self.by_id[id].sign == sign]
        ranked = sorted(wanted, key=lambda claim: (-claim.weight, claim.id))
        seen: set[str] = set()
        first = [claim for claim in ranked if not (claim.text in seen or seen.add(claim.text))]  # type: ignore[func-returns-value]
        chosen = [*first, *(claim for claim in ranked if claim not in first)][:QUOTES]
        return tuple(Quote(claim.evidence, self._standing(claim), self._number(claim)) for claim in chosen)

    def _standing(self, claim: NetworkClaim) -> str:
        """Who says it, whether that is a party, and how many others say the same or the contrary."""
        standing = self.standings.get(claim.id)
        others = ((standing.corroborated, "corroborated"), (standing.contradicted, "denied")) if standing else ()
        counted = (f", {word} by {len(voices)}" for voices, word in others if voices)
        return "".join((self._teller(claim), *counted))

    def _number(self, claim: NetworkClaim) -> int:
        if claim.document not in self.numbers:
            self.numbers[claim.document] = len(self.sources) + 1
            row = self.documents.get(claim.document, {})
            parts = (row.get("publisher") or claim.publisher, row.get("title"), row.get("date") or claim.published)
            self.sources.append(", ".join(str(part) for part in parts if part) or claim.document)
        return self.numbers[claim.document]

    def _name(self, actor: str) -> str:
        return self.names.get(actor, actor)

    def _teller(self, claim: NetworkClaim) -> str:
        if not claim.speaker:
            return claim.publisher or "the article"
        return f"{self._name(claim.speaker)}{', a party' if claim.speaker in claim.pair else ''}"

    def _relation(self, claim: NetworkClaim) -> str:
        return f"{self._name(claim.source)} {claim.type} {self._name(claim.target)}"


def _support(dyad: Dyad) -> str:
    """How a dyad stands, and on whose word."""
    tellers = [(dyad.asserted, "publisher"), (dyad.attributed, "speaker")]
    counted = ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in tellers if count)
    return f"{_stance(dyad)}, net {dyad.net:+.2f} [{dyad.low:+.2f}, {dyad.high:+.2f}], {counted}"


def _stance(dyad: Dyad | None) -> str:
    """A dyad in words; an unclear one leans to a side."""
    if dyad is None:
        return "silent"
    if dyad.stance is Stance.UNCLEAR:
        return f"leaning {'friendly' if dyad.sign > 0 else 'hostile' if dyad.sign < 0 else 'to neither side'}"
    return {Stance.ALLY: "allies", Stance.ENEMY: "enemies", Stance.MIXED: "mixed"}[dyad.stance]
