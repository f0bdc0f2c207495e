"""A report as Markdown or HTML; the text of articles is escaped, so that it is shown and nothing else."""

import re
from collections.abc import Iterator
from html import escape

from kg.analysis.report import Figure, Quote, Report, Section

# What Markdown may take for markup inside a line, and where an address would become a link.
MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)")
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "blockquote{margin:.2rem 0 .6rem 1rem;padding-left:.7rem;border-left:3px solid #0072b2}"
    "cite{font-style:normal;color:#555}li li{margin-top:.2rem}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_markdown(report: Report) -> str:
    """The report in Markdown (CommonMark)."""
    lines = [f"# {_mark(report.title)}", ""]
    for section in report.sections:
        lines += [f"## {_mark(section.title)}", "", _mark(section.note), ""]
        lines += [line for figure in section.figures for line in _figure_lines(figure)]
        lines.append("")
    lines += ["## Sources", "", *(f"{i}. {_mark(source)}" for i, source in enumerate(report.sources, 1)), ""]
    return "\n".join(lines)


def to_html(report: Report) -> str:
    """The report as one HTML page without script, which loads nothing."""
    return "\n".join(
        [
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{escape(report.title)}</title><style>{STYLE}</style></head><body>",
            f"<h1>{escape(report.title)}</h1>",
            *(line for section in report.sections for line in _section_html(section)),
            "<h2>Sources</h2><ol>",
            *(f'<li id="source-{i}">{escape(source)}</li>' for i, source in enumerate(report.sources, 1)),
            "</ol></body></html>",
            "",
        ]
    )


def _figure_lines(figure: Figure) -> Iterator[str]:
    indent = "  " * figure.level
    yield f"{indent}- {_mark(figure.text)}"
    for quote in figure.quotes:
        yield f"{indent}  > “{_mark(quote.text)}” ({_mark(quote.teller)}) [{quote.source}]"
        yield f"{indent}  >"


def _section_html(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2><p>{escape(section.note)}</p><ul>"
    for i, figure in enumerate(section.figures):
        following = section.figures[i + 1].level if i + 1 < len(section.figures) else 0
        quotes = "".join(_quote_html(quote) for quote in figure.quotes)
        opened = f"<li>{escape(figure.text)}{quotes}"
        yield opened + ("<ul>" if following > figure.level else "</li>" + "</ul></li>" * (figure.level - following))
    yield "</ul>"


def _quote_html(quote: Quote) -> str:
    place = f'<a href="#source-{quote.source}">[{quote.source}]</a>'
    return f"<blockquote>“{escape(quote.text)}” <cite>{escape(quote.teller)} {place}</cite></blockquote>"


def _mark(text: str) -> str:
    """Text on one line whose characters mean themselves."""
    plain = MARKUP.sub(r"\\\1", " ".join(text.split()))
    numbered = re.sub(r"^(\d+)([.)])", r"\1\\\2", plain)
    opened = re.sub(r"^([#+\-=:])", r"\\\1", numbered)
    return ADDRESS.sub(lambda found: "\\" + found[0], opened)
