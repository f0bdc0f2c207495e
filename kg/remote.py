"""A graph -> a remote SPARQL store, in chunks, by the SPARQL 1.1 Graph Store Protocol.

What was sent is noted in the store itself, in the graph `<graph>/push`, after each chunk: a push that was cut off goes
on where it was, from any machine, and a store that lost all has lost the notes as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from kg.errors import KGError
from kg.exchange import Credentials, Exchange, RefusedError

MEDIA = "application/n-triples"
IDENTIFIER, PART = (f"http://purl.org/dc/terms/{name}" for name in ("identifier", "hasPart"))
NOBODY = Credentials()
NOTE = re.compile(rf'<[^>]*>\s<(?:{IDENTIFIER}|{PART})>\s(?:"([^"]*)"|<urn:sha256:([0-9a-f]+)>)')


@dataclass(frozen=True, slots=True)
class Chunk:
    """N-Triples for a named graph, with their number. `kind` is "" for the graph itself, else what follows its name."""

    data: bytes
    count: int = 0
    kind: str = ""

    @property
    def name(self) -> str:
        """Made from what is in it."""
        return sha256(self.kind.encode() + b"\0" + self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a chunk: its number of triples, and whether the store had it already."""

    count: int
    was_there: bool


@dataclass(frozen=True, slots=True)
class Remote:
    """A named graph in the store behind a Graph Store address."""

    exchange: Exchange
    graph: str

    def push(self, state: str, chunks: Iterable[Chunk], kinds: tuple[str, ...] = ()) -> Iterator[Sent]:
        """Replace the graph, and those that its `kinds` name, by chunks; what became of each, once the store has it.

        `state` names the whole: a push of another state that was begun or finished is removed first. The triples have
        no blank nodes, so that a chunk sent twice is there once.
        """
        there = self._there(state)
        if there is None:
            for kind in ("/push", *kinds, ""):
                self._send("DELETE", kind)
            self._send("POST", "/push", self._note(f'<{IDENTIFIER}> "{state}"'))
        for chunk in chunks:
            if chunk.name not in (there or ()):
                self._send("POST", chunk.kind, chunk.data)
                self._send("POST", "/push", self._note(f"<{PART}> <urn:sha256:{chunk.name}>"))
            yield Sent(chunk.count, chunk.name in (there or ()))

    def _there(self, state: str) -> set[str] | None:
        """The chunks of this state that the store has; None if it has nothing of it, or the graph itself is gone."""
        try:
            notes = self._asked("GET", "/push").decode("utf-8", "replace")
        except RefusedError as error:
            if error.status != 404:
                raise
            return None
        found = NOTE.findall(notes)
        if {identifier for identifier, _ in found if identifier} != {state}:
            return None
        parts = {part for _, part in found if part}
        return parts if not parts or self._is_there() else None

    def _is_there(self) -> bool:
        """Whether the graph was not deleted; of stores that do not tell (Virtuoso) it is assumed."""
        try:
            self._asked("HEAD", "")
        except RefusedError as error:
            return error.status != 404
        return True

    def _note(self, said: str) -> bytes:
        return f"<{self.graph}/push> {said} .\n".encode()

    def _asked(self, method: str, kind: str) -> bytes:
        return self.exchange.send(method, query={"graph": self.graph + kind}, Accept=MEDIA).body

    def _send(self, method: str, kind: str, data: bytes = b"") -> None:
        headers = {"Content_Type": MEDIA} if data else {}
        try:
            self.exchange.send(method, data, query={"graph": self.graph + kind}, **headers)
        except RefusedError as error:
            # To delete what is not there is no fault.
            if method != "DELETE" or error.status != 404:
                raise


def remote(address: str, graph: str, credentials: Credentials = NOBODY) -> Remote:
    """The named graph at the address of a Graph Store; KGError for an address that is none."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise KGError("kg push wants the http(s) address of a Graph Store, such as http://localhost:7878/store")
    return Remote(Exchange(address, credentials), graph)
