"""A table of actors (CSV) -> blocks: each row adds its names to an actor that is known, or makes a new one.

Columns: name, and any of aliases (parted by ";" or "|"), kind, parent, id. A row is about the actor of its id, else of
its name. What a row gives takes the place of what was known: kind and parent; a former label becomes an alias.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.blocks import ACTOR, KG, Block, local
from kg.errors import KGError
from kg.folding import fold, slug

COLUMNS = ("name", "aliases", "kind", "parent", "id")
SUFFIXES = (".csv", ".tsv")
DELIMITERS = ",;\t"
KIND = "Organization"
NAMES = ("label", "altLabel", "acronym", "metonym", "demonym")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; what it leaves out is "" or ()."""

    line: int
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""
    id: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return self.name, *self.aliases


def is_table(path: Path) -> bool:
    """Whether a file of actors is a table and not Turtle, by its name."""
    return path.suffix.lower() in SUFFIXES


def read(path: Path, known: Mapping[str, Block], kinds: Mapping[str, str]) -> list[Block]:
    """The blocks of the rows of a table; KGError names the file, the line, and what is wrong there.

    `known` are the blocks before it, by IRI; `kinds` the labels of the kinds of actors, by id.
    """
    return _Reader(path, known, kinds).blocks(list(rows(path)))


