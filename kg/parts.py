"""Parts of a build: readings of some documents, written once as JSON Lines under a name made from content."""

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import claimlines
from kg.errors import GraphError
from kg.model import Document, digest
from kg.recipe import Recipe, load_extractor, load_ontology, state

SUFFIX = ".jsonl.gz"
# Documents in a part: few enough that little is lost with a worker, many enough that a million make no million files.
SIZE = 64
# Lines that are put in order in memory at once.
BUCKET = 20_000


@dataclass(frozen=True, slots=True)
class Task:
    """Documents to read and the folder to put their part into."""

    recipe: Recipe
    versions: str
    documents: tuple[Document, ...]
    folder: Path

    @property
    def name(self) -> str:
        """The name of the part, made from all that decides what is in it."""
        return digest(self.versions, *map(state, self.documents)) + SUFFIX


def tasks(documents: Iterable[Document], recipe: Recipe, folder: Path) -> list[Task]:
    """The documents in parts, by id, whatever the order of input."""
    ordered = sorted(documents, key=lambda document: document.id)
    versions = digest(*sorted(recipe.versions().items()))
    groups = (tuple(ordered[i : i + SIZE]) for i in range(0, len(ordered), SIZE))
    return [Task(recipe, versions, group, folder) for group in groups]


def read_part(task: Task) -> tuple[str, int]:
    """Read the documents of a task into its part; its name and the number of documents. Runs in any process."""
    extractor, ontology = load_extractor(task.recipe), load_ontology(task.recipe)
    path = task.folder / task.name
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with unfinished.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as stream:
        header = {"versions": task.versions, "states": [state(document) for document in task.documents]}
        stream.write(_line(header))
        for document in task.documents:
            body = claimlines.body(extractor(document), ontology)
            stream.write(_line({"document": document.id, "state": state(document), **body}))
    unfinished.replace(path)
    return task.name, len(task.documents)


def states(path: Path, recipe: Recipe) -> tuple[str, ...]:
    """The states of the documents that a part holds, none if it was read by another recipe or is damaged."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            header = json.loads(stream.readline())
        known = header["versions"] == digest(*sorted(recipe.versions().items()))
        return tuple(header["states"]) if known else ()
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return ()


def lines(paths: Iterable[Path], documents: Sequence[Document]) -> Iterator[tuple[Document, Mapping[str, Any]]]:
    """Each document with its line, in the order of `documents`; GraphError if a part is damaged or lacks one.

    Lines are spread over files by where they will stand, so that no more than `BUCKET` are ever held.
    """
    place = {state(document): number for number, document in enumerate(documents)}
    with TemporaryDirectory(prefix="kg-") as folder, ExitStack() as stack:
        count = -(-len(documents) // BUCKET)
        buckets = [
            stack.enter_context(Path(folder, str(n)).open("w+", encoding="utf-8", newline="\n")) for n in range(count)
        ]
        for text, known in _raw(paths):
            if known in place:
                number = place.pop(known)
                buckets[number // BUCKET].write(f"{number % BUCKET} {text}")
        if place:
            missing = documents[min(place.values())]
            raise GraphError(f"no part holds the document {missing.id}; `kg build --fresh` reads all again")
        for number, bucket in enumerate(buckets):
            bucket.seek(0)
            numbered = (line.partition(" ") for line in bucket)
            for index, _, text in sorted(numbered, key=lambda parts: int(parts[0])):
                yield documents[number * BUCKET + int(index)], json.loads(text)


def _raw(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The lines of parts as they are, with the state of the document that each is about."""
    for path in paths:
        try:
            with gzip.open(path, "rt", encoding="utf-8", newline="\n") as stream:
                stream.readline()
                for text in stream:
                    yield text, json.loads(text)["state"]
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{path}: is damaged: {error}; `kg build --fresh` reads all again") from None


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8") + b"\n"
