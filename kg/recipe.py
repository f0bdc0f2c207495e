"""What decides how a document is read: extractor, language model, ontology, and the versions of all three."""

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import kg
from kg.extract import EXTRACTORS, Extractor
from kg.model import Document, digest
from kg.ontology import Ontology, load
from kg.parse import MODEL
from kg.registry import find

EXTRACTOR = "rules"
# The Python that turns text into claims; another version of it may read otherwise.
READING = (
    *(
        "model.py",
        "frames.py",
        "blocks.py",
        "folding.py",
        "actortable.py",
        "ontology.py",
        "parse.py",
        "entities.py",
        "furniture.py",
    ),
    *("mentions/*.py", "extract/*.py", "extract/*.json"),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to read documents: by which extractor, with which model, knowing which ontology and further actors."""

    extractor: str = EXTRACTOR
    model: str = MODEL
    ontology: Path | None = None
    actors: tuple[Path, ...] = ()

    def absolute(self) -> "Recipe":
        """The same for a process that works in another folder."""
        own = self.ontology and self.ontology.absolute()
        return replace(self, ontology=own, actors=tuple(path.absolute() for path in self.actors))

    def versions(self) -> dict[str, str]:
        """What must be equal for two readings of a document to be equal."""
        return {
            "extractor": self.extractor,
            "rules": _rules_version(find("extractor", self.extractor, EXTRACTORS)),
            "model": f"{self.model} {_model_version(self.model)}".strip(),
            "ontology": load_ontology(self).version,
        }


@lru_cache(maxsize=2)
def load_ontology(recipe: Recipe) -> Ontology:
    """The ontology that the recipe names."""
    return load(recipe.ontology, recipe.actors)


@lru_cache(maxsize=2)
def load_extractor(recipe: Recipe) -> Extractor:
    """The extractor that the recipe names, with its ontology and model; one serves a whole process."""
    extractor: Extractor = find("extractor", recipe.extractor, EXTRACTORS)(load_ontology(recipe), model=recipe.model)
    return extractor


def state(document: Document) -> str:
    """What an extractor may know of a document: while it is the same, so is the reading."""
    return digest(document.id, document.title, document.published, document.publisher)


def _model_version(model: str) -> str:
    """The version of an installed pipeline, or what its folder says of itself; "" where there is none."""
    try:
        return version(model)
    except (PackageNotFoundError, ValueError):
        described = Path(model) / "meta.json"
        return digest(described.read_text(encoding="utf-8")) if described.is_file() else ""


@lru_cache(maxsize=4)
def _rules_version(extractor: Any) -> str:
    """The extractor's own version, if it states one, else what its source is."""
    stated = getattr(extractor, "version", None)
    return (
        stated
        if isinstance(stated, str)
        else digest(*(path.read_text(encoding="utf-8") for path in _source(extractor)))
    )


def _source(extractor: Any) -> list[Path]:
    module = getattr(extractor, "__module__", "")
    if module.split(".")[0] == "kg":
        root = Path(kg.__file__).parent
        return sorted(path for pattern in READING for path in root.glob(pattern))
    import sys

    file = getattr(sys.modules.get(module), "__file__", None)
    return [Path(file)] if file else []
