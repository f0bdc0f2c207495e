"""Reporting words in a sentence -> who says which part of it: verbs with their clauses, nouns, "according to"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.arguments import Clauses
from kg.extract.asides import Aside, Asides
from kg.extract.voices import Voices
from kg.model import Mention, Span
from kg.ontology import CueClass, Ontology
from kg.parse import Parse, Sentence, Token

# Effects of cues that only say what somebody thinks of something: they are listed, but make nobody responsible.
UNVOUCHED = ("regards",)
# Effects of cues whose infinitive is what their subject promises or asks for.
FORWARD = ("plans", "demands")
Quoting = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class Said:
    """Who says something, with which words, and what these do to it ("affirms", "denies", ...)."""

    speakers: tuple[Mention, ...]
    cue: Span
    effect: str
    content: Span | None = None

    @property
    def speaker(self) -> Mention | None:
        """The first of those who speak, None where it is not said who does."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody's words in one sentence: what is said, and the tokens that say it."""

    said: Said
    content: tuple[Token, ...]


class Cues:
    """The reporting words of the ontology, by verb, noun and phrase; the last class of ORDER wins a shared word."""

    ORDER = ("demanding", "planning", "supposing", "affirming", "denying")

    def __init__(self, ontology: Ontology) -> None:
        attitude = CueClass("attitude", "regards", ontology.words("attitude"), frozenset(), frozenset(), frozenset())
        self.verbs: dict[str, CueClass] = dict.fromkeys(sorted(attitude.verbs), attitude)
        self.nouns: dict[str, CueClass] = {}
        self.phrases: dict[str, CueClass] = {}
        for cue in (ontology.cues[name] for name in self.ORDER if name in ontology.cues):
            self.verbs.update(dict.fromkeys(sorted(cue.verbs), cue))
            self.nouns.update(dict.fromkeys(sorted(cue.nouns), cue))
            self.phrases.update(dict.fromkeys(sorted(cue.phrases), cue))
        self.openers = frozenset(phrase.split()[0] for phrase in self.phrases)

    def of(self, verb: Token) -> CueClass | None:
        """The class that a verb belongs to, with its particle if it has one."""
        particle = next((f"{verb.lemma}_{c.lower}" for c in verb.by("prt")), "")
        return self.verbs.get(particle) or (None if particle else self.verbs.get(verb.lemma))


