"""Extractors: document -> what it says. A backend is any callable of the right shape."""

from typing import Protocol

from kg.model import Document, Reading

EXTRACTORS = {"rules": "kg.extract.rules:RuleExtractor"}


class Extractor(Protocol):
    """Reads a document; its claims carry spans of the document's text."""

    def __call__(self, document: Document) -> Reading:
        """What the document says."""
