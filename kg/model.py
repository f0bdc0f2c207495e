"""The values that flow through kg: frozen, compared by content, without I/O or third-party imports."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

# How far off actors are seen from: as themselves, or rolled up to whom they belong to.
LEVELS = ("actor", "organisation", "state")


class Polarity(Enum):
    """Whether a claim affirms or denies what it speaks of."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(Enum):
    """Whether a claim speaks of something done or standing, or of something not (yet) so."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"


class Status(Enum):
    """What the claims about a relation add up to; the first that fits, in this order."""

    DISPUTED = "Disputed"
    ASSERTED = "Asserted"
    ATTRIBUTED = "Attributed"
    DENIED = "Denied"
    UNREALISED = "Unrealised"

    @property
    def is_edge(self) -> bool:
        """Whether a relation of this status gives a plain edge."""
        return self in (Status.ASSERTED, Status.ATTRIBUTED)


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits made from content; equal parts give equal digits on every machine.

    >>> digest("Russia", "bombs")
    'af8778217179366b'
    """
    return digest_of(parts)


def digest_of(parts: Iterable[object]) -> str:
    """The same of parts that come one after the other, and need not be in memory together."""
    found = hashlib.sha256()
    for number, part in enumerate(parts):
        found.update(f"{chr(0x1F) if number else ''}{part}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of a document: `text == document.text[start:end]`; offsets are Unicode code points."""

    start: int
    end: int
    text: str

    @property
    def offsets(self) -> tuple[int, int]:
        """Where the span begins and ends."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The earliest and the latest day of something, both included.

    >>> str(Interval.parse("2015-09")), str(Interval.parse("2015-09-30/2015-10-01"))
    ('2015-09', '2015-09-30/2015-10-01')
    """

    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """The days that `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `start/end` covers; ValueError for anything else."""
        first, slash, last = text.partition("/")
        if slash:
            return cls(cls.parse(first).earliest, cls.parse(last).latest)
        if len(first) == 4:
            return cls(date(int(first), 1, 1), date(int(first), 12, 31))
        if len(first) == 7:
            start = date(int(first[:4]), int(first[5:7]), 1)
            following = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
            return cls(start, following - timedelta(days=1))
        day = date.fromisoformat(first)
        return cls(day, day)

    def __str__(self) -> str:
        """The shortest of `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and `start/end` that says the same."""
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        for text in (first[:4], first[:7], first):
            if Interval.parse(text) == self:
                return text
        return f"{first}/{last}"


@dataclass(frozen=True, slots=True, order=True)
class Publication:
    """One appearance of a document: where and when. `published` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    published: str = ""
    publisher: str = ""
    url: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One article. Its identity is its text; `key` is the name that a record brought with it, if any."""

    text: str
    title: str = ""
    publications: tuple[Publication, ...] = ()
    key: str = ""

    @property
    def id(self) -> str:
        """Made from the text alone, so that a reprint is the same document."""
        return digest(self.text)

    @property
    def published(self) -> str:
        """The earliest date of publication, "" if none is known; a year counts from its first day."""
        return min((p.published for p in self.publications if p.published), default="")

    @property
    def publisher(self) -> str:
        """The publisher of the earliest publication that names one."""
        named = sorted((p for p in self.publications if p.publisher), key=lambda p: (p.published or "9999", p))
        return named[0].publisher if named else ""

    def span(self, start: int, end: int) -> Span:
        """The characters from `start` to `end`."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is referred to: a person, organisation, state or group.

    `kind` is a class of `ontologies/kg.ttl` ("State", "ArmedGroup", "Person", ...). `part_of` and `represents`
    are ids of actors; the gazetteer and the ledger set them, and of unnamed organs of a state ("police") the word does.
    """

    id: str
    label: str
    kind: str = "Actor"
    aliases: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    represents: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters in a document that refer to an actor.

    `span` is the mention itself ("its", "the brigade"); `name` is the article's own words for the actor (for a
    pronoun or a short form, of the mention it refers to); `rule` says how the actor was found.
    """

    span: Span
    name: str
    actor: Actor
    rule: str = "exact"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for what: a speaker, the words that say so, and what is said."""

    speaker: Mention
    cue: Span
    content: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place in a document says one actor does to another."""

    document: str
    source: Mention
    relation: str
    target: Mention
    trigger: Span
    evidence: Span
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    attribution: Attribution | None = None
    when: Interval | None = None
    place: str = ""
    confidence: float = 1.0
    rule: str = ""
    features: tuple[str, ...] = field(default=(), compare=False)

    @property
    def speaker(self) -> Mention | None:
        """Who is responsible for the statement; None for the article's own voice."""
        return self.attribution.speaker if self.attribution else None

    @property
    def about(self) -> str:
        """The id of the relation that the claim speaks of."""
        return digest(self.source.actor.id, self.relation, self.target.actor.id)

    @property
    def id(self) -> str:
        """Made from the document, the place and what is said there, in the article's own words.

        The actors' identifiers are left out, so that a judgement on who is who leaves it as it is.
        """
        speaker = self.speaker
        return digest(
            self.document,
            *self.evidence.offsets,
            *self.source.span.offsets,
            self.source.name,
            self.relation,
            *self.target.span.offsets,
            self.target.name,
            self.polarity.value,
            self.modality.value,
            speaker.name if speaker else "",
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What an extractor read in a document; attributions are listed whether or not a claim lies inside."""

    document: Document
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What the claims about one source, relation type and target add up to."""

    source: str
    type: str
    target: str
    status: Status
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """Made from source, type and target."""
        return digest(self.source, self.type, self.target)
