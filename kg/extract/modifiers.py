"""Relations said inside a name phrase: "U.S.-backed rebels", "anti-Assad", "Turkish President Recep Erdogan"."""

import re
from collections.abc import Iterator

from kg.extract.matching import Match
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token

COMPOUND = re.compile(r"(?P<name>[\w.&'’]+)\s?[-‐‑–]\s?(?P<word>[a-z]+)")
WINDOW = 9


class Compounds:
    """ "X-backed" and "anti-X", read by characters, since the parser cuts them in several ways."""

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
        for found in re.finditer(r"\b(?P<prefix>[Aa]nti|[Pp]ro)[-‐‑–](?P<name>[A-Z][\w.]*)", text):
            frames = self.ontology.frames.get(f"prefix {found['prefix'].lower()}", ())
            if frames:
                yield from self._compound(sentence, frames[0], found.start("name"), found.end())

    def _compound(self, sentence: Sentence, frame: Frame, start: int, end: int) -> Iterator[tuple[Match, list[Mention]]]:
        tokens = [t for t in sentence.tokens if t.end > start + sentence.start and t.start < end + sentence.start]
        if not tokens:
            return
        actor = self._actor(sentence, tokens[0], start + sentence.start)
        noun = self._noun(tokens[-1])
        if actor and noun is not None:
            yield Match(frame, tokens[-1], tokens[-1], (), (noun,), 3, frame.form), actor

    def _actor(self, sentence: Sentence, token: Token, start: int) -> list[Mention]:
        named = self.heads.named(token)
        if named and named.actor:
            return self.heads.adjective(token)
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
                return ancestor
        following = [t for t in tokens[token.i + 1 : token.i + 5]]
        for t in following:
            if t.is_noun and not (t.i + 1 < len(tokens) and tokens[t.i + 1].is_noun):
                return t
            if not (t.is_noun or t.tag.startswith("JJ") or t.text in ("-", ",", '"')):
                return None
        return None


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
        """ "Russian Foreign Minister Sergey Lavrov", "US Secretary of State Mike Pompeo", "Iran's President Rouhani". """
        tokens, i = sentence.tokens, person.match.first - 1
        titles: list[Token] = []
        owner: list[Mention] = []
        while i >= 0 and person.match.first - i <= WINDOW:
            token = tokens[i]
            named = self.heads.named(token)
            if token.lower in self.words("past-office") or token.lemma in self.words("past-office"):
                return None
            if named and named.actor and named.actor.kind != "Person":
                if titles and not owner:
                    owner = self.heads.adjective(token)
                i = named.match.first - 1
                continue
            if token.lower in self.words("title") or token.lower.rstrip(".") in self.words("title"):
                titles.append(token)
            elif token.text not in ("'s", "'", ",", "-") and not (titles and token.lower in ("of", "to", "the", "for", "and")):
                if not (token.tag in ("NNP", "NN", "JJ", "NNPS") and titles):
                    break
            elif token.text == "," and not titles:
                break
            elif token.text == "," and owner:
                break
            i -= 1
        real = [t for t in titles if t.is_noun or t.tag == "NNP"]
        return (real[0], owner) if real and owner else None

    def _beside(self, sentence: Sentence, person: Named) -> tuple[Token, list[Mention]] | None:
        """ "Ann Lee, a spokeswoman for the army", "Capt. Salih of the Al Izza Brigade". """
        tokens, i = sentence.tokens, person.match.last + 1
        if i + 1 >= len(tokens):
            return None
        if tokens[i].lower == "of":
            return self._of(tokens, i)
        if tokens[i].text not in (",", "(", "-"):
            return None
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
            elif token.lemma in self.words("title") and token.is_noun:
                title = token
                if owner:
                    break
            elif token.is_verb or token.tag in ("WP", "WDT", "MD", ",", ":") or token.text in (")", '"'):
                break
        return (title, owner) if title is not None and owner and title.lower not in ("of", "the", "for", "and", "state") else None
