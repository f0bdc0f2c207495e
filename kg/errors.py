"""What can go wrong by a user's doing; `cli.py` prints each as one line and exits with code 2."""

from collections.abc import Iterable


class KGError(Exception):
    """Something a user can put right: the message says what, where, and what would be right."""


class UnknownNameError(KGError):
    """A name that is not among those known.

    >>> str(UnknownNameError("extractor", "magic", ["rules", "gliner"]))
    "no extractor named 'magic'; known: gliner, rules"
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no {what} named {name!r}; known: {', '.join(sorted(known))}")


class OntologyError(KGError):
    """A fault in a Turtle file of the ontology; names the file and the term."""

    def __init__(self, file: object, term: str, fault: str) -> None:
        super().__init__(f"{file}: {term}: {fault}")


class DocumentError(KGError):
    """A document that cannot be read: it is named, counted and skipped (`--strict` stops instead)."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason


class GraphError(KGError):
    """A graph folder that cannot be opened, read or written."""


class QueryError(KGError):
    """A query that is malformed, refused or fails."""
