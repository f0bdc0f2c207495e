"""Names -> actors, inside one document: ordered rules, each of which leaves its name on the mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.folding import slug
from kg.mentions.ambiguity import Context
from kg.mentions.gazetteer import NameMatch
from kg.mentions.names import new_actor
from kg.mentions.persons import Persons
from kg.model import Actor
from kg.ontology import Ontology, fold
from kg.parse import Parse, Token

NOT_ACTORS = ("Place", "Adjective")
SHORTENED = ("Person", "Organization", "Actor", "Collective")
SMALL = frozenset(("of", "the", "for", "and", "in", "to", "de", "la"))
ACRONYM = range(2, 8)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whom it means; `actor` is None for a place. `name` is the fullest form in the document."""

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
        self._full: dict[str, Named] = {}
        self._acronyms = dict(self._introduced(matches))
        self._context = Context(parse, matches, ontology)
        self._persons = Persons(matches, ontology)
        self._longest = self._fullest(matches)
        self.named = [self._resolve(match) for match in matches]

    def _resolve(self, match: NameMatch) -> Named:
        rules = (
            self._acronym, self._other_person, self._listed, self._place, self._surname, self._same, self._initials,
            self._short, self._party, self._new,
        )  # fmt: skip
        named = next(named for rule in rules if (named := rule(match)))
        if named.actor is not None:
            self._full.setdefault(fold(match.text), named)
        return named

    def party(self, token: Token) -> Named | None:
        """The party for which a word is short: "Democratic" before a title, "a Democrat"."""
        return self._party(NameMatch(token.sentence.index, token.i, token.i, token.text, "alias", "Party"))

    # -- the rules, in order -------------------------------------------------------------------------------------

    def _acronym(self, match: NameMatch) -> Named | None:
        """A short name that the document introduces in brackets after the full one."""
        full = self._acronyms.get(match.text.strip())
        earlier = self._full.get(fold(full)) if full else None
        if earlier is None or (match.actors and not match.shared):
            return None
        return Named(match, earlier.actor, earlier.name, "acronym")

    def _other_person(self, match: NameMatch) -> Named | None:
        """A listed surname, or capital, that in this document is somebody's surname: "Warren" after "Steve Warren"."""
        if not match.actors or " " in match.text.strip():
            return None
        kind = self.ontology.actors[match.actors[0]].kind
        if not (kind == "Person" or (kind == "State" and match.how == "metonym")):
            return None
        full = self._persons.before(match)
        if full is None or full.actor in match.actors or any(" " in self._longest.get(id, "") for id in match.actors):
            return None
        return self._person(match, full.text, full.actor)

    def _listed(self, match: NameMatch) -> Named | None:
        """A name that the ontology has; one that others share needs a reason in the document."""
        if not match.actors:
            return None
        if len(match.actors) == 1 and not match.shared:
            actor, reason = self.ontology.actors[match.actors[0]], ""
        else:
            chosen = self._context.choose(match)
            if chosen is None:
                return None
            actor, reason = self.ontology.actors[chosen[0]], f" by {chosen[1]}"
        rule = match.how if match.how != "name" else "exact" if fold(match.text) == fold(actor.label) else "alias"
        return Named(match, actor, self._name(match, actor), rule + reason)

    def _place(self, match: NameMatch) -> Named | None:
        return Named(match, None, match.text, "place") if match.kind in NOT_ACTORS and not match.actors else None

    def _same(self, match: NameMatch) -> Named | None:
        """A name that the document had before."""
        earlier = self._full.get(fold(match.text))
        return Named(match, earlier.actor, earlier.name, earlier.rule) if earlier else None

    def _surname(self, match: NameMatch) -> Named | None:
        """A shorter form of a person's name, after or before the full one."""
        if match.kind not in SHORTENED:
            return None
        full = self._persons.of(match)
        return self._person(match, full.text, full.actor) if full else None

    def _initials(self, match: NameMatch) -> Named | None:
        """Capitals that are the first letters of one earlier name: "EBRD"."""
        text = match.text.strip()
        if not (text.isupper() and text.isalpha() and len(text) in ACRONYM):
            return None
        found = {
            n.actor.id: n
            for key, n in self._full.items()
            if n.actor and n.actor.kind != "Person" and initials(key) == text
        }
        named = next(iter(found.values()), None)
        return Named(match, named.actor, named.name, "initials") if named and len(found) == 1 else None

    def _short(self, match: NameMatch) -> Named | None:
        """Words of one earlier longer name, its first or last among them: "the Front"."""
        words = set(fold(match.text).split())
        if not words or match.kind == "Person" or match.how == "demonym":
            return None
        longer = [named for key, named in self._full.items() if self._is_longer(key, words, named)]
        ids = {named.actor.id for named in longer if named.actor}
        return Named(match, longer[-1].actor, longer[-1].name, "short form") if len(ids) == 1 else None

    def _party(self, match: NameMatch) -> Named | None:
        """A word that is short for a party, "Labour" or "Democrats": the one of that name that is meant here."""
        stem = match.text.casefold().removesuffix("s")
        if stem not in self.ontology.words("party-word") or match.kind in NOT_ACTORS:
            return None
        labels = [f"{stem.title()} Party", f"{stem.title()}ic Party"]
        parties = {a.id for label in labels for a in self.ontology.named(label) if a.kind == "Party"}
        chosen = self._context.choose(replace(match, actors=tuple(sorted(parties)), shared=True)) if parties else None
        actor = self.ontology.actors[chosen[0]] if chosen else new_actor(labels[stem == "democrat"], "Party")
        return Named(match, actor, self._tidy(match.text), "party")

    def _new(self, match: NameMatch) -> Named:
        label = self._tidy(match.text)
        if match.actors:  # a shared name for which the document gives no reason
            kinds = {self.ontology.actors[id].kind for id in match.actors}
            kind = next(iter(kinds)) if len(kinds) == 1 and "State" not in kinds else "Organization"
            return Named(match, new_actor(label, kind), label, "unresolved")
        kind = match.kind if match.kind != "Actor" or " " not in label else "Person"
        actor = new_actor(label, kind)
        return Named(match, replace(actor, id=self._id(actor)), label, match.how)

    def _id(self, actor: Actor) -> str:
        """An actor's id, a state at its beginning under one name: "U.S. Embassy" and "American Embassy" are one."""
        words = actor.label.split()
        for size in (3, 2, 1):
            state = self.ontology.states.get(fold(" ".join(words[:size])))
            if state and words[size:] and actor.kind in ("Government", "ArmedForce"):
                return slug(f"{self.ontology.actors[state].label} {' '.join(words[size:])}")
        return actor.id

    # -- what the rules need -------------------------------------------------------------------------------------

    def _person(self, match: NameMatch, full: str, actor: str | None) -> Named:
        full = self._tidy(full)
        listed = [self.ontology.actors[actor]] if actor else list(self.ontology.named(full))
        found = listed[0] if len(listed) == 1 else new_actor(full, "Person")
        return Named(match, found, full, "surname")

    def _name(self, match: NameMatch, actor: Actor) -> str:
        """The article's name for a listed actor: a person's in full, if it has it, otherwise as it stands."""
        if actor.kind != "Person":
            return self._tidy(match.text)
        longest = self._longest.get(actor.id, "")
        return longest if " " in longest else actor.label

    def _is_longer(self, key: str, words: set[str], named: Named) -> bool:
        parts = key.split()
        if named.actor is None or named.actor.kind in ("Person", "State") or not words < set(parts):
            return False
        return parts[-1] in words or parts[0] in words or len(words) > 1

    def _fullest(self, matches: Iterable[NameMatch]) -> dict[str, str]:
        """The longest form that the document has of each listed person's name."""
        found: dict[str, str] = {}
        for match in matches:
            for id in match.actors if len(match.actors) == 1 else ():
                if len(match.text) > len(found.get(id, "")):
                    found[id] = self._tidy(match.text)
        return found

    def _introduced(self, matches: list[NameMatch]) -> Iterator[tuple[str, str]]:
        """Short names given in brackets after the full one: "Free Aceh Movement (GAM)"."""
        for one, other in pairwise(matches):
            tokens = self.parse.sentences[one.sentence].tokens
            between = [t.text for t in tokens[one.last + 1 : other.first]] if one.sentence == other.sentence else []
            if between and between[-1] in ("(", "[") and len(between) <= 2 and " " not in other.text:
                yield other.text.strip(), one.text

    @staticmethod
    def _tidy(text: str) -> str:
        """A name on one line, without the brackets of an editor: "[Narendra] Modi"."""
        return " ".join(text.replace("[", "").replace("]", "").split())


def initials(name: str) -> str:
    """The first letters of a name's words, small words aside.

    >>> initials("european bank for reconstruction and development")
    'EBRD'
    """
    words = [word for word in name.split() if word not in SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
