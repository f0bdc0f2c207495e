"""Sentence -> names that only the parser or the capitals tell: of persons, organisations and places on no list."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.mentions.gazetteer import NameMatch
from kg.mentions.patterns import Patterns, is_capital
from kg.ontology import Ontology
from kg.parse import Parse, Sentence, Token, is_word

ENTITY_KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "NORP": "Collective",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
}
# Words of these tags are no part of a name at its edges: "But", "the", "their", "When", "2".
EDGE_TAGS = frozenset((
    "CC", "IN", "DT", "PDT", "PRP", "PRP$", "WRB", "WP", "WDT", "MD", "RB", "CD", "TO", "UH", "EX", "POS",
    ",", ":", "``", "''", ".",
))  # fmt: skip
PLAIN_TAGS = frozenset({"NN", "NNS", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB"})
MODEL_NUMBER = re.compile(r"[A-Z]{1,4}-?\d+[A-Za-z]{0,3}")
LONGEST_SYLLABLE = 3
ARTICLES = ("a", "al", "el", "an", "as", "ul", "ud")


class Unlisted:
    """Finds names that no list has."""

    def __init__(self, ontology: Ontology, patterns: Patterns) -> None:
        self.words, self.patterns = ontology.words, patterns
        words = ontology.words
        self._before = words("title") | words("honorific") | words("human") | words("profession")
        self._no_names = self._before | words("collective") | words("empty-adjective")

    def entities(self, parse: Parse, sentence: Sentence) -> Iterator[NameMatch]:
        """What the parser takes for a person, an organisation, a people or a place."""
        tokens, i = sentence.tokens, 0
        while i < len(tokens):
            kind = ENTITY_KINDS.get(tokens[i].entity)
            j = i + 1
            while j < len(tokens) and tokens[j].entity == tokens[i].entity and not tokens[j].entity_begins:
                j += 1
            if kind == "Person":
                j = _whole_person(tokens, j)
                while j < len(tokens) and is_capital(tokens[j]) and tokens[j - 1].lower in self.words("name-particle"):
                    j += 1
            if kind:
                yield from self._parts(parse, sentence, i, j - 1, kind)
            i = j

    def capitals(self, parse: Parse, sentence: Sentence) -> Iterator[NameMatch]:
        """Runs of proper nouns that nothing else has found: an unknown name, of a person if it looks like one."""
        tokens, i = sentence.tokens, 1
        while i < len(tokens):
            j = i
            while j < len(tokens) and is_unclaimed(tokens[j]):
                j += 1
            if j > i:
                yield from self._parts(
                    parse, sentence, i, j - 1, "Organization" if tokens[j - 1].text.isupper() else "Actor"
                )
            i = max(j, i + 1)

    def _parts(self, parse: Parse, sentence: Sentence, first: int, last: int, kind: str) -> Iterator[NameMatch]:
        """The names in a span, cut after a possessive: "Japan's National Police Agency" holds two."""
        start = first
        for i in range(first, last + 1):
            owner = sentence.tokens[i - 1].lower if i else ""
            if sentence.tokens[i].tag == "POS" and owner not in self.words("name-owner") and i > start:
                yield from self._one(parse, sentence, start, i - 1, "Actor" if kind == "Organization" else kind)
                start = i + 1
        if start <= last:
            yield from self._one(parse, sentence, start, last, kind)

    def _one(self, parse: Parse, sentence: Sentence, first: int, last: int, kind: str) -> Iterator[NameMatch]:
        opening = sentence.tokens[first].lower
        first, last = self._whole(sentence.tokens, first, last)
        first, last = self._trimmed(sentence.tokens, first, last, kind)
        first = _with_article(sentence.tokens, first)
        words = sentence.tokens[first : last + 1]
        if opening != words[0].lower and opening in self.words("place-preposition-sure"):
            kind = "Place"
        if not any(is_capital(t) for t in words) or self._is_no_actor(words, kind):
            return
        text = parse.document.text[words[0].start : words[-1].end]
        if kind == "Collective" and len(words) == 1 and words[0].tag.startswith("JJ"):
            kind = "Adjective"
        if kind in ("Organization", "Collective"):
            kind = self.patterns.kind_of(text, kind)
        yield NameMatch(sentence.index, first, last, text, "entity", kind)

    def _whole(self, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
        """A span with the rest of a word that hyphens join, and what an article joins it to: "Jameel a-Salih"."""
        while last + 2 < len(tokens) and _is_joint(tokens, last + 1) and self._is_rest(tokens[last + 2]):
            last += 2
        last = _whole_person(tokens, last + 1) - 1
        begin = first
        while begin > 1 and _is_joint(tokens, begin - 1):
            begin -= 2
        if begin < first and tokens[begin].lower in ARTICLES:
            while begin and self._is_of_name(tokens[begin - 1]):
                begin -= 1
            first = begin if is_capital(tokens[begin]) else first
        return first, last

    def _is_rest(self, token: Token) -> bool:
        """Whether what follows a hyphen is the rest of a name ("Chan-o-cha"), not "-backed" or "-based"."""
        compound = f"-{token.lower}" in self.words("modifier-ending") or token.tag in ("VBN", "VBG", "JJ")
        short = len(token.text) <= LONGEST_SYLLABLE
        return is_capital(token) or not (compound or (is_word(token.lower) and not short))

    def _is_of_name(self, token: Token) -> bool:
        return is_capital(token) and token.is_noun and token.lower not in self._before

    def _trimmed(self, tokens: list[Token], first: int, last: int, kind: str) -> tuple[int, int]:
        """A span without articles, titles, numbers and small words at its edges, nor a role after it ("VW CEO")."""
        while first < last and (tokens[first].tag in EDGE_TAGS or self._precedes(tokens[first], kind)):
            first += 1
        joining = self.words("name-particle") | {"-"}
        while last > first and tokens[last - 1].lower not in joining and self._trails(tokens[last], kind):
            last -= 1
        return first, last

    def _precedes(self, token: Token, kind: str) -> bool:
        """Whether a word stands before a name and not in it."""
        if token.i == 0 and token.lower in self.words("preposition"):
            return True
        if kind in ("Person", "Actor") or token.text.endswith("."):
            return token.lower in self._before or not is_capital(token)
        return not (is_capital(token) or token.text[:1].isdigit())

    def _trails(self, token: Token, kind: str) -> bool:
        """Whether a word stands after a name and not in it."""
        if token.tag in EDGE_TAGS or not any(c.isalnum() for c in token.text):
            return True
        if is_capital(token):
            if kind in ("Person", "Actor"):
                return token.is_verb
            return token.lower in self.words("role-after-name")
        return kind == "Person" or token.lower not in self.words("name-head")

    def _is_no_actor(self, words: list[Token], kind: str) -> bool:
        if len(words) > 1 and self._is_event(words):
            return True
        if all(t.lower in self._no_names for t in words):
            return True
        if len(words) > 1 and (words[-1].lower in self.words("product") or self._is_role(words, kind)):
            return True
        return len(words) == 1 and self._is_no_name(words[0], kind)

    def _is_role(self, words: list[Token], kind: str) -> bool:
        """Whether a name is only what somebody is: "VW CEO", "Federal District Judge"."""
        if words[-1].lower in self.words("role-after-name"):
            return True
        single = kind in ("Person", "Actor") and words[-1].lower in self._before | self.words("collective")
        return single and all(is_word(t.lower) for t in words[:-1])

    def _is_event(self, words: list[Token]) -> bool:
        """Whether a name of several words is of something that happens: "Arab Spring", "Battle of X", "Prize in X"."""
        events = self.words("event")
        inside = any(one.lower in events and after.tag == "IN" for one, after in pairwise(words))
        return inside or words[-1].lower in events or words[0].lower == "operation"

    def _is_no_name(self, word: Token, kind: str) -> bool:
        if word.text in self.words("abbreviation") or MODEL_NUMBER.fullmatch(word.text) or len(word.text) < 2:
            return True
        plain = len(word.text) == 2 or (kind == "Actor" and is_word(word.lower))
        if kind != "Person" and word.text.istitle() and plain:
            return True
        return (word.i == 0 and word.tag in PLAIN_TAGS) or word.lower in self.words("event")


def is_unclaimed(token: Token) -> bool:
    """Whether a word is a proper noun, or an acronym, that the parser takes for no entity."""
    if token.entity or not is_capital(token):
        return False
    return token.tag.startswith("NNP") or (token.is_noun and token.text.isupper() and len(token.text) > 2)


def _whole_person(tokens: list[Token], j: int) -> int:
    """Past the rest of a name that the parser cuts at a particle: "Jameel a-Salih"."""
    while (
        j + 2 < len(tokens) and tokens[j].lower in ARTICLES and tokens[j + 1].text == "-" and is_capital(tokens[j + 2])
    ):
        j += 3
    while (
        j + 1 < len(tokens)
        and tokens[j].text == "-"
        and is_capital(tokens[j + 1])
        and tokens[j].start == tokens[j - 1].end
    ):
        j += 2
    return j


def _is_joint(tokens: list[Token], i: int) -> bool:
    """Whether a token is a hyphen without spaces around it."""
    return tokens[i].text == "-" and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _with_article(tokens: list[Token], first: int) -> int:
    """Where a name begins once an Arabic article before it is its own: "al-Masirah"."""
    joined = first > 1 and _is_joint(tokens, first - 1) and tokens[first - 2].lower in ARTICLES
    return first - 2 if joined else first
