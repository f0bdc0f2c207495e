"""What went wrong with each claim that is missed or wrongly found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kg.evaluation.scores import Agreement, Claim, Judge, distinct, is_optional, matching, without
from kg.ontology import Ontology


class Fault(Enum):
    """The kinds of error. A claim is counted once, under the first kind that fits, in the order of `_questions`."""

    ACTOR_NOT_FOUND = "actor not found"
    WRONG_ACTOR = "wrong actor"
    FRAME_MISSING = "frame missing"
    WRONG_ARGUMENT = "wrong argument"
    WRONG_SIGN = "wrong sign"
    POLARITY = "polarity"
    MODALITY = "modality"
    SPEAKER = "speaker"
    SPURIOUS = "spurious"


MEANING = {
    Fault.ACTOR_NOT_FOUND: "no claim of the article names the actor, and the ontology does not know it",
    Fault.WRONG_ACTOR: "right place, but a pronoun or short form was taken for another actor",
    Fault.FRAME_MISSING: "the actors are known, but nothing was found between them",
    Fault.WRONG_ARGUMENT: "right place, but source and target are swapped or one of them is another mention",
    Fault.WRONG_SIGN: "right source and target, but the relation has another sign",
    Fault.POLARITY: "right but for affirmed or negated",
    Fault.MODALITY: "right but for actual or not",
    Fault.SPEAKER: "right but for who says so",
    Fault.SPURIOUS: "found where the gold has nothing",
}


@dataclass(frozen=True, slots=True)
class Error:
    """A gold claim that was missed, a found claim that is wrong, or the two where one was taken for the other."""

    kind: Fault
    article: str
    gold: Claim | None
    found: Claim | None

    def __str__(self) -> str:
        """Who says what, as the gold has it and as it was found."""
        sides = (("gold", self.gold), ("found", self.found))
        return " | ".join(f"{name}: {_sentence(claim)}" for name, claim in sides if claim)


def errors(article: Mapping[str, Any], line: Mapping[str, Any], judge: Judge, ontology: Ontology) -> Iterator[Error]:
    """The errors in one article, given the line of what was found there."""
    agree = judge.levels["claim"]
    gold, found = distinct(sorted(article["claims"], key=is_optional), agree), distinct(line.get("claims", ()), agree)
    examined = _Article(article, line, judge, ontology)
    for question, kind in examined.questions():
        pairs = matching(gold, found, question)
        for i, j in pairs:
            if fault := kind(gold[i], found[j]):
                yield Error(fault, article["id"], gold[i], found[j])
        gold, found = without(gold, (i for i, _ in pairs)), without(found, (j for _, j in pairs))
    yield from (Error(examined.missing(claim), article["id"], claim, None) for claim in gold if not is_optional(claim))
    yield from (Error(Fault.SPURIOUS, article["id"], None, claim) for claim in found)


@dataclass(frozen=True, slots=True)
class _Article:
    gold: Mapping[str, Any]
    line: Mapping[str, Any]
    judge: Judge
    ontology: Ontology

    def questions(self) -> Iterator[tuple[Agreement, Callable[[Claim, Claim], Fault | None]]]:
        """What pairs a gold claim with a found one, the best match first, and the error that such a pair shows."""
        yield self.judge.levels["claim"], lambda gold, found: None
        yield self._here(self.judge.levels["sign"]), self._facet
        yield self._here(self.judge.dyad), lambda gold, found: Fault.WRONG_SIGN
        yield self._here(self.judge.swapped), lambda gold, found: Fault.WRONG_ARGUMENT
        yield self._here(self._half_right), self._argument
        # The gold has the first of several places that say the same; the extractor may have read another.
        yield self.judge.levels["sign"], self._facet

    def missing(self, gold: Claim) -> Fault:
        """Why nothing like the gold claim was found."""
        known = self._is_known(gold["source"]) and self._is_known(gold["target"])
        return Fault.FRAME_MISSING if known else Fault.ACTOR_NOT_FOUND

    def _here(self, agree: Agreement) -> Agreement:
        return lambda gold, found: self._same_place(gold, found) and agree(gold, found)

    def _half_right(self, gold: Claim, found: Claim) -> bool:
        one_end = any(self.judge.end(gold[end], found, end) for end in ("source", "target"))
        return one_end and self.judge.sign(gold, found)

    def _facet(self, gold: Claim, found: Claim) -> Fault:
        return Fault(next(self.judge.differing(gold, found)))

    def _argument(self, gold: Claim, found: Claim) -> Fault:
        if self.missing(gold) is Fault.ACTOR_NOT_FOUND:
            return Fault.ACTOR_NOT_FOUND
        wrong = "target" if self.judge.end(gold["source"], found, "source") else "source"
        mention = self._text(found, f"{wrong}_span")
        return Fault.WRONG_ACTOR if mention and mention != found.get(f"{wrong}_text") else Fault.WRONG_ARGUMENT

    def _same_place(self, gold: Claim, found: Claim) -> bool:
        ours, theirs = gold["evidence"], found.get("evidence") or ""
        if not theirs or ours in theirs or theirs in ours:
            return bool(theirs)
        text: str = self.gold["text"]
        start, other = text.find(ours), text.find(theirs)
        return other >= 0 and start < other + len(theirs) and other < start + len(ours)

    def _text(self, found: Claim, span: str) -> str:
        """The characters of a span, "" where the offsets are not those of the gold text."""
        text: str = self.gold["text"]
        aligned = text[found.get("start") or 0 : found.get("end") or 0] == found.get("evidence")
        return text[slice(*found[span])] if aligned and found.get(span) else ""

    def _is_known(self, name: str) -> bool:
        if self.ontology.named(name):
            return True
        ends = ("source", "source_text", "target", "target_text", "speaker")
        named = (claim.get(end) for claim in self.line.get("claims", ()) for end in ends)
        return any(self.judge.names.same(name, other) for other in named)


def _sentence(claim: Claim) -> str:
    speaker = f"{claim['speaker']}: " if claim.get("speaker") else ""
    standing = f"{claim.get('polarity', 'affirmed')}, {claim.get('modality', 'actual')}"
    words = f"{claim['source']} {claim['relation']} {claim['target']}"
    return f"{speaker}{words} ({standing}) {claim.get('evidence') or ''!r}"
