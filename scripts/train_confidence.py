"""Make the table of confidence from our own labels: `python scripts/train_confidence.py [--check]`.

Every claim that the extractor finds in tests/gold/sentences_*.jsonl is an example; it is right if a labelled claim has
its actors, sign and polarity. So is every claim of scripts/labelled_claims.jsonl: they were found in articles and
judged by a reader. That file holds ids, offsets and features; where the corpus is at hand (`KG_SHARED`) the features
are read anew. A logistic regression over the features of the derivation is fitted by Newton's method, with a penalty
that is heavier on words than on form, and its scores are calibrated by Platt scaling on predictions for sentences that
were left out. The threshold is the highest that costs those predictions no F1 to speak of. With `--check` no table is
written. The gold and bench sets are never read here.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.claimlines import to_line  # noqa: E402
from kg.evaluation import document  # noqa: E402
from kg.evaluation.scores import Judge, closest, is_optional  # noqa: E402
from kg.extract.confidence import TABLE, Table  # noqa: E402
from kg.extract.rules import RuleExtractor  # noqa: E402
from kg.model import Document, Publication, Reading  # noqa: E402
from kg.ontology import load  # noqa: E402

SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "wikinews_2019_2020.jsonl"
FIRST_ARTICLE = 100_000
FOLDS = 10
PENALTY, PENALTY_OF_WORDS = 25.0, 50.0
TOLERANCE = 0.0005
WORDS = ("trigger=", "relation=")
RAREST = 5
SMALLEST = 0.04
ITERATIONS = 12
Array = Any


@dataclass(frozen=True)
class Example:
    """A claim found: the sentence it is from, its features, and whether it is right."""

    sentence: int
    features: tuple[str, ...]
    right: bool


def examples(paths: Sequence[Path]) -> tuple[list[Example], int]:
    """The claims that are found in labelled sentences, and how many required claims the labels have."""
    ontology = load()
    extractor, judge = RuleExtractor(ontology, table=Table(0.0, 0.0, {})), Judge(ontology)
    found: list[Example] = []
    gold = 0
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    for number, article in enumerate(map(json.loads, lines)):
        reading = extractor(document(article))
        rows = [to_line(Reading(reading.document, (claim,)), ontology)["claims"][0] for claim in reading.claims]
        pairs = closest(article["claims"], rows, judge)
        right = {id(row) for one, row in pairs if one["polarity"] == row["polarity"]}
        gold += sum(not is_optional(claim) for claim in article["claims"])
        found += [Example(number, c.features, id(r) in right) for c, r in zip(reading.claims, rows, strict=True)]
    return found, gold


def judged(path: Path) -> list[Example]:
    """The claims that were found in articles and judged; those that are no longer found are left out."""
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if CORPUS.is_file():
        labels = list(renewed(labels))
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in labels), encoding="utf-8")
    numbers = {article: FIRST_ARTICLE + n for n, article in enumerate(sorted({row["article"] for row in labels}))}
    return [Example(numbers[row["article"]], tuple(row["features"]), row["right"]) for row in labels if row["features"]]


def renewed(labels: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The labels with the features that the extractor gives their claims now, none where it finds them no more."""
    extractor = RuleExtractor(load(), table=Table(0.0, 0.0, {}))
    records = {r["id"]: r for r in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())}
    found: dict[object, tuple[str, ...]] = {}
    for article in sorted({row["article"] for row in labels}):
        record = records[article]
        text = Document(record["text"], record["title"], (Publication(published=record["date"]),))
        for c in extractor(text).claims:
            spans = (c.source.span.offsets, c.target.span.offsets, c.trigger.offsets)
            found[article, c.relation, c.polarity.value, spans] = c.features
    for row in labels:
        spans = (tuple(row["source"]), tuple(row["target"]), tuple(row["trigger"]))
        key = (row["article"], row["relation"], row["polarity"], spans)
        yield {**row, "features": list(found.get(key, ()))}


def columns(found: Sequence[Example]) -> list[str]:
    """The features that are not too rare, in order."""
    counts = Counter(feature for example in found for feature in example.features)
    return sorted(feature for feature, count in counts.items() if count >= RAREST)


def matrix(found: Sequence[Example], names: Sequence[str]) -> Array:
    """One row an example, one column a feature, and a last column of ones."""
    index = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(found), len(names) + 1))
    rows[:, -1] = 1
    for row, example in zip(rows, found, strict=True):
        row[[index[feature] for feature in example.features if feature in index]] = 1
    return rows


