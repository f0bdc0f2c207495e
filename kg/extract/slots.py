"""Who or what fills a slot of a frame: by object, by preposition, by clause, or inside an infinitive."""

from collections.abc import Iterable, Iterator

from kg.extract.arguments import Clauses
from kg.frames import Argument
from kg.mentions.heads import Heads
from kg.ontology import Ontology
from kg.parse import Token

CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "relcl")
ENDS = ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "oprd", "attr")


class Slots:
    """Finds the heads that fill the arguments of verbs, nouns and adjectives; those that mean an actor come first."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.clauses, self.heads, self.words = clauses, heads, ontology.words

    def fill(self, argument: Argument, scope: list[Token], used: list[Token]) -> list[Token]:
        """The heads that fill one argument of the words in `scope`, none of them in `used`."""
        how = argument.prepositions[0] if argument.prepositions else ""
        if how == "that" or how.startswith("that-"):
            return self._by_clause(how, scope[0])
        if how == "if":
            return self._by_condition(scope[0])
        if how == "to-do":
            return self.inside(self.infinitives(*scope), used)
        if argument.prepositions:
            return self._by_preposition(argument, scope, used)
        if argument.words and not argument.slot:
            return self._by_words(argument.words, scope, used)
        objects = [o for o in self.clauses.objects(scope[0]) if o not in used and self._fits(o, argument)]
        objects = [o for o in objects if not used or o.i < used[0].i or used[0].dep == "pobj"]
        return self._actors_first([[o] for o in objects]) or ([] if argument.words else self._named_beside(used))

    def is_one_of(self, token: Token, wanted: frozenset[str]) -> bool:
        """Whether a head, or what a carrier brings ("arms shipment" for "arms"), is among these lemmas."""
        carried = token.by("compound", "amod") if token.lemma in self.words("carrier") else []
        return any({word.lemma, word.lower} & wanted for word in (token, *carried))

    def _fits(self, token: Token, argument: Argument) -> bool:
        """Whether a head is among the words that an argument is restricted to, if it is."""
        return not argument.words or self.is_one_of(token, argument.words)

    @staticmethod
    def _named_beside(used: list[Token]) -> list[Token]:
        """The name before an object that is a word of the frame: "sign a Belarus deal"."""
        return [c for o in used for c in o.by("compound") if c.tag == "NNP"][:1]

    def means_somebody(self, token: Token) -> bool:
        """Whether a head, or one joined to it, means an actor."""
        return bool(self.heads.means(token))

    def _actors_first(self, groups: list[list[Token]]) -> list[Token]:
        known = (group for group in groups if any(self.means_somebody(token) for token in group))
        return next(known, groups[0] if groups else [])

    # -- prepositions and words ---------------------------------------------------------------------------------

    def _by_preposition(self, argument: Argument, scope: list[Token], used: list[Token]) -> list[Token]:
        objects = self.clauses.objects(scope[0])
        laid = [c for o in objects for c in o.by("acl") if c.tag == "VBN" and c.lemma in self.words("light-verb")]
        attached = list(self.clauses.prepositions(*scope, *objects, *laid))
        groups = [
            nouns
            for wanted in argument.prepositions
            for preposition in attached
            if preposition.lower == wanted and (nouns := self._nouns(preposition, argument, used))
        ]
        if "for" in argument.prepositions:
            groups += [c.by("nsubj") for c in scope[0].by(*CLAUSES) if c.by("nsubj") and for_to(c)]
        groups = self._repeated(groups)
        if "to" in argument.prepositions and argument.slot == "TARGET" and len(scope) == 1:
            groups += [nouns for t in self._swallowed(objects) if (nouns := self._nouns(t, argument, used))][:1]
        if "of" in argument.prepositions and argument.slot:
            groups += [owners for word in scope[1:] if (owners := self._owners(word, used))]
        return self._actors_first(groups)

    @staticmethod
    def _swallowed(objects: list[Token]) -> list[Token]:
        """Each "to" inside a clause on the object, the last first: "returned a ring engraved with a date to Peru"."""
        return [t for o in objects for t in reversed(o.subtree()) if t.dep in ("prep", "dative") and t.lower == "to"]

    def _repeated(self, groups: list[list[Token]]) -> list[list[Token]]:
        """The first group that means an actor, with those that its preposition takes up: "with X, then with Y"."""
        known = next((g for g in groups if any(map(self.means_somebody, g))), None)
        if known is None:
            return groups
        first = known[0].head
        again = [g for g in groups if g is not known and self._repeats(g[0].head, first)]
        return [known + [noun for group in again for noun in group], *groups]

    def _repeats(self, preposition: Token, first: Token) -> bool:
        """Whether a preposition takes up another of the same verb: both are alike, and what precedes it joins them."""
        joined = preposition.sentence.tokens[preposition.i - 1].lower in self.words("resumption")
        beside = preposition.head is first or preposition.head is first.head
        return preposition.lower == first.lower and preposition.i > first.i and joined and beside

    def _nouns(self, preposition: Token, argument: Argument, used: list[Token]) -> list[Token]:
        deps = ("pobj",) if argument.slot in ("SOURCE", "TARGET") else ("pobj", "pcomp", "amod", "acomp")
        return [n for n in preposition.by(*deps) if n not in used and not self.is_time(n) and self._fits(n, argument)]

    def _owners(self, noun: Token, used: list[Token]) -> list[Token]:
        """Whose a word of the frame is, said before it: "burned the Macedonian flag" for "burn flag of"."""
        before = noun.by("poss") or [c for c in noun.by("compound", "amod", "nmod") if self.heads.before(c)]
        return [c for c in before if c not in used]

    def is_time(self, noun: Token) -> bool:
        """Whether a noun only says when."""
        return noun.entity in ("DATE", "TIME") or noun.lemma in self.words("day-noun")

    def _by_words(self, wanted: frozenset[str], scope: list[Token], used: list[Token]) -> list[Token]:
        for head in self._near(scope):
            if head not in used and (self.is_one_of(head, wanted) or self._is_measure_of(head, wanted)):
                return [head]
        return []

    def _is_measure_of(self, noun: Token, wanted: frozenset[str]) -> bool:
        """As in "Tons of food", "a series of attacks": what is measured counts."""
        if noun.lemma not in self.words("measure"):
            return False
        return any(
            self.is_one_of(n, wanted) for child in noun.by("prep") if child.lower == "of" for n in child.by("pobj")
        )

    def _near(self, scope: list[Token]) -> Iterator[Token]:
        near: Iterable[Token] = [
            *self.clauses.objects(scope[0]),
            *(c for word in scope for c in word.by(*PREDICATES)),
        ]
        for token in near:
            if token.tag in FINITE:
                continue
            after = [c for c in token.by("amod") if c.i > token.i]  # "called the order swift", misread as its adjective
            yield from (token, *token.by("conj"), *token.by("acomp", "attr", "oprd"), *after)

    # -- clauses ------------------------------------------------------------------------------------------------

    def _by_clause(self, how: str, verb: Token) -> list[Token]:
        """The subject of the complement clause; of one that says what must or should be done, for "that-must"."""
        clauses = [c for c in verb.by("ccomp") if c.by("nsubj", "nsubjpass") and not self._is_question(c)]
        wanted = (
            self.words("obligation") if how == "that-must" else self.words("advice") if how == "that-should" else None
        )
        if wanted is not None:
            quoted = [c for c in clauses if c.i < verb.i]  # In a quotation "had to" tells of what was.
            clauses = [c for c in clauses if obliges(c, wanted) and not (c in quoted and c.tag == "VBD")]
        subjects = [s for c in clauses for s in self.clauses.surface(c)]
        if how == "that-do" and not any(map(self.means_somebody, subjects)):
            return self.inside(clauses, [])
        return subjects

    def _by_condition(self, verb: Token) -> list[Token]:
        """The subjects of the conditions under a verb and its infinitives: "threatened to leave unless they pay"."""
        clauses = [c for word in (verb, *self.infinitives(verb)) for c in word.by("advcl")]
        under = [c for c in clauses if any(m.lower in self.words("condition") for m in c.by("mark"))]
        return self._actors_first([self.clauses.surface(c) for c in under])

    def _is_question(self, clause: Token) -> bool:
        """Whether a complement asks rather than states: "asked if", "wondered whether"."""
        return any(c.lower in self.words("question") for c in clause.by("mark"))

    def infinitives(self, *words: Token) -> list[Token]:
        """The infinitives under these words: "agreed to lift", "its willingness to talk"."""
        found = [c for word in words for c in word.by(*CLAUSES) if any(a.lower == "to" for a in c.by("aux"))]
        return [one for clause in found for one in (clause, *(c for c in clause.by("conj") if c.is_verb))]

    def inside(self, clauses: list[Token], used: list[Token]) -> list[Token]:
        """The first that means an actor among the ends of these clauses and what hangs on them."""
        for clause in clauses:
            for token in self._within(clause):
                if token.dep in ENDS and token not in used and self._takes_part(token) and self.means_somebody(token):
                    return [token]
        return []

    def _takes_part(self, noun: Token) -> bool:
        """Whether a preposition says more of a noun than where or when."""
        return noun.dep != "pobj" or noun.head.lower in self.words("party-preposition")

    @staticmethod
    def _within(clause: Token) -> list[Token]:
        """The words of a clause, less those of the clauses that only comment on it."""
        left_out = {t for c in clause.children if comments(c) for t in c.subtree()}
        left_out |= {t for c in clause.subtree() if c.dep in ("relcl", "acl") and c.tag != "VB" for t in c.subtree()}
        return [t for t in clause.subtree() if t not in left_out]


FINITE = ("VBD", "VBP", "VBZ")
PREDICATES = ("attr", "acomp", "oprd", "ccomp", "xcomp", "advmod", "npadvmod", "prt", "amod", "advcl")


def obliges(clause: Token, wanted: frozenset[str]) -> bool:
    """Whether a clause says, with one of these words, what its subject must or should do."""
    by_modal = any(c.lemma in wanted or c.lower in wanted for c in clause.by("aux") if c.tag == "MD")
    return not clause.by("neg") and (by_modal or (clause.lemma in wanted and bool(clause.by("xcomp"))))


def comments(child: Token) -> bool:
    """Whether a child of a verb is no part of what it says: its subject, a further verb, a clause of circumstance."""
    purpose = child.dep == "advcl" and any(c.lower == "to" for c in child.by("aux"))
    return child.dep in ("advcl", "parataxis", "nsubj", "conj") and not purpose


def for_to(clause: Token) -> bool:
    """Whether a clause is built as "for them to leave"."""
    return any(c.lower == "for" for c in clause.by("mark")) and any(c.lower == "to" for c in clause.by("aux"))
