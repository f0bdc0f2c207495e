"""Samples of every format, our own, and the means to read them."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kg.errors import DocumentError
from kg.model import Document
from kg.readers import read

TITLE = "Ruritania bombs rebel bases"
LINES = (
    "Ruritanian aircraft bombed rebel bases near Strelsau on Thursday, the second day of a campaign in the north.",
    "The government of Graustark condemned the raids and said that it had recalled its ambassador from the capital.",
    "A spokesman for the rebels denied that any of their fighters had been hit, and vowed that they would go on.",
)
BODY = "\n\n".join(LINES)
TEXT = f"{TITLE}\n\n{BODY}"
RECORD = {
    "id": "r-1",
    "title": TITLE,
    "date": "2015-10-01",
    "publisher": "The Example",
    "url": "https://example.org/1",
    "text": BODY,
}
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | The Example</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2015-10-01T09:30:00Z"><link rel="canonical" href="https://example.org/1">
<script>var x = "<p>Never seen</p>";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{line}</p>" for line in LINES)}</article>
<aside><ul><li><a href="/2">Ten best hotels this summer</a></li></ul></aside>
<footer><p>Copyright The Example. All rights reserved. Cookie policy.</p></footer></body></html>"""
ITEM = f"""<item><title>{TITLE}</title><guid>r-1</guid><link>https://example.org/1</link>
<pubDate>Thu, 01 Oct 2015 23:30:00 -0500</pubDate>
<description>{"".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in LINES)}</description></item>"""
RSS = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title>{ITEM}</channel></rss>'
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><entry>
<title>{TITLE}</title><id>r-1</id><link href="https://example.org/1"/><updated>2015-10-01T09:30:00Z</updated>
<summary>Short.</summary><content type="html">{"".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in LINES)}</content>
</entry></feed>"""
MATTER = f"---\ntitle: {TITLE}\ndate: 2015-10-01\npublisher: The Example\nurl: https://example.org/1\n---\n"
Found = tuple[list[Document], list[DocumentError]]


def table(separator: str) -> str:
    """The sample record as a table of one row."""
    cells = (f'"{value}"' if "\n" in value else value for value in RECORD.values())
    return f"{separator.join(RECORD)}\n{separator.join(cells)}\n".replace(LINES[0], LINES[0].replace(", ", ", "))


def pdf(*pages: str, title: str = "", extra: str = "") -> bytes:
    """A PDF of pages of lines, written by hand."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title({title})>>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"({line.replace('(', '[').replace(')', ']')})Tj T*\n" for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        fonts = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{fonts}/Contents {len(objects)} 0 R>>")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    written, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{extra}>>\nstartxref\n{len(written)}\n%%EOF"
    return f"{written}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{trailer}".encode("latin-1")


def wrapped(text: str, width: int = 80) -> str:
    """A text as it is printed: lines of at most so many characters."""
    from textwrap import fill

    return "\n".join(fill(line, width) for line in text.split("\n"))


SAMPLES = {
    "atom": ATOM.encode(),
    "csv": table(",").replace(f'"{BODY}"', f'"{BODY}"').encode(),
    "htm": PAGE.encode(),
    "html": PAGE.encode(),
    "json": json.dumps([RECORD]).encode(),
    "jsonl": json.dumps(RECORD).encode(),
    "markdown": f"{MATTER}# {TITLE}\n\n{BODY}".encode(),
    "md": f"{MATTER}{BODY}".encode(),
    "ndjson": json.dumps(RECORD).encode(),
    "pdf": pdf(wrapped(TEXT)),
    "rss": RSS.encode(),
    "text": (MATTER + BODY).encode(),
    "tsv": table("\t").encode(),
    "txt": TEXT.encode(),
    "xhtml": PAGE.encode(),
    "xml": RSS.encode(),
}


@pytest.fixture
def collect() -> Callable[..., Found]:
    """The documents and the faults of paths."""

    def collected(*paths: object, **options: Any) -> Found:
        faults: list[DocumentError] = []
        return list(read([str(path) for path in paths], on_fault=faults.append, **options)), faults

    return collected


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """A file of this name and content."""

    def written(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def reason(file: Callable[[str, bytes | str], Path], collect: Callable[..., Found]) -> Callable[..., str]:
    """Why a file of this name and content gives no document."""

    def given(name: str, content: bytes | str, **options: Any) -> str:
        documents, faults = collect(file(name, content), **options)
        assert documents == []
        assert len(faults) == 1
        return faults[0].reason

    return given


class _Site(BaseHTTPRequestHandler):
    """Answers with what `server.pages` holds for a path: status, headers, body or a function that writes it."""

    def do_GET(self) -> None:
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        body(self.wfile) if callable(body) else self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address of a server on this machine, and its pages."""
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    server.pages = {}  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", server.pages  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
