"""Actors -> pairs that are likely one actor under two names, for a person to judge; nothing is ever merged here.

Pairs are first gathered in blocks (a common word, first letters, a common sound) and then scored by the first rule of
`RULES` that fits; a rule is a sentence that a person can check.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from kg.mentions.referents import SMALL, initials
from kg.mentions.spelling import families
from kg.model import Actor
from kg.ontology import Ontology, fold

LARGEST_BLOCK = 200
NEAR, LIKE = 0.88, 0.75
VAGUE, MANY = 0.7, 3
FEWEST_LETTERS = 4
LIKE_SOUNDS = (
    *(("kh", "k"), ("gh", "g"), ("ph", "f"), ("ch", "k"), ("dh", "d"), ("th", "t"), ("q", "k"), ("c", "k"), ("z", "s")),
)
ANY_KIND = ("Actor", "Organization")
UNNAMED = "Collective"


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """Two actors that may be one: ids in order, how likely it is (0 to 1), and why."""

    a: str
    b: str
    score: float
    reason: str


@dataclass(frozen=True)
class Known:
    """A name of an actor, with what the rules compare."""

    actor: Actor
    label: str
    words: tuple[str, ...]
    sound: str
    states: frozenset[str]

    @property
    def is_label(self) -> bool:
        """Whether this is the actor's first name and no alias."""
        return self.label == self.actor.label

    @property
    def is_person(self) -> bool:
        """Whether the actor is one person."""
        return self.actor.kind == "Person"

    @cached_property
    def letters(self) -> str:
        """The first letters of the name's words."""
        return initials(" ".join(self.words))


Rule = Callable[[Known, Known], tuple[float, str] | None]


def proposals(
    actors: Iterable[Actor], ontology: Ontology, *, judged: Iterable[tuple[str, str]] = (), least: float = 0.5
) -> Iterator[Proposal]:
    """Pairs of actors that are likely the same, likeliest first; pairs judged already are left out.

    Two actors of the ontology are never proposed: whoever wrote it has told them apart. Nor are people named only as a
    side ("rebels"), nor bodies of two states, nor names that differ in a number ("101st", "103rd Division").
    """
    done = {tuple(sorted(pair)) for pair in judged}
    best: dict[tuple[str, str], Proposal] = {}
    for one, other in _pairs(list(_read(actors, ontology)), ontology):
        a, b = sorted((one.actor.id, other.actor.id))
        scored = None if a == b or (a, b) in done else score(one, other)
        if scored and scored[0] >= least:
            proposal = Proposal(a, b, round(scored[0], 3), scored[1])
            best[a, b] = max(best.get((a, b), proposal), proposal, key=lambda p: p.score)
    yield from sorted(_without_vague(best.values()), key=lambda p: (-p.score, p.a, p.b))


