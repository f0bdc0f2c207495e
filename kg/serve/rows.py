"""The JSON API: rows as the commands print them with --json, a page at a time."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KGError
from kg.serve.live import Live
from kg.store import library

MOST, USUAL = 1000, 100
TEXTS = ("actor", "source", "target", "sign", "speaker", "since", "until", "document")
LISTS = ("relation", "status")
Values = Mapping[str, Any]


class Api:
    """Answers /api/…; each method gives the value that is sent as JSON."""

    def __init__(self, live: Live) -> None:
        self.live = live

    def endpoint(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        """A handler that sends what `answer` gives; a user's mistake is 400, what is not there 404."""

        async def handle(request: Request) -> Response:
            try:
                return to_json(await run_in_threadpool(answer, request))
            except KeyError as error:
                return to_json({"error": f"nothing here is called {error.args[0]!r}"}, 404)
            except KGError as error:
                return to_json({"error": str(error)}, 400)

        return handle

    def claims(self, request: Request) -> Values:
        """Claims that pass the filters."""
        return _paged(request, self.live.rows("claims", **filters(request)))

    def relations(self, request: Request) -> Values:
        """What the claims that pass the filters add up to."""
        return _paged(request, self.live.rows("relations", **filters(request)))

    def contested(self, request: Request) -> Values:
        """Disputed relations with the claims on both sides."""
        return _paged(request, self.live.rows("contested", **filters(request)))

    def actors(self, request: Request) -> Values:
        """Actors of the claims that pass the filters, those with most claims first."""
        return _paged(request, self.live.rows("actors", **filters(request)))

    def actor(self, request: Request) -> Values:
        """An actor's card: allies, enemies, what is said of it and by it. It may be named by label, alias or id."""
        card = self.live.graph[request.path_params["name"]]
        parts = {name: list(getattr(card, name))[:MOST] for name in ("allies", "enemies", "claims", "says")}
        return {**card.actor, "card": parts}

    def why(self, request: Request) -> Values:
        """Claims from one actor to another, with what contradicts each."""
        asked = request.query_params
        return _paged(request, self.live.graph.why(asked.get("source", ""), asked.get("target", "")))

    def documents(self, request: Request) -> Values:
        """Documents by date, without their texts."""
        return _paged(request, self.live.graph.documents())

    def document(self, request: Request) -> Values:
        """A document with its text and its claims."""
        graph = self.live.graph
        row = graph.lookup.document(request.path_params["name"])
        text = next(document.text for document in graph.texts() if document.id == row["id"])
        return {**row, "text": text, "claims": graph.claims(document=row["id"])}

    def stats(self, request: Request) -> Values:
        """Counts of what is in the graph, and what it was made with."""
        return self.live.graph.stats()

    def queries(self, request: Request) -> list[Values]:
        """The queries of the library."""
        return [
            {
                "name": query.name,
                "title": query.title,
                "description": query.description,
                "parameters": [
                    {"name": p.name, "type": p.type, "description": p.description} for p in query.parameters
                ],
                "text": query.text,
            }
            for query in library.queries().values()
        ]


def filters(request: Request) -> dict[str, Any]:
    """The filters of DESIGN section 6 that an address gives."""
    asked = request.query_params
    found: dict[str, Any] = {name: asked[name] for name in TEXTS if asked.get(name)}
    found |= {name: asked.getlist(name) for name in LISTS if asked.getlist(name)}
    if asked.get("min_confidence"):
        found["min_confidence"] = _number(asked["min_confidence"], float, "min_confidence")
    return found


def to_json(value: Any, status: int = 200) -> Response:
    """A value as JSON; lone surrogates, which UTF-8 cannot carry, as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        body = text.encode()
    except UnicodeEncodeError:
        body = json.dumps(value).encode()
    return Response(body, status, media_type="application/json")


def _paged(request: Request, rows: list[Any]) -> Values:
    """One page of rows: `limit` and `offset` say which, `total` how many there are."""
    limit = min(_number(request.query_params.get("limit", USUAL), int, "limit"), MOST)
    offset = _number(request.query_params.get("offset", 0), int, "offset")
    return {"total": len(rows), "offset": offset, "rows": rows[offset : offset + limit]}


def _number(text: Any, kind: Callable[[Any], Any], name: str) -> Any:
    try:
        value = kind(text)
    except ValueError:
        raise KGError(f"{name}: {text!r} is no number") from None
    if not 0 <= value < 2**53:
        raise KGError(f"{name}: {text} is out of range")
    return value
