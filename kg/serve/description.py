"""The OpenAPI description of what the server answers, made from its table of addresses."""

from collections.abc import Iterable, Mapping
from typing import Any

import kg
from kg.serve.rows import LISTS, MOST, TEXTS, USUAL

FILTERED = ("claims", "relations", "actors", "contested")
PAGED = (*FILTERED, "why", "documents")
Described = tuple[str, str, str]


def described(addresses: Iterable[Described]) -> Mapping[str, Any]:
    """OpenAPI 3.1 of the addresses: path, name and what it answers."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "kg", "version": kg.__version__, "license": {"name": "MIT", "identifier": "MIT"}},
        "paths": {
            **{path: {"get": _get(path, name, answers)} for path, name, answers in addresses},
            "/sparql": {"get": _sparql()},
        },
    }


def _get(path: str, name: str, answers: str) -> dict[str, Any]:
    texts = [*TEXTS, *LISTS, "min_confidence"] if name in FILTERED else ["source", "target"] if name == "why" else []
    parameters = [_parameter(text, "string") for text in texts]
    if name in PAGED:
        parameters += [
            {**_parameter("limit", "integer"), "description": f"At most {MOST}, {USUAL} if not given."},
            _parameter("offset", "integer"),
        ]
    if "{name}" in path:
        parameters += [{**_parameter("name", "string"), "in": "path", "required": True}]
    return {
        "operationId": name,
        "summary": answers,
        "parameters": parameters,
        "responses": {"200": _json(answers), "400": _json("What is wrong with the request.")},
    }


def _sparql() -> dict[str, Any]:
    return {
        "operationId": "sparql",
        "summary": "SPARQL 1.1 Protocol, for queries; POST as the protocol has it.",
        "parameters": [{**_parameter("query", "string"), "required": True}],
        "responses": {
            "200": {"description": "The results, in the form that the Accept header asks for."},
            "400": {"description": "What is wrong with the query."},
            "503": {"description": "The query took too long or too much memory."},
        },
    }


def _parameter(name: str, type: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": type}}


def _json(answers: str) -> dict[str, Any]:
    return {"description": answers, "content": {"application/json": {"schema": {}}}}
