"""Roles and predicates: "an ally of Iran", "Iran's ally Syria", "loyal to Assad", "at war with Eritrea"."""

from kg.extract.arguments import Clauses
from kg.extract.matching import Match
from kg.extract.nouns import LEFT, has_modifiers
from kg.extract.slots import Slots
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.ontology import Ontology
from kg.parse import Token


class PredicateMatcher:
    """Matches the frames of role nouns and predicate adjectives."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.ontology, self.clauses, self.heads = ontology, clauses, heads
        self.words, self.slots = ontology.words, Slots(ontology, clauses, heads)

    def matches(self, token: Token) -> list[Match]:
        """The matches of a token as a role noun, an adjective or the noun of "at war", the longest first."""
        frames = self.ontology.frames
        roles = frames.get(f"role {token.lemma}", ()) if token.is_noun else ()
        found = [match for frame in roles if (match := self._role(frame, token))]
        for key in sorted({token.lower, token.lemma if token.tag.startswith(("JJ", "NN")) else token.lower}):
            found += [m for frame in frames.get(f"adjective {key}", ()) if (m := self._adjective(frame, token))]
        return sorted(found, key=lambda match: -len(match.frame.modifiers))

    # -- roles --------------------------------------------------------------------------------------------------

    def _role(self, frame: Frame, noun: Token) -> Match | None:
        if not has_modifiers(frame, noun):
            return None
        reverse = frame.arguments[0].slot == "SOURCE"
        holders, route = self._holders(noun)
        holders = holders or (self._counted(noun) if reverse else [])
        targets = self._of_whom(frame, noun, holders)
        mutual = noun.tag == "NNS" and not targets and noun.lemma in self.words("mutual-role")
        if mutual and self.heads.are_several(holders):
            return Match(frame, noun, noun.head if noun.dep == "attr" else noun, tuple(holders), (), 2, "both")
        if not (holders and targets):
            return None
        governor = noun.head if noun.dep == "attr" and noun.head.is_verb else noun
        ends = (targets, holders) if reverse else (holders, targets)
        return Match(frame, noun, governor, tuple(ends[0]), tuple(ends[1]), 2, route or "role")

    def _of_whom(self, frame: Frame, noun: Token, holders: list[Token]) -> list[Token]:
        """Whose ally, member or leader: the owner, who stands after the role's preposition, or the name before it."""
        apart = any(word in self.words("apart-preposition") for word in frame.by) and not self._owned(frame)
        if not apart and (owners := [t for t in noun.by("poss") if t not in holders]):
            return owners
        wanted = frame.by
        after = [n for child in noun.by("prep") if child.lower in wanted for n in child.by("pobj")]
        after = [n for n in after if n.lower not in self.words("portfolio")]  # "secretary of state"
        if after or not self._owned(frame):
            return after
        before = [c for c in noun.children if c.dep in LEFT and c not in holders and self.heads.before(c)]
        return before[:1]

    @staticmethod
    def _owned(frame: Frame) -> bool:
        """Whether a name before a role says whose it is: a "student protester" does not protest against students."""
        return frame.text.split() == [*frame.modifiers, frame.lemma] or "of" in frame.arguments[0].prepositions

    def _counted(self, noun: Token) -> list[Token]:
        """What is said to be among them: "their targets are", "the targets included"."""
        verb = noun.head
        return verb.by("attr", "dobj") if noun.dep == "nsubj" and verb.lemma in self.words("counting") else []

    def _holders(self, noun: Token) -> tuple[list[Token], str]:
        """Who has the role, and the route: the subject of "is", what it stands beside, or the name after it."""
        if noun.dep == "attr" and noun.head.lemma in self.words("copula"):
            return self.clauses.surface(noun.head), "predicate"
        if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.dep == "attr" and noun.by("det"):
            return self.clauses.surface(noun.head.head.head), "predicate"  # "more of a critic"
        if noun.dep == "appos":
            return [noun.head], "beside"
        if beside := [c for c in noun.by("appos") if self.heads.named(c)]:
            return beside, "beside"
        named = [c for c in noun.by(*LEFT) if self.heads.named(c)]
        if named and noun.by("poss"):  # "The army and its Hezbollah allies"
            return named[:1], "beside"
        titled = noun.dep in ("compound", "nmod") and self.heads.named(noun.head)
        if titled and not noun.text[0].isupper():
            return [noun.head], "beside"
        if noun.dep == "conj" and noun.head.dep in ("attr", "appos"):
            return self._holders(noun.head)
        return [], ""

    # -- adjectives and phrases ---------------------------------------------------------------------------------

    def _adjective(self, frame: Frame, token: Token) -> Match | None:
        if not self._has_words(frame, token):
            return None
        anchor = token.head if frame.modifiers and token.dep == "pobj" else token
        targets = self._targets(frame, token, anchor)
        holders, governor, route = self._said_of(token, anchor)
        if not (targets and holders):
            return None
        under = tuple(self.slots.infinitives(token)) if frame.is_deep else ()
        ends = (targets, holders) if frame.arguments[0].slot == "SOURCE" else (holders, targets)
        return Match(frame, token, governor, tuple(ends[0]), tuple(ends[1]), 2, route, under=under)

    @staticmethod
    def _has_words(frame: Frame, token: Token) -> bool:
        """Whether the words before a phrase's last are there: "at" in "at war with"."""
        wanted = list(frame.modifiers)
        before = [t.lower for t in token.sentence.tokens[max(0, token.i - len(wanted)) : token.i]]
        return not wanted or token.head.lower == wanted[0] or before == wanted

    def _said_of(self, token: Token, anchor: Token) -> tuple[list[Token], Token, str]:
        """Of whom an adjective is said, the word that carries its standing, and the route."""
        head = anchor.head
        if head.is_verb and (head.lemma in self.words("copula") or anchor is not token):
            return self.clauses.surface(head), head, "predicate"
        if token.tag in ("VBN", "VBD") and token.by("auxpass", "nsubjpass"):
            return self.clauses.surface(token), token, "predicate"
        if token.dep == "conj" and head.dep == "acomp" and head.head.is_verb:
            return self.clauses.surface(head.head), head.head, "predicate"
        if anchor is not token and head.is_noun and not self.slots.means_somebody(head):
            return self.clauses.around(head), token, "predicate"  # "declared a strike in solidarity with"
        return ([head], token, "postnominal") if head.is_noun and anchor.i > head.i else ([], token, "")

    def _targets(self, frame: Frame, token: Token, anchor: Token) -> list[Token]:
        argument = frame.arguments[0]
        if not argument.prepositions:
            return token.by("pobj")
        if argument.prepositions == ("to-do",):
            return self.slots.fill(argument, [token], [])
        shared = anchor.head.is_verb or (anchor is not token and not self.slots.means_somebody(anchor.head))
        above = [c for c in anchor.head.by("prep") if c.i > anchor.i or anchor.head.is_verb] if shared else []
        attached = [c for c in (*token.by("prep", "agent"), *anchor.by("prep"), *above) if c is not anchor]
        found = [c for wanted in argument.prepositions for c in attached if c.lower == wanted]
        owned = "of" in argument.prepositions and anchor is not token  # "With Iran's support", "with Iranian support"
        owners = [*token.by("poss"), *(c for c in token.by(*LEFT) if self.heads.before(c))] if owned else []
        return found[0].by("pobj") if found else owners[:1]
