"""The graph that is served: opened anew when a build has finished, without a restart."""

import threading
from pathlib import Path
from typing import Any

import kg
from kg import manifest
from kg.graph import Graph

PAGES = 8


class Live:
    """A graph folder, always at the state that the last finished build left; GraphError where there is no graph."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._graph: Graph | None = None
        self._pages: dict[tuple[Any, ...], bytes] = {}
        self._current()

    @property
    def graph(self) -> Graph:
        """The graph, opened anew if its manifest has been replaced since; GraphError if it cannot be."""
        with self._lock:
            return self._current()

    def page(self, **wanted: Any) -> bytes:
        """The page of the claims that pass the filters; the last few are kept."""
        with self._lock:
            graph = self._current()
            key = tuple(sorted((name, str(value)) for name, value in wanted.items()))
            if key not in self._pages:
                while len(self._pages) >= PAGES:
                    self._pages.pop(next(iter(self._pages)))
                self._pages[key] = graph.view(live=True, **wanted).encode()
            return self._pages[key]

    def _current(self) -> Graph:
        stamp = _stamp(self.folder / manifest.NAME)
        if self._graph is None or stamp != self._stamp:
            self._graph, self._stamp, self._pages = kg.open(self.folder), stamp, {}
            _ = self._graph.lookup  # Reads the rows while nobody else does.
        return self._graph


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is replaced; None while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
