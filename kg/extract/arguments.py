"""Who stands where in a clause: subjects, objects and prepositional phrases of a verb, its own or shared."""

from collections.abc import Iterator

from kg.ontology import Ontology
from kg.parse import Token

BOUND = 8
# The categories of acts that are done by saying something.
SAYINGS = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN", "REJECT", "AGREE")


class Clauses:
    """Reads arguments off the tree; every climb is bounded, since a tree may be odd."""

    def __init__(self, ontology: Ontology) -> None:
        self.words = ontology.words
        self._sayings = {verb for cue in ontology.cues.values() for verb in cue.verbs} | {
            frame.lemma
            for relation in ontology.relations.values()
            if relation.plover in SAYINGS
            for frame in relation.frames
            if frame.form == "verb"
        }

    def is_passive(self, verb: Token) -> bool:
        """Whether a verb is passive: "was hit", "hit by", "got arrested", also as a participle after a noun."""
        if verb.tag not in ("VBN", "VBD"):
            return False
        if verb.by("auxpass", "nsubjpass"):
            return True
        if verb.by("aux") and any(a.lemma == "have" for a in verb.by("aux")):
            return False
        if verb.tag == "VBN" and verb.dep in ("acl", "amod", "advcl") and not verb.by("nsubj", "dobj"):
            return True
        if verb.tag == "VBN" and verb.dep in ("conj",) and not verb.by("nsubj", "aux") and self.is_passive(verb.head):
            return True
        if verb.by("agent") and not verb.by("nsubj"):
            return True
        return verb.dep in ("xcomp", "ccomp") and verb.head.lemma == "get" and verb.tag == "VBN"

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Who does it: the grammatical subject, or the agent of a passive, or whoever controls an infinitive."""
        if self.is_passive(verb):
            return self.agents(verb)
        return self.surface(verb, depth)

    def objects(self, verb: Token) -> list[Token]:
        """To whom it is done: the object, the subject of a passive, or what a relative clause describes."""
        if self.is_passive(verb):
            return self.surface(verb) + [c for c in verb.by("dobj", "oprd") if c.is_noun]
        found = verb.by("dative", "dobj", "oprd")
        found = [c for c in found if c.dep != "dative" or c.tag != "IN"]
        for clause in verb.by("ccomp", "xcomp"):
            if any(c.lower == "to" for c in clause.by("aux")) or self._is_small(clause):
                found += clause.by("nsubj", "nsubjpass")
        if not found and verb.dep == "conj" and verb.head.is_verb and self._shares_object(verb):
            return self.objects(verb.head)
        if not found:
            found = self._from_conjunct(verb)
        relative = [c for c in found if c.tag in ("WDT", "WP") and verb.dep == "relcl"]
        if relative or (not found and self._gapped(verb)):
            return [c for c in found if c not in relative] + [verb.head]
        return found

    @staticmethod
    def _is_small(clause: Token) -> bool:
        """Whether a clause has no verb of its own that is finite: "found them guilty", "let them go"."""
        bare = clause.tag.startswith(("JJ", "NN")) or clause.tag in ("VB", "VBN", "VBG", "RB", "RP")
        return bare and not clause.by("aux", "auxpass", "mark", "cop")

    def _shares_object(self, verb: Token) -> bool:
        """As in "trained, equipped and paid rebels": never backwards over an object that comes before."""
        return False

    def _from_conjunct(self, verb: Token) -> list[Token]:
        """The object that a later verb has for both: "train and equip Syrians"."""
        for child in verb.by("conj"):
            if (
                child.is_verb
                and not child.by("nsubj", "nsubjpass")
                and child.tag == verb.tag
                and not verb.by("prep", "ccomp", "xcomp", "prt")
            ):
                return child.by("dobj") or self._from_conjunct(child)
        return []

    def _gapped(self, verb: Token) -> bool:
        """Whether a relative clause leaves its object out: "the group Russia bombed"."""
        own = verb.by("nsubj")
        return (
            verb.dep == "relcl"
            and bool(own)
            and own[0].tag not in ("WDT", "WP")
            and not verb.by("prep", "ccomp", "xcomp")
        )

    def agents(self, verb: Token) -> list[Token]:
        """Who does it in a passive: after "by", or the owner of a programme under which it is done."""
        by = [c for c in verb.children if c.dep == "agent" or (c.dep == "prep" and c.lower == "by")]
        by = by or [c for p in verb.by("prep") for n in p.by("pobj") for c in n.by("prep") if c.lower == "by"]
        found = [noun for child in by for noun in child.by("pobj")]
        if found:
            return found
        for child in verb.by("conj"):
            if child.tag == "VBN" and not child.by("nsubj", "nsubjpass") and (later := self.agents(child)):
                return later
        for child in verb.by("prep"):
            if child.lower in self.words("framing-preposition"):
                found += [n for n in child.by("pobj") if n.lemma in self.words("owner-noun")]
        return found

    def surface(self, verb: Token, depth: int = 0) -> list[Token]:
        """The grammatical subject: the verb's own, or the one that it shares or that controls it."""
        if depth > BOUND:
            return []
        own = verb.by("nsubj", "nsubjpass", "expl")
        if not own and verb.tag == "VBG" and verb.dep in ("pcomp", "pobj"):
            own = [c for c in verb.by("compound") if c.is_noun]
        if own:
            return [verb.head if t.lower in self.words("relative") and verb.dep == "relcl" else t for t in own]
        head = verb.head
        if head is verb:
            return []
        if verb.dep in ("relcl", "acl"):
            return self._of_noun(verb, depth)
        if verb.dep == "conj":
            return self.surface(head, depth + 1) if head.is_verb or head.dep in ("amod", "acl") else []
        if verb.dep in ("xcomp", "ccomp", "advcl", "prep", "dep", "parataxis", "oprd"):
            return self._controlled(verb, head, depth)
        if verb.dep == "pcomp":
            return self._of_gerund(verb, depth)
        if verb.dep in ("acomp", "attr"):
            return self.surface(head, depth + 1)
        if verb.dep == "amod":
            return [head]
        return []

    def _of_noun(self, verb: Token, depth: int) -> list[Token]:
        noun = verb.head
        infinitive = any(c.lower == "to" for c in verb.by("aux"))
        if verb.dep == "acl" and infinitive and noun.lemma in self.words("act-noun"):
            named = [c for c in noun.by("compound", "amod", "nmod") if c.text[:1].isupper()]
            return noun.by("poss") or named or self.around(noun, depth) or [noun]
        if verb.dep == "acl" and infinitive:
            return [noun]
        if verb.tag == "VBG" and noun.lemma in self.words("generic-speaker") and noun.dep in ("dobj", "pobj"):
            return self.around(noun, depth) or [noun]
        return [noun]

    def around(self, noun: Token, depth: int = 0) -> list[Token]:
        """The subject of the verb that a noun is the object of."""
        top = noun.head if noun.dep != "pobj" else noun.head.head
        return self.surface(top, depth + 1) if top.is_verb else []

    def _controlled(self, verb: Token, head: Token, depth: int) -> list[Token]:
        if not (head.is_verb or head.tag.startswith("JJ")):
            return self.surface(head, depth + 1) if head.dep in ("xcomp", "ccomp") else []
        if verb.tag == "VBG" and (told := self._told_before(verb, head)):
            return self.surface(told[-1], depth + 1)
        objects = [c for c in head.by("dobj") if c.i < verb.i]
        infinitive = any(c.lower == "to" for c in verb.by("aux"))
        if (
            objects
            and verb.dep in ("xcomp", "ccomp", "advcl")
            and infinitive
            and head.lemma in self.words("object-control")
        ):
            return objects
        if self.is_passive(head) or head.tag.startswith("JJ"):
            return self.surface(head, depth + 1)
        return self.surface(head, depth + 1)

    def _told_before(self, verb: Token, head: Token) -> list[Token]:
        """What was told before "officials said", where an act after it goes on with that: "…, killing ten"."""
        if verb.dep != "advcl" or verb.lemma in self._sayings:
            return []
        return [c for c in head.by("ccomp") if c.i < head.i < verb.i and c.is_verb]

    def _of_gerund(self, verb: Token, depth: int) -> list[Token]:
        preposition = verb.head
        governor = preposition.head if preposition.head.dep != "advmod" else preposition.head.head
        if governor.is_verb:
            objects = self.objects(governor) if preposition.lower in self.words("object-gerund") else []
            if objects and governor.lemma not in self.words("own-gerund"):
                return [o for o in objects if o.i < verb.i] or self.surface(governor, depth + 1)
            return self.surface(governor, depth + 1)
        if governor.is_noun:
            return governor.by("poss") or self.around(governor, depth)
        return []

    def prepositions(self, *heads: Token) -> Iterator[Token]:
        """The prepositions that hang on these words, on their objects and adverbs, nearest first."""
        seen: set[Token] = set()
        for head in heads:
            for child in sorted(head.children, key=lambda t: t.i):
                if (
                    child.dep in ("prep", "agent", "dative")
                    and child.tag in ("IN", "TO", "RP", "VBG")
                    and child not in seen
                ):
                    seen.add(child)
                    yield child
                    moved = [n for n in child.by("pobj") if child.lower in ("in", "of")]
                    joined = [c for c in child.by("conj") if c.tag in ("IN", "TO")]
                    onward = [p for noun in moved for p in noun.by("prep") if p.lower == "to"]
                    times = (n for n in child.by("pobj") if n.lemma in self.words("day-noun"))
                    onward += [p for n in times for p in n.by("prep") if p.lower != "of"]
                    for inner in (*child.by("prep"), *joined, *onward):
                        if inner not in seen:
                            seen.add(inner)
                            yield inner


def clause_of(token: Token) -> Token:
    """The verb that governs a word: itself, or the nearest verb above."""
    if token.is_verb and token.dep not in ("amod", "compound"):
        return token
    return next((a for a in token.ancestors() if a.is_verb and a.dep != "amod"), token)
