"""STIX 2.1: actors as identities, relations as relationships, documents as reports with their claims.

Identifiers come from content, and so do times: `created` and `modified` are the first and last day of publication of
the documents that speak of an object. What STIX has no property for is in an extension that the bundle defines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from kg.export import Content, Row
from kg.model import Interval, Status

Object = dict[str, Any]
NAMESPACE = UUID("5e6ab3f4-9a4c-5a1c-8f3b-6f0a3c1d7e20")
# Of what is in no dated document.
NO_DAY = "1970-01-01"
CLASSES = {"Actor": "unknown", "Collective": "group", "Person": "individual"}
EDGES = {status.value for status in Status if status.is_edge}
SAID = ("id", "source_id", "relation", "target_id", "polarity", "modality", "speaker_id", "cue", "evidence", "start",
        "end", "confidence")  # fmt: skip
KG = "https://w3id.org/actor-kg/ns"


def write(content: Content) -> Iterator[bytes]:
    """A bundle. Only relations that hold are relationships; what is denied, disputed or planned is in reports alone."""
    claims = content.tables["claims"]()
    actors = {row["id"]: row for row in content.tables["actors"]()}
    documents = {row["id"]: row for row in content.tables["documents"]()}
    objects = [_maker(), _extension()]
    objects += [_identity(actors[id], same) for id, same in _by_actor(claims)]
    objects += [_relationship(id, same, content.intensities or {}) for id, same in _holding(claims)]
    objects += [_report(documents[id], same) for id, same in _grouped(claims, "document")]
    bundle = {"type": "bundle", "id": _id("bundle", *(item["id"] for item in objects)), "objects": objects}
    yield json.dumps(bundle, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _maker() -> Object:
    return {**_head("identity", "kg", ()), "name": "kg", "identity_class": "system"}


def _extension() -> Object:
    return {
        **_head("extension-definition", "kg", ()),
        "name": "Attributed claims",
        "description": "Sign, status and intensity of relations, kinds of actors, and the claims of a document.",
        "schema": KG,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
        "created_by_ref": _id("identity", "kg"),
    }


def _identity(actor: Row, claims: list[Row]) -> Object:
    links = [{"source_name": "exactMatch", "url": url} for url in actor["matches"]]
    return {
        **_head("identity", f"actor {actor['id']}", claims),
        "name": actor["label"],
        "identity_class": CLASSES.get(actor["kind"], "organization"),
        **({"external_references": links} if links else {}),
        "extensions": _extended(actor=actor["id"], kind=actor["kind"]),
    }


def _relationship(id: str, claims: list[Row], intensities: Mapping[str, float]) -> Object:
    first = claims[0]
    days = [Interval.parse(claim["date"]).earliest.isoformat() for claim in claims if claim["date"]]
    return {
        **_head("relationship", id, claims),
        "relationship_type": _hyphened(first["relation"]),
        "description": "\n".join(dict.fromkeys(claim["evidence"] for claim in claims)),
        "source_ref": _id("identity", f"actor {first['source_id']}"),
        "target_ref": _id("identity", f"actor {first['target_id']}"),
        **({"start_time": _time(min(days))} if days else {}),
        "confidence": round(100 * max(claim["confidence"] for claim in claims)),
        "extensions": _extended(
            relation=first["relation"],
            sign=first["sign"],
            status=first["status"],
            intensity=intensities.get(first["relation"], 0.0),
        ),
    }


def _report(document: Row, claims: list[Row]) -> Object:
    refs = {_id("identity", f"actor {id}") for id, _ in _by_actor(claims)}
    refs |= {_id("relationship", id) for id, _ in _holding(claims)}
    links = [{"source_name": document["publisher"] or "publisher", "url": document["url"]}] if document["url"] else []
    return {
        **_head("report", document["id"], claims),
        "name": document["title"] or document["id"],
        "report_types": ["news"],
        "published": _time(claims[0]["published"] or NO_DAY),
        "object_refs": sorted(refs),
        **({"external_references": links} if links else {}),
        "extensions": _extended(document=document["id"], claims=[{name: c[name] for name in SAID} for c in claims]),
    }


def _head(type: str, name: str, claims: Iterable[Row]) -> Object:
    days = sorted(claim["published"] or NO_DAY for claim in claims) or [NO_DAY]
    maker = {} if name == "kg" else {"created_by_ref": _id("identity", "kg")}
    times = {"created": _time(days[0]), "modified": _time(days[-1])}
    return {"type": type, "spec_version": "2.1", "id": _id(type, name), **maker, **times}


def _extended(**values: Any) -> Object:
    return {_id("extension-definition", "kg"): {"extension_type": "property-extension", **values}}


def _id(type: str, *names: str) -> str:
    return f"{type}--{uuid5(NAMESPACE, ' '.join((type, *names)))}"


def _time(day: str) -> str:
    return f"{Interval.parse(day).earliest.isoformat()}T00:00:00.000Z"


def _hyphened(name: str) -> str:
    """A relation type in the form that STIX wants.

    >>> _hyphened("alliedWith")
    'allied-with'
    """
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)


def _by_actor(claims: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Every actor with the claims that it takes part in or vouches for."""
    found: dict[str, list[Row]] = {}
    for claim in claims:
        for id in {claim["source_id"], claim["target_id"], claim["speaker_id"]} - {None}:
            found.setdefault(id, []).append(claim)
    return sorted(found.items())


def _holding(claims: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Every relation that holds, with its claims."""
    return _grouped((claim for claim in claims if claim["status"] in EDGES), "about")


def _grouped(claims: Iterable[Row], key: str) -> list[tuple[str, list[Row]]]:
    found: dict[str, list[Row]] = {}
    for claim in claims:
        found.setdefault(claim[key], []).append(claim)
    return sorted(found.items())
