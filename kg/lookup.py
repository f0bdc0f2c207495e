"""What a user calls an actor or document -> the row of it; an error that suggests what was meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from kg.errors import KGError
from kg.ontology import fold

Row = Mapping[str, Any]


class Lookup:
    """Finds actors by id, label or alias, and documents by id, key, address, path or the beginning of an id."""

    def __init__(self, actors: Mapping[str, Row], documents: Mapping[str, Row]) -> None:
        self._actors, self._documents = actors, documents
        self._names: dict[str, set[str]] = {}
        for id, row in actors.items():
            for name in (row["label"], *row["aliases"]):
                self._names.setdefault(fold(name), set()).add(id)
        self._labels = {fold(row["label"]): id for id, row in actors.items()}

    def actor(self, name: str) -> Row:
        """The actor of this name; KGError if there is none, or more than one that only an id tells apart."""
        if name in self._actors:
            return self._actors[name]
        label = self._labels.get(fold(name))
        found = sorted({label} if label else self._names.get(fold(name), ()))
        if len(found) == 1:
            return self._actors[found[0]]
        if found:
            raise KGError(f"the name {name!r} is of {', '.join(found)}; give one of these ids")
        raise KGError(f"no actor named {name!r} in this graph{self._like(name)}")

    def document(self, name: str) -> Row:
        """The document of this name; KGError if there is none or more than one."""
        if name in self._documents:
            return self._documents[name]
        rows = self._documents.values()
        found = [row for row in rows if name in (row["key"], row["url"], row["path"])]
        found = found or [row for row in rows if len(name) >= 4 and row["id"].startswith(name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise KGError(f"{name!r} is of {len(found)} documents: {_some(row['id'] for row in found)}; give an id")
        raise KGError(f"no document {name!r} in this graph; `kg documents` lists them")

    def _like(self, name: str) -> str:
        close = get_close_matches(fold(name), self._names, n=3, cutoff=0.8)
        labels = dict.fromkeys(self._actors[id]["label"] for key in close for id in sorted(self._names[key]))
        return f"; did you mean {' or '.join(labels)}?" if labels else "; `kg actors` lists them"


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:5]) + (", …" if len(listed) > 5 else "")
