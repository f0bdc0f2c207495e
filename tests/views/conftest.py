"""Pages of made data and of the seed, and a browser that tells what they ask for and complain of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.claimlines import to_line
from kg.readers import read
from kg.views.data import PageData
from kg.views.page import page
from views.rows import made, page_data

TEXT = (
    "🙂 Borduria bombed Syldavia on Monday, the envoy of Syldavia said. Borduria denied that it bombed Syldavia. "
    "Syldavia backs the Pelican Brigade. Borduria wants to arm the Pelican Brigade. Borduria met San Theodoros."
)
MADE = (
    {"source": "Borduria", "relation": "bombs", "target": "Syldavia", "speaker": "the envoy", "date": "2020-01-06"}
    | {"evidence": "Borduria bombed Syldavia on Monday", "source_span": [2, 10], "target_span": [18, 26]},
    {"source": "Borduria", "relation": "bombs", "target": "Syldavia", "speaker": "Borduria", "polarity": "negated"}
    | {"evidence": "Borduria denied that it bombed Syldavia", "cue": "denied"},
    {
        "source": "Syldavia",
        "relation": "backs",
        "target": "Pelican Brigade",
        "evidence": "Syldavia backs the Pelican Brigade",
    },
    {"source": "Borduria", "relation": "arms", "target": "Pelican Brigade", "modality": "planned"}
    | {"evidence": "Borduria wants to arm the Pelican Brigade", "confidence": 0.4},
    {"source": "Borduria", "relation": "consults", "target": "San Theodoros", "evidence": "Borduria met San Theodoros"},
)


@dataclass
class Opened:
    """A page in the browser, with what it asked for and complained of."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        """The text of an element, runs of white space as one blank."""
        return " ".join(self.tab.locator(selector).first.inner_text().split())

    def canvas(self) -> dict[str, Any]:
        """What the graph shows: actors, labels with their boxes, lines, and the actors that are lit."""
        ask = "const event = new CustomEvent('inspect', {detail: {}}); graph.dispatchEvent(event); return event.detail"
        return dict(self.tab.evaluate(f"() => {{ {ask} }}"))


@pytest.fixture(scope="session")
def made_data(ontology) -> PageData:
    """Five claims on four actors: disputed, asserted, planned; an emoji stands before all of them."""
    return made(MADE, TEXT, ontology, title="Made")


@pytest.fixture(scope="session")
def seed_data(root, extractor, ontology) -> PageData:
    """What the rules read in the sample article."""
    documents = list(read([str(root / "seeds")], on_fault=pytest.fail))
    lines = [to_line(extractor(document), ontology) for document in documents]
    texts = {line["id"]: document.text for line, document in zip(lines, documents, strict=True)}
    return page_data(lines, texts, ontology, documents[0].title)


@pytest.fixture
def open_page(browser, tmp_path) -> Callable[..., Opened]:
    """A function that opens HTML from disk at an address part, in a window of a size."""
    contexts = []

    def opening(html: str, address: str = "", *, size=(1440, 900), **options: Any) -> Opened:
        path = Path(tmp_path) / "graph.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.tab.on("request", lambda request: opened.requests.append(request.url))
        opened.tab.on("console", lambda message: opened.errors.append(f"{message.type}: {message.text}"))
        opened.tab.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.tab.goto(f"{path.as_uri()}{address}")
        opened.tab.wait_for_selector("html[data-ready]", timeout=30_000)
        return opened

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def made_page(made_data) -> str:
    """The page of the made data."""
    return page(made_data)


@pytest.fixture(scope="session")
def seed_page(seed_data) -> str:
    """The page of the sample article."""
    return page(seed_data)