class Reports:
    """Finds the reports of a sentence, in order of their cues."""

    def __init__(
        self, parse: Parse, voices: Voices, clauses: Clauses, cues: Cues, quoted: Quoting, ontology: Ontology
    ) -> None:
        self.parse, self.voices, self.clauses, self.cues = parse, voices, clauses, cues
        self.quoted, self.words = quoted, ontology.words
        self.asides = Asides(cues.verbs, quoted, ontology)
        self.set_apart: set[Token] = set()

    def of(self, sentence: Sentence) -> list[Report]:
        """What is reported in a sentence, by whom."""
        found: list[Report] = []
        asides = {aside.cue: aside for aside in self.asides.of(sentence)}
        self.set_apart.update(t for aside in asides.values() for t in (*aside.speaker, *aside.subjects, aside.cue))
        for token in sentence.tokens:
            if token in asides:
                found += self._aside(asides[token])
            elif token.lower in self.cues.openers and (phrased := list(self._by_phrase(token))):
                found += phrased
            elif token.is_verb:
                found += self._by_verb(token)
            elif token.is_noun and token.lemma in self.cues.nouns:
                found += self._by_noun(token)
            elif token.text == ":" and sentence.is_title:
                found += self._by_colon(token)
        return found

    # -- verbs --------------------------------------------------------------------------------------------------

    def _aside(self, aside: Aside) -> Iterator[Report]:
        effect = self.cues.verbs[aside.lemma].effect
        speakers = self.voices.of(aside.subjects) if aside.subjects else self.voices.in_words(aside.speaker)
        yield from self._report(speakers, (aside.cue,), effect, aside.content)

    def _by_verb(self, verb: Token) -> Iterator[Report]:
        cue = self.cues.of(verb)
        if cue is None:
            return
        speakers: tuple[Mention, ...] | None = None
        for content, effect in self._contents(verb, cue):
            speakers = self.speakers(verb) if speakers is None else speakers
            said = content.subtree() if content.dep != "dobj" else without_relative(content)
            yield from self._report(speakers, (verb,), effect, self._within(said, verb))

    def _contents(self, verb: Token, cue: CueClass) -> Iterator[tuple[Token, str]]:
        """The heads of what a reporting verb reports, with the effect on each."""
        claims = self._accusation(verb)
        if claims is not None:
            yield claims, "denies" if cue.effect == "denies" else "affirms"
            return
        if verb.dep == "aux" and verb.lemma in self.words("self-report"):
            yield verb.head, cue.effect  # "Iran admits downing": the parser takes the verb for an auxiliary
            return
        found = False
        for child in verb.by("ccomp", "parataxis", "dobj", "xcomp", "advcl"):
            if self._is_content(child, verb, cue.effect):
                found = True
                yield child, cue.effect
        if not found and verb.by("nsubj") and verb.dep in ("ROOT", "conj", "ccomp") and not self.quoted(verb):
            yield from ((child, "regards") for child in self._regarded(verb))

    def _is_content(self, node: Token, verb: Token, effect: str) -> bool:
        infinitive = any(c.lower == "to" for c in node.by("aux"))
        if infinitive and effect in FORWARD and node.dep != "dobj":
            return node.i > verb.i
        if effect in UNVOUCHED and (node.dep in ("advcl", "parataxis") or not verb.by("nsubj") or self.quoted(verb)):
            return False
        if node.dep == "ccomp":
            if node.i < verb.i:
                later = any(c.i > verb.i for c in verb.by("ccomp"))
                return self._is_main(verb) and not later and not {":", ";"} & set(self._between(node, verb))
            return not infinitive and ";" not in self._between(verb, node)
        if node.dep == "parataxis":
            return node.i > verb.i and ";" not in self._between(verb, node)
        if node.dep == "dobj":
            return verb.lemma in self.words("denying") or (verb.lemma in self.words("vouching") and node.i > verb.i)
        return verb.lemma in self.words("self-report") and node.i > verb.i

    def _is_main(self, verb: Token) -> bool:
        return verb.head is verb or verb.dep in ("conj", "ccomp", "parataxis")

    def _regarded(self, verb: Token) -> list[Token]:
        """What a verb of attitude is about: its object, infinitive or prepositional phrase."""
        found = [c for c in verb.by("dobj", "xcomp", "ccomp", "prep", "oprd", "dative") if c.i > verb.i]
        wide = [c for c in found if c.dep in ("ccomp", "xcomp", "dobj")]
        return (wide or [c for c in found if c.lower in self.words("regarding")])[-1:]

    def _accusation(self, verb: Token) -> Token | None:
        """What X is accused of, or claims responsibility for."""
        for preposition in self.clauses.prepositions(verb, *verb.by("dobj")):
            content = next(iter(preposition.by("pcomp", "pobj")), None)
            if content is None or preposition.lower not in ("of", "for"):
                continue
            object_ = preposition.head
            if object_.lemma in ("responsibility", "credit") or any(
                c.lemma == "responsibility" for c in verb.by("dobj")
            ):
                return content if preposition.lower == "for" else None
            if verb.lemma in self.words("accusing"):
                return content
        return None

    def speakers(self, verb: Token) -> tuple[Mention, ...]:
        """Who speaks by a verb: the person named right before it, else its subject, else the noun phrase before it."""
        if (
            verb.tag == "VBG"
            and verb.dep in ("advcl", "xcomp", "conj", "acl", "dep", "pcomp")
            and (outer := self._outer(verb))
        ):
            return self.voices.of(self.clauses.subjects(outer))
        verb = verb.head if verb.dep == "aux" else verb
        person = self.voices.touching(verb)
        if person and verb.by("nsubj"):
            return person
        subjects = self.clauses.subjects(verb)
        beside = self.asides.before(verb)
        if beside and not any(s in beside for s in subjects) and verb.by("nsubj"):
            return self.voices.in_words(beside) or self.voices.of(subjects)
        return self.voices.of(subjects) or self.voices.in_words(subjects)

    def _outer(self, participle: Token) -> Token | None:
        """The reporting verb above a participle after a comma: in "denied that X did it, saying Y", "denied"."""
        before = participle.sentence.tokens[participle.i - 1] if participle.i else None
        if before is None or before.text not in (",", '"', "-", "—"):
            return None
        above = [a for a in participle.ancestors() if a.is_verb]
        reporting = next((a for a in above if self.cues.of(a) and self.cues.of(a).effect not in UNVOUCHED), None)  # type: ignore[union-attr]
        return reporting if reporting is not None and reporting.i < participle.i and reporting.tag != "VBG" else None

    def _within(self, tokens: list[Token], verb: Token) -> list[Token]:
        """Those tokens that stand on the verb's side of a semicolon, and in no further report by the same speaker."""
        later = [c for c in tokens if c.tag == "VBG" and c.i > verb.i and self.cues.of(c) and self._outer(c) is verb]
        cut = {t for c in later for t in c.subtree()}
        marks = [t.i for t in verb.sentence.tokens if t.text == ";"]
        low = max((i for i in marks if i < verb.i), default=-1)
        high = min((i for i in marks if i > verb.i), default=len(verb.sentence.tokens))
        return [t for t in tokens if low < t.i < high and t not in cut and t is not verb]

    @staticmethod
    def _between(one: Token, other: Token) -> list[str]:
        first, last = sorted((one.i, other.i))
        return [t.text for t in one.sentence.tokens[first:last]]

    # -- nouns and phrases --------------------------------------------------------------------------------------

    def _by_noun(self, noun: Token) -> Iterator[Report]:
        """Nouns with their clause, "Iran's allegation that"; turned round where the claim is rejected."""
        content = next((c for c in noun.by("acl", "ccomp", "relcl") if self._says_that(c)), None)
        if content is None:
            return
        verb = noun.head if noun.dep in ("dobj", "nsubjpass", "pobj") else None
        verb = verb.head if verb is not None and verb.tag == "IN" else verb
        verb = verb if verb is not None and verb.is_verb else None
        cue = self.cues.of(verb) if verb is not None else None
        denies = verb is not None and ((cue is not None and cue.effect == "denies") or self._refutes(verb))
        subjects = self.clauses.subjects(verb) if verb is not None else []
        denied = denies and bool(subjects)
        speakers = self.voices.of(subjects if denied else noun.by("poss") or subjects)
        effect = "denies" if denied else self.cues.nouns[noun.lemma].effect
        words = (verb,) if denied and verb is not None else (noun,)
        yield from self._report(speakers, words, effect, self._within(content.subtree(), noun))

    def _refutes(self, verb: Token) -> bool:
        """Whether a verb turns down the claim that is its object: "rejected", "described as absurd"."""
        if verb.lemma in self.words("refuting"):
            return True
        below = [
            t
            for c in verb.by("prep", "oprd", "ccomp", "advcl", "xcomp", "acomp", "attr")
            for t in c.subtree()
            if c.i > verb.i
        ]
        return any(t.lemma in self.words("falsehood") for t in below[-6:]) and (
            self.cues.of(verb) is not None or verb.lemma == "be"
        )

    @staticmethod
    def _says_that(node: Token) -> bool:
        return any(c.lower == "that" and c.dep in ("mark", "nsubj", "dobj") for c in node.children)

    def _by_phrase(self, word: Token) -> Iterator[Report]:
        """Phrases, "according to X", which vouch for the clause on their own side of a semicolon."""
        for phrase, cue in self.cues.phrases.items():
            words = phrase_at(word, phrase)
            if not words:
                continue
            own = self._phrase_tokens(words)
            speakers = self.voices.in_words(own[len(words) :]) or self.voices.of(words[-1].by("pobj"))
            aside = {t for one in own for clause in one.by("relcl", "appos") for t in clause.subtree()}
            content = [t for t in self._within(list(word.sentence.tokens), word) if t not in own and t not in aside]
            yield from self._report(speakers, words, cue.effect, content)
            return

    @staticmethod
    def _phrase_tokens(words: Sequence[Token]) -> list[Token]:
        """The phrase and the noun phrase after it, up to a comma or the next verb."""
        tokens, end = words[0].sentence.tokens, words[-1].i + 1
        below = {id(t) for t in words[0].subtree()} | {id(t) for t in words[-1].subtree()}
        while end < len(tokens) and (id(tokens[end]) in below or end == words[-1].i + 1):
            if tokens[end].text in (",", ";") or tokens[end].tag in ("VBD", "VBZ", "VBP", "MD"):
                break
            end += 1
        return tokens[words[0].i : end]

    def _by_colon(self, colon: Token) -> Iterator[Report]:
        """The headline "UN: Twelve killed in raid", where what stands before the colon is an actor."""
        tokens = colon.sentence.tokens
        before, after = tokens[: colon.i], tokens[colon.i + 1 :]
        if before and self.voices.is_one_name(before):
            yield from self._report(self.voices.in_words(before), (colon,), "affirms", after)

    # -- making reports -----------------------------------------------------------------------------------------

    def _report(
        self, speakers: tuple[Mention, ...], cue: Sequence[Token], effect: str, content: Sequence[Token]
    ) -> Iterator[Report]:
        said = [t for t in content if t not in cue]
        while said and said[-1].text in (",", ".", "-", "—"):
            said.pop()
        while said and said[0].text in (",", "-", "—", ":"):
            said.pop(0)
        if not said:
            return
        document = self.parse.document
        span = document.span(said[0].start, said[-1].end)
        yield Report(Said(speakers, document.span(cue[0].start, cue[-1].end), effect, span), tuple(said))


def phrase_at(word: Token, phrase: str) -> tuple[Token, ...]:
    """The tokens of a phrase that begins with this word; none where it does not."""
    parts = phrase.split()
    tokens = word.sentence.tokens[word.i : word.i + len(parts)]
    return tuple(tokens) if [t.lower for t in tokens] == parts else ()


def without_relative(noun: Token) -> list[Token]:
    """A noun phrase without the relative clauses in it."""
    aside = {t for token in noun.subtree() for clause in token.by("relcl") for t in clause.subtree()}
    return [token for token in noun.subtree() if token not in aside]
