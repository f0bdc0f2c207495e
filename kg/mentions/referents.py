"""Names -> actors, inside one document: ordered rules, each of which leaves its name on the mention."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.mentions.names import NameMatch, new_actor
from kg.model import Actor
from kg.ontology import Ontology, fold
from kg.parse import Parse

NOT_ACTORS = ("Place", "Adjective")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whom it means; `actor` is None for a place. `name` is the fullest form the document has."""

    match: NameMatch
    actor: Actor | None
    name: str
    rule: str


class Referents:
    """The names of one document, resolved in order; later short forms are understood by earlier full ones."""

    def __init__(self, parse: Parse, matches: Iterable[NameMatch], ontology: Ontology) -> None:
        self.ontology = ontology
        self.parse = parse
        matches = list(matches)
        self._certain = Counter(match.actors[0] for match in matches if len(match.actors) == 1)
        self._full: dict[str, Named] = {}
        self._acronyms = dict(self._introduced(matches))
        self._persons = self._surnames(matches)
        self.named = [self._resolve(match) for match in matches]

    def _resolve(self, match: NameMatch) -> Named:
        rules = (self._acronym, self._listed, self._place, self._same, self._surname, self._short, self._new)
        named = next(named for rule in rules if (named := rule(match)))
        if named.actor is not None:
            self._full.setdefault(fold(match.text), named)
        return named

    def _listed(self, match: NameMatch) -> Named | None:
        if not match.actors:
            return None
        best = match.actors[0]
        if len(match.actors) > 1:
            ranked = sorted(match.actors, key=lambda id: (-self._certain[id], self.ontology.actors[id].kind != "State", id))
            best = ranked[0]
        actor = self.ontology.actors[best]
        rule = match.how if match.how != "name" else "exact" if fold(match.text) == fold(actor.label) else "alias"
        name = actor.label if actor.kind == "Person" and " " not in match.text.strip() else self._tidy(match.text)
        return Named(match, actor, name, rule)

    def _place(self, match: NameMatch) -> Named | None:
        return Named(match, None, match.text, "place") if match.kind in NOT_ACTORS else None

    def _same(self, match: NameMatch) -> Named | None:
        earlier = self._full.get(fold(match.text))
        return Named(match, earlier.actor, earlier.name, earlier.rule) if earlier else None

    def _acronym(self, match: NameMatch) -> Named | None:
        full = self._acronyms.get(match.text.strip())
        earlier = self._full.get(fold(full)) if full else None
        return Named(match, earlier.actor, earlier.name, "acronym") if earlier else None

    def _surname(self, match: NameMatch) -> Named | None:
        words = fold(match.text).split()
        full = self._persons.get(words[-1]) if words else None
        if not full or len(words) > 1 or match.kind not in ("Person", "Organization", "Actor", "Collective"):
            return None
        listed = self.ontology.named(full)
        actor = listed[0] if len(listed) == 1 else new_actor(full, "Person")
        return Named(match, actor, full, "surname")

    def _short(self, match: NameMatch) -> Named | None:
        words = set(fold(match.text).split())
        if not words or match.kind == "Person":
            return None
        longer = [
            named
            for key, named in self._full.items()
            if words < set(key.split()) and named.actor and named.actor.kind not in ("Person", "State")
            and (key.split()[-1] in words or key.split()[0] in words or len(words) > 1)
        ]  # fmt: skip
        ids = {named.actor.id for named in longer if named.actor}
        return Named(match, longer[-1].actor, longer[-1].name, "short form") if len(ids) == 1 else None

    def _new(self, match: NameMatch) -> Named:
        label = self._tidy(match.text)
        kind = match.kind if match.kind != "Actor" or " " not in label else "Person"
        return Named(match, new_actor(label, kind), label, match.how)

    def _introduced(self, matches: list[NameMatch]) -> Iterable[tuple[str, str]]:
        """Short names given in brackets after the full one: "Free Aceh Movement (GAM)"."""
        for one, other in zip(matches, matches[1:], strict=False):
            tokens = self.parse.sentences[one.sentence].tokens
            between = [t.text for t in tokens[one.last + 1 : other.first]] if one.sentence == other.sentence else []
            if between and between[-1] in ("(", "[") and len(between) <= 2 and " " not in other.text:
                yield other.text.strip(), one.text

    def _surnames(self, matches: list[NameMatch]) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in matches:
            listed = match.actors and self.ontology.actors[match.actors[0]].kind == "Person"
            if (match.kind == "Person" or listed) and " " in match.text:
                name = self._tidy(match.text)
                found.setdefault(fold(name).split()[-1], name)
        return found

    @staticmethod
    def _tidy(text: str) -> str:
        return " ".join(text.split())
