"""What a reader is and what it reads: a source, open from its beginning, with the limits and columns in force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import BinaryIO

from kg.errors import DocumentError
from kg.readers.columns import Columns
from kg.readers.encoding import decode, encoding_marked
from kg.readers.record import Record


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read, so that no input can exhaust the machine.

    `document`, `line` and `file` are bytes. `file` bounds what holds many documents or pages and must be read whole
    (JSON, PDF, answers of servers, all in UTF-16); JSON Lines and CSV are read line by line and may be of any size.
    """

    document: int = 10_000_000
    line: int = 20_000_000
    file: int = 100_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Source:
    """One file, address or standard input; `where` is its name in messages, `media` and `charset` a server's word."""

    where: str
    stream: BinaryIO = field(repr=False)
    head: bytes = field(repr=False)
    path: str = ""
    url: str = ""
    media: str = ""
    charset: str = ""
    limits: Limits = field(default_factory=Limits)
    columns: Columns = field(default_factory=Columns)

    def content(self, limit: int) -> bytes:
        """All that is in it; a fault if that is nothing, or more than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise DocumentError(self.where, f"larger than {limit:,} bytes; split it, or raise the limit")
        if not data.strip():
            raise DocumentError(self.where, "empty; a document needs text")
        return data

    def text(self, limit: int) -> str:
        """All that is in it as characters, whatever the encoding."""
        return decode(self.content(limit), self.where, self.charset)

    def lines(self) -> Iterator[tuple[str, str | DocumentError]]:
        """Name (`file:12`) and characters of each line, or its fault; no more than the limit is ever held."""
        readline, number = self._readline(), 0
        while line := readline(self.limits.line):
            number += 1
            where = f"{self.where}:{number}"
            whole = line
            while len(line) == self.limits.line and not line.endswith(b"\n"):
                whole, line = b"", readline(self.limits.line)
            yield where, self._decoded(where, whole)

    def _decoded(self, where: str, line: bytes) -> str | DocumentError:
        if not line:
            return DocumentError(where, f"a line of {self.limits.line:,} bytes or more; is a line break missing?")
        try:
            return decode(line, where, self.charset)
        except DocumentError as fault:
            return fault

    def _readline(self) -> Callable[[int], bytes]:
        """What gives the next line in UTF-8, or as it is if the encoding has single bytes for line breaks."""
        encoding = encoding_marked(self.head)
        if not encoding:
            return self.stream.readline
        recoded = BytesIO(decode(self.content(self.limits.file), self.where).encode("utf-8"))
        return recoded.readline


Reader = Callable[[Source], Iterator[Record | DocumentError]]
