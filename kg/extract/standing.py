"""Polarity and modality of what a trigger says: one bounded walk up the tree from the verb that governs it."""

from dataclasses import dataclass

from kg.extract.arguments import BOUND
from kg.model import Modality, Polarity
from kg.ontology import Ontology
from kg.parse import Token

MODALS = {
    "may": Modality.HYPOTHETICAL, "might": Modality.HYPOTHETICAL, "could": Modality.HYPOTHETICAL,
    "would": Modality.HYPOTHETICAL, "can": Modality.HYPOTHETICAL, "will": Modality.PLANNED, "shall": Modality.PLANNED,
    "'ll": Modality.PLANNED, "wo": Modality.PLANNED, "ca": Modality.HYPOTHETICAL, "should": Modality.DEMANDED,
    "must": Modality.DEMANDED, "ought": Modality.DEMANDED, "'d": Modality.HYPOTHETICAL,
}  # fmt: skip
CONDITIONS = ("if", "unless", "whether", "lest")
CLAUSAL = ("xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "dobj", "nsubjpass", "relcl", "pobj", "prep", "oprd")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a trigger stands; `ended` where a verb of ending governs it ("lifted the ban")."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    ended: bool = False
    hedged: bool = False


class Standings:
    """Reads the standing of triggers."""

    def __init__(self, ontology: Ontology) -> None:
        self.words = ontology.words
        self.cues = {v for cue in ontology.cues.values() if cue.effect in ("affirms", "denies") for v in cue.verbs}

    def of(self, trigger: Token, governor: Token) -> Standing:
        """The standing of a trigger whose clause is governed by `governor`; reporting verbs end the walk."""
        negations, modality, ended, hedged = self._noun(trigger), self._adjectives(trigger), False, False
        node = trigger
        for _ in range(BOUND):
            if node.is_verb or node.dep in ("acomp", "attr", "ROOT") or node.tag.startswith("JJ"):
                negations += self._negations(node)
                modality = modality or self._modal(node)
            hedged = hedged or self._hedged(node)
            head = node.head
            if head is node or node.dep not in CLAUSAL or self._ends(node, head):
                break
            effect, how = self._govern(node, head)
            negations += effect
            modality = modality or how
            ended = ended or self._ended(node, head)
            node = head
        polarity = Polarity.NEGATED if negations % 2 else Polarity.AFFIRMED
        return Standing(polarity, modality or Modality.ACTUAL, ended, hedged)

    def _ends(self, node: Token, head: Token) -> bool:
        """Whether the clause is what somebody says, so that what governs it concerns the saying; or only stands beside."""
        if node.dep == "ccomp" and head.is_verb and self._lemma(head) in self.cues and not any(c.lower == "to" for c in node.by("aux")):
            return True
        if node.dep == "relcl" or (node.dep == "conj" and (node.by("nsubj", "nsubjpass") or not node.is_verb) and not self._same(node, head)):
            return True
        if node.dep == "advcl" and not any(c.lower == "to" for c in node.by("aux")):
            return True
        return node.dep == "acl" and not self._infinitive(node) and head.lemma not in self.words("doubt")

    @staticmethod
    def _same(node: Token, head: Token) -> bool:
        return node.tag[:2] == head.tag[:2] and not node.by("nsubj", "nsubjpass")

    @staticmethod
    def _infinitive(node: Token) -> bool:
        return any(c.lower == "to" for c in node.by("aux"))

    def _lemma(self, verb: Token) -> str:
        return next((f"{verb.lemma}_{c.lower}" for c in verb.by("prt")), verb.lemma)

    def _noun(self, token: Token) -> int:
        return int(token.is_noun and any(c.lower in ("no", "neither") for c in token.by("det", "neg")))

    def _adjectives(self, token: Token) -> Modality | None:
        for child in token.by("amod"):
            if child.lower in ("possible", "potential", "hypothetical", "feared", "looming", "imminent"):
                return Modality.HYPOTHETICAL
            if child.lower in ("planned", "proposed", "future", "upcoming", "promised", "threatened", "intended"):
                return Modality.PLANNED
        return None

    def _negations(self, verb: Token) -> int:
        found = [c for c in verb.by("neg") if not self._only(c)]
        found += [c for c in verb.by("advmod", "preconj") if c.lower in ("never", "hardly", "scarcely", "neither", "nor")]
        found += [c for c in verb.by("advmod") if c.lower == "longer" and any(g.lower == "no" for g in c.children)]
        subjects = verb.by("nsubj", "nsubjpass", "dobj")
        found += [d for s in subjects for d in s.by("det", "neg") if d.lower in ("no", "neither")]
        found += [s for s in subjects if s.lower in ("nobody", "none", "neither", "nothing")]
        return len(found)

    @staticmethod
    def _only(negation: Token) -> bool:
        tokens = negation.sentence.tokens
        return negation.i + 1 < len(tokens) and tokens[negation.i + 1].lower in ("only", "just", "merely")

    def _modal(self, verb: Token) -> Modality | None:
        for child in verb.by("aux"):
            if child.tag == "MD" and child.lower in MODALS:
                return MODALS[child.lower]
        if any(c.lower in CONDITIONS for c in verb.by("mark", "advmod")):
            return Modality.HYPOTHETICAL
        return None

    def _hedged(self, token: Token) -> bool:
        return any(c.lower in self.words("hedge") for c in token.by("advmod", "amod"))

    def _govern(self, node: Token, head: Token) -> tuple[int, Modality | None]:
        """What a governing word does to the clause or noun under it: negations added, and its modality."""
        lemma = self._lemma(head)
        forward = self._infinitive(node) or node.is_noun or node.dep in ("pcomp", "pobj", "prep") or node.tag == "VBG"
        if head.tag == "IN":
            return int(head.lower == "without"), None
        if node.dep == "prep" and head.lemma in ("stop", "fall") and any(c.lower == "short" for c in head.children):
            return 1, None
        if not forward and node.dep == "ccomp":
            return 0, self._class(lemma, demand_only=True)
        if (lemma in self.words("failure") or head.lemma in self.words("failure")) and self._negates(node, head):
            return 1, None
        if head.is_noun and head.lemma in self.words("doubt") and any(c.lower == "no" for c in head.by("det", "neg")):
            return 1, None
        if node.dep in ("advcl",):
            return 0, None
        return 0, self._class(lemma) if forward else None

    def _negates(self, node: Token, head: Token) -> bool:
        if head.lemma in ("avoid", "prevent", "deny", "ignore", "miss", "exclude", "spare") or node.tag == "VBG":
            return True
        return self._infinitive(node) or node.dep in ("pcomp", "prep")

    def _class(self, lemma: str, *, demand_only: bool = False) -> Modality | None:
        if lemma in self.words("demand"):
            return Modality.DEMANDED
        if demand_only:
            return Modality.HYPOTHETICAL if lemma in ("fear", "hope", "worry", "wish") else None
        if lemma in self.words("plan") or lemma in self.words("attempt"):
            return Modality.PLANNED
        return Modality.HYPOTHETICAL if lemma in self.words("hypothetical") else None

    def _ended(self, node: Token, head: Token) -> bool:
        if not head.is_verb or not (node.is_noun or node.tag == "VBG") or node.dep not in ("dobj", "nsubjpass", "xcomp", "pobj", "acl"):
            return False
        return head.lemma in self.words("ending") or self._lemma(head) in self.words("ending")
