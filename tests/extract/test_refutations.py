"""Statements turned down as a whole."""

from collections.abc import Callable

import pytest

from kg.model import Claim

from .reading import standings

pytestmark = pytest.mark.slow


def test_whoever_rejects_an_accusation_denies_the_act(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = extract("Sudan accused Chad of bombing the rebels. Chad rejected these accusations.")

    assert ("bombs", "negated", "actual") in standings(claims)
    assert [c.speaker.name for c in claims if c.speaker and c.polarity.value == "negated"] == ["Chad"]


def test_an_accusation_of_others_is_not_denied(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = extract("Sudan accused Chad of bombing the rebels. Libya rejected these accusations.")

    assert not [claim for claim in claims if claim.relation == "bombs" and claim.polarity.value == "negated"]
