"""The documents of a build on disk: in memory there is only what tells them apart, sorts them and finds them again."""

import json
from array import array
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import documentlines
from kg.errors import GraphError
from kg.model import Document, digest_of
from kg.readers import merge


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents in a file of lines, by date: what each is known by, and where its line begins."""

    path: Path
    ids: list[str]
    states: list[str]
    offsets: "array[int]"
    characters: int
    digest: str

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Document]:
        return documents_in(self.path)


class Gathering:
    """Documents in any order, some of them several times; `folder` takes those that are in no file yet."""

    def __init__(self, folder: Path) -> None:
        self._files = [folder / "found.jsonl"]
        self._found = self._files[0].open("wb")
        # Of each document by id: where it is, as offset and file in one number, and when it was first published.
        self._places: dict[str, tuple[int, ...]] = {}
        self._published: dict[str, str] = {}

    def add(self, document: Document) -> None:
        """Take a document."""
        self._note(document, 0, self._found.tell())
        self._found.write(to_bytes(document))

    def keep(self, path: Path, without: Container[str] = ()) -> None:
        """Take the documents of a file that a build wrote; they stay there."""
        self._files.append(path)
        number, offset = len(self._files) - 1, 0
        for document, length in _with_lengths(path):
            if document.id not in without:
                self._note(document, number, offset)
            offset += length

    def _note(self, document: Document, file: int, offset: int) -> None:
        id, published = document.id, document.published
        self._places[id] = (*self._places.get(id, ()), offset << 8 | file)
        known = self._published.get(id, "")
        self._published[id] = min(filter(None, (known, published)), default="")

    def shelve(self, path: Path, state: Callable[[Document], str]) -> Shelf:
        """Write each document once into a file, by date and id."""
        self._found.flush()
        order = sorted(self._places, key=lambda id: (self._published[id], id))
        states, offsets, characters = [], array("Q"), 0

        def written() -> Iterator[object]:
            nonlocal characters
            with path.open("wb") as stream:
                for document in self._documents(order):
                    states.append(state(document))
                    offsets.append(stream.tell())
                    characters += len(document.text)
                    stream.write(to_bytes(document))
                    yield documentlines.to_line(document)

        known = digest_of(written())
        return Shelf(path, order, states, offsets, characters, known)

    def _documents(self, order: Iterable[str]) -> Iterator[Document]:
        streams = [path.open("rb") for path in self._files]
        try:
            for id in order:
                same = []
                for place in self._places[id]:
                    streams[place & 255].seek(place >> 8)
                    same.append(_document(streams[place & 255].readline()))
                yield merge(same)[0]
        finally:
            for stream in streams:
                stream.close()

    def close(self) -> None:
        """Let go of the file."""
        self._found.close()


def documents_in(path: Path) -> Iterator[Document]:
    """The documents in a file that a build wrote, by date; GraphError if it is damaged."""
    return (document for document, _ in _with_lengths(path))


def documents_at(path: Path, offsets: Iterable[int]) -> Iterator[Document]:
    """The documents whose lines begin there."""
    with path.open("rb") as stream:
        for offset in offsets:
            stream.seek(offset)
            yield _document(stream.readline())


def _with_lengths(path: Path) -> Iterator[tuple[Document, int]]:
    try:
        with path.open("rb") as stream:
            for line in stream:
                yield _document(line), len(line)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path}: is damaged: {error}; build the graph anew with --fresh") from None


def _document(line: bytes) -> Document:
    return documentlines.from_line(json.loads(line))


def to_bytes(document: Document) -> bytes:
    """The document as a line of such a file."""
    return json.dumps(documentlines.to_line(document), ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"
