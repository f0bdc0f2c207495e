"""Sides without a name -> actors: the "police" of each state are an actor of their own.

The state is the one that the phrase names ("Iraqi police", "police in Iraq"), else the one in which the text places it.
A phrase that holds another name ("Kurdish fighters") tells by itself who is meant. One person or body without a name
("a man", "a company") is told apart by the day of the text as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.folding import slug
from kg.mentions.joined import BEFORE
from kg.mentions.names import new_actor
from kg.mentions.referents import Named
from kg.mentions.scene import Scene
from kg.model import Actor, Span
from kg.ontology import Ontology
from kg.parse import Token

NAMING = ("NORP", "GPE", "LOC", "ORG", "PERSON")


class Sides:
    """Makes the actors of phrases in one document; the same side gets the same actor throughout."""

    def __init__(
        self, published: str, ontology: Ontology, scene: Scene, named_at: Callable[[Token], Named | None]
    ) -> None:
        self._published = published
        self._ontology, self._words, self._scene, self._named_at = ontology, ontology.words, scene, named_at
        self._made: dict[str, Actor] = {}
        self._states: dict[str, str] = {}

    def of(self, token: Token, phrase: Span) -> Actor:
        """The actor that a phrase with this head means."""
        inside = [t for t in token.sentence.tokens if phrase.start <= t.start and t.end <= phrase.end]
        names = [t for t in inside if t is not token and self._is_name(t)]
        stated = {id for t in names if (id := self._state_at(t))}
        if len(stated) > 1 or any(self._state_at(t) is None for t in names):
            return self._kept(self._named(phrase, names, token))
        state = self._ontology.actors[min(stated)] if stated else self._elsewhere(token)
        words = " ".join(t.text.lower() for t in inside if t not in names).replace(" - ", "-")
        return self._kept(self._placed(words, phrase, state, token))

    def is_elsewhere(self, token: Token, actor: Actor) -> bool:
        """Whether the word's sentence is set in another state than that by which a side was told apart."""
        here = None if token.lemma in self._words("one-of-many") else self._scene.here(token)
        return here is not None and self._states.get(actor.id, here.id) != here.id

    def _kept(self, actor: Actor) -> Actor:
        return self._made.setdefault(actor.id, actor)

    def _named(self, phrase: Span, names: list[Token], token: Token) -> Actor:
        """The side that a name tells apart; of a town's organs the state is known: "Aleppo police"."""
        actor = new_actor(phrase.text, "Collective")
        within = {self._scene.state_of(named) for t in names if (named := self._named_at(t))}
        known = len(within) == 1 and all(self._named_at(t) for t in names) and self._is_organ(token)
        return replace(actor, part_of=tuple(filter(None, within))) if known else actor

    def _placed(self, words: str, phrase: Span, state: Actor | None, token: Token) -> Actor:
        """The side in its state, and on its day where it is one of many; where neither is known, the bare phrase."""
        is_organ = state is not None and self._is_organ(token)
        day = self._published if token.tag == "NN" and token.lemma in self._words("one-of-many") else ""
        if state is not None and is_organ and not day and (listed := self._listed(words, state)):
            return listed
        told = ", ".join(filter(None, (state.label if state else "", day)))
        if not told:
            return new_actor(phrase.text, "Collective")
        label = f"{words} ({told})"
        actor = Actor(slug(label), label, "Collective", part_of=(state.id,) if state is not None and is_organ else ())
        if state is not None:
            self._states[actor.id] = state.id
        return actor

    def _listed(self, words: str, state: Actor) -> Actor | None:
        """The body that the ontology has under these words for this state: "Chadian parliament"."""
        for name in (state.label, *self._ontology.demonyms.get(state.id, ())):
            found = self._ontology.named(f"{name} {words}")
            if len(found) == 1 and state.id in found[0].part_of:
                return found[0]
        return None

    def _is_name(self, token: Token) -> bool:
        """Whether a word before the head names somebody or some people: "Syrian", "Kurdish"; not a first "Local"."""
        if self._named_at(token) is not None or token.tag.startswith("NNP"):
            return True
        return token.text[:1].isupper() and (token.i > 0 or token.entity in NAMING)

    def _state_at(self, token: Token) -> str | None:
        named = self._named_at(token)
        return named.actor.id if named and named.actor and named.actor.kind == "State" else None

    def _elsewhere(self, token: Token) -> Actor | None:
        """The state that owns the side or holds it, else where the text is set."""
        if self._is_of_no_state(token):
            return None
        owners = (named for owner in self._owners(token) if (named := self._named_at(owner)))
        stated = {id for named in owners if (id := self._scene.state_of(named))}
        if stated:
            return self._ontology.actors[min(stated)] if len(stated) == 1 else None
        # One of many is the same throughout a text, wherever a sentence takes place.
        return self._scene.home() if token.lemma in self._words("one-of-many") else self._scene.of(token)

    def _owners(self, token: Token) -> Iterator[Token]:
        yield from token.by("poss")
        for preposition in token.by("prep"):
            if preposition.lower in self._words("place-preposition-sure") | {"of", "from"}:
                yield from preposition.by("pobj")

    def _is_of_no_state(self, token: Token) -> bool:
        """Whether the word is for what is not of one state: "countries", "foreign powers", "presidents"."""
        if token.lemma in self._words("placeless"):
            return True
        return token.tag == "NNS" and token.lemma in self._words("single-office")

    def _is_organ(self, token: Token) -> bool:
        """Whether the head is an organ of the state, and no word sets it apart: "police", not "rebel police"."""
        before = [c.lemma for c in token.by(*BEFORE)]
        if any(word in self._words("side-modifier") | self._words("outsider") for word in before):
            return False
        organs = self._words("state-organ")
        return token.lemma in organs or any(f"{word} {token.lemma}" in organs for word in before)
