"""How well actors are recognised and told apart; prints counts and ratios, and asserts nothing.

python benchmarks/actors.py mentions DWIE.jsonl     recall of mentions; clusters split or merged wrongly
python benchmarks/actors.py frequent NEWS.jsonl     the most frequent actors of a corpus, and some seen once, to judge
python benchmarks/actors.py aliases GRAPH.jsonl     pairs of names of one document that are one actor by the gold graph
python benchmarks/actors.py load                    what 100,000 names cost in time and memory
python benchmarks/actors.py speed NEWS.jsonl        recognition as a share of the parse, in one run

A mention is recalled where a name that was given an actor covers its last word. Counted are the mentions of states,
organisations and persons that take part in a relation. A cluster is split where its recalled mentions are of two
actors; it is merged where its actor is also that of another cluster of the document. Both are over clusters recalled.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.extract.rules import RuleExtractor
from kg.mentions.names import NameFinder
from kg.mentions.referents import Named, Referents
from kg.model import Document, Publication
from kg.ontology import Name, Ontology, load
from kg.parse import Parse, Parser

Record = dict[str, Any]
COUNTED = {"type::gpe0", "type::organization", "type::person"}
SHOWN, ONCE, MANY, ROUNDS = 200, 50, 100_000, 3


@dataclass(frozen=True)
class Cluster:
    """A gold entity and the actors of its mentions, None for those not found."""

    document: str
    name: str
    found: tuple[str | None, ...]
    texts: tuple[str, ...]

    @property
    def actors(self) -> set[str]:
        """The actors that its recalled mentions were given."""
        return {actor for actor in self.found if actor}


def records(path: str) -> list[Record]:
    """The lines of a file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def document(record: Record) -> Document:
    """The document of a record; a corpus has its title apart, a gold set has offsets into the bare text."""
    title = "" if "entities" in record else record.get("title") or ""
    text = record["text"] if record["text"].startswith(title) else f"{title}\n\n{record['text']}"
    return Document(text, title, (Publication(published=record.get("date") or ""),))


def named_in(parse: Parse, finder: NameFinder, ontology: Ontology) -> list[Named]:
    """The names of a document, resolved."""
    return Referents(parse, finder(parse), ontology).named


def clusters(record: Record, parse: Parse, named: list[Named]) -> Iterator[Cluster]:
    """The gold entities that count, with what was found for each mention."""
    taking_part = {relation[end] for relation in record["relations"] for end in ("head", "tail")}
    ends = {token.end: name for name in named if name.actor for token in tokens_of(parse, name)}
    for entity in record["entities"]:
        if entity["id"] in taking_part and COUNTED & set(entity["tags"]):
            found = [at(ends, end) for _, end, _ in entity["mentions"]]
            texts = tuple(text for _, _, text in entity["mentions"])
            yield Cluster(
                record["doc_id"], entity["name"], tuple(n.actor.id if n and n.actor else None for n in found), texts
            )


def tokens_of(parse: Parse, name: Named) -> list[Any]:
    """The tokens that a name covers."""
    return parse.sentences[name.match.sentence].tokens[name.match.first : name.match.last + 1]


def at(ends: dict[int, Named], end: int) -> Named | None:
    """The name that covers the word ending here; gold offsets end one late."""
    return next((ends[place] for place in (end, end - 1, end - 2) if place in ends), None)


def mentions(path: str) -> None:
    """Print recall of mentions and the clusters split or merged."""
    ontology = load()
    parser, finder = Parser(), NameFinder(ontology)
    found: list[list[Cluster]] = []
    for record in records(path):
        parse = parser(document(record))
        found.append(list(clusters(record, parse, named_in(parse, finder, ontology))))
    every = [cluster for group in found for cluster in group]
    total = sum(len(cluster.found) for cluster in every)
    recalled = sum(actor is not None for cluster in every for actor in cluster.found)
    known = [cluster for cluster in every if cluster.actors]
    split = [cluster for cluster in known if len(cluster.actors) > 1]
    merged = [c for group in found for c in group if any(c.actors & d.actors for d in group if d is not c)]
    wrong = {(c.document, c.name) for c in (*split, *merged)}
    print(f"mentions {recalled}/{total} = {recalled / total:.3f}; clusters {len(known)}/{len(every)} found")
    print(f"split {len(split)}, merged {len(merged)}, wrong {len(wrong)}/{len(known)} = {len(wrong) / len(known):.3f}")
    if "-v" in sys.argv:
        show(every, split, merged)


