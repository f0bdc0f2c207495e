"""A server of the seed's graph."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

testclient = pytest.importorskip("starlette.testclient")
uvicorn = pytest.importorskip("uvicorn")
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


@pytest.fixture
def address(own_graph: Path) -> Iterator[str]:
    """The address of a running server."""
    from kg.serve.app import application
    from kg.serve.workers import Limits

    app = application(own_graph, limits=Limits(workers=1), token=TOKEN)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
