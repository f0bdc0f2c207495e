"""Bytes -> characters: by a mark, else as UTF-8, else as declared, else in the legacy encoding that fits."""

import codecs
import re

from kg.errors import DocumentError
from kg.readers.language import foreign

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers do: who declares Latin-1 or ASCII means the Windows code page that contains it.
ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Encodings of letters; Python also knows others, such as punycode, that take forever.
LETTERS = re.compile(r"(?:cp\d|iso|ascii|koi8|mac|big5|gb|euc|shift|hz|johab|tis)")
UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 200_000
AS_UTF8 = "save it as UTF-8"


def decode(data: bytes, where: str, declared: str = "") -> str:
    """The characters that the bytes stand for, without byte-order mark; a fault if they are none.

    >>> decode("Peña said “no”".encode("cp1252"), "a.txt")
    'Peña said “no”'
    """
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", ""))
    if mark:
        return _strictly(data, encoding, where).removeprefix("\ufeff")
    if b"\0" in data:
        raise DocumentError(where, "binary: it holds NUL bytes; only text, HTML, PDF, JSON, CSV and feeds are read")
    return _printable(
        _as_utf8(data, where) or _declared(data, declared) or _western(data) or _detected(data, where), where
    )


def encoding_marked(head: bytes) -> str:
    """The encoding of two or four bytes a character that a byte-order mark announces, "" if none."""
    return next((name for mark, name in MARKS if name != "utf-8" and head.startswith(mark)), "")


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"broken {encoding.upper()} at byte {error.start}; {AS_UTF8}"
        raise DocumentError(where, fault) from None


def _as_utf8(data: bytes, where: str) -> str | None:
    """The text if it is UTF-8, which no other text is by chance; a fault if all but a few letters are."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if not _is_mostly_utf8(data):
            return None
        fault = f"broken UTF-8 at byte {error.start}; {AS_UTF8}"
        raise DocumentError(where, fault) from None


def _declared(data: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        return data.decode(ALIASES.get(name, name)) if LETTERS.match(name) else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_mostly_utf8(data: bytes) -> bool:
    letters, rest = len(UTF8_LETTER.findall(data)), len(HIGH.findall(UTF8_LETTER.sub(b"", data)))
    return letters > rest


def _western(data: bytes) -> str | None:
    """The text in the Windows code page of Western Europe, if it reads as English with the odd accent."""
    if len(HIGH.findall(data[:SAMPLE])) * 4 > len(data[:SAMPLE]):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if foreign(text) else text


def _detected(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise DocumentError(where, f"in no encoding that is known; {AS_UTF8}")
    return _strictly(data, best.encoding, where)


def _printable(text: str, where: str) -> str:
    if len(CONTROL.findall(text[:SAMPLE])) * 50 > len(text[:SAMPLE]):
        raise DocumentError(
            where, "binary: it is full of control characters; only text, HTML, PDF, JSON, CSV and feeds are read"
        )
    return text
