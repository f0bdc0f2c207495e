"""CPU time of reading to claims, as a part of that of spaCy's full small pipeline on the same text in the same run.

`python benchmarks/speed.py [--articles N] [--rounds N]` reads the corpus of `../shared` (or of the folder that
`KG_SHARED` names), without it the articles of seeds/. Both sides run alternately, each in its faster round; the ratio
is what counts, for processor time of the same work varies with the machine's load. At most 1.0, with .6 as the goal.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.extract.rules import RuleExtractor  # noqa: E402
from kg.model import Document, Publication  # noqa: E402
from kg.ontology import load  # noqa: E402
from kg.parse import MODEL  # noqa: E402

SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpora" / "wikinews_2019_2020.jsonl"


def documents(limit: int) -> list[Document]:
    """The first articles of the corpus, or those of seeds/."""
    if CORPUS.is_file():
        records = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()[:limit]]
        return [Document(r["text"], r["title"], (Publication(published=r["date"]),)) for r in records]
    print(f"no {CORPUS.name} in {SHARED} (KG_SHARED names the folder): the seeds are read")
    return [Document(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "seeds").glob("*.txt"))]


def seconds(work: Callable[[], object]) -> float:
    """The processor time of this process that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print words, seconds and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    import spacy

    articles = documents(options.articles)
    texts = [article.text for article in articles]
    full, extractor = spacy.load(MODEL), RuleExtractor(load())
    list(full.pipe(texts[:2]))
    extractor(articles[0])
    words = sum(len(text.split()) for text in texts)
    best = {"full pipeline": 1e9, "parse": 1e9, "reading to claims": 1e9}
    for _ in range(options.rounds):
        for name, work in (
            ("full pipeline", lambda: list(full.pipe(texts, batch_size=32))),
            ("parse", lambda: [extractor.parser(article) for article in articles]),
            ("reading to claims", lambda: [extractor(article) for article in articles]),
        ):
            best[name] = min(best[name], seconds(work))
    for name, cost in best.items():
        print(
            f"{name}: {cost:.2f} s, {words / cost:.0f} words/s, {cost / best['full pipeline']:.2f} of the full pipeline"
        )


if __name__ == "__main__":
    main()
