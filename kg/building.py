"""What a user asks of a build -> the plan of it: add documents to a graph, or remove some."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import folder, parts
from kg.documentlines import order
from kg.errors import DocumentError, KGError
from kg.identity import Ledger
from kg.importing import CONFIDENCE
from kg.importing import reading as importing
from kg.manifest import Manifest
from kg.model import Document, Reading
from kg.pipeline import Built, Plan, Settings, Track, build, documents_of, former_state, silent
from kg.readers import COLUMNS, LIMITS, Columns, Limits, merge, read
from kg.recipe import Recipe, load_ontology


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

    def fault(error: DocumentError) -> None:
        if strict:
            raise error
        faults.append(error)
        if on_fault:
            on_fault(error)

    found = list(islice(track(read(paths, on_fault=fault, limits=limits, columns=columns), "finding", None), limit))
    if not found:
        raise KGError(f"no document could be read{_of(faults)}; the graph is as it was")
    new = [_published_by(document, publisher) for document in found]

    def plan(former: Manifest | None) -> Plan:
        kept = [] if fresh or former is None else list(documents_of(place))
        settings = _settings(former if not fresh else None, extractor, model, ontology, tuple(actors), base)
        documents = tuple(sorted(merge([*kept, *new]), key=order))
        own = _own_ontology(place, former if not fresh else None, settings, ontology, tuple(actors))
        return Plan(documents, own, settings, fresh=fresh, jobs=jobs, engine=engine, track=track, on_fault=fault)

    return Outcome(build(place, plan), len(found), tuple(faults))


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

    def fault(error: DocumentError) -> None:
        if strict:
            raise error
        faults.append(error)
        if on_fault:
            on_fault(error)

    former, extra = former_state(place), tuple(actors)
    settings = _settings(former, None, None, ontology, extra, base)
    known = load_ontology(_own_ontology(place, former, settings, ontology, extra))
    new: list[Document] = []

    def noted(readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            new.append(reading.document)
            yield reading

    with TemporaryDirectory(prefix="kg-") as own:
        found = track(importing.read(form, paths, known, on_fault=fault, confidence=confidence), "importing", None)
        imported = tuple(parts.write_imported(noted(found), Path(own), known))
        if not new:
            raise KGError(f"no claim could be imported{_of(faults)}; the graph is as it was")

        def plan(former: Manifest | None) -> Plan:
            kept = [] if former is None else list(documents_of(place))
            documents = tuple(sorted(merge([*kept, *new]), key=order))
            own = _own_ontology(place, former, settings, ontology, extra)
            return Plan(documents, own, settings, imported, track=track)

        return Outcome(build(place, plan), len(new), tuple(faults))


def remove(place: Path, ids: Iterable[str], *, track: Track = silent) -> Built:
    """The graph as if the documents with these ids had never been added."""
    folder.current(place)
    return build(place, _of_all(place, frozenset(ids), track))


def _of_all(place: Path, gone: frozenset[str], track: Track) -> Callable[[Manifest | None], Plan]:
    """The plan for the graph as it is, less some documents."""

    def plan(former: Manifest | None) -> Plan:
        settings = _settings(former, None, None, None, (), None)
        documents = tuple(document for document in documents_of(place) if document.id not in gone)
        return Plan(documents, _own_ontology(place, former, settings, None, ()), settings, track=track)

    return plan


def judge(place: Path, change: Callable[[Ledger], Ledger], *, track: Track = silent) -> Built:
    """The graph with its ledger changed; both are written together."""
    return build(place, _of_all(place, frozenset(), track), change)


def planned(place: Path, paths: Iterable[str], **options: Any) -> dict[str, int]:
    """What a build would do: how many documents it finds, how many of them are new, and how many cannot be read."""
    faults: list[DocumentError] = []
    reading = {name: options[name] for name in ("limits", "columns") if name in options}
    found = list(islice(read(paths, on_fault=faults.append, **reading), options.get("limit")))
    former = former_state(place)
    known = {document.id for document in documents_of(place)} if former and not options.get("fresh") else set()
    texts = {document.id for document in found}
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
