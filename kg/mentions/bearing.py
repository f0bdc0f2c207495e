"""A title with what it is of -> the person named after it, read word by word where the tree goes wrong.

"Ambassador to the UN Ann Lee", "the director of the bank, Ann Lee,", "party leader and Prime Minister Ann Lee".
"""

from collections.abc import Callable, Iterator

from kg.mentions.referents import Named
from kg.ontology import Ontology
from kg.parse import Token

LONGEST = 14
OWNING = ("of", "to", "for", "from", "at")
INSIDE = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "CD", "PRP$", "VBN")


class Bearing:
    """Finds who bears a title in one document."""

    def __init__(self, ontology: Ontology, named: Callable[[Token], Named | None]) -> None:
        self.words, self.named = ontology.words, named

    def person(self, title: Token) -> Named | None:
        """The person whose title a word is; None where nobody is named right after what the title is of."""
        if title.tag not in ("NN", "NNP") or not self._is_title(title):
            return None
        tokens, after = title.sentence.tokens, title.sentence.tokens[title.i + 1 : title.i + LONGEST]
        if not after or after[0].lower not in (*OWNING, "and", ","):
            return None
        person = next(self._persons(after), None)
        if person is None:
            return None
        before = tokens[title.i + 1 : person.match.first]
        if before[0].text == ",":
            return person if len(before) == 1 and self._is_set_off(tokens[person.match.last + 1 :]) else None
        fits = self._joined if before[0].lower == "and" else self._owned
        return person if fits(title, before, tokens[person.match.last + 1 :]) else None

    def _persons(self, tokens: list[Token]) -> Iterator[Named]:
        """The person that the phrase leads to, past nouns, names, small words and one comma."""
        commas = 0
        for token in tokens:
            named = self.named(token)
            if named and named.actor and named.actor.kind == "Person":
                yield named
                return
            commas += token.text == ","
            small = token.lower in OWNING or token.lower in ("and", "the") or token.text == ","
            if commas > 1 or not (small or token.tag in INSIDE):
                return

    def _owned(self, title: Token, before: list[Token], after: list[Token]) -> bool:
        """As in "director of the bank, Ann Lee,": of something that is not the person nor bears a title itself."""
        last = before[-1]
        if last.text == ",":
            return self._is_set_off(after) and len(before) > 2 and all(t.text != "," for t in before[:-1])
        named = self.named(last)
        described = named is not None and (named.match.kind == "Adjective" or named.rule == "demonym")
        return last.tag.startswith("NNP") and not described and not self._is_title(last)

    @staticmethod
    def _is_set_off(after: list[Token]) -> bool:
        """Whether a name ends a phrase, so that it is no first of several: before a comma, a verb, the end."""
        return not after or after[0].text in (",", ".", ")") or after[0].tag.startswith(("VB", "MD"))

    def _joined(self, title: Token, before: list[Token], after: list[Token]) -> bool:
        """As in "party leader and Prime Minister Ann Lee": two titles of one, so that the second has no owner."""
        bare = not title.by("det") and len(before) > 1 and self._is_title(before[-1])
        return bare and all(t.tag in ("NN", "NNP", "JJ") and self.named(t) is None for t in before[1:])

    def _is_title(self, token: Token) -> bool:
        return token.lower in self.words("title") or token.lemma in self.words("title")
