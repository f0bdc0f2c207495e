"""A graph that was pushed to a SPARQL store answers every reading command as the folder it came from."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from servers import between, cut, free_port, listens

import kg
from kg.cli import cli
from kg.errors import GraphError, KGError, QueryError
from kg.exchange import Exchange
from kg.export import FORMATS
from kg.extract import EXTRACTORS
from kg.store import library

ENGLISH = "These are the reports that were in the news on the day, and this is what they say of it all."
SAYINGS = (
    "Russia bombs Islamic State on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State.",
    "USA backs Ahrar Unit. Ahrar Unit said Russia bombs Ahrar Unit. Iran may arms Hezbollah. 🙂 Iran alliedWith Syria.",
    "Iran alliedWith Syria. Russia alliedWith Iran. Russia never bombs Syria. Turkey fights Ahrar Unit on 2016-02-01.",
)
CROWD = " ".join(
    f"Unit {a} fights Unit {b}. Unit {b} backs Unit {a}." for a in "ABCDEFGHIJKL" for b in "ABCDEFGHIJKL" if a < b
)
NAMES, PUBLISHERS = ("one", "two", "three", "crowd"), ("Gazette", "Herald", "Gazette", "Herald")
pytestmark = pytest.mark.usefixtures("ontology_read_once")
NAME = "https://w3id.org/actor-kg/graph"
# Values of the parameters of library queries, by what they are called there.
VALUES = {"actor": "Russia", "other": "Islamic State", "source": "Russia", "target": "Islamic State", "type": "bombs",
          "relation": "bombs", "speaker": "Ahrar Unit", "confidence": "0.95", "threshold": "0.95", "limit": "5",
          "publisher": "Gazette", "category": "ASSAULT"}  # fmt: skip


def queries():
    """Every query of the library with values for what it asks for."""
    for query in library.queries().values():
        values = [word for p in query.parameters for word in ("--param", f"{p.name}={VALUES.get(p.name, p.name)}")]
        yield ["query", query.name, *values]


COMMANDS = [
    ["claims"], ["claims", "--json"], ["claims", "--actor", "Russia", "--since", "2015-10-01", "--json"],
    ["claims", "--speaker", "own", "--sign", "-", "--level", "state", "--json"], ["relations", "--json"],
    ["claims", "--min-confidence", "0.5", "--source-doc", "one", "--status", "Disputed"], ["relations"],
    ["actors"], ["actors", "--json"], ["actors", "unresolved"], ["documents"], ["documents", "--json"],
    ["show", "Russia"], ["show", "Ahrar Unit", "--json"], ["show", "Iran", "--level", "state"],
    ["why", "Russia", "Islamic State"], ["why", "Iran", "Syria", "--json"], ["contested"], ["contested", "--json"],
    ["stats"], ["stats", "--json"], ["validate"], ["validate", "--shacl", "--json"],
    ["path", "Russia", "Syria"], ["balance"], ["balance", "--json"], ["blocs", "--json"], ["report"],
    ["timeline", "Russia", "Islamic State"], ["compare", "Gazette", "Herald"],
    ["view", "-o", "-"], ["view", "-o", "-", "--no-text", "--actor", "Russia"],
    ["query", "SELECT ?c { ?c a kg:Claim } ORDER BY ?c"], ["query", "ASK { ?c kg:polarity kg:negated }"],
    ["query", "SELECT * { ?c kg:polarity ?p } ORDER BY ?c", "--format", "csv"],
    ["query", "SELECT ?c ?s { ?c kg:confidence ?s } ORDER BY ?c LIMIT 150", "--format", "json"],
    ["query", "CONSTRUCT { ?a rel:bombs ?b } WHERE { ?a rel:bombs ?b }", "--format", "ttl"],
    ["query", "SELECT nonsense"], ["show", "Nobody"],
    *(["export", form] for form in sorted(set(FORMATS) - {"parquet"})),
    ["export", "csv", "--table", "documents"], ["export", "csv", "--table", "relations", "--actor", "Russia"],
    *queries(),
]  # fmt: skip


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The folder of a graph of documents by two publishers, one of them a reprint, with more claims than a page."""
    folder = tmp_path_factory.mktemp("local")
    texts = [f"{ENGLISH} {saying}" for saying in (*SAYINGS, CROWD)]
    rows = [
        {"id": name, "text": text, "title": f"On {name}", "date": f"2015-10-{number:02}", "publisher": publisher}
        for number, (name, text, publisher) in enumerate(zip(NAMES, texts, PUBLISHERS, strict=True), 1)
    ]
    rows.append({**rows[3], "id": "again", "text": rows[3]["text"] + " This is a reprint.", "publisher": "Gazette"})
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(EXTRACTORS, "toy", "toy:Toy")
        kg.build(folder / "in.jsonl", folder / "out", extractor="toy")
    return folder / "out"


