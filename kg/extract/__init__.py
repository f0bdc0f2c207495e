"""Extractors: document -> what it says. A backend is any callable of the right shape.

The package bears the name of what it does: `kg.extract(text)` reads one text (`kg.graph.extract`).
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol

from kg.model import Document, Reading

EXTRACTORS = {"rules": "kg.extract.rules:RuleExtractor"}


class Extractor(Protocol):
    """Reads a document; its claims carry spans of the document's text."""

    def __call__(self, document: Document) -> Reading:
        """What the document says."""


class _Callable(ModuleType):
    """A module that can be called, so that `kg.extract` is the function whether or not the package is loaded."""

    def __call__(self, text: str, **about: Any) -> Reading:
        """What one text says."""
        reading: Reading = import_module("kg.graph").extract(text, **about)
        return reading


sys.modules[__name__].__class__ = _Callable
