"""Rewrite ontologies/actors/*.ttl in the house order: blocks by id, properties and values in a fixed order.

python scripts/tidy_actors.py            # rewrite
python scripts/tidy_actors.py --check    # exit 1 and name the files that are not tidy
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

FOLDER = Path(__file__).resolve().parent.parent / "ontologies" / "actors"
KG = "https://w3id.org/actor-kg/ns#"
ACTOR = "https://w3id.org/actor-kg/actor/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "kg": KG,
    "actor": ACTOR,
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}
ORDER = (
    *("a", "rdfs:label", "skos:altLabel", "kg:acronym", "kg:demonym", "kg:metonym", "kg:sharedLabel"),
    *("kg:partOf", "kg:memberOf", "kg:represents", "kg:location", "kg:office", "kg:predecessor", "kg:successor"),
    *("kg:since", "kg:until", "skos:scopeNote", "dcterms:source", "skos:notation", "skos:exactMatch"),
)
WIDTH = 118

Blocks = dict[str, dict[str, list[str]]]


def curie(iri: str) -> str:
    """The shortest Turtle for an IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def term(value: ox.NamedNode | ox.Literal) -> str:
    """A term in Turtle."""
    if isinstance(value, ox.NamedNode):
        return curie(value.value)
    text = '"' + value.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if value.language:
        return f"{text}@{value.language}"
    return text if value.datatype.value == XSD + "string" else f"{text}^^{curie(value.datatype.value)}"


def read(path: Path) -> Blocks:
    """What a file says: subject -> property -> values, all in Turtle, in the order of the file."""
    blocks: Blocks = {}
    for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.BlankNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
            raise SystemExit(f"{path.name}: blank nodes are not used here")
        key = "a" if quad.predicate.value.endswith("#type") else curie(quad.predicate.value)
        blocks.setdefault(curie(quad.subject.value), {}).setdefault(key, []).append(term(quad.object))
    return blocks


def block(subject: str, values: Mapping[str, Iterable[str]]) -> str:
    """One subject in Turtle, properties in the house order, long lists of values wrapped."""
    keys = sorted(values, key=lambda key: (ORDER.index(key) if key in ORDER else len(ORDER), key))
    parts = [wrapped(key, list(dict.fromkeys(values[key]))) for key in keys]
    opening = f"{subject} {parts[0].lstrip()}"
    return " ;\n".join([opening, *parts[1:]]) + " .\n"


def wrapped(key: str, values: list[str]) -> str:
    """A property with its values, on as many lines as they need."""
    lines = [f"    {key} {values[0]}"]
    for value in values[1:]:
        if len(lines[-1]) + len(value) + 2 > WIDTH:
            lines.append(f"        {value}")
        else:
            lines[-1] += f", {value}"
            continue
        lines[-2] += ","
    return "\n".join(lines)


def turtle(blocks: Blocks) -> str:
    """A whole file: the prefixes it needs, the note on the file itself, the actors by id."""
    subjects = sorted(blocks, key=lambda subject: (subject.startswith("actor:"), subject))
    body = "\n".join(block(subject, blocks[subject]) for subject in subjects)
    used = [prefix for prefix in PREFIXES if f"{prefix}:" in body]
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used) + "\n" + body


def main(arguments: list[str]) -> int:
    """Tidy every file of actors, or with --check only name those that are not tidy."""
    untidy = [path for path in sorted(FOLDER.glob("*.ttl")) if turtle(read(path)) != path.read_text(encoding="utf-8")]
    for path in untidy:
        print(path.name)
        if "--check" not in arguments:
            path.write_text(turtle(read(path)), encoding="utf-8")
    return int(bool(untidy) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
