"""What an importer gives: records of claims as another coder made them."""

import re
from dataclasses import dataclass

from kg.errors import DocumentError
from kg.eventcodes import EventCode, find
from kg.model import Modality, Polarity
from kg.ontology import Ontology

# NUL and half characters, which a document cannot hold.
NO_TEXT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as the coder names it.

    `country` is a code of ISO 3166; `is_country` if it is all that the coder says of the actor. `id` is one of kg's
    own, `at` where the name stands in the words of the claim, if the coder says so.
    """

    name: str
    country: str = ""
    is_country: bool = False
    id: str = ""
    label: str = ""
    kind: str = "Actor"
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """One claim. `words` are those that it was coded from, "" if there are none; `says` is the relation in words.

    `note` names the record and its code; it follows the claim where this must be put into words.
    """

    source: Named
    relation: str
    target: Named
    says: str
    note: str
    words: str = ""
    trigger: tuple[int, int] | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    speaker: Named | None = None
    cue: str = ""
    when: str = ""
    place: str = ""
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the coder took from one source, which becomes a document."""

    where: str
    title: str
    claims: tuple[Coded, ...]
    published: str = ""
    publisher: str = ""
    url: str = ""
    path: str = ""
    key: str = ""


def meaning(ontology: Ontology, scheme: str, notation: str, where: str) -> EventCode:
    """The event code that the ontology has for a notation; a fault if no relation type stands for it."""
    code = find(ontology.codes, scheme, notation)
    if code is None:
        raise DocumentError(where, f"no relation type stands for {scheme.upper()} {notation or 'nothing'}")
    return code
