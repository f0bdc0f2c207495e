"""Persons listed after their states and their role: "his Greek and Cypriot counterparts, A and B"."""

from typing import TYPE_CHECKING

from kg.mentions.joined import BEFORE
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Token

if TYPE_CHECKING:
    from kg.mentions.heads import Heads


class Rows:
    """Reads parallel lists in one document."""

    def __init__(self, heads: "Heads", ontology: Ontology) -> None:
        self._heads, self._words = heads, ontology.words

    def parallel(self, noun: Token) -> list[tuple[Mention, Mention]]:
        """Each person of a list after a plural role, with the state that stands in the same place before it."""
        if noun.tag != "NNS" or not (noun.lemma in self._words("title") or noun.lemma in self._words("human")):
            return []
        states = [m for child in noun.by(*BEFORE) for m in self._heads.means(child)]
        persons = self._listed_after(noun) if len(states) > 1 else []
        return list(zip(persons, states, strict=True)) if len(persons) == len(states) else []

    def _listed_after(self, noun: Token) -> list[Mention]:
        """The persons named in a row after a noun and a comma."""
        tokens, i, found = noun.sentence.tokens, noun.i + 1, []
        while i < len(tokens) and (tokens[i].lower in (",", "and") or self._is_person(tokens[i])):
            named = self._heads.named(tokens[i])
            found += self._heads.adjective(tokens[i]) if named else []
            i = named.match.last + 1 if named else i + 1
        return found if tokens[noun.i + 1 : noun.i + 2] and tokens[noun.i + 1].text == "," else []

    def _is_person(self, token: Token) -> bool:
        named = self._heads.named(token)
        if named is None or named.actor is None:
            return False
        unlisted = not named.match.actors and named.actor.kind in ("Organization", "Actor")
        return named.actor.kind == "Person" or unlisted
