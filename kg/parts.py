"""Parts of a build: readings of some documents, written once as JSON Lines under a name made from content."""

import gzip
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import claimlines
from kg.errors import GraphError, KGError
from kg.extract import Extractor
from kg.model import Document, Reading, digest
from kg.ontology import Ontology
from kg.recipe import Recipe, load_extractor, load_ontology
from kg.sharing import Shared
from kg.shelf import Shelf, documents_at, documents_in, to_bytes
from kg.trail import KILLS, Trail

log = logging.getLogger(__name__)
SUFFIX = ".jsonl.gz"
# What follows the name of a part in the name of the file of its documents, where workers see no others.
DOCUMENTS = ".documents"
# Documents in a part: few enough that little is lost with a worker, many enough that a million make no million files.
SIZE = 64
# Workers that may die over a part: as many as all its documents may kill, and those that died before.
DEATHS = KILLS * (SIZE + 1) + 1
# In place of versions and states: what another coder read stays as it is, whatever kg's own recipe.
IMPORTED = "imported"
IMPORTED_SIZE = 4096
# What makes two rows of a document the same claim, and the last three the same attribution.
IDENTITY = ("start", "end", "source_span", "source_text", "relation", "target_span", "target_text", "polarity",
            "modality", "speaker_span", "speaker_text", "cue_span")  # fmt: skip
# Lines that are put in order in memory at once.
BUCKET = 20_000


@dataclass(frozen=True, slots=True)
class Task:
    """Documents to read, where their lines are, and where to put their part. It holds no text, and goes to any worker.

    `states` says what the extractor may know of each. The documents are lines of the file `source`, or of
    `<name>.documents` in the shared place.
    """

    recipe: Recipe
    versions: str
    states: tuple[str, ...]
    offsets: tuple[int, ...]
    shared: Shared
    source: str = ""

    @property
    def name(self) -> str:
        """The name of the part, made from all that decides what is in it."""
        return digest(self.versions, *self.states) + SUFFIX

    @property
    def documents(self) -> Iterator[Document]:
        """The documents, read one by one."""
        if self.source:
            yield from documents_at(Path(self.source), self.offsets)
            return
        with self.shared.read(self.name + DOCUMENTS) as path:
            yield from documents_in(path)

    def share(self) -> "Task":
        """The same with its documents in the shared place, for workers that see no other."""
        with self.shared.written(self.name + DOCUMENTS) as path, path.open("wb") as stream:
            stream.writelines(map(to_bytes, self.documents))
        return replace(self, source="", offsets=())


def tasks(shelf: Shelf, numbers: Iterable[int], recipe: Recipe, shared: Shared) -> list[Task]:
    """The documents with these numbers on the shelf in parts, by id, whatever the order of input."""
    ordered = sorted(numbers, key=lambda number: shelf.ids[number])
    versions = digest(*sorted(recipe.versions().items()))
    groups = (ordered[i : i + SIZE] for i in range(0, len(ordered), SIZE))
    source = str(shelf.path.absolute())
    return [
        Task(
            recipe,
            versions,
            tuple(shelf.states[n] for n in group),
            tuple(shelf.offsets[n] for n in group),
            shared,
            source,
        )
        for group in groups
    ]


@dataclass(frozen=True, slots=True)
class Done:
    """A part that is written, its number of documents, and those that the extractor failed on: from where, and why."""

    name: str
    count: int = 0
    faults: tuple[tuple[str, str], ...] = ()


def read_part(task: Task) -> Done:
    """Read the documents of a task into its part. Runs in any process.

    A document that the extractor fails on, or that killed the workers that read it, has no claims there, and is named.
    """
    trail = Trail(task.shared, task.name)
    extractor, ontology = load_extractor(task.recipe), load_ontology(task.recipe)
    faults: list[tuple[str, str]] = []
    with task.shared.written(task.name) as path, _zipped(path) as stream:
        stream.write(_line({"versions": task.versions, "states": task.states}))
        for number, document in enumerate(task.documents):
            reading, fault = Reading(document), trail.reached(number)
            if not fault:
                reading, fault = _read(extractor, document)
            faults += [(_where(document), fault)] if fault else []
            told = {"fault": fault} if fault else {}
            line = {"document": document.id, "state": task.states[number], **told, **claimlines.body(reading, ontology)}
            stream.write(_line(line))
    trail.remove()
    return Done(task.name, len(task.states), tuple(faults))


def _read(extractor: Extractor, document: Document) -> tuple[Reading, str]:
    """What the extractor reads, or why it failed."""
    try:
        return extractor(document), ""
    except KGError:
        raise
    except Exception as error:  # what hostile text makes of an extractor
        log.debug("%s", document.id, exc_info=True)
        return Reading(document), f"the extractor failed: {type(error).__name__} {error}"[:200]


