"""Places of a sentence: names of where something happens, and the words that belong to them ("northern Syria")."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.mentions.heads import Heads
from kg.mentions.referents import Named
from kg.ontology import Ontology
from kg.parse import Sentence, Token

PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: the head of its phrase, how it is written, and whether it is a whole state."""

    head: Token
    text: str
    is_state: bool


class Places:
    """Finds the places of sentences."""

    def __init__(self, heads: Heads, ontology: Ontology) -> None:
        self.heads, self.ontology, self.words = heads, ontology, ontology.words

    def of(self, sentence: Sentence) -> Iterator[Place]:
        """The places that are named after a preposition of place, or as what is entered, taken or left."""
        seen: list[Named] = []
        for token in sentence.tokens:
            named = self.heads.named(token)
            if named is None or named in seen:
                continue
            seen.append(named)
            tokens = sentence.tokens[named.match.first : named.match.last + 1]
            head = self._head(tokens)
            if self._is_place(named, tokens, head):
                yield Place(head, self._written(tokens, head), named.match.kind == "State" and head in tokens)

    def _head(self, tokens: list[Token]) -> Token:
        """The noun of the phrase: the last word of the name, or the kind of place after it ("Lachin corridor")."""
        last = next((t for t in tokens if t.head not in tokens), tokens[-1])
        if last.dep in ("compound", "nmod", "amod", "poss") and last.head.lemma in self.words("place-noun"):
            return last.head
        return last

    def _is_place(self, named: Named, tokens: list[Token], head: Token) -> bool:
        kind = named.match.kind
        if not self._stands_for_place(head, kind == "State" and head in tokens):
            return False
        if kind in ("Place", "State") or head not in tokens:
            return True
        known = named.actor is not None and named.actor.id in self.ontology.actors
        if known or kind == "Person" or tokens[-1].lower in self.words("name-head"):
            return False
        if any(t.entity in PLACES for t in tokens):
            return True
        return len(tokens) == 1 and head.dep == "pobj" and head.head.lower in self.words("place-preposition-sure")

    def _stands_for_place(self, head: Token, is_state: bool) -> bool:
        while head.dep in ("conj", "appos") and head.head is not head:
            head = head.head
        if head.dep == "dobj":
            return not is_state and head.head.lemma in self.words("taking-place")
        return head.dep == "pobj" and self._places(head.head, is_state)

    def _places(self, preposition: Token, is_state: bool) -> bool:
        """Whether what follows a preposition is where something happens, and not whence or whose somebody is."""
        word, governor = preposition.lower, preposition.head
        if word == "of" and governor.tag != "IN":
            return not is_state and governor.lemma in self.words("place-noun")
        if word in ("of", "from") and governor.tag == "IN":
            word, governor = "from", governor.head
        if word in ("to", "from"):
            return not is_state and governor.is_verb and governor.lemma in self.words("going")
        if word not in self.words("place-preposition") or (is_state and word not in ("in", "inside", "across")):
            return False
        return not self._is_somebody(governor)

    def _is_somebody(self, token: Token) -> bool:
        """Whether a noun is people or a body, whose place is not that of what they do: "the regulator in Dublin"."""
        if token.dep not in ("nsubj", "nsubjpass", "poss"):
            return False
        people = any(token.lemma in self.words(name) for name in ("human", "title", "collective", "generic-speaker"))
        return people or self.heads.named(token) is not None

    def _written(self, tokens: list[Token], head: Token) -> str:
        """The name with a direction before it and the kind of place after it."""
        sentence = tokens[0].sentence.tokens
        first, last = tokens[0].i, max(tokens[-1].i, head.i)
        while first > 0 and sentence[first - 1].lower in self.words("direction"):
            first -= 1
        return self.heads.document.span(sentence[first].start, sentence[last].end).text
