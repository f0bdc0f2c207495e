"""The persons of one document: who is meant by a surname, a first name or a shorter form of a name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.mentions.gazetteer import NameMatch
from kg.ontology import Ontology, fold


@dataclass(frozen=True, slots=True)
class Full:
    """A person's name in full: its words folded, as written, where it stands, and whom the ontology knows by it."""

    words: tuple[str, ...]
    text: str
    place: tuple[int, int]
    actor: str | None


class Persons:
    """The full names of a document, by which shorter ones are understood."""

    def __init__(self, matches: Iterable[NameMatch], ontology: Ontology) -> None:
        self._suffixes = ontology.words("name-suffix")
        self.full = list(_full_names(matches, ontology))
        self._outer = set(_with_a_word_too_many(self.full))
        self.full = [full for full in self.full if full.words not in self._outer]

    def of(self, match: NameMatch) -> Full | None:
        """The full name that a shorter one stands for: the last before it, else the first after it."""
        words = _words(match, self._suffixes)
        fitting = [full for full in self.full if words and is_short(words, full.words)]
        if not fitting:
            return self._inside(words) or self._by_first_name(words)
        before = [full for full in fitting if full.place <= (match.sentence, match.first)]
        return before[-1] if before else fitting[0]

    def before(self, match: NameMatch) -> Full | None:
        """The full name, last before it, that a shorter one stands for."""
        words = _words(match, self._suffixes)
        fitting = [
            f for f in self.full if words and is_short(words, f.words) and f.place < (match.sentence, match.first)
        ]
        return fitting[-1] if fitting else None

    def _inside(self, words: tuple[str, ...]) -> Full | None:
        """The full name at the end of a longer run of capitals: "Guitarist Ann Lee" beside "Ann Lee"."""
        inside = (full for full in self.full if words in self._outer and words[-len(full.words) :] == full.words)
        return next(inside, None)

    def _by_first_name(self, words: tuple[str, ...]) -> Full | None:
        """The only person of the document with this first name; in Chinese and Korean names it is the surname."""
        found = {full.words: full for full in self.full if words == full.words[:1]}
        return next(iter(found.values())) if len(found) == 1 else None


def _full_names(matches: Iterable[NameMatch], ontology: Ontology) -> Iterator[Full]:
    for match in matches:
        listed = bool(match.actors) and ontology.actors[match.actors[0]].kind == "Person"
        words = _words(match, ontology.words("name-suffix"))
        # Two surnames joined by a hyphen are no first name and surname.
        if (match.kind in ("Person", "Actor") or listed) and len(words) > 1 and len(match.text.split()) > 1:
            actor = match.actors[0] if listed and len(match.actors) == 1 and not match.shared else None
            yield Full(words, " ".join(match.text.split()), (match.sentence, match.first), actor)


def _words(match: NameMatch, suffixes: frozenset[str]) -> tuple[str, ...]:
    """The words of a name, less what follows the surname."""
    words = fold(match.text).split()
    while len(words) > 2 and words[-1] in suffixes:
        words.pop()
    return tuple(words)


def _with_a_word_too_many(names: Iterable[Full]) -> Iterator[tuple[str, ...]]:
    """Names that hold another, which the document has more often: "Guitarist Ann Lee" beside "Ann Lee"."""
    counts = Counter(full.words for full in names)
    for words, count in counts.items():
        shorter = [other for other in counts if words[-len(other) :] == other != words and counts[other] > count]
        if shorter:
            yield words


def is_short(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is a shorter form of another: its end ("al Momani"), or first and last word ("Jose Kalupeteka").

    >>> is_short(("al", "momani"), ("hasan", "al", "momani")), is_short(("ann", "lee"), ("ann", "m", "lee"))
    (True, True)
    """
    if len(words) >= len(full):
        return False
    return full[-len(words) :] == words or (len(words) > 1 and words[0] == full[0] and words[-1] == full[-1])
