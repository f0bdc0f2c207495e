"""Events said as nouns: "Israel's shelling of", "an attack by X on Y", "talks between X and Y", "launch a strike on"."""

from kg.extract.arguments import Clauses
from kg.extract.matching import Match
from kg.frames import Frame
from kg.mentions.heads import Heads, coordinated
from kg.ontology import Ontology
from kg.parse import Token

PARTICIPANTS = ("between", "among", "amongst", "involving")


class NounMatcher:
    """Matches noun frames, role nouns and predicate adjectives."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.ontology, self.clauses, self.heads = ontology, clauses, heads
        self.words = ontology.words

    def matches(self, noun: Token) -> list[Match]:
        """The matches at a noun; the frame with most words before the noun wins."""
        lemma = noun.lower if noun.tag == "VBG" else noun.lemma
        fitting = [f for f in self.ontology.frames.get(f"noun {lemma}", ()) if self._has_modifiers(f, noun)]
        if not fitting or noun.dep in ("compound", "amod"):
            return []
        most = max(len(f.modifiers) for f in fitting)
        found = [m for f in fitting if len(f.modifiers) == most for m in self._match(f, noun)]
        chosen: dict[str, Match] = {}
        for match in found:
            chosen.setdefault(match.frame.relation, match)
        return list(chosen.values())[:1]

    @staticmethod
    def _has_modifiers(frame: Frame, noun: Token) -> bool:
        tokens = noun.sentence.tokens
        before = [t for t in tokens[max(0, noun.i - 2 * len(frame.modifiers)) : noun.i] if t.text != "-"]
        wanted = frame.modifiers
        return not wanted or tuple(t.lower if t.lower == w else t.lemma for t, w in zip(before[-len(wanted) :], wanted, strict=False)) == wanted

    def _match(self, frame: Frame, noun: Token) -> list[Match]:
        relation = self.ontology.relations[frame.relation]
        verb, light = self._light(noun)
        pair = self._participants(noun)
        if len(pair) >= 2:
            return [Match(frame, noun, verb or noun, (pair[0],), tuple(pair[1:]), 2, "between")]
        targets, how = self._targets(frame, noun, verb, relation.sign)
        sources = self._sources(noun, verb, light, targets)
        everyone = [t for s in [*sources, *pair] for t in coordinated(s)]
        if relation.symmetric and not targets and len(everyone) >= 2:
            return [Match(frame, noun, verb or noun, (everyone[0],), tuple(everyone[1:]), 1, "both")]
        if light == "undergoes":
            sources, targets = self._after(noun, verb, ("from", "by")), sources or targets
        if not targets or not sources:
            objective = relation.id in ("kills", "detains", "expels") and "of" in frame.arguments[0].prepositions
            if objective and not targets and noun.by("poss"):
                return [Match(frame, noun, verb or noun, tuple(self._after(noun, verb, ("by",))), tuple(noun.by("poss")), 1, "objective")]
            violent = relation.plover == "ASSAULT" and bool(sources) != bool(targets) and verb is not None and light != ""
            return [Match(frame, noun, verb or noun, tuple(sources), tuple(targets), 1, how or "half")] if violent else []
        return [Match(frame, noun, verb or noun, tuple(sources), tuple(targets), 2 + len(frame.modifiers), how)]

    def _light(self, noun: Token) -> tuple[Token | None, str]:
        """The verb that lends its subject to an event noun, and whether the subject does or undergoes it."""
        top = noun
        while top.dep == "conj" and top.head.is_noun:
            top = top.head
        verb = top.head
        if top.dep == "pobj" and top.head.lower in ("in", "under", "into") and top.head.head.is_verb:
            verb = top.head.head
            key = f"{verb.lemma}_{top.head.lower}"
            return (verb, "undergoes") if key in self.words("light-passive") else (verb, "") if verb.lemma in ("engage", "participate") else (None, "")
        if top.dep == "pobj" and top.head.lower in ("for", "of") and top.head.head.lemma in self.words("accusing"):
            return top.head.head, "accused"
        if top.dep == "pobj" and top.head.lower == "for" and top.head.head.lemma in ("responsibility", "credit") and top.head.head.head.is_verb:
            return top.head.head.head, "claimed"
        if top.dep == "pobj" and top.head.lower == "for" and top.head.head.head.is_verb and any(c.lemma == "responsibility" for c in top.head.head.by("dobj")):
            return top.head.head, "claimed"
        if not verb.is_verb:
            return None, ""
        particle = next((f"{verb.lemma}_{c.lower}" for c in verb.by("prt")), verb.lemma)
        known = {verb.lemma, particle}
        if top.dep in ("dobj", "oprd") and known & self.words("light-passive") and not known & {"get", "win", "draw", "meet"}:
            return verb, "undergoes"
        if top.dep == "dobj":
            return verb, self._lends(verb, known)
        if top.dep == "nsubjpass":
            return verb, "does" if known & (self.words("light-verb") | self.words("ending")) else ""
        return (verb, "") if top.dep in ("nsubj", "attr") else (None, "")

    def _lends(self, verb: Token, known: set[str]) -> str:
        """Whether a verb lends its subject to the event noun that is its object: light verbs, verbs of ending, and any that say no more."""
        if known & self.words("light-verb"):
            return "does"
        if known & self.words("ending"):
            return "open"
        speaks = any(known & (cue.verbs) for cue in self.ontology.cues.values())
        return "" if speaks or f"verb {verb.lemma}" in self.ontology.frames else "open"

    def _participants(self, noun: Token) -> list[Token]:
        """Those named after "between", or joined by a hyphen before the noun."""
        for preposition in self.clauses.prepositions(noun):
            if preposition.lower in PARTICIPANTS:
                return [t for n in preposition.by("pobj") for t in coordinated(n)]
        before = [c for c in noun.children if c.dep in ("amod", "compound", "nmod") and self.heads.adjective(c)]
        before += [g for c in before for g in c.children if self.heads.adjective(g) and g not in before and self.heads.named(g) is not self.heads.named(c)]
        tokens = noun.sentence.tokens
        pair = [c for c in before if c.i + 1 < len(tokens) and (tokens[c.i + 1].text in ("-", "–", "/"))]
        if pair and len({self.heads.adjective(c)[0].actor.id for c in before}) == 2:
            return sorted(before, key=lambda t: t.i)
        return []

    def _targets(self, frame: Frame, noun: Token, verb: Token | None, sign: int) -> tuple[list[Token], str]:
        for preposition in frame.arguments[0].prepositions:
            heads = [noun] if preposition == "of" or verb is None else [noun, verb]
            found = self._after(noun, verb if verb in heads else None, (preposition,))
            if preposition == "of" and found and sign < 0 and self._has_agent(noun) is False and frame.relation in ("criticizes", "rejects"):
                pass
            if found:
                return found, preposition
        return [], ""

    def _has_agent(self, noun: Token) -> bool:
        return bool(noun.by("poss"))

    def _after(self, noun: Token, verb: Token | None, prepositions: tuple[str, ...]) -> list[Token]:
        places = [noun] if verb is None else [noun, verb]
        for preposition in self.clauses.prepositions(*places):
            if preposition.lower in prepositions:
                return preposition.by("pobj")
        for clause in noun.by("acl"):
            if clause.tag in ("VBN", "VBG") and clause.lemma in ("target", "direct", "aim", "launch", "carry"):
                for preposition in self.clauses.prepositions(clause):
                    if preposition.lower in prepositions:
                        return preposition.by("pobj")
                if clause.tag == "VBG" and "on" in prepositions:
                    return clause.by("dobj")
        return []

    def _sources(self, noun: Token, verb: Token | None, light: str, targets: list[Token]) -> list[Token]:
        if noun.by("poss"):
            return noun.by("poss")
        agents = self._after(noun, None, ("by", "from"))
        agents = [a for a in agents if a not in targets]
        if agents:
            return agents
        for clause in noun.by("acl", "relcl"):
            if clause.tag == "VBN" and self.clauses.is_passive(clause) and (found := self.clauses.agents(clause)):
                return found
        before = [c for c in noun.children if c.dep in ("compound", "amod", "nmod") and self.heads.adjective(c)]
        if before:
            return before[:1]
        if verb is not None and light == "accused":
            return self.clauses.objects(verb)
        if verb is not None and light in ("does", "open", "undergoes", "claimed"):
            return self.clauses.subjects(verb)
        return []


class PredicateMatcher:
    """Matches role nouns ("an ally of", "Iran's ally Syria") and predicate adjectives ("loyal to", "at war with")."""

    def __init__(self, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.ontology, self.clauses, self.heads = ontology, clauses, heads

    def matches(self, token: Token) -> list[Match]:
        """The matches of a token as a role noun, an adjective or the noun of a phrase such as "at war"."""
        found: list[Match] = []
        if token.is_noun:
            found += [m for f in self.ontology.frames.get(f"role {token.lemma}", ()) if (m := self._role(f, token))]
        for key in {token.lower, token.lemma}:
            found += [m for f in self.ontology.frames.get(f"adjective {key}", ()) if (m := self._adjective(f, token))]
        return found[:1]

    def _role(self, frame: Frame, noun: Token) -> Match | None:
        if not NounMatcher._has_modifiers(frame, noun):
            return None
        holders = self._holders(noun)
        reverse = frame.arguments[0].slot == "SOURCE"
        if reverse:
            holders = holders or self._counted(noun)
        targets = [t for t in noun.by("poss") if t not in holders]
        for preposition in frame.arguments[0].prepositions if not targets else ():
            for child in noun.by("prep"):
                if child.lower == preposition:
                    targets += child.by("pobj")
        if not targets:
            targets = [c for c in noun.children if c.dep in ("compound", "amod", "nmod") and c not in holders and self.heads.adjective(c)][:1]
        if not (holders and targets):
            return None
        governor = noun.head if noun.dep == "attr" and noun.head.is_verb else noun
        ends = (targets, holders) if reverse else (holders, targets)
        return Match(frame, noun, governor, tuple(ends[0]), tuple(ends[1]), 2, "role")

    @staticmethod
    def _counted(noun: Token) -> list[Token]:
        """What is said to be among them: "their targets are", "the targets included"."""
        verb = noun.head
        if noun.dep != "nsubj" or verb.lemma not in ("be", "include"):
            return []
        return verb.by("attr", "dobj")

    def _holders(self, noun: Token) -> list[Token]:
        """Who is said to be the ally, member or leader: the subject of "is", what it stands beside, or the name after it."""
        if noun.dep == "attr" and noun.head.lemma in ("be", "become", "remain", "stay"):
            return self.clauses.surface(noun.head)
        if noun.dep == "appos":
            return [noun.head]
        beside = [c for c in noun.by("appos") if self.heads.named(c)]
        if beside:
            return beside
        if noun.dep == "pobj" and noun.head.lower == "as" and noun.head.head.is_verb:
            return []
        if noun.dep in ("compound", "nmod") and self.heads.named(noun.head):
            return [noun.head]
        if noun.dep == "conj" and noun.head.dep in ("attr", "appos"):
            return self._holders(noun.head)
        return []

    def _adjective(self, frame: Frame, token: Token) -> Match | None:
        if frame.modifiers and not (token.head.lower == frame.modifiers[0] or [t.lower for t in token.sentence.tokens[max(0, token.i - len(frame.modifiers)) : token.i]] == list(frame.modifiers)):
            return None
        anchor = token.head if frame.modifiers and token.dep == "pobj" else token
        targets = self._targets(frame, token, anchor)
        if not targets:
            return None
        head = anchor.head
        if head.is_verb and head.lemma in ("be", "become", "remain", "stay", "seem", "appear") or (head.is_verb and anchor is not token):
            return Match(frame, token, head, tuple(self.clauses.surface(head)), tuple(targets), 2, "predicate")
        if token.tag in ("VBN", "VBD") and token.by("auxpass", "nsubjpass"):
            return Match(frame, token, token, tuple(self.clauses.surface(token)), tuple(targets), 2, "predicate")
        if head.is_noun and anchor.i > head.i:
            return Match(frame, token, token, (head,), tuple(targets), 2, "postnominal")
        return None

    def _targets(self, frame: Frame, token: Token, anchor: Token) -> list[Token]:
        argument = frame.arguments[0]
        if not argument.prepositions:
            return token.by("pobj")
        for wanted in argument.prepositions:
            for child in (*token.by("prep", "agent"), *anchor.by("prep"), *(anchor.head.by("prep") if anchor.head.is_verb else ())):
                if child.lower == wanted and child is not anchor:
                    return child.by("pobj")
        return []
