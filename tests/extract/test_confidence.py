"""Confidence is a function of the derivation, shipped as a small table."""

import json
from importlib.resources import files

import pytest

from kg.extract.confidence import TABLE, Table, shipped
from kg.extract.rules import RuleExtractor
from kg.model import Document

MOST_BYTES = 20_000


def test_the_table_is_small():
    assert len((files("kg.extract") / TABLE).read_bytes()) < MOST_BYTES


def test_the_table_is_written_in_order():
    text = (files("kg.extract") / TABLE).read_text(encoding="utf-8")

    data = json.loads(text)
    assert list(data["weights"]) == sorted(data["weights"])
    assert set(data) == {"bias", "threshold", "weights"}


@pytest.mark.parametrize(
    ("features", "confidence"),
    [([], 0.5), (["good"], 0.881), (["bad"], 0.119), (["good", "bad"], 0.5), (["unheard of"], 0.5)],
)
def test_confidence_is_a_logistic_sum(features, confidence):
    assert Table(0.0, 0.0, {"good": 2.0, "bad": -2.0}).confidence(features) == confidence


def test_the_order_of_features_does_not_matter():
    weights = {f"feature {n}": 0.1 * n for n in range(30)}

    one, other = (Table(0.1, 0.0, weights).confidence(order) for order in (list(weights), list(reversed(weights))))

    assert one == other


def test_an_extreme_sum_does_not_overflow():
    assert Table(-9999.0, 0.0, {}).confidence([]) == 0.0
    assert Table(9999.0, 0.0, {}).confidence([]) == 1.0


@pytest.mark.slow
@pytest.mark.parametrize(("threshold", "found"), [(0.0, 1), (0.5, 1), (0.51, 0)])
def test_what_is_below_the_threshold_is_dropped(extractor, threshold, found):
    strict = RuleExtractor(extractor.ontology, table=Table(0.0, threshold, {}))
    strict.parser = extractor.parser

    claims = strict(Document("Russia bombed Ukraine.")).claims

    assert len([claim for claim in claims if claim.relation == "bombs"]) == found


@pytest.mark.slow
def test_a_plain_statement_is_likelier_than_a_far_fetched_one(extract):
    plain = max(c.confidence for c in extract("Russia bombed Ukraine.") if c.relation == "bombs")
    text = "A group met Chad. Later, some say, after much rain and many words of no use to anyone, it attacked another."
    others = [c.confidence for c in extract(text) if c.relation == "attacks"]

    assert plain > max(others, default=0.0)
    assert plain > shipped().threshold


@pytest.mark.slow
def test_features_say_how_a_claim_was_derived(extract):
    claim = next(c for c in extract("Russian aircraft did not bomb Ukraine.") if c.relation == "bombs")

    assert {"form=verb", "negated", "source by force", "target as dobj", "relation=bombs"} <= set(claim.features)
    assert list(claim.features) == sorted(claim.features)
