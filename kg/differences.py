"""What changed between two graphs: documents, claims, and relations with their status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that only one graph has, or that both have with another status. `old` or `new` is None."""

    what: str
    old: Row | None
    new: Row | None

    @property
    def kind(self) -> str:
        """Whether it was "added", "removed" or "changed"."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"


def differences(old: Mapping[str, Iterable[Row]], new: Mapping[str, Iterable[Row]]) -> list[Change]:
    """The changes from one graph to another, each given as its documents, claims and relations; in order of id.

    A claim is known by its words and place, not by whom its actors are judged to be: a judgement changes relations, and
    leaves claims as they are.
    """
    return [
        *_changes("document", old["documents"], new["documents"], ()),
        *_changes("claim", old["claims"], new["claims"], ("source_id", "target_id", "speaker_id")),
        *_changes("relation", old["relations"], new["relations"], ("status",)),
    ]


def _changes(what: str, old: Iterable[Row], new: Iterable[Row], compared: tuple[str, ...]) -> Iterable[Change]:
    before, after = ({row["id"]: row for row in rows} for rows in (old, new))
    for id in sorted(before.keys() | after.keys()):
        one, other = before.get(id), after.get(id)
        if one is None or other is None or any(one[name] != other[name] for name in compared):
            yield Change(what, one, other)
