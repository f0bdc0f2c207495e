"""The data flows one way, and so do the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
# A module imports only from modules above it; what shares a line may import one another.
ORDER = (
    ("errors",),
    ("model",),
    ("registry", "frames", "eventcodes", "blocks", "exchange", "folding"),
    ("actortable",),
    ("ontology",),
    ("readers",),
    ("furniture", "entities"),
    ("parse",),
    ("mentions",),
    ("extract",),
    ("resolve", "claimlines", "documentlines", "gazetteer_lint", "proposals", "unresolved"),
    ("importing",),
    ("identity",),
    ("lookup",),
    ("store",),
    ("network", "levels"),
    ("analysis",),
    ("export",),
    ("views",),
    ("manifest",),
    ("folder", "verify"),
    ("engine", "cluster"),
    ("recipe", "sharing"),
    ("shelf", "trail"),
    ("parts",),
    ("pipeline",),
    ("building", "filters", "differences", "remote"),
    ("graph", "pushed", "pushing"),
    ("evaluation",),
    ("serve",),
    ("config",),
    ("cli", "commands", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
RDF_PLACES = {"blocks", "ontology", "store", "export"}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path: Path) -> str:
    """The top-level module or package of a file: kg/extract/rules.py is of extract."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at the top or inside a function, by its dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_has_its_place(path):
    assert part_of(path) in RANK, "a new part of kg gets a line in ORDER"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_come_from_above(path):
    parts = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")}

    below = {part for part in parts if RANK.get(part, -1) > RANK[part_of(path)]}

    assert not below


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_parse_imports_the_parser(path):
    users = {part_of(path) for name in imports(path) if name.split(".")[0] == "spacy"}

    assert users <= {"parse"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rdf_terms_stay_at_the_border(path):
    users = {part_of(path) for name in imports(path) if name.split(".")[0] in ("rdflib", "pyoxigraph", "pyshacl")}

    assert users <= RDF_PLACES


def test_the_model_imports_nothing_else():
    third_party = {name for name in imports(PACKAGE / "model.py") if name.startswith("kg.")}

    assert not third_party
