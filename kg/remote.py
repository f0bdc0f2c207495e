"""A graph -> a remote SPARQL store, in chunks, by the SPARQL 1.1 Graph Store Protocol."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import KGError

MEDIA = "application/n-triples"
ATTEMPTS, PAUSE, SECONDS = 4, 1.0, 600.0
# What may pass when asked again: too many requests, and a gateway's troubles.
PASSING = (429, 502, 503, 504)
SHOWN = 200
USER, PASSWORD, TOKEN = "KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves who sends: a user and password, for basic or digest as the server asks, or a bearer's token."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Credentials":
        """Those of the environment, so that they are in no command line and no log; KGError for a half of them."""
        found = cls(*(environment.get(name, "") for name in (USER, PASSWORD, TOKEN)))
        if bool(found.user) != bool(found.password):
            raise KGError(f"{USER} and {PASSWORD} are wanted together")
        return found


@dataclass(frozen=True, slots=True)
class Remote:
    """A named graph in the store behind a Graph Store address."""

    address: str
    graph: str
    credentials: Credentials = Credentials()
    pause: float = PAUSE

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise KGError("kg push wants the http(s) address of a Graph Store, such as http://localhost:7878/store")
        if parts.username or parts.password:
            raise KGError(f"no password in an address, please: set {USER} and {PASSWORD}, or {TOKEN}")

    def push(self, chunks: Iterable[tuple[bytes, int]]) -> Iterator[int]:
        """Replace the graph by chunks of N-Triples; the number of triples of each, once the store has taken it.

        The triples have no blank nodes, so that a chunk sent twice is there once: a push that was cut off is done again
        from its beginning. Until it is done the store has a part of the graph.
        """
        opener = self._opener()
        self._send(opener, "DELETE", b"")
        for chunk, count in chunks:
            self._send(opener, "POST", chunk)
            yield count

    def _send(self, opener: Any, method: str, data: bytes) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                opener.open(self._request(method, data), timeout=SECONDS).close()
                return
            except HTTPError as error:
                reason = _reason(error)
                # To delete what is not there is no fault.
                if method == "DELETE" and error.code == 404:
                    return
                if error.code not in PASSING or attempt == ATTEMPTS:
                    raise KGError(f"{self._shown}: {reason}") from None
            except ValueError:
                # So urllib says that it knows neither of the ways that the server offers.
                raise KGError(f"{self._shown}: asks for another proof than basic or digest; try {TOKEN}") from None
            except (URLError, HTTPException, OSError) as error:
                if attempt == ATTEMPTS:
                    raise KGError(f"{self._shown}: not reached: {getattr(error, 'reason', error)}") from None
            time.sleep(self.pause * 2 ** (attempt - 1))

    def _request(self, method: str, data: bytes) -> request.Request:
        parts = urlsplit(self.address)
        query = "&".join(filter(None, (parts.query, f"graph={quote(self.graph, safe='')}")))
        headers = {"Content-Type": MEDIA} if data else {}
        made = request.Request(urlunsplit(parts._replace(query=query)), data or None, headers, method=method)
        if self.credentials.token:
            made.add_unredirected_header("Authorization", f"Bearer {self.credentials.token}")
        return made

    def _opener(self) -> Any:
        if self.credentials.token or not self.credentials.user:
            return request.build_opener(_NoRedirect)
        passwords = request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.address, self.credentials.user, self.credentials.password)
        ways = (_Digest(passwords), _Basic(passwords))
        return request.build_opener(_NoRedirect, *ways)

    @property
    def _shown(self) -> str:
        """The address without its query, which may hold a key."""
        return urlunsplit(urlsplit(self.address)._replace(query=""))


class _Digest(request.HTTPDigestAuthHandler):
    """Digest, which lets go of the answer that asked for it; urllib does not."""

    def http_error_401(self, req: request.Request, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """The answer to the request with proof."""
        fp.close()
        return super().http_error_401(req, fp, code, msg, headers)


class _Basic(request.HTTPBasicAuthHandler):
    """Basic, likewise."""

    def http_error_401(self, req: request.Request, fp: Any, code: int, msg: str, headers: Any) -> Any:
        """The answer to the request with proof."""
        fp.close()
        return super().http_error_401(req, fp, code, msg, headers)


class _NoRedirect(request.HTTPRedirectHandler):
    """Follows no redirect: data and credentials go where the user said, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        """None, so that the redirect is an error."""


def _reason(error: HTTPError) -> str:
    """What a store says against a request; its answer is closed."""
    body = b""
    if error.fp and not error.fp.closed:
        body = error.read(SHOWN)
        error.close()
    if error.code in (401, 403):
        return f"access refused ({error.code}); {USER} and {PASSWORD}, or {TOKEN}, say who you are"
    if 300 <= error.code < 400:
        return f"redirects ({error.code}) elsewhere; give the address that it redirects to"
    said = " ".join(body.decode("utf-8", "replace").split())
    return f"refused ({error.code} {error.reason}): {said}"
