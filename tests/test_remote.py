"""A pushed graph is in the store whole and once; who sends is proved as the server asks, and never shown."""

import threading
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner
from servers import Oxigraph, between, held

from kg.cli import cli
from kg.errors import KGError
from kg.exchange import Credentials, Exchange
from kg.remote import Chunk, Remote, Sent, remote

NAME = "https://example.org/g"
CHUNKS = [Chunk(f"<urn:a> <urn:p> <urn:{name}> .\n".encode(), 1) for name in "bcdef"]
SENT, THERE = Sent(1, was_there=False), Sent(1, was_there=True)


class Guarded(BaseHTTPRequestHandler):
    """Lets in whoever proves to be u with the password p, or the bearer of t; answers from `server.script` first."""

    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        given = self.headers.get("Authorization", "")
        self.server.seen.append((self.command, given, body))
        status, header = self.server.script.pop(0) if self.server.script else (204, ())
        if status == 204 and not self._is_let_in(given):
            status, header = 401, ("WWW-Authenticate", self.server.challenge)
        self.send_response(status)
        if header:
            self.send_header(*header)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815

    def _is_let_in(self, given):
        kind = self.server.challenge.partition(" ")[0]
        wanted = {"Basic": f"Basic {b64encode(b'u:p').decode()}", "Bearer": "Bearer t", "": ""}
        return 'username="u"' in given if kind == "Digest" else given == wanted.get(kind)

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture
def guarded():
    """Starts a server that asks for proof in a certain way."""
    servers = []

    def start(challenge="", script=()):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Guarded)
        server.challenge, server.script, server.seen = challenge, list(script), []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server, f"http://127.0.0.1:{server.server_port}/store"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def sending(address, name=NAME, pause=0, **proof):
    """A place to push to, with no pause between attempts."""
    return Remote(Exchange(address, Credentials(**proof), pause=pause), name)


def lines(chunks):
    return sorted(chunk.data.decode().strip() for chunk in chunks)


def posts(seen):
    """How many chunks were sent to a proxy; notes of what was sent are not counted."""
    return sum(method == "POST" and "%2Fpush" not in path for method, path, _ in seen)


def test_chunks_add_up_in_a_real_store(oxigraph):
    assert list(sending(f"{oxigraph}/store").push("one", CHUNKS)) == [SENT] * 5

    assert held(oxigraph, NAME) == lines(CHUNKS)


def test_pushing_again_sends_nothing_and_leaves_the_same_triples(oxigraph):
    list(sending(f"{oxigraph}/store").push("again", CHUNKS))

    assert list(sending(f"{oxigraph}/store").push("again", CHUNKS)) == [THERE] * 5
    assert held(oxigraph, NAME) == lines(CHUNKS)


def test_what_is_no_longer_in_the_graph_goes(oxigraph):
    list(sending(f"{oxigraph}/store").push("whole", CHUNKS))
    list(sending(f"{oxigraph}/store").push("less", CHUNKS[:2]))

    assert held(oxigraph, NAME) == lines(CHUNKS[:2])


def test_a_graph_that_was_deleted_there_is_sent_again(oxigraph):
    remote = sending(f"{oxigraph}/store")
    list(remote.push("deleted", CHUNKS))
    remote.exchange.send("DELETE", query={"graph": NAME})

    assert list(remote.push("deleted", CHUNKS)) == [SENT] * 5


@pytest.mark.parametrize("number", range(1, 5))
def test_a_push_that_the_server_died_in_goes_on_where_it_was(tmp_path, number):
    server, taken = Oxigraph(tmp_path).start(), []

    def die(method, path, body):
        taken.append(method == "POST" and "%2Fpush" not in path)
        if sum(taken) > number and server.process.poll() is None:
            server.kill()
        return server.process.poll() is not None

    with between(server.address, before=die) as (address, _), pytest.raises(KGError, match="not reached"):
        list(sending(f"{address}/store").push("cut", CHUNKS))
    server.start()
    with between(server.address) as (address, seen):
        again = list(sending(f"{address}/store").push("cut", CHUNKS))
    found = held(server.address, NAME)
    server.kill()

    assert again == [THERE] * number + [SENT] * (5 - number)
    assert posts(seen) == 5 - number
    assert found == lines(CHUNKS)


