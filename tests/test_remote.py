"""A pushed graph is in the store whole and once; who sends is proved as the server asks, and never shown."""

import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import KGError
from kg.remote import Credentials, Remote

NAME = "https://example.org/g"
CHUNKS = [(b"<urn:a> <urn:p> <urn:b> .\n", 1), (b"<urn:a> <urn:p> <urn:c> .\n", 1)]


@pytest.fixture(scope="module")
def oxigraph():
    """The address of a running `oxigraph serve`, which keeps all in memory."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = next(Path(folder, "oxigraph") for folder in (Path(sys.executable).parent, *map(Path, sys.path))
                   if Path(folder, "oxigraph").is_file())  # fmt: skip
    server = subprocess.Popen([program, "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.kill()
    server.wait()


def held(address, name=NAME):
    """The triples of a named graph there, a line each."""
    asked = Request(f"{address}/store?graph={quote(name, safe='')}", headers={"Accept": "application/n-triples"})
    with urlopen(asked) as answer:
        return sorted(answer.read().decode("utf-8").splitlines())


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

    do_POST = do_DELETE = _answer  # noqa: N815

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


def test_chunks_add_up_in_a_real_store(oxigraph):
    assert list(Remote(f"{oxigraph}/store", NAME).push(CHUNKS)) == [1, 1]

    assert held(oxigraph) == [chunk.decode().strip() for chunk, _ in CHUNKS]


def test_pushing_again_changes_nothing_and_what_is_gone_goes(oxigraph):
    remote = Remote(f"{oxigraph}/store", NAME)
    list(remote.push(CHUNKS))
    list(remote.push(CHUNKS))
    twice = held(oxigraph)
    list(remote.push(CHUNKS[:1]))

    assert (len(twice), len(held(oxigraph))) == (2, 1)


def test_the_command_sends_the_whole_graph(oxigraph, toy_build):
    graph = toy_build({"a.txt": "Russia bombs Islamic State. Iran may arms Hezbollah."})
    words = ["push", f"{oxigraph}/store", "--chunk", "20", "-g", str(graph.folder)]

    done = CliRunner().invoke(cli, words, catch_exceptions=False)

    triples = b"".join(graph.export("ntriples")).decode("utf-8").splitlines()
    assert f"sent {len(triples)} triples" in done.output
    assert len(held(oxigraph, "https://w3id.org/actor-kg/graph")) == len(triples)


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

    assert list(Remote(address, NAME, credentials).push(CHUNKS)) == [1, 1]
    assert [body for command, given, body in server.seen if command == "POST" and given][-1] == CHUNKS[1][0]


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
        list(Remote(address, NAME, credentials).push(CHUNKS))

    assert "sesame" not in str(caught.value)


def test_a_proof_that_kg_does_not_know_is_named(guarded):
    _, address = guarded("Negotiate")

    with pytest.raises(KGError, match="another proof than basic or digest"):
        list(Remote(address, NAME, Credentials("u", "p")).push(CHUNKS))


def test_what_passes_is_tried_again(guarded):
    server, address = guarded(script=[(204, ()), (503, ()), (429, ())])

    assert list(Remote(address, NAME, pause=0).push(CHUNKS[:1])) == [1]
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
        list(Remote(address, NAME, pause=0).push(CHUNKS))


def test_a_server_that_is_not_there_is_an_error():
    with pytest.raises(KGError, match="not reached"):
        list(Remote("http://127.0.0.1:9/store", NAME, pause=0).push(CHUNKS))


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
        Remote(address, NAME)

    assert "sesame" not in str(caught.value)


def test_credentials_come_from_the_environment_and_are_not_shown():
    found = Credentials.of({"KG_PUSH_USER": "u", "KG_PUSH_PASSWORD": "sesame", "KG_PUSH_TOKEN": "sesame"})

    assert (found.user, found.password, found.token) == ("u", "sesame", "sesame")
    assert "sesame" not in repr(found)


def test_half_of_the_credentials_is_an_error():
    with pytest.raises(KGError, match="KG_PUSH_USER and KG_PUSH_PASSWORD are wanted together"):
        Credentials.of({"KG_PUSH_USER": "u"})
