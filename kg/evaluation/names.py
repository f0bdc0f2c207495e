"""Whether two names are of the same actor, as leniently as a reader who knows the article would say."""

import re
from dataclasses import dataclass

from kg.ontology import Ontology, fold

POSSESSIVE = re.compile(r"[’']s?\b")
TAIL = re.compile(r"[,(;]| -- ")
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Name:
    """What matters of a name: its words, those less titles, its head word, states in it, actors known by it."""

    words: frozenset[str]
    untitled: frozenset[str]
    head: str
    states: frozenset[str]
    known: frozenset[str]


class Names:
    """Compares names with the help of an ontology: its states, demonyms, aliases and titles."""

    def __init__(self, ontology: Ontology) -> None:
        self._determiners = ontology.words("determiner")
        self._prepositions = ontology.words("preposition") | {"who", "which", "that"}
        self._titles = frozenset(map(fold, ontology.words("title")))
        self._ontology = ontology
        self._states: dict[str, set[str]] = {}
        for name in ontology.names:
            if ontology.actors[name.actor].kind == "State":
                self._states.setdefault(fold(name.text), set()).add(name.actor)
        self._longest = max((len(name.split()) for name in self._states), default=0)
        self._read: dict[str, Name] = {}

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether both names are of one actor: never if they name different states.

        They are if the ontology knows both as one actor, if one has all the words of the other, if they share half of
        their words or their head word, or if they name the same state and one of them does so in a single word.
        """
        if not one or not other:
            return False
        a, b = self.read(one), self.read(other)
        if a.states and b.states and not a.states & b.states:
            return False
        if not a.words or not b.words:
            return one.strip().casefold() == other.strip().casefold()
        if a.known & b.known:
            return True
        return _overlap(a, b) or (a.head == b.head and not _state_and_other(a, b))

    def read(self, name: str) -> Name:
        """What matters of a name, read once."""
        if name not in self._read:
            self._read[name] = self._parts(POSSESSIVE.sub("", name))
        return self._read[name]

    def _parts(self, name: str) -> Name:
        base = _words(TAIL.split(name)[0]) or _words(name)
        stops = [i for i, word in enumerate(base) if i and word in self._prepositions]
        words = frozenset(map(_singular, _words(name))) - self._determiners - self._prepositions
        known = frozenset(actor.id for actor in self._ontology.named(name))
        return Name(
            words=words,
            untitled=words if known else words - self._titles,
            head=_singular(base[stops[0] - 1 if stops else -1]) if base else "",
            states=frozenset(self._states_in(fold(name).split())),
            known=known,
        )

    def _states_in(self, words: list[str]) -> set[str]:
        found: set[str] = set()
        for size in range(1, self._longest + 1):
            for start in range(len(words) - size + 1):
                found |= self._states.get(" ".join(words[start : start + size]), set())
        return found


def _state_and_other(a: Name, b: Name) -> bool:
    """Whether one is a state and the other a known actor that is not: "United States" and "Islamic State"."""
    return bool(a.known and b.known and (a.states or b.states))


def _overlap(a: Name, b: Name) -> bool:
    if a.words <= b.words or b.words <= a.words:
        return True
    if a.untitled and b.untitled and (a.untitled <= b.untitled or b.untitled <= a.untitled):
        return True
    if a.states and a.states == b.states and min(len(a.words), len(b.words)) == 1:
        return True
    return len(a.words & b.words) >= ALIKE * len(a.words | b.words)


def _words(name: str) -> list[str]:
    """The words of a name; a hyphenated one stays whole, for in "anti-Assad protesters" Assad does not act."""
    return [fold(word).replace(" ", "-") for word in name.split() if fold(word)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
