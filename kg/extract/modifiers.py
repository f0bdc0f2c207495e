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
        for found in re.finditer(r"\b(?P<prefix>[Aa]nti|[Pp]ro)[-‐‑–](?P<name>[A-Za-z][\w.]*)", text):
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
        tokens = sentence.tokens
        if named and named.actor and tokens[named.match.last].i <= token.i + 1:
            return self.heads.adjective(token)
        office = next((t for t in sentence.tokens if t.start == start and t.lemma in self.ontology.words("office")), None)
        state = self.heads.main_state()
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
        if i > 0 and tokens[i].text == "," and tokens[i - 1].tag in ("NN", "NNP") and self._is_title(tokens[i - 1]):
            i -= 1
        while i >= 0 and person.match.first - i <= WINDOW:
            token = tokens[i]
            named = self.heads.named(token)
            if token.lower in self.words("past-office") or token.lemma in self.words("past-office"):
                return None
            if named and named.actor and named.actor.kind != "Person":
                owner = owner or self._owner(tokens, named, titles)
                i = named.match.first - 1
                continue
            if self._is_title(token):
                titles.append(token)
            elif not self._goes_on(token, titles, owner):
                break
            i -= 1
        real = [t for t in titles if t.is_noun and t.lower not in ("state", "security", "staff", "defense", "defence", "press", "first")]
        if not real:
            return None
        owner = owner or self._common_owner(tokens, titles) or self._state_of(real)
        return (real[0], owner) if owner else None

    def _is_title(self, token: Token) -> bool:
        return token.lower in self.words("title") or token.lower.rstrip(".") in self.words("title")

    @staticmethod
    def _goes_on(token: Token, titles: list[Token], owner: list[Mention]) -> bool:
        """Whether the window may go on to the left past this word."""
        if token.text in ("'s", "'", "-"):
            return True
        if token.lower in ("of", "to", "the", "for", "and", "at"):
            return bool(titles or owner)
        return bool(titles) and not owner and token.tag in ("NNP", "NN", "JJ", "NNPS")

    def _owner(self, tokens: list[Token], named: Named, titles: list[Token]) -> list[Mention]:
        """A name in the window owns the office: before the titles, or after one and "of" ("President of Ukraine ...")."""
        before = tokens[named.match.first - 1] if named.match.first else None
        before = tokens[before.i - 1] if before is not None and before.lower == "the" and before.i else before
        portfolio = before is not None and before.lower in ("of", "for") and not named.match.actors
        return [] if portfolio or not (titles or (before is not None and before.lower in ("of", "to", "for", "at"))) else self.heads.adjective(tokens[named.match.first])

    def _common_owner(self, tokens: list[Token], titles: list[Token]) -> list[Mention]:
        """ "Police director Vladimir Rebic": a body that has no name of its own."""
        first = titles[-1]
        before = tokens[first.i - 1] if first.i else None
        if before is None or before.lemma not in ("police", "army", "navy", "opposition", "rebel"):
            return []
        return self.heads.people(before)

    def _state_of(self, titles: list[Token]) -> list[Mention]:
        """ "President Vucic", with no state said: the state that the document is about."""
        head = titles[0]
        state = self.heads.main_state()
        if state is None or not {t.lower for t in titles} & {"president", "premier", "minister", "chancellor", "king", "queen"}:
            return []
        return [Mention(self.heads.document.span(head.start, head.end), head.text, state, "office")]

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
            elif (token.lemma in self.words("title") or token.lemma in self.words("profession")) and token.is_noun:
                title = token
                if owner:
                    break
            elif token.is_verb or token.tag in ("WP", "WDT", "MD", ",", ":") or token.text in (")", '"'):
                break
        return (title, owner) if title is not None and owner and title.lower not in ("of", "the", "for", "and", "state") else None
