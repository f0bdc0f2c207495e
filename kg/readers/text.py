"""Plain text, with or without front matter -> one record; the first line is the title if it reads like a headline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from kg.errors import DocumentError
from kg.readers import dates
from kg.readers.columns import record
from kg.readers.record import LINE_BREAK, Record
from kg.readers.source import Source

FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIRST_LINE = re.compile(r"([^\n]{3,200})\n[ \t]*\n\s*(?=\S)")
BYLINE = re.compile(r"(?i:by)(?: [A-Z][\w.'’-]*){1,5}\Z")
LONG_WORD = re.compile(r"[^\W\d_]{2,}")


def read(source: Source) -> Iterator[Record]:
    """The one document that the text is."""
    properties, body = without_front_matter(source)
    yield in_file(source, properties, body, headline(body))


def without_front_matter(source: Source) -> tuple[Mapping[str, object], str]:
    """What the front matter says (nothing if there is none), and the text that follows it."""
    text = LINE_BREAK.sub("\n", source.text(source.limits.document))
    match = FRONT_MATTER.match(text)
    properties = _properties(match[1], source.where) if match else None
    return (properties, text[match.end() :]) if match and properties is not None else ({}, text)


def in_file(source: Source, properties: Mapping[str, object], body: str, title: str) -> Record:
    """The record of a file that is one document: what it says of itself, else what its title and name say."""
    if not body.strip():
        raise DocumentError(source.where, "empty; a document needs text")
    row = {name: value for name, value in properties.items() if name.casefold() not in source.columns.text}
    found = record({**row, source.columns.text[0]: body}, source.columns, source.where, source.path, source.url)
    name = PurePosixPath(source.path).name
    return replace(found, title=found.title or title, published=found.published or dates.in_file_name(name))


def headline(text: str) -> str:
    r"""The first line, if a blank line follows it and it reads like a headline; else "".

    >>> headline("Russia bombs Syria again\n\nRussian aircraft ...")
    'Russia bombs Syria again'
    """
    match = FIRST_LINE.match(text.lstrip("\ufeff \t\n"))
    line = match[1].strip() if match else ""
    # Datelines and dates have fewer than three words; a sentence of the article ends in a full stop.
    is_sentence, is_short = line.endswith((".", ":", ";", ",")), len(LONG_WORD.findall(line)) < 3
    return "" if is_sentence or is_short or BYLINE.match(line) else line


def _properties(text: str, where: str) -> Mapping[str, object] | None:
    """What a block of front matter says; None if it is a paragraph between two rules. Every value is a string."""
    import yaml

    try:
        # BaseLoader makes strings, lists and mappings and nothing else.
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, problem = mark.line + 2 if mark else 1, getattr(error, "problem", error)
        raise DocumentError(where, f"front matter, line {line}: {problem}; write `name: value`") from None
    except RecursionError:
        raise DocumentError(where, "front matter nested too deeply; write `name: value`") from None
    return found if isinstance(found, dict) else None
