"""The local server: the page, the SPARQL endpoint, the query editor, the JSON API and the exports of one graph."""

import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.errors import GraphError, KGError
from kg.export import FORMATS
from kg.serve.description import described
from kg.serve.guarding import POLICY, Guard, body_of
from kg.serve.live import Live
from kg.serve.protocol import Endpoint
from kg.serve.rows import Api, filters, to_json
from kg.serve.workers import Limits, Workers

HOSTS = ("127.0.0.1", "localhost", "[::1]")
ASSETS = {"query.html": "text/html", "query.css": "text/css", "query.js": "text/javascript"}
NAMES = ("claims", "relations", "contested", "actors", "why", "documents", "stats", "queries")


def application(
    folder: Path, *, limits: Limits | None = None, token: str = "", hosts: tuple[str, ...] = ()
) -> Starlette:
    """The server of the graph in a folder. Judgements are taken only with the token, if there is one."""
    live, workers = Live(folder), Workers(limits or Limits())
    site, endpoint = _Site(live, token), Endpoint(live, workers)

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        yield
        workers.close()

    return Starlette(
        routes=[
            *site.routes(),
            Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
            Route("/queries/{name}", endpoint.named),
        ],
        middleware=[Middleware(Guard, hosts=(*HOSTS, *hosts))],
        exception_handlers={KGError: _fault, OSError: _fault},
        lifespan=living,
    )


class _Site:
    """The handlers, and the table of their addresses."""

    def __init__(self, live: Live, token: str) -> None:
        self.live, self.token, self.api = live, token, Api(live)

    def routes(self) -> Iterator[Route]:
        yield Route("/", self.page)
        yield Route("/documents/{name:path}", self.reader)
        yield Route("/export/{form}", self.export)
        yield Route("/query", self.asset)
        yield Route("/assets/{name}", self.asset)
        yield Route("/api/openapi.json", self.description)
        yield Route("/api/review", self.review, methods=["POST"])
        for path, name, _ in self.addresses():
            yield Route(path.replace("{name}", "{name:path}"), self.api.endpoint(getattr(self.api, name)))

    def addresses(self) -> Iterator[tuple[str, str, str]]:
        """Path, name and meaning of each part of the JSON API."""
        table = {f"/api/{name}": name for name in NAMES}
        table |= {"/api/actors/{name}": "actor", "/api/documents/{name}": "document"}
        for path, name in table.items():
            yield path, name, str(getattr(Api, name).__doc__)

    async def page(self, request: Request) -> Response:
        html = await run_in_threadpool(lambda: self.live.page(**filters(request)))
        return Response(html, media_type="text/html")

    async def reader(self, request: Request) -> Response:
        """The page of one document, open at its text."""
        row = await run_in_threadpool(lambda: self.live.graph.lookup.document(request.path_params["name"]))
        return RedirectResponse(f"/?document={row['id']}#d={row['id']}")

    async def export(self, request: Request) -> Response:
        form = request.path_params["form"]
        if form not in FORMATS:
            return PlainTextResponse(f"no format {form!r}; known: {', '.join(sorted(FORMATS))}\n", 404)
        graph, wanted = self.live.graph, filters(request)
        table = request.query_params.get("table", "claims")
        chunks = await run_in_threadpool(lambda: graph.export(form, table=table, **wanted))
        name = f'attachment; filename="graph.{form}"'
        return StreamingResponse(chunks, media_type="application/octet-stream", headers={"Content-Disposition": name})

    async def asset(self, request: Request) -> Response:
        name = request.path_params.get("name", "query.html")
        if name not in ASSETS:
            return PlainTextResponse("not found\n", 404)
        text = files("kg.serve").joinpath("assets", name).read_text(encoding="utf-8")
        return Response(text, media_type=ASSETS[name], headers={"Content-Security-Policy": POLICY})

    async def description(self, request: Request) -> Response:
        return to_json(described(self.addresses()))

    async def review(self, request: Request) -> Response:
        """Take over judgements that the page sends with the token."""
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not self.token or not secrets.compare_digest(given.encode(), self.token.encode()):
            return to_json({"error": "judgements are taken only with the token that `kg serve` printed"}, 403)
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return to_json({"error": "judgements are taken only from this server's own page"}, 403)
        body = await body_of(request)
        if body is None:
            return to_json({"error": "too long"}, 413)
        return to_json(await run_in_threadpool(_judge, self.live.folder, body))


def _judge(folder: Path, body: bytes) -> dict[str, Any]:
    """Write the judgements into the ledger, and bring the graph to the state that they lead to."""
    from kg import building, identity

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "review.json"
        path.write_bytes(body)
        taken = identity.loads(path)
    building.judge(folder, lambda ledger: ledger.joined(taken))
    return {"judgements": len(taken.judgements), "reviews": len(taken.reviews)}


async def _fault(request: Request, error: Exception) -> Response:
    """A user's mistake is 400; a graph that cannot be read, as while a build replaces it, 503."""
    return to_json({"error": str(error)}, 503 if isinstance(error, GraphError | OSError) else 400)
