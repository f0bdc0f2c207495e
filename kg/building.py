"""What a user asks of a build -> the plan of it: add documents to a graph, or remove some."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import folder, parts
from kg.errors import DocumentError, KGError
from kg.folder import DOCUMENTS
from kg.identity import Ledger
from kg.importing import CONFIDENCE
from kg.importing import reading as importing
from kg.manifest import Manifest
from kg.model import Document, Reading
from kg.pipeline import Built, Plan, Settings, Track, build, documents_of, former_state, silent
from kg.readers import COLUMNS, LIMITS, Columns, Limits, read
from kg.recipe import Recipe, load_ontology
from kg.shelf import Gathering


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build: its result, the documents that it found, and what could not be read."""

    built: Built
    found: int
    faults: tuple[DocumentError, ...]


def add(
    place: Path,
    paths: Iterable[str],
    *,
    fresh: bool = False,
    strict: bool = False,
    limit: int | None = None,
    jobs: int = 1,
    engine: str = "local",
    share: str = "",
    extractor: str | None = None,
    model: str | None = None,
    ontology: Path | None = None,
    actors: Iterable[Path] = (),
    base: str | None = None,
    publisher: str = "",
    limits: Limits = LIMITS,
    columns: Columns = COLUMNS,
    track: Track = silent,
    on_fault: Callable[[DocumentError], None] | None = None,
) -> Outcome:
    """Add the documents at paths to the graph in a folder; with `fresh`, make it of these alone.

    What is left out of extractor, model, ontology, actors and base stays as it was in the graph. A document that
    cannot be read goes to `on_fault` and is skipped; with `strict` it stops the build.
    """
    faults: list[DocumentError] = []
    fault = _noting(faults, strict, on_fault)
    found = islice(track(read(paths, on_fault=fault, limits=limits, columns=columns), "finding", None), limit)
    with gathering() as documents:
        count = _gathered(documents, (_published_by(document, publisher) for document in found))
        if not count:
            raise KGError(f"no document could be read{_of(faults)}; the graph is as it was")

        def plan(former: Manifest | None) -> Plan:
            kept = None if fresh else former
            if kept:
                documents.keep(place / DOCUMENTS)
            settings = _settings(kept, extractor, model, ontology, tuple(actors), base)
            own = _own_ontology(place, kept, settings, ontology, tuple(actors))
            return Plan(
                documents,
                own,
                settings,
                fresh=fresh,
                jobs=jobs,
                engine=engine,
                share=share,
                track=track,
                on_fault=fault,
            )

        return Outcome(build(place, plan, fresh=fresh), count, tuple(faults))


def _noting(
    faults: list[DocumentError], strict: bool, on_fault: Callable[[DocumentError], None] | None
) -> Callable[[DocumentError], None]:
    """What to do with a document that cannot be read: keep the error and tell of it, or raise it if `strict`."""

    def fault(error: DocumentError) -> None:
        if strict:
            raise error
        faults.append(error)
        if on_fault:
            on_fault(error)

    return fault


def bring(
    place: Path,
    form: str,
    paths: Iterable[str],
    *,
    strict: bool = False,
    confidence: float = CONFIDENCE,
    ontology: Path | None = None,
    actors: Iterable[Path] = (),
    base: str | None = None,
    track: Track = silent,
    on_fault: Callable[[DocumentError], None] | None = None,
) -> Outcome:
    """Add the claims that others coded, in files of a format of `kg.importing`, to the graph in a folder.

    Each comes with a document that holds its words. A record that is no claim goes to `on_fault` and is skipped; with
    `strict` it stops the import.
    """
    faults: list[DocumentError] = []
    fault = _noting(faults, strict, on_fault)
    former, extra = former_state(place), tuple(actors)
    settings = _settings(former, None, None, ontology, extra, base)
    known = load_ontology(_own_ontology(place, former, settings, ontology, extra))
    count = 0

    def noted(readings: Iterable[Reading]) -> Iterator[Reading]:
        nonlocal count
        for reading in readings:
            documents.add(reading.document)
            count += 1
            yield reading

    with TemporaryDirectory(prefix="kg-") as own, gathering() as documents:
        found = track(importing.read(form, paths, known, on_fault=fault, confidence=confidence), "importing", None)
        imported = tuple(parts.write_imported(noted(found), Path(own), known))
        if not count:
            raise KGError(f"no claim could be imported{_of(faults)}; the graph is as it was")

        def plan(former: Manifest | None) -> Plan:
            if former:
                documents.keep(place / DOCUMENTS)
            own = _own_ontology(place, former, settings, ontology, extra)
            return Plan(documents, own, settings, imported, track=track)

        return Outcome(build(place, plan), count, tuple(faults))


