"""What the page shows: the rows that the commands give as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PageData:
    """Everything a page knows of a graph, as plain rows; equal rows in equal order give an equal page.

    `blocs` (`{"id", "label", "members": [ids], "unsure": [ids]}`) and `triads` (`{"actors": [3 ids], "signs": [3 of
    +1, -1], "balanced"}`; the signs are of the first and second, second and third, third and first) are found in
    the relations where they are not given. So is `camps` in small graphs: the frustration index between `lower` and
    `upper`, of how many `ties`, and the pairs `against` two camps. IRIs begin with `base`.
    """

    title: str
    actors: Rows = ()
    relations: Rows = ()
    claims: Rows = ()
    documents: Rows = ()
    types: Rows = ()
    blocs: Rows | None = None
    triads: Rows | None = None
    camps: Row | None = None
    base: str = ""
