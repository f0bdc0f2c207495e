"""What the claims about two actors add up to, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from statistics import NormalDist

from kg.model import Status
from kg.network import NetworkClaim, status_of, supports

# A pair is called mixed where the interval of its friendly share lies within these.
MIXED = (0.15, 0.85)


class Stance(Enum):
    """What two actors are to one another, as far as the interval tells."""

    ALLY = "ally"
    ENEMY = "enemy"
    MIXED = "mixed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two actors in alphabetical order. Weights are of the supporting claims, shares lie between 0 and 1.

    `net` is the friendly less the hostile share of the weight (-1 to 1), `low` and `high` its interval. `asserted`
    and `attributed` count the publishers and the speakers that vouch for it. `contested` is the share of the weaker
    sign, `disputed` that of relations that some claim denies. `claims` are the supporting ones.
    """

    a: str
    b: str
    stance: Stance
    net: float
    low: float
    high: float
    positive: float
    negative: float
    asserted: int
    attributed: int
    contested: float
    disputed: float
    claims: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What both sides weigh together."""
        return self.positive + self.negative

    @property
    def sign(self) -> int:
        """+1, -1, or 0 where both sides weigh the same."""
        return (self.net > 0) - (self.net < 0)


def dyads(claims: Iterable[NetworkClaim], *, asserted: bool = False, level: float = 0.9) -> list[Dyad]:
    """Every pair of actors that supporting claims tie, in alphabetical order.

    A claim weighs its confidence times its Goldstein intensity, once for each relation type and voice (speaker, else
    publisher; reprints add none); only affirmed actual claims count, `affiliatedWith` and types of sign 0 do not.
    The interval at `level` is Wilson's score interval of the friendly share, where the number of trials is the
    effective number of voices, (sum of their weights)^2 / sum of squares: one outlet is one trial however much it
    writes. Ally or enemy: the interval lies on one side of the middle; mixed: it lies between 15 and 85 per cent;
    else unclear, so a single voice settles nothing. `asserted` leaves out what speakers say. Actors without signed
    claims have no dyad. O(n log n). Wilson 1927 (doi:10.1080/01621459.1927.10502953), Kish 1965 (effective size),
    Goldstein 1992 (doi:10.1177/0022002792036002007).
    """
    claims = list(claims)
    disputed = disputed_relations(claims)
    pairs: dict[tuple[str, str], list[NetworkClaim]] = defaultdict(list)
    for claim in supports(claims):
        if not (asserted and claim.speaker):
            pairs[claim.pair].append(claim)
    return [_dyad(pair, pairs[pair], disputed, level) for pair in sorted(pairs)]


def interval(share: float, trials: float, level: float = 0.9) -> tuple[float, float]:
    """Wilson's score interval of a share seen in so many trials, which need not be a whole number.

    >>> [round(bound, 3) for bound in interval(1.0, 3)]
    [0.526, 1.0]
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (share * trials + z * z / 2) / (trials + z * z)
    reach = z / (trials + z * z) * sqrt(max(0.0, trials * share * (1 - share)) + z * z / 4)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def disputed_relations(claims: Iterable[NetworkClaim]) -> frozenset[str]:
    """The relations that some actual claims affirm and others deny."""
    about: dict[str, list[NetworkClaim]] = defaultdict(list)
    for claim in claims:
        about[claim.relation].append(claim)
    return frozenset(relation for relation, of in about.items() if status_of(of) is Status.DISPUTED)


def stance_of(low: float, high: float) -> Stance:
    """What an interval of the friendly share allows to say."""
    if low > 0.5:
        return Stance.ALLY
    if high < 0.5:
        return Stance.ENEMY
    return Stance.MIXED if low >= MIXED[0] and high <= MIXED[1] else Stance.UNCLEAR


def _dyad(pair: tuple[str, str], claims: list[NetworkClaim], disputed: frozenset[str], level: float) -> Dyad:
    positive = sum(claim.weight for claim in claims if claim.sign > 0)
    negative = sum(claim.weight for claim in claims if claim.sign < 0)
    total = positive + negative
    share = positive / total if total else 0.5
    low, high = interval(share, _effective(_weights_of_voices(claims)), level)
    return Dyad(
        *pair,
        stance=stance_of(low, high),
        net=round(2 * share - 1, 3),
        low=round(2 * low - 1, 3),
        high=round(2 * high - 1, 3),
        positive=round(positive, 3),
        negative=round(negative, 3),
        asserted=len({claim.voice for claim in claims if not claim.speaker}),
        attributed=len({claim.voice for claim in claims if claim.speaker}),
        contested=round(min(share, 1 - share), 3),
        disputed=round(sum(claim.weight for claim in claims if claim.relation in disputed) / total, 3)
        if total
        else 0.0,
        claims=tuple(sorted(claim.id for claim in claims)),
    )


def _weights_of_voices(claims: Iterable[NetworkClaim]) -> Mapping[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for claim in claims:
        weights[claim.voice] += claim.weight
    return weights


def _effective(weights: Mapping[str, float]) -> float:
    squares = sum(weights[voice] ** 2 for voice in sorted(weights))
    return sum(weights[voice] for voice in sorted(weights)) ** 2 / squares if squares else 0.0
