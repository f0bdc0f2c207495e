"""What objects that name nobody stand for: "it" for what was just spoken of, protests for the protesters."""

from kg.extract.arguments import Clauses
from kg.extract.matching import Match
from kg.mentions.heads import Heads
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Parse, Token


class Antecedents:
    """Finds what objects stand for in one document."""

    def __init__(self, parse: Parse, ontology: Ontology, clauses: Clauses, heads: Heads) -> None:
        self.parse, self.words = parse, ontology.words
        self.clauses, self.heads = clauses, heads

    def of(self, match: Match) -> tuple[Token, ...]:
        """The heads of the targets of a match; "it" is the last object: "denounced the pact, calling it void"."""
        verb = match.trigger
        resumes = verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBG")
        if not (resumes and verb.is_verb and verb.head.is_verb and self._are_things(match.targets)):
            return match.targets
        above = [n for preposition in verb.head.by("prep") for n in preposition.by("pobj")]
        before = [n for n in (*self.clauses.objects(verb.head), *above) if n.i < verb.i and n.is_noun]
        return tuple(before[:1]) or match.targets

    def _are_things(self, heads: tuple[Token, ...]) -> bool:
        return len(heads) == 1 and heads[0].lower in self.words("pronoun-thing") and heads[0].tag == "PRP"

    def crowd(self, heads: tuple[Token, ...]) -> list[Mention]:
        """The protesters of a document, if these heads are protests that name nobody: "suppress protests"."""
        events = [head for head in heads if head.lemma in self.words("demonstration") and not head.by("poss")]
        if not events or any(child.lower in ("of", "by") for head in events for child in head.by("prep")):
            return []
        before = (s for s in self.parse.sentences if s.index <= events[0].sentence.index)
        people = (t for s in before for t in s.tokens if t.lemma in self.words("protesting-people") and t.is_noun)
        mentions = next((found for token in people if (found := self.heads.resolve(token))), [])
        span = self.parse.document.span(events[0].start, events[0].end)
        return [Mention(span, m.name, m.actor, "event") for m in mentions]