def fit(rows: Array, right: Array, penalty: Array) -> Array:
    """The weights of a logistic regression with a quadratic penalty, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(ITERATIONS):
        expected = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (expected - right) + penalty * weights
        curvature = (rows * (expected * (1 - expected))[:, None]).T @ rows + np.diag(penalty)
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def penalties(names: Sequence[str]) -> Array:
    """How strongly each weight is held back: words more than form, the bias hardly at all."""
    return np.array([PENALTY_OF_WORDS if name.startswith(WORDS) else PENALTY for name in names] + [1e-6])


def left_out(found: Sequence[Example]) -> Array:
    """The score of each example by a regression that has not seen its sentence."""
    scores = np.zeros(len(found))
    folds = np.array([example.sentence % FOLDS for example in found])
    for fold in range(FOLDS):
        seen = [example for example in found if example.sentence % FOLDS != fold]
        names = columns(seen)
        weights = fit(matrix(seen, names), np.array([float(e.right) for e in seen]), penalties(names))
        mine = folds == fold
        scores[mine] = matrix([e for e in found if e.sentence % FOLDS == fold], names) @ weights
    return scores


def platt(scores: Array, right: Array) -> tuple[float, float]:
    """The slope and offset that turn scores into calibrated ones."""
    slope, offset = fit(np.stack([scores, np.ones(len(scores))], axis=1), right, np.array([1e-6, 1e-6]))
    return float(slope), float(offset)


def best_threshold(likely: Array, right: Array, gold: int) -> tuple[float, float, float]:
    """The highest threshold, in hundredths, whose F1 is about the best, that F1, and the F1 without a threshold."""
    scored = [(_f1(likely, right, gold, n / 100), n / 100) for n in range(60)]
    best = max(scored)[0]
    f1, threshold = next(one for one in reversed(scored) if one[0] >= best - TOLERANCE)
    return threshold, f1, scored[0][0]


def _f1(likely: Array, right: Array, gold: int, threshold: float) -> float:
    kept = likely >= threshold
    return 2 * float(right[kept].sum()) / (gold + float(kept.sum()))


def report(likely: Array, right: Array) -> Iterator[str]:
    """How well predictions rank and are calibrated."""
    order = np.argsort(likely, kind="stable")
    ranks = np.empty(len(likely))
    ranks[order] = np.arange(1, len(likely) + 1)
    positives = right.sum()
    area = (ranks[right == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(right) - positives))
    brier = ((likely - right) ** 2).mean()
    yield f"{len(right)} claims found, {right.mean():.3f} right; left out: AUC {area:.3f}, Brier {brier:.3f}"
    for low in np.arange(0, 1, 0.1):
        mine = (likely >= low) & (likely < low + 0.1)
        if mine.any():
            said, so = likely[mine].mean(), right[mine].mean()
            yield f"  {low:.1f}-{low + 0.1:.1f}: {mine.sum():5d} claims, said {said:.2f}, right {so:.2f}"


def main() -> None:
    """Fit, print what was reached, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    found, gold = examples(sorted((ROOT / "tests" / "gold").glob("sentences_*.jsonl")))
    found += judged(ROOT / "scripts" / "labelled_claims.jsonl")
    right = np.array([float(example.right) for example in found])
    scores = left_out(found)
    slope, offset = platt(scores, right)
    likely = 1 / (1 + np.exp(-(slope * scores + offset)))
    mine = np.array([example.sentence < FIRST_ARTICLE for example in found])
    threshold, f1, without = best_threshold(likely[mine], right[mine], gold)
    print(*report(likely, right), sep="\n")
    print(f"threshold {threshold:.2f}: F1 {f1:.3f}, without {without:.3f}; slope {slope:.2f}, offset {offset:.2f}")
    names = columns(found)
    weights = slope * fit(matrix(found, names), right, penalties(names))
    kept = {name: round(float(w), 2) for name, w in zip(names, weights, strict=False) if abs(w) >= SMALLEST}
    table = {"bias": round(float(weights[-1]) + offset, 3), "threshold": threshold, "weights": kept}
    text = json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False)
    print(f"{len(kept)} weights, {len(text.encode())} bytes")
    if not options.check:
        (ROOT / "kg" / "extract" / TABLE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
