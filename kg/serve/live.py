"""The graph that is served: opened anew when a build has finished, without a restart."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import kg
from kg import manifest
from kg.graph import Graph
from kg.pipeline import PAGE_TEXT

# How many answers are kept until the graph changes.
KEPT = 16


class Live:
    """A graph folder, always at the state that the last finished build left; GraphError where there is no graph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._graph: Graph | None = None
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._current()

    @property
    def graph(self) -> Graph:
        """The graph, opened anew if its manifest has been replaced since; GraphError if it cannot be."""
        with self._lock:
            return self._current()

    def page(self, **wanted: Any) -> bytes:
        """The page of the claims that pass the filters; of a whole large graph without the articles."""

        def made(graph: Graph) -> bytes:
            text = bool(wanted) or sum(len(document.text) for document in graph.texts()) <= PAGE_TEXT
            return graph.view(live=True, text=text, **wanted).encode()

        found: bytes = self._once("page", wanted, made)
        return found

    def rows(self, kind: str, **wanted: Any) -> list[Any]:
        """The claims, relations, actors or contested relations that pass the filters."""
        found: list[Any] = self._once(kind, wanted, lambda graph: getattr(graph, kind)(**wanted))
        return found

    def _once(self, kind: str, wanted: Mapping[str, Any], answer: Callable[[Graph], Any]) -> Any:
        """What `answer` gives, kept for those who ask the same next."""
        with self._lock:
            graph = self._current()
            key = kind, *sorted((name, str(value)) for name, value in wanted.items())
            if key not in self._kept:
                while len(self._kept) >= KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = answer(graph)
            return self._kept[key]

    def _current(self) -> Graph:
        stamp = _stamp(self.folder / manifest.NAME)
        if self._graph is None or stamp != self._stamp:
            self._graph, self._stamp, self._kept = kg.open(self.folder), stamp, {}
            _ = self._graph.lookup  # Reads the rows while nobody else does.
        return self._graph


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is replaced; None while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