@contextmanager
def _zipped(path: Path) -> Iterator[gzip.GzipFile]:
    """A compressed file whose bytes depend on nothing but its content."""
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as stream:
        yield stream


def _where(document: Document) -> str:
    """What a user calls a document."""
    places = (publication.path or publication.url for publication in document.publications)
    return next((place for place in places if place), document.key or document.id)


def write_imported(readings: Iterable[Reading], folder: Path, ontology: Ontology) -> Iterator[Path]:
    """Parts of readings that were made elsewhere; they hold every actor, so that they outlive this ontology."""
    waiting = iter(readings)
    while batch := list(islice(waiting, IMPORTED_SIZE)):
        ids = sorted({reading.document.id for reading in batch})
        written = [_line({"versions": IMPORTED, "states": ids}), *(_imported_line(one, ontology) for one in batch)]
        path = folder / f"{IMPORTED}-{digest(*(line.hex() for line in written))}{SUFFIX}"
        with _zipped(path) as stream:
            stream.writelines(written)
        yield path


def _imported_line(reading: Reading, ontology: Ontology) -> bytes:
    actors = {mention.actor.id: mention.actor for mention in claimlines.mentions(reading)}
    rows = [claimlines.actor_row(actor) for _, actor in sorted(actors.items())]
    id = reading.document.id
    return _line({"document": id, "state": id, **claimlines.body(reading, ontology), "actors": rows})


def is_imported(path: Path) -> bool:
    """Whether a part holds what was imported."""
    return path.name.startswith(IMPORTED)


def states(path: Path, recipe: Recipe) -> tuple[str, ...]:
    """The states of the documents that a part holds, none if it was read by another recipe or is damaged.

    Of an imported part they are the ids of its documents.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            header = json.loads(stream.readline())
        known = header["versions"] in (IMPORTED, digest(*sorted(recipe.versions().items())))
        return tuple(header["states"]) if known else ()
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return ()


def lines(paths: Iterable[Path], shelf: Shelf) -> Iterator[Mapping[str, Any]]:
    """The line of each document of a shelf, in its order; GraphError if a part is damaged or lacks one.

    Lines are spread over files by where they will stand, so that no more than `BUCKET` are ever held. A document may
    have several imported lines, which are joined.
    """
    paths = sorted(paths, key=lambda path: (not is_imported(path), path.name))
    place = _numbered(paths, shelf)
    with TemporaryDirectory(prefix="kg-") as folder, ExitStack() as stack:
        count = -(-len(shelf) // BUCKET)
        buckets = [
            stack.enter_context(Path(folder, str(n)).open("w+", encoding="utf-8", newline="\n")) for n in range(count)
        ]
        missing = dict.fromkeys(range(len(shelf)))
        for text, known, is_own in _raw(paths):
            number = place.get(known)
            if number is not None and (number in missing or not is_own):
                missing.pop(number, None)
                buckets[number // BUCKET].write(f"{number % BUCKET} {text}")
        if missing:
            lacking = shelf.ids[min(missing)]
            raise GraphError(f"no part holds the document {lacking}; `kg build --fresh` reads all again")
        for bucket in buckets:
            bucket.seek(0)
            numbered = ((int(index), text) for index, _, text in (line.partition(" ") for line in bucket))
            for _, same in groupby(sorted(numbered), key=itemgetter(0)):
                yield _joined([json.loads(text) for _, text in same])


def _numbered(paths: Iterable[Path], shelf: Shelf) -> dict[str, int]:
    """Which document a line is about, by the state that it names; lines of imported parts name the id."""
    place = {state: number for number, state in enumerate(shelf.states)}
    if any(map(is_imported, paths)):
        place.update({id: number for number, id in enumerate(shelf.ids)})
    return place


def _joined(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """What several imported lines say of one document, each thing once; of claims that differ in no more than
    confidence, date and the like, the first.
    """
    if len(lines) == 1:
        return lines[0]
    joined = dict(lines[0])
    for name, keys in (("claims", IDENTITY), ("attributions", IDENTITY[-3:]), ("actors", ("id",))):
        rows = {json.dumps([row[key] for key in keys]): row for line in reversed(lines) for row in line[name]}
        joined[name] = [row for _, row in sorted(rows.items())]
    return joined


def _raw(paths: Iterable[Path]) -> Iterator[tuple[str, str, bool]]:
    """The lines of parts as they are, the state of the document that each is about, and whether kg read it itself."""
    for path in paths:
        try:
            with gzip.open(path, "rt", encoding="utf-8", newline="\n") as stream:
                stream.readline()
                for text in stream:
                    yield text, json.loads(text)["state"], not is_imported(path)
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{path}: is damaged: {error}; `kg build --fresh` reads all again") from None


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8") + b"\n"
