"""Who speaks, where a reporting word has a subject: the actor meant, or the unnamed people and papers of news."""

from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.heads import Heads
from kg.mentions.joined import coordinated
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Parse, Token, is_word

BEFORE_HEAD = ("DT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "PDT", "$")


class Voices:
    """Finds whom a noun phrase means when it speaks; a pronoun may mean whoever spoke before."""

    def __init__(self, parse: Parse, heads: Heads, ontology: Ontology) -> None:
        self.parse, self.heads, self.words = parse, heads, ontology.words
        self._spoke: list[Mention] = []

    def of(self, subjects: Iterable[Token]) -> tuple[Mention, ...]:
        """The speakers that these subjects mean, those joined by "and" included; empty where nobody is meant."""
        found: dict[str, Mention] = {}
        for head in subjects:
            for token in coordinated(head):
                for mention in self._one(token):
                    found.setdefault(mention.actor.id, mention)
        self._spoke += found.values()
        return tuple(found.values())

    def in_words(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """The speaker that some words mean, read without the tree: a person named in them, else their head noun."""
        for token in tokens:
            named = self.heads.named(token)
            if named and named.actor and named.actor.kind == "Person":
                return self._heard(self.heads.adjective(token))
        head = head_of(tokens)
        return self._heard(list(self._one(head))) if head is not None else ()

    def is_one_name(self, tokens: Sequence[Token]) -> bool:
        """Whether these words are the name of one actor and nothing else."""
        named = [self.heads.named(token) for token in tokens]
        return named[0] is not None and named[0].actor is not None and all(one is named[0] for one in named)

    def touching(self, cue: Token) -> tuple[Mention, ...]:
        """The person whose name stands right before a reporting verb: "Ambassador to the UN Ann Lee said"."""
        tokens, i = cue.sentence.tokens, cue.i - 1
        while i > 0 and (tokens[i].tag in ("RB", "MD") or tokens[i].dep in ("aux", "neg")):
            i -= 1
        named = self.heads.named(tokens[i]) if i >= 0 else None
        if named is None or named.actor is None or named.actor.kind != "Person" or named.match.last != i:
            return ()
        before = tokens[named.match.first - 1] if named.match.first else None
        if before is not None and not before.is_noun and before.text != ".":
            return ()
        return self._heard(self.heads.adjective(tokens[named.match.first]))

    def _heard(self, mentions: list[Mention]) -> tuple[Mention, ...]:
        self._spoke += mentions[:1]
        return tuple(mentions[:1])

    def _one(self, token: Token) -> Iterator[Mention]:
        if token.dep == "expl" or token.lower in ("there", "what", "whatever"):
            return
        author = self._beside(token) or self._author(token)
        if author:
            yield author
            return
        if token.lower in ("he", "she") and (again := next(self._again(token), None)):
            yield again
            return
        found = self.heads.resolve(token)
        counted = bool(found) and found[0].rule == "office" and bool(token.by("nummod"))
        if found and not counted and not (found[0].rule in ("owner", "own side") and self._speaks_itself(token)):
            yield from found
        elif token.tag == "PRP":
            yield from self._again(token)
        elif self._is_noun(token):
            yield self.heads.side(token, "unnamed")

    def _is_noun(self, token: Token) -> bool:
        """Whether a word is a noun that may speak; "reports" is one though the tagger may take it for a verb.

        What a recording shows is told by the article, and a word in brackets or of no language is layout.
        """
        bracketed = token.i > 0 and token.sentence.tokens[token.i - 1].text[-1:] in ("(", "[")
        english = token.text[:1].isupper() or is_word(token.lemma)
        if bracketed or token.lemma in self.words("recording") or not english:
            return token.lemma in self.words("generic-speaker")
        listed = token.dep == "nsubj" and token.lemma in self.words("generic-speaker")
        return listed or (token.is_noun and token.lemma not in self.words("day-noun"))

    def _speaks_itself(self, token: Token) -> bool:
        """Whether the noun itself is what speaks: "its owner" is not the owned, "reports from X" are not X."""
        if any(token.lemma in self.words(name) for name in ("title", "human", "profession")):
            return True
        return token.lemma in self.words("generic-speaker") and not token.by("poss")

    def _beside(self, token: Token) -> Mention | None:
        """The person named beside a description: "the energy minister, Ann Lee"."""
        if not token.is_noun or (self.heads.named(token) and token.lower not in self.words("title")):
            return None
        for child in token.by("appos"):
            named = self.heads.named(child)
            if named and named.actor and named.actor.kind == "Person":
                return self.heads.adjective(child)[0]
        return None

    def _author(self, token: Token) -> Mention | None:
        """Whose words a text holds: "a statement by the ministry"; of "the statement", whoever spoke before it."""
        if token.lemma not in self.words("text") or token.by("poss") or self.heads.named(token):
            return None
        agents = [p for p in token.by("prep", "agent") if p.lower in ("by", "from")]
        agents += [
            p
            for clause in token.by("acl")
            if clause.tag == "VBN"
            for p in clause.by("agent", "prep")
            if p.lower in ("by", "from")
        ]
        for agent, noun in ((one, noun) for one in agents for noun in one.by("pobj")):
            author = next(self._one(noun), None)
            return author if author and (agent.lower == "by" or author.actor.kind != "State") else None
        if (
            self._spoke
            and any(c.lower in ("the", "this") for c in token.by("det"))
            and not token.by("compound", "amod")
        ):
            last = self._spoke[-1]
            return Mention(self.parse.document.span(token.start, token.end), last.name, last.actor, "short form")
        return None

    def _again(self, pronoun: Token) -> Iterator[Mention]:
        """Whoever spoke last and may be meant by a pronoun that coreference leaves open."""
        if pronoun.lower in self.words("pronoun-speaker"):
            return
        for mention in reversed(self._spoke):
            if (mention.actor.kind == "Person") == (pronoun.lower in self.words("pronoun-person")):
                span = self.parse.document.span(pronoun.start, pronoun.end)
                yield Mention(span, mention.name, mention.actor, "pronoun")
                return


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The head of a noun phrase by its words alone: the last noun before a preposition.

    Of "three officials in Washington" that is "officials".
    """
    head: Token | None = None
    for token in tokens:
        if token.is_noun or token.tag in ("PRP", "DT", "CD"):
            head = token if token.is_noun or head is None or not head.is_noun else head
        elif token.tag not in BEFORE_HEAD:
            break
    return head if head is not None and (head.is_noun or head.tag == "PRP") else None
