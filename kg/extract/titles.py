"""Affiliation by title, read off a flat window of tokens rather than the tree: "Turkish President Recep Erdogan"."""

from collections.abc import Iterator

from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token

WINDOW = 9


class Titles:
    """Affiliation by title, from a flat window of tokens rather than the tree."""

    def __init__(self, ontology: Ontology, heads: Heads, named: list[Named]) -> None:
        self.ontology, self.heads = ontology, heads
        self.words = ontology.words
        self.persons = [n for n in named if n.actor and n.actor.kind == "Person"]
        self.frame = Frame("affiliatedWith", "title", "title", "TITLE PERSON")

    def matches(self, sentence: Sentence) -> Iterator[tuple[Token, Named, list[Mention]]]:
        """A title, the person who bears it, and what it ties the person to."""
        for person in self.persons:
            if person.match.sentence != sentence.index:
                continue
            found = self._before(sentence, person) or self._beside(sentence, person)
            if found:
                title, actors = found
                yield title, person, actors

    def _before(self, sentence: Sentence, person: Named) -> tuple[Token, list[Mention]] | None:
        """As in "Russian Foreign Minister Sergey Lavrov", "US Secretary of State Mike Pompeo"."""
        tokens, i = sentence.tokens, person.match.first - 1
        titles: list[Token] = []
        owner: list[Mention] = []
        last: Token | None = None
        if i > 0 and tokens[i].text == "," and tokens[i - 1].tag in ("NN", "NNP") and self._is_title(tokens[i - 1]):
            i -= 1
        while i >= 0 and person.match.first - i <= WINDOW:
            token = tokens[i]
            named = self.heads.named(token)
            if token.lower in self.words("past-office") or token.lemma in self.words("past-office"):
                return None
            if named and named.actor and named.actor.kind != "Person":
                beside = owner and named.match.last == i and tokens[i + 1] is last
                owner = owner + self._owner(tokens, named, titles) if beside or not owner else owner
                last, i = tokens[named.match.first], named.match.first - 1
                continue
            if self._is_title(token):
                titles.append(token)
            elif not self._goes_on(token, titles, owner):
                break
            i -= 1
        real = [t for t in titles if t.is_noun and t.lower not in self.words("portfolio")]
        if not real:
            return None
        owner = owner or self._common_owner(tokens, titles)
        return (real[0], owner) if owner else None

    def _is_title(self, token: Token) -> bool:
        return token.lower in self.words("title") or token.lower.rstrip(".") in self.words("title")

    def _goes_on(self, token: Token, titles: list[Token], owner: list[Mention]) -> bool:
        """Whether the window may go on to the left past this word."""
        if token.text in ("'s", "'", "-"):
            return True
        if token.lower in self.words("title-joint"):
            return bool(titles or owner)
        return bool(titles) and not owner and token.tag in ("NNP", "NN", "JJ", "NNPS")

    def _owner(self, tokens: list[Token], named: Named, titles: list[Token]) -> list[Mention]:
        """A name in the window that owns the office: before the titles, or after "of" ("President of Ukraine")."""
        before = tokens[named.match.first - 1] if named.match.first else None
        before = tokens[before.i - 1] if before is not None and before.lower == "the" and before.i else before
        portfolio = before is not None and before.lower in ("of", "for") and not named.match.actors
        return (
            []
            if portfolio or not (titles or (before is not None and before.lower in ("of", "to", "for", "at")))
            else self.heads.adjective(tokens[named.match.first])
        )

    def _common_owner(self, tokens: list[Token], titles: list[Token]) -> list[Mention]:
        """As in "Police director Vladimir Rebic": a body that has no name of its own."""
        first = titles[-1]
        before = tokens[first.i - 1] if first.i else None
        if before is None or before.lemma not in self.words("common-owner"):
            return []
        return self.heads.people(before)

    def _beside(self, sentence: Sentence, person: Named) -> tuple[Token, list[Mention]] | None:
        """As in "Ann Lee, a spokeswoman for the army", "Capt. Salih of the Al Izza Brigade"."""
        tokens, i = sentence.tokens, person.match.last + 1
        if i + 1 >= len(tokens):
            return None
        if tokens[i].lower == "of":
            return self._of(tokens, i)
        if tokens[i].text not in (",", "(", "-"):
            return None
        if tokens[i + 1].lower == "of":
            return self._of(tokens, i + 1)
        return self._apposed(tokens, i + 1)

    def _of(self, tokens: list[Token], i: int) -> tuple[Token, list[Mention]] | None:
        for token in tokens[i + 1 : i + 6]:
            named = self.heads.named(token)
            if named and named.actor and named.actor.kind not in ("Person", "State"):
                return tokens[i], self.heads.adjective(token)
            if token.tag not in ("DT", "NNP", "JJ"):
                return None
        return None

    def _apposed(self, tokens: list[Token], i: int) -> tuple[Token, list[Mention]] | None:
        title: Token | None = None
        owner: list[Mention] = []
        for token in tokens[i : i + 14]:
            named = self.heads.named(token)
            if token.lower in self.words("past-office"):
                return None
            if named and named.actor and named.actor.kind == "Person":
                break
            if named and named.actor and not owner:
                owner = self.heads.adjective(token)
                if title is not None:
                    break
            elif (token.lemma in self.words("title") or token.lemma in self.words("profession")) and token.is_noun:
                title = token
                if owner:
                    break
            elif token.is_verb or token.tag in ("WP", "WDT", "MD", ",", ":") or token.text in (")", '"'):
                break
        if title is None or title.lower in self.words("portfolio"):
            return None
        owner = owner or self._unnamed(title)
        return (title, owner) if owner else None

    def _unnamed(self, title: Token) -> list[Mention]:
        """The side without a name that a title is of: "a spokesman for the rebels"."""
        served = [n for child in title.by("prep") if child.lower in ("of", "for") for n in child.by("pobj")]
        return [m for noun in served for m in self.heads.resolve(noun) if m.actor.kind == "Collective"]