def _without_vague(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Proposals but for names so general that they may mean many: "Communist Party"."""
    found = list(found)
    often = Counter(id for p in found if p.score < VAGUE for id in (p.a, p.b))
    yield from (p for p in found if p.score >= VAGUE or max(often[p.a], often[p.b]) <= MANY)


def score(one: Known, other: Known) -> tuple[float, str] | None:
    """How likely two actors are one, and why, by the first rule that fits."""
    if one.is_person != other.is_person and not {one.actor.kind, other.actor.kind} & set(ANY_KIND):
        return None
    if (one.states and other.states and one.states != other.states) or _numbers(one) != _numbers(other):
        return None
    return next((found for rule in RULES if (found := rule(one, other))), None)


def _read(actors: Iterable[Actor], ontology: Ontology) -> Iterator[Known]:
    """Every name of every actor that can be proposed, with what the rules compare."""
    family = {word: min(word, *others) for word, others in families(ontology.words("spelling-family")).items()}
    states = ontology.states
    shared = {(name.text, name.actor) for name in ontology.names if name.shared}
    for actor in sorted({actor.id: actor for actor in actors}.values(), key=lambda actor: actor.id):
        names = (actor.label, *(text for text in actor.aliases if (text, actor.id) not in shared))
        for label in names if actor.kind not in (UNNAMED, "State") else ():
            words = tuple(family.get(word, word) for word in fold(label).split() if word not in SMALL)
            if words:
                inside = frozenset(states[word] for word in words if word in states)
                yield Known(actor, label, words, sound(" ".join(words)), inside)


def _pairs(known: list[Known], ontology: Ontology) -> Iterator[tuple[Known, Known]]:
    """Pairs with one new actor at least that share a block; a block so large that it says little is left out."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(known):
        for key in {*one.words, one.sound, "".join(one.words).upper(), one.letters} - {""}:
            blocks[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in (blocks[key] for key in sorted(blocks) if len(blocks[key]) <= LARGEST_BLOCK):
        fresh = [i for i in members if known[i].actor.id not in ontology.actors]
        for pair in ((min(i, j), max(i, j)) for i in fresh for j in members if i != j):
            if pair not in seen:
                seen.add(pair)
                yield known[pair[0]], known[pair[1]]


# -- the rules, in order ---------------------------------------------------------------------------------------------


def same_words(one: Known, other: Known) -> tuple[float, str] | None:
    """The same words, in whatever order and spelling."""
    return (0.95, "same words") if sorted(one.words) == sorted(other.words) else None


def same_sound(one: Known, other: Known) -> tuple[float, str] | None:
    """Names that differ in vowels, doubled letters and such: "Hifter" and "Haftar"."""
    alike = one.sound == other.sound and len(one.sound.replace(" ", "")) > 2 and len(one.words) == len(other.words)
    return (0.85, "other spelling") if alike and _likeness(one, other) >= LIKE else None


def acronym(one: Known, other: Known) -> tuple[float, str] | None:
    """One is the first letters of the other."""
    for short, full in ((one, other), (other, one)):
        label = short.label
        capitals = short.is_label and len(short.words) == 1 and len(label) > 2 and label.isupper()
        if capitals and full.letters == label and not full.is_person:
            return 0.8, "first letters"
    return None


def middle_names(one: Known, other: Known) -> tuple[float, str] | None:
    """Persons of one first and last name, one of them with more between."""
    if not (one.is_person and other.is_person) or min(len(one.words), len(other.words)) < 2:
        return None
    ends = {(known.words[0], known.words[-1]) for known in (one, other)}
    return (0.75, "first and last name") if len(ends) == 1 else None


def surname(one: Known, other: Known) -> tuple[float, str] | None:
    """A person in full and a surname alone."""
    for short, full in ((one, other), (other, one)):
        end = full.words[-len(short.words) :]
        if full.is_person and short.is_label and len(short.words) < len(full.words) and end == short.words:
            return 0.6, "surname"
    return None


def shorter_name(one: Known, other: Known) -> tuple[float, str] | None:
    """An organisation's name and the same with fewer words, of one beginning or end."""
    short, full = sorted((one, other), key=lambda known: len(known.words))
    if short.is_person or len(short.words) < 2 or not set(short.words) < set(full.words):
        return None
    return (0.65, "shorter name") if full.words[-1] == short.words[-1] or full.words[0] == short.words[0] else None


def near(one: Known, other: Known) -> tuple[float, str] | None:
    """Names that differ in a letter or two."""
    if min(map(len, (one.sound, other.sound))) < FEWEST_LETTERS or one.sound[0] != other.sound[0]:
        return None
    ratio = _likeness(one, other)
    return (0.8 * ratio, "a letter or two") if ratio >= NEAR else None


def _likeness(one: Known, other: Known) -> float:
    """How much of two names is the same, from 0 to 1."""
    a, b = sorted(" ".join(known.words) for known in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


RULES: tuple[Rule, ...] = (same_words, same_sound, acronym, middle_names, surname, shorter_name, near)


def sound(name: str) -> str:
    """What is left of a flat name without its vowels and with letters for like sounds made one.

    >>> sound("khalifa hifter") == sound("khalifa haftar"), sound("mikhail"), sound("mekael")
    (True, 'mkl', 'mkl')
    """
    return " ".join(filter(None, map(_sound, name.split())))


def _sound(word: str) -> str:
    for old, new in LIKE_SOUNDS:
        word = word.replace(old, new)
    kept = [letter for i, letter in enumerate(word) if letter not in "aeiouyhw'" or (i == 0 and letter not in "hw")]
    first = "a" if kept and kept[0] in "aeiouy" else (kept[0] if kept else "")
    rest = "".join(letter for letter, before in zip(kept[1:], kept, strict=False) if letter != before)
    return first + rest


def _numbers(known: Known) -> list[str]:
    return sorted(word for word in known.words if any(c.isdigit() for c in word))
