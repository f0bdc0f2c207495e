"""The SPARQL 1.1 Protocol, for queries: by GET, by a form, or as the body of a POST."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import media
from kg.serve.answer import Answer, refusal
from kg.serve.guarding import body_of
from kg.serve.live import Live
from kg.serve.workers import Question, Workers
from kg.store import library, service

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DATASETS = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")
Parameters = dict[str, list[str]]


class Endpoint:
    """Answers /sparql, and the queries of the library."""

    def __init__(self, live: Live, workers: Workers) -> None:
        self.live, self.workers = live, workers

    async def sparql(self, request: Request) -> Response:
        """The answer to the query in a request, or why there is none."""
        if request.method in ("GET", "HEAD") and not request.scope["query_string"]:
            return to_response(await run_in_threadpool(self._describe, request))
        query = await _query(request)
        if isinstance(query, Answer):
            return to_response(query)
        return to_response(await run_in_threadpool(self._ask, query, _accept(request), {}))

    async def named(self, request: Request) -> Response:
        """The answer of a query of the library; the address gives the values of its parameters."""
        return to_response(await run_in_threadpool(self._ask_named, request))

    def _describe(self, request: Request) -> Answer:
        """What the endpoint is, for who asks it nothing: SPARQL 1.1 Service Description."""
        type = media.chosen(_accept(request), list(media.TRIPLES.values()))
        if type is None:
            return refusal(406, f"the description of this service comes in {', '.join(media.TRIPLES.values())}")
        form = next(form for form, other in media.TRIPLES.items() if other == type)
        return Answer(
            200, type, service.description(str(request.url), self.live.graph.manifest.counts["triples"], form)
        )

    def _ask_named(self, request: Request) -> Answer:
        name, known = request.path_params["name"], library.queries()
        if name not in known:
            return refusal(404, f"no query named {name!r}; /api/queries lists them")
        graph = self.live.graph
        given = {key: value for key, value in request.query_params.items() if key != "accept"}
        values = library.terms(known[name], given, graph.nodes, graph.lookup, graph.ontology.relations)
        return self._ask(known[name].text, _accept(request), values)

    def _ask(self, query: str, accept: str, values: Mapping[str, Any]) -> Answer:
        graph = self.live.graph
        store = str(graph.folder / graph.manifest.store)
        return self.workers.ask(Question(store, graph.manifest.base, query, accept, values))


def _accept(request: Request) -> str:
    """The media types that a client takes; `accept` in the address is for links."""
    return request.query_params.get("accept") or request.headers.get("accept", "")


def to_response(found: Answer) -> Response:
    """An answer as HTTP has it."""
    charset = "; charset=utf-8" if found.media.startswith("text/") else ""
    return Response(
        found.body, found.status, {"Content-Type": f"{found.media}{charset}", "Vary": "Accept", **found.headers}
    )


async def _query(request: Request) -> str | Answer:
    """The query that a request asks, or the refusal of one that asks otherwise."""
    asked = _decoded(request.scope["query_string"])
    if asked is None:
        return refusal(400, "the address is not UTF-8")
    if request.method in ("GET", "HEAD"):
        return _single(asked)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (FORM, QUERY, UPDATE):
        return refusal(415, f"send a query as {FORM} or {QUERY}")
    body = await body_of(request)
    if body is None:
        return refusal(413, "the query is too long")
    if kind == UPDATE:
        return refusal(403, "updates are refused: this graph is changed by kg alone")
    return _posted(kind, body, asked)


def _posted(kind: str, body: bytes, asked: Parameters) -> str | Answer:
    if kind == FORM:
        form = _decoded(body)
        return refusal(400, "the form is not UTF-8") if form is None else _single({**asked, **form})
    try:
        return _single({**asked, "query": [*asked.get("query", []), body.decode("utf-8")]})
    except UnicodeDecodeError:
        return refusal(400, "the query is not UTF-8")


def _decoded(text: bytes) -> Parameters | None:
    """The parameters of an address or a form; None if they are not UTF-8."""
    try:
        return parse_qs(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        return None


def _single(parameters: Parameters) -> str | Answer:
    """The one query among parameters, all others in order."""
    if "update" in parameters:
        return refusal(403, "updates are refused: this graph is changed by kg alone")
    if any(name in parameters for name in DATASETS):
        return refusal(400, "a query is about this graph alone: leave out default-graph-uri and named-graph-uri")
    queries = parameters.get("query", [])
    if len(queries) != 1:
        return refusal(400, f"one parameter `query` is wanted, not {len(queries)}")
    return queries[0]
