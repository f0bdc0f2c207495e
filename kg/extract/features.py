"""How a claim was derived, as features of form: frame, path, route to each actor, clause, quotation, standing.

Words tell little about other texts, so of them there are only the relation type and the trigger.
"""

from collections.abc import Iterator

from kg.extract.events import Found
from kg.extract.standing import Standing
from kg.mentions.names import is_shouted
from kg.model import Mention, Modality, Polarity
from kg.ontology import Ontology
from kg.parse import Sentence, Token

FAR = 6
MANY = 3
LONG = (15, 25, 40)
COREFERENT = ("pronoun", "short form", "both", "side", "own side", "event", "members")
NAMED = ("exact", "alias", "acronym", "surname", "demonym", "metonym", "pattern", "entity", "capitals")


class Features:
    """Reads the features of what was found."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology, self._senses = ontology, ontology.senses

    def of(self, found: Found, standing: Standing, *, reported: bool, quoted: bool) -> tuple[str, ...]:
        """The features of a relation found, each once, sorted."""
        return tuple(
            sorted({*self._frame(found), *self._ends(found), *self._clause(found, standing, reported, quoted)})
        )

    def _frame(self, found: Found) -> Iterator[str]:
        match = found.match
        yield f"form={match.frame.form}"
        yield f"route={match.route or 'verb'}"
        yield f"weight={max(-1, min(match.weight, FAR))}"
        yield f"relation={found.relation}"
        yield f"trigger={match.frame.form}:{match.trigger.lemma}"
        yield from ["deep"] * bool(match.under)
        yield from ["particle"] * bool(match.frame.particle)
        yield from ["fixed words"] * any(argument.words for argument in match.frame.arguments)
        yield from ["plain frame"] * (match.frame.text == match.frame.lemma)
        yield f"senses {min(self._senses.get((match.frame.form, match.frame.lemma), 0), MANY)}"
        kind = self.ontology.relations[found.relation]
        yield f"sign={kind.sign}"
        yield from ["symmetric"] * kind.symmetric

    # -- ends ---------------------------------------------------------------------------------------------------

    def _ends(self, found: Found) -> Iterator[str]:
        trigger = found.match.trigger
        for name, mention, heads in (
            ("source", found.source, found.match.sources),
            ("target", found.target, found.match.targets),
        ):
            yield f"{name} by {mention.rule}"
            yield f"{name} is {mention.actor.kind if mention.rule in NAMED else 'described'}"
            yield from (f"{name} {feature}" for feature in self._end(trigger, mention, heads))
        apart = [found.source, found.target]
        yield "pair " + " ".join(self._kind(mention) for mention in apart)
        yield f"known ends {sum(mention.actor.id in self.ontology.actors for mention in apart)}"
        yield f"sign {self.ontology.relations[found.relation].sign} on {self._kind(found.target)}"
        yield from ["an end coreferent"] * any(mention.rule in COREFERENT for mention in apart)
        yield from ["both ends named"] * all(mention.rule in NAMED for mention in apart)
        yield from ["both ends described"] * (not any(mention.rule in NAMED for mention in apart))

    @staticmethod
    def _kind(mention: Mention) -> str:
        """A state, a person, some other name, or somebody who is only described."""
        if mention.actor.kind in ("State", "Person"):
            return mention.actor.kind
        return "named" if mention.actor.kind != "Collective" else "described"

    def _end(self, trigger: Token, mention: Mention, heads: tuple[Token, ...]) -> Iterator[str]:
        sentence = trigger.sentence
        if not sentence.start <= mention.span.start < sentence.end:
            yield "outside"
            return
        yield "before" if mention.span.start < trigger.start else "after"
        last = next((t for t in reversed(sentence.tokens) if t.start < mention.span.end), trigger)
        yield f"distance {_bucket(abs(last.i - trigger.i))}"
        path = _path(last, trigger)
        yield f"path {min(path, FAR)}"
        yield from ["in conjunct"] * (last.dep == "conj" or last.head.dep == "conj")
        head = next((h for h in heads if h.sentence is sentence), None)
        if head is not None:
            yield f"as {head.dep}"
            if head.dep == "pobj":
                yield f"after {head.head.lower}"

    # -- clause -------------------------------------------------------------------------------------------------

    def _clause(self, found: Found, standing: Standing, reported: bool, quoted: bool) -> Iterator[str]:
        trigger = found.match.trigger
        sentence = trigger.sentence
        yield f"trigger is {trigger.dep}"
        yield f"trigger tag {trigger.tag}"
        yield f"governor is {found.match.governor.dep}"
        yield f"competing {min(self._competing(sentence, trigger), FAR)}"
        yield f"length {sum(len(sentence.tokens) > limit for limit in LONG)}"
        flags = {
            "hedged": standing.hedged,
            "negated": standing.polarity is Polarity.NEGATED,
            "not actual": standing.modality is not Modality.ACTUAL,
            "ended": standing.ended,
            "reported": reported,
            "quoted": quoted,
            "title": sentence.is_title,
            "shouted": is_shouted(sentence),
            "no subject": trigger.is_verb and not trigger.by("nsubj", "nsubjpass"),
        }
        yield from (name for name, holds in flags.items() if holds)

    def _competing(self, sentence: Sentence, trigger: Token) -> int:
        """How many other words of the sentence are triggers of verb or noun frames."""
        words = (t for t in sentence.tokens if t is not trigger and (t.is_verb or t.is_noun))
        return sum(("verb", t.lemma) in self._senses or ("noun", t.lemma) in self._senses for t in words)


def _bucket(distance: int) -> str:
    return next(
        (name for limit, name in ((2, "0-2"), (5, "3-5"), (10, "6-10"), (20, "11-20")) if distance <= limit), "far"
    )


def _path(one: Token, other: Token) -> int:
    """How many steps lie between two words in the tree."""
    above = [one, *one.ancestors()]
    ranks = {id(token): rank for rank, token in enumerate(above)}
    steps = next(((n, ranks[id(t)]) for n, t in enumerate((other, *other.ancestors())) if id(t) in ranks), (FAR, FAR))
    return sum(steps)
