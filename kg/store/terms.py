"""The IRIs of a graph: which node stands for what. No blank nodes, every IRI from content."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.ontology import KG, RELATION

BASE = "https://w3id.org/actor-kg/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
VOCABULARIES = {"kg": KG, "rel": RELATION, "dcterms": DCTERMS, "foaf": FOAF, "nif": NIF, "org": ORG, "owl": OWL,
                "prov": PROV, "rdf": RDF, "rdfs": RDFS, "skos": SKOS, "void": VOID, "xsd": XSD}  # fmt: skip
INSTANCES = ("actor", "claim", "doc", "dyad", "relation")


@lru_cache(maxsize=4096)
def iri(text: str) -> ox.NamedNode:
    """The node with this IRI; vocabulary terms come up again and again."""
    return ox.NamedNode(text)


def kg(name: str) -> ox.NamedNode:
    """A term of kg's own vocabulary."""
    return iri(KG + name)


@dataclass(frozen=True, slots=True)
class Nodes:
    """Makes and reads the instance IRIs of a graph, which begin with its base."""

    base: str = BASE

    def actor(self, id: str) -> ox.NamedNode:
        """The node of an actor."""
        return ox.NamedNode(f"{self.base}actor/{quote(id)}")

    def claim(self, id: str) -> ox.NamedNode:
        """The node of a claim."""
        return ox.NamedNode(f"{self.base}claim/{id}")

    def relation(self, id: str) -> ox.NamedNode:
        """The node of a relation."""
        return ox.NamedNode(f"{self.base}relation/{id}")

    def dyad(self, source: str, target: str) -> ox.NamedNode:
        """The node of an ordered pair of actors."""
        return ox.NamedNode(f"{self.base}dyad/{quote(source)}--{quote(target)}")

    def document(self, id: str) -> ox.NamedNode:
        """The node of a document."""
        return ox.NamedNode(f"{self.base}doc/{id}")

    def evidence(self, document: str, start: int, end: int) -> ox.NamedNode:
        """The node of a stretch of a document, after RFC 5147."""
        return ox.NamedNode(f"{self.base}doc/{document}#char={start},{end}")

    def id(self, node: ox.NamedNode) -> str:
        """The identifier that an instance IRI was made from."""
        return unquote(node.value.removeprefix(self.base).partition("/")[2].partition("#")[0])

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes of exports and queries."""
        return {**VOCABULARIES, **{name: f"{self.base}{name}/" for name in INSTANCES}}


def type_of(relation: str) -> ox.NamedNode:
    """The node of a relation type: a property between actors."""
    return iri(RELATION + relation)


def text(value: str) -> ox.Literal:
    """A literal in English."""
    return ox.Literal(value, language="en")


def local(node: ox.NamedNode) -> str:
    """The last part of an IRI."""
    return str(node.value).rpartition("#")[2].rpartition("/")[2]


def prologue(prefixes: dict[str, str]) -> Iterable[str]:
    """The prefixes as SPARQL declares them, a line each."""
    return (f"PREFIX {name}: <{namespace}>" for name, namespace in prefixes.items())
