"""A Reading as one JSON line, and back: the lines of `kg extract`, of claims.jsonl and of a graph's parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.model import Actor, Attribution, Claim, Document, Interval, Mention, Modality, Polarity, Reading, Span
from kg.ontology import Ontology

Line = dict[str, Any]


def to_line(reading: Reading, ontology: Ontology) -> Line:
    """The reading as `kg extract` writes it. A record's own id is echoed, otherwise it is the hash of the text.

    `actors` are those that the ontology does not know. Claims come in the order of the text, whatever the extractor's.
    """
    return {**head(reading.document), **body(reading, ontology)}


def head(document: Document) -> Line:
    """The part of a line that is about the document."""
    return {
        "id": document.key or document.id,
        "title": document.title,
        "date": document.published or None,
        "publisher": document.publisher or None,
    }


def body(reading: Reading, ontology: Ontology) -> Line:
    """The part of a line that is about what the document says."""
    claims, attributions = sorted(reading.claims, key=_order), sorted(reading.attributions, key=_attribution_order)
    actors = {
        mention.actor.id: mention.actor for mention in mentions(reading) if mention.actor.id not in ontology.actors
    }
    return {
        "claims": [to_row(claim, ontology) for claim in claims],
        "attributions": [_attribution_row(attribution) for attribution in attributions],
        "actors": [actor_row(actor) for _, actor in sorted(actors.items())],
    }


def to_row(claim: Claim, ontology: Ontology) -> Line:
    """A claim as JSON has it; `source`, `target` and `speaker` are labels, `*_text` the article's own words."""
    speaker, said = claim.speaker, claim.attribution
    return {
        "source": claim.source.actor.label,
        "source_id": claim.source.actor.id,
        "source_text": claim.source.name,
        "relation": claim.relation,
        "plover": ontology.plover_of(claim.relation, claim.modality, claim.polarity, claim.rule) or None,
        "sign": ontology.relations[claim.relation].sign,
        "target": claim.target.actor.label,
        "target_id": claim.target.actor.id,
        "target_text": claim.target.name,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "speaker": speaker.actor.label if speaker else None,
        "speaker_id": speaker.actor.id if speaker else None,
        "cue": said.cue.text if said else None,
        "evidence": claim.evidence.text,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "source_span": _offsets(claim.source.span),
        "target_span": _offsets(claim.target.span),
        "trigger_span": _offsets(claim.trigger),
        "speaker_span": _offsets(speaker.span) if speaker else None,
        "date": str(claim.when) if claim.when else None,
        "place": claim.place or None,
        "confidence": round(claim.confidence, 3),
        "rule": claim.rule,
        "source_rule": claim.source.rule,
        "target_rule": claim.target.rule,
        "speaker_rule": speaker.rule if speaker else None,
        "speaker_text": speaker.name if speaker else None,
        "cue_span": _offsets(said.cue) if said else None,
        "content_span": _offsets(said.content) if said and said.content else None,
    }


def from_line(line: Mapping[str, Any], document: Document, ontology: Ontology) -> Reading:
    """What a line says of the document that it was read from; the document's text gives the words of every span."""
    actors = {row["id"]: actor_of(row) for row in line["actors"]}
    known = _Known(document, {**actors, **{id: ontology.actors[id] for id in _ids(line) if id in ontology.actors}})
    return Reading(
        document,
        tuple(known.claim(row) for row in line["claims"]),
        tuple(known.attribution(row) for row in line["attributions"]),
    )


def actor_row(actor: Actor) -> Line:
    """What a line says of an actor that the ontology does not know."""
    part_of = {"part_of": list(actor.part_of)} if actor.part_of else {}
    return {"id": actor.id, "label": actor.label, "kind": actor.kind, **part_of}


def actor_of(row: Mapping[str, Any]) -> Actor:
    """The actor that a row of `actors` tells of."""
    return Actor(row["id"], row["label"], row["kind"], part_of=tuple(row.get("part_of", ())))


def mentions(reading: Reading) -> Iterator[Mention]:
    """Every mention that a claim or an attribution names."""
    for claim in reading.claims:
        yield from (claim.source, claim.target)
    for said in (*(claim.attribution for claim in reading.claims), *reading.attributions):
        if said:
            yield said.speaker


class _Known:
    """The document and the actors that the rows of one line refer to."""

    def __init__(self, document: Document, actors: Mapping[str, Actor]) -> None:
        self.document, self.actors = document, actors

    def claim(self, row: Mapping[str, Any]) -> Claim:
        return Claim(
            document=self.document.id,
            source=self.mention(row, "source"),
            relation=row["relation"],
            target=self.mention(row, "target"),
            trigger=self.document.span(*row["trigger_span"]),
            evidence=self.document.span(row["start"], row["end"]),
            polarity=Polarity(row["polarity"]),
            modality=Modality(row["modality"]),
            attribution=self.attribution(row) if row["speaker_id"] else None,
            when=Interval.parse(row["date"]) if row["date"] else None,
            place=row["place"] or "",
            confidence=row["confidence"],
            rule=row["rule"],
        )

    def mention(self, row: Mapping[str, Any], role: str) -> Mention:
        span = self.document.span(*row[f"{role}_span"])
        return Mention(span, row[f"{role}_text"], self.actors[row[f"{role}_id"]], row[f"{role}_rule"])

    def attribution(self, row: Mapping[str, Any]) -> Attribution:
        content = self.document.span(*row["content_span"]) if row["content_span"] else None
        return Attribution(self.mention(row, "speaker"), self.document.span(*row["cue_span"]), content)


def _attribution_row(said: Attribution) -> Line:
    return {
        "speaker": said.speaker.actor.label,
        "speaker_id": said.speaker.actor.id,
        "speaker_text": said.speaker.name,
        "cue": said.cue.text,
        "content": said.content.text if said.content else None,
        "speaker_span": _offsets(said.speaker.span),
        "cue_span": _offsets(said.cue),
        "content_span": _offsets(said.content) if said.content else None,
        "speaker_rule": said.speaker.rule,
    }


def _ids(line: Mapping[str, Any]) -> set[str]:
    """The ids of all actors that the rows of a line name."""
    rows = [*line["claims"], *line["attributions"]]
    return {row[key] for row in rows for key in ("source_id", "target_id", "speaker_id") if row.get(key)}


def _offsets(span: Span) -> list[int]:
    return list(span.offsets)


def _order(claim: Claim) -> tuple[Any, ...]:
    ends = (claim.source.span.offsets, claim.target.span.offsets)
    return (claim.evidence.offsets, claim.trigger.offsets, *ends, claim.id)


def _attribution_order(said: Attribution) -> tuple[Any, ...]:
    content = said.content.offsets if said.content else (-1, -1)
    return (content, said.cue.offsets, said.speaker.span.offsets, said.speaker.actor.id)
