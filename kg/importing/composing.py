"""A record -> a document that holds the words of its claims, and the claims with their places in it."""

import re
from dataclasses import dataclass

from kg.errors import DocumentError
from kg.importing.coded import NO_TEXT, Coded, Named, Record
from kg.mentions.names import new_actor
from kg.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Interval,
    Mention,
    Modality,
    Polarity,
    Publication,
    Reading,
    Span,
)
from kg.ontology import Ontology, fold
from kg.readers import dates

BREAK = "\n\n"
NEGATED, SAID = "it is not so that ", "said"
Places = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim put into words, and where in them source, target, trigger, speaker and cue stand."""

    text: str
    places: Places


class Composer:
    """Makes readings of the records of one format."""

    def __init__(self, form: str, ontology: Ontology, confidence: float) -> None:
        self.form, self.ontology, self.confidence = form, ontology, confidence
        self.demonyms = {(fold(name.text), name.actor) for name in ontology.names if name.how == "demonym"}

    def __call__(self, record: Record) -> Reading:
        """The document of a record: its title, the words of its claims, and in words of ours what those do not hold."""
        starts, text = _laid_out(record)
        when = _day(record.published, record.where)
        publication = Publication(when, _line(record.publisher), record.url, record.path)
        document = Document(text, _line(record.title), (publication,), record.key)
        claims = {
            claim.id: claim for claim in (self._claim(document, coded, starts, record) for coded in record.claims)
        }
        found = tuple(claims.values())
        return Reading(document, found, tuple(claim.attribution for claim in found if claim.attribution))

    def _claim(self, document: Document, coded: Coded, starts: dict[str, int], record: Record) -> Claim:
        if coded.relation not in self.ontology.relations:
            raise DocumentError(record.where, f"no relation type {coded.relation!r} in the ontology")
        spans = {name: document.span(*place) for name, place in _places(coded, starts).items()}
        source, target = (self._mention(coded, role, spans) for role in ("source", "target"))
        if source.actor.id == target.actor.id:
            raise DocumentError(record.where, "source and target are the same actor")
        when = _day(coded.when, record.where)
        return Claim(
            document=document.id,
            source=source,
            relation=coded.relation,
            target=target,
            trigger=spans["trigger"],
            evidence=spans["evidence"],
            polarity=coded.polarity,
            modality=coded.modality,
            attribution=Attribution(self._mention(coded, "speaker", spans), spans["cue"]) if coded.speaker else None,
            when=Interval.parse(when) if when else None,
            place=_line(coded.place),
            confidence=self.confidence if coded.confidence is None else coded.confidence,
            rule=f"imported from {self.form}: {coded.rule or coded.relation}",
        )

    def _mention(self, coded: Coded, role: str, spans: dict[str, Span]) -> Mention:
        named: Named = getattr(coded, role)
        return Mention(spans[role], _line(named.name), self._actor(named), "imported")

    def _actor(self, named: Named) -> Actor:
        """The actor by its id, its name or the country that it is; else a new one, under its country if known."""
        actors = self.ontology.actors
        if named.id:
            return actors.get(named.id) or Actor(named.id, named.label or named.name, named.kind)
        known = self.ontology.named(named.name)
        if len(known) == 1:
            return known[0]
        country = self.ontology.countries.get(named.country, "")
        if country and (named.is_country or (fold(named.name), country) in self.demonyms):
            return actors[country]
        name = _line(named.name)
        return new_actor(f"{name} ({actors[country].label})" if country else name, named.kind)


def _laid_out(record: Record) -> tuple[dict[str, int], str]:
    """Where each paragraph of a record's document begins, and the text of it."""
    starts: dict[str, int] = {}
    text = ""
    for paragraph in (_line(record.title), *map(_words, record.claims), *map(_needed, record.claims)):
        if paragraph and paragraph not in starts:
            text += BREAK if text else ""
            starts[paragraph] = len(text)
            text += paragraph
    return starts, text


def _places(coded: Coded, starts: dict[str, int]) -> Places:
    """Where evidence, trigger, actors and cue of a claim stand in the document."""
    words, statement = _words(coded), _statement(coded)
    begin = starts[words or statement.text]
    found = {
        "evidence": (begin, begin + len(words or statement.text)),
        "trigger": _moved(coded.trigger or (0, len(words)), begin) if words else (0, 0),
    }
    inside = _inside(coded)
    for role, place in statement.places.items():
        if role in inside:
            found[role] = _moved(inside[role], begin)
        elif role != "trigger" or not words:
            found[role] = _moved(place, starts[statement.text])
    return found


def _inside(coded: Coded) -> Places:
    """Where the words of a claim name its actors and hold its cue."""
    words, places = _words(coded), Places()
    for role in ("source", "target", "speaker"):
        named = getattr(coded, role)
        if named and (place := named.at or _found(named.name, words)):
            places[role] = place
    if coded.speaker and coded.cue and (place := _found(coded.cue, words)):
        places["cue"] = place
    return places


def _needed(coded: Coded) -> str:
    """The statement of a claim, if its words do not name all that it is about."""
    statement = _statement(coded)
    return "" if set(statement.places) - {"trigger"} <= set(_inside(coded)) else statement.text


def _statement(coded: Coded) -> Statement:
    text, places = "", Places()
    for role, piece in _pieces(coded):
        if role:
            places[role] = (len(text), len(text) + len(piece))
        text += piece
    return Statement(text, places)


def _pieces(coded: Coded) -> list[tuple[str, str]]:
    """The claim as a sentence, piece by piece: "Putin said: Russia bombed Ukraine (event 123, CAMEO 195)."."""
    name = _line(coded.speaker.name) if coded.speaker else ""
    speaker = [("speaker", name), ("", " "), ("cue", coded.cue or SAID), ("", ": ")] if coded.speaker else []
    held = [("", f"{coded.modality.value}, ")] if coded.modality is not Modality.ACTUAL else []
    denied = [("", NEGATED)] if coded.polarity is Polarity.NEGATED else []
    said = [("source", _line(coded.source.name)), ("", " "), ("trigger", coded.says), ("", " ")]
    end = [("target", _line(coded.target.name)), ("", f" ({coded.note})." if coded.note else ".")]
    return [*speaker, *held, *denied, *said, *end]


def _words(coded: Coded) -> str:
    return NO_TEXT.sub("\ufffd", coded.words)


def _found(name: str, words: str) -> tuple[int, int] | None:
    match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) if name else None
    return match.span() if match else None


def _moved(place: tuple[int, int], by: int) -> tuple[int, int]:
    return place[0] + by, place[1] + by


def _line(text: str) -> str:
    return " ".join(NO_TEXT.sub("\ufffd", text).split())


def _day(text: str, where: str) -> str:
    """A date or a stretch of days as ISO has it."""
    try:
        return str(Interval.parse(text)) if len(text) > 10 and "/" in text[4:] else dates.published(text)
    except ValueError as error:
        raise DocumentError(where, str(error)) from None
