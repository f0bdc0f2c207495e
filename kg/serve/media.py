"""Which media type to answer in: content negotiation as HTTP has it (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

SOLUTIONS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
TRIPLES = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
# What clients ask for that means one of the above.
SAME = {"application/json": SOLUTIONS["json"], "application/xml": SOLUTIONS["xml"], "text/xml": SOLUTIONS["xml"]}


def chosen(accept: str, offered: Sequence[str]) -> str | None:
    """The media type offered that an Accept header likes best, the first offered of equals; None if it takes none.

    >>> chosen("text/csv;q=0.5, application/*", ["application/sparql-results+json", "text/csv"])
    'application/sparql-results+json'
    """
    wishes = [_wish(part) for part in (accept or "*/*").split(",") if part.strip()]
    best = max(offered, key=lambda media: _quality(media, wishes))
    return best if _quality(best, wishes) > 0 else None


def _wish(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((text[2:] for text in parameters if text.startswith("q=")), "1")
    try:
        return SAME.get(media, media), min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return media, 0.0


def _quality(media: str, wishes: Sequence[tuple[str, float]]) -> float:
    """The quality that the most specific wish gives."""
    for pattern in (media, f"{media.split('/')[0]}/*", "*/*"):
        found = [quality for wish, quality in wishes if wish == pattern]
        if found:
            return max(found)
    return 0.0
