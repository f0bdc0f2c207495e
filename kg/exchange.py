"""Requests to a store over HTTP, with proof of who sends: basic, digest or a bearer's token, none of them shown."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit

from kg.errors import KGError

ATTEMPTS, PAUSE, SECONDS = 4, 1.0, 600.0
# What may pass when asked again: too many requests, and a gateway's troubles.
PASSING = (429, 502, 503, 504)
SHOWN = 200
USER, PASSWORD, TOKEN = "KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"


class RefusedError(KGError):
    """An answer that is an error, with its status and what the store said."""

    def __init__(self, where: str, reason: str, status: int, said: str = "") -> None:
        super().__init__(f"{where}: {reason}")
        self.status, self.said = status, said


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
class Answer:
    """What came back: the media type without its parameters, the headers, and the body."""

    media: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Exchange:
    """An address that requests go to. One without patience gives up at once where nobody listens."""

    address: str
    credentials: Credentials = Credentials()
    pause: float = PAUSE
    is_patient: bool = True

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise KGError(f"{self.address}: no http(s) address of a store, such as http://localhost:7878/store")
        if parts.username or parts.password:
            raise KGError(f"no password in an address, please: set {USER} and {PASSWORD}, or {TOKEN}")

    @property
    def shown(self) -> str:
        """The address without its query, which may hold a key."""
        return urlunsplit(urlsplit(self.address)._replace(query=""))

    def send(self, method: str, data: bytes = b"", *, query: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """The answer; RefusedError if it is an error, KGError if there is none. What may pass is tried again.

        Headers are written as `Content_Type="text/turtle"`.
        """
        opener = self._opener()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._answer(opener, self._request(method, data, query or {}, headers))
            except HTTPError as error:
                fault = self._refusal(error)
                if error.code not in PASSING or attempt == ATTEMPTS:
                    raise fault from None
            except ValueError:
                # So urllib says that it knows neither of the ways that the server offers.
                raise KGError(f"{self.shown}: asks for another proof than basic or digest; try {TOKEN}") from None
            except (URLError, HTTPException, OSError) as error:
                reason = getattr(error, "reason", error)
                is_shut = isinstance(reason, ConnectionRefusedError) and not self.is_patient
                if attempt == ATTEMPTS or is_shut:
                    raise KGError(f"{self.shown}: not reached: {reason or type(reason).__name__}") from None
            time.sleep(self.pause * 2 ** (attempt - 1))
        raise AssertionError("the last attempt returns or raises")

    def _answer(self, opener: Any, made: request.Request) -> Answer:
        with opener.open(made, timeout=SECONDS) as answer:
            return Answer(answer.headers.get_content_type(), dict(answer.headers.items()), answer.read())

    def _request(
        self, method: str, data: bytes, query: Mapping[str, str], headers: Mapping[str, str]
    ) -> request.Request:
        parts = urlsplit(self.address)
        asked = "&".join(filter(None, (parts.query, urlencode(query))))
        made = request.Request(urlunsplit(parts._replace(query=asked)), data or None, method=method)
        for name, value in headers.items():
            made.add_header(name.replace("_", "-"), value)
        if self.credentials.token:
            made.add_unredirected_header("Authorization", f"Bearer {self.credentials.token}")
        return made

    def _opener(self) -> Any:
        if self.credentials.token or not self.credentials.user:
            return request.build_opener(_NoRedirect)
        passwords = request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.address, self.credentials.user, self.credentials.password)
        return request.build_opener(_NoRedirect, _Digest(passwords), _Basic(passwords))

    def _refusal(self, error: HTTPError) -> RefusedError:
        """What a store says against a request; its answer is closed."""
        said = ""
        if error.fp and not error.fp.closed:
            said = " ".join(error.read(SHOWN).decode("utf-8", "replace").split())
            error.close()
        return RefusedError(self.shown, _reason(error, said), error.code, said)


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


def _reason(error: HTTPError, said: str) -> str:
    if error.code in (401, 403):
        return f"access refused ({error.code}); {USER} and {PASSWORD}, or {TOKEN}, say who you are"
    if 300 <= error.code < 400:
        return f"redirects ({error.code}) elsewhere; give the address that it redirects to"
    return f"refused ({error.code} {error.reason}): {said}"
