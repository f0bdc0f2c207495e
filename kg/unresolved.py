"""Claims -> names that no list has, most frequent first: what a user would best add to the gazetteer next."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.ontology import Ontology

SAMPLES = 3
ROLES = ("source", "target", "speaker")
# How a mention without a name was found: its actor is known by what it is ("rebels"), not by a name.
UNNAMED = frozenset({"collective", "generic", "role", "people"})


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that the ontology does not have: its actor, how many mentions in claims, and some of their sentences."""

    id: str
    label: str
    mentions: int
    sentences: tuple[str, ...]


def unresolved(rows: Iterable[Mapping[str, Any]], ontology: Ontology, *, samples: int = SAMPLES) -> list[Unresolved]:
    """The unknown names of claims as `claimlines.to_row` gives them, by number of mentions, then by id."""
    counts: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    sentences: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        for id, label in _unknown(row, ontology):
            counts[id] += 1
            labels[id][label] += 1
            sentences[id].setdefault(row["evidence"])
    ranked = sorted(counts, key=lambda id: (-counts[id], id))
    return [Unresolved(id, _commonest(labels[id]), counts[id], tuple(sentences[id])[:samples]) for id in ranked]


def _unknown(row: Mapping[str, Any], ontology: Ontology) -> Iterator[tuple[str, str]]:
    for role in ROLES:
        id = row.get(f"{role}_id")
        if id and id not in ontology.actors and row.get(f"{role}_rule") not in UNNAMED and _is_name(row[role]):
            yield id, row[role]


def _is_name(label: str) -> bool:
    return any(c.isupper() for c in label)


def _commonest(labels: Counter[str]) -> str:
    return min(labels, key=lambda label: (-labels[label], label))
