"""Relations found in a sentence -> claims: with polarity, modality, speaker, date, place and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.arguments import clause_of
from kg.extract.attribution import Speakers
from kg.extract.circumstances import date_of, place_of
from kg.extract.confidence import Table
from kg.extract.dates import Dated
from kg.extract.events import Found
from kg.extract.features import Features
from kg.extract.matching import Match
from kg.extract.places import Place
from kg.extract.reports import Said
from kg.extract.standing import Standing, Standings
from kg.mentions.heads import Heads
from kg.model import Attribution, Claim, Document, Mention, Modality, Polarity, Span
from kg.ontology import Ontology

EFFECTS = {"demands": Modality.DEMANDED, "plans": Modality.PLANNED, "supposes": Modality.HYPOTHETICAL}
# Whoever accuses, asks, praises or threatens does so by saying it: the act and the saying are one.
SAYINGS = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN")


@dataclass(frozen=True, slots=True)
class Around:
    """The dates and places that the sentence of a claim speaks of."""

    dates: list[Dated]
    places: list[Place]


class Statements:
    """Makes claims of what was found in one document."""

    def __init__(self, document: Document, ontology: Ontology, heads: Heads, speakers: Speakers, table: Table) -> None:
        self.document, self.ontology, self.heads, self.speakers, self.table = document, ontology, heads, speakers, table
        self.standings, self.features = Standings(ontology), Features(ontology)

    def claims(self, found: Found, around: Around) -> Iterator[Claim]:
        """The claims that a relation found in a sentence makes, one for each of its innermost speakers."""
        match, inherent = found.match, self._is_inherent(found.match)
        standing = Standing() if inherent else self.standings.of(match.trigger, match.governor)
        said = self._said(match, inherent)
        if match.route == "quote":  # The demand is made by being said: the article vouches for it.
            standing, said = Standing(), []
        standing = replace(standing, modality=self._modality(standing.modality, said))
        relation, standing = self._after_ending(found.relation, standing)
        verb = clause_of(match.governor)
        ends = (found.source.name, found.target.name)
        quoted = self.speakers.quotation_of(match.trigger.start) is not None
        features = self.features.of(found, standing, reported=bool(said), quoted=quoted)
        confidence = self.table.confidence(features)
        if confidence < self.table.threshold:
            return
        claim = Claim(
            document=self.document.id,
            source=found.source,
            relation=relation,
            target=found.target,
            trigger=self.document.span(match.trigger.start, match.trigger.end),
            evidence=self._evidence(match, found),
            polarity=flipped(standing.polarity) if said and said[0].effect == "denies" else standing.polarity,
            modality=standing.modality,
            when=None if inherent else date_of(match.trigger, verb, around.dates),
            place="" if inherent else place_of(match.trigger, verb, around.places, ends),
            confidence=confidence,
            rule=match.frame.id,
            features=features,
        )
        said = [] if self._is_own_word(match, found, said) else said
        if match.route == "claimed" and not any(s.speakers for s in said):
            said = [Said((found.source,), self.document.span(match.governor.start, match.governor.end), "affirms")]
        for attribution in self._attributions(said):
            yield replace(claim, attribution=attribution)

    @staticmethod
    def _is_inherent(match: Match) -> bool:
        """Whether the relation is said in passing, so that what the sentence does with its clause does not touch it."""
        if match.frame.form in ("compound", "prefix", "title"):
            return True
        return match.route in ("role", "beside", "postnominal", "answered") and not match.governor.is_verb

    # -- standing -----------------------------------------------------------------------------------------------

    def _after_ending(self, relation: str, standing: Standing) -> tuple[str, Standing]:
        """What ends: a hostile act is a concession ("lifted the ban"), a cooperative one is negated.

        What is only asked to end goes on: "urged Chad to halt its attacks on" says that Chad attacks.
        """
        if not standing.ended:
            return relation, standing
        kind = self.ontology.relations[relation]
        if kind.sign >= 0 or kind.symmetric:
            return relation, replace(standing, polarity=flipped(standing.polarity))
        if standing.modality in (Modality.DEMANDED, Modality.HYPOTHETICAL):
            return relation, replace(standing, modality=Modality.ACTUAL)
        return "concedesTo", standing

    @staticmethod
    def _modality(modality: Modality, said: list[Said]) -> Modality:
        return EFFECTS.get(said[0].effect, modality) if said and modality is Modality.ACTUAL else modality

    # -- speakers -----------------------------------------------------------------------------------------------

    def _said(self, match: Match, inherent: bool) -> list[Said]:
        if not inherent:
            return self.speakers.of(match.trigger)
        quotation = self.speakers.quotation_of(match.trigger.start)
        return [quotation.said] if quotation and quotation.said else []

    def _is_own_word(self, match: Match, found: Found, said: list[Said]) -> bool:
        """Whether the act is itself a saying, told with the same subject: "said he was ready and urged X to"."""
        speaking = next((s for s in said if s.speakers), None)
        if speaking is None or not match.trigger.is_verb:
            return False
        own = match.trigger.by("nsubj", "nsubjpass")
        shared = not own and match.trigger.dep == "conj"
        performed = match.trigger.tag == "VBP" and any(s.lower == "i" for s in own)
        speaks = found.source.actor.id in {m.actor.id for m in speaking.speakers}
        return speaks and (shared or performed) and self.ontology.relations[found.relation].plover in SAYINGS

    @staticmethod
    def _attributions(said: list[Said]) -> list[Attribution | None]:
        """One for each of the innermost speakers; a single None for the article's own voice."""
        speaking = next((s for s in said if s.speakers), None)
        if speaking is None:
            return [None]
        return [Attribution(speaker, speaking.cue, speaking.content) for speaker in speaking.speakers]

    # -- evidence -----------------------------------------------------------------------------------------------

    def _owned(self, match: Match, end: Mention) -> Span:
        """Up to the thing by which an actor is meant: "its base", "the coalition's jets"."""
        heads = (head for head in (*match.sources, *match.targets) if end.span.end <= head.start)
        thing = next((head for head in heads if any(c.start <= end.span.start < c.end for c in head.children)), None)
        return self.document.span(end.span.start, thing.end) if thing else end.span

    def _evidence(self, match: Match, found: Found) -> Span:
        """The shortest stretch of the sentence that holds the trigger and whichever ends stand in it."""
        first, last = match.trigger.sentence.start, match.trigger.sentence.end
        ends = (found.source, found.target)
        spans = [*(end.span for end in ends), *(self._owned(match, end) for end in ends)]
        inside = [s for s in spans if first <= s.start and s.end <= last]
        start = min([match.trigger.start, match.governor.start, *(s.start for s in inside)])
        end = max([match.trigger.end, match.governor.end, *(s.end for s in inside)])
        return self.document.span(start, end)


def flipped(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.AFFIRMED if polarity is Polarity.NEGATED else Polarity.NEGATED
