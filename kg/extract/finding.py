"""What a sentence says between two actors, before its standing is known: frames matched and their ends resolved."""

from collections.abc import Iterator

from kg.extract.antecedents import Antecedents
from kg.extract.arguments import Clauses
from kg.extract.events import Events, Found
from kg.extract.implied import Implied
from kg.extract.matching import Match, VerbMatcher
from kg.extract.modifiers import Compounds
from kg.extract.nouns import LEFT, NounMatcher
from kg.extract.predicates import PredicateMatcher
from kg.extract.senses import Senses
from kg.extract.standing import Standings, is_infinitive
from kg.extract.titles import Titles
from kg.extract.tones import Tones
from kg.mentions.heads import Heads
from kg.mentions.joined import coordinated
from kg.model import Mention, Polarity
from kg.ontology import Ontology
from kg.parse import Parse, Sentence, Token

COREFERENT, PLAINLY = ("pronoun", "short form"), ("exact", "alias", "acronym")
VAGUE = ("role", "generic", "collective", "force", "short form", "pronoun")
CLAUSAL = (("that",), ("that-do",), ("that-must",), ("that-should",))


class Finder:
    """Finds relations in the sentences of one document, in their order."""

    def __init__(self, parse: Parse, ontology: Ontology, clauses: Clauses, heads: Heads, titles: Titles) -> None:
        self.parse, self.ontology, self.clauses, self.heads, self.titles = parse, ontology, clauses, heads, titles
        self.words = ontology.words
        self.compounds = Compounds(ontology, heads)
        self.verbs = VerbMatcher(ontology, clauses, heads)
        self.nouns = NounMatcher(ontology, clauses, heads)
        self.predicates = PredicateMatcher(ontology, clauses, heads)
        self.antecedents = Antecedents(parse, ontology, clauses, heads)
        self.events, self.standings = Events(ontology), Standings(ontology)
        self.implied, self.senses = Implied(ontology, heads), Senses(parse, ontology)
        self.set_apart: set[Token] = set()
        self.tones = Tones(ontology, heads, clauses)

    def found(self, sentence: Sentence) -> list[Found]:
        """What the sentence says, titles and compounds first; a deep target only where the act under it is silent."""
        triggered = list(self._triggered(sentence))
        plain = [one for one in triggered if not one.match.under]
        deep = [one for one in triggered if one.match.under and not any(self._says_more(other, one) for other in plain)]
        hints = (
            self.implied.lists,
            self.implied.duties,
            self.implied.entourages,
            self.implied.possessions,
            self.implied.adherents,
            self.tones.of,
        )
        implied = [one for hint in hints for one in hint(sentence)]
        return [*self._titled(sentence), *self._compounded(sentence), *plain, *deep, *implied]

    @staticmethod
    def _says_more(other: Found, deep: Found) -> bool:
        """Whether another relation is the very act that a deep one only points to."""
        below = {token for clause in deep.match.under for token in clause.subtree()}
        return other.match.trigger in below and deep.source.actor.id in (other.source.actor.id, other.target.actor.id)

    # -- triggers -----------------------------------------------------------------------------------------------

    def _triggered(self, sentence: Sentence) -> Iterator[Found]:
        for token in sentence.tokens:
            named = self.heads.named(token)
            if named and named.actor:
                continue
            for matches in self._matches(token):
                found = self._first(matches)
                yield from found
                if token.is_verb and found:
                    yield from self.implied.echoes(token, found)

    def _matches(self, token: Token) -> Iterator[list[Match]]:
        if token.is_verb and not (token.tag == "VBG" and token.dep == "amod"):  # "the founding father"
            yield self.verbs.matches(token)
        if token.is_noun or (token.tag == "VBG" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")):
            yield self.nouns.matches(token)
        yield self.predicates.matches(token)

    def _first(self, matches: list[Match]) -> list[Found]:
        """What the first match says that has actors at both ends; of an act of force, what is known of it is kept."""
        for match in matches:
            found = list(self._pairs(match))
            if found or match is matches[-1]:
                told = match if found else matches[0]
                if self.standings.of(told.trigger, told.governor).polarity is Polarity.AFFIRMED:
                    self.events.remember(told, found, self.heads)  # What was not done is not spoken of again.
                return found
        return []

    # -- ends ---------------------------------------------------------------------------------------------------

    def _pairs(self, match: Match) -> Iterator[Found]:
        sense = self.senses.of(match, self._relation(match))
        if sense is None:
            return
        relation = sense
        kind = self.ontology.relations[relation]
        sources = self._ends(match, match.sources) or self._climbed(match, match.sources) or self._owned(match)
        sources = sources or self.events.agents(match.sources)
        sources = [self._claimant(m) for m in sources] if match.route == "claimed" else sources
        owned = kind.owned and "DIRECT" not in match.frame.limits
        heads = self.antecedents.of(match)
        targets = [m for m in self._ends(match, heads) if owned or self._is_direct(m)]
        targets = targets or self._climbed(match, heads)
        direct = not any(argument.prepositions for argument in match.frame.arguments)
        if not targets and kind.owned and match.trigger.is_verb and direct:
            targets = self.events.authors(heads, sources)
        if not targets and kind.sign < 0 and match.trigger.is_verb:
            targets = self.antecedents.crowd(heads)
        relation, sources, targets = self.events.completed(match, relation, sources, targets)
        for source, target in self._combined(match, kind.symmetric, sources, targets):
            if source.actor.id != target.actor.id and self._fits(kind.id, source, target, match):
                yield Found(match, relation, source, target)

    def _ends(self, match: Match, heads: tuple[Token, ...]) -> list[Mention]:
        """Whom these heads and those joined to them mean; a person named beside a title stands alone."""
        if (
            match.trigger not in self.set_apart
        ):  # Who is named in "..., the minister, Ann Lee, said" does and suffers nothing.
            heads = tuple(head for head in heads if head not in self.set_apart)
        if match.route == "beside":
            return [m for head in heads for m in self.heads.resolve(head)]
        return [m for head in heads for m in self.heads.means(head)]

    def _claimant(self, mention: Mention) -> Mention:
        """The side whose act a spokesman claims."""
        side = self.heads.principal(mention.actor) if mention.actor.kind == "Person" else None
        return Mention(mention.span, side.label, side, "side") if side else mention

    def _owned(self, match: Match) -> list[Mention]:
        """Whose thing a source is, whatever it is: "Israeli bulldozers demolished"."""
        heads = [t for head in match.sources for t in coordinated(head) if t.is_noun and t.dep not in LEFT]
        return [m for head in heads if not self._is_event(head) for m in self.heads.owners.of(head)]

    def _is_event(self, noun: Token) -> bool:
        return f"noun {noun.lemma}" in self.ontology.frames

    @staticmethod
    def _is_direct(mention: Mention) -> bool:
        """Whether the actor itself is meant, not a thing that it owns."""
        return mention.rule != "owner" or mention.actor.kind == "Collective"

    def _climbed(self, match: Match, heads: tuple[Token, ...]) -> list[Mention]:
        """Whom a participle or relative clause on a noun that is no actor may be about: the nearest noun above."""
        if match.trigger.dep not in ("acl", "relcl") or match.trigger.head not in heads:
            return []
        noun = match.trigger.head
        if noun.lemma in self.words("act-reference"):
            return []
        if match.trigger.tag == "VBG" and (around := self.clauses.around(noun)):
            return [m for head in around for m in self.heads.all(head)]
        climbs = match.trigger.dep == "relcl" or is_infinitive(match.trigger)
        above = [a for a in noun.ancestors() if a.is_noun][:2] if climbs else []
        return next((found for a in above if (found := self.heads.all(a))), [])

    @staticmethod
    def _combined(
        match: Match, symmetric: bool, sources: list[Mention], targets: list[Mention]
    ) -> list[tuple[Mention, Mention]]:
        """Every source with every target; the parties of something mutual each with each other."""
        mutual = match.route == "both" or (symmetric and match.route == "between")
        if not mutual:
            return [(s, t) for s in sources for t in targets]
        ends = list({m.actor.id: m for m in [*sources, *targets]}.values())
        return [(a, b) for i, a in enumerate(ends) for b in ends[i + 1 :]]

    def _fits(self, relation: str, source: Mention, target: Mention, match: Match) -> bool:
        """Whether these two can stand in this relation: no newspaper is told something, no state is led by another."""
        if relation == "consults" and (target.actor.kind == "Media" or self._is_press(target, match)):
            return False
        clausal = any(argument.prepositions[:1] in CLAUSAL for argument in match.frame.arguments)
        if source.actor.kind == "Media" and clausal and self.ontology.relations[relation].plover == "REQUEST":
            return False  # What a newspaper writes that somebody must do is no demand of its own.
        if not self._is_within(match, relation, target):
            return False
        if match.frame.subject == "TARGET" and source.rule in VAGUE and self._is_by_place(match):
            return False
        states = source.actor.kind == "State" == target.actor.kind
        if relation == "affiliatedWith" and match.frame.form == "verb" and states:
            return False
        if match.under and self.ontology.relations[relation].sign > 0 and self._is_against(match):
            return False
        if match.under and target.rule in ("role", "generic", "collective") and target.actor.kind == "Collective":
            return False
        bare = not match.frame.arguments or not match.frame.arguments[0].prepositions
        if match.route == "postnominal" and (bare or source.rule in ("owner", "force")):
            return False
        return not (source.rule == "owner" and match.trigger.lemma in self.words("light-verb"))

    def _is_within(self, match: Match, relation: str, target: Mention) -> bool:
        """Whether a target is of the kind that a frame wants: people, a person, or no single person."""
        refused: tuple[str, ...] = PLAINLY if "PEOPLE" in match.frame.limits else ()
        refused += COREFERENT if relation in self.words("bodily") else ()
        if target.actor.kind == "State" and target.rule in refused:
            return False
        person = target.actor.kind == "Person"
        return not ("SIDES" in match.frame.limits and person) and (person or "PERSON" not in match.frame.limits)

    @staticmethod
    def _is_against(match: Match) -> bool:
        """Whether a deep target is the one against whom something is promised: "agreed to fight against Chad"."""
        return any(head.dep == "pobj" and head.head.lower == "against" for head in match.targets)

    @staticmethod
    def _is_by_place(match: Match) -> bool:
        """Whether the place of an act stands for its source: "was arrested in Chad"."""
        return any("in" in argument.prepositions for argument in match.frame.arguments if argument.slot == "SOURCE")

    def _is_press(self, target: Mention, match: Match) -> bool:
        """Whether those spoken to are there to hear it: "told reporters", "addressed the crowd"."""
        nameless = target.actor.kind == "Collective"
        return nameless and any(head.lemma in self.words("press") for head in match.targets)

    def _relation(self, match: Match) -> str:
        """The frame's relation type; an attack with bombs, missiles or aircraft is a bombing."""
        if match.frame.relation != "attacks":
            return match.frame.relation
        means = [p for p in self.clauses.prepositions(match.trigger) if p.lower in self.words("instrument-preposition")]
        instruments = [noun for preposition in means for noun in preposition.by("pobj")]
        involved = [*match.sources, *instruments, *match.trigger.by("compound", "amod")]
        return "bombs" if any(t.lemma in self.words("fire-weapon") for t in involved) else "attacks"

    # -- name phrases -------------------------------------------------------------------------------------------

    def _titled(self, sentence: Sentence) -> Iterator[Found]:
        for title, person, actors in self.titles.matches(sentence):
            source = self.heads.adjective(self.parse.sentences[person.match.sentence].tokens[person.match.first])
            for actor in actors:
                if source and source[0].actor.id != actor.actor.id:
                    match = Match(self.titles.frame, title, title, (), (), 3, "title")
                    yield Found(match, self.titles.frame.relation, source[0], actor)

    def _compounded(self, sentence: Sentence) -> Iterator[Found]:
        for match, actors in self.compounds.matches(sentence):
            noun = match.targets[0]
            beside = self.heads.resolve(noun.head) if noun.dep == "appos" else []
            others = beside or self.heads.resolve(noun) or self.heads.people(noun)
            for actor, other in ((a, o) for a in actors for o in others if a.actor.id != o.actor.id):
                ends = (other, actor) if match.frame.form == "prefix" else (actor, other)
                yield Found(match, match.frame.relation, *ends)
