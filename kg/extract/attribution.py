"""Who says it: reporting verbs, "according to", and quotations, whose speakers are found before anything else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.arguments import BOUND, Clauses
from kg.mentions.coreference import Discourse
from kg.mentions.heads import Heads
from kg.mentions.names import new_actor
from kg.model import Attribution, Mention, Span
from kg.ontology import CueClass, Ontology
from kg.parse import Parse, Sentence, Token

QUOTE = re.compile(r'"[^"\n]*(?:"|$)', re.M)
SHORTEST_QUOTE = 4
AFTER_COLON = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something, with which words, and what these do to it ("affirms", "denies", ...)."""

    speaker: Mention | None
    cue: Span
    effect: str
    content: Span | None = None


@dataclass(slots=True)
class Quotation:
    """Quoted characters and, once found, who says them."""

    start: int
    end: int
    said: Said | None = None


class Speakers:
    """Finds the speaker of any token of a document."""

    def __init__(self, parse: Parse, heads: Heads, discourse: Discourse, clauses: Clauses, ontology: Ontology) -> None:
        self.parse, self.heads, self.clauses = parse, heads, clauses
        self.words = ontology.words
        self.verbs: dict[str, CueClass] = {}
        self.nouns: dict[str, CueClass] = {}
        for name in ("demanding", "planning", "supposing", "affirming", "denying"):
            if name in ontology.cues:
                self.verbs.update(dict.fromkeys(sorted(ontology.cues[name].verbs), ontology.cues[name]))
                self.nouns.update(dict.fromkeys(sorted(ontology.cues[name].nouns), ontology.cues[name]))
        self.quotations = [Quotation(m.start(), m.end()) for m in QUOTE.finditer(parse.text)]
        discourse.speaker_at = self._quoted_speaker
        self._find_speakers()

    # -- for triggers -------------------------------------------------------------------------------------------

    def of(self, token: Token) -> list[Said]:
        """Those responsible for the clause of a token, innermost first; an empty list for the article's own voice."""
        found: list[Said] = []
        node = token
        for _ in range(3 * BOUND):
            head = node.head
            if head is node:
                break
            said = self._reported(node, head)
            if said and not any(s.cue == said.cue for s in found):
                found.append(said)
            node = head
        according = self._according(token, node)
        if according and not found:
            found.append(according)
        quotation = self.quotation_of(token.start)
        if quotation and quotation.said and not any(quotation.start <= s.cue.start < quotation.end for s in found):
            return [s for s in found if s.cue != quotation.said.cue and quotation.start <= s.cue.start < quotation.end] + [quotation.said]
        return found

    def quotation_of(self, offset: int) -> Quotation | None:
        """The quotation that holds a character, if it is more than a word in scare quotes."""
        return next((q for q in self.quotations if q.start <= offset < q.end and self._is_speech(q)), None)

    def _quoted_speaker(self, token: Token) -> Mention | None:
        quotation = self.quotation_of(token.start)
        return quotation.said.speaker if quotation and quotation.said else None

    def _is_speech(self, quotation: Quotation) -> bool:
        return len(self.parse.text[quotation.start : quotation.end].split()) >= SHORTEST_QUOTE

    # -- cues ---------------------------------------------------------------------------------------------------

    def cue_of(self, verb: Token) -> CueClass | None:
        """The class of cues that a verb belongs to, with its particle if it has one."""
        particle = next((f"{verb.lemma}_{c.lower}" for c in verb.by("prt")), "")
        return self.verbs.get(particle) or (None if particle else self.verbs.get(verb.lemma))

    def _reported(self, node: Token, head: Token) -> Said | None:
        if head.is_verb and self._is_content(node, head):
            cue = self.cue_of(head)
            return self._said(head, cue, node) if cue else None
        if head.tag in ("IN", "TO") and node.dep in ("pcomp", "pobj"):
            return self._said_by_accuser(head, node)
        if head.is_noun and head.lemma in self.nouns and node.dep in ("acl", "ccomp", "relcl", "prep") and self._says_that(node):
            return self._said_by_noun(head, node)
        return None

    def _is_content(self, node: Token, head: Token) -> bool:
        if node.dep == "ccomp":
            return not any(c.lower == "to" for c in node.by("aux"))
        if node.dep == "parataxis":
            return True
        if node.dep == "dobj":
            return head.lemma in self.words("denying")
        if node.dep in ("xcomp", "advcl") and head.lemma in self.words("self-report"):
            return True
        return False

    def _said_by_accuser(self, preposition: Token, content: Token) -> Said | None:
        """ "Accused X of bombing Y", "claimed responsibility for the attack": by the word of the subject."""
        verb = preposition.head
        if verb.lemma in ("responsibility", "credit"):
            verb = verb.head
            claims = verb.is_verb and verb.lemma in ("claim", "take", "accept", "admit", "acknowledge", "deny")
        else:
            claims = preposition.lower in ("of", "for") and verb.lemma in self.words("accusing")
            claims = claims or (preposition.lower == "for" and any(c.lemma == "responsibility" for c in verb.by("dobj")))
        if not (claims and verb.is_verb):
            return None
        denies = (cue := self.cue_of(verb)) is not None and cue.effect == "denies"
        return self._said(verb, self.verbs["deny" if denies else "say"], content)

    @staticmethod
    def _says_that(node: Token) -> bool:
        return node.dep in ("acl", "ccomp", "relcl") and any(c.lower == "that" and c.dep in ("mark", "nsubj", "dobj") for c in node.children)

    def _said(self, verb: Token, cue: CueClass, content: Token) -> Said | None:
        subjects = self.clauses.subjects(verb) or (self.clauses.agents(verb) if self.clauses.is_passive(verb) else [])
        speaker = next((m for s in subjects for m in self._speaker(s)), None)
        words = content.subtree()
        span = self.parse.document.span(words[0].start, words[-1].end)
        return Said(speaker, self._span(verb), cue.effect, span)

    def _said_by_noun(self, noun: Token, content: Token) -> Said | None:
        cue = self.nouns[noun.lemma]
        verb = noun.head if noun.dep in ("dobj", "nsubjpass", "pobj") else None
        verb = verb.head if verb is not None and verb.tag == "IN" else verb
        denied = verb is not None and verb.is_verb and ((c := self.cue_of(verb)) is not None and c.effect == "denies" or verb.lemma in self.words("refuting"))
        owners = [m for t in noun.by("poss") for m in self._speaker(t)]
        subjects = [m for s in self.clauses.subjects(verb) for m in self._speaker(s)] if verb is not None and verb.is_verb else []
        speakers = subjects if denied else owners or subjects
        words = content.subtree()
        span = self.parse.document.span(words[0].start, words[-1].end)
        return Said(speakers[0] if speakers else None, self._span(verb if denied and verb else noun), "denies" if denied else cue.effect, span)

    def _speaker(self, token: Token) -> list[Mention]:
        """Who speaks, where a subject does: its actor, or the unnamed people and papers that news cites."""
        found = self.heads.all(token)
        if found:
            return found[:1]
        if token.lemma in self.words("generic-speaker") or (token.is_noun and token.lemma in self.words("collective")):
            phrase = self.heads.phrase(token)
            return [Mention(phrase, phrase.text, new_actor(phrase.text, "Collective"), "unnamed")]
        return []

    def _span(self, token: Token) -> Span:
        return self.parse.document.span(token.start, token.end)

    def _according(self, token: Token, top: Token) -> Said | None:
        """ "according to X" anywhere in the sentence vouches for its main clause and what hangs on that."""
        for word in token.sentence.tokens:
            if word.lower != "according":
                continue
            for preposition in (c for c in word.children if c.lower == "to"):
                for noun in preposition.by("pobj"):
                    speaker = self._speaker(noun)
                    if speaker and token not in word.subtree():
                        cue = self.parse.document.span(word.start, preposition.end)
                        return Said(speaker[0], cue, "affirms")
        return None

    # -- quotations ---------------------------------------------------------------------------------------------

    def _find_speakers(self) -> None:
        last: Quotation | None = None
        for quotation in self.quotations:
            if not self._is_speech(quotation):
                continue
            quotation.said = self._beside(quotation) or self._continued(quotation, last)
            last = quotation

    def _beside(self, quotation: Quotation) -> Said | None:
        """The reporting verb in a sentence that the quotation is part of, outside its marks."""
        touching = [s for s in self.parse.sentences if s.start < quotation.end and s.end > quotation.start]
        after = [s for s in self.parse.sentences if touching and s.index == touching[-1].index + 1 and s.paragraph == touching[-1].paragraph]
        for sentence in touching:
            said = self._verb_outside(sentence, quotation)
            if said:
                return said
        if after and self._only_says(after[0]):
            return self._verb_outside(after[0], quotation)
        return self._before_colon(quotation)

    def _verb_outside(self, sentence: Sentence, quotation: Quotation) -> Said | None:
        span = self.parse.document.span(quotation.start, quotation.end)
        verbs = [t for t in sentence.tokens if t.is_verb and not quotation.start <= t.start < quotation.end]
        verbs = [t for t in verbs if (cue := self.cue_of(t)) and t.dep not in ("amod",)]
        verbs.sort(key=lambda t: (min(abs(t.start - quotation.end), abs(quotation.start - t.end)), t.i))
        for verb in verbs:
            cue = self.cue_of(verb)
            speaker = next((m for s in self.clauses.subjects(verb) if not quotation.start <= s.start < quotation.end for m in self._speaker(s)), None)
            if cue and speaker:
                effect = cue.effect if cue.effect in ("affirms", "denies") else "affirms"
                return Said(speaker, self._span(verb), effect, span)
        return None

    def _only_says(self, sentence: Sentence) -> bool:
        return len(sentence.tokens) <= 12 and any(t.is_verb and self.cue_of(t) for t in sentence.tokens)

    def _before_colon(self, quotation: Quotation) -> Said | None:
        before = self.parse.text[: quotation.start].rstrip()
        if not before.endswith((":", ",")):
            return None
        sentence = next((s for s in reversed(self.parse.sentences) if s.start < len(before) <= s.end + 1), None)
        if sentence is None:
            return None
        root = next((t for t in sentence.tokens if t.head is t and t.is_verb), None)
        speaker = next((m for s in (self.clauses.subjects(root) if root else []) for m in self._speaker(s)), None)
        return Said(speaker, self._span(root), "affirms") if speaker and root else None

    def _continued(self, quotation: Quotation, last: Quotation | None) -> Said | None:
        """A quotation without a cue of its own goes on from the one before it, in the same or the paragraph before."""
        if last is None or last.said is None:
            return None
        between = self.parse.text[last.end : quotation.start]
        return last.said if between.count("\n\n") <= 1 and len(between.strip()) < 200 else None

    # -- for the record -----------------------------------------------------------------------------------------

    def attributions(self) -> Iterator[Attribution]:
        """Every attribution of the document with a known speaker, in order of its content."""
        found: dict[tuple[int, int], Attribution] = {}
        for sentence in self.parse.sentences:
            for token in sentence.tokens:
                said = self._reported(token, token.head) if token.head is not token else None
                if said and said.speaker:
                    self._add(found, said)
            said = self._according(sentence.tokens[0], sentence.tokens[0])
            if said and said.speaker:
                self._add(found, Said(said.speaker, said.cue, said.effect, self.parse.document.span(sentence.start, sentence.end)))
        for quotation in self.quotations:
            if quotation.said and quotation.said.speaker:
                span = self.parse.document.span(quotation.start, quotation.end)
                self._add(found, Said(quotation.said.speaker, quotation.said.cue, quotation.said.effect, span))
        yield from (found[key] for key in sorted(found))

    @staticmethod
    def _add(found: dict[tuple[int, int], Attribution], said: Said) -> None:
        if said.content and said.speaker:
            found.setdefault(said.content.offsets, Attribution(said.speaker, said.cue, said.content))
