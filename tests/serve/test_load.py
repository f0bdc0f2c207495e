"""Many clients at a time."""

import threading
import time

import httpx
import pytest

pytestmark = pytest.mark.slow
QUERIES = (
    "ASK { ?claim a kg:Claim }",
    "SELECT ?source ?target { ?relation kg:source ?source ; kg:target ?target }",
    "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 20",
)


def ask_until(address, end, found):
    """Ask one query after another, and keep the statuses of the answers."""
    with httpx.Client(base_url=address, timeout=30) as client:
        while time.monotonic() < end:
            query = QUERIES[len(found) % len(QUERIES)]
            found.append(client.get("/sparql", params={"query": query}).status_code)


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.long)])
def test_fifty_clients_get_answers_and_no_error(address, seconds):
    found, end = [], time.monotonic() + seconds
    threads = [threading.Thread(target=ask_until, args=(address, end, found)) for _ in range(50)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(found) == {200}
