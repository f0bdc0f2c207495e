"""Reporting words set apart by commas, read by their order: ", the army said", ", said Ann Lee, a doctor,".

A parser goes wrong here most often, for the noun before such a comma seems to stand in apposition to the speaker.
What an aside vouches for is the rest of its stretch of the sentence: from the last semicolon or aside up to it, and
beyond it where the sentence then goes on without a new subject.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.voices import BEFORE_HEAD
from kg.ontology import CueClass, Ontology
from kg.parse import Sentence, Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
BREAKS = (",", '"', "-", "—", "–", ";", ":", "''", "``", ")")
ENDS = (".", ";", "!", "?", '"', "''")
NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "CD", "DT", "JJ")
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Aside:
    """A reporting word set apart: who speaks, as words and where the tree is sure as heads, and what is said."""

    cue: Token
    lemma: str
    speaker: tuple[Token, ...]
    subjects: tuple[Token, ...]
    content: tuple[Token, ...]


class Asides:
    """Finds the asides of a sentence."""

    def __init__(self, verbs: Mapping[str, CueClass], inside: Callable[[Token], bool], ontology: Ontology) -> None:
        self.verbs, self.inside, self.words = verbs, inside, ontology.words

    def of(self, sentence: Sentence) -> Iterator[Aside]:
        """The asides of a sentence, in order; each speaks for what no earlier one has spoken for."""
        tokens, low = sentence.tokens, 0
        quoted = [self.inside(token) for token in tokens]
        for token in tokens:
            if token.text == ";" and not quoted[token.i]:
                low = token.i + 1
            cue = self.verbs.get(token.lemma) if token.tag in ("VBD", "VBZ", "VBP", "VBN") else None
            if cue is None or cue.effect == "regards" or token.i <= low or quoted[token.i]:
                continue
            aside = self._read(tokens, token, low, quoted)
            if aside is not None:
                yield aside
                low = max([t.i for t in (*aside.content, aside.cue, *aside.speaker)]) + 1

    def before(self, cue: Token) -> list[Token]:
        """The noun phrase right before a reporting verb that a comma sets off, or two phrases that go together."""
        tokens, i = cue.sentence.tokens, cue.i - 1
        while i > 0 and (tokens[i].tag in ("RB", "MD") or tokens[i].dep in ("aux", "neg", "auxpass")):
            i -= 1
        chunks = self._chunks(tokens, i, 0) if i > 0 else []
        found = [t for chunk in reversed(chunks) for t in chunk]
        return found if found and (found[0].i > 0 or len(chunks) > 1) else []

    def _read(self, tokens: list[Token], cue: Token, low: int, quoted: list[bool]) -> Aside | None:
        found = self._after_speaker(tokens, cue, low) or self._before_speaker(tokens, cue, low)
        if found is None:
            return None
        first, last, speaker, subjects = found
        if first - 1 <= low:
            return None
        left = [t for t in tokens[low:first] if t.text != "," or t.i < first - 1]
        if not any(t.is_noun or t.is_verb or t.tag == "PRP" for t in left):
            return None
        rest = self._rest(tokens, last, left, quoted)
        return Aside(cue, cue.lemma, tuple(speaker), tuple(subjects), (*left, *rest))

    # -- ", the minister, Ann Lee, said" ------------------------------------------------------------------------

    def _after_speaker(
        self, tokens: list[Token], cue: Token, low: int
    ) -> tuple[int, int, list[Token], list[Token]] | None:
        """Where an aside of the order speaker, cue begins and ends, with the words for the speaker."""
        end = self._past_cue(tokens, cue)
        if end is None:
            return None
        i = cue.i - 1
        while i > low and (tokens[i].tag in ("RB", "MD") or tokens[i].dep in ("aux", "neg", "auxpass")):
            i -= 1
        chunks = self._chunks(tokens, i, low)
        if not chunks:
            return None
        speaker = [t for chunk in reversed(chunks) for t in chunk]
        first = speaker[0].i
        if first == low or (tokens[first - 1].text not in BREAKS and tokens[first - 1].lower != "as"):
            return None
        first -= tokens[first - 1].lower == "as"
        if tokens[first].lower == "as" and first > low and tokens[first - 1].text not in BREAKS:
            return None  # "to do as he proposed" compares, it does not quote
        own = [s for s in cue.by("nsubj") if s in speaker]
        return first, end, speaker, own if len(chunks) == 1 else []

    def _chunks(self, tokens: list[Token], i: int, low: int) -> list[list[Token]]:
        """The noun phrases before a cue, last first: one that touches it, or a name and a description in commas."""
        if tokens[i].text != ",":
            chunk = self._phrase(tokens, i, low)
            return [chunk] if chunk else []
        last = self._phrase(tokens, i - 1, low)
        if not last or last[0].i <= low + 1 or tokens[last[0].i - 1].text != ",":
            return []
        first = self._phrase(tokens, last[0].i - 2, low)
        return [last, first] if first and self._describes(first, last) else []

    def _describes(self, one: Sequence[Token], other: Sequence[Token]) -> bool:
        """Whether of two phrases side by side one is a name and the other says what its bearer is."""
        named = [all(t.tag in ("NNP", "NNPS", "POS", "HYPH", "IN", "DT", "CD") for t in part) for part in (one, other)]
        roles = [any(self._is_role(t) for t in part) for part in (one, other)]
        return (named[0] and roles[1]) or (named[1] and roles[0])

    def _is_role(self, token: Token) -> bool:
        lemma = token.lemma
        return token.tag in ("NN", "NNS", "NNP") and any(
            lemma in self.words(name) or token.lower in self.words(name)
            for name in ("title", "human", "generic-speaker", "profession", "collective")
        )

    def _phrase(self, tokens: list[Token], last: int, low: int) -> list[Token]:
        """The noun phrase that ends at a token, as far back as a comma, a quotation mark or a verb."""
        i = last
        while i >= low and tokens[i].text not in BREAKS and last - i < LONGEST:
            if (
                tokens[i].tag in FINITE
                or tokens[i].tag in ("VBG", "WDT", "WP", "TO")
                or (tokens[i].lower == "as" and i < last)
            ):
                break
            i -= 1
        found = tokens[i + 1 : last + 1]
        if (
            not found
            or found[0].tag in ("IN", "CC", "VBN", "RB", "EX", "WP$", "WDT", "WP")
            or not any(t.tag in NOUNS for t in found)
        ):
            return []
        if i >= low and tokens[i].text not in BREAKS and tokens[i].lower != "as":
            return []
        return found

    def _past_cue(self, tokens: list[Token], cue: Token) -> int | None:
        """Where an aside ends: past addressee, time and place of its cue; None if the cue goes on to say something."""
        stop = next((t.i for t in tokens[cue.i :] if t.text == ";"), len(tokens))
        complements = cue.by("ccomp", "xcomp", "acomp", "oprd", "prt")
        if any(cue.i < c.i < stop for c in complements) or cue.by("agent", "auxpass"):
            return None
        i = cue.i + 1
        while i < len(tokens) and tokens[i].text not in (",", ";", '"', "``", "''", "-", "—", "–", ":", "("):
            if (
                tokens[i].tag in FINITE
                or tokens[i].lower in ("that", "whether", "how")
                or (tokens[i].tag == "TO" and tokens[i].dep == "aux")
            ):
                return None
            i += 1
        if i < len(tokens) and tokens[i].text in (":", "(", '"', "``"):
            return None
        objects = [c for c in cue.by("dobj") if c.i > cue.i]
        if objects and not self._is_addressee(cue, objects[0]):
            return None
        return i

    def _is_addressee(self, cue: Token, token: Token) -> bool:
        """Whether the object of a cue is who or when, not what: "told reporters", "said Monday"."""
        when = token.lemma in self.words("day-noun") or token.entity in ("DATE", "TIME")
        return when or cue.lemma in self.words("telling")

    # -- ", said Ann Lee, a doctor" -----------------------------------------------------------------------------

    def _before_speaker(
        self, tokens: list[Token], cue: Token, low: int
    ) -> tuple[int, int, list[Token], list[Token]] | None:
        """The same for the order cue, speaker."""
        if cue.tag not in FINITE or cue.i + 1 >= len(tokens) or tokens[cue.i - 1].text not in BREAKS:
            return None
        if cue.lemma in self.words("telling") or any(c.i < cue.i for c in cue.by("nsubj", "nsubjpass")):
            return None
        following = tokens[cue.i + 1]
        if following.tag not in (*BEFORE_HEAD, "PRP") or following.dep in ("aux", "advmod"):
            return None
        i = cue.i + 1
        while (
            i < len(tokens)
            and tokens[i].text not in (",", ";", '"', "``", "''", ":")
            and tokens[i].tag not in FINITE
            and not (
                tokens[i].lower in ("that", "in", "on", "at", "after", "before", "during", "as")
                and tokens[i].head is not tokens[i - 1]
            )
        ):
            i += 1
        speaker = tokens[cue.i + 1 : i]
        if not any(t.is_noun or t.tag == "PRP" for t in speaker) or (i < len(tokens) and tokens[i].tag in FINITE):
            return None
        if i + 1 < len(tokens) and tokens[i].text == ",":
            i, described = self._description(tokens, i, speaker)
            speaker = [*speaker, *described]
        while (
            i < len(tokens) and tokens[i].text not in (",", ";", '"', "``", "''", ".") and tokens[i].tag not in FINITE
        ):
            i += 1
        return cue.i, i, speaker, []

    def _description(self, tokens: list[Token], i: int, speaker: list[Token]) -> tuple[int, list[Token]]:
        """What says who the speaker is: ", a doctor in Aleppo"."""
        j = i + 1
        while (
            j < len(tokens) and tokens[j].text not in (",", ";", '"', ".", "``", "''") and tokens[j].tag not in FINITE
        ):
            j += 1
        chunk = tokens[i + 1 : j]
        if chunk and chunk[0].tag in BEFORE_HEAD and self._describes(speaker, chunk[:8]):
            return j, chunk
        return i, []

    # -- what is said -------------------------------------------------------------------------------------------

    def _rest(self, tokens: list[Token], end: int, left: Sequence[Token], quoted: list[bool]) -> list[Token]:
        """What follows an aside and still is what its speaker says."""
        if end >= len(tokens) or tokens[end].text not in (",", '"', "-", "—", "–"):
            return []
        start = end + (tokens[end].text != '"')
        stop = next((t.i for t in tokens[start:] if t.text == ";" and not quoted[t.i]), len(tokens))
        rest = tokens[start:stop]
        if not any(t.is_noun or t.is_verb for t in rest):
            return []
        complete = any(t.tag in FINITE for t in left)
        return list(rest) if rest[0].text == '"' or not complete or self._goes_on(rest) else []

    @staticmethod
    def _goes_on(rest: Sequence[Token]) -> bool:
        first = rest[1] if rest[0].tag == "CC" and len(rest) > 1 else rest[0]
        if rest[0].tag == "CC":
            return first.tag in (*FINITE, "VB", "VBN", "RB", "TO")
        return first.tag in (*FINITE, "TO") or (
            first.tag == "IN" and first.dep == "prep" and first.lower not in ("after", "before", "despite")
        )
