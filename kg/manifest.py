"""What a graph folder is made of: manifest.json, and which versions of it this kg can read."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from kg.errors import GraphError

FORMAT = 2
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a graph; it has no time in it, so that the same graph has the same manifest.

    `recipe` is what decides how a document is read, `inputs` the digests of all that the graph was made from,
    `settings` the choices that later builds keep, `counts` what the graph holds, `store` and `ontology` name folders,
    `files` gives the SHA-256 of every other file of the graph, `aside` why documents were not read, by their ids.
    """

    kg: str
    base: str
    recipe: Mapping[str, str]
    inputs: Mapping[str, str]
    settings: Mapping[str, Any]
    counts: Mapping[str, int]
    store: str
    ontology: str
    parts: tuple[str, ...]
    files: Mapping[str, str]
    aside: Mapping[str, str] = field(default_factory=dict)
    format: int = field(default=FORMAT)

    def dumps(self) -> str:
        """The text of manifest.json."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read(folder: Path) -> Manifest:
    """The manifest of a graph folder; GraphError says what is in its place."""
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise GraphError(_missing(folder)) from None
    except OSError as error:
        raise GraphError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise GraphError(f"{path}: is damaged: not UTF-8; {_anew(path)}") from None
    return parsed(text, path)


def parsed(text: str, path: Path | str) -> Manifest:
    """The manifest that a text is; GraphError says what is wrong with it."""
    try:
        values = json.loads(text)
        version = values["format"]
    except (ValueError, KeyError, TypeError):
        raise GraphError(f"{path}: is damaged: no manifest of a graph; {_anew(path)}") from None
    if not isinstance(version, int) or version < FORMAT:
        raise GraphError(f"{path}: format {version} is older than any that this kg reads; {_anew(path)}")
    if version > FORMAT:
        raise GraphError(
            f"{path}: the graph has format {version}, this kg reads up to {FORMAT}; "
            "upgrade it: pip install --upgrade actor-kg"
        )
    names = {part.name for part in fields(Manifest)}
    try:
        manifest = Manifest(**{name: value for name, value in values.items() if name in names})
        return _typed(manifest)
    except (TypeError, ValueError):
        raise GraphError(f"{path}: is damaged: parts of it are missing; {_anew(path)}") from None


def _typed(manifest: Manifest) -> Manifest:
    mappings = (manifest.recipe, manifest.inputs, manifest.settings, manifest.counts, manifest.files, manifest.aside)
    texts = (manifest.kg, manifest.base, manifest.store, manifest.ontology, *manifest.parts)
    if not all(isinstance(value, dict) for value in mappings) or not all(isinstance(text, str) for text in texts):
        raise TypeError("a manifest of other types")
    return Manifest(**{**{f.name: getattr(manifest, f.name) for f in fields(Manifest)}, "parts": tuple(manifest.parts)})


def _missing(folder: Path) -> str:
    if folder.is_dir():
        return f"{folder}: no graph in this folder; `kg build PATH... -o {folder}` makes one"
    if folder.exists():
        return f"{folder}: a file, not the folder of a graph; -g takes the folder that `kg build -o` wrote"
    return f"{folder}: no such graph; `kg build PATH... -o {folder}` makes one, -g names another"


def _anew(path: Path | str) -> str:
    if isinstance(path, str):
        return "send it anew: kg push"
    return f"build it anew: kg build PATH... -o {path.parent} --fresh"