def run(*words):
    """What a command prints, and its exit code; an error in its words."""
    done = CliRunner().invoke(cli, list(map(str, words)))
    if done.exception and not isinstance(done.exception, KGError | SystemExit):
        raise done.exception
    return done.exit_code, done.stdout_bytes, str(done.exception) if isinstance(done.exception, KGError) else ""


@pytest.fixture(scope="module")
def pushed(local, oxigraph):
    """The address of the endpoint that it was pushed to, articles and all."""
    done = run("push", f"{oxigraph}/store", "--text", "-g", local)
    assert done[0] == 0, done
    return f"sparql+{oxigraph}/query#{NAME}"


@pytest.fixture(scope="module")
def cutting(pushed, oxigraph):
    """The same behind a server that leaves 120 rows of any answer."""
    with between(oxigraph, change=cut(120)) as (address, _):
        yield f"sparql+{address}/query#{NAME}"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_pushed_graph_answers_as_its_folder(local, pushed, words):
    assert run(*words, "-g", pushed) == run(*words, "-g", local)


LONG = [["claims", "--json"], ["relations"], ["actors"], ["export", "turtle"], ["balance", "--json"], ["stats"],
        ["query", "SELECT ?c { ?c a kg:Claim } ORDER BY DESC(?c)"], ["query", "most-active"], ["validate"],
        ["query", "SELECT DISTINCT ?p { ?c ?p ?o } ORDER BY ?p"]]  # fmt: skip


@pytest.mark.parametrize("words", LONG, ids=" ".join)
def test_answers_that_a_store_cuts_are_completed(local, cutting, words):
    assert run(*words, "-g", cutting) == run(*words, "-g", local)


def test_rows_of_a_cut_answer_come_each_once(local, cutting):
    query = "SELECT ?c ?r { ?c kg:about ?r }"

    assert sorted(map(str, kg.open(cutting).query(query))) == sorted(map(str, kg.open(local).query(query)))


def test_listing_asks_in_few_requests(pushed, oxigraph):
    with between(oxigraph) as (address, seen):
        kg.open(f"sparql+{address}/query#{NAME}").claims()

    assert len(seen) < 40


def test_the_two_are_no_different(local, pushed):
    assert run("diff", local, pushed)[0] == 0


def test_a_graph_alone_in_its_store_needs_no_name(local, tmp_path):
    from servers import Oxigraph

    server = Oxigraph().start()
    run("push", f"{server.address}/store", "-g", local)
    found = run("claims", "-g", f"sparql+{server.address}/query")
    page = run("view", "-o", "-", "-g", f"sparql+{server.address}/query")
    server.kill()

    assert found == run("claims", "-g", local)
    assert page[0] == 1
    assert "`kg push --text` sends them" in page[2]


