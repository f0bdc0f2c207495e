"""When and where: dates and places of claims against those of our labelled sentences.

`python benchmarks/times.py` pairs found claims with labelled ones by actors and sign, as `kg eval` does, and counts a
date as right when it is the labelled one, a place when one is part of the other. Places are labelled only where an act
happened; what is found beyond that counts as wrong.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.claimlines import to_line  # noqa: E402
from kg.evaluation import document  # noqa: E402
from kg.evaluation.scores import Claim, Judge, Score, closest, is_optional  # noqa: E402
from kg.extract.rules import RuleExtractor  # noqa: E402
from kg.ontology import load  # noqa: E402


def pairs(paths: list[Path]) -> Iterator[tuple[Claim, Claim]]:
    """Required labelled claims with the found ones that agree in actors and sign."""
    ontology = load()
    extractor, judge = RuleExtractor(ontology), Judge(ontology)
    for path in paths:
        for article in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            found = to_line(extractor(document(article)), ontology)["claims"]
            yield from (pair for pair in closest(article["claims"], found, judge) if not is_optional(pair[0]))


def same_place(one: str | None, other: str | None) -> bool:
    """Whether of two places one is part of the other's name."""
    return bool(one and other and (one in other or other in one))


def main() -> None:
    """Print the scores of dates and of places."""
    date, place = Score(), Score()
    for gold, found in pairs(sorted((ROOT / "tests" / "gold").glob("sentences_*.jsonl"))):
        one, other = gold.get("date"), found.get("date")
        date += Score(bool(one) and one == other, bool(one), bool(other))
        one, other = gold.get("place"), found.get("place")
        place += Score(same_place(one, other), bool(one), bool(other))
    for name, score in (("date", date), ("place", place)):
        print(f"{name}: P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f} ({score.gold} labelled)")


if __name__ == "__main__":
    main()
