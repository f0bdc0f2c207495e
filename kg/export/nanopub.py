"""Nanopublications in TriG: each claim by itself, with its provenance and the words it was read from."""

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.export import Content
from kg.store.terms import DCTERMS, NIF, PROV, RDF, local

NP = "http://www.nanopub.org/nschema#"
A = ox.NamedNode(f"{RDF}type")
# What is said is the assertion; all else that the graph holds of a claim is where it comes from.
ASSERTED = ("type", "about", "polarity", "modality", "earliest", "latest", "place")
RELATION = ("source", "type", "target")
DOCUMENT = ("title", "issued", "publisher", "source")
PARTS = (("hasAssertion", "assertion"), ("hasProvenance", "provenance"), ("hasPublicationInfo", "pubinfo"))
# Documents that are written at once.
BATCH = 200
PREFIXES = re.compile(rb"\A(?:@prefix [^\n]*\n)*")
Pairs = Sequence[tuple[ox.NamedNode, Any]]
Known = Mapping[object, Pairs]
Quads = Iterator[ox.Quad]


def write(content: Content) -> Iterator[bytes]:
    """A nanopublication for each claim, document by document, in order of the claims' identifiers."""
    relations, kind = _relations(content), ox.NamedNode(f"{content.prefixes['kg']}Claim")
    prefixes = {**content.prefixes, "np": NP}
    documents, is_first = _by_document(content), True
    while batch := list(islice(documents, BATCH)):
        quads = [
            quad
            for known in batch
            for claim in sorted((s for s, pairs in known.items() if (A, kind) in pairs), key=str)
            for quad in _nanopub(claim, ChainMap(known, relations), content.prefixes)  # type: ignore[arg-type]
        ]
        if not quads:
            continue
        written = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes) or b""
        # The prefixes stand at the head of the file alone.
        yield written if is_first else PREFIXES.sub(b"", written, count=1)
        is_first = False


def _relations(content: Content) -> dict[object, Pairs]:
    """The ends and the type of every relation."""
    wanted = {ox.NamedNode(content.prefixes["kg"] + name) for name in RELATION}
    found: dict[object, list[tuple[ox.NamedNode, Any]]] = {}
    for quad in ox.parse(path=str(content.turtle), format=ox.RdfFormat.TURTLE):
        if quad.predicate in wanted:
            found.setdefault(quad.subject, []).append((quad.predicate, quad.object))
    return {subject: tuple(pairs) for subject, pairs in found.items()}


def _by_document(content: Content) -> Iterator[dict[object, Pairs]]:
    """What the file says of each document, its claims and their evidence, which follow it there."""
    kind = ox.NamedNode(f"{content.prefixes['kg']}Document")
    held: dict[object, list[tuple[ox.NamedNode, Any]]] | None = None
    for quad in ox.parse(path=str(content.turtle), format=ox.RdfFormat.TURTLE):
        if quad.predicate == A and quad.object == kind:
            if held is not None:
                yield dict(held)
            held = {}
        if held is not None:
            held.setdefault(quad.subject, []).append((quad.predicate, quad.object))
    if held is not None:
        yield dict(held)


def _nanopub(claim: ox.NamedNode, known: Known, prefixes: Mapping[str, str]) -> Quads:
    """The four graphs of one claim; they are named by its own IRI and a fragment."""
    base = claim.value.replace(prefixes["claim"], f"{prefixes['claim'].removesuffix('claim/')}np/")
    node = ox.NamedNode(base)
    graphs = {name: ox.NamedNode(f"{base}#{name}") for name in ("head", "assertion", "provenance", "pubinfo")}
    yield ox.Quad(node, A, ox.NamedNode(f"{NP}Nanopublication"), graphs["head"])
    for link, name in PARTS:
        yield ox.Quad(node, ox.NamedNode(NP + link), graphs[name], graphs["head"])
    yield from _assertion(claim, known, prefixes["kg"], graphs["assertion"])
    yield from _provenance(claim, known, graphs["assertion"], graphs["provenance"])
    dataset = ox.NamedNode(f"{prefixes['claim'].removesuffix('claim/')}graph")
    yield ox.Quad(node, ox.NamedNode(f"{PROV}wasDerivedFrom"), dataset, graphs["pubinfo"])
    yield ox.Quad(node, ox.NamedNode(f"{DCTERMS}subject"), claim, graphs["pubinfo"])


def _assertion(claim: ox.NamedNode, known: Known, kg: str, graph: ox.NamedNode) -> Quads:
    """The claim and its relation; as a plain triple too, if it affirms something as actual."""
    said = [(p, o) for p, o in known[claim] if local(p) in ASSERTED]
    relation = next(o for p, o in said if local(p) == "about")
    ends = {local(p): o for p, o in known[relation] if p.value.startswith(kg) and local(p) in RELATION}
    yield from (ox.Quad(claim, p, o, graph) for p, o in said)
    yield from (ox.Quad(relation, ox.NamedNode(kg + name), ends[name], graph) for name in RELATION)
    if {ox.NamedNode(f"{kg}affirmed"), ox.NamedNode(f"{kg}actual")} <= {o for _, o in said}:
        yield ox.Quad(ends["source"], ends["type"], ends["target"], graph)


def _provenance(claim: ox.NamedNode, known: Known, assertion: ox.NamedNode, graph: ox.NamedNode) -> Quads:
    """Who vouches for the assertion, the words that it was read from, and the document that these are in."""
    for predicate, value in known[claim]:
        if local(predicate) not in ASSERTED:
            yield ox.Quad(assertion, predicate, value, graph)
    evidence = next(o for p, o in known[claim] if p.value == f"{PROV}wasDerivedFrom")
    document = next(o for p, o in known[evidence] if p.value == f"{NIF}referenceContext")
    yield from (ox.Quad(evidence, p, o, graph) for p, o in known[evidence])
    yield from (ox.Quad(document, p, o, graph) for p, o in known[document] if local(p) in DOCUMENT)
