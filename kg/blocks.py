"""A Turtle file -> blocks: all that it says of one term, as plain values."""

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KGError, OntologyError

KG = "https://w3id.org/actor-kg/ns#"
RELATION = "https://w3id.org/actor-kg/rel/"
ACTOR = "https://w3id.org/actor-kg/actor/"

# Notations of these datatypes are values of their own, beside being notations.
IDENTIFIERS = ("iso3", "cow", "ucdp")


@dataclass(slots=True)
class Block:
    """All that one file says of one term: property -> values, in the order of the file; `name` ends the IRI."""

    path: Path
    iri: str
    name: str
    values: dict[str, list[str]]

    def one(self, name: str, default: str | None = None) -> str:
        """The only value of a property; OntologyError where it is missing or given twice."""
        values = self.values.get(name, [])
        if not values and default is not None:
            return default
        if len(values) != 1:
            raise OntologyError(self.path, self.name, f"has {len(values)} values of {name}; exactly one is wanted")
        return values[0]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a property, sorted."""
        return tuple(sorted(self.values.get(name, [])))


def local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def blocks(path: Path, base: str) -> list[Block]:
    """What a Turtle file says, a block a term; KGError or OntologyError where it cannot be read."""
    found: dict[str, Block] = {}
    try:
        quads = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base))
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except (SyntaxError, ValueError) as error:
        raise OntologyError(path, "Turtle", str(error)) from error
    properties = {key: local(key) for key in {quad.predicate.value for quad in quads}}
    for quad in quads:
        iri = getattr(quad.subject, "value", "")
        block = found.get(iri) or found.setdefault(iri, Block(path, iri, local(iri), {}))
        values = block.values.setdefault(properties[quad.predicate.value], [])
        values.append(getattr(quad.object, "value", str(quad.object)))
        if isinstance(quad.object, ox.Literal) and local(quad.object.datatype.value) in IDENTIFIERS:
            block.values.setdefault(local(quad.object.datatype.value), []).append(quad.object.value)
    return list(found.values())
