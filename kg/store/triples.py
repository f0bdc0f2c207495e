"""A graph as triples, in an order that depends on its content alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.model import Actor, Claim, Document, Interval, Mention, Reading, Relation
from kg.ontology import KG, Ontology, RelationType
from kg.resolve import AFFILIATION, Pair, Tallies
from kg.store.terms import DCTERMS, FOAF, NIF, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, Nodes, iri, kg, text, type_of

Readings = Callable[[], Iterable[Reading]]
A = iri(RDF + "type")
PARENT = iri(RDFS + "subClassOf")
LABEL, PREF, ALT = iri(RDFS + "label"), iri(SKOS + "prefLabel"), iri(SKOS + "altLabel")
SIGNS = {1: "cooperation", -1: "conflict"}
TIES = {1: "allyOf", -1: "enemyOf"}
# What a kind of actor is in the vocabularies that other programs know.
CLASSES = {"Person": FOAF + "Person", "Collective": FOAF + "Group"}
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
ROUTES = " | "


def triples(readings: Readings, ontology: Ontology, nodes: Nodes) -> Iterator[ox.Triple]:
    """Header, the relation types in use, actors, relations, documents with their claims, and ties, each in order.

    `readings` is called twice and must give the same readings in the same order; what is held between is a few words
    for each claim and actor.
    """
    tallies, actors = Tallies(ontology), _Actors(ontology)
    for reading in readings():
        actors.add(reading)
        for claim in reading.claims:
            tallies.add(claim, reading.document.publisher)
    relations = list(tallies.relations())
    yield from _header(nodes)
    for type in sorted({relation.type for relation in relations}):
        yield from _relation_type(ontology.relations[type])
    for kind in sorted({actor.kind for actor in actors.sorted()} - {"Actor"}):
        yield from _kind(kind)
    for actor in actors.sorted():
        yield from _actor(actor, nodes)
    yield from _relations(relations, nodes)
    writer = _ClaimWriter(nodes)
    for reading in readings():
        yield from _document(reading.document, nodes)
        for claim in sorted(reading.claims, key=lambda claim: claim.id):
            yield from writer.claim(claim)
    yield from _ties(tallies.signs(), nodes)


class _Actors:
    """Every actor that the readings name, and those of the gazetteer that they are part of or represent."""

    def __init__(self, ontology: Ontology) -> None:
        self._known = ontology.actors
        self._found: dict[str, Actor] = {}

    def add(self, reading: Reading) -> None:
        for claim in reading.claims:
            for mention in (claim.source, claim.target, claim.speaker):
                if mention:
                    self._reach(mention.actor)

    def sorted(self) -> list[Actor]:
        return [actor for _, actor in sorted(self._found.items())]

    def _reach(self, actor: Actor) -> None:
        if actor.id in self._found:
            return
        self._found[actor.id] = self._known.get(actor.id, actor)
        for above in (*self._found[actor.id].part_of, *self._found[actor.id].represents):
            if above in self._known:
                self._reach(self._known[above])


def _header(nodes: Nodes) -> Iterator[ox.Triple]:
    graph = ox.NamedNode(f"{nodes.base}graph")
    yield ox.Triple(graph, A, iri(VOID + "Dataset"))
    yield ox.Triple(graph, iri(DCTERMS + "title"), text("Claims read from news, and the relations they add up to"))
    yield ox.Triple(graph, iri(VOID + "vocabulary"), ox.NamedNode(KG))
    yield ox.Triple(graph, iri(VOID + "uriSpace"), ox.Literal(nodes.base))
    yield ox.Triple(kg("Document"), PARENT, iri(NIF + "Context"))


def _relation_type(kind: RelationType) -> Iterator[ox.Triple]:
    node = type_of(kind.id)
    yield ox.Triple(node, A, kg("RelationType"))
    yield ox.Triple(node, A, iri(RDF + "Property"))
    yield ox.Triple(node, A, iri(SKOS + "Concept"))
    if kind.symmetric and kind.id != AFFILIATION:
        yield ox.Triple(node, A, iri(OWL + "SymmetricProperty"))
    yield ox.Triple(node, LABEL, text(kind.label))
    yield ox.Triple(node, iri(SKOS + "definition"), text(kind.definition))
    if kind.sign in SIGNS:
        yield ox.Triple(node, iri(RDFS + "subPropertyOf"), kg(SIGNS[kind.sign]))
    yield ox.Triple(node, kg("sign"), ox.Literal(str(kind.sign), datatype=iri(XSD + "integer")))
    yield ox.Triple(node, kg("intensity"), decimal(kind.intensity))
    if kind.plover:
        yield ox.Triple(node, kg("plover"), kg(kind.plover))


def _kind(kind: str) -> Iterator[ox.Triple]:
    """Said once, and not of every actor of the kind."""
    yield ox.Triple(kg(kind), PARENT, kg("Actor"))
    yield ox.Triple(kg(kind), PARENT, iri(CLASSES.get(kind, ORG + "Organization")))


def _actor(actor: Actor, nodes: Nodes) -> Iterator[ox.Triple]:
    node = nodes.actor(actor.id)
    yield ox.Triple(node, A, kg("Actor"))
    if actor.kind != "Actor":
        yield ox.Triple(node, A, kg(actor.kind))
    yield ox.Triple(node, PREF, text(actor.label))
    for alias in sorted(actor.aliases):
        yield ox.Triple(node, ALT, text(alias))
    for name, others in (("partOf", actor.part_of), ("represents", actor.represents)):
        for other in sorted(others):
            yield ox.Triple(node, kg(name), nodes.actor(other))
    for match in sorted(actor.matches):
        yield ox.Triple(node, iri(SKOS + "exactMatch"), ox.NamedNode(match))


def _document(document: Document, nodes: Nodes) -> Iterator[ox.Triple]:
    node = nodes.document(document.id)
    yield ox.Triple(node, A, kg("Document"))
    if document.key:
        yield ox.Triple(node, iri(DCTERMS + "identifier"), ox.Literal(document.key))
    if document.title:
        yield ox.Triple(node, iri(DCTERMS + "title"), text(document.title))
    if document.published:
        yield ox.Triple(node, iri(DCTERMS + "issued"), day(document.published))
    if document.publisher:
        yield ox.Triple(node, iri(DCTERMS + "publisher"), ox.Literal(document.publisher))
    for place in sorted({publication.url or publication.path for publication in document.publications} - {""}):
        yield ox.Triple(node, iri(DCTERMS + "source"), ox.Literal(place))


def _relations(relations: Iterable[Relation], nodes: Nodes) -> Iterator[ox.Triple]:
    for relation in relations:
        node, source, target = nodes.relation(relation.id), nodes.actor(relation.source), nodes.actor(relation.target)
        dyad = nodes.dyad(relation.source, relation.target)
        yield ox.Triple(node, A, kg("Relation"))
        yield ox.Triple(node, kg("source"), source)
        yield ox.Triple(node, kg("type"), type_of(relation.type))
        yield ox.Triple(node, kg("target"), target)
        yield ox.Triple(node, kg("dyad"), dyad)
        yield ox.Triple(node, kg("status"), kg(relation.status.value))
        if relation.status.is_edge:
            yield ox.Triple(source, type_of(relation.type), target)


class _ClaimWriter:
    """Writes claims; a stretch of evidence that several claims share is described once."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self._document, self._described = "", set[tuple[int, int]]()

    def claim(self, claim: Claim) -> Iterator[ox.Triple]:
        nodes, node = self.nodes, self.nodes.claim(claim.id)
        yield ox.Triple(node, A, kg("Claim"))
        yield ox.Triple(node, kg("about"), nodes.relation(claim.about))
        yield ox.Triple(node, kg("polarity"), kg(claim.polarity.value))
        yield ox.Triple(node, kg("modality"), kg(claim.modality.value))
        yield from self._attribution(node, claim)
        yield ox.Triple(node, iri(PROV + "wasDerivedFrom"), nodes.evidence(claim.document, *claim.evidence.offsets))
        if claim.when:
            yield from _when(node, claim.when)
        if claim.place:
            yield ox.Triple(node, kg("place"), ox.Literal(claim.place))
        yield ox.Triple(node, kg("confidence"), decimal(claim.confidence))
        yield ox.Triple(node, kg("rule"), ox.Literal(_derivation(claim)))
        yield from _words(node, "source", claim.source)
        yield from _words(node, "target", claim.target)
        yield ox.Triple(node, kg("spans"), ox.Literal(_spans(claim)))
        yield from self._evidence(claim)

    def _attribution(self, node: ox.NamedNode, claim: Claim) -> Iterator[ox.Triple]:
        said = claim.attribution
        voice = self.nodes.actor(said.speaker.actor.id) if said else self.nodes.document(claim.document)
        yield ox.Triple(node, iri(PROV + "wasAttributedTo"), voice)
        if said:
            yield ox.Triple(node, kg("cue"), text(said.cue.text))
            yield from _words(node, "speaker", said.speaker)

    def _evidence(self, claim: Claim) -> Iterator[ox.Triple]:
        if claim.document != self._document:
            self._document, self._described = claim.document, set()
        span = claim.evidence
        if span.offsets in self._described:
            return
        self._described.add(span.offsets)
        node = self.nodes.evidence(claim.document, *span.offsets)
        yield ox.Triple(node, A, iri(NIF + "RFC5147String"))
        yield ox.Triple(node, iri(NIF + "referenceContext"), self.nodes.document(claim.document))
        for name, offset in (("beginIndex", span.start), ("endIndex", span.end)):
            yield ox.Triple(node, iri(NIF + name), ox.Literal(str(offset), datatype=iri(XSD + "nonNegativeInteger")))
        yield ox.Triple(node, iri(NIF + "anchorOf"), ox.Literal(span.text))


