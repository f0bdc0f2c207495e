"""Polarity and modality of what a trigger says: one bounded walk up the tree from it."""

from dataclasses import dataclass, field

from kg.extract.arguments import BOUND
from kg.model import Modality, Polarity
from kg.ontology import Ontology
from kg.parse import Token

CLAUSAL = (
    *("xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "dobj", "nsubjpass", "relcl", "pobj", "prep", "oprd"),
    *("acomp", "attr", "dative", "agent"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a trigger stands; `ended` where a verb of ending governs it ("lifted the ban")."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    ended: bool = False
    hedged: bool = False


@dataclass(slots=True)
class Walk:
    """What has been met on the way up so far."""

    negations: int = 0
    modality: Modality | None = None
    ended: bool = False
    hedged: bool = False
    willed: bool = False
    path: list[Token] = field(default_factory=list)

    def add(self, negations: int, modality: Modality | None = None) -> None:
        """Count what a word does; the modality met first, nearest to the trigger, holds."""
        self.negations += negations
        self.modality = self.modality or modality


class Standings:
    """Reads the standing of triggers."""

    def __init__(self, ontology: Ontology) -> None:
        self.words = ontology.words
        effects = ("affirms", "denies")
        self.cues = {verb for cue in ontology.cues.values() if cue.effect in effects for verb in cue.verbs}
        self.modals = {
            **dict.fromkeys(self.words("modal-possible"), Modality.HYPOTHETICAL),
            **dict.fromkeys(self.words("modal-planned"), Modality.PLANNED),
            **dict.fromkeys(self.words("modal-demanded"), Modality.DEMANDED),
        }

    def of(self, trigger: Token, governor: Token) -> Standing:
        """The standing of a trigger; a reporting verb ends the walk, for what governs it concerns the saying."""
        walk = Walk(modality=self._adjectives(trigger))
        node = trigger
        for _ in range(2 * BOUND):
            self._at(node, walk)
            head = node.head
            if head is node or not self._goes_on(node, head):
                break
            self._under(node, head, walk)
            node = head
        polarity = Polarity.NEGATED if walk.negations % 2 else Polarity.AFFIRMED
        return Standing(polarity, walk.modality or Modality.ACTUAL, walk.ended, walk.hedged)

    # -- the way up ---------------------------------------------------------------------------------------------

    def _goes_on(self, node: Token, head: Token) -> bool:
        """Whether what stands above a word bears on it: not what only reports it, nor what it merely stands beside."""
        infinitive = is_infinitive(node)
        if node.dep in ("nsubj", "nsubjpass"):
            return head.lemma in self.words("happening") or self._lemma(head) in self.words("ending")
        if node.dep == "advmod":
            return node.lower in self.words("short")
        if node.dep not in CLAUSAL or node.dep == "relcl":
            return False
        if node.dep == "ccomp" and head.is_verb and self._lemma(head) in self.cues and not infinitive:
            return False
        if node.dep == "conj":
            return same_kind(node, head) and not node.by("nsubj", "nsubjpass")
        if node.dep == "advcl":
            return infinitive or (node.tag == "VBG" and self._lemma(head) in self.words("failure"))
        if node.dep in ("acl", "ccomp") and head.is_noun and not infinitive:
            return head.lemma in self.words("doubt") or self._is_false(head)
        return node.dep != "acl" or infinitive

    def _at(self, node: Token, walk: Walk) -> None:
        """Count what stands on a word itself: negations, modals, hedges."""
        walk.path.append(node)
        walk.hedged = walk.hedged or any(c.lower in self.words("hedge") for c in node.by("advmod", "amod"))
        if node.is_noun and self._is_none(node):
            walk.add(1)
        if node.is_verb or node.dep in ("acomp", "attr", "ROOT") or node.tag.startswith("JJ"):
            walk.add(self._negations(node, walk.path), self._modal(node))

    def _under(self, node: Token, head: Token, walk: Walk) -> None:
        """Count what the word above does to the clause or noun under it."""
        lemma = self._lemma(head)
        if head.tag == "IN" or head.lower in self.words("short"):
            walk.add(int(head.lower in self.words("without") or self._is_short(head)))
        elif node.dep == "nsubj" and lemma in self.words("collapsing"):
            walk.add(1)
        elif lemma in self.words("failure") or head.lemma in self.words("failure"):
            walk.add(int(self._fails(node, head)))
        elif (node.dep == "prep" and node.lower == "from" and lemma in self.words("preventing")) or (
            head.is_noun and (self._is_doubted(node, head) or (node.dep in ("acl", "ccomp") and self._is_false(head)))
        ):
            walk.add(1)
        elif self._is_ended(node, head):
            walk.add(int(walk.willed))
            walk.ended = walk.ended or not walk.willed
        walk.willed = walk.willed or (head.is_noun and is_infinitive(node) and node.dep in ("acl", "relcl"))
        walk.add(0, self._governed(node, head, lemma))

    # -- negation -----------------------------------------------------------------------------------------------

    def _negations(self, verb: Token, path: list[Token]) -> int:
        """How often its own clause negates a verb or adjective; the words on the path count for themselves."""
        found = [c for c in verb.by("neg") if not self._is_only(c)]
        adverbs = [c for c in verb.by("advmod", "preconj", "cc") if c.i < verb.i and not self._is_only(c)]
        found += [c for c in adverbs if c.lower in self.words("negating-adverb")]
        found += [c for c in verb.by("advmod") if c.lower == "longer" and any(g.lower == "no" for g in c.children)]
        for noun in (n for n in verb.by("nsubj", "nsubjpass", "dobj") if n not in path):
            if noun.lower in self.words("nobody") or any(
                self._denies(c) for c in noun.by("det", "neg", "preconj", "cc")
            ):
                found.append(noun)
        return len(found) + self._is_after_nor(verb) + self._is_yet_to(verb)

    def _is_none(self, noun: Token) -> bool:
        return any(c.lower in self.words("no") for c in noun.by("det", "neg", "preconj"))

    def _denies(self, word: Token) -> bool:
        return word.lower in self.words("no") or (
            word.lower == "not" and word.i < word.head.i and not self._is_only(word)
        )

    def _is_only(self, negation: Token) -> bool:
        """Whether it is "not only", which denies nothing."""
        tokens = negation.sentence.tokens
        return negation.i + 1 < len(tokens) and tokens[negation.i + 1].lower in self.words("only")

    @staticmethod
    def _is_after_nor(verb: Token) -> bool:
        """As in "nor has it trained": a further clause that "nor" introduces."""
        between = [c for c in verb.head.by("cc") if c.i < verb.i]
        return (
            verb.dep == "conj" and bool(verb.by("nsubj", "nsubjpass")) and bool(between) and between[-1].lower == "nor"
        )

    @staticmethod
    def _is_yet_to(verb: Token) -> bool:
        """As in "has yet to recognise", however the parser builds it."""
        tokens, i = verb.sentence.tokens, verb.i
        before = [t.lower for t in tokens[max(0, i - 3) : i]]
        return before[-2:] == ["yet", "to"]

    def _fails(self, node: Token, head: Token) -> bool:
        """Whether a word of not doing ("fail", "rule out", "unable") bears on what is under it."""
        if node.dep == "prep" and node.lower == "from":
            return True
        takes_noun = head.lemma in self.words("failure-of-noun") or self._lemma(head) in self.words("failure-of-noun")
        return (
            is_infinitive(node) or node.tag == "VBG" or node.dep in ("pcomp", "prep") or (takes_noun and node.is_noun)
        )

    def _is_short(self, word: Token) -> bool:
        return word.lower in self.words("short") and word.head.lemma in self.words("falling")

    def _is_doubted(self, node: Token, noun: Token) -> bool:
        """As in "A lack of evidence", "the refusal to"; a "no" before a noun is counted with the noun."""
        return noun.lemma in self.words("lack") and node.dep in ("prep", "acl")

    def _is_false(self, noun: Token) -> bool:
        """Whether a report, claim or idea is said to be false: "the idea that ... is absurd"."""
        verb = noun.head
        if noun.lemma not in self.words("report-noun") or noun.dep != "nsubj" or verb.lemma not in self.words("copula"):
            return False
        said = verb.by("acomp", "attr")
        words = {w for one in said for w in (one, *one.by("amod", "conj"))}
        return any({w.lemma, w.lower} & self.words("falsehood") for w in words)

    # -- modality and ending ------------------------------------------------------------------------------------

    def _adjectives(self, token: Token) -> Modality | None:
        for child in token.by("amod"):
            if child.lower in self.words("adjective-possible"):
                return Modality.HYPOTHETICAL
            if child.lower in self.words("adjective-planned"):
                return Modality.PLANNED
        return None

    def _modal(self, verb: Token) -> Modality | None:
        for child in verb.by("aux"):
            if child.tag == "MD" and child.lower in self.modals:
                unable = child.lower in self.words("modal-able") and bool(verb.by("neg"))
                return None if unable else self.modals[child.lower]
        conditional = any(c.lower in self.words("condition") for c in verb.by("mark", "advmod"))
        return Modality.HYPOTHETICAL if conditional else None

    def _governed(self, node: Token, head: Token, lemma: str) -> Modality | None:
        """The modality that a verb, noun or adjective gives to what is under it."""
        forward = is_infinitive(node) or node.is_noun or node.dep in ("pcomp", "pobj", "prep") or node.tag == "VBG"
        if lemma in self.words("failure") or head.tag == "IN" or node.dep == "advcl":
            return None
        if not forward and node.dep != "ccomp":
            return None
        if lemma in self.words("demand"):
            return Modality.DEMANDED
        if not forward:
            return Modality.HYPOTHETICAL if lemma in self.words("fearing") else None
        if lemma in self.words("plan") or lemma in self.words("attempt"):
            return Modality.PLANNED
        return Modality.HYPOTHETICAL if lemma in self.words("hypothetical") else None

    def _is_ended(self, node: Token, head: Token) -> bool:
        stands = node.is_noun or node.tag == "VBG"
        if not stands or node.dep not in ("dobj", "nsubjpass", "xcomp", "pobj", "acl"):
            return False
        return head.is_verb and bool({head.lemma, self._lemma(head)} & self.words("ending"))

    @staticmethod
    def _lemma(verb: Token) -> str:
        return next((f"{verb.lemma}_{c.lower}" for c in verb.by("prt")), verb.lemma)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(c.lower == "to" for c in verb.by("aux"))


def same_kind(node: Token, head: Token) -> bool:
    """Whether two joined words are of one kind, so that what governs the first governs the second."""
    return node.tag[:2] == head.tag[:2]
