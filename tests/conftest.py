"""What the tests share: one ontology, one language model, one graph of the seed and one browser a session."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kg.model import Claim, Document
from kg.ontology import Ontology, load
from kg.registry import find

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# No request leaves the machine: neither the browser's own nor those of a page that should make none.
# So much of it that a document is not taken for one in another language.
ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that kg ships."""
    return load()


@pytest.fixture(scope="session")
def extractor(ontology: Ontology) -> Any:
    """The rule extractor with its language model; a test that asks for it is `slow`."""
    from kg.extract import EXTRACTORS

    return find("extractor", "rules", EXTRACTORS)(ontology)


@pytest.fixture(scope="session")
def extract(extractor: Any) -> Callable[[str], tuple[Claim, ...]]:
    """The claims of a text."""
    return lambda text: extractor(Document(text)).claims


@pytest.fixture(scope="session")
def seed_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph built from seeds/; read it, do not write to it."""
    import kg

    folder = tmp_path_factory.mktemp("seed") / "out"
    kg.build(ROOT / "seeds", output=folder)
    return folder


@pytest.fixture(scope="session")
def toy(ontology: Ontology) -> Any:
    """The toy extractor of tests/toy.py."""
    from toy import Toy

    return Toy(ontology)


@pytest.fixture
def toy_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    """Builds a graph of texts with the toy extractor: `toy_build({"a.txt": "Russia bombs Syria."})`."""
    import kg
    from kg.extract import EXTRACTORS

    monkeypatch.setitem(EXTRACTORS, "toy", "toy:Toy")

    def build(texts: dict[str, str], output: Path = tmp_path / "out", **options: Any) -> Any:
        folder = tmp_path / "texts"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(f"{ENGLISH} {text}", encoding="utf-8")
        monkeypatch.chdir(folder)
        return kg.build(list(texts), output, extractor="toy", **options)

    return build


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[str]:
    """The address of a running `oxigraph serve`, which keeps all in memory."""
    from servers import Oxigraph

    server = Oxigraph().start()
    yield server.address
    server.kill()


@pytest.fixture(scope="module")
def ontology_read_once() -> Iterator[None]:
    """Every command of a module's tests opens the same ontology, which takes most of a short command's time."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("kg.graph.load", "kg.pushed.load", "kg.recipe.load"):
            patch.setattr(name, lru_cache(load))
        yield


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium: a test is skipped where there is none, but in CI it fails."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("no Chromium; in CI the browser tests must run")
    pytest.skip("no Chromium")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """Headless Chromium driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield opened
        opened.close()