def remove(place: Path, ids: Iterable[str], *, track: Track = silent) -> Built:
    """The graph as if the documents with these ids had never been added."""
    folder.current(place)
    return _anew(place, frozenset(ids), track)


def _anew(place: Path, gone: frozenset[str], track: Track, change: Callable[[Ledger], Ledger] | None = None) -> Built:
    """The graph as it is, less some documents and with its ledger changed."""
    with gathering() as documents:

        def plan(former: Manifest | None) -> Plan:
            settings = _settings(former, None, None, None, (), None)
            documents.keep(place / DOCUMENTS, without=gone)
            return Plan(documents, _own_ontology(place, former, settings, None, ()), settings, track=track)

        return build(place, plan, change)


@contextmanager
def gathering() -> Iterator[Gathering]:
    """Where documents come together before they are read."""
    with TemporaryDirectory(prefix="kg-") as own, closing(Gathering(Path(own))) as documents:
        yield documents


def _gathered(documents: Gathering, found: Iterable[Document]) -> int:
    """How many documents were found, now that they are together."""
    count = 0
    for document in found:
        documents.add(document)
        count += 1
    return count


def judge(place: Path, change: Callable[[Ledger], Ledger], *, track: Track = silent) -> Built:
    """The graph with its ledger changed; both are written together."""
    return _anew(place, frozenset(), track, change)


def planned(place: Path, paths: Iterable[str], **options: Any) -> dict[str, int]:
    """What a build would do: how many documents it finds, how many of them are new, and how many cannot be read."""
    faults: list[DocumentError] = []
    reading = {name: options[name] for name in ("limits", "columns") if name in options}
    found = islice(read(paths, on_fault=faults.append, **reading), options.get("limit"))
    texts = {document.id for document in found}
    former = former_state(place)
    known = {document.id for document in documents_of(place)} if former and not options.get("fresh") else set()
    return {"found": len(texts), "new": len(texts - known), "unchanged": len(texts & known), "skipped": len(faults)}


def _settings(
    former: Manifest | None,
    extractor: str | None,
    model: str | None,
    ontology: Path | None,
    actors: tuple[Path, ...],
    base: str | None,
) -> Settings:
    settings = _former_settings(former.settings) if former else Settings()
    given: Mapping[str, Any] = {"extractor": extractor, "model": model, "base": _checked(base)}
    settings = replace(settings, **{name: value for name, value in given.items() if value is not None})
    return replace(settings, own_ontology=True) if ontology or actors else settings


def _former_settings(values: Mapping[str, Any]) -> Settings:
    return Settings(**{name: values[name] for name in Settings.__slots__ if name in values})


def _own_ontology(
    place: Path, former: Manifest | None, settings: Settings, ontology: Path | None, actors: tuple[Path, ...]
) -> Recipe:
    """The recipe; a graph built with an ontology of its own goes on with its copy of that."""
    if former and settings.own_ontology and not ontology:
        ontology = place / former.ontology
    return Recipe(settings.extractor, settings.model, ontology, actors)


def _published_by(document: Document, publisher: str) -> Document:
    """The document with this publisher in those of its publications that name none."""
    if not publisher:
        return document
    named = (p if p.publisher else replace(p, publisher=publisher) for p in document.publications)
    return replace(document, publications=tuple(sorted(named)))


def _checked(base: str | None) -> str | None:
    if base is not None and not (base.startswith(("http://", "https://")) and base.endswith(("/", "#"))):
        raise KGError(f"--base {base!r}: an http(s) address that ends in / or # is wanted")
    return base


def _of(faults: list[DocumentError]) -> str:
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f": {faults[0]}{more}" if faults else ""
