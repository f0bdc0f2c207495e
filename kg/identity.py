"""The ledger: judgements of people on who is who (identity.toml) and on which claims were read rightly (review.toml).

Both are text files that a person can edit. A judgement never changes what was read: it is applied on the way from the
parts of a build to the graph, so that taking it back restores the former graph.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import KGError
from kg.model import Actor, Attribution, Claim, Mention, Reading

IDENTITY, REVIEW = "identity.toml", "review.toml"


class Verdict(Enum):
    """What a person holds of two actors, or of a claim."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"


OF_ACTORS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
OF_CLAIMS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Whether two actors are the same; `a` and `b` are ids, in order."""

    a: str
    b: str
    verdict: str
    reason: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """Whether a claim was read rightly; `claim` is its id."""

    claim: str
    verdict: str
    reason: str = ""
    author: str = ""


Entry = TypeVar("Entry", Judgement, Review)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All judgements beside a graph, the last one on a pair or claim in force."""

    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()

    def judged(self, a: str, b: str, verdict: Verdict, *, reason: str = "", author: str = "") -> "Ledger":
        """The ledger with one more judgement, in the place of any former one on the pair."""
        one, other = sorted((a, b))
        kept = tuple(old for old in self.judgements if (old.a, old.b) != (one, other))
        return replace(self, judgements=(*kept, Judgement(one, other, verdict.value, reason, author)))

    def reviewed(self, claim: str, verdict: Verdict, *, reason: str = "", author: str = "") -> "Ledger":
        """The ledger with one more review, in the place of any former one of the claim."""
        kept = tuple(old for old in self.reviews if old.claim != claim)
        return replace(self, reviews=(*kept, Review(claim, verdict.value, reason, author)))

    def without_last(self) -> "Ledger":
        """The ledger without its last judgement on actors; KGError if there is none."""
        if not self.judgements:
            raise KGError("no judgement on actors to undo; `kg same` and `kg different` make them")
        return replace(self, judgements=self.judgements[:-1])

    def without(self, a: str, b: str) -> "Ledger":
        """The ledger without the judgement on a pair; KGError if there is none."""
        one, other = sorted((a, b))
        kept = tuple(old for old in self.judgements if (old.a, old.b) != (one, other))
        if len(kept) == len(self.judgements):
            raise KGError(f"no judgement on {a} and {b} to undo")
        return replace(self, judgements=kept)

    def joined(self, other: "Ledger") -> "Ledger":
        """The ledger with the judgements and reviews of another, which are in force where both have one."""
        found = self
        for one in other.judgements:
            found = found.judged(one.a, one.b, Verdict(one.verdict), reason=one.reason, author=one.author)
        for review in other.reviews:
            found = found.reviewed(review.claim, Verdict(review.verdict), reason=review.reason, author=review.author)
        return found

    @property
    def rejected(self) -> frozenset[str]:
        """The ids of the claims that a reader rejected."""
        return frozenset(review.claim for review in self.reviews if review.verdict == Verdict.REJECT.value)

    def leaders(self, known: Mapping[str, Actor]) -> Mapping[str, str]:
        """For each actor judged the same as others, the id that stands for all: of the gazetteer, if one is."""
        groups: dict[str, set[str]] = {}
        for judgement in self.judgements:
            if judgement.verdict == Verdict.SAME.value:
                united = groups.get(judgement.a, {judgement.a}) | groups.get(judgement.b, {judgement.b})
                groups.update(dict.fromkeys(united, united))
        return {id: min(group, key=lambda other: (other not in known, other)) for id, group in groups.items()}


def applied(reading: Reading, ledger: Ledger, leaders: Mapping[str, str], actors: Mapping[str, Actor]) -> Reading:
    """The reading with each actor replaced by the one that stands for it, and without rejected claims or self-loops."""
    rejected = ledger.rejected
    if not leaders and not rejected:
        return reading

    def mention(old: Mention) -> Mention:
        leader = leaders.get(old.actor.id, old.actor.id)
        return old if leader == old.actor.id else replace(old, actor=actors[leader])

    def said(old: Attribution | None) -> Attribution | None:
        return old and replace(old, speaker=mention(old.speaker))

    def claims() -> Iterator[Claim]:
        for old in reading.claims:
            new = replace(
                old, source=mention(old.source), target=mention(old.target), attribution=said(old.attribution)
            )
            if new.id not in rejected and (new.source.actor.id != new.target.actor.id or new == old):
                yield new

    attributions = (replace(old, speaker=mention(old.speaker)) for old in reading.attributions)
    return Reading(reading.document, tuple(claims()), tuple(attributions))


