"""SPARQL servers for tests, each a process of its own on a free loopback port, and a proxy that cuts long answers."""

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen


def free_port():
    """A port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def listens(port, process, patience=60.0):
    """Wait until the process listens at the port; false if it ended or took too long."""
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


class Oxigraph:
    """`oxigraph serve`, which keeps all in memory, or in a folder; it can be killed and started again."""

    def __init__(self, folder=None):
        self.port, self.folder, self.process = free_port(), folder, None

    @property
    def address(self):
        """Without a path: /store is the Graph Store, /query the endpoint."""
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Start, and wait until it listens."""
        folders = (Path(sys.executable).parent, *map(Path, sys.path))
        program = next(path for folder in folders if (path := folder / "oxigraph").is_file())
        place = ["--location", str(self.folder)] if self.folder else []
        words = [program, "serve", "--bind", f"127.0.0.1:{self.port}", *place]
        self.process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        assert listens(self.port, self.process)
        return self

    def kill(self):
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait()


def held(address, name):
    """The triples of a named graph in a store, a line each, sorted."""
    asked = Request(f"{address}/store?graph={quote(name, safe='')}", headers={"Accept": "application/n-triples"})
    try:
        with urlopen(asked) as answer:
            return sorted(answer.read().decode("utf-8").splitlines())
    except HTTPError as error:
        error.close()
        return []


class _Between(BaseHTTPRequestHandler):
    """Hands requests on, notes them, and does to answers what the server's `change` does."""

    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kept = {name: self.headers[name] for name in ("Accept", "Content-Type") if self.headers[name]}
        self.server.seen.append((self.command, self.path, body))
        if self.server.before and self.server.before(self.command, self.path, body):
            self.close_connection = True
            return
        asked = Request(f"{self.server.behind}{self.path}", body or None, kept, method=self.command)
        try:
            with urlopen(asked) as answer:
                status, media, data = answer.status, answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            status, media, data = error.code, "text/plain", error.read()
            error.close()
        data = self.server.change(media, data)
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_HEAD = do_POST = do_DELETE = _answer  # noqa: N815

    def log_message(self, *_):
        """Nothing."""


@contextmanager
def between(behind, *, change=lambda media, data: data, before=None):
    """A proxy in front of a server: its address, and what was `seen`. What `before` is true of gets no answer."""
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), _Between)
    proxy.behind, proxy.change, proxy.before, proxy.seen = behind, change, before, []
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}", proxy.seen
    finally:
        proxy.shutdown()
        proxy.server_close()


def cut(limit):
    """A change that leaves so many rows of SPARQL results and says nothing, as Virtuoso does."""

    def change(media, data):
        if media != "application/sparql-results+json":
            return data
        found = json.loads(data)
        if "results" in found:
            found["results"]["bindings"] = found["results"]["bindings"][:limit]
        return json.dumps(found).encode()

    return change


VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
DirsAllowed = {folder}
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


class Virtuoso:
    """Debian's Virtuoso 7 with its usual limits, in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.port, self.process = Path(folder), free_port(), None

    @staticmethod
    def program():
        """The path of the server; None where it is not installed."""
        return shutil.which("virtuoso-t")

    @property
    def store(self):
        """The address of its Graph Store, which asks for a digest."""
        return f"http://127.0.0.1:{self.port}/sparql-graph-crud-auth"

    @property
    def queries(self):
        """The address of its endpoint."""
        return f"http://127.0.0.1:{self.port}/sparql"

    def start(self):
        """Start, and wait until it answers."""
        settings = self.folder / "virtuoso.ini"
        settings.write_text(VIRTUOSO.format(folder=self.folder, http=self.port, sql=free_port()), encoding="utf-8")
        words = [self.program(), "+foreground", "+configfile", str(settings)]
        self.process = subprocess.Popen(words, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert listens(self.port, self.process), (self.folder / "virtuoso.log").read_text(errors="replace")[-2000:]
        return self

    def kill(self):
        """End it."""
        self.process.kill()
        self.process.wait()
