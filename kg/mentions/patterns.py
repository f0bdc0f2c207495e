"""Sentence -> names of unseen groups, by their build: "X Brigade", "Front for the Liberation of Y", "Katibat …"."""

from collections.abc import Callable, Iterator

from kg.mentions.gazetteer import NameMatch
from kg.ontology import Ontology, fold
from kg.parse import Parse, Sentence, Token

KINDS = ("ArmedGroup", "ArmedForce", "Government", "Party", "Company", "Media")
REACH = 3  # words from one capital to the next, as in "Jaysh al-Islam"
NAME_TAGS = ("JJ", "CD", "VBN", "FW", "VBG")


class Patterns:
    """Finds names by their first or last word.

    `is_state` tells whether a word names a state or its people, `is_group` whether a text names a listed group.
    """

    def __init__(
        self, ontology: Ontology, is_state: Callable[[str], bool], is_group: Callable[[str], bool] = lambda text: False
    ) -> None:
        self.words = ontology.words
        self.is_state, self.is_group = is_state, is_group

    def __call__(self, parse: Parse, sentence: Sentence) -> Iterator[NameMatch]:
        """The names of a sentence that have the shape of a group's name, in order, without overlaps."""
        tokens, i = sentence.tokens, 0
        while i < len(tokens):
            if not (is_capital(tokens[i]) or tokens[i].text[:1].isdigit()):
                i += 1
                continue
            last = self._by_prefix(tokens, i)
            if last is None:
                last = self._by_head(tokens, i)
            if last is not None and last > i:
                text = parse.document.text[tokens[i].start : tokens[last].end]
                yield NameMatch(sentence.index, i, last, text, "pattern", self.kind_of(text))
                i = last
            i += 1

    def kind_of(self, text: str, default: str = "Organization") -> str:
        """The kind that the words of a new name tell: "... Brigade" is an ArmedGroup, "51st Brigade" an ArmedForce."""
        parts = fold(text).split()
        if len(parts) > 1 and parts[0][:1].isdigit() and parts[-1] in self.words("military-unit"):
            return "ArmedForce"
        for kind in KINDS:
            known = self.words(f"kind-{kind}")
            if parts and (parts[-1] in known or parts[0] in known):
                return kind
        return default

    # -- by the first word ---------------------------------------------------------------------------------------

    def _by_prefix(self, tokens: list[Token], i: int) -> int | None:
        """The last word of a name that begins like "Ahrar al-", "Katibat", "Jaysh"; None where there is none."""
        if not (is_capital(tokens[i]) and tokens[i].lower in self.words("group-prefix")):
            return None
        particles = self.words("name-particle")
        last, j = i, i + 1
        while (
            j < len(tokens)
            and j - last <= REACH
            and (is_capital(tokens[j]) or tokens[j].lower in particles or tokens[j].text == "-")
        ):
            if is_capital(tokens[j]) and tokens[j].dep != "punct":
                last = j
            j += 1
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is not None and last > i and following.lower in self.words("kind-ArmedGroup"):
            return last + 1
        return last

    # -- by the last word ----------------------------------------------------------------------------------------

    def _by_head(self, tokens: list[Token], i: int) -> int | None:
        """The last word of a run of capitals that ends in "Brigade", "Front for the Liberation of ..." and the like."""
        if not is_name_word(tokens[i]) or self._is_title(tokens[i]):
            return None
        heads = self.words("name-head")
        j, head = i, None
        while j < len(tokens) and (is_name_word(tokens[j]) or (j > i and self._joins(tokens, j))):
            if tokens[j].lower in heads and (j > i or self._goes_on(tokens, j)):
                head = j
            j += 1
        if head is None:
            return self._with_plain_head(tokens, i, j)
        return self._tail(tokens, head) if self._goes_on(tokens, head) else head

    def _is_title(self, token: Token) -> bool:
        """Whether a word is of a title and not of a name: "General Staff" is a name, "Gen." is not."""
        return token.text.endswith(".") and token.lower in self.words("title")

    def _with_plain_head(self, tokens: list[Token], i: int, j: int) -> int | None:
        """A name with its head in lower case: "Suqur al Ghab brigade", "Haqqani network".

        Not "Syrian rebels", nor "Hezbollah militia": a listed group with a word for what it is.
        """
        if j >= len(tokens) or j == i or not tokens[j].is_noun or tokens[i].i == 0:
            return None
        listed = tokens[j].lower in self.words("kind-ArmedGroup") | self.words("kind-Party") - self.words("collective")
        names = [t for t in tokens[i:j] if t.tag in ("NNP", "NNPS")]
        if not (listed and names) or any(self.is_state(t.text) for t in tokens[i:j]):
            return None
        known = any(self.is_group(" ".join(t.text for t in tokens[k:j])) for k in range(i, j))
        return None if known else j

    def _joins(self, tokens: list[Token], j: int) -> bool:
        following = tokens[j + 1] if j + 1 < len(tokens) else None
        if following is None or not (is_name_word(following) or following.text == "-"):
            return False
        if tokens[j].lower in ("'s", "'"):
            return tokens[j - 1].lower in self.words("name-owner")
        return tokens[j].lower in self.words("name-joint")

    @staticmethod
    def _goes_on(tokens: list[Token], j: int) -> bool:
        after = tokens[j + 1 : j + 4]
        if len(after) < 2 or after[0].lower not in ("of", "for"):
            return False
        following = after[2] if after[1].lower == "the" and len(after) > 2 else after[1]
        return is_name_word(following)

    @staticmethod
    def _tail(tokens: list[Token], head: int) -> int:
        """The last word of what follows "Front for the ...": up to two names joined by "and", no further."""
        last, j, joined = head, head + 1, 0
        while j < len(tokens) and (is_name_word(tokens[j]) or tokens[j].lower in ("of", "for", "the", "and")):
            if tokens[j].lower == "and":
                joined += 1
                if joined > 1 or last != j - 1 or (tokens[j + 1 : j + 2] and not is_name_word(tokens[j + 1])):
                    break
            elif is_name_word(tokens[j]):
                last = j
            j += 1
        return last


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[:1].isupper()


def is_name_word(token: Token) -> bool:
    """Whether a word may be part of a name: a capital that is not merely a sentence's first small word."""
    numbered = token.text[:1].isdigit() and token.text[-1:].isalpha()  # "21st"
    return (is_capital(token) or numbered) and (token.is_noun or token.tag in NAME_TAGS) and len(token.text) > 1
