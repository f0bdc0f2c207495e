"""Verbs that lend an event noun their subject: "launch a strike on", "faces sanctions from"."""

from dataclasses import dataclass

from kg.extract.arguments import Clauses
from kg.ontology import Ontology
from kg.parse import Token


@dataclass(frozen=True, slots=True)
class Lender:
    """The verb that governs an event noun, and what its subject has to do with the event.

    `how` is "does" (light verbs), "open" (verbs that say no more than that), "undergoes", "accused" (the verb's object
    does it), "claimed" (by its own word), "demands", or "" where the subject is none of its parties. `owners` are those
    whose part in the event is spoken of.
    """

    verb: Token | None
    how: str = ""
    owners: tuple[Token, ...] = ()


class Lending:
    """Finds the lender of a noun."""

    def __init__(self, ontology: Ontology, clauses: Clauses) -> None:
        self.ontology, self.clauses, self.words = ontology, clauses, ontology.words

    def of(self, noun: Token) -> Lender:
        """The lender of an event noun, by the first rule that applies."""
        top = self._top(noun)
        rules = (
            self._involved,
            self._in_front,
            self._behind,
            self._accompanied,
            self._within,
            self._travelled,
            self._accused,
            self._claimed,
            self._demanded,
            self._object,
        )
        return next((lender for rule in rules if (lender := rule(top))), Lender(None))

    def answered(self, noun: Token) -> Token | None:
        """The verb that answers a demand or warning: "rejected the demands of", "did not accede to their demands"."""
        top = self._top(noun)
        verb = top.head.head if top.dep == "pobj" else top.head
        joint = [top.head] if top.dep == "pobj" else verb.by("prt")
        known = {f"{verb.lemma}_{word.lower}" for word in joint} or {verb.lemma}
        fits = top.dep in ("dobj", "pobj", "nsubjpass") and verb.is_verb
        return verb if fits and known & self.words("answering") else None

    def _top(self, noun: Token) -> Token:
        """The noun that stands for an event in its clause: the first of those joined, the measure of it."""
        while (noun.dep == "conj" and noun.head.is_noun) or self._is_measured(noun):
            noun = noun.head if noun.dep == "conj" else noun.head.head
        return noun

    def _is_measured(self, noun: Token) -> bool:
        """As in "A series of attacks", "ten days of war games": what governs the measure governs the event."""
        return noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in self.words("measure")

    def _preposition(self, top: Token, *wanted: str) -> Token | None:
        return top.head if top.dep == "pobj" and top.head.lower in wanted else None

    def _involved(self, top: Token) -> Lender | None:
        """As in "Denied involvement in the attack", "Iran's role in": whoever takes part does it."""
        preposition = self._preposition(top, "in")
        if preposition is None or preposition.head.lemma not in self.words("involvement"):
            return None
        part = preposition.head
        owners = part.by("poss") or part.by("amod", "compound", "nmod")
        verb = part.head if part.dep == "dobj" and part.head.is_verb else None
        return Lender(verb, "does", tuple(owners)) if verb is not None or owners else None

    def _in_front(self, top: Token) -> Lender | None:
        """As in "Is at the forefront of the fight", "stood in the midst of the battle"."""
        preposition = self._preposition(top, "of")
        if preposition is None or preposition.head.lemma not in self.words("forefront"):
            return None
        place = preposition.head.head
        verb = place.head if place.dep == "prep" else None
        return Lender(verb, "does") if verb is not None and verb.is_verb else None

    def _behind(self, top: Token) -> Lender | None:
        """As in "the officials behind attacks on": those who are behind it do it."""
        preposition = self._preposition(top, "behind")
        if preposition is None:
            return None
        head = preposition.head
        if head.lemma in self.words("copula"):
            return Lender(head, "does")
        moved = [o for o in self.clauses.objects(head) if o.i < preposition.i] if head.is_verb else [head]
        return Lender(None, "does", tuple(moved)) if moved else None

    def _accompanied(self, top: Token) -> Lender | None:
        """As in "seized the town with Russian backing": whoever acts is the one backed."""
        preposition = self._preposition(top, "with")
        if preposition is None or top.lemma not in self.words("accompaniment"):
            return None
        return Lender(preposition.head, "undergoes") if preposition.head.is_verb else Lender(None)

    def _within(self, top: Token) -> Lender | None:
        """As in "Came under attack", "engaged in talks"."""
        preposition = self._preposition(top, "in", "under", "into", "to", "during")
        if preposition is None or not preposition.head.is_verb:
            return None
        if preposition.lower == "during":
            return Lender(preposition.head, "open")
        verb = preposition.head
        key = f"{verb.lemma}_{preposition.lower}"
        if key in self.words("light-passive"):
            return Lender(verb, "undergoes")
        return Lender(verb, "does" if key in self.words("light-verb") else "")

    def _travelled(self, top: Token) -> Lender | None:
        """In "returned to Geneva for talks" those who travel hold the talks."""
        preposition = self._preposition(top, "for", "on")
        if preposition is None or preposition.head.lemma not in self.words("travelling"):
            return None
        return Lender(preposition.head, "open")

    def _accused(self, top: Token) -> Lender | None:
        """As in "Blamed Iran for the attack": the object of the verb does it."""
        preposition = self._preposition(top, "for", "of", "over", "with")
        if preposition is None or preposition.head.lemma not in self.words("accusing"):
            return None
        return Lender(preposition.head, "accused")

    def _claimed(self, top: Token) -> Lender | None:
        """As in "Claimed responsibility for the attack", however the parser hangs "for"."""
        if top.head.is_verb and top.head.lemma in self.words("claiming"):
            passive = top.dep == "nsubjpass" and top.head.lemma not in self.words("denying")
            claimed = passive or (top.dep == "dobj" and top.lemma in self.words("responsibility"))
            return Lender(top.head, "claimed") if claimed else None
        preposition = self._preposition(top, "for")
        if preposition is None:
            return None
        governor = preposition.head
        if governor.lemma in self.words("responsibility") and governor.head.is_verb:
            return Lender(governor.head, "claimed")
        if governor.is_verb and any(c.lemma in self.words("responsibility") for c in governor.by("dobj")):
            return Lender(governor, "claimed")
        responsible = governor.lemma in self.words("responsible") and governor.head.is_verb
        return Lender(governor.head, "does") if responsible else None

    def _demanded(self, top: Token) -> Lender | None:
        """As in "Called for sanctions against": what the subject wants to be done."""
        preposition = self._preposition(top, "for")
        if preposition is None or preposition.head.lemma not in self.words("calling") or not preposition.head.is_verb:
            return None
        return Lender(preposition.head, "demands")

    def _object(self, top: Token) -> Lender | None:
        verb = top.head
        if not verb.is_verb or top.dep == "pobj":
            return None
        if verb.by("oprd"):  # "Called the attack an outrage": the verb names the event.
            return Lender(verb)
        known = {verb.lemma, *(f"{verb.lemma}_{c.lower}" for c in verb.by("prt", "advmod"))}
        if top.dep in ("dobj", "oprd") and known & self.words("light-passive"):
            return Lender(verb, "undergoes")
        if top.dep == "dobj":
            return Lender(verb, self._lends(verb, known))
        if top.dep == "nsubjpass":
            return Lender(verb, "does" if known & (self.words("light-verb") | self.words("ending")) else "")
        return Lender(verb) if top.dep in ("nsubj", "attr") else None

    def _lends(self, verb: Token, known: set[str]) -> str:
        if known & self.words("light-verb"):
            return "does"
        if known & self.words("ending"):
            return "open"
        speaks = any(known & cue.verbs for cue in self.ontology.cues.values())
        return "" if speaks or f"verb {verb.lemma}" in self.ontology.frames else "open"
