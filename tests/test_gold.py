"""The labelled sentences run through the evaluation; their scores are reported by `kg eval`, not asserted."""

from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import evaluate_extractor
from kg.evaluation.records import load_gold
from kg.ontology import Ontology

FILES = sorted((Path(__file__).parent / "gold").glob("sentences_*.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_labelled_sentences_can_be_scored(extractor: Any, ontology: Ontology, path: Path) -> None:
    articles = load_gold([path])[::10]

    evaluation = evaluate_extractor(articles, extractor, ontology)

    assert not evaluation.missing
    assert evaluation.levels["dyad"].gold > 0
    assert evaluation.levels["dyad"].hits > 0
