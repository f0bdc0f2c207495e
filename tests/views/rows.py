"""Rows of pages: from lines of claims, as `kg extract` writes them, or made by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import digest
from kg.ontology import Ontology
from kg.views.data import PageData

Row = dict[str, Any]
SPANS = ("source_span", "target_span", "trigger_span", "speaker_span")


def page_data(
    lines: Iterable[Mapping[str, Any]], texts: Mapping[str, str], ontology: Ontology, title="Seed"
) -> PageData:
    """The data of a page on these lines; `texts` gives the text of each document by its id."""
    lines = list(lines)
    claims = [claim_row(claim, line["id"]) for line in lines for claim in line["claims"]]
    relations = relation_rows(claims)
    status = {row["id"]: row["status"] for row in relations}
    used = {row["type"] for row in relations}
    return PageData(
        title=title,
        actors=tuple(actor_rows(claims, relations, ontology, lines)),
        relations=tuple(relations),
        claims=tuple({**row, "status": status[row["about"]]} for row in claims),
        documents=tuple(document_row(line, texts[line["id"]]) for line in lines),
        types=tuple(type_row(kind) for kind in ontology.relations.values() if kind.id in used),
    )


def claim_row(claim: Mapping[str, Any], document: str) -> Row:
    """A claim with its id, its document and its relation."""
    about = digest(claim["source_id"], claim["relation"], claim["target_id"])
    said = (claim["polarity"], claim["modality"], claim["speaker_id"] or "")
    return {
        **claim,
        "id": digest(document, claim["start"], claim["end"], about, *said),
        "document": document,
        "about": about,
    }


def relation_rows(claims: Iterable[Row]) -> list[Row]:
    """What the claims add up to, the status by the rule of DESIGN."""
    groups: dict[str, list[Row]] = {}
    for claim in claims:
        groups.setdefault(claim["about"], []).append(claim)
    return [relation_row(about, group) for about, group in sorted(groups.items())]


def relation_row(about: str, group: list[Row]) -> Row:
    """One relation of its claims."""
    first = group[0]
    dates = sorted(claim["date"] for claim in group if claim["date"])
    return {
        "id": about,
        **{key: first[key] for key in ("source", "source_id", "target", "target_id", "sign")},
        "type": first["relation"],
        "status": status_of(group),
        "claims": len(group),
        "speakers": sorted({claim["speaker"] for claim in group if claim["speaker"]}),
        "earliest": dates[0] if dates else None,
        "latest": dates[-1] if dates else None,
    }


def status_of(group: list[Row]) -> str:
    """The first status that fits."""
    actual = [claim for claim in group if claim["modality"] == "actual"]
    affirmed = [claim for claim in actual if claim["polarity"] == "affirmed"]
    if affirmed and len(affirmed) < len(actual):
        return "Disputed"
    if affirmed:
        return "Attributed" if all(claim["speaker_id"] for claim in affirmed) else "Asserted"
    return "Denied" if all(claim["polarity"] == "negated" for claim in group) else "Unrealised"


def actor_rows(claims: list[Row], relations: list[Row], ontology: Ontology, lines: Iterable[Mapping[str, Any]]):
    """Every actor that a claim names, and those above it."""
    labels = {row[f"{role}_id"]: row[role] for row in claims for role in ("source", "target", "speaker") if row[role]}
    kinds = {row["id"]: row["kind"] for line in lines for row in line.get("actors", ())}
    count = Counter(id for row in claims for id in {row["source_id"], row["target_id"]})
    spoken = Counter(row["speaker_id"] for row in claims)
    for id in above(labels, ontology):
        known = ontology.actors.get(id)
        yield {
            "id": id,
            "label": labels.get(id) or known.label,
            "kind": known.kind if known else kinds.get(id, "Actor"),
            "aliases": list(known.aliases) if known else [],
            "part_of": list(known.part_of) if known else [],
            "represents": list(known.represents) if known else [],
            "matches": list(known.matches) if known else [],
            "claims": count[id],
            "spoken": spoken[id],
        }


def above(ids: Iterable[str], ontology: Ontology) -> list[str]:
    """The ids with those of whom they are part of and represent, sorted."""
    found, rest = set(), list(ids)
    while rest:
        id = rest.pop()
        if id not in found:
            found.add(id)
            known = ontology.actors.get(id)
            rest += [*known.part_of, *known.represents] if known else []
    return sorted(found)


def document_row(line: Mapping[str, Any], text: str) -> Row:
    """A document as `kg documents --json` has it."""
    return {
        "id": line["id"],
        "title": line["title"],
        "date": line["date"],
        "publisher": line["publisher"],
        "url": line.get("url"),
        "path": line.get("path"),
        "text": text,
    }


def type_row(kind: Any) -> Row:
    """A relation type of the ontology."""
    keys = ("id", "label", "definition", "sign", "intensity", "symmetric")
    return {key: getattr(kind, key) for key in keys}


def made(claims: Iterable[Row], text: str, ontology: Ontology, *, title="Made", **document: Any) -> PageData:
    """A page's data on one document; each claim gives source, relation, target and evidence, the rest by default."""
    rows = [made_claim(text, ontology, **claim) for claim in claims]
    line = {
        "id": digest(text),
        "title": title,
        "date": "2020-01-02",
        "publisher": "Example",
        **document,
        "claims": rows,
    }
    return page_data([line], {line["id"]: text}, ontology, title)


def made_claim(text: str, ontology: Ontology, *, source, relation, target, evidence, speaker=None, **said: Any) -> Row:
    """A claim at the first place of its evidence in the text."""
    start = text.index(evidence)
    row: Row = {
        **{
            f"{role}{end}": value
            for role, value in (("source", source), ("target", target))
            for end in ("", "_id", "_text")
        },
        "relation": relation,
        "plover": ontology.relations[relation].plover,
        "sign": ontology.relations[relation].sign,
        "polarity": "affirmed",
        "modality": "actual",
        **{"speaker": speaker, "speaker_id": speaker, "cue": "said" if speaker else None},
        "evidence": evidence,
        **{"start": start, "end": start + len(evidence)},
        **dict.fromkeys(SPANS),
        **{"date": None, "place": None, "confidence": 0.9, "rule": "by hand"},
    }
    return {**row, **said}
