"""Claims -> Relations, and the net sign of pairs: what the claims of all documents add up to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Claim, Modality, Polarity, Relation, Status
from kg.ontology import Ontology, RelationType

AFFILIATION = "affiliatedWith"
Key = tuple[str, str, str]
Pair = tuple[str, str]


@dataclass(slots=True)
class _Tally:
    """Which kinds of claims there are about a relation."""

    asserted: bool = False
    attributed: bool = False
    negated: bool = False
    possible: bool = False

    def add(self, polarity: Polarity, modality: Modality, *, attributed: bool) -> None:
        affirmed, actual = polarity is Polarity.AFFIRMED, modality is Modality.ACTUAL
        self.asserted |= affirmed and actual and not attributed
        self.attributed |= affirmed and actual and attributed
        self.negated |= actual and not affirmed
        self.possible |= affirmed and not actual

    def status(self) -> Status:
        if self.negated and (self.asserted or self.attributed):
            return Status.DISPUTED
        if self.asserted:
            return Status.ASSERTED
        if self.attributed:
            return Status.ATTRIBUTED
        return Status.DENIED if self.negated or not self.possible else Status.UNREALISED


class Tallies:
    """Adds up claims one at a time; holds a few words a claim, so that a large corpus fits."""

    def __init__(self, ontology: Ontology) -> None:
        self._types = ontology.relations
        self._entries: dict[Key, list[str]] = {}
        self._tallies: dict[Key, _Tally] = {}
        self._weights: dict[Pair, dict[tuple[str, str], float]] = {}

    def add(self, claim: Claim, publisher: str = "") -> None:
        """Count a claim; `publisher` is that of its document, whose voice is the article's own."""
        key = (claim.source.actor.id, claim.relation, claim.target.actor.id)
        self._entries.setdefault(key, []).append(claim.id)
        kind = self._types[claim.relation]
        tally = self._tallies.setdefault(joint(key, kind), _Tally())
        tally.add(claim.polarity, claim.modality, attributed=claim.speaker is not None)
        if counts(claim, kind):
            voice = claim.speaker.actor.id if claim.speaker else f"by {publisher or claim.document}"
            weights = self._weights.setdefault(pair(key[0], key[2]), {})
            weights[claim.relation, voice] = max(weights.get((claim.relation, voice), 0.0), claim.confidence)

    def relations(self) -> Iterator[Relation]:
        """The relations, by source, type and target. One that is symmetric shares its status with its converse."""
        for key, entry in sorted(self._entries.items()):
            tally = self._tallies[joint(key, self._types[key[1]])]
            yield Relation(*key, tally.status(), tuple(entry))

    def signs(self) -> Mapping[Pair, int]:
        """+1 or -1 for each unordered pair whose affirmed, actual claims weigh more on one side.

        A claim weighs the intensity of its relation type times its confidence, once for each relation type and voice.
        """
        net = {ends: sum(self._types[kind].intensity * weight for (kind, _), weight in sorted(weights.items()))
               for ends, weights in sorted(self._weights.items())}  # fmt: skip
        return {ends: 1 if value > 0 else -1 for ends, value in net.items() if abs(value) > 1e-9}


def relations(claims: Iterable[Claim], ontology: Ontology) -> list[Relation]:
    """What claims add up to."""
    tallies = Tallies(ontology)
    for claim in claims:
        tallies.add(claim)
    return list(tallies.relations())


def status(standings: Iterable[tuple[Polarity, Modality, bool]]) -> Status:
    """What claims of one relation add up to, given polarity, modality and whether a speaker vouches, of each."""
    tally = _Tally()
    for polarity, modality, attributed in standings:
        tally.add(polarity, modality, attributed=attributed)
    return tally.status()


def counts(claim: Claim, kind: RelationType) -> bool:
    """Whether a claim counts towards the net sign of its pair: affirmed, actual, and of a relation type with a sign."""
    plain = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL
    return plain and kind.sign != 0 and claim.source.actor.id != claim.target.actor.id


def pair(one: str, other: str) -> Pair:
    """Two actors in an order of no meaning."""
    return (one, other) if one <= other else (other, one)


def _mutual(kind: RelationType) -> bool:
    """Whether either order says the same; who is affiliated with whom keeps its direction."""
    return kind.symmetric and kind.id != AFFILIATION


def joint(key: Key, kind: RelationType) -> Key:
    """The source, type and target under which a relation and its converse count together, if its type is mutual."""
    one, other = pair(key[0], key[2]) if _mutual(kind) else (key[0], key[2])
    return one, kind.id, other
