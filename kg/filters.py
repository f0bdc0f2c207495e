"""What a user writes to narrow a list -> the Filter that it means."""

from collections.abc import Iterable, Iterator

from kg.errors import KGError, UnknownNameError
from kg.lookup import Lookup
from kg.model import Interval, Status
from kg.ontology import Ontology
from kg.store.rows import OWN_VOICE, Filter

SIGNS = {"+": 1, "+1": 1, "1": 1, "cooperative": 1, "-": -1, "-1": -1, "hostile": -1, "0": 0, "neutral": 0}
# The speaker of claims in the article's own voice, as users write it.
OWN = ("-", "own", "article")


def to_filter(
    lookup: Lookup,
    ontology: Ontology,
    *,
    actor: str = "",
    source: str = "",
    target: str = "",
    relation: str | Iterable[str] = (),
    sign: str | int | None = None,
    speaker: str = "",
    status: str | Iterable[str] = (),
    since: str = "",
    until: str = "",
    document: str = "",
    min_confidence: float = 0.0,
) -> Filter:
    """The filter that these words of a user mean; KGError for a name that is not known."""

    def id_of(name: str) -> str:
        return str(lookup.actor(name)["id"]) if name else ""

    return Filter(
        actor=id_of(actor),
        source=id_of(source),
        target=id_of(target),
        relations=frozenset(_known("relation type", relation, ontology.relations)),
        sign=_sign(sign),
        speaker=(OWN_VOICE if speaker in OWN else id_of(speaker)) or None,
        statuses=frozenset(_known("status", status, [one.value for one in Status])),
        since=day(since, last=False),
        until=day(until, last=True),
        document=lookup.document(document)["id"] if document else "",
        min_confidence=min_confidence,
    )


def _known(what: str, names: str | Iterable[str], known: Iterable[str]) -> Iterator[str]:
    by_name = {name.casefold(): name for name in known}
    for name in [names] if isinstance(names, str) and names else names:
        if name.casefold() not in by_name:
            raise UnknownNameError(what, name, by_name.values())
        yield by_name[name.casefold()]


def _sign(sign: str | int | None) -> int | None:
    if sign in (None, ""):
        return None
    if str(sign) not in SIGNS:
        raise UnknownNameError("sign", str(sign), SIGNS)
    return SIGNS[str(sign)]


def day(text: str, *, last: bool) -> str:
    """The first or last day that a date means, "" for no date; KGError for what is none."""
    if not text:
        return ""
    try:
        when = Interval.parse(text)
    except ValueError:
        raise KGError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None
    return (when.latest if last else when.earliest).isoformat()