def test_turtle_that_others_loaded_is_read_too(local):
    from servers import Oxigraph

    server = Oxigraph().start()
    exchange = Exchange(f"{server.address}/store")
    exchange.send("POST", (local / "graph.ttl").read_bytes(), query={"default": ""}, Content_Type="text/turtle")
    words = [["claims", "--json"], ["export", "turtle"], ["documents"]]
    found = [run(*one, "-g", f"sparql+{server.address}/query") for one in words]
    server.kill()

    assert found == [run(*one, "-g", local) for one in words]


@pytest.mark.slow
def test_a_graph_that_kg_itself_serves_is_read_whole(local):
    port = free_port()
    words = ["serve", "--port", str(port), "--rows", "120", "-g", str(local)]
    server = subprocess.Popen([sys.executable, "-m", "kg", *words], stdout=subprocess.DEVNULL)
    assert listens(port, server)
    found = run("claims", "--json", "-g", f"sparql+http://127.0.0.1:{port}/sparql")
    server.kill()
    server.wait()

    assert found == run("claims", "--json", "-g", local)


def test_a_store_with_several_graphs_wants_a_name(local, pushed, oxigraph):
    run("push", f"{oxigraph}/store", "--name", "https://example.org/other", "-g", local)

    with pytest.raises(GraphError, match=r"has \d graphs: .*https://example.org/other"):
        kg.open(pushed.partition("#")[0])
    with pytest.raises(GraphError, match=r"no graph <https://example.org/none>; there are"):
        kg.open("sparql+" + oxigraph + "/query#https://example.org/none")


def test_a_push_that_is_not_finished_is_told(local, oxigraph):
    name = "https://example.org/half"

    def refuse(method, path, body):
        return method == "POST" and b"settings" in body

    with between(oxigraph, before=refuse) as (address, _), pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.exchange.ATTEMPTS", 1)
        assert "not reached" in run("push", f"{address}/store", "--name", name, "-g", local)[2]

    with pytest.raises(GraphError, match=f"a push of <{name}> is not finished"):
        kg.open(f"sparql+{oxigraph}/query#{name}")


def html(media, data):
    return b"<html>Welcome!</html>"


def no_json(media, data):
    return b'{"head": {}, "hits": []}'


@pytest.mark.parametrize("change", [html, no_json])
def test_what_is_no_sparql_endpoint_is_told(pushed, oxigraph, change):
    with (
        between(oxigraph, change=change) as (address, _),
        pytest.raises(KGError, match="not as a SPARQL endpoint does"),
    ):
        kg.open(f"sparql+{address}/query")


def test_a_store_without_a_graph_of_kg_is_told():
    from servers import Oxigraph

    server = Oxigraph().start()
    with pytest.raises(GraphError, match="holds no graph of kg; `kg push` sends one"):
        kg.open(f"sparql+{server.address}/query")
    server.kill()


def test_a_server_that_is_not_there_is_told_at_once():
    with pytest.raises(KGError, match=r"http://127.0.0.1:9/query: not reached: .*refused"):
        kg.open("sparql+http://127.0.0.1:9/query")


def test_a_wrong_path_is_told(oxigraph):
    with pytest.raises(KGError, match=r"refused \(40"):
        kg.open(f"sparql+{oxigraph}/nowhere")


def test_a_query_may_not_change_a_pushed_graph(pushed):
    with pytest.raises(QueryError, match="INSERT is refused"):
        kg.open(pushed).query("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


@pytest.mark.parametrize("words", [["serve"], ["verify"], ["push", "http://127.0.0.1:9/"], ["undo"], ["remove", "x"]])
def test_commands_that_need_the_folder_say_so(words):
    done = CliRunner().invoke(cli, [*words, "-g", "sparql+http://127.0.0.1:9/query"])

    assert done.exit_code == 2
    assert "this command wants the folder of the graph" in done.output


def test_other_addresses_are_refused():
    done = CliRunner().invoke(cli, ["claims", "-g", "http://127.0.0.1:9/query"])

    assert done.exit_code == 2
    assert "sparql+http://HOST/" in done.output
