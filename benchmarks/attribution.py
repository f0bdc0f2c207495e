"""Who said what: speakers of reported content against annotated attributions, and speakers of gold claims.

`python benchmarks/attribution.py [--errors N]` reads the folder of public gold sets, `../shared` beside the checkout or
the one that `KG_SHARED` names, and skips with one line what is not there.

A found attribution is right when its content overlaps that of a gold one and its speaker is the same: the spans of
the speakers overlap, or their names agree as actors' names do. One found answers to one gold. Gold attributions
without a source ("it is said that") are neither rewarded nor punished.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.claimlines import to_line  # noqa: E402
from kg.evaluation import evaluate_extractor  # noqa: E402
from kg.evaluation.names import Names  # noqa: E402
from kg.evaluation.records import load_gold  # noqa: E402
from kg.evaluation.scores import Score, matching  # noqa: E402
from kg.extract.rules import RuleExtractor  # noqa: E402
from kg.model import Document  # noqa: E402
from kg.ontology import load  # noqa: E402

Row = Mapping[str, Any]
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))


def overlap(gold: Sequence[Sequence[Any]], span: Sequence[int] | None) -> bool:
    """Whether any of the gold spans shares a character with a span."""
    return span is not None and any(start < span[1] and span[0] < end for start, end, *_ in gold)


def agrees(gold: Row, found: Row, names: Names) -> bool:
    """Whether the content overlaps and the speaker is the same."""
    return overlap(gold["content"], found["content_span"]) and is_speaker(gold, found, names)


def is_speaker(gold: Row, found: Row, names: Names) -> bool:
    """Whether the found speaker is the gold one, by place or by name."""
    if overlap(gold["source"], found["speaker_span"]):
        return True
    name = " ".join(text for _, _, text in gold["source"])
    return names.same(name, found["speaker"]) or names.same(name, found["speaker_text"])


def score(gold: Sequence[Row], found: Sequence[Row], names: Names) -> tuple[Score, Score]:
    """The scores of one article: of speakers with their content, and of content alone."""
    return _score(gold, found, lambda one, other: agrees(one, other, names)), _score(
        gold, found, lambda one, other: overlap(one["content"], other["content_span"])
    )


def _score(gold: Sequence[Row], found: Sequence[Row], agree: Any) -> Score:
    marked = [{**row, "optional": not row["source"]} for row in gold]
    pairs = matching(marked, found, agree)
    hits = sum(not marked[i]["optional"] for i, _ in pairs)
    return Score(hits, sum(not row["optional"] for row in marked), len(found) - (len(pairs) - hits))


def articles(path: Path) -> Iterator[Row]:
    """The records of a JSON Lines file."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def attributions(path: Path, extractor: RuleExtractor, errors: int) -> None:
    """Print the score on a set of annotated attributions, with the first errors."""
    names, total, contents, shown = Names(extractor.ontology), Score(), Score(), 0
    for article in articles(path):
        found = to_line(extractor(Document(article["text"], article["title"])), extractor.ontology)["attributions"]
        one, other = score(article["attributions"], found, names)
        total, contents = total + one, contents + other
        for line in _errors(article, found, names):
            shown += 1
            if shown <= errors:
                print(line)
    print(line_of(f"{path.name}: speaker of content", total))
    print(line_of(f"{path.name}: content alone", contents))


def _errors(article: Row, found: Sequence[Row], names: Names) -> Iterator[str]:
    gold = article["attributions"]
    pairs = matching(gold, found, lambda one, other: agrees(one, other, names))
    for i, row in enumerate(gold):
        if row["source"] and i not in {i for i, _ in pairs}:
            yield f"missed   {_said(row['source'])} | {_said(row['cue'])} | {_said(row['content'])[:150]}"
    for j, row in enumerate(found):
        if j not in {j for _, j in pairs}:
            yield f"spurious {row['speaker_text']} | {row['cue']} | {(row['content'] or '')[:150]}"


def _said(spans: Sequence[Sequence[Any]]) -> str:
    return " ... ".join(text for _, _, text in spans)


def claims(path: Path, extractor: RuleExtractor) -> None:
    """Print the score of the speakers of gold claims."""
    result = evaluate_extractor(load_gold([path]), extractor, extractor.ontology)
    print(line_of(f"{path.name}: speakers of claims", result.speaker))
    print(f"{path.name}: accuracy of speakers, the article's own voice included: {result.accuracy['speaker']:.3f}")


def line_of(name: str, result: Score) -> str:
    """Precision, recall and F1 as one line."""
    return f"{name}: P {result.precision:.3f} R {result.recall:.3f} F1 {result.f1:.3f} ({result.gold} gold)"


def main() -> None:
    """Measure on every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors")
    errors = parser.parse_args().errors
    extractor = RuleExtractor(load())
    for path, measure in (
        (SHARED / "bench" / "polnear_dev.jsonl", lambda path: attributions(path, extractor, errors)),
        (SHARED / "gold" / "dev.jsonl", lambda path: claims(path, extractor)),
    ):
        if path.is_file():
            measure(path)
        else:
            print(f"skipped {path.name}: no such file in {SHARED} (KG_SHARED names the folder)")


if __name__ == "__main__":
    main()
