"""Solutions of a query -> SPARQL 1.1 results in JSON, XML, CSV or TSV, as far as a limit of rows and bytes goes."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.store.answers import Term

STRING = "http://www.w3.org/2001/XMLSchema#string"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def to_json(names: Sequence[str], rows: Iterator[Sequence[Term]]) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON Format."""
    yield f'{{"head":{{"vars":{json.dumps(list(names))}}},"results":{{"bindings":['
    for number, row in enumerate(rows):
        found = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term}
        yield f"{',' if number else ''}\n{json.dumps(found, ensure_ascii=False)}"
    yield "\n]}}\n"


def to_xml(names: Sequence[str], rows: Iterator[Sequence[Term]]) -> Iterator[str]:
    """SPARQL Query Results XML Format."""
    yield f"{XML}<head>{''.join(f'<variable name={quoteattr(name)}/>' for name in names)}</head>\n<results>\n"
    for row in rows:
        pairs = zip(names, row, strict=True)
        cells = (f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in pairs if term)
        yield f"<result>{''.join(cells)}</result>\n"
    yield "</results>\n</sparql>\n"


def to_csv(names: Sequence[str], rows: Iterator[Sequence[Term]]) -> Iterator[str]:
    """SPARQL 1.1 results as CSV: values alone."""
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([term[1] if term else "" for term in row])


def to_tsv(names: Sequence[str], rows: Iterator[Sequence[Term]]) -> Iterator[str]:
    """SPARQL 1.1 results as TSV: terms as Turtle has them."""
    yield "\t".join(f"?{name}" for name in names) + "\n"
    for row in rows:
        yield "\t".join(_turtle_term(term) for term in row) + "\n"


def boolean(value: bool, form: str) -> str:
    """The answer to an ASK query."""
    word = "true" if value else "false"
    if form == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'
    return f"{XML}<head/>\n<boolean>{word}</boolean>\n</sparql>\n" if form == "xml" else f"{word}\n"


WRITERS: dict[str, Callable[[Sequence[str], Iterator[Sequence[Term]]], Iterator[str]]] = {
    "json": to_json,
    "xml": to_xml,
    "csv": to_csv,
    "tsv": to_tsv,
}


def _json_term(term: tuple[str, ...]) -> dict[str, Any]:
    kind, value, *rest = term
    found = {"type": kind, "value": value}
    language, datatype = rest or ("", STRING)
    if language:
        return {**found, "xml:lang": language}
    return found if datatype == STRING else {**found, "datatype": datatype}


def _xml_term(term: tuple[str, ...]) -> str:
    kind, value, *rest = term
    text = escape("".join(char if char in "\t\n\r" or char >= " " else "\ufffd" for char in value))
    language, datatype = rest or ("", STRING)
    mark = f" xml:lang={quoteattr(language)}" if language else ""
    mark = mark or (f" datatype={quoteattr(datatype)}" if datatype != STRING else "")
    return f"<{kind}{mark}>{text}</{kind}>"


def _turtle_term(term: Term) -> str:
    if term is None:
        return ""
    kind, value, *rest = term
    if kind != "literal":
        return f"<{value}>" if kind == "uri" else f"_:{value}"
    language, datatype = rest or ("", STRING)
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    text = f'"{"".join(escapes.get(char, char) for char in value)}"'
    if language:
        return f"{text}@{language}"
    return text if datatype == STRING else f"{text}^^<{datatype}>"


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
