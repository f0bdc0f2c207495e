"""Whose forces and offices are meant: the state before a noun, after it, that sends them, or that the text is about."""

from collections import Counter
from collections.abc import Callable

from kg.mentions.joined import BEFORE, coordinated
from kg.mentions.referents import Named
from kg.model import Actor
from kg.ontology import Ontology
from kg.parse import Parse, Token

LEFT = (*BEFORE, "nummod", "quantmod", "poss", "det")


class States:
    """Finds the states behind forces and offices in one document."""

    def __init__(
        self, parse: Parse, ontology: Ontology, names: list[Named], named_at: Callable[[Token], Named | None]
    ) -> None:
        self.parse, self.ontology, self.words = parse, ontology, ontology.words
        self._names, self._named_at = names, named_at
        self._main: tuple[Actor | None] | None = None
        self._offices: dict[str, set[Actor]] | None = None

    def before(self, token: Token) -> list[Named]:
        """The states before a noun, two where they are coordinated: "Russian and Syrian forces"."""
        found: list[Named] = []
        for child in (c for c in token.children if c.dep in LEFT):
            for word in coordinated(child):
                named = self._named_at(word)
                if named is None and word.dep in ("compound", "amod", "nmod"):
                    found += self.before(word)
                elif named and named.actor and self._acts_by_forces(named.actor, child):
                    found.append(named)
        return found

    def sender(self, token: Token) -> list[Named]:
        """Whose forces are sent, where it is only said who sends them: "Chad sent troops to fight"."""
        verb = token.head
        if token.dep != "dobj" or verb.lemma not in self.words("sending") or token.by("det", "poss"):
            return []
        subjects = [t for subject in verb.by("nsubj") for t in coordinated(subject)]
        named = [self._named_at(subject) for subject in subjects]
        return [n for n in named if n and n.actor and n.actor.kind in ("State", "InternationalOrganization")]

    @staticmethod
    def _acts_by_forces(actor: Actor, word: Token) -> bool:
        if actor.kind in ("State", "InternationalOrganization", "Coalition"):
            return True
        return actor.kind != "Person" and word.dep == "poss"

    def after(self, token: Token) -> list[Named]:
        """The states whose forces they are said to be: "the armies of Brazil and Argentina"."""
        owners = [n for child in token.by("prep") if child.lower in ("of", "from") for n in child.by("pobj")]
        named = [self._named_at(noun) for owner in owners for noun in coordinated(owner)]
        kinds = ("State", "InternationalOrganization", "ArmedGroup")
        return [n for n in named if n and n.actor and n.actor.kind in kinds]

    def of_office(self, lemma: str) -> Actor | None:
        """Whose government the document speaks of: the only state it names with that word, else its main state."""
        if self._offices is None:
            self._offices = {}
            for sentence in self.parse.sentences:
                for token in sentence.tokens:
                    if token.lemma in self.words("office"):
                        states = {n.actor for n in self.before(token) if n.actor}
                        self._offices.setdefault(token.lemma, set()).update(states)
        states = self._offices.get(lemma, set())
        return next(iter(states)) if len(states) == 1 else self.main()

    def of_person(self, person: Actor) -> Actor | None:
        """The state that a person serves, as the ontology has it, where the document names it.

        Of a person whom the ontology does not know, it is the state that the document is about, named more than once.
        """
        named = Counter(n.actor.id for n in self._names if n.actor and n.actor.kind == "State")
        if person.represents:
            return next((self.ontology.actors[id] for id in person.represents if id in named), None)
        main = self.main()
        return main if main and named[main.id] > 1 else None

    def main(self) -> Actor | None:
        """The state that the document names most, if it names one more than any other."""
        if self._main is None:
            counts = Counter(n.actor.id for n in self._names if n.actor and n.actor.kind == "State")
            ranked = counts.most_common(2)
            clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
            self._main = (self.ontology.actors.get(ranked[0][0]) if clear else None,)
        return self._main[0]
