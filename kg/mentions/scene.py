"""Where a document is set: the state in which what a sentence tells of happens, as far as the text gives it away."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.folding import fold
from kg.mentions.names import dateline
from kg.mentions.referents import Named
from kg.model import Actor
from kg.ontology import Ontology
from kg.parse import Parse, Token

# Whose being named tells which state a text is about: news agencies and companies are named everywhere.
TELLING = ("State", "Person", "Government", "ArmedForce", "Party")
# How much more than being named it tells to be where something happens; what is enough; how far ahead of the next.
PLACED, ENOUGH, AHEAD = 3, 4, 1.5
DEEPEST = 3


class Scene:
    """Tells the place of things in one document."""

    def __init__(self, parse: Parse, names: Sequence[Named], ontology: Ontology) -> None:
        self._parse, self._ontology = parse, ontology
        self._telling = [named for named in names if named.actor and named.actor.kind in TELLING]
        self._towns: list[str] = []
        self._placed: dict[int, set[str]] = {}
        self._home: tuple[Actor | None] | None = None
        for named in names:
            state = self.state_of(named)
            if state and (named.actor is None or named.actor.kind != "State"):
                self._towns.append(state)
            if state and self._is_where(named):
                self._placed.setdefault(named.match.sentence, set()).add(state)

    def state_of(self, named: Named) -> str | None:
        """The id of the state that a name names, or in which the town or province of the name is."""
        if named.actor is not None and named.actor.kind == "State":
            return named.actor.id
        known = named.actor is not None and named.actor.id in self._ontology.actors
        return None if known else self._ontology.places.get(fold(named.match.text))

    def of(self, token: Token) -> Actor | None:
        """The only state in which the word's sentence places something, else that of the document."""
        return self.here(token) or self.home()

    def here(self, token: Token) -> Actor | None:
        """The only state in which the word's sentence places something."""
        placed = self._placed.get(token.sentence.index, set())
        return self._ontology.actors.get(min(placed)) if len(placed) == 1 else None

    def home(self) -> Actor | None:
        """The state that the document is about: where most happens and most often named; None where it is not clear."""
        if self._home is None:
            self._home = (self._clearest(),)
        return self._home[0]

    def _clearest(self) -> Actor | None:
        weights = Counter(id for named in self._telling for id in self._states_of(named.actor))
        weights.update(self._towns)
        for placed in (*self._placed.values(), *self._datelines()):
            weights.update(dict.fromkeys(placed, PLACED))
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < ENOUGH:
            return None
        first = self._ontology.actors[ranked[0][0]]
        others = (count for id, count in ranked[1:] if not self._are_one(first, self._ontology.actors[id]))
        return first if ranked[0][1] >= AHEAD * next(others, 0) else None

    @staticmethod
    def _are_one(one: Actor, other: Actor) -> bool:
        """Whether one is part of the other, as England of the United Kingdom, so that neither speaks against it."""
        return one.id in other.part_of or other.id in one.part_of

    def _is_where(self, named: Named) -> bool:
        last = self._parse.sentences[named.match.sentence].tokens[named.match.last]
        return last.dep == "pobj" and last.head.lower in self._ontology.words("place-preposition-sure")

    def _datelines(self) -> Iterator[set[str]]:
        for sentence in self._parse.sentences:
            tokens = sentence.tokens[: max(0, dateline(sentence) - 1)]
            if tokens:
                words = self._parse.document.span(tokens[0].start, tokens[-1].end).text
                place = words.partition("(")[0].partition(",")[0]
                named = [actor.id for actor in self._ontology.named(place) if actor.kind == "State"]
                found = named or [self._ontology.places.get(fold(place), "")]
                yield {id for id in found if id and len(found) == 1}

    def _states_of(self, actor: Actor | None) -> set[str]:
        """The states that an actor is, is part of or represents."""
        found, queue = set[str](), [actor] if actor else []
        for _ in range(DEEPEST):
            found.update(one.id for one in queue if one.kind == "State")
            above = [id for one in queue if one.kind != "State" for id in (*one.part_of, *one.represents)]
            queue = [self._ontology.actors[id] for id in above if id in self._ontology.actors]
        return found
