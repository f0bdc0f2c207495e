"""Markdown, with or without front matter -> one record, as plain text: links, emphasis and pictures go, words stay."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.errors import DocumentError
from kg.readers.record import Record, one_line
from kg.readers.source import Source
from kg.readers.text import headline, in_file, without_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

# The parser takes seconds for half a megabyte of brackets.
LONGEST = 500_000


def read(source: Source) -> Iterator[Record]:
    """The one document that the text is; its title is that of the front matter, else the first heading at its top."""
    from markdown_it import MarkdownIt

    properties, text = without_front_matter(source)
    if len(text) > LONGEST:
        raise DocumentError(source.where, f"longer than {LONGEST:,} characters; name it .txt to read it as plain text")
    tokens = MarkdownIt("commonmark").parse(text)
    body = "\n\n".join(paragraphs(tokens))
    yield in_file(source, properties, body, _heading(tokens) or headline(body))


def paragraphs(tokens: "Iterable[Token]") -> Iterator[str]:
    """The words of each paragraph, heading and list item, one line each."""
    for token in tokens:
        if token.type == "inline" and (words := _words(token.children or [])):
            yield words


def _words(tokens: "Iterable[Token]") -> str:
    written = {"softbreak": " ", "hardbreak": " "}
    kept = (token.content if token.type in ("text", "code_inline") else written.get(token.type, "") for token in tokens)
    return "".join(kept).strip()


def _heading(tokens: "list[Token]") -> str:
    """The heading that the document begins with, "" if it begins otherwise."""
    begins = tokens[:1] and tokens[0].type == "heading_open"
    return one_line(_words(tokens[1].children or [])) if begins else ""
