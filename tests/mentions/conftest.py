"""Documents for the tests of names: parsed once a session by one model, and their names resolved."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kg.mentions.names import NameFinder
from kg.mentions.referents import Named, Referents
from kg.model import Document, Publication
from kg.ontology import Ontology


@pytest.fixture(scope="session")
def finder(ontology: Ontology) -> NameFinder:
    """The finder of names, built once."""
    return NameFinder(ontology)


@pytest.fixture(scope="session")
def named(extractor: Any, finder: NameFinder, ontology: Ontology) -> Callable[..., list[Named]]:
    """The names of a text, resolved; a date may be given."""

    def read(text: str, published: str = "") -> list[Named]:
        parse = extractor.parser(Document(text, publications=(Publication(published=published),)))
        return Referents(parse, finder(parse), ontology).named

    return read


@pytest.fixture(scope="session")
def who(named: Callable[..., list[Named]]) -> Callable[..., Mapping[str, str | None]]:
    """Name -> actor's id for a text, None for what is no actor; the last of several alike."""

    def read(text: str, published: str = "") -> Mapping[str, str | None]:
        return {name.match.text: name.actor.id if name.actor else None for name in named(text, published)}

    return read