def show(every: list[Cluster], split: list[Cluster], merged: list[Cluster]) -> None:
    """Print the clusters that are wrong and the mentions that were missed."""
    for title, group in (("split", split), ("merged", merged)):
        for c in group:
            print(f"{title}\t{c.document}\t{c.name}\t{sorted(zip(c.texts, map(str, c.found), strict=True))}")
    missed = Counter(text for c in every for text, actor in zip(c.texts, c.found, strict=True) if actor is None)
    print(missed.most_common(150))


def frequent(path: str) -> None:
    """Print the actors of the claims of a corpus: rank, claims, documents, id, kind, how they were named."""
    extractor = RuleExtractor(load())
    claims, documents, names = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    for record in records(path):
        seen = set()
        for claim in extractor(document(record)).claims:
            for mention in (claim.source, claim.target, *([claim.speaker] if claim.speaker else [])):
                key = f"{mention.actor.id} ({mention.actor.kind})"
                claims[key] += 1
                seen.add(key)
                names.setdefault(key, Counter())[mention.name] += 1
        documents.update(seen)
    ranked = sorted(claims, key=lambda key: (-claims[key], key))
    once = [key for key in ranked if claims[key] == 1]
    for rank, key in enumerate([*ranked[:SHOWN], *once[:: max(1, len(once) // ONCE)][:ONCE]], 1):
        print(rank, claims[key], documents[key], key, dict(names[key].most_common(5)), sep="\t")
    print(f"{len(ranked)} actors, {len(once)} of them in one claim")


def aliases(path: str) -> None:
    """Print the gold names of each document that were given several actors though spelt alike, or none."""
    ontology = load()
    parser, finder = Parser(), NameFinder(ontology)
    for record in records(path):
        wanted = {name for event in record["events"] for name in (event["source"], event["target"])}
        if wanted:
            named = named_in(parser(document(record)), finder, ontology)
            found = {name.match.text: name.actor.id for name in named if name.actor}
            print(record["id"], {name: found.get(name) for name in sorted(wanted)}, found, sep="\t")


def load_many() -> None:
    """Print what a gazetteer of 100,000 names costs."""
    ontology = load()
    ids = sorted(ontology.actors)
    more = [Name(f"Qarn {i:x} Brigade {i % 977}", "name", ids[i % len(ids)]) for i in range(MANY - len(ontology.names))]
    names = [*ontology.names, *more]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    NameFinder(ontology, names).prepare()
    spent = time.perf_counter() - started
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{len(names)} names: {spent:.2f} s, {memory:.0f} MB more of resident memory")


def speed(path: str) -> None:
    """Print how long names and referents take, as a share of the parse."""
    ontology = load()
    parser, finder = Parser(), NameFinder(ontology)
    documents = [document(record) for record in records(path)[:60]]
    named_in(parser(documents[0]), finder, ontology)  # what is built once, is built now
    started = time.perf_counter()
    parses = [parser(document) for document in documents]
    parsed = time.perf_counter()
    for _ in range(ROUNDS):
        for parse in parses:
            named_in(parse, finder, ontology)
    spent = (time.perf_counter() - parsed) / ROUNDS
    print(f"parse {parsed - started:.2f} s, names {spent:.3f} s: {spent / (parsed - started):.1%}")


def main(arguments: list[str]) -> None:
    """Run the measurement that is named."""
    commands = {"mentions": mentions, "frequent": frequent, "aliases": aliases, "speed": speed}
    if arguments[:1] == ["load"]:
        load_many()
    else:
        commands[arguments[0]](arguments[1])


if __name__ == "__main__":
    main(sys.argv[1:])
