"""Who speaks, where a reporting word has a subject: the actor meant, or the unnamed people and papers that news cites."""

from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.heads import Heads, coordinated
from kg.mentions.names import new_actor
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Parse, Token

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
        """The speaker that a stretch of words means, read without the tree: a person named in it, else its head noun."""
        for token in tokens:
            named = self.heads.named(token)
            if named and named.actor and named.actor.kind == "Person":
                return self._heard(self.heads.adjective(token))
        head = head_of(tokens)
        return self._heard(list(self._one(head))) if head is not None else ()

    def _heard(self, mentions: list[Mention]) -> tuple[Mention, ...]:
        self._spoke += mentions[:1]
        return tuple(mentions[:1])

    def _one(self, token: Token) -> Iterator[Mention]:
        if token.dep == "expl" or token.lower in ("there", "what", "whatever"):
            return
        person = self._beside(token)
        if person:
            yield person
            return
        found = self.heads.resolve(token)
        if found and not (found[0].rule in ("owner", "own side") and self._is_person(token)):
            yield from found
        elif token.tag == "PRP":
            yield from self._again(token)
        elif self._is_noun(token):
            phrase = self.heads.phrase(token)
            yield Mention(phrase, phrase.text, new_actor(phrase.text, "Collective"), "unnamed")

    def _is_noun(self, token: Token) -> bool:
        """Whether a word is a noun that may speak; "reports" is one though the tagger may take it for a verb."""
        listed = token.dep == "nsubj" and token.lemma in self.words("generic-speaker")
        return listed or (token.is_noun and token.lemma not in self.words("day-noun"))

    def _is_person(self, token: Token) -> bool:
        """Whether the noun itself is one who speaks: "its owner" is not the owned."""
        return any(token.lemma in self.words(name) for name in ("title", "human", "profession"))

    def _beside(self, token: Token) -> Mention | None:
        """The person named beside a description: "the energy minister, Ann Lee"."""
        if not token.is_noun or self.heads.named(token):
            return None
        for child in token.by("appos"):
            named = self.heads.named(child)
            if named and named.actor and named.actor.kind == "Person":
                return self.heads.adjective(child)[0]
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
