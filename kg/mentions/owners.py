"""Things -> their owners: who has, holds or made them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.mentions.joined import BEFORE
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Token

if TYPE_CHECKING:
    from kg.mentions.heads import Heads


class Owners:
    """Finds the owners of things in one document."""

    def __init__(self, heads: "Heads", ontology: Ontology) -> None:
        self._heads, self._words = heads, ontology.words

    def of(self, token: Token, depth: int = 0) -> list[Mention]:
        """Who owns, holds or made a thing: by possessive, by a name before it, or by "of", "by", "held by"."""
        if token.lemma in self._words("kin"):
            return []
        for candidate in self._candidates(token):
            adjective = candidate.dep == "amod"
            found = self._heads.adjective(candidate) if adjective else self._heads.all(candidate, depth + 1)
            found = found or (self._heads.before(candidate) if candidate.dep in BEFORE else [])
            if found:
                found = [*self._joined(candidate), *found]
                return [Mention(m.span, m.name, m.actor, "owner") for m in found]
        return []

    def _joined(self, candidate: Token) -> list[Mention]:
        """Those whom hyphens join to an owner before a noun: "the Turkish-Libyan pact"."""
        tokens, i = candidate.sentence.tokens, candidate.i
        found: list[Mention] = []
        while candidate.dep in BEFORE and i > 1 and tokens[i - 1].text in ("-", "–", "/"):
            found = [*self._heads.adjective(tokens[i - 2]), *found]
            i -= 2
        return found

    def _candidates(self, token: Token) -> Iterator[Token]:
        yield from token.by("poss")
        yield from (c for c in token.children if c.dep in BEFORE and self._heads.named(c))
        yield from self._holders(token)
        yield from (c for c in token.children if c.dep in BEFORE and c.lemma in self._words("collective"))
        for child in sorted(token.by("prep"), key=lambda child: child.lower != "by"):
            if child.lower in self._words("owner-preposition"):
                yield from child.by("pobj")
        yield from self._parties(token)
        for child in token.by("acl"):
            if child.tag == "VBG" and child.lemma in self._words("belonging"):
                yield from (noun for preposition in child.by("prep") for noun in preposition.by("pobj"))
            if child.tag == "VBN" and self.is_making(child):
                for agent in child.by("agent"):
                    yield from agent.by("pobj")

    def is_making(self, participle: Token) -> bool:
        """Whether a thing is its agent's: what is made, held or run, not what is attacked, banned or condemned."""
        making = participle.lemma in self._words("owning") | self._words("light-verb") | self._words("making")
        return making or f"verb {participle.lemma}" not in self._heads.ontology.frames

    @staticmethod
    def _parties(token: Token) -> Iterator[Token]:
        """The parties of what a paper is of: "the memorandum of understanding between Chad and Mali"."""
        under = [noun for child in token.by("prep") if child.lower == "of" for noun in child.by("pobj")]
        for between in (p for noun in under for p in noun.by("prep") if p.lower == "between"):
            yield from between.by("pobj")

    def _holders(self, token: Token) -> Iterator[Token]:
        """Who holds a place by the word of a compound before it: "rebel-held enclave"."""
        for child in token.by("amod"):
            if child.lemma in self._words("owning"):
                yield from (c for c in child.children if c.i < child.i and (c.is_noun or self._heads.named(c)))
