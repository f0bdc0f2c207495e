"""Codes of other event data (ACLED, CAMEO, PLOVER) and the relation types that stand for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.model import Modality, Polarity

PROPERTIES = {"means", "modality", "polarity", "reversed"}


@dataclass(frozen=True, slots=True)
class EventCode:
    """A code, the relation type that stands for it, and how it is said between source and target.

    `reversed` codes name the target first.
    """

    scheme: str
    notation: str
    relation: str
    label: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    reversed: bool = False


def event_code(iri: str, one: Callable[..., str]) -> EventCode:
    """The code that a block of Turtle declares; its scheme is the last folder of its IRI.

    `one` gives the only value of a property, or a default.
    """
    return EventCode(
        iri.split("/")[-2],
        one("notation"),
        _local(one("means")),
        one("label"),
        Polarity(_local(one("polarity", "affirmed"))),
        Modality(_local(one("modality", "actual"))),
        one("reversed", "false") == "true",
    )


def find(codes: Mapping[tuple[str, str], EventCode], scheme: str, notation: str) -> EventCode | None:
    """The code of a scheme, or the longest that the notation begins with; None where there is none."""
    beginnings = (notation[:length] for length in range(len(notation), 1, -1))
    return next((codes[scheme, beginning] for beginning in beginnings if (scheme, beginning) in codes), None)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
