"""Relations said by a compound before a noun: "U.S.-backed rebels", "anti-Assad activists"."""

import re
from collections.abc import Iterator

from kg.extract.matching import Match
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token

COMPOUND = re.compile(r"(?P<name>[\w.&'’]+)\s?[-‐‑–]\s?(?P<word>[a-z]+)")
WINDOW = 9


class Compounds:
    """As in "X-backed" and "anti-X", read by characters, since the parser cuts them in several ways."""

    def __init__(self, ontology: Ontology, heads: Heads) -> None:
        self.ontology, self.heads = ontology, heads

    def matches(self, sentence: Sentence) -> Iterator[tuple[Match, list[Mention]]]:
        """Matches whose noun is the target, each with the actor named in the compound."""
        text = self.heads.parse.text[sentence.start : sentence.end]
        for found in COMPOUND.finditer(text):
            for form, word, name in (("compound", found["word"], "name"), ("prefix", found["name"].lower(), "word")):
                frames = self.ontology.frames.get(f"{form} {word}", ())
                if frames and form == "compound":
                    yield from self._compound(sentence, frames[0], found.start(name), found.end())
        for found in re.finditer(r"\b(?P<prefix>[Aa]nti|[Pp]ro)[-‐‑–](?P<name>[A-Za-z][\w.]*)", text):
            frames = self.ontology.frames.get(f"prefix {found['prefix'].lower()}", ())
            if frames:
                yield from self._compound(sentence, frames[0], found.start("name"), found.end())

    def _compound(
        self, sentence: Sentence, frame: Frame, start: int, end: int
    ) -> Iterator[tuple[Match, list[Mention]]]:
        tokens = [t for t in sentence.tokens if t.end > start + sentence.start and t.start < end + sentence.start]
        if not tokens:
            return
        actor = self._actor(sentence, tokens, start + sentence.start)
        noun = self._noun(tokens[-1])
        if actor and noun is not None:
            yield Match(frame, tokens[-1], tokens[-1], (), (noun,), 3, frame.form), actor

    def _actor(self, sentence: Sentence, compound: list[Token], start: int) -> list[Mention]:
        token = compound[0]
        named = self.heads.named(token)
        whole_name = named is not None and named.match.last > compound[-1].i
        if named and named.actor and not whole_name:
            return self.heads.adjective(token)
        office = next(
            (t for t in sentence.tokens if t.start == start and t.lemma in self.ontology.words("office")), None
        )
        state = self.heads.states.main()
        if office and state:
            return [Mention(self.heads.document.span(office.start, office.end), office.text, state, "office")]
        text = self.heads.document.text
        word = re.match(r"[\w.&'’]+", text[start:])
        actors = self._listed(word.group() if word else "", sentence, token)
        if len(actors) != 1 or word is None:
            return []
        actor = self.ontology.actors[actors[0]]
        return [Mention(self.heads.document.span(start, start + word.end()), word.group(), actor, "compound")]

    def _listed(self, word: str, sentence: Sentence, token: Token) -> list[str]:
        found = {n.actor for n in self.ontology.names if n.text == word}
        return sorted(found)

    @staticmethod
    def _noun(token: Token) -> Token | None:
        """The noun that a compound stands before."""
        tokens = token.sentence.tokens
        for ancestor in token.ancestors():
            if ancestor.is_noun and ancestor.i > token.i and ancestor.i - token.i < WINDOW:
                return whole(ancestor)
        following = tokens[token.i + 1 : token.i + 5]
        for t in following:
            if t.is_noun and not (t.i + 1 < len(tokens) and tokens[t.i + 1].is_noun):
                return whole(t)
            if not (t.is_noun or t.tag.startswith("JJ") or t.text in ("-", ",", '"')):
                return None
        return None


def whole(noun: Token) -> Token:
    """The head of the phrase that a noun is part of: "War" for "Iraq" in "the Iraq War"."""
    while noun.dep in ("compound", "nmod") and noun.head.is_noun and noun.head.i > noun.i:
        noun = noun.head
    return noun
