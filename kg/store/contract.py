"""The contract of `ontologies/shapes.ttl`, asked in SPARQL: the same rules, at the size of a whole store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.store.database import Database

# What a node of a class must have: property, least and greatest number, and a test of each value that must not fail.
IS = "EXISTS {{ ?value a {} }}"
SPANS = (
    'regex(str(?value), "^source=[0-9]+,[0-9]+ target=[0-9]+,[0-9]+ trigger=[0-9]+,[0-9]+( speaker=[0-9]+,[0-9]+)?$")'
)
DATE = "datatype(?value) = xsd:date"
# Oxigraph keeps every integer as xsd:integer.
INDEX = "datatype(?value) IN (xsd:nonNegativeInteger, xsd:integer)"
TEXT = "datatype(?value) = xsd:string"
RULES: tuple[tuple[str, str, int, int | None, str], ...] = (
    ("kg:Claim", "kg:about", 1, 1, IS.format("kg:Relation")),
    ("kg:Claim", "kg:polarity", 1, 1, "?value IN (kg:affirmed, kg:negated)"),
    ("kg:Claim", "kg:modality", 1, 1, "?value IN (kg:actual, kg:planned, kg:demanded, kg:hypothetical)"),
    ("kg:Claim", "prov:wasAttributedTo", 1, 1, f"{IS.format('kg:Actor')} || {IS.format('kg:Document')}"),
    ("kg:Claim", "prov:wasDerivedFrom", 1, 1, IS.format("nif:RFC5147String")),
    ("kg:Claim", "kg:earliest", 0, 1, f"{DATE} && EXISTS {{ ?node kg:latest ?last . FILTER(?value <= ?last) }}"),
    ("kg:Claim", "kg:latest", 0, 1, DATE),
    ("kg:Claim", "kg:confidence", 1, 1, "datatype(?value) = xsd:decimal && ?value >= 0 && ?value <= 1"),
    ("kg:Claim", "kg:rule", 1, 1, TEXT),
    ("kg:Claim", "kg:spans", 1, 1, SPANS),
    ("kg:Relation", "kg:source", 1, 1, IS.format("kg:Actor")),
    ("kg:Relation", "kg:target", 1, 1, IS.format("kg:Actor")),
    ("kg:Relation", "kg:type", 1, 1, IS.format("kg:RelationType")),
    ("kg:Relation", "kg:dyad", 1, 1, "isIRI(?value)"),
    ("kg:Relation", "kg:status", 1, 1, "?value IN (kg:Disputed, kg:Asserted, kg:Attributed, kg:Denied, kg:Unrealised)"),
    ("kg:Relation", "^kg:about", 1, None, "true"),
    ("nif:RFC5147String", "nif:referenceContext", 1, 1, IS.format("kg:Document")),
    (
        "nif:RFC5147String",
        "nif:beginIndex",
        1,
        1,
        f"{INDEX} && EXISTS {{ ?node nif:endIndex ?end . FILTER(?value < ?end) }}",
    ),
    ("nif:RFC5147String", "nif:endIndex", 1, 1, INDEX),
    ("nif:RFC5147String", "nif:anchorOf", 1, 1, f"{TEXT} && strlen(?value) > 0"),
    ("kg:Actor", "skos:prefLabel", 1, 1, "strlen(str(?value)) > 0"),
)


def faults(database: Database) -> Iterator[str]:
    """What breaks the contract, a line each; nothing, if the graph conforms."""
    for kind, path, least, most, test in RULES:
        for question, what in _questions(kind, path, least, most, test):
            for solution in database.query(question):
                yield f"{solution['node'].value}: {path} {what}"


def _questions(kind: str, path: str, least: int, most: int | None, test: str) -> Iterator[tuple[str, str]]:
    if least:
        yield (
            f"SELECT ?node {{ ?node a {kind} FILTER NOT EXISTS {{ ?node {path} ?value }} }} ORDER BY ?node",
            "is missing",
        )
    if most:
        many = f"GROUP BY ?node HAVING(COUNT(DISTINCT ?value) > {most}) ORDER BY ?node"
        yield f"SELECT ?node {{ ?node a {kind} ; {path} ?value }} {many}", f"has more than {most} value"
    if test != "true":
        # A comparison that fails is a fault as well, hence COALESCE.
        wrong = f"FILTER(!COALESCE({test}, false))"
        yield (
            f"SELECT DISTINCT ?node {{ ?node a {kind} ; {path} ?value {wrong} }} ORDER BY ?node",
            "has a value of the wrong kind",
        )


def shacl_faults(turtle: Path, shapes: Path) -> list[str]:
    """The same by pySHACL, slower and independent of the above; KGError if it is not installed."""
    try:
        import pyshacl
    except ModuleNotFoundError:
        raise KGError("--shacl needs pySHACL: pip install 'actor-kg[shacl]'") from None
    _, report, _ = pyshacl.validate(
        str(turtle), shacl_graph=str(shapes), data_graph_format="turtle", shacl_graph_format="turtle"
    )
    query = """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT DISTINCT ?node ?path {
          ?result sh:focusNode ?node
          OPTIONAL { ?result sh:resultPath ?path }
        } ORDER BY ?node ?path
    """
    return [_broken(row) for row in report.query(query)]


def _broken(row: Any) -> str:
    return f"{row.node}: {row.path} breaks its shape"
