"""Which sentences of a document need named entities, and entities for the names that stand in the others.

Entity recognition costs as much as all other parsing, and a document repeats its names. A sentence needs it only if it
has a run of capitals that the gazetteer does not know and that no sentence chosen before it has. In the rest a run is
what it was there, and a surname is the person whose name it ends.
"""

import calendar
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

LONGEST_NAME = 7
AROUND = 8  # So many words on either side are what the recogniser looks at.
DATES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)
CAPITALS = ("NNP", "NNPS", "JJ", "FW")

Knows = Callable[[str], bool]


class Word(Protocol):
    """What is asked of a token."""

    text: str
    lower: str
    tag: str
    entity: str
    entity_begins: bool


Run = Sequence[Word]
Form = tuple[str, ...]


def runs(tokens: Sequence[Word]) -> Iterator[Run]:
    """The runs of capitalised names and adjectives of a sentence."""
    first = None
    for i, token in enumerate(tokens):
        if token.tag in CAPITALS and token.text[:1].isupper():
            first = i if first is None else first
        elif first is not None:
            yield from _unless_opening(tokens, first, i)
            first = None
    if first is not None:
        yield tokens[first:]


def _unless_opening(tokens: Sequence[Word], first: int, end: int) -> Iterator[Run]:
    """The run, unless it is the adjective that a sentence begins with, which any word would be a capital there."""
    if first or end > 1 or tokens[0].tag != "JJ":
        yield tokens[first:end]


def needing(sentences: Iterable[Sequence[Word]], knows: Knows) -> list[tuple[int, int, int]]:
    """Where entities are to be recognised: numbers of sentences, with the first word and the one after the last."""
    chosen: list[tuple[int, int, int]] = []
    seen: set[Form] = set()
    for number, tokens in enumerate(sentences):
        found = list(runs(tokens))
        unknown = [run for run in found if not _is_settled(run, seen, knows)]
        if not unknown:
            continue
        first, last = tokens.index(unknown[0][0]), tokens.index(unknown[-1][-1])
        chosen.append((number, max(0, first - AROUND), min(len(tokens), last + 1 + AROUND)))
        seen.update(part for run in found for part in parts(form(run)))
    return chosen


def _is_settled(run: Run, seen: set[Form], knows: Knows) -> bool:
    if form(run) in seen or all(word.lower in DATES for word in run):
        return True
    return knows(" ".join(word.text for word in run))


def form(words: Run) -> Form:
    """The words in lower case."""
    return tuple(word.lower for word in words)


def parts(words: Form) -> Iterator[Form]:
    """Every stretch of some words."""
    size = len(words)
    yield from (words[i:j] for i in range(size) for j in range(i + 1, min(size, i + LONGEST_NAME) + 1))


def spread(read: Iterable[Sequence[Word]], unread: Iterable[Sequence[Word]]) -> None:
    """Give the names of sentences that were not read the entities that the others found."""
    known = dict(_entities(read))
    for tokens in unread:
        for run in runs(tokens):
            _label(run, known)


def _entities(sentences: Iterable[Sequence[Word]]) -> Iterator[tuple[Form, str]]:
    """The forms of the entities that were found, surnames of persons among them; the first reading of a form holds."""
    found: dict[Form, str] = {}
    for tokens in sentences:
        start = 0
        while start < len(tokens):
            end = start + 1
            while end < len(tokens) and tokens[end].entity == tokens[start].entity and not tokens[end].entity_begins:
                end += 1
            if tokens[start].entity:
                found.setdefault(form(tokens[start:end]), tokens[start].entity)
                if tokens[start].entity == "PERSON":
                    found.setdefault(form(tokens[end - 1 : end]), "PERSON")
            start = end
    yield from found.items()


def _label(run: Run, known: dict[Form, str]) -> None:
    start = 0
    while start < len(run):
        size = min(len(run) - start, LONGEST_NAME)
        end = next((start + n for n in range(size, 0, -1) if form(run[start : start + n]) in known), start)
        label = known[form(run[start:end])] if end > start else "DATE" if run[start].lower in DATES else ""
        for i in range(start, max(end, start + 1)):
            run[i].entity, run[i].entity_begins = label, bool(label) and i == start
        start = max(end, start + 1)
