"""What a side without a name is called: its head noun and the words that say which."""

from collections.abc import Callable

from kg.mentions.joined import BEFORE
from kg.model import Document, Span
from kg.parse import Token

DEEPEST = 4
COUNTING = ("CD", "DT", "PDT", "JJS", "JJR", "PRP$")


class Phrases:
    """Cuts the names of sides out of one document."""

    def __init__(self, document: Document, words: Callable[[str], frozenset[str]]) -> None:
        self._document, self._words = document, words

    def of(self, token: Token) -> Span:
        """The head and the words before it that say which: no determiner, number or relation ("U.S.-backed")."""
        tokens, first = token.sentence.tokens, token.i
        while first > 0 and self._belongs(tokens[first - 1], token):
            first -= 1
        first = self._past_compound(tokens, first, token)
        while first < token.i and tokens[first].lower in ("-", "/", ",", "and"):
            first += 1
        return self._document.span(tokens[first].start, token.end)

    def _past_compound(self, tokens: list[Token], first: int, head: Token) -> int:
        """Where the phrase begins once "U.S.-backed" or "anti-Assad" is left out, in however many tokens it stands."""
        endings, prefixes = self._words("modifier-ending"), self._words("modifier-prefix")
        for i in range(head.i - 1, first - 1, -1):
            hyphened = i > first and tokens[i - 1].text == "-"
            if tokens[i].text == "-" and i and tokens[i - 1].tag == "CD" and i + 1 < head.i:  # "three-judge court"
                return i + 2
            if hyphened and f"-{tokens[i].lower}" in endings:
                return i + 1
            if hyphened and i > first + 1 and tokens[i - 2].lower in prefixes:
                return i + 1
            if tokens[i].lower.partition("-")[0] in prefixes and "-" in tokens[i].text:
                return i + 1
        return first

    def _belongs(self, word: Token, head: Token) -> bool:
        """Whether a word is part of the name that the phrase gives to a side."""
        related = word.lower.endswith(tuple(self._words("modifier-ending")))
        if related or word.lower in self._words("empty-adjective") or not (word.text[0].isalnum() or word.text == "-"):
            return False
        top = word
        for _ in range(DEEPEST):
            if top.head is head:
                return top.dep in BEFORE and word.tag not in COUNTING
            top = top.head
        return False
