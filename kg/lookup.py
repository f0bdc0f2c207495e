"""What a user calls an actor or document -> the row of it; an error that suggests what was meant."""

from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from kg.errors import KGError
from kg.ontology import fold

Row = Mapping[str, Any]


Find = Callable[[str], Collection[str]]


def nothing(name: str) -> Collection[str]:
    """No ids."""
    return ()


class OnDemand(Mapping[str, Row]):
    """Rows that are read one by one by `read`, and by `load` for those who go through all of them."""

    def __init__(self, read: Callable[[str], Row | None], load: Callable[[], Mapping[str, Row]]) -> None:
        self._read, self._load = read, load

    def __getitem__(self, id: str) -> Row:
        row = self._read(id)
        if row is None:
            raise KeyError(id)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._load())

    def __len__(self) -> int:
        return len(self._load())

    def items(self) -> ItemsView[str, Row]:
        """All at once."""
        return self._load().items()


class Lookup:
    """Finds actors by id, label or alias, and documents by id, key, address, path or the beginning of an id.

    `labelled` and `placed` give the ids of actors that have a label, and of documents that have a key, an address or a
    path, just as it is spelt: so most names are found without all rows.
    """

    def __init__(
        self,
        actors: Mapping[str, Row],
        documents: Mapping[str, Row],
        *,
        labelled: Find = nothing,
        placed: Find = nothing,
    ) -> None:
        self._actors, self._documents, self._labelled, self._placed = actors, documents, labelled, placed

    def actor(self, name: str) -> Row:
        """The actor of this name; KGError if there is none, or more than one that only an id tells apart."""
        if name in self._actors:
            return self._actors[name]
        found = sorted(self._labelled(name))
        if len(found) != 1:
            label = self._labels.get(fold(name))
            found = sorted({label} if label else self._names.get(fold(name), ()))
        if len(found) == 1:
            return self._actors[found[0]]
        if found:
            raise KGError(f"the name {name!r} is of {', '.join(found)}; give one of these ids")
        raise KGError(f"no actor named {name!r} in this graph{self._like(name)}")

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for id, row in self._actors.items():
            for name in (row["label"], *row["aliases"]):
                found.setdefault(fold(name), set()).add(id)
        return found

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {fold(row["label"]): id for id, row in self._actors.items()}

    def document(self, name: str) -> Row:
        """The document of this name; KGError if there is none or more than one."""
        if name in self._documents:
            return self._documents[name]
        found = sorted(self._placed(name)) or sorted(self._fitting(name))
        if len(found) == 1:
            return self._documents[found[0]]
        if found:
            raise KGError(f"{name!r} is of {len(found)} documents: {_some(found)}; give an id")
        raise KGError(f"no document {name!r} in this graph; `kg documents` lists them")

    def _fitting(self, name: str) -> list[str]:
        rows = dict(self._documents.items())
        same = [id for id, row in rows.items() if name in (row["key"], row["url"], row["path"])]
        return same or [id for id in rows if len(name) >= 4 and id.startswith(name)]

    def _like(self, name: str) -> str:
        close = get_close_matches(fold(name), self._names, n=3, cutoff=0.8)
        labels = dict.fromkeys(self._actors[id]["label"] for key in close for id in sorted(self._names[key]))
        return f"; did you mean {' or '.join(labels)}?" if labels else "; `kg actors` lists them"


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:5]) + (", …" if len(listed) > 5 else "")
