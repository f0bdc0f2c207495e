"""How the tests of the extractor write down what was read."""

from collections.abc import Iterable

from kg.model import Claim, Polarity

Triple = tuple[str, str, str]


def affirmed(claims: Iterable[Claim]) -> list[Triple]:
    """Source, relation type and target of each affirmed claim, sorted."""
    return sorted(triple(claim) for claim in claims if claim.polarity is Polarity.AFFIRMED)


def triple(claim: Claim) -> Triple:
    """The article's words for the source, the relation type, the article's words for the target."""
    return claim.source.name, claim.relation, claim.target.name


def standings(claims: Iterable[Claim]) -> list[tuple[str, str, str]]:
    """Relation type, polarity and modality of each claim, sorted."""
    return sorted((claim.relation, claim.polarity.value, claim.modality.value) for claim in claims)