def _words(node: ox.NamedNode, role: str, mention: Mention) -> Iterator[ox.Triple]:
    if mention.name != mention.actor.label:
        yield ox.Triple(node, kg(f"{role}Text"), ox.Literal(mention.name))


def _spans(claim: Claim) -> str:
    """Where the mentions and the trigger stand, in one literal."""
    spans = {"source": claim.source.span, "target": claim.target.span, "trigger": claim.trigger}
    if claim.speaker:
        spans["speaker"] = claim.speaker.span
    return " ".join(f"{role}={span.start},{span.end}" for role, span in spans.items())


def _derivation(claim: Claim) -> str:
    """The frame, and by which rules source, target and speaker were found."""
    found = [claim.source.rule, claim.target.rule, *([claim.speaker.rule] if claim.speaker else [])]
    return ROUTES.join([claim.rule, *found])


def _when(node: ox.NamedNode, when: Interval) -> Iterator[ox.Triple]:
    yield ox.Triple(node, kg("earliest"), day(when.earliest.isoformat()))
    yield ox.Triple(node, kg("latest"), day(when.latest.isoformat()))


def _ties(signs: Mapping[Pair, int], nodes: Nodes) -> Iterator[ox.Triple]:
    ordered = sorted((a, sign, b) for ends, sign in signs.items() for a, b in (ends, ends[::-1]))
    for one, sign, other in ordered:
        yield ox.Triple(nodes.actor(one), kg(TIES[sign]), nodes.actor(other))


def decimal(value: float) -> ox.Literal:
    """A decimal with at most three places."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return ox.Literal(shown if "." in shown else f"{shown}.0", datatype=iri(XSD + "decimal"))


def day(value: str) -> ox.Literal:
    """A date, year and month, or year."""
    return ox.Literal(value, datatype=iri(XSD + DATES[len(value)]))
