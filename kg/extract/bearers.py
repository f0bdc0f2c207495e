"""What stands after a person's name and says whom the person belongs to: "of the Al Izza Brigade", ", a spokesman"."""

from collections.abc import Callable

from kg.mentions.heads import Heads
from kg.mentions.joined import coordinated
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token

LONGEST_APPOSITION = 14
LONGEST_NAME = 9
NO_BODIES = ("Person", "Media")
Found = tuple[Token, list[Mention]]
Owner = Callable[[Token], list[Mention]]


class Bearers:
    """Reads the words after the name of a person who bears a title."""

    def __init__(self, heads: Heads, ontology: Ontology, is_title: Callable[[Token], bool], owner: Owner) -> None:
        self.heads, self.words = heads, ontology.words
        self.is_title, self.owner = is_title, owner

    def beside(self, sentence: Sentence, person: Named) -> Found | None:
        """As in "Ann Lee, a spokeswoman for the army", "Capt. Salih of the Al Izza Brigade", "Lee (R-Texas)"."""
        tokens, i = sentence.tokens, person.match.last + 1
        if i + 1 >= len(tokens):
            return None
        if tokens[i].lower in ("of", "from"):
            return self._of(tokens, i, person)
        if tokens[i].text not in (",", "(", "-", "–", "—"):
            return None
        if tokens[i + 1].lower == "of":
            return self._of(tokens, i + 1, person)
        return self._apposed(tokens, i + 1)

    def _of(self, tokens: list[Token], i: int, person: Named) -> Found | None:
        """The body that a person is of or from; a state or place only with a title before the name."""
        titled = self._is_titled(tokens, person)
        for token in tokens[i + 1 : i + LONGEST_NAME]:
            named = self.heads.named(token)
            if named and named.actor and named.actor.kind not in ("Person", "State"):
                return (tokens[i], self.heads.adjective(token)) if self._is_body(tokens, i, named) else None
            if named and titled and tokens[i].lower == "of":
                owners = self.owner(token)
                return (tokens[i], owners) if owners else None
            if token.is_noun and token.lemma in self.words("name-head") and token.text.islower():
                owners = self.heads.people(token)
                return (tokens[i], owners) if owners else None
            if token.tag not in ("DT", "NNP", "NN", "JJ"):
                return None
        return None

    def _is_body(self, tokens: list[Token], i: int, named: Named) -> bool:
        """Whether a name is of a body that has people: "from Hezbollah" says that of few but universities."""
        return tokens[i].lower == "of" or (named.actor is not None and named.actor.kind == "Organization")

    def _is_titled(self, tokens: list[Token], person: Named) -> bool:
        """Whether a title stands before a name, or before the one that it is joined to: "Presidents A of X and B"."""
        before = tokens[person.match.first - 1] if person.match.first else None
        if before is not None and self.is_title(before):
            return True
        plural = (t for t in tokens[: person.match.first] if t.tag in ("NNS", "NNPS"))
        return before is not None and before.lower in ("and", ",") and any(map(self.is_title, plural))

    def _apposed(self, tokens: list[Token], i: int) -> Found | None:
        title: Token | None = None
        owner: list[Mention] = []
        for token in tokens[i : i + LONGEST_APPOSITION]:
            named = self.heads.named(token)
            if token.lower in self.words("past-office"):
                return None
            if named and named.actor and named.actor.kind == "Person":
                break
            if named and self._has_body(tokens, named):
                continue
            if not owner and (party := self._party(token)):
                owner = [party]
                title = title if token.tag == "JJ" or self._goes_on(token) else token
            elif named and not owner and (owner := self._owner(token, named, title)):
                if title is not None:
                    break
            elif self._is_office(token):
                title = title or token
                if owner:
                    break
            elif token.is_verb or token.tag in ("WP", "WDT", "MD", ",", ":") or token.text in (")", '"'):
                break
        if title is None or title.lower in self.words("portfolio") or self._is_anothers(tokens, title):
            return None
        owner = owner or self.unnamed(title)
        return (title, owner) if owner else None

    def _is_anothers(self, tokens: list[Token], title: Token) -> bool:
        """Whether a title is of the person named right after it: "the sister of the party leader Ann Lee"."""
        named = self.heads.named(tokens[title.i + 1]) if title.i + 1 < len(tokens) else None
        return named is not None and named.actor is not None and named.actor.kind == "Person"

    def _has_body(self, tokens: list[Token], named: Named) -> bool:
        """Whether a name only says whose the body named after it is: "for Ukraine's 36th Brigade"."""
        after = tokens[named.match.last + 1 : named.match.last + 4]
        following = [self.heads.named(t) for t in after[1:]] if after and after[0].tag == "POS" else []
        return any(n and n.actor and n.actor.kind not in ("Person", "State") for n in following)

    def _party(self, token: Token) -> Mention | None:
        """The party of a word that is no part of a longer name: "a Republican", not "Liberal Democrats"."""
        named = self.heads.named(token)
        longer = named is not None and named.match.first != named.match.last
        return None if longer else self.heads.party(token)

    @staticmethod
    def _goes_on(token: Token) -> bool:
        """Whether a noun follows: "the Labour leader", not "a Republican from Texas"."""
        return any(t.is_noun for t in token.sentence.tokens[token.i + 1 : token.i + 2])

    def _owner(self, token: Token, named: Named, title: Token | None) -> list[Mention]:
        return self.heads.adjective(token) if named.actor else self.owner(token) if title is not None else []

    def _is_office(self, token: Token) -> bool:
        return token.is_noun and (token.lemma in self.words("title") or token.lemma in self.words("profession"))

    def unnamed(self, title: Token, person: Token | None = None) -> list[Mention]:
        """The side without a name that a title is of: "a spokesman for the rebels", "the company's director"."""
        served = [n for child in title.by("prep") if child.lower in ("of", "for", "at") for n in child.by("pobj")]
        owners = [*title.by("poss"), *(person.by("poss") if person is not None else ())]
        nouns = [noun for one in (*owners, *served) for noun in coordinated(one)]
        return [
            m for noun in nouns for m in self.heads.resolve(noun) if m.actor.kind not in NO_BODIES and m.rule != "owner"
        ]
