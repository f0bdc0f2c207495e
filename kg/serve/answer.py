"""A SPARQL query and an Accept header -> the answer to send: what a worker does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KGError
from kg.serve import media, solutions
from kg.store import answers
from kg.store.database import Database

BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back: a status of HTTP, a media type, the bytes, and further headers."""

    status: int
    media: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def answer(database: Database, query: str, accept: str, rows: int, values: Mapping[str, Any]) -> Answer:
    """The answer to a query in the form that the client likes best, of at most so many rows.

    `values` are terms for variables of the query.
    """
    try:
        return _answered(database.query(query, values), accept, rows)
    except KGError as error:
        return refusal(400, str(error))
    except (OSError, ValueError, RuntimeError) as error:
        return refusal(500, f"the query failed: {error}")


def refusal(status: int, reason: str) -> Answer:
    """An answer that says in a line why there is no other."""
    return Answer(status, "text/plain", f"{reason}\n".encode("utf-8", "replace"))


def _answered(found: Any, accept: str, rows: int) -> Answer:
    kind = answers.kind(found)
    forms = media.TRIPLES if kind == "triples" else media.SOLUTIONS
    type = media.chosen(accept, list(forms.values()))
    if type is None:
        return refusal(406, f"this query can be answered in {', '.join(forms.values())}")
    form = next(form for form, other in forms.items() if other == type)
    if kind == "boolean":
        return Answer(200, type, solutions.boolean(bool(found), form).encode())
    if kind == "triples":
        body, cut = answers.triples(found, form, rows)
        return Answer(200, type, body, _note(cut, rows))
    counted = _Counted(answers.solutions(found), rows)
    body = "".join(solutions.WRITERS[form](answers.names(found), counted.rows())).encode("utf-8", "replace")
    return Answer(200, type, body, _note(counted.cut, rows))


def _note(cut: bool, rows: int) -> dict[str, str]:
    """The header that says that an answer is not complete."""
    return {"X-Rows-Limited-To": str(rows)} if cut else {}


class _Counted:
    """Rows up to a limit of rows and bytes, and whether there were more."""

    def __init__(self, found: Iterator[list[answers.Term]], limit: int) -> None:
        self.found, self.limit, self.cut = found, limit, False

    def rows(self) -> Iterator[list[answers.Term]]:
        size = 0
        for number, row in enumerate(self.found):
            size += sum(len(term[1]) for term in row if term)
            if number == self.limit or size > BYTES:
                self.cut = True
                return
            yield row