def test_a_server_that_died_and_lost_all_is_sent_all(tmp_path):
    server = Oxigraph().start()
    list(sending(f"{server.address}/store").push("lost", CHUNKS[:3]))
    server.kill()
    server.start()

    again = list(sending(f"{server.address}/store").push("lost", CHUNKS))
    found = held(server.address, NAME)
    server.kill()

    assert (again, found) == ([SENT] * 5, lines(CHUNKS))


def test_the_command_sends_the_whole_graph_once(oxigraph, toy_build):
    graph = toy_build({"a.txt": "Russia bombs Islamic State. Iran may arms Hezbollah."})
    words = ["push", f"{oxigraph}/store", "--chunk", "20", "--name", "https://example.org/whole"]

    first, second = (
        CliRunner().invoke(cli, [*words, "-g", str(graph.folder)], catch_exceptions=False) for _ in range(2)
    )

    triples = b"".join(graph.export("ntriples")).decode("utf-8").splitlines()
    assert f"sent {len(triples)} triples" in first.output
    assert f"sent 0 triples to <https://example.org/whole>; {len(triples)} were there already" in second.output
    assert len(held(oxigraph, "https://example.org/whole")) == len(triples)


@pytest.mark.parametrize(
    ("challenge", "credentials"),
    [
        ('Basic realm="store"', Credentials("u", "p")),
        ('Digest realm="store", nonce="abc", qop="auth", algorithm=MD5', Credentials("u", "p")),
        ("Bearer", Credentials(token="t")),
    ],
)
def test_it_proves_who_sends_as_the_server_asks(guarded, challenge, credentials):
    server, address = guarded(challenge)

    assert list(Remote(Exchange(address, credentials), NAME).push("s", CHUNKS)) == [SENT] * 5
    assert CHUNKS[-1].data in [body for command, given, body in server.seen if command == "POST" and given]


@pytest.mark.parametrize(
    ("challenge", "credentials"),
    [
        ('Basic realm="s"', Credentials("x", "sesame")),
        ('Digest realm="s", nonce="a", qop="auth"', Credentials("x", "sesame")),
        ("Bearer", Credentials(token="sesame")),
        ("Bearer", Credentials()),
    ],
)
def test_a_wrong_password_is_refused_and_not_shown(guarded, challenge, credentials):
    _, address = guarded(challenge)

    with pytest.raises(KGError, match=r"access refused \(401\)") as caught:
        list(Remote(Exchange(address, credentials), NAME).push("s", CHUNKS))

    assert "sesame" not in str(caught.value)


def test_a_proof_that_kg_does_not_know_is_named(guarded):
    _, address = guarded("Negotiate")

    with pytest.raises(KGError, match="another proof than basic or digest"):
        list(sending(address, user="u", password="p").push("s", CHUNKS))


def test_what_passes_is_tried_again(guarded):
    server, address = guarded(script=[(204, ()), (503, ()), (429, ())])

    assert sending(address).exchange.send("DELETE").body == b""
    assert sending(address).exchange.send("POST", b"x").body == b""
    assert [command for command, _, _ in server.seen] == ["DELETE", "POST", "POST", "POST"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, ()), r"refused \(500"),
        ((503, ()), r"refused \(503"),
        ((307, ("Location", "http://192.0.2.1/")), "redirects"),
    ],
)
def test_what_does_not_pass_is_an_error(guarded, answer, reason):
    _, address = guarded(script=[answer] * 4)

    with pytest.raises(KGError, match=reason):
        list(sending(address).push("s", CHUNKS))


def test_a_server_that_is_not_there_is_an_error():
    with pytest.raises(KGError, match="not reached"):
        list(sending("http://127.0.0.1:9/store").push("s", CHUNKS))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/", "http"),
        ("store", "http"),
        ("http://u:sesame@example.org/store", "no password in an address"),
    ],
)
def test_addresses_that_will_not_do(address, reason):
    with pytest.raises(KGError, match=reason) as caught:
        remote(address, NAME)

    assert "sesame" not in str(caught.value)


def test_credentials_come_from_the_environment_and_are_not_shown():
    found = Credentials.of({"KG_PUSH_USER": "u", "KG_PUSH_PASSWORD": "sesame", "KG_PUSH_TOKEN": "sesame"})

    assert (found.user, found.password, found.token) == ("u", "sesame", "sesame")
    assert "sesame" not in repr(found)


def test_half_of_the_credentials_is_an_error():
    with pytest.raises(KGError, match="KG_PUSH_USER and KG_PUSH_PASSWORD are wanted together"):
        Credentials.of({"KG_PUSH_USER": "u"})
