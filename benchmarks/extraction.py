"""Quality of extraction on the public gold sets and the gold articles, as one table.

    python benchmarks/extraction.py [--shared FOLDER] [--only SET ...] [--cache FOLDER] [--write FOLDER]

The sets live outside the repository, since they may not be shipped: in `$KG_SHARED`, by default `../shared`. They are
scored by the scorers that lie beside them. `--held-out` adds the articles that are set aside while rules are written:
every second of the sixteen articles of world news in `gold/dev.jsonl`, in the order of the file, the second first.
"""

import argparse
import json
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.claimlines import to_line
from kg.evaluation import document
from kg.extract.rules import RuleExtractor
from kg.model import Document, digest
from kg.ontology import Ontology, load
from kg.parse import Parse, Sentence, Token

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
WORLD_NEWS = "wikinews-"
LEVELS = {"dev": ("dyad", "sign", "category", "claim"), "bench": ("dyad", "polarity", "quad", "root")}
TOKEN = ("i", "start", "end", "text", "lower", "lemma", "tag", "dep", "entity", "entity_begins")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Set:
    """One gold set: its file, and whether edges are compared without their direction."""

    name: str
    file: str
    undirected: bool = False


BENCH = (
    Set("plover_gsr", "bench/plover_gsr.jsonl"),
    Set("plv_train", "bench/plv_train.jsonl"),
    Set("re3d sentences", "bench/re3d_actor_sents_dev.jsonl"),
    Set("re3d documents", "bench/re3d_docgraph_dev.jsonl", undirected=True),
)


def main() -> None:
    """Print the table; one line for each set that is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--cache", type=Path, help="keep parses here; delete it when the parser changes")
    parser.add_argument("--write", type=Path, help="keep what was handed to the scorers here")
    options = parser.parse_args()
    ontology = load()
    reader = Reader(ontology, options.cache)
    wanted = [name for name in ("dev", *(s.name for s in BENCH)) if not options.only or name in options.only]
    if "dev" in wanted:
        measure_articles(reader, options)
    for one in BENCH:
        if one.name in wanted:
            measure_set(one, reader, options)


class Reader:
    """The extractor, with parses kept in a folder if one is given."""

    def __init__(self, ontology: Ontology, cache: Path | None) -> None:
        self.ontology, self.cache = ontology, cache
        self.extractor = RuleExtractor(ontology)

    def line(self, text: Document) -> Record:
        """The document's line of claims, as `kg extract` writes it."""
        return to_line(self.extractor.read(self._parse(text)), self.ontology)

    def _parse(self, text: Document) -> Parse:
        if self.cache is None:
            return self.extractor.parser(text)
        path = self.cache / f"{digest(text.title, text.text)}.pickle"
        if path.exists():
            return thawed(text, pickle.loads(path.read_bytes()))
        parse = self.extractor.parser(text)
        self.cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(frozen(parse)))
        return parse


def frozen(parse: Parse) -> Any:
    """A parse as plain tuples, since trees of tokens are too deep to pickle."""
    rows = [
        (s.paragraph, s.is_title, [(*(getattr(t, name) for name in TOKEN), t.head.i) for t in s.tokens])
        for s in parse.sentences
    ]
    return parse.text, rows


def thawed(text: Document, kept: Any) -> Parse:
    """The parse that `frozen` made tuples of."""
    parse = Parse(text, kept[0], [])
    for index, (paragraph, is_title, rows) in enumerate(kept[1]):
        sentence = Sentence(index, paragraph, is_title)
        sentence.tokens = [Token(*row[:-1], sentence) for row in rows]
        for token, row in zip(sentence.tokens, rows, strict=True):
            token.head = sentence.tokens[row[-1]]
            if token.head is not token:
                token.head.children.append(token)
        parse.sentences.append(sentence)
    return parse


def measure_articles(reader: Reader, options: argparse.Namespace) -> None:
    """Score the gold articles, those set aside apart."""
    scorer = scorer_of(options.shared / "gold" / "score_gold.py")
    path = options.shared / "gold" / "dev.jsonl"
    if scorer is None or not path.exists():
        print(f"gold articles: no {path}")
        return
    scorer.actors.load_countries()
    articles = records(path)
    news = [a["id"] for a in articles if a["id"].startswith(WORLD_NEWS)]
    aside = set(news[1::2])
    groups = [
        ("conflicts", [a for a in articles if a["id"] not in news]),
        ("world news", [a for a in articles if a["id"] in news and a["id"] not in aside]),
        ("both", [a for a in articles if a["id"] not in aside]),
    ]
    if options.held_out:
        groups += [("held out", [a for a in articles if a["id"] in aside]), ("all articles", articles)]
    wanted = {a["id"]: a for _, group in groups for a in group}
    lines = {id: reader.line(document(article)) for id, article in wanted.items()}
    keep("dev", lines, options.write)
    for name, group in groups:
        result = scorer.score(group, {a["id"]: lines[a["id"]]["claims"] for a in group})
        print_row(name, len(group), [result[level] for level in LEVELS["dev"]], result)


def measure_set(one: Set, reader: Reader, options: argparse.Namespace) -> None:
    """Score one of the public sets."""
    scorer = scorer_of(options.shared / "bench" / "score.py")
    path = options.shared / one.file
    if scorer is None or not path.exists():
        print(f"{one.name}: no {path}")
        return
    scorer.load_countries()
    gold = records(path)
    lines = {r["id"]: reader.line(Document(r["text"], key=r["id"])) for r in gold}
    keep(one.name, lines, options.write)
    found = {id: list(events(line)) for id, line in lines.items()}
    result = scorer.score(gold, found, und=one.undirected)
    rows = [dict(zip(("P", "R", "F1"), result[level], strict=False)) for level in LEVELS["bench"]]
    print_row(one.name, len(gold), rows, {})


def events(line: Record) -> Iterator[Record]:
    """The claims that the public sets would list: affirmed ones and refusals; affiliation is no event."""
    for claim in line["claims"]:
        listed = claim["polarity"] == "affirmed" or claim["plover"] == "REJECT"
        if listed and claim["relation"] != "affiliatedWith":
            yield {"source": claim["source_text"], "code": claim["plover"], "target": claim["target_text"]}


def print_row(name: str, size: int, levels: list[Mapping[str, float]], result: Mapping[str, Any]) -> None:
    """One line of the table: precision and recall of the first level, F1 of all levels, then the facets."""
    first = f"{levels[0]['P']:.3f}/{levels[0]['R']:.3f}"
    scores = "  ".join(f"{level['F1']:.3f}" for level in levels)
    facets = ("speaker_F1", "negated_F1", "polarity_accuracy", "modality_accuracy", "speaker_accuracy")
    rest = "  ".join(f"{facet.replace('_accuracy', '')} {result[facet]:.3f}" for facet in facets if facet in result)
    print(f"{name:15} {size:5}  {first}  {scores}  {rest}".rstrip())


def scorer_of(path: Path) -> ModuleType | None:
    """The scorer in a file, None where there is no such file."""
    if not path.exists():
        return None
    spec = spec_from_file_location(f"bench_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.dont_write_bytecode = True  # The folder of the sets is not ours to write to.
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> list[Record]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def keep(name: str, lines: Mapping[str, Record], folder: Path | None) -> None:
    """Write what was found to a folder, if one is given."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(line) + "\n" for line in lines.values())
        (folder / f"{name.replace(' ', '_')}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
