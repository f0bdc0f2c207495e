"""What a user names -> sources, open one after the other: files, folders, patterns, addresses, `-`."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO

from kg.errors import DocumentError, KGError
from kg.readers.columns import Columns
from kg.readers.fetch import fetched
from kg.readers.source import Limits, Source

HEAD = 65_536
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
MAGIC = re.compile(r"[*?[]")
STDIN = "-"


def named(paths: Iterable[str]) -> dict[str, None]:
    """The places that paths name, each once; KGError for what is not there at all, before anything is read."""
    return dict.fromkeys(place for path in paths for place in _named(os.fspath(path)))


def files(place: str) -> Iterator[str | DocumentError]:
    """The place itself, or the files of the folder that it is, in order of their names; hidden ones are skipped."""
    if place == STDIN or ADDRESS.match(place) or not Path(place).is_dir():
        yield place
        return
    is_empty, stack = True, [Path(place)]
    while stack:
        path = stack.pop()
        try:
            is_folder = path.is_dir() and (path == Path(place) or not path.is_symlink())
            stack.extend(reversed(_shown(path)) if is_folder else ())
        except OSError as error:
            yield unreadable(path, error)
            is_empty = False
            continue
        is_empty = is_empty and is_folder
        if not is_folder:
            yield str(path)
    if is_empty:
        yield DocumentError(printable(place), "an empty folder; a document is needed")


def _shown(folder: Path) -> list[Path]:
    return sorted(child for child in folder.iterdir() if child.name[0] != ".")


@contextmanager
def opened(place: str, limits: Limits, columns: Columns) -> Iterator[Source]:
    """The source at a place; DocumentError if it cannot be opened or is no file."""
    where = printable(place)
    if place == STDIN:
        stream = sys.stdin.buffer
        head = stream.read(HEAD)
        yield Source(where, BufferedReader(_Rejoined(head, stream)), head, STDIN, limits=limits, columns=columns)
    elif ADDRESS.match(place):
        yield fetched(place, limits, columns)
    else:
        with _file(place) as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            yield Source(where, stream, head, where, limits=limits, columns=columns)


def unreadable(path: object, error: OSError) -> DocumentError:
    """The fault that the operating system's refusal is."""
    reasons = {PermissionError: "no permission to read it", FileNotFoundError: "not there; a link that leads nowhere?"}
    return DocumentError(printable(str(path)), reasons.get(type(error), f"cannot be read: {error.strerror or error}"))


def printable(path: str) -> str:
    """A path as it is shown and stored: with slashes, and as characters even where its bytes are none."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace") if not ADDRESS.match(path) else path


def _named(path: str) -> Iterator[str]:
    if scheme := ADDRESS.match(path):
        if scheme[1].lower() not in ("http", "https"):
            raise KGError(f"{path}: only http and https addresses are fetched; name a file by its path")
        yield path
    elif path == STDIN or (path and "\0" not in path and os.path.lexists(path)):
        yield path if path == STDIN else str(Path(path))
    elif matches := _matching(path) if MAGIC.search(path) else []:
        yield from map(str, matches)
    else:
        what = "no file matches this pattern" if MAGIC.search(path) else "no such file or folder"
        raise KGError(f"{printable(path) if path else 'an empty path'}: {what}")


def _matching(pattern: str) -> list[Path]:
    """The paths that a pattern matches, in order; hidden ones only if the pattern says so."""
    anchor = Path(pattern).anchor
    parts = Path(pattern).parts[1 if anchor else 0 :]
    try:
        found = Path(anchor).glob(str(Path(*parts)))
        return sorted(path for path in found if not any(_is_hidden(part, parts) for part in path.parts))
    except (ValueError, NotImplementedError, OSError) as error:
        raise KGError(f"{printable(pattern)}: not a pattern that can be searched: {error}") from None


def _is_hidden(name: str, patterns: tuple[str, ...]) -> bool:
    return name[0] == "." and not any(pattern[0] == "." and fnmatch(name, pattern) for pattern in patterns)


def _file(path: str) -> BinaryIO:
    # Without waiting, for to open a pipe is to wait for its writer.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise DocumentError(printable(path), "neither a file nor a folder; a pipe is read as `-`")
    return os.fdopen(handle, "rb")


class _Rejoined(RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """What is left of the first bytes, then the rest."""
        data = self.head[: len(buffer)] or self.rest.read(len(buffer))
        self.head = self.head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
