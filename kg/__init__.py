"""News in, signed graph out, every edge traceable to its words.

`kg.build(paths)` makes a graph of articles, `kg.open(folder)` opens one, `kg.extract(text)` reads one text.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph import Graph, build, extract, open

__version__ = "0.1.0"
__all__ = ["Graph", "build", "extract", "open"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for, so that `import kg` costs nothing."""
    if name in __all__:
        from kg import graph

        return getattr(graph, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
