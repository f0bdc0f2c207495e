"""Affiliation by title, read off a flat window of tokens rather than the tree: "Turkish President Recep Erdogan"."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extract.bearers import Bearers, Found
from kg.folding import fold
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.mentions.names import new_actor
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token, is_word

WINDOW = 9
OWNING = ("of", "to", "for", "at", "from")


EMPLOYERS = ("Organization", "InternationalOrganization", "Company", "Government", "Media", "Party", "ArmedForce")


@dataclass(slots=True)
class Window:
    """What is read so far of the words before a name, from right to left."""

    titles: list[Token] = field(default_factory=list)
    owner: list[Mention] = field(default_factory=list)
    party: list[Mention] = field(default_factory=list)
    last: Token | None = None


class Titles:
    """Affiliation by title, from a flat window of tokens rather than the tree."""

    def __init__(self, ontology: Ontology, heads: Heads, named: list[Named]) -> None:
        self.ontology, self.heads = ontology, heads
        self.words = ontology.words
        self.persons = [n for n in named if n.actor and n.actor.kind == "Person"]
        self.frame = Frame("affiliatedWith", "title", "title", "TITLE PERSON")
        self.bearers = Bearers(heads, ontology, self._is_title, self._place)

    def matches(self, sentence: Sentence) -> Iterator[tuple[Token, Named, list[Mention]]]:
        """A title, the person who bears it, and what it ties the person to."""
        for person in self.persons:
            if person.match.sentence != sentence.index:
                continue
            for title, actors in filter(None, (self._before(sentence, person), self.bearers.beside(sentence, person))):
                yield title, person, actors

    def _before(self, sentence: Sentence, person: Named) -> Found | None:
        """As in "Russian Foreign Minister Sergey Lavrov", "US Secretary of State Mike Pompeo"."""
        tokens, i = sentence.tokens, person.match.first - 1
        window = Window()
        if i > 0 and tokens[i].text == "," and self._ends_title(tokens, i - 1):
            i -= 1
        while i >= 0 and person.match.first - i <= WINDOW:
            i = _before_brackets(tokens, i)
            token = tokens[i]
            if token.lower in self.words("past-office") or token.lemma in self.words("past-office"):
                return None
            named = self.heads.named(token)
            if self._is_party(token, window):
                i -= 1
            elif named and not self._is_person(named) and self._is_owner(tokens, i, named, window):
                i = named.match.first - 1
            elif self._opens(token) if not window.titles else self._is_title(token):
                window.titles.append(token)
                i -= 1
            elif self._goes_on(token, window):
                i -= 1
            else:
                break
        return self._read(tokens, person, window)

    def _read(self, tokens: list[Token], person: Named, window: Window) -> Found | None:
        real = [t for t in window.titles if t.is_noun and t.lower not in self.words("portfolio")]
        if not real:
            return None
        if real[0].lemma in self.words("contender"):
            return (real[0], window.party) if window.party else None
        owner = window.owner or self._common_owner(tokens, window.titles)
        owner = [m for m in owner if self._employs(m, real[0])]
        owner = owner or ([] if window.party else self.bearers.unnamed(real[0], tokens[person.match.last]))
        found = [*owner, *window.party] or self._own_state(tokens, person, window.titles)
        return (real[0], found) if found else None

    def _own_state(self, tokens: list[Token], person: Named, titles: list[Token]) -> list[Mention]:
        """The state of a head of state or government who is named without it: of those that the document names."""
        assert person.actor is not None
        if not (any(t.lemma in self.words("national-title") for t in titles) or self._is_secretary(titles)):
            return []
        if not any(t.text[:1].isupper() for t in titles):
            return []
        state = self.heads.states.of_person(person.actor)
        span = self.heads.range(person)
        return [Mention(span, state.label, state, "office")] if state else []

    def _is_secretary(self, titles: list[Token]) -> bool:
        """Whether an office is that of a member of a government: "Defence Secretary"."""
        before = titles[0].sentence.tokens[titles[0].i - 1] if titles[0].i else None
        return titles[0].lower == "secretary" and before is not None and before.lower in self.words("portfolio")

    def _is_owner(self, tokens: list[Token], i: int, named: Named, window: Window) -> bool:
        """Whether a name in the window is of whom the title is of, which it then remembers, or else is to be passed."""
        if window.titles and self._is_portfolio(named, tokens, window.titles):
            return True
        beside = window.owner and named.match.last == i and tokens[i + 1] is window.last
        found = self._owner(tokens, named, window.titles)
        if named.actor is None and not found:
            return False
        if beside or not window.owner:
            window.owner += found
        window.last = tokens[named.match.first]
        return True

    def _is_portfolio(self, named: Named, tokens: list[Token], titles: list[Token]) -> bool:
        """Whether a name says what an office is for: "Labor Secretary", "Police and Crime Commissioner"."""
        text, following = named.match.text, tokens[named.match.last + 1 : named.match.last + 3]
        plain = not named.match.actors and (" and " in text or is_word(text.lower()))
        joined = len(following) == 2 and following[0].lower == "and" and self.heads.named(following[1]) is None
        return (plain or joined) and any(t.lemma in self.words("portfolio-title") for t in titles)

    def _is_party(self, token: Token, window: Window) -> bool:
        """Whether a word is short for a party, which the window then remembers: "Democratic mayor"."""
        if window.party or window.owner or (window.titles and window.titles[-1].lemma in self.words("portfolio-title")):
            return False
        found = self.heads.party(token)
        if found is None or not (window.titles or token.is_noun):
            return False
        window.party.append(found)
        window.titles += [] if window.titles else [token]
        return True

    def _ends_title(self, tokens: list[Token], i: int) -> bool:
        """Whether a title with what it is of ends before a comma: "the energy minister, ", "the head of the EBRD, "."""
        if tokens[i].tag in ("NN", "NNP") and self._is_title(tokens[i]):
            return True
        named = self.heads.named(tokens[i])
        start = named.match.first if named and not self._is_person(named) else i
        while start > 1 and i - start < WINDOW and tokens[start - 1].lower not in OWNING:
            if not (tokens[start - 1].is_noun or tokens[start - 1].tag in ("DT", "JJ", "POS", "PRP$")):
                return False
            start -= 1
        return start > 1 and tokens[start - 1].lower in OWNING and self._is_title(tokens[start - 2])

    def _opens(self, token: Token) -> bool:
        """Whether a word is the last of a title: no small word ("the official and Ann Lee")."""
        if token.lower in self.words("title-joint"):
            return False
        return self._is_title(token) or token.lemma in self.words("contender") or self._is_profession(token)

    def _is_profession(self, token: Token) -> bool:
        """Whether a noun before a name is only what the person does: "NASA astronaut Ann Lee"."""
        working = any(token.lemma in self.words(name) for name in ("profession", "human", "journalist"))
        return token.tag == "NN" and working and not self._is_title(token)

    def _employs(self, owner: Mention, title: Token) -> bool:
        """Whether a person with this title is of that owner: no profession is of a state."""
        if title.lemma in self.words("journalist"):
            return owner.actor.kind == "Media"
        return not self._is_profession(title) or owner.actor.kind in EMPLOYERS

    @staticmethod
    def _is_person(named: Named) -> bool:
        return named.actor is not None and named.actor.kind == "Person"

    def _is_title(self, token: Token) -> bool:
        words = self.words("title")
        plural = token.lower.removesuffix("s") if token.tag in ("NNS", "NNPS") else token.lemma
        return token.lower in words or token.lower.rstrip(".") in words or (token.is_noun and plural in words)

    def _goes_on(self, token: Token, window: Window) -> bool:
        """Whether the window may go on to the left past this word."""
        if token.text in ("'s", "'", "-"):
            return True
        if token.text == ".":  # of an abbreviation: "Brig. Gen."
            return token.i > 0 and self._is_title(token.sentence.tokens[token.i - 1])
        if token.lower in self.words("title-joint"):
            return bool(window.titles or window.owner)
        return bool(window.titles) and not window.owner and token.tag in ("NNP", "NN", "JJ", "NNPS")

    def _owner(self, tokens: list[Token], named: Named, titles: list[Token]) -> list[Mention]:
        """A name in the window that owns the office: before the titles, or after "of" ("President of Ukraine")."""
        first = self._past_owner(tokens, named.match.first)
        before = tokens[first - 1] if first else None
        before = tokens[before.i - 1] if before is not None and before.lower == "the" and before.i else before
        portfolio = before is not None and before.lower in ("of", "for") and not named.match.actors
        if named.actor is None:
            over = titles or tokens[max(0, named.match.first - 2) : max(0, named.match.first - 1)]  # "mayor of London"
            return self._place(tokens[named.match.first]) if self._is_local(over) else []
        if portfolio or not (titles or (before is not None and before.lower in OWNING)):
            return []
        return self.heads.adjective(tokens[named.match.first])

    def _past_owner(self, tokens: list[Token], first: int) -> int:
        """Where a name with its owner begins: at "Argentina" in "the director of Argentina's Red Cross"."""
        owner = self.heads.named(tokens[first - 2]) if first > 1 and tokens[first - 1].tag == "POS" else None
        return owner.match.first if owner else first

    def _is_local(self, titles: list[Token]) -> bool:
        words = self.words("local-title")
        return any({t.lemma.rstrip("."), t.lower.removesuffix("s")} & words for t in titles)

    def _place(self, token: Token) -> list[Mention]:
        """A town or province as a body that is governed: "Kosrae Governor Ann Lee"."""
        named = self.heads.named(token)
        if named is None or named.match.kind == "Adjective":
            return []
        if found := self.heads.adjective(token):
            return found
        span, state = self.heads.range(named), self.ontology.places.get(fold(named.match.text))
        body = replace(new_actor(named.match.text, "Government"), part_of=(state,) if state else ())
        return [Mention(span, named.match.text, body, "place")]

    def _common_owner(self, tokens: list[Token], titles: list[Token]) -> list[Mention]:
        """As in "Police director Vladimir Rebic": a body that has no name of its own."""
        first = titles[-1]
        before = tokens[first.i - 1] if first.i else None
        if before is None or first.tag == "CC" or before.lemma not in self.words("common-owner"):
            return []
        return self.heads.resolve(before) or self.heads.people(before)


def _before_brackets(tokens: list[Token], i: int) -> int:
    """The last word before brackets that end at a word: "the World Health Organization (WHO) director"."""
    if tokens[i].text != ")":
        return i
    opening = next((t.i for t in reversed(tokens[:i]) if t.text == "("), 0)
    return opening - 1 if opening else i
