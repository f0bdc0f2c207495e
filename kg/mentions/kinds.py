"""Names -> what kind they are by the words around them.

A guessed name after a title, or with an office beside it, is a person's; a capital with a mayor is a town.
"""

from dataclasses import replace

from kg.mentions.gazetteer import NameMatch
from kg.ontology import Ontology
from kg.parse import Sentence, Token

LONGEST_APPOSITION = 8
GUESSED = ("Organization", "Actor", "Collective")


class Kinds:
    """Corrects what kind of name an unlisted one is."""

    def __init__(self, ontology: Ontology) -> None:
        self.words = ontology.words
        words = ontology.words
        self._offices = (words("title") | words("profession") | words("human")) - words("portfolio")
        self._bodies = words("name-head") | words("kind-Company") | words("kind-Media") | words("group-prefix")

    def __call__(self, match: NameMatch, sentence: Sentence) -> NameMatch:
        """The name as one of a person or a town, where the sentence says so; otherwise as it was."""
        tokens = sentence.tokens
        if match.how == "metonym" and self._is_town(match, tokens):
            return replace(match, kind="Place", how="entity", actors=(), shared=False)
        if match.actors:
            return match
        if self._is_thing(match, tokens):
            return replace(match, kind="Place")
        if match.kind not in GUESSED or not self._may_be_person(match, tokens):
            return match
        titled = self._is_titled(tokens, match)
        return replace(match, kind="Person") if titled or self._is_described(tokens, match) else match

    def _is_town(self, match: NameMatch, tokens: list[Token]) -> bool:
        """Whether a capital is the town itself: "London mayor", "the mayor of London", "Paris police"."""
        following = tokens[match.last + 1 : match.last + 2]
        before = tokens[max(0, match.first - 2) : match.first]
        named = [*following, *(before[:1] if len(before) > 1 and before[1].lower == "of" else ())]
        return any(t.lemma in self.words("local-title") for t in named)

    def _is_thing(self, match: NameMatch, tokens: list[Token]) -> bool:
        """Whether what is taken for a person is a place or storm by its first word: "County Mayo", "Typhoon Haiyan"."""
        first = tokens[match.first].lower
        guessed = match.how == "entity" and match.kind == "Person" and match.first < match.last
        return guessed and (first in self.words("place-noun") or first in self.words("event"))

    def _may_be_person(self, match: NameMatch, tokens: list[Token]) -> bool:
        words = tokens[match.first : match.last + 1]
        bodies = match.how == "pattern" or any(t.lower in self._bodies for t in words)
        return not bodies and not all(t.text.isupper() for t in words) and all(t.text != "&" for t in words)

    def _is_titled(self, tokens: list[Token], match: NameMatch) -> bool:
        """Whether a personal title stands before a name, or before the one that it is joined to."""
        before = tokens[match.first - 1] if match.first else None
        if before is None:
            return False
        if before.lower in ("and", ","):
            plural = (t for t in tokens[: match.first] if t.tag in ("NNS", "NNPS"))
            return before.lower == "and" and any(t.lemma in self.words("title") and t.text.istitle() for t in plural)
        return self._is_office(before) and before.text[:1].isupper()

    def _is_described(self, tokens: list[Token], match: NameMatch) -> bool:
        """Whether a name of several words has an office beside it: "Ann Lee, a spokeswoman for the army,"."""
        if (
            match.first == match.last
            or tokens[match.last + 1 : match.last + 2] == []
            or tokens[match.last + 1].text != ","
        ):
            return False
        start = match.last + 2
        if start < len(tokens) and tokens[start].lower == "who":
            return True
        for token in tokens[start : start + LONGEST_APPOSITION]:
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
            if self._is_office(token) and token.tag in ("NN", "NNP") and (following is None or not following.is_noun):
                return token.text.islower() or token.i > start
            if not (token.is_noun or token.tag in ("DT", "JJ", "POS", "PRP$", "HYPH")):
                return False
        return False

    def _is_office(self, token: Token) -> bool:
        return token.is_noun and ({token.lower, token.lower.rstrip("."), token.lemma} & self._offices != frozenset())
