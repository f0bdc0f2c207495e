"""Bytes in many encodings, right and wrong."""

import codecs

import pytest

from kg.errors import DocumentError
from kg.readers.encoding import decode

TEXT = "The minister, Peña Nieto, said “no” to Zoë’s café – and to the €5 bill of the café."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
)
def test_text_is_decoded(data):
    assert decode(data, "a.txt") == TEXT


def test_declared_encoding_is_used():
    assert decode(
        "The mayor of Łódź spoke to the press in the town of Gdańsk.".encode("cp1250"), "a", "windows-1250"
    ) == ("The mayor of Łódź spoke to the press in the town of Gdańsk.")


@pytest.mark.parametrize("declared", ["latin-1", "nonsense", "punycode", "base64", "\0", "unicode_escape"])
def test_utf8_wins_over_a_wrong_declaration(declared):
    assert decode(TEXT.encode(), "a", declared) == TEXT


@pytest.mark.parametrize("declared", ["nonsense", "punycode", "rot13", "utf-7"])
def test_declaration_that_is_no_encoding_of_letters_is_passed_over(declared):
    assert decode(TEXT.encode("cp1252"), "a", declared) == TEXT


def test_russian_code_page_is_not_taken_for_western():
    assert decode(
        ("Россия нанесла удары по Сирии, сообщили в министерстве обороны. " * 5).encode("cp1251"), "a"
    ).startswith("Россия")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"The\0 text", "binary: it holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 40, "binary"),
        (TEXT.encode() + b"\xff", "broken UTF-8 at byte 9"),
        (TEXT.encode("utf-16") + b"x", "broken UTF-16 at byte"),
        (b"\xef\xbb\xbf\xff", "broken UTF-8 at byte 3"),
    ],
)
def test_what_is_no_text_is_refused(data, reason):
    with pytest.raises(DocumentError, match=reason):
        decode(data, "a.txt")
