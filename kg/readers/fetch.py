"""An http(s) address -> source: bounded in size, in time and in redirects, and never a file or another scheme."""

from collections.abc import Callable
from email.message import Message
from http.client import HTTPException, IncompleteRead
from io import BytesIO
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import DocumentError
from kg.readers.columns import Columns
from kg.readers.source import Limits, Source

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

CHUNK = 65_536
AGENT = "actor-kg (reads news for a knowledge graph)"


def fetched(address: str, limits: Limits, columns: Columns) -> Source:
    """The source at an address, read whole; DocumentError says why it cannot be had."""
    try:
        data, headers = _within(limits.seconds, lambda: _download(address, limits))
    except TimeoutError:
        raise DocumentError(address, f"no full answer within {limits.seconds:g} seconds") from None
    except DocumentError:
        raise
    except (OSError, HTTPException, ValueError) as error:
        raise DocumentError(address, f"cannot be fetched: {_reason(error)}") from None
    media, charset = headers.get_content_type(), headers.get_content_charset("")
    return Source(address, BytesIO(data), data[:4096], "", address, media, charset, limits, columns)


def _within(seconds: float, work: Callable[[], Any]) -> Any:
    """What `work` gives; TimeoutError if it takes longer, however slowly a server drips."""
    answers: SimpleQueue[tuple[Any, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:
            answers.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if error:
        raise error
    return answer


def _download(address: str, limits: Limits) -> tuple[bytes, Message]:
    from urllib.request import Request

    deadline = monotonic() + limits.seconds
    request = Request(_plain(address), headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
    with _opener(limits.redirects).open(request, timeout=limits.seconds) as answer:
        chunks, size = [], 0
        while chunk := answer.read(CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > limits.file:
                raise DocumentError(address, f"larger than {limits.file:,} bytes; raise the limit")
            if monotonic() > deadline:
                raise TimeoutError
        if answer.length:
            raise IncompleteRead(b"", answer.length)
        return _unpacked(b"".join(chunks), answer.headers, address, limits), answer.headers


def _plain(address: str) -> str:
    """The address in ASCII, as a browser's address bar would have it."""
    scheme, host, *rest = urlsplit(address)
    return quote(urlunsplit((scheme, host.encode("idna").decode("ascii"), *rest)), safe="%/:=&?~#+!$,;'@()*[]")


def _unpacked(data: bytes, headers: Message, address: str, limits: Limits) -> bytes:
    """The content, which some servers compress without being asked."""
    import zlib

    coding = headers.get("Content-Encoding", "identity").lower()
    if coding in ("", "identity"):
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise DocumentError(address, f"compressed as {coding}, which was not asked for")
    try:
        content = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, limits.file + 1)
    except zlib.error as error:
        raise DocumentError(address, f"cannot be decompressed: {error}") from None
    if len(content) > limits.file:
        raise DocumentError(address, f"larger than {limits.file:,} bytes; raise the limit")
    return content


def _opener(redirects: int) -> "OpenerDirector":
    from urllib import request

    class Redirects(request.HTTPRedirectHandler):
        max_redirections = redirects
        max_repeats = redirects

    opener = request.OpenerDirector()
    handlers = (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    )
    for handler in (*handlers, Redirects):
        opener.add_handler(handler())
    return opener


def _reason(error: Exception) -> str:
    from urllib.error import HTTPError, URLError

    if isinstance(error, HTTPError):
        error.close()
        return f"the server answered {error.code} {str(error.reason).splitlines()[0]}"
    if isinstance(error, IncompleteRead):
        return "the connection ended before the page did"
    reason = error.reason if isinstance(error, URLError) else error
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__)
