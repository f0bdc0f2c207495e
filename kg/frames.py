"""The frame notation of `ontologies/relations.ttl`: how a relation is said, as a pattern of words and slots.

A verb frame is written as a short sentence of lemmas: `SOURCE impose sanction|embargo on|against TARGET`.

- `SOURCE` and `TARGET` are actors. The first word is the subject; `SOMEONE` is a subject and `THING` any other
  noun that plays no part.
- `|` separates alternatives; `{weapon}` is a word class of `ontologies/lexicon.ttl`; `_` joins a particle to
  its verb (`pull_out`); a preposition before a slot or a word says how it is attached, else it is the object.
- `that TARGET` takes the subject of the complement clause, `that-must` and `that-should` only of one that says what it
  must or should do, `that-do` whoever stands in that clause if the subject is no actor.
- `if TARGET` takes the subject of a condition: "threatened to leave unless TARGET pays".
- `to-do` wants an infinitive; `to-do TARGET` takes whoever stands in it, and holds only where the act named by the
  infinitive has no frame of its own.
- `SELF` wants no object, `PLAIN` no complement, `ALSO` lets a deep target stand beside the act of the infinitive,
  `PASSIVE` keeps the subject of a passive: "was associated with".
- `DIRECT` wants the target itself, not what it owns; `PEOPLE` no state by its name, `PERSON`
  one with a name, `SIDES` no such person.
- `TARGET:{refugee}` or `SOURCE:troop|soldier` fills the slot only with these words.

A noun, role or adjective frame has no subject: `support for|to TARGET`, `visit to TARGET by SOURCE`. A noun may want
another under it, on which the target may hang as well: `easing of sanction on TARGET`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

SLOTS = ("SOURCE", "TARGET", "SOMEONE", "THING")
LIMITS = ("DIRECT", "PEOPLE", "PERSON", "SIDES")
FLAGS = {"SELF", "PLAIN", "ALSO", "PASSIVE", *LIMITS}
CLAUSES = frozenset({"that", "that-do", "that-must", "that-should", "to-do", "if"})


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing that a trigger takes: by these prepositions (none: as its object), filled by a slot or by words."""

    prepositions: tuple[str, ...]
    slot: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation. `form` is "verb", "noun", "role", "adjective", "compound" or "prefix"."""

    relation: str
    form: str
    lemma: str
    text: str
    particle: str = ""
    modifiers: tuple[str, ...] = ()
    subject: str = "SOURCE"
    arguments: tuple[Argument, ...] = ()
    infinitive: bool = False
    intransitive: bool = False
    plain: bool = False
    also: bool = False
    passive: bool = False
    subject_words: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """What `kg why` shows as the rule that found a claim."""
        return f"{self.form}: {self.text}"

    @property
    def by(self) -> tuple[str, ...]:
        """The prepositions by which a noun, role or adjective takes the actor beside it."""
        return next(argument.prepositions for argument in self.arguments if argument.slot)

    @property
    def is_deep(self) -> bool:
        """Whether the target is looked for inside an infinitive, and the relation gives way to the act found there."""
        return not self.also and any(argument.prepositions == ("to-do",) for argument in self.arguments)


WordClasses = Callable[[str], frozenset[str]]


def verb_frames(relation: str, text: str, words: WordClasses) -> Iterator[Frame]:
    """The frames that a verb notation stands for, one a verb; ValueError says what is wrong with it.

    >>> frame, = verb_frames("expels", "SOURCE drive_out TARGET", lambda name: frozenset())
    >>> frame.lemma, frame.particle, frame.arguments[0].slot
    ('drive', 'out', 'TARGET')
    """
    parts = text.split()
    begins = bool(parts) and parts[0].partition(":")[0] in SLOTS
    subject, _, subject_words = (parts.pop(0) if begins else "SOURCE").partition(":")
    if not parts:
        raise ValueError("a frame needs a verb")
    verbs, rest = parts[0].split("|"), parts[1:]
    infinitive = "to-do" in rest and rest[rest.index("to-do") + 1 :][:1] not in ([slot] for slot in SLOTS)
    flags = FLAGS & set(rest) | ({"to-do"} if infinitive else set())
    arguments = tuple(_arguments([part for part in rest if part not in flags], words))
    if not rest and subject != "TARGET":
        arguments = (Argument((), "TARGET"),)
    _check({subject, *(argument.slot for argument in arguments)}, needs={"TARGET"})
    for verb in verbs:
        lemma, _, particle = verb.partition("_")
        yield Frame(
            relation,
            "verb",
            lemma,
            text,
            particle,
            subject=subject,
            subject_words=_listed(subject_words, words),
            limits=frozenset(flags & set(LIMITS)),
            arguments=arguments,
            infinitive=infinitive,
            intransitive="SELF" in flags,
            plain="PLAIN" in flags,
            also="ALSO" in flags,
            passive="PASSIVE" in flags,
        )


def noun_frames(relation: str, form: str, text: str, default: tuple[str, ...], words: WordClasses) -> Iterator[Frame]:
    """The frames of a noun, role or adjective; without slots, the target is attached by the default prepositions.

    >>> frame, = noun_frames("bombs", "noun", "air strike", ("against", "on"), lambda name: frozenset())
    >>> frame.lemma, frame.modifiers, frame.arguments[0].prepositions
    ('strike', ('air',), ('against', 'on'))
    """
    parts = text.split()
    head: list[str] = []
    while (
        parts and parts[0] not in SLOTS and (not head or parts[0].split("|")[0] not in words("preposition") | CLAUSES)
    ):
        head.append(parts.pop(0))
    if not head:
        raise ValueError("a frame needs a word")
    arguments = tuple(_arguments(parts, words)) or (Argument(default, "TARGET"),)
    for choice in product(*(word.split("|") for word in head)):
        yield Frame(relation, form, choice[-1], text, "", tuple(choice[:-1]), "SOURCE", arguments)
        # The tokenizer cuts "cease-fire" and "build-up" at the hyphen.
        *before, last = [part for word in choice for part in word.split("-")]
        if len(before) + 1 > len(choice):
            yield Frame(relation, form, last, text, "", tuple(before), "SOURCE", arguments)


def word_frames(relation: str, form: str, text: str) -> Iterator[Frame]:
    """The frame of a compound ("backed" in "U.S.-backed") or prefix ("anti" in "anti-Assad")."""
    yield Frame(relation, form, text, text)


def _arguments(parts: list[str], words: WordClasses) -> Iterator[Argument]:
    prepositions: tuple[str, ...] = ()
    known = words("preposition") | CLAUSES
    for part in parts:
        options = tuple(part.split("|"))
        if not prepositions and set(options) <= known:
            prepositions = options
        elif part.partition(":")[0] in SLOTS:
            slot, _, fillers = part.partition(":")
            yield Argument(prepositions, slot, _listed(fillers, words))
            prepositions = ()
        else:
            yield Argument(prepositions, "", _fillers(options, words))
            prepositions = ()
    if prepositions:
        raise ValueError(f"nothing follows {'|'.join(prepositions)!r}")


def _listed(text: str, words: WordClasses) -> frozenset[str]:
    return _fillers(tuple(filter(None, text.split("|"))), words)


def _fillers(options: tuple[str, ...], words: WordClasses) -> frozenset[str]:
    found: set[str] = set()
    for option in options:
        if option.startswith("{") and option.endswith("}"):
            found |= words(option[1:-1])
        elif option.isupper():
            raise ValueError(f"unknown slot {option!r}; known: {', '.join(SLOTS)}")
        else:
            found.add(option)
    return frozenset(found)


def _check(slots: set[str], *, needs: set[str]) -> None:
    if missing := needs - slots:
        raise ValueError(f"no slot {', '.join(sorted(missing))}")
