"""The extractor that ships with kg: frames of the ontology over the parse tree, one document at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.arguments import Clauses, clause_of
from kg.extract.attribution import Speakers
from kg.extract.circumstances import date_of, dates_of, place_of
from kg.extract.confidence import confidence
from kg.extract.dates import Calendar, Dated
from kg.extract.matching import Match, VerbMatcher
from kg.extract.events import Events, Found
from kg.extract.modifiers import Compounds, Titles
from kg.extract.nouns import NounMatcher, PredicateMatcher
from kg.extract.places import Place, Places
from kg.extract.reports import Said
from kg.extract.standing import Standing, Standings
from kg.mentions.coreference import Discourse
from kg.mentions.heads import Heads, coordinated
from kg.mentions.names import NameFinder
from kg.mentions.referents import Referents
from kg.model import Actor, Attribution, Claim, Document, Mention, Modality, Polarity, Reading, Span
from kg.ontology import Ontology
from kg.parse import MODEL, Parse, Parser, Sentence, Token


class RuleExtractor:
    """Documents -> Readings. Built once; the language model is loaded at the first document."""

    def __init__(self, ontology: Ontology, *, model: str = MODEL) -> None:
        self.ontology = ontology
        self.parser = Parser(model)
        self.names = NameFinder(ontology)

    def __call__(self, document: Document) -> Reading:
        """What the document says, claim by claim, in order."""
        return self.read(self.parser(document))

    def read(self, parse: Parse) -> Reading:
        """The reading of a document parsed already."""
        reader = DocumentReader(parse, self.ontology, self.names)
        return Reading(parse.document, tuple(reader.claims()), tuple(reader.speakers.attributions()))


class DocumentReader:
    """Reads one document; holds what is shared by its sentences."""

    def __init__(self, parse: Parse, ontology: Ontology, names: NameFinder) -> None:
        self.parse, self.ontology, self.document = parse, ontology, parse.document
        self.words = ontology.words
        self.clauses = Clauses(ontology)
        referents = Referents(parse, names(parse), ontology)
        self.heads = Heads(parse, referents, ontology)
        self.discourse = Discourse(parse, self.heads, ontology)
        self.titles = Titles(ontology, self.heads, referents.named)
        self.compounds = Compounds(ontology, self.heads)
        self.affiliations = self._affiliations()
        self.discourse.principal = self.heads.principal = self._principal
        self.speakers = Speakers(parse, self.heads, self.discourse, self.clauses, ontology)
        self.standings = Standings(ontology)
        self.verbs = VerbMatcher(ontology, self.clauses)
        self.nouns = NounMatcher(ontology, self.clauses, self.heads)
        self.predicates = PredicateMatcher(ontology, self.clauses, self.heads)
        self.dates = dates_of(parse, Calendar(self.document.published))
        self.places = Places(self.heads, ontology)
        self.events = Events(ontology)

    def claims(self) -> Iterator[Claim]:
        """The document's claims, each once for its ends, relation, standing and speaker."""
        seen: set[tuple[object, ...]] = set()
        for sentence in self.parse.sentences:
            if sentence.tokens[-1].text == "?":
                continue
            for claim in self._in_sentence(sentence):
                key = self._key(claim)
                if key not in seen:
                    seen.add(key)
                    yield claim

    def _key(self, claim: Claim) -> tuple[object, ...]:
        ends = [claim.source.actor.id, claim.target.actor.id]
        if self.ontology.relations[claim.relation].symmetric:
            ends.sort()
        speaker = claim.speaker.actor.id if claim.speaker else ""
        return (*ends, claim.relation, claim.polarity, claim.modality, speaker)

    def _in_sentence(self, sentence: Sentence) -> Iterator[Claim]:
        dates, places = self.dates[sentence.index], list(self.places.of(sentence))
        found = [*self._titled(sentence), *self._compounded(sentence), *self._triggered(sentence)]
        claims = [claim for one in found for claim in self._claim(one, dates, places)]
        yield from sorted(self._without_doubles(claims), key=lambda c: (c.trigger.start, c.source.span.start, c.target.span.start))

    def _without_doubles(self, claims: list[Claim]) -> Iterator[Claim]:
        """Of a verb and the noun under it that say one thing twice, the first."""
        signs: dict[tuple[object, ...], Claim] = {}
        for claim in claims:
            relation = self.ontology.relations[claim.relation]
            key = (claim.source.actor.id, claim.target.actor.id, relation.plover or relation.id, claim.polarity, claim.speaker and claim.speaker.actor.id)
            if key in signs and (relation.id == signs[key].relation or relation.plover not in ("AID",)) and {relation.id, signs[key].relation} != {"bombs", "kills"}:
                continue
            signs[key] = claim
            yield claim

    # -- finding ------------------------------------------------------------------------------------------------

    def _triggered(self, sentence: Sentence) -> Iterator[Found]:
        for token in sentence.tokens:
            named = self.heads.named(token)
            if named and named.actor:
                continue
            matches: list[Match] = []
            if token.is_verb:
                matches += self.verbs.matches(token)
            if token.is_noun or (token.tag == "VBG" and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")):
                matches += self.nouns.matches(token)
            matches += self.predicates.matches(token)
            for match in matches:
                found = list(self._pairs(match))
                self.events.remember(match, found, self)
                yield from found

    def _pairs(self, match: Match) -> Iterator[Found]:
        relation = self._relation(match)
        kind = self.ontology.relations[relation]
        sources = [m for head in match.sources for t in coordinated(head) for m in self._ends(t, kind.owned, "source")]
        targets = [m for head in match.targets for t in coordinated(head) for m in self._ends(t, kind.owned, "target")]
        sources = sources or [m for head in self._climbed(match, match.sources) for m in self.heads.all(head)]
        targets = targets or [m for head in self._climbed(match, match.targets) for m in self.heads.all(head)]
        sources, targets = self.events.completed(match, relation, sources, targets)
        for source, target in self._combined(match, kind.symmetric, sources, targets):
            if source.actor.id != target.actor.id and self._fits(kind.id, source, target, match):
                yield Found(match, relation, source, target)

    def _climbed(self, match: Match, heads: tuple[Token, ...]) -> list[Token]:
        """Where a participle or relative clause hangs on a noun that is no actor, the nearest noun above that may be meant."""
        if match.trigger.dep not in ("acl", "relcl") or match.trigger.head not in heads:
            return []
        noun = match.trigger.head
        if match.trigger.tag == "VBG" and (around := self.clauses.around(noun)):
            return around
        above = [a for a in noun.ancestors() if a.is_noun][:2]
        return [a for a in above if self.heads.resolve(a)][:1] if match.trigger.dep == "relcl" else []

    @staticmethod
    def _combined(match: Match, symmetric: bool, sources: list[Mention], targets: list[Mention]) -> list[tuple[Mention, Mention]]:
        """Every source with every target; the parties of something mutual each with each other."""
        mutual = symmetric and (match.route in ("between", "both") or (not targets and len(sources) > 1))
        if not mutual:
            return [(s, t) for s in sources for t in targets]
        ends = list({m.actor.id: m for m in [*sources, *targets]}.values())
        return [(a, b) for i, a in enumerate(ends) for b in ends[i + 1 :]]

    def _ends(self, token: Token, owned: bool, end: str) -> list[Mention]:
        found = self.heads.resolve(token)
        return found if owned or end == "source" else [m for m in found if m.rule != "owner" or m.actor.kind == "Collective"]

    def _fits(self, relation: str, source: Mention, target: Mention, match: Match) -> bool:
        """Whether these two can stand in this relation: no place that is merely where, no newspaper told something."""
        if relation in ("consults",) and target.actor.kind == "Media":
            return False
        if relation == "affiliatedWith" and match.frame.form == "verb" and source.actor.kind == "State" == target.actor.kind:
            return False
        return not (source.rule == "owner" and match.trigger.lemma in self.words("light-verb"))

    def _relation(self, match: Match) -> str:
        """An attack with bombs, missiles or aircraft is a bombing."""
        if match.frame.relation != "attacks":
            return match.frame.relation
        instruments = [n for p in self.clauses.prepositions(match.trigger) if p.lower in ("with", "by", "in", "using") for n in p.by("pobj")]
        involved = [*match.sources, *instruments, *match.trigger.by("compound", "amod")]
        return "bombs" if any(t.lemma in self.words("fire-weapon") and not self._carries(t) for t in involved) else "attacks"

    def _carries(self, token: Token) -> bool:
        return token.lemma in ("fighter",)

    def _titled(self, sentence: Sentence) -> Iterator[Found]:
        for title, person, actors in self.titles.matches(sentence):
            source = self.heads.adjective(self.parse.sentences[person.match.sentence].tokens[person.match.first])
            for actor in actors:
                if source and source[0].actor.id != actor.actor.id:
                    match = Match(self.titles.frame, title, title, (), (), 3, "title")
                    yield Found(match, "affiliatedWith", source[0], actor)

    def _compounded(self, sentence: Sentence) -> Iterator[Found]:
        for match, actors in self.compounds.matches(sentence):
            for noun in coordinated(match.targets[0]):
                others = self.heads.resolve(noun) or self.heads.people(noun)
                for actor in actors:
                    for other in others:
                        ends = (other, actor) if match.frame.form == "prefix" else (actor, other)
                        if actor.actor.id != other.actor.id:
                            yield Found(match, match.frame.relation, *ends)
                break

    def _affiliations(self) -> dict[str, Actor]:
        found: dict[str, Actor] = {}
        for sentence in self.parse.sentences:
            for _, person, actors in self.titles.matches(sentence):
                if person.actor and actors:
                    found.setdefault(person.actor.id, actors[0].actor)
        return found

    def _principal(self, actor: Actor) -> Actor | None:
        """The side for which a person speaks when saying "we"."""
        if actor.kind != "Person":
            return None
        known = [self.ontology.actors[id] for id in actor.represents if id in self.ontology.actors]
        return self.affiliations.get(actor.id) or (known[0] if known else None)

    # -- standing -----------------------------------------------------------------------------------------------

    def _claim(self, found: Found, dates: list[Dated], places: list[Place]) -> Iterator[Claim]:
        match = found.match
        inherent = match.frame.form in ("compound", "prefix", "title") or (match.route in ("role", "postnominal") and not match.governor.is_verb)
        standing = Standing() if inherent else self.standings.of(match.trigger, match.governor)
        said = self._said(match, inherent)
        relation, polarity = self._after_ending(found.relation, standing)
        if said and said[0].effect == "denies":
            polarity = Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
        modality = self._modality(standing.modality, said)
        verb = clause_of(match.governor)
        claim = Claim(
            document=self.document.id,
            source=found.source,
            relation=relation,
            target=found.target,
            trigger=self.document.span(match.trigger.start, match.trigger.end),
            evidence=self._evidence(match, found),
            polarity=polarity,
            modality=modality,
            when=None if inherent else date_of(match.trigger, verb, dates),
            place="" if inherent else place_of(match.trigger, verb, places, (found.source.name, found.target.name)),
            rule=match.frame.id,
        )
        features = self._features(match, found, standing)
        for attribution in self._attributions([] if self._is_own_word(match, found, said) else said):
            yield replace(claim, attribution=attribution, confidence=confidence(features), features=features)

    def _said(self, match: Match, inherent: bool) -> list[Said]:
        if not inherent:
            return self.speakers.of(match.governor if match.governor.is_verb else match.trigger)
        quotation = self.speakers.quotation_of(match.trigger.start)
        return [quotation.said] if quotation and quotation.said else []

    def _after_ending(self, relation: str, standing: Standing) -> tuple[str, Polarity]:
        """ "Lifted the ban" is a concession, "suspended its training" the end of training."""
        if not standing.ended:
            return relation, standing.polarity
        if self.ontology.relations[relation].sign < 0:
            return "concedesTo", standing.polarity
        flipped = Polarity.AFFIRMED if standing.polarity is Polarity.NEGATED else Polarity.NEGATED
        return relation, flipped

    @staticmethod
    def _modality(modality: Modality, said: list[Said]) -> Modality:
        if modality is not Modality.ACTUAL or not said:
            return modality
        effects = {"demands": Modality.DEMANDED, "plans": Modality.PLANNED, "supposes": Modality.HYPOTHETICAL}
        return effects.get(said[0].effect, modality)

    def _is_own_word(self, match: Match, found: Found, said: list[Said]) -> bool:
        """Whether the act is itself a saying, told with the same subject: "said he was ready and urged X to", "I thank X"."""
        speaking = next((s for s in said if s.speakers), None)
        if speaking is None or found.source.actor.id not in {m.actor.id for m in speaking.speakers} or not match.trigger.is_verb:
            return False
        own = match.trigger.by("nsubj", "nsubjpass")
        shared = not own and match.trigger.dep == "conj"
        performed = match.trigger.tag == "VBP" and any(s.lower == "i" for s in own)
        return (shared or performed) and self.ontology.relations[found.relation].plover in ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN")

    @staticmethod
    def _attributions(said: list[Said]) -> list[Attribution | None]:
        """One for each of the innermost speakers; a single None for the article's own voice."""
        speaking = next((s for s in said if s.speakers), None)
        if speaking is None:
            return [None]
        return [Attribution(speaker, speaking.cue, speaking.content) for speaker in speaking.speakers]

    def _evidence(self, match: Match, found: Found) -> Span:
        """The shortest stretch of the trigger's sentence that holds the trigger and both ends, where they stand in it."""
        sentence = match.trigger.sentence
        inside = [s for s in (found.source.span, found.target.span) if sentence.start <= s.start and s.end <= sentence.end]
        start = min([match.trigger.start, match.governor.start, *(s.start for s in inside)])
        end = max([match.trigger.end, match.governor.end, *(s.end for s in inside)])
        return self.document.span(start, end)

    def _features(self, match: Match, found: Found, standing: Standing) -> tuple[str, ...]:
        features = [f"form={match.frame.form}", f"source={found.source.rule}", f"target={found.target.rule}", f"route={match.route or 'verb'}"]
        features += [f"relation={found.relation}", f"weight={min(match.weight, 6)}"]
        features += ["hedged"] * standing.hedged + ["title"] * match.trigger.sentence.is_title
        return tuple(features)


def spans(mentions: Iterable[Mention]) -> list[Span]:
    """The spans of mentions."""
    return [mention.span for mention in mentions]
