"""Files of claims coded elsewhere -> readings."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from kg.errors import DocumentError
from kg.importing import CONFIDENCE, IMPORTERS
from kg.importing.coded import Record
from kg.importing.composing import Composer
from kg.model import Reading
from kg.ontology import Ontology
from kg.readers import COLUMNS, LIMITS, places
from kg.readers.source import Limits, Source
from kg.registry import find

Importer = Callable[[Source, Ontology], Iterator[Record | DocumentError]]


def read(
    form: str,
    paths: Iterable[str],
    ontology: Ontology,
    *,
    on_fault: Callable[[DocumentError], None],
    confidence: float = CONFIDENCE,
    limits: Limits = LIMITS,
) -> Iterator[Reading]:
    """The records of files as readings, in the order given; a record that is no claim goes to `on_fault`."""
    importer: Importer = find("importer", form, IMPORTERS)
    compose = Composer(form, ontology, confidence)
    for place in chain.from_iterable(places.files(place) for place in places.named(paths)):
        for record in _records(importer, place, ontology, limits):
            try:
                if isinstance(record, DocumentError):
                    raise record
                yield compose(record)
            except DocumentError as fault:
                on_fault(fault)


def _records(
    importer: Importer, place: str | DocumentError, ontology: Ontology, limits: Limits
) -> Iterator[Record | DocumentError]:
    if isinstance(place, DocumentError):
        yield place
        return
    try:
        with places.opened(place, limits, COLUMNS) as source:
            yield from importer(source, ontology)
    except DocumentError as fault:
        yield fault
    except OSError as error:
        yield places.unreadable(place, error)
