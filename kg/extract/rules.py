"""The extractor that ships with kg: frames of the ontology over the parse tree, one document at a time."""

from collections.abc import Iterable, Iterator

from kg.extract.arguments import Clauses
from kg.extract.attribution import Speakers
from kg.extract.circumstances import dates_of
from kg.extract.confidence import Table, shipped
from kg.extract.dates import Calendar
from kg.extract.finding import Finder
from kg.extract.mending import mend
from kg.extract.places import Places
from kg.extract.refutations import Refutations
from kg.extract.statements import Around, Statements
from kg.extract.titles import Titles
from kg.furniture import Furniture
from kg.mentions.coreference import Discourse
from kg.mentions.heads import Heads
from kg.mentions.names import NameFinder
from kg.mentions.referents import Referents
from kg.model import Actor, Claim, Document, Reading
from kg.ontology import Ontology
from kg.parse import MODEL, Parse, Parser, Sentence


class RuleExtractor:
    """Documents -> Readings. Built once; the language model is loaded at the first document.

    `table` weighs the derivations of claims; without one it is the table that kg ships.
    """

    def __init__(self, ontology: Ontology, *, model: str = MODEL, table: Table | None = None) -> None:
        self.ontology, self.table = ontology, table or shipped()
        self.names = NameFinder(ontology)
        titles = (word.title() for word in ontology.words("title") if word.endswith("."))
        self.parser = Parser(model, Furniture(ontology.words), self.names.gazetteer.knows, titles)

    def __call__(self, document: Document) -> Reading:
        """What the document says, claim by claim, in order."""
        return self.read(self.parser(document))

    def read(self, parse: Parse) -> Reading:
        """The reading of a document parsed already."""
        reader = DocumentReader(parse, self.ontology, self.names, self.table)
        return Reading(parse.document, tuple(reader.claims()), tuple(reader.speakers.attributions()))


class DocumentReader:
    """Reads one document; holds what is shared by its sentences."""

    def __init__(self, parse: Parse, ontology: Ontology, names: NameFinder, table: Table | None = None) -> None:
        self.parse, self.ontology, self.document = parse, ontology, parse.document
        mend(parse, ontology.words)
        self.clauses = Clauses(ontology)
        referents = Referents(parse, names(parse), ontology)
        self.heads = Heads(parse, referents, ontology)
        self.discourse = Discourse(parse, self.heads, ontology)
        self.titles = Titles(ontology, self.heads, referents.named)
        self.affiliations = self._affiliations()
        self.discourse.principal = self.heads.principal = self._principal
        self.speakers = Speakers(parse, self.heads, self.discourse, self.clauses, ontology)
        self.finder = Finder(parse, ontology, self.clauses, self.heads, self.titles)
        self.refutations = Refutations(parse, ontology, self.clauses, self.heads)
        self.finder.set_apart = self.speakers.set_apart
        self.finder.implied.speaker_at, self.finder.tones.said_at = self.discourse.speaker_at, self.speakers.of
        self.statements = Statements(self.document, ontology, self.heads, self.speakers, table or shipped())
        self.dates = dates_of(parse, Calendar(self.document.published))
        self.places = Places(self.heads, ontology)

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

    def _in_sentence(self, sentence: Sentence) -> list[Claim]:
        around = Around(self.dates[sentence.index], list(self.places.of(sentence)))
        claims = [claim for found in self.finder.found(sentence) for claim in self.statements.claims(found, around)]
        kept = [*self._without_doubles(claims), *self.refutations.of(sentence)]
        self.refutations.remember(sentence, kept)
        return sorted(kept, key=lambda c: (c.trigger.start, c.source.span.start, c.target.span.start))

    def _without_doubles(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Of a verb and the noun under it that say one thing twice, the first."""
        told: dict[tuple[object, ...], Claim] = {}
        for claim in claims:
            plover = self.ontology.relations[claim.relation].plover
            speaker = claim.speaker.actor.id if claim.speaker else ""
            key = (claim.source.actor.id, claim.target.actor.id, plover or claim.relation, claim.polarity, speaker)
            if key in told and self._is_double(claim.relation, told[key].relation, plover):
                continue
            told[key] = claim
            yield claim

    @staticmethod
    def _is_double(one: str, other: str, plover: str) -> bool:
        """Whether two relation types of one category say the same: arming is not feeding, bombing not killing."""
        return (one == other or plover != "AID") and {one, other} != {"bombs", "kills"}

    def _affiliations(self) -> dict[str, Actor]:
        """The side that each person's title names first."""
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
