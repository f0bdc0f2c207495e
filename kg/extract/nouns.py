"""Events said as nouns: "Israel's shelling of", "an attack by X on Y", "talks between X and Y", "rebel attacks"."""

from collections.abc import Iterator

from kg.extract.arguments import Clauses
from kg.extract.lending import Lender, Lending
from kg.extract.matching import Match
from kg.extract.slots import Slots
from kg.frames import Argument, Frame
from kg.mentions.heads import Heads
from kg.mentions.joined import coordinated
from kg.ontology import Ontology
from kg.parse import Token

LEFT = ("compound", "amod", "nmod")
NESTED = ("from", "to", "by", "for", "with", "on", "against")
ADDRESSED = ("REQUEST", "ACCUSE", "THREATEN")
LENT = ("does", "open", "undergoes", "claimed", "demands")


class NounMatcher:
    """Matches the frames of event nouns."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.ontology, self.clauses, self.heads = ontology, clauses, heads
        self.words = ontology.words
        self.slots = Slots(ontology, clauses, heads)
        self.lending = Lending(ontology, clauses)

    def matches(self, noun: Token) -> list[Match]:
        """The matches at a noun, those of frames with most words before it first."""
        if noun.dep in ("compound", "amod") or self._is_kind(noun) or self._is_state(noun):
            return []
        frames = self.ontology.frames.get(f"noun {noun.lower if noun.tag == 'VBG' else noun.lemma}", ())
        fitting = [f for f in frames if has_modifiers(f, noun) and self._has_complement(f, noun)]
        fitting.sort(key=lambda frame: -len(frame.modifiers) - len(frame.arguments))
        return [match for frame in fitting if (match := self._match(frame, noun))]

    def _is_kind(self, noun: Token) -> bool:
        """Whether a noun only says what kind of event the one above it is: "a memorandum of understanding"."""
        above = noun.head.head
        bare = noun.dep == "pobj" and noun.head.lower == "of" and not noun.by("det", "poss")
        frames, others = (self.ontology.frames.get(f"noun {word.lemma}", ()) for word in (noun, above))
        return bare and bool({f.relation for f in frames} & {f.relation for f in others})

    @staticmethod
    def _is_state(noun: Token) -> bool:
        """Whether a noun says in what state somebody is, not what was done: "on strike", "on trial"."""
        return (
            noun.dep == "pobj"
            and noun.head.lower == "on"
            and noun.tag == "NN"
            and not noun.by("det", "amod", "compound")
        )

    def _has_complement(self, frame: Frame, noun: Token) -> bool:
        """Whether the noun that a frame wants under its own stands there: "easing of sanctions"."""
        wanted = [argument for argument in frame.arguments if not argument.slot]
        return all(
            any(self._is_under(noun, argument, n) for p in noun.by("prep") for n in p.by("pobj")) for argument in wanted
        )

    def _is_under(self, noun: Token, argument: Argument, under: Token) -> bool:
        return under.head.lower in argument.prepositions and self.slots.is_one_of(under, argument.words)

    def _match(self, frame: Frame, noun: Token) -> Match | None:
        relation = self.ontology.relations[frame.relation]
        lender = self.lending.of(noun)
        pair = self._participants(noun)
        governor = lender.verb or noun
        if len(pair) >= 2 and relation.symmetric:
            return Match(frame, noun, governor, (pair[0],), tuple(pair[1:]), 2, "between")
        if relation.plover in ADDRESSED and (answered := self._answered(frame, noun)):
            return answered
        targets, how = self._targets(frame, noun, lender.verb)
        if lender.how == "demands" and relation.sign > 0:
            lender = Lender(lender.verb)
        sources = self._sources(frame, noun, lender, targets)
        if not targets and relation.id in self.words("objective") and self._after(noun, None, ("by",)):
            targets = self._named_before(frame, noun, sources)  # "the Armenian genocide by the Turks"
        if relation.symmetric and not targets and lender.how != "open" and self.heads.are_several(sources):
            return Match(frame, noun, governor, tuple(sources), (), 1, "both")
        if lender.how == "undergoes" and lender.verb is not None:
            of = ("of",) if noun.lemma in self.words("accompaniment") else ()
            agents = self._after(noun, lender.verb, ("from", "by", "among", *of))
            sources, targets = agents or self._named_before(frame, noun, targets), self.clauses.subjects(lender.verb)
        if sources and targets:
            route = "claimed" if lender.how == "claimed" else how or "noun"
            return Match(frame, noun, governor, tuple(sources), tuple(targets), 2 + len(frame.modifiers), route)
        if not targets and relation.id in self.words("objective") and noun.by("poss"):
            agents = self._after(noun, None, ("by",)) or (self._lent(noun, lender) if lender.how != "open" else [])
            return Match(frame, noun, governor, tuple(agents), tuple(noun.by("poss")), 1, "objective")
        half = relation.plover == "ASSAULT" and bool(sources) != bool(targets) and "TARGET" not in frame.text
        route = "claimed" if lender.how == "claimed" else how or "half"
        return Match(frame, noun, governor, tuple(sources), tuple(targets), 1, route) if half else None

    def _answered(self, frame: Frame, noun: Token) -> Match | None:
        """What was addressed to whoever answers it: "the minister rejected the demands of the miners"."""
        verb = self.lending.answered(noun)
        legal = noun.lemma in self.words("complaint") | self.words(
            "inquiry"
        )  # What a court dismisses is aimed at others.
        if verb is None or legal:
            return None
        sources = noun.by("poss")
        targets = self.clauses.subjects(verb)
        return Match(frame, noun, noun, tuple(sources), tuple(targets), 2, "answered") if sources and targets else None

    # -- parties ------------------------------------------------------------------------------------------------

    def _participants(self, noun: Token) -> list[Token]:
        """Those named after "between", or joined by a hyphen before the noun."""
        for preposition in self.clauses.prepositions(noun):
            if preposition.lower in self.words("mutual-preposition"):
                return [t for n in preposition.by("pobj") for t in coordinated(n)]
        return self._hyphened(noun)

    def _hyphened(self, noun: Token) -> list[Token]:
        """Names before a noun that hyphens join: "Israeli-Cypriot-Greek effort", "the Iran-Iraq War"."""
        tokens, i = noun.sentence.tokens, noun.i - 1
        found: list[Token] = []
        while i > 0 and tokens[i].tag in ("NN", "JJ") and not self.heads.adjective(tokens[i]):
            i -= 1
        while i >= 0 and (self.heads.adjective(tokens[i]) or (found and tokens[i].text in ("-", "–", "/"))):
            if tokens[i].text not in ("-", "–", "/"):
                found.insert(0, tokens[i])
            i -= 1
        joined = [t for t in found[:-1] if tokens[t.i + 1].text in ("-", "–", "/")]
        named = {m.actor.id for t in found for m in self.heads.adjective(t)}
        return found if len(found) > 1 and len(joined) == len(found) - 1 and len(named) == len(found) else []

    def _targets(self, frame: Frame, noun: Token, verb: Token | None) -> tuple[list[Token], str]:
        """Those on whom the event falls, by the best preposition that leads to an actor, and that preposition."""
        best: tuple[list[Token], str] = ([], "")
        for preposition in frame.by:
            if preposition == "that":
                return [s for c in noun.by("acl", "ccomp") for s in c.by("nsubj", "nsubjpass")], preposition
            found = self._after(noun, None if preposition == "of" else verb, (preposition,))
            if any(map(self.slots.means_somebody, found)):
                return found, preposition
            best = best if best[0] else (found, preposition if found else "")
        return best

    def _after(self, noun: Token, verb: Token | None, prepositions: tuple[str, ...]) -> list[Token]:
        places = [noun] if verb is None else [noun, verb]
        for preposition in (*self.clauses.prepositions(*places), *self._nested(noun)):
            nouns = [n for n in preposition.by("pobj") if n is not noun and n.entity not in ("DATE", "TIME")]
            if preposition.lower in prepositions and nouns:
                return nouns
        return next(self._aimed(noun, prepositions), [])

    @staticmethod
    def _nested(noun: Token) -> Iterator[Token]:
        """Prepositions that hang on what is moved or done: "the withdrawal of forces from", "a cut in aid for"."""
        for child in noun.by("prep"):
            if child.lower in ("of", "in", "to"):
                yield from (p for moved in child.by("pobj") for p in moved.by("prep") if p.lower in NESTED)

    def _aimed(self, noun: Token, prepositions: tuple[str, ...]) -> Iterator[list[Token]]:
        """After a participle that only carries the event on: "strikes targeting X", "an attack aimed at X"."""
        for clause in (c for c in noun.by("acl", "relcl") if c.lemma in self.words("aiming")):
            for preposition in self.clauses.prepositions(clause):
                if preposition.lower in prepositions:
                    yield preposition.by("pobj")
            if clause.tag != "VBN" and "on" in prepositions and clause.by("dobj"):
                yield clause.by("dobj")

    def _sources(self, frame: Frame, noun: Token, lender: Lender, targets: list[Token]) -> list[Token]:
        if noun.by("poss"):
            return noun.by("poss")
        of = () if any({"of", "in"} & set(argument.prepositions) for argument in frame.arguments) else ("of",)
        agents = [a for a in self._after(noun, None, ("by", "from", "among", *of)) if a not in targets]
        agents = [*self._at_hands(noun), *agents]
        if any(map(self.slots.means_somebody, agents)):
            return agents
        if noun.dep == "nsubj" and noun.head.lemma in self.words("arising"):
            return self._after(noun, noun.head, ("from",))
        for clause in noun.by("acl", "relcl"):
            if clause.tag == "VBN" and self.clauses.is_passive(clause) and (found := self.clauses.agents(clause)):
                return found
        return self._named_before(frame, noun, targets) or self._lent(noun, lender)

    @staticmethod
    def _at_hands(noun: Token) -> list[Token]:
        """As in "the massacre of Hutus at the hands of the militia": those whose hands they are do it."""
        moved = [n for child in noun.by("prep") for n in child.by("pobj")]
        at = [p for word in (noun, *moved) for p in word.by("prep") if p.lower == "at"]
        hands = [n for preposition in at for n in preposition.by("pobj") if n.lemma == "hand"]
        return [n for hand in hands for p in hand.by("prep") if p.lower == "of" for n in p.by("pobj")]

    def _named_before(self, frame: Frame, noun: Token, targets: list[Token]) -> list[Token]:
        """The name or side before an event that does it: "EU sanctions", "rebel attacks"."""
        taken = {*frame.modifiers, *self.words("troops")}
        before = [c for c in noun.children if c.dep in LEFT and c.lemma not in taken and self.heads.before(c)]
        return [c for c in before if c not in targets][:1]

    def _lent(self, noun: Token, lender: Lender) -> list[Token]:
        if owners := [owner for owner in lender.owners if self.heads.before(owner) or self.heads.resolve(owner)]:
            return owners
        if lender.verb is None or lender.how not in (*LENT, "accused"):
            return []
        if lender.how == "accused":
            return self.clauses.objects(lender.verb)
        engaged = lender.how == "does" and noun.dep in ("pobj", "pcomp") and self.clauses.is_passive(lender.verb)
        return self.clauses.surface(lender.verb) if engaged else self.clauses.subjects(lender.verb)


def has_modifiers(frame: Frame, noun: Token) -> bool:
    """Whether the words that a frame wants before its noun stand there, next to it or as its own modifiers."""
    wanted = frame.modifiers
    before = [t for t in noun.sentence.tokens[max(0, noun.i - 2 * len(wanted)) : noun.i] if t.text != "-"]
    adjacent = before[len(before) - len(wanted) :] if len(before) >= len(wanted) else []
    if adjacent and all(word in (t.lower, t.lemma) for t, word in zip(adjacent, wanted, strict=True)):
        return True
    before = [child for child in noun.by(*LEFT) for child in (child, *child.by(*LEFT))]
    own = {form for child in before for form in (child.lower, child.lemma)}
    return set(wanted) <= own
