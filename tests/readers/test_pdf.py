"""PDF: paragraphs from printed lines."""

import pytest

from kg.readers.pdf import paragraphs

from .conftest import BODY, LINES, TEXT, TITLE, pdf, wrapped


def test_title_of_the_file_is_the_title(file, collect):
    (document,), _ = collect(file("2015-10-01.pdf", pdf(wrapped(BODY), title=TITLE)))

    assert (document.title, document.text, document.published) == (TITLE, TEXT, "2015-10-01")


def test_name_of_a_file_is_no_title(file, collect):
    (document,), _ = collect(file("a.pdf", pdf(wrapped(TEXT), title="Microsoft Word - draft 3.docx")))

    assert document.title == TITLE


def test_heads_feet_and_page_numbers_go(file, collect):
    pages = (f"The Example, page {n}\n{wrapped(line)}\n\n{n} of 3" for n, line in enumerate(LINES, 1))

    (document,), _ = collect(file("a.pdf", pdf(*pages)))

    assert document.text == BODY


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["The offi-", "cials left."], ["The officials left."]),
        (["The U.S.-", "backed force left."], ["The U.S.-backed force left."]),
        (["The four-year-", "long war ended."], ["The four-year-long war ended."]),
        (["The co\xad", "operation ended."], ["The cooperation ended."]),
        (["They met in Rome -", "and left."], ["They met in Rome - and left."]),
        (["One.", "", "Two."], ["One.", "Two."]),
        ([], []),
    ],
)
def test_lines_are_joined_to_paragraphs(lines, expected):
    assert list(paragraphs([*lines])) == expected


def test_pdf_is_known_by_its_first_bytes(file, collect):
    (document,), _ = collect(file("a.txt", pdf(wrapped(TEXT))))

    assert document.text == TEXT


ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "ab" * 32 + ">/U<" + "cd" * 32 + ">>>/ID[<00><00>]"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf(""), "scanned, it seems"),
        (pdf(BODY, extra=ENCRYPTED), "encrypted; save it without a password"),
        (b"%PDF-1.4\nnothing", "no PDF that can be read"),
        (pdf(BODY)[:300], "no PDF that can be read"),
        (pdf(*["x"] * 2001), "too much on its pages"),
    ],
)
def test_faulty_pdf_is_refused(content, why, reason):
    assert why in reason("a.pdf", content)
