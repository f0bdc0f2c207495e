"""People -> the body for which they act: "Islamic State militants", "AU officials", "the Biden campaign"."""

from typing import TYPE_CHECKING

from kg.mentions.joined import BEFORE, coordinated
from kg.mentions.names import new_actor
from kg.mentions.referents import Named
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Token

if TYPE_CHECKING:
    from kg.mentions.heads import Heads

BODIES = ("ArmedGroup", "Coalition", "Government", "InternationalOrganization", "Organization", "Party")
GROUPS = ("ArmedGroup", "Organization", "Party")
OWN_PEOPLE = ("ArmedGroup", "Party")


class Members:
    """Finds the bodies that nouns for their people stand for in one document."""

    def __init__(self, heads: "Heads", ontology: Ontology) -> None:
        self._heads, self._words = heads, ontology.words
        self._human = (
            self._words("human") | self._words("profession") | (self._words("title") - self._words("portfolio"))
        )

    def of(self, token: Token) -> list[Mention]:
        """The named bodies for which the people of a noun act, each once; none where they act for themselves."""
        if token.lemma in self._words("entourage"):
            return self._entourage(token)
        kinds = self._kinds(token)
        if not kinds or token.dep in BEFORE:
            return []
        bodies = self._named(token)
        if not any(n.actor and n.actor.kind in kinds and n.rule != "demonym" for n in bodies):
            return []
        found = {n.actor.id: n for n in bodies if n.actor and n.actor.kind in (*kinds, "State")}
        phrase, official = self._heads.phrases.of(token), token.lemma in self._words("force")
        names = ((n.name if official else phrase.text, n.actor) for n in found.values())
        return [Mention(phrase, name, actor, "members") for name, actor in names if actor]

    def _named(self, token: Token) -> list[Named]:
        """What is named before a noun, and after it with "of"."""
        beside = [t for c in token.children if c.dep in BEFORE for t in coordinated(c)]
        after = [n for c in token.by("prep") if c.lower == "of" for n in c.by("pobj")]
        return [named for t in (*beside, *after) if (named := self._heads.named(t)) and named.actor]

    def _kinds(self, token: Token) -> tuple[str, ...]:
        """The kinds of body for which the people of a noun act: a company's employees are not the company."""
        if token.lemma in self._words("force") and not self._heads.is_apart(token):
            return BODIES
        if token.lemma in self._words("rank-and-file"):
            return GROUPS
        return OWN_PEOPLE if token.lemma in self._human else ()

    def _entourage(self, token: Token) -> list[Mention]:
        """The people around a person are a body of their own."""
        named = [n for c in token.children if c.dep in BEFORE and (n := self._heads.named(c))]
        if not any(n.actor and n.actor.kind == "Person" and " " in n.name for n in named):
            return []
        phrase = self._heads.phrases.of(token)
        return [Mention(phrase, phrase.text, new_actor(phrase.text, "Organization"), "members")]