def read(folder: Path) -> Ledger:
    """The ledger beside a graph; empty if there is none. KGError names the file and what is wrong in it."""
    return Ledger(
        tuple(_entries(folder / IDENTITY, "judgement", Judgement, OF_ACTORS)),
        tuple(_entries(folder / REVIEW, "review", Review, OF_CLAIMS)),
    )


def write(folder: Path, ledger: Ledger) -> None:
    """Write the ledger beside a graph; each file is there whole or not at all."""
    for name, entries in ((IDENTITY, ledger.judgements), (REVIEW, ledger.reviews)):
        path, text = folder / name, dumps(entries)
        if text or path.exists():
            unfinished = folder / f".{name}.part"
            unfinished.write_text(text, encoding="utf-8", newline="\n")
            unfinished.replace(path)


def dumps(entries: Iterable[Judgement] | Iterable[Review]) -> str:
    """The text of a ledger file: one table an entry, in the order in which they were made.

    >>> print(dumps([Judgement("isil", "islamic-state", "same", "an acronym")]), end="")
    [[judgement]]
    a = "isil"
    b = "islamic-state"
    verdict = "same"
    reason = "an acronym"
    """
    tables = []
    for entry in entries:
        name = type(entry).__name__.lower()
        values = {key: value for key, value in asdict(entry).items() if value}
        # A basic string of TOML is written as one of JSON, but for DEL.
        lines = (
            f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007F")
            for key, value in values.items()
        )
        tables.append("\n".join([f"[[{name}]]", *lines]) + "\n")
    return "\n".join(tables)


def loads(path: Path, *, author: str = "") -> Ledger:
    """The judgements of a file that a page gave for download: JSON with lists `judgements` and `reviews`.

    Entries that name no author get `author`. KGError names the file and what is wrong in it.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise KGError(f"{path}: is not JSON: {error}") from None
    if not isinstance(found, dict) or not {"judgements", "reviews"} & set(found):
        raise KGError(f'{path}: an object with lists "judgements" and "reviews" is wanted')
    judgements = _checked(_listed(found, "judgements", path), f"{path}: judgement", Judgement, OF_ACTORS)
    reviews = _checked(_listed(found, "reviews", path), f"{path}: review", Review, OF_CLAIMS)
    return Ledger(tuple(_signed(judgements, author)), tuple(_signed(reviews, author)))


def _listed(found: Mapping[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    entries = found.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise KGError(f'{path}: "{name}" is no list of objects')
    return entries


def _signed(entries: Iterable[Entry], author: str) -> Iterator[Entry]:
    return (entry if entry.author else replace(entry, author=author) for entry in entries)


def _entries(path: Path, table: str, kind: type[Entry], verdicts: tuple[Verdict, ...]) -> Iterator[Entry]:
    return _checked(_tables(path, table), f"{path}: {table}", kind, verdicts)


def _checked(
    entries: list[dict[str, Any]], what: str, kind: type[Entry], verdicts: tuple[Verdict, ...]
) -> Iterator[Entry]:
    for number, values in enumerate(entries, 1):
        where = f"{what} {number}"
        unknown = set(values) - {part.name for part in fields(kind)}
        if unknown:
            raise KGError(f"{where}: unknown key {', '.join(sorted(unknown))}")
        if not all(isinstance(value, str) for value in values.values()):
            raise KGError(f"{where}: every value must be a string")
        if values.get("verdict") not in {verdict.value for verdict in verdicts}:
            raise KGError(f"{where}: verdict {values.get('verdict')!r}; known: {', '.join(v.value for v in verdicts)}")
        try:
            yield kind(**values)
        except TypeError:
            needed = ", ".join(part.name for part in fields(kind) if part.name not in ("reason", "author"))
            raise KGError(f"{where}: needs {needed}") from None


def _tables(path: Path, table: str) -> list[dict[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise KGError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KGError(f"{path}: is not TOML: {error}") from None
    tables = found.get(table, [])
    if set(found) - {table} or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise KGError(f"{path}: [[{table}]] tables are wanted and nothing else")
    return tables
