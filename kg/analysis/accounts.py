"""The graph by somebody's account, where two accounts differ, and who agrees with whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.network import NetworkClaim
from kg.resolve import AFFILIATION


@dataclass(frozen=True, slots=True)
class Difference:
    """A relation that two accounts do not see alike: what each says of it, with the claims of both.

    `first` and `second` are "affirms", "denies", "both" (the account is at odds with itself) or "silent".
    """

    source: str
    type: str
    target: str
    first: str
    second: str
    claims: tuple[str, ...]

    @property
    def is_contradiction(self) -> bool:
        """Whether one affirms what the other denies."""
        return {self.first, self.second} == {"affirms", "denies"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two voices agree: on how many questions they both speak, and the share that they answer alike."""

    a: str
    b: str
    shared: int
    share: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks for and against a claim besides its own voice.

    `party`: its speaker is one of the two actors or belongs to one. `admission`: the party owns to a hostile act of
    its own, which is against its interest. Then the other voices that say the same and that say the contrary.
    """

    claim: str
    party: bool
    admission: bool
    corroborated: tuple[str, ...]
    contradicted: tuple[str, ...]


def according_to(
    claims: Iterable[NetworkClaim],
    *,
    speakers: Collection[str] = (),
    publishers: Collection[str] = (),
    asserted: bool = False,
) -> list[NetworkClaim]:
    """The claims of an account: what these speakers say, what these publishers print, or what articles vouch for.

    Speakers and publishers together mean what those speakers say in those publications; `asserted` leaves out all that
    is attributed. `kg.network.signed` of the result is the graph by that account. O(n).
    """
    return [
        claim
        for claim in claims
        if (not speakers or claim.speaker in speakers)
        and (not publishers or claim.publisher in publishers)
        and not (asserted and claim.speaker)
    ]


def differences(first: Iterable[NetworkClaim], second: Iterable[NetworkClaim]) -> list[Difference]:
    """The relations that two accounts do not see alike, contradictions first, then by source, type and target.

    Only actual claims count, of every sign but without `affiliatedWith`; on what both are silent they cannot differ.
    O(n log n).
    """
    one, other = _positions(first), _positions(second)
    found = [
        _difference(one.get(key, []), other.get(key, []))
        for key in sorted({*one, *other})
        if _answer(one.get(key, [])) != _answer(other.get(key, []))
    ]
    return sorted(
        found, key=lambda d: (not d.is_contradiction, "silent" in (d.first, d.second), d.source, d.type, d.target)
    )


def agreements(claims: Iterable[NetworkClaim], *, least: int = 1) -> list[Agreement]:
    """For every two voices with at least so many questions in common, how far they agree; in alphabetical order.

    The questions are, for each pair of actors, whether they are friends or enemies (the net sign of what the voice
    affirms, by weight; a tie is no answer) and, for each relation that either voice denies, whether it is so. Reprints
    and repeated claims of a voice add nothing. O(v^2 q) for v voices of q questions.
    """
    answers = {voice: _answers(group) for voice, group in _by_voice(claims).items()}
    found = []
    for a, b in combinations(sorted(answers), 2):
        shared = [key for key in answers[a] if key in answers[b] and _is_asked(key, answers[a], answers[b])]
        if len(shared) >= max(1, least):
            alike = sum(answers[a][key] == answers[b][key] for key in shared)
            found.append(Agreement(a, b, len(shared), round(alike / len(shared), 6)))
    return found


def standings(claims: Iterable[NetworkClaim], above: Mapping[str, Collection[str]] | None = None) -> list[Standing]:
    """What speaks for and against each actual claim, in order of id.

    `above` gives the actors that a speaker belongs to or represents. Publishers are no parties. O(n log n).
    """
    claims = sorted((claim for claim in claims if claim.affirms or claim.denies), key=lambda claim: claim.id)
    sides: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for claim in claims:
        sides[claim.relation, claim.affirms].add(claim.voice)
    return [_standing(claim, sides, above or {}) for claim in claims]


def _standing(
    claim: NetworkClaim, sides: Mapping[tuple[str, bool], set[str]], above: Mapping[str, Collection[str]]
) -> Standing:
    own = {claim.speaker, *above.get(claim.speaker or "", ())} if claim.speaker else set()
    return Standing(
        claim.id,
        party=bool(own & {claim.source, claim.target}),
        admission=claim.source in own and claim.sign < 0 and claim.affirms,
        corroborated=tuple(sorted(sides[claim.relation, claim.affirms] - {claim.voice})),
        contradicted=tuple(sorted(sides.get((claim.relation, not claim.affirms), set()) - {claim.voice})),
    )


def _positions(claims: Iterable[NetworkClaim]) -> dict[str, list[NetworkClaim]]:
    found: dict[str, list[NetworkClaim]] = defaultdict(list)
    for claim in claims:
        if (claim.affirms or claim.denies) and claim.type != AFFILIATION:
            found[claim.relation].append(claim)
    return found


def _answer(claims: Collection[NetworkClaim]) -> str:
    sides = {claim.affirms for claim in claims}
    return "silent" if not sides else "both" if len(sides) == 2 else "affirms" if True in sides else "denies"


def _difference(one: list[NetworkClaim], other: list[NetworkClaim]) -> Difference:
    said = min((*one, *other), key=lambda claim: claim.id)
    ids = tuple(sorted({claim.id for claim in (*one, *other)}))
    return Difference(said.source, said.type, said.target, _answer(one), _answer(other), ids)


def _by_voice(claims: Iterable[NetworkClaim]) -> dict[str, list[NetworkClaim]]:
    found: dict[str, list[NetworkClaim]] = defaultdict(list)
    for claim in claims:
        found[claim.voice].append(claim)
    return found


def _answers(claims: Iterable[NetworkClaim]) -> dict[tuple[str, ...], bool]:
    """A voice's answers: to ("pair", a, b) whether they are friends, to ("relation", id) whether it is so."""
    weights: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    sides: dict[str, set[bool]] = defaultdict(set)
    for claim in claims:
        if claim.affirms or claim.denies:
            sides[claim.relation].add(claim.affirms)
        if claim.is_signed:
            said = weights["pair", *claim.pair]
            said[claim.relation] = claim.sign * max(abs(said.get(claim.relation, 0.0)), claim.weight)
    net = {key: sum(said[relation] for relation in sorted(said)) for key, said in weights.items()}
    pairs = {key: value > 0 for key, value in net.items() if abs(value) > 1e-9}
    return {**pairs, **{("relation", id): True in side for id, side in sides.items() if len(side) == 1}}


def _is_asked(key: tuple[str, ...], one: Mapping[tuple[str, ...], bool], other: Mapping[tuple[str, ...], bool]) -> bool:
    """Whether it is a question: of relations only those that somebody denies, as two that affirm one agree already."""
    return key[0] == "pair" or not (one[key] and other[key])
