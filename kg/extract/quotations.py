"""Quotations and their speakers, found in a first pass over the document, before any claim is read.

A quotation that a paragraph leaves open goes on in the next one, where it is opened again. One without a reporting
word of its own belongs to the speaker of the one before it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.reports import Cues, Report, Said
from kg.extract.voices import Voices
from kg.model import Mention
from kg.parse import Parse, Sentence, Token

SHORTEST_SPEECH = 4
SHORT_SENTENCE = 12
FARTHEST = 250
MARK = re.compile(r'"')


@dataclass(slots=True)
class Quotation:
    """Quoted characters, marks included, and once found, who says them."""

    start: int
    end: int
    words: int
    ended: bool = False
    goes_on: bool = False
    said: Said | None = None

    @property
    def is_speech(self) -> bool:
        """Whether it is more than a word or two in scare quotes: long enough, or with punctuation inside its marks."""
        return self.words >= SHORTEST_SPEECH or (self.ended and self.words > 1)

    def holds(self, offset: int) -> bool:
        """Whether a character stands inside the marks."""
        return self.start < offset < self.end


def quotations(text: str, original: str) -> list[Quotation]:
    """The quotations of a text in order; curly marks of the original say which way a mark faces, spaces elsewhere."""
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n]+", text):
        opened: list[int] = []
        for mark in MARK.finditer(text, line.start(), line.end()):
            at = mark.start()
            if opens(text, original, at) if opened else not closes(text, original, at):
                opened.append(at)
            elif opened:
                start = opened.pop()
                found += (
                    [] if opened else [Quotation(start, at + 1, len(text[start:at].split()), text[at - 1] in ",.!?")]
                )
        if opened:
            found.append(Quotation(opened[0], line.end(), len(text[opened[0] : line.end()].split()), goes_on=True))
    return found


def opens(text: str, original: str, at: int) -> bool:
    """Whether a mark inside a quotation can only be the opening one of another: 'the "state" is'."""
    if original[at] != '"':
        return original[at] in "“„" and text[at - 1].isspace()
    return text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def closes(text: str, original: str, at: int) -> bool:
    """Whether a mark with no quotation open can only be a closing one."""
    if original[at] in "“„":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and before not in "([-—–/" and not after.isalnum()


class Quoted:
    """The quotations of a document with their speakers."""

    def __init__(self, parse: Parse, voices: Voices, cues: Cues) -> None:
        self.parse, self.voices, self.cues = parse, voices, cues
        self.speakers: Callable[[Token], tuple[Mention, ...]] = lambda verb: ()
        self.all = quotations(parse.text, parse.document.text)
        self._starts = [q.start for q in self.all]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds a character, if it is speech."""
        before = bisect_left(self._starts, offset) - 1
        found = self.all[before] if before >= 0 else None
        return found if found is not None and found.is_speech and found.holds(offset) else None

    def inside(self, token: Token) -> bool:
        """Whether a token stands between quotation marks, be it only a word."""
        before = bisect_left(self._starts, token.start) - 1
        return before >= 0 and self.all[before].holds(token.start)

    def find_speakers(self, reports: Sequence[Sequence[Report]]) -> None:
        """Give each quotation its speaker, with what the sentences report, sentence by sentence."""
        last: Quotation | None = None
        for quotation in self.all:
            if quotation.is_speech:
                quotation.said = self._said(quotation, last, reports)
                last = quotation

    def _said(self, quotation: Quotation, last: Quotation | None, reports: Sequence[Sequence[Report]]) -> Said | None:
        if last is not None and last.goes_on and last.said and not self.parse.text[last.end : quotation.start].strip():
            return self._over(last.said, quotation)
        touching = [s for s in self.parse.sentences if s.start < quotation.end and s.end > quotation.start]
        said = self._reported(quotation, touching, reports) or self._beside(quotation, touching)
        said = said or self._after(quotation, touching) or self._signed(quotation, touching) or self._before(quotation)
        said = said or self._continued(quotation, last, touching) or self._by_subject(quotation, touching)
        return self._over(said, quotation) if said else None

    def _over(self, said: Said, quotation: Quotation) -> Said:
        return Said(said.speakers, said.cue, said.effect, self.parse.document.span(quotation.start, quotation.end))

    def _reported(
        self, quotation: Quotation, touching: Sequence[Sentence], reports: Sequence[Sequence[Report]]
    ) -> Said | None:
        """The nearest report, in a sentence that the quotation is part of, whose content the quotation is in."""
        near: list[tuple[int, int, Said]] = []
        for sentence in touching:
            for report in reports[sentence.index]:
                said = report.said
                if quotation.holds(said.cue.start) or not said.speakers or said.effect == "regards":
                    continue
                if any(quotation.holds(t.start) for t in report.content):
                    near.append((self._gap(quotation, said.cue.start, said.cue.end), said.cue.start, said))
        return min(near, key=lambda one: one[:2])[2] if near else None

    @staticmethod
    def _gap(quotation: Quotation, start: int, end: int) -> int:
        return max(quotation.start - end, start - quotation.end, 0)

    def _beside(self, quotation: Quotation, touching: Sequence[Sentence]) -> Said | None:
        """The nearest reporting verb outside the marks, in a sentence that the quotation is part of."""
        verbs = [
            t
            for s in touching
            for t in s.tokens
            if t.is_verb and self.cues.of(t) and t.dep != "amod" and not self.inside(t)
        ]
        verbs.sort(key=lambda t: (self._gap(quotation, t.start, t.end), t.i))
        for verb in verbs:
            if not self._crosses(quotation, verb) and (said := self._by(verb)):
                return said
        return None

    def _crosses(self, quotation: Quotation, verb: Token) -> bool:
        """Whether a semicolon or another speech stands between."""
        low, high = sorted((verb.start, quotation.start))
        between = self.parse.text[low:high]
        return ";" in between

    def _by(self, verb: Token) -> Said | None:
        speakers = self.speakers(verb)
        cue = self.cues.of(verb)
        effect = cue.effect if cue and cue.effect == "denies" else "affirms"
        return Said(speakers, self.parse.document.span(verb.start, verb.end), effect) if speakers else None

    def _after(self, quotation: Quotation, touching: Sequence[Sentence]) -> Said | None:
        """A short sentence right after the quotation that does no more than say who spoke: "Lee said on Friday."."""
        following = self._sentence(touching[-1].index + 1) if touching else None
        if following is None or following.paragraph != touching[-1].paragraph or len(following.tokens) > SHORT_SENTENCE:
            return None
        if self.parse.text[quotation.end : following.start].strip(" ,"):
            return None
        verb = next((t for t in following.tokens if t.is_verb and self.cues.of(t) and not self.inside(t)), None)
        return self._by(verb) if verb is not None and not verb.by("ccomp") else None

    def _signed(self, quotation: Quotation, touching: Sequence[Sentence]) -> Said | None:
        """The name after a dash, in a line of its own under the quotation: "— Ann Lee, a doctor"."""
        following = self._sentence(touching[-1].index + 1) if touching else None
        if following is None or len(following.tokens) > SHORT_SENTENCE or following.tokens[0].text[0] not in "-–—":
            return None
        if self.parse.text[quotation.end : following.start].strip():
            return None
        dash = following.tokens[0]
        speakers = self.voices.in_words(following.tokens if len(dash.text) > 1 else following.tokens[1:])
        return Said(speakers, self.parse.document.span(dash.start, dash.start + 1), "affirms") if speakers else None

    def _before(self, quotation: Quotation) -> Said | None:
        """The sentence before, if it ends in a colon or a comma: "He wrote on Twitter:"."""
        before = self.parse.text[: quotation.start].rstrip()
        if not before.endswith((":", ",")):
            return None
        sentence = next((s for s in reversed(self.parse.sentences) if s.start < len(before) <= s.end + 1), None)
        if sentence is None:
            return None
        verbs = [t for t in sentence.tokens if t.is_verb and not self.inside(t)]
        ranked = [t for t in reversed(verbs) if self.cues.of(t)] + [t for t in verbs if t.head is t]
        return next((said for verb in ranked if (said := self._by(verb))), None)

    def _continued(self, quotation: Quotation, last: Quotation | None, touching: Sequence[Sentence]) -> Said | None:
        """A quotation that is a sentence of its own goes on from the one before it, at most a paragraph away."""
        if last is None or last.said is None:
            return None
        between = self.parse.text[last.end : quotation.start]
        alone = not touching or not any(t.is_verb and not self.inside(t) for s in touching for t in s.tokens)
        same = "\n" not in between
        opens = not between.rpartition("\n")[2].strip()
        near = between.count("\n\n") <= 1 and len(between.strip()) < FARTHEST
        return last.said if near and (same or (alone and opens)) else None

    def _by_subject(self, quotation: Quotation, touching: Sequence[Sentence]) -> Said | None:
        """Words quoted in passing are those of whoever the clause around them is about, if that is a person.

        Of a quotation that stands alone it is whoever the sentence before it, in the same paragraph, says spoke.
        """
        alone = bool(touching) and not any(t.is_verb and not self.inside(t) for s in touching for t in s.tokens)
        if alone:
            before = self._sentence(touching[0].index - 1)
            return self._about(before) if before and before.paragraph == touching[0].paragraph else None
        return next((said for s in touching if (said := self._about(s))), None)

    def _about(self, sentence: Sentence) -> Said | None:
        """The person that a sentence is about, as the speaker: its subject, else whom its first words name."""
        root = next((t for t in sentence.tokens if t.head is t and t.is_verb and not self.inside(t)), None)
        if root is None:
            return None
        said = self._by(root)
        if said is None and (speakers := self.voices.in_words(sentence.tokens[:4])):
            said = Said(speakers, self.parse.document.span(root.start, root.end), "affirms")
        return said if said and said.speaker and said.speaker.actor.kind == "Person" else None

    def _sentence(self, index: int) -> Sentence | None:
        return self.parse.sentences[index] if 0 <= index < len(self.parse.sentences) else None


def speeches(quoted: Quoted) -> Iterator[Said]:
    """What the quotations of a document say, where a speaker was found."""
    yield from (q.said for q in quoted.all if q.said and q.said.speakers)
