"""A large graph made by chance, the same at every run: a few actors take part in most of it, as in the news."""

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from kg.ontology import Ontology
from kg.views.data import PageData
from views.rows import claim_row, document_row, relation_rows, type_row

Row = dict[str, Any]


def large(actors: int, relations: int, ontology: Ontology) -> PageData:
    """The data of a page of so many actors and relations, two claims each, ten relations an article."""
    chance = random.Random(1)
    texts: list[list[str]] = [[] for _ in range(max(relations // 10, 1))]
    claims = list(_claims(chance, actors, relations, ontology, texts))
    lines = [_line(number) for number in range(len(texts))]
    return PageData(
        title="Large",
        actors=tuple(_actor(chance, number) for number in range(actors)),
        relations=tuple(relation_rows(claims)),
        claims=tuple(claims),
        documents=tuple(document_row(line, "".join(text)) for line, text in zip(lines, texts, strict=True)),
        types=tuple(type_row(kind) for kind in ontology.relations.values()),
    )


def _claims(
    chance: random.Random, actors: int, relations: int, ontology: Ontology, texts: list[list[str]]
) -> Iterator[Row]:
    weights = list(accumulate(1 / (number + 3) for number in range(actors)))
    kinds, places, seen = list(ontology.relations.values()), [0] * len(texts), set()
    while len(seen) < relations:
        source = chance.choices(range(actors), cum_weights=weights)[0]
        target, kind = chance.randrange(actors), chance.choice(kinds)
        if source == target or (source, target, kind.id) in seen:
            continue
        seen.add((source, target, kind.id))
        for _ in range(2):
            speaker = chance.randrange(actors) if chance.random() < 0.4 else None
            document = chance.randrange(len(texts))
            evidence = f"Actor number {source} {kind.label} actor number {target}"
            start = places[document]
            texts[document].append(f"{evidence}. A sentence that says nothing of anybody. ")
            places[document] += len(texts[document][-1])
            yield claim_row(
                {
                    **{"source": f"Actor number {source}", "source_id": f"actor-{source}", "source_text": None},
                    **{"target": f"Actor number {target}", "target_id": f"actor-{target}", "target_text": None},
                    **{"relation": kind.id, "sign": kind.sign, "plover": kind.plover, "cue": None, "place": None},
                    "polarity": "negated" if chance.random() < 0.1 else "affirmed",
                    "modality": "planned" if chance.random() < 0.1 else "actual",
                    "speaker": None if speaker is None else f"Actor number {speaker}",
                    "speaker_id": None if speaker is None else f"actor-{speaker}",
                    **{"evidence": evidence, "start": start, "end": start + len(evidence)},
                    **dict.fromkeys(("source_span", "target_span", "trigger_span", "speaker_span", "date")),
                    **{"confidence": round(chance.random(), 3), "rule": "by chance"},
                },
                f"document-{document}",
            )


def _actor(chance: random.Random, number: int) -> Row:
    return {
        **{"id": f"actor-{number}", "label": f"Actor number {number}", "aliases": [f"A{number}"]},
        "kind": chance.choice(["State", "Person", "ArmedGroup", "Organization", "Collective"]),
        **{"part_of": [], "represents": [], "matches": [], "claims": 10_000 - number, "spoken": 0},
    }


def _line(number: int) -> Row:
    return {
        "id": f"document-{number}",
        "title": f"Article {number}",
        "date": f"{2010 + number % 10}-05-01",
        "publisher": "P",
    }
