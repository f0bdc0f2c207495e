"""PDF -> one record: the words of its pages, with lines joined to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.errors import DocumentError
from kg.readers.record import Record
from kg.readers.source import Source
from kg.readers.text import headline, in_file

if TYPE_CHECKING:
    from pypdf import PageObject

SPACES = re.compile(r"[ \t\xa0]+")
PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)
CLOSED = re.compile(r"[.!?…:][\"'”’)\]]*\Z")
DIGITS = re.compile(r"\d+")
LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
SOFT_HYPHEN = "\xad"
# Drawing operations, and tens of bytes of drawing, all pages told: a book of 500 pages has a million.
MOST_PAGES, MOST_WORK = 2_000, 5_000_000
LONGEST_PARAGRAPH = 20_000
FILE_NAME = re.compile(r"\.\w{2,5}\Z|\A(?:untitled|microsoft word|document)\b", re.IGNORECASE)


def read(source: Source) -> Iterator[Record]:
    """The one document of the file; its date is that of the file's name, for a PDF knows only when it was printed."""
    pages, title = _contents(source)
    body = "\n\n".join(paragraphs(_without_furniture(pages)))
    if not body:
        raise DocumentError(source.where, "no text in its pages: scanned, it seems; recognise its text first (OCR)")
    title = "" if FILE_NAME.search(title) or " " not in title.strip() else title
    yield in_file(source, {}, body, title or headline(body))


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they are printed -> paragraphs.

    One ends at a blank line, where a short line ends a sentence, and where a full line with a capital follows a very
    short one, as after a heading.

    >>> list(paragraphs(["Syria", "Russia bombed Syria on Thursday, offi-", "cials said.", "France condemned it."]))
    ['Syria', 'Russia bombed Syria on Thursday, officials said.', 'France condemned it.']
    """
    lines = list(lines)
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    paragraph = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        paragraph = _joined(paragraph, line)
        if paragraph and (not following or _ends(line, following, width) or len(paragraph) > LONGEST_PARAGRAPH):
            yield paragraph
            paragraph = ""


def _ends(line: str, following: str, width: int) -> bool:
    if CLOSED.search(line):
        return len(line) < 0.8 * width
    return len(line) < 0.6 * width and len(following) > 0.7 * width and not following[0].islower()


def _contents(source: Source) -> tuple[list[list[str]], str]:
    """The lines of each page, and the title that the file states."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    data = source.content(source.limits.file)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        return list(_pages(reader.pages, source)), str(reader.metadata.get("/Title") or "") if reader.metadata else ""
    except DocumentError:
        raise
    except FileNotDecryptedError:
        raise DocumentError(source.where, "encrypted; save it without a password") from None
    except Exception as error:  # whatever a broken file makes of the library
        raise DocumentError(source.where, f"no PDF that can be read: {error or type(error).__name__}"[:200]) from None


def _pages(pages: "Iterable[PageObject]", source: Source) -> Iterator[list[str]]:
    work = 0

    def count(*operation: object) -> None:
        nonlocal work
        work += 1
        if work > MOST_WORK:
            raise too_much

    too_much = DocumentError(source.where, "too much on its pages; split it, or save its text as .txt")
    for number, page in enumerate(pages, 1):
        contents = page.get_contents()
        work += len(contents.get_data()) // 10 if contents else 0
        if number > MOST_PAGES or work > MOST_WORK:
            raise too_much
        text = page.extract_text(visitor_operand_before=count).replace("\0", "").translate(LIGATURES)
        yield [SPACES.sub(" ", line).strip() for line in text.split("\n")]


def _without_furniture(pages: list[list[str]]) -> Iterator[str]:
    """The lines, without page numbers and without what is printed at head or foot of most pages, numbered or not."""
    ends = Counter(key for page in pages for key in {_shape(line) for line in (*page[:2], *page[-2:]) if line})
    repeated = {key for key, count in ends.items() if count >= 2 and count * 2 > len(pages)}
    for page in pages:
        for number, line in enumerate(page):
            is_end = number < 2 or number >= len(page) - 2
            if not PAGE_NUMBER.fullmatch(line) and not (is_end and _shape(line) in repeated):
                yield line


def _shape(line: str) -> str:
    return DIGITS.sub("#", line)


def _joined(paragraph: str, line: str) -> str:
    if paragraph.endswith(SOFT_HYPHEN):
        return paragraph[:-1] + line
    word = paragraph.rpartition(" ")[2]
    if len(word) > 1 and word.endswith("-") and line[:1].islower():
        # "four-year-" and "U.S.-" end in a hyphen of their own, "offi-" in the printer's.
        is_printers = word[:-1].isalpha() and word.islower()
        return paragraph[:-1] + line if is_printers else paragraph + line
    return f"{paragraph} {line}" if paragraph and line else paragraph or line
