"""How far confidence can be trusted: of the claims given so much, how many are right.

`python benchmarks/calibration.py` pairs the claims found in `gold/dev.jsonl` of `../shared` (or of the folder that
`KG_SHARED` names) with the gold ones by actors and sign, optional ones included, and prints a reliability table, the
mean gap between what is said and what is so (ECE), the Brier score, and F1 of dyads from several thresholds up. What
trained the table is in tests/gold; the gold articles had no part in it.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.claimlines import to_line  # noqa: E402
from kg.evaluation import document, evaluate  # noqa: E402
from kg.evaluation.scores import Judge, closest  # noqa: E402
from kg.extract.confidence import shipped  # noqa: E402
from kg.extract.rules import RuleExtractor  # noqa: E402
from kg.ontology import Ontology, load  # noqa: E402

SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold" / "dev.jsonl"
BUCKETS = 10
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7)
Row = dict[str, Any]


def judged(articles: Sequence[Row], lines: Sequence[Row], ontology: Ontology) -> list[tuple[float, bool]]:
    """The confidence of each claim found, and whether a gold claim has its actors and sign."""
    judge = Judge(ontology)
    found: list[tuple[float, bool]] = []
    for article, line in zip(articles, lines, strict=True):
        right = {id(row) for _, row in closest(article["claims"], line["claims"], judge)}
        found += [(row["confidence"], id(row) in right) for row in line["claims"]]
    return found


def table(found: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """One line a tenth of confidence, then the sums."""
    gap = 0.0
    for bucket in range(BUCKETS):
        mine = [one for one in found if int(min(one[0], 0.999) * BUCKETS) == bucket]
        if mine:
            said, so = sum(c for c, _ in mine) / len(mine), sum(r for _, r in mine) / len(mine)
            gap += abs(said - so) * len(mine)
            name = f"{bucket / BUCKETS:.1f}-{(bucket + 1) / BUCKETS:.1f}"
            yield f"{name}: {len(mine):4d} claims, said {said:.2f}, right {so:.2f}"
    brier = sum((c - r) ** 2 for c, r in found) / len(found)
    right = sum(r for _, r in found) / len(found)
    yield f"{len(found)} claims, {right:.2f} right; ECE {gap / len(found):.3f}, Brier {brier:.3f}"


def main() -> None:
    """Print the table, or one line where the gold is not there."""
    if not GOLD.is_file():
        print(f"skipped {GOLD.name}: no such file in {SHARED} (KG_SHARED names the folder)")
        return
    ontology = load()
    extractor = RuleExtractor(ontology)
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    lines = [to_line(extractor(document(article)), ontology) for article in articles]
    print(*table(judged(articles, lines, ontology)), sep="\n")
    print(f"the extractor drops what has less than {shipped().threshold}")
    for least in THRESHOLDS:
        kept = [{**line, "claims": [c for c in line["claims"] if c["confidence"] >= least]} for line in lines]
        dyad = evaluate(articles, kept, ontology).levels["dyad"]
        print(f"from {least:.1f} up: dyad P {dyad.precision:.3f} R {dyad.recall:.3f} F1 {dyad.f1:.3f}")


if __name__ == "__main__":
    main()