def rows(path: Path) -> Iterator[Row]:
    """The rows of a table that are not empty."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise KGError(f"{path}: is not UTF-8: {error}") from None
    lines = text.splitlines(keepends=True)
    delimiter = max(DELIMITERS, key=(lines or [""])[0].count)
    cells = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        line = cells.line_num + 1
        try:
            values = [cell.strip() for cell in next(cells)]
        except StopIteration:
            break
        except csv.Error as error:
            raise KGError(f"{path}, line {line}: {error}") from None
        if header is None:
            header = _header(values, path)
        elif any(values):
            yield _row(values, header, path, line)
    if header is None:
        raise KGError(f"{path}: is empty; columns {', '.join(COLUMNS)} are wanted, name at least")


def _header(values: list[str], path: Path) -> list[str]:
    header = [value.lower() for value in values]
    unknown = [value for value, column in zip(values, header, strict=True) if column not in COLUMNS]
    if unknown or len(set(header)) < len(header) or "name" not in header:
        fault = f"unknown column {unknown[0]!r}" if unknown else "a column is there twice, or name is missing"
        raise KGError(f"{path}, line 1: {fault}; columns: {', '.join(COLUMNS)}, name at least")
    return header


def _row(values: list[str], header: list[str], path: Path, line: int) -> Row:
    if len(values) > len(header):
        raise KGError(f"{path}, line {line}: {len(values)} cells for {len(header)} columns; put quotes around commas")
    given = dict(zip(header, values, strict=False))
    aliases = tuple(filter(None, (alias.strip() for alias in re.split("[;|]", given.pop("aliases", "")))))
    row = Row(line, aliases=aliases, **given)
    if not all(fold(name) for name in row.names):
        raise KGError(f"{path}, line {line}: a name without a letter or digit; the column name must be filled")
    if row.id and not ID.fullmatch(row.id):
        raise KGError(f"{path}, line {line}: id {row.id!r}; small letters, digits and hyphens are wanted")
    return row


class _Reader:
    """Makes the blocks of one table's rows, given what is known before it."""

    def __init__(self, path: Path, known: Mapping[str, Block], kinds: Mapping[str, str]) -> None:
        self.path, self.kinds = path, kinds
        self.known = {block.name: block for iri, block in known.items() if iri.startswith(ACTOR)}
        self.owners: dict[str, dict[str, bool]] = {}
        for id, block in self.known.items():
            shared = {fold(text) for text in block.all("sharedLabel")}
            for name in (fold(text) for property_ in NAMES for text in block.all(property_)):
                self.owners.setdefault(name, {})[id] = name in shared

    def blocks(self, found: list[Row]) -> list[Block]:
        """The blocks of the rows, in their order."""
        ids = self._ids(found)
        shared: dict[str, tuple[str, ...]] = {}
        for id, row in ids.items():
            shared[id] = tuple(self._shared(row, id))
            for name in map(fold, row.names):
                self.owners.setdefault(name, {})[id] = name in shared[id]
        return [self._block(id, row, shared[id], ids) for id, row in ids.items()]

    def _fault(self, row: Row, fault: str) -> KGError:
        return KGError(f"{self.path}, line {row.line}: {fault}")

    def _ids(self, found: Iterable[Row]) -> dict[str, Row]:
        """The rows by the ids of their actors."""
        ids: dict[str, Row] = {}
        for row in found:
            id = row.id or self._id(row)
            if id in ids:
                raise self._fault(row, f"the actor {id!r} is that of line {ids[id].line} already; put both in one row")
            ids[id] = row
        return ids

    def _id(self, row: Row) -> str:
        owners = sorted(self.owners.get(fold(row.name), ()))
        if len(owners) > 1:
            raise self._fault(row, f"the name {row.name!r} is of {', '.join(owners)}; put one of these into column id")
        return owners[0] if owners else slug(row.name)

    def _shared(self, row: Row, id: str) -> Iterator[str]:
        """The names of a row that others have too and declare as shared; KGError for one that is another's own."""
        for name in dict.fromkeys(map(fold, row.names)):
            others = {owner: shared for owner, shared in self.owners.get(name, {}).items() if owner != id}
            own = sorted(owner for owner, shared in others.items() if not shared)
            if own:
                text = next(text for text in row.names if fold(text) == name)
                raise self._fault(
                    row, f"the name {text!r} is of {own[0]}; leave it out, or put {own[0]} into column id"
                )
            if others:
                yield name

    def _block(self, id: str, row: Row, shared: tuple[str, ...], ids: Mapping[str, Row]) -> Block:
        old = self.known.get(id)
        values = {key: list(texts) for key, texts in old.values.items()} if old else {}
        kind = self._kind(row, values)
        others = [text for text in values.get("type", []) if not (text.startswith(KG) and local(text) in self.kinds)]
        values["type"] = [KG + kind, *others]
        aliases = (*values.get("altLabel", ()), *values.get("label", ()), *row.aliases)
        values["altLabel"] = list(dict.fromkeys(alias for alias in aliases if alias != row.name))
        values["label"] = [row.name]
        values["sharedLabel"] = list(dict.fromkeys((*values.get("sharedLabel", ()), *shared)))
        if row.parent:
            values["represents" if kind == "Person" else "partOf"] = [ACTOR + self._parent(row, id, ids)]
        return Block(self.path, ACTOR + id, id, values)

    def _kind(self, row: Row, values: Mapping[str, list[str]]) -> str:
        if not row.kind:
            return next((local(t) for t in sorted(values.get("type", ())) if local(t) in self.kinds), KIND)
        wanted = row.kind.replace(" ", "").casefold()
        named = {name.casefold(): id for id, label in self.kinds.items() for name in (id, label.replace(" ", ""))}
        if wanted not in named:
            raise self._fault(row, f"no kind {row.kind!r}; known: {', '.join(sorted(self.kinds))}")
        return named[wanted]

    def _parent(self, row: Row, id: str, ids: Mapping[str, Row]) -> str:
        """The id of the parent, which the row gives by id or by name."""
        found = [row.parent] if row.parent in ids or row.parent in self.known else []
        found = found or sorted(self.owners.get(fold(row.parent), ()))
        if len(found) == 1 and found[0] != id:
            return found[0]
        if len(found) > 1:
            raise self._fault(row, f"the parent {row.parent!r} may be {', '.join(found)}; give one of these ids")
        if found:
            raise self._fault(row, f"the parent {row.parent!r} is the actor itself")
        close = get_close_matches(fold(row.parent), self.owners, n=1, cutoff=0.8)
        hint = f"; did you mean {min(self.owners[close[0]])}?" if close else "; give it a row of its own"
        raise self._fault(row, f"no actor {row.parent!r} for a parent{hint}")
