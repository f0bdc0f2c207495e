"""A server of the seed's graph."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

testclient = pytest.importorskip("starlette.testclient")
TOKEN = "let me"


@pytest.fixture(scope="session")
def client(seed_graph: Path) -> Iterator[Any]:
    """Asks a server that gives a query two seconds and a hundred rows."""
    from kg.serve.app import application
    from kg.serve.workers import Limits

    app = application(seed_graph, limits=Limits(seconds=2, rows=100, memory=1024, workers=1))
    with testclient.TestClient(app, base_url="http://localhost") as asking:
        yield asking


@pytest.fixture
def own_graph(seed_graph: Path, tmp_path: Path) -> Path:
    """A copy of the seed's graph that a test may change."""
    return Path(shutil.copytree(seed_graph, tmp_path / "out"))


@pytest.fixture
def own_client(own_graph: Path) -> Iterator[Any]:
    """Asks a server of the graph that may change; it takes judgements with the token."""
    from kg.serve.app import application
    from kg.serve.workers import Limits

    app = application(own_graph, limits=Limits(workers=1), token=TOKEN)
    with testclient.TestClient(app, base_url="http://127.0.0.1:8350") as asking:
        yield asking
