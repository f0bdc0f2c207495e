"""Virtuoso 7, which cuts answers at 10,000 rows and refuses long INSERTs, takes a graph and gives it back."""

import pytest
from click.testing import CliRunner
from servers import Virtuoso

import kg
from kg.cli import cli
from kg.errors import KGError
from kg.exchange import Credentials, Exchange
from kg.remote import Chunk, Remote

ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# More than 10,000 claims would take a minute to build; rows of what they say are enough to be cut.
CROWD = {
    f"2015-11-{number:02}-{a}.txt": " ".join(
        f"Unit {a}{b} fights Unit {b}{a}. Iran never backs Unit {a}{b}. {ENGLISH}" for b in LETTERS
    )
    for number, a in enumerate(LETTERS, 1)
}
MIXED = (
    "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. 🙂 Iran backs Syria."
)
pytestmark = pytest.mark.usefixtures("ontology_read_once")
PROPERTIES = "kg:polarity|kg:modality|kg:rule|kg:spans|kg:about|kg:confidence|prov:wasDerivedFrom|rdf:type"
NAME = "https://w3id.org/actor-kg/graph"


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory):
    """A running Virtuoso; the tests are skipped where it is not installed."""
    if not Virtuoso.program():
        pytest.skip("no Virtuoso here (Debian and Ubuntu: apt install virtuoso-opensource-7-bin)")
    server = Virtuoso(tmp_path_factory.mktemp("virtuoso")).start()
    yield server
    server.kill()


@pytest.fixture
def as_owner(monkeypatch):
    """Proves to be the owner, as a new database knows it."""
    monkeypatch.setenv("KG_PUSH_USER", "dba")
    monkeypatch.setenv("KG_PUSH_PASSWORD", "dba")


def run(*words):
    """What a command prints."""
    done = CliRunner().invoke(cli, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.slow
def test_a_graph_with_more_rows_than_virtuoso_gives_comes_back_whole(virtuoso, as_owner, toy_build):
    local = toy_build({"2015-10-01-a.txt": MIXED, **CROWD}).folder

    sent = run("push", virtuoso.store, "--text", "-g", local)
    again = run("push", virtuoso.store, "--text", "-g", local)

    there = f"sparql+{virtuoso.queries}#{NAME}"
    assert b"sent 0 triples" not in sent
    assert b"sent 0 triples" in again
    query = f"SELECT ?s ?o {{ ?s {PROPERTIES} ?o }}"
    rows = [sorted(map(str, kg.open(place).query(query))) for place in (there, local)]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 10_000
    for words in (["claims", "--json"], ["stats"], ["export", "turtle"], ["contested"], ["show", "Iran", "--json"],
                  ["query", "most-active"], ["query", "timeline", "--param", "actor=Russia", "--param", "other=ISIS"],
                  ["view", "-o", "-"], ["documents", "--json"]):  # fmt: skip
        assert run(*words, "-g", there) == run(*words, "-g", local), words


@pytest.mark.slow
def test_a_chunk_that_virtuoso_refuses_as_an_insert_is_taken(virtuoso):
    lines = b"".join(b"<urn:s%d> <urn:p> <urn:o> .\n" % number for number in range(20_000))
    remote = Remote(Exchange(virtuoso.store, Credentials("dba", "dba")), "https://example.org/long")

    sent = list(remote.push("long", [Chunk(lines, 20_000)]))

    assert [one.was_there for one in sent] == [False]


@pytest.mark.slow
def test_who_proves_nothing_is_refused(virtuoso):
    remote = Remote(Exchange(virtuoso.store, pause=0), "https://example.org/secret")

    with pytest.raises(KGError, match=r"access refused \(401\)"):
        list(remote.push("secret", [Chunk(b"<urn:s> <urn:p> <urn:o> .\n", 1)]))
