"""Statements turned down as a whole: "the Pentagon rejected these accusations" denies what was told before."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.arguments import Clauses
from kg.mentions.heads import Heads
from kg.model import Attribution, Claim, Mention, Polarity
from kg.ontology import Ontology
from kg.parse import Parse, Sentence, Token

FARTHEST = 4


class Refutations:
    """Keeps what speakers have said in one document, and finds who denies it without saying it again."""

    def __init__(self, parse: Parse, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.document, self.ontology = parse.document, ontology
        self.clauses, self.heads, self.words = clauses, heads, ontology.words
        self._said: list[tuple[int, Claim]] = []

    def remember(self, sentence: Sentence, claims: Iterable[Claim]) -> None:
        """Keep the affirmed claims of a sentence that a speaker vouches for, or that are accusations."""
        for claim in claims:
            if claim.polarity is Polarity.AFFIRMED and claim.speaker is not None:
                self._said.append((sentence.index, claim))

    def of(self, sentence: Sentence) -> Iterator[Claim]:
        """Earlier claims about whoever denies them here, negated, by that speaker's word."""
        for verb in sentence.tokens:
            if not self._refutes(verb):
                continue
            speakers = [m for subject in self.clauses.subjects(verb) for m in self.heads.all(subject)]
            for speaker in speakers:
                yield from (self._denied(claim, speaker, verb) for claim in self._about(speaker, sentence))

    def _refutes(self, verb: Token) -> bool:
        """Whether a verb turns down statements that its sentence does not repeat."""
        if not verb.is_verb or verb.lemma not in self.words("refuting") or verb.by("neg", "ccomp"):
            return False
        objects = [o for o in self.clauses.objects(verb) if o.lemma in self.words("report-noun")]
        return any(
            not o.by("acl", "relcl", "ccomp") and not any(p.lower == "of" for p in o.by("prep")) for o in objects
        )

    def _about(self, speaker: Mention, sentence: Sentence) -> list[Claim]:
        """The last claims before a sentence of which the speaker, or the side that it is part of, is the source."""
        sides = {speaker.actor.id, *speaker.actor.part_of, *speaker.actor.represents}
        near = [(at, claim) for at, claim in self._said if sentence.index - FARTHEST <= at < sentence.index]
        about = [
            (at, c) for at, c in near if c.source.actor.id in sides and c.speaker and c.speaker.actor.id not in sides
        ]
        last = max((at for at, _ in about), default=-1)
        return [claim for at, claim in about if at == last]

    def _denied(self, claim: Claim, speaker: Mention, verb: Token) -> Claim:
        cue = self.document.span(verb.start, verb.end)
        return replace(
            claim,
            polarity=Polarity.NEGATED,
            attribution=Attribution(speaker, cue),
            trigger=cue,
            evidence=self.document.span(min(speaker.span.start, verb.start), max(speaker.span.end, verb.end)),
            rule=f"{claim.rule}, refuted",
        )
