"""An extractor for tests that need claims and no language model: it reads "Lavrov denied Russia arms Iran."."""

import re
from collections.abc import Iterator

from kg.mentions.names import new_actor
from kg.model import Attribution, Claim, Document, Interval, Mention, Modality, Polarity, Reading
from kg.ontology import Ontology

NAME = r"[A-Z]\w*(?: [A-Z]\w*)*"
SENTENCE = re.compile(
    rf"(?:(?P<speaker>{NAME}) (?P<cue>said|denied) )?(?P<source>{NAME}) (?P<may>may )?(?P<not>never )?"
    rf"(?P<relation>[a-z]\w+) (?P<target>{NAME})(?: on (?P<when>\d{{4}}-\d\d-\d\d))?\."
)


class Toy:
    """Reads sentences of one form."""

    version = "1"

    def __init__(self, ontology: Ontology, *, model: str = "") -> None:
        self.ontology = ontology

    def __call__(self, document: Document) -> Reading:
        """The claims and attributions of a document."""
        claims = tuple(self._claims(document))
        return Reading(document, claims, tuple(claim.attribution for claim in claims if claim.attribution))

    def _claims(self, document: Document) -> Iterator[Claim]:
        for match in SENTENCE.finditer(document.text):
            if match["relation"] not in self.ontology.relations:
                continue
            said = match["speaker"] and Attribution(
                self._mention(document, match, "speaker"), document.span(*match.span("cue"))
            )
            yield Claim(
                document=document.id,
                source=self._mention(document, match, "source"),
                relation=match["relation"],
                target=self._mention(document, match, "target"),
                trigger=document.span(*match.span("relation")),
                evidence=document.span(match.start("source"), match.end()),
                polarity=Polarity.NEGATED if match["not"] or match["cue"] == "denied" else Polarity.AFFIRMED,
                modality=Modality.HYPOTHETICAL if match["may"] else Modality.ACTUAL,
                attribution=said or None,
                when=Interval.parse(match["when"]) if match["when"] else None,
                confidence=0.9,
                rule=f"toy: {match['relation']}",
            )

    def _mention(self, document: Document, match: re.Match[str], role: str) -> Mention:
        known = self.ontology.named(match[role])
        actor = known[0] if len(known) == 1 else new_actor(match[role], "Organization")
        return Mention(document.span(*match.span(role)), match[role], actor)
