"""Noun heads -> actors: whom a noun phrase means, and by which route it was found.

The order of the routes is the order of `ROUTES`: a name on the head, a person beside a title, quantity ("hundreds
of"), a state's forces ("Russian aircraft"), a short form ("the brigade"), people as a side ("rebels"), and the
owner of a thing ("Islamic State positions").
"""

from collections.abc import Callable, Iterable

from kg.mentions.bearing import Bearing
from kg.mentions.joined import BEFORE, coordinated
from kg.mentions.members import Members
from kg.mentions.names import new_actor
from kg.mentions.owners import Owners
from kg.mentions.phrases import Phrases
from kg.mentions.referents import Named, Referents
from kg.mentions.rows import Rows
from kg.mentions.scene import Scene
from kg.mentions.sides import Sides
from kg.mentions.states import States
from kg.model import Actor, Mention, Span
from kg.ontology import Ontology
from kg.parse import Parse, Token

DEEPEST = 6


class Heads:
    """Finds whom a noun means in one document. `resolve` is memoised; pronouns are left to coreference."""

    def __init__(self, parse: Parse, referents: Referents, ontology: Ontology) -> None:
        self.parse, self.ontology = parse, ontology
        self.words = ontology.words
        self.document = parse.document
        self._by_token: dict[Token, Named] = {}
        for named in referents.named:
            tokens = parse.sentences[named.match.sentence].tokens
            for token in tokens[named.match.first : named.match.last + 1]:
                self._by_token[token] = named
        self.corefer: Callable[[Token], list[Mention]] = lambda token: []
        self.principal: Callable[[Actor], Actor | None] = lambda actor: None
        self._memo: dict[Token, list[Mention]] = {}
        self._referents, self.names = referents, referents.named
        words = ontology.words
        self._human = words("human") | words("profession") | (words("title") - words("portfolio"))
        self._titled = words("human") | words("title")
        self._ownable = words("owner-noun") | words("force")
        self._sides = words("collective") | words("force")
        self.phrases = Phrases(self.document, ontology.words)
        self.states = States(parse, ontology, referents.named, self.named)
        self.sides = Sides(self.document.published, ontology, Scene(parse, referents.named, ontology), self.named)
        self.owners, self.rows, self.members = Owners(self, ontology), Rows(self, ontology), Members(self, ontology)
        self.bearing = Bearing(ontology, self.named)

    def named(self, token: Token) -> Named | None:
        """The name that covers a token, if any."""
        return self._by_token.get(token)

    def resolve(self, token: Token, depth: int = 0) -> list[Mention]:
        """Whom the noun phrase with this head means; coordinated heads are the caller's to visit."""
        if depth > DEEPEST:
            return []
        if token not in self._memo:
            self._memo[token] = []  # a loop in the tree ends here
            self._memo[token] = self._first(token, depth)
        return self._memo[token]

    def forget(self, tokens: Iterable[Token]) -> None:
        """Resolve these words anew when next asked: more is known now of who speaks where."""
        for token in tokens:
            self._memo.pop(token, None)

    def _first(self, token: Token, depth: int) -> list[Mention]:
        routes = (
            *(
                self._pronoun,
                self._by_name,
                self._by_name_beside,
                self._by_listing,
                self._by_parallel,
                self._by_title,
                self._by_quantity,
            ),
            *(self._by_apposition, self._by_members, self._by_force, self._by_short_form, self._by_office),
            *(self._by_own_side, self._by_collective, self._by_owner, self._by_role),
        )
        for route in routes:
            found = route(token, depth)
            if found:
                return found
        return []

    def all(self, token: Token, depth: int = 0) -> list[Mention]:
        """Whom a noun phrase and those coordinated with it mean, each once."""
        found: list[Mention] = []
        for head in coordinated(token):
            for mention in self.resolve(head, depth):
                if mention.actor.id not in {m.actor.id for m in found}:
                    found.append(mention)
        return found

    # -- the routes ---------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token, depth: int) -> list[Mention]:
        if token.lower in self.words("pronoun") and token.tag in ("PRP", "PRP$"):
            return self.corefer(token)
        if token.lower in ("who", "which", "that", "whose", "whom") and token.tag in ("WP", "WDT", "WP$"):
            clause = next((a for a in (token, *token.ancestors()) if a.dep == "relcl"), None)
            return self.resolve(clause.head, depth + 1) if clause is not None else []
        return []

    def _by_name(self, token: Token, depth: int) -> list[Mention]:
        named = self._by_token.get(token)
        if named is None or named.actor is None:
            return []
        last = self.parse.sentences[named.match.sentence].tokens[named.match.last]
        if named.rule == "demonym" and not self._is_people(token):
            return []
        if token is not last and token.head in self._span_tokens(named):
            return []
        if named.rule == "demonym":
            return self._people(token, named)
        person = self._person_of_title(token)
        return person or [self._mention(self.range(named), named.name, named.actor, named.rule)]

    def _by_name_beside(self, token: Token, depth: int) -> list[Mention]:
        """Who is named before a description: "Hezbollah, a group backed by Iran", "Ann Lee, a lawyer representing"."""
        named = self._by_token.get(token.head)
        if token.dep != "appos" or token.tag not in ("NN", "NNS") or named is None or named.actor is None:
            return []
        listed = token.tag == "NNS" and named.actor.kind in ("Person", "State")
        sides = self._sides | self._human | self.words("name-head")
        if token.lemma not in sides:
            return []
        described = bool(token.by("det", "poss", "acl", "relcl", "prep")) and token.head.tag.startswith("NNP")
        return self.resolve(token.head, depth + 1) if described and not listed else []

    def _is_people(self, token: Token) -> bool:
        return token.is_noun and token.dep not in ("amod", "compound", "nmod")

    def _people(self, token: Token, named: Named) -> list[Mention]:
        assert named.actor is not None
        the = any(child.lower == "the" for child in token.children)
        if (the and token.lower.endswith(("s", "sh", "ch", "ese"))) or not token.lower.endswith("s"):
            return [self._mention(self.range(named), named.match.text, named.actor, "demonym")]
        phrase = self.phrases.of(token)
        return [self._mention(phrase, phrase.text, new_actor(phrase.text, "Collective"), "people")]

    def _by_title(self, token: Token, depth: int) -> list[Mention]:
        if token.lower not in self.words("title") and token.lemma not in self.words("title"):
            return []
        bearer = self.bearing.person(token)
        if bearer is not None and bearer.actor is not None:
            return [self._mention(self.range(bearer), bearer.name, bearer.actor, bearer.rule)]
        return self._person_of_title(token)

    def _person_of_title(self, token: Token) -> list[Mention]:
        """The person named right after or beside a title: "Ambassador to the UN Nikki Haley"."""
        for child in token.children:
            named = self._by_token.get(child)
            if child.dep in ("appos", "nmod", "compound") and named and named.actor and named.actor.kind == "Person":
                return [self._mention(self.range(named), named.name, named.actor, named.rule)]
        return []

    def _by_quantity(self, token: Token, depth: int) -> list[Mention]:
        if token.lemma not in self.words("group") and token.tag != "CD" and token.tag != "DT":
            return []
        for child in token.by("prep"):
            if child.lower in ("of", "among"):
                return [m for noun in child.by("pobj") for m in self.all(noun, depth + 1)]
        return []

    def _by_listing(self, token: Token, depth: int) -> list[Mention]:
        """What a general noun is said to include: "targets that included the rebels"."""
        if token.lemma not in self.words("including-noun"):
            return []
        included = [o for clause in token.by("relcl") if clause.lemma == "include" for o in clause.by("dobj")]
        included += [o for p in token.by("prep") if p.lower == "including" for o in p.by("pobj")]
        return [m for noun in included for m in self.all(noun, depth + 1)]

    def _by_parallel(self, token: Token, depth: int) -> list[Mention]:
        """Persons listed after their states and their role: "his Greek and Cypriot counterparts, A and B"."""
        return [person for person, _ in self.rows.parallel(token)]

    def _by_apposition(self, token: Token, depth: int) -> list[Mention]:
        """A description with a name beside it: "one U.S.-backed group, the Al Izza Brigade"."""
        if token.lemma not in self.words("collective") and token.lemma not in self.words("name-head"):
            return []
        for child in (*token.by("appos"), *self._called(token)):
            named = self._by_token.get(child)
            if named and named.actor:
                return self.resolve(child, depth + 1)
        return []

    def _called(self, token: Token) -> list[Token]:
        """The names that a participle on a noun gives it: "forces known as the Desert Hawks"."""
        naming = [c for c in token.by("acl") if c.tag == "VBN" and c.lemma in self.words("naming")]
        return [
            n
            for c in naming
            for n in (*c.by("oprd", "dobj"), *(o for p in c.by("prep") if p.lower == "as" for o in p.by("pobj")))
        ]

    def _by_members(self, token: Token, depth: int) -> list[Mention]:
        """Those who fight or speak for a body are the body: "Islamic State militants", "a Hamas commander"."""
        return self.members.of(token)

    def _by_force(self, token: Token, depth: int) -> list[Mention]:
        if token.lemma not in self.words("force") or self.is_apart(token):
            return []
        owners = self.states.before(token) or self.states.after(token) or self.states.sender(token)
        phrase = self.phrases.of(token)
        if not owners:
            own = [m for word in token.by("poss") if word.tag == "PRP$" for m in self.resolve(word, depth + 1)]
            return [self._mention(phrase, m.name, m.actor, "force") for m in own if m.actor.kind != "Person"]
        return [self._mention(phrase, owner.name, owner.actor, "force") for owner in owners if owner.actor]

    def is_apart(self, token: Token) -> bool:
        """Whether a word sets people apart from their state: "Syrian opposition leader"."""
        return any(c.lemma in self.words("side-modifier") for c in token.by("compound", "amod"))

    def _by_short_form(self, token: Token, depth: int) -> list[Mention]:
        definite = any(c.lower in self.words("definite") | {"both"} for c in token.by("det"))
        if not (definite and token.is_noun):
            return []
        return [mention for mention in self.corefer(token) if not self.sides.is_elsewhere(token, mention.actor)]

    def _by_office(self, token: Token, depth: int) -> list[Mention]:
        """A bare "the government", "authorities": of the state that the text is about, where it is about one."""
        if token.lemma not in self.words("office") or self._has_content(token) or token.by("poss"):
            return []
        if any(c.lower in self.words("indefinite") for c in token.by("det")):
            return []
        state = self.states.of_office(token.lemma)
        phrase = self.phrases.of(token)
        return [self._mention(phrase, phrase.text, state, "office")] if state else []

    def _by_collective(self, token: Token, depth: int) -> list[Mention]:
        forms = (token.lemma, token.lower, token.lower.removesuffix("s"))  # "NGOs" is no lemma
        lemma = next((form for form in forms if form in self.words("collective")), token.lower)
        if lemma not in self.words("collective") or not (token.is_noun or token.tag in ("JJ", "VBN")):
            return []
        if lemma in self.words("generic-head") and not self._has_content(token) and lemma not in self.words("human"):
            return []
        party = self.party(token)
        return [party or self.side(token, "generic" if lemma in self.words("human") else "collective")]

    def people(self, token: Token) -> list[Mention]:
        """A noun that counts as a side only because something is said of it: "a U.S.-backed group"."""
        if token.lemma not in self.words("collective") and token.lemma not in self.words("force"):
            return []
        return [self.side(token, "collective")]

    def side(self, token: Token, rule: str) -> Mention:
        """The noun phrase with this head as a side of its own, which its name and its state tell apart."""
        phrase = self.phrases.of(token)
        return self._mention(phrase, phrase.text, self.sides.of(token, phrase), rule)

    def _has_content(self, token: Token) -> bool:
        """Whether something says which group or people: a noun or adjective before the head."""
        return any(
            c.dep in ("amod", "compound", "nmod") and c.lower not in self.words("empty-adjective")
            for c in token.children
        )

    def _by_own_side(self, token: Token, depth: int) -> list[Mention]:
        """As in "His country", "its government": the state that the owner is or serves."""
        if token.lemma not in self.words("own-side"):
            return []
        for owner in token.by("poss"):
            for mention in self.resolve(owner, depth + 1):
                side = self.principal(mention.actor) if mention.actor.kind == "Person" else mention.actor
                if side is not None:
                    return [self._mention(self.phrases.of(token), side.label, side, "own side")]
        return []

    def _by_role(self, token: Token, depth: int) -> list[Mention]:
        """People and bodies that are named only by what they are: "the mayor", "two newspapers"."""
        if not token.is_noun or token.lemma not in self._human or token.dep in ("compound", "amod"):
            return []
        if token.lemma in self.words("relational") or (token.lemma in self.words("kin") and token.by("poss")):
            return []
        person = self._person_with(token)
        if person is not None:
            return [person]
        return [self.side(token, "role")]

    def _person_with(self, token: Token) -> Mention | None:
        """The person whom the document gives this title: "the president" after "President Ann Lee"."""
        if not any(c.lower == "the" for c in token.by("det")):
            return None
        for named in self.names:
            tokens = self.parse.sentences[named.match.sentence].tokens
            before = [t.lower for t in tokens[max(0, named.match.first - 4) : named.match.first]]
            if named.actor and named.actor.kind == "Person" and token.lower in before:
                return self._mention(self.document.span(token.start, token.end), named.name, named.actor, "title")
        return None

    def _by_owner(self, token: Token, depth: int) -> list[Mention]:
        if (self.is_apart(token) and token.lemma in self._titled) or token.lemma in self.words("relational"):
            return []
        listed = bool({token.lemma, token.lower} & self._ownable)
        listed = listed or any(c.lower == "between" for c in token.by("prep"))
        made = [c for c in token.by("prep") if c.lower == "by"] + [
            c for c in token.by("acl") if c.by("agent") and self.owners.is_making(c)
        ]
        found = self.owners.of(token, depth) if listed or token.by("poss") or made else []
        people = token.lemma in self._human and not listed  # "Ann Lee's lawyers" are not she
        return [m for m in found if not (people and m.actor.kind == "Person")]

    def _adjective(self, token: Token) -> list[Mention]:
        """The state or group that an adjective or name before a noun stands for."""
        named = self._by_token.get(token)
        if named is None or named.actor is None:
            return []
        return [self._mention(self.range(named), named.name, named.actor, named.rule)]

    def before(self, token: Token) -> list[Mention]:
        """Whom a word before a noun stands for: "Russian" or "rebel" before "attacks"."""
        found = self._adjective(token)
        if found or token.lemma not in self._sides or token.tag.startswith("VB"):
            return found
        act = f"noun {token.head.lemma}" in self.ontology.frames
        if act and token.lemma in self.words("attributive"):  # "A military strike" is nobody's; a military base is.
            return []
        return self.resolve(token)

    def means(self, token: Token) -> list[Mention]:
        """Whom a noun phrase means, or the adjective or name before a noun, and those coordinated with it."""
        found: dict[str, Mention] = {}
        for head in coordinated(token):
            for mention in self.resolve(head) or (self.before(head) if head.dep in (*BEFORE, "conj") else []):
                found.setdefault(mention.actor.id, mention)
        return list(found.values())

    def are_several(self, heads: Iterable[Token]) -> bool:
        """Whether these heads, and those joined to them, mean more than one actor."""
        return len({m.actor.id for head in heads for m in self.means(head)}) > 1

    def party(self, token: Token) -> Mention | None:
        """The party for which a word with a capital is short: "Democratic" or "Labour" before a title."""
        short = token.text[:1].isupper() and token.lower.rstrip("s") in self.words("party-word")
        named = self._referents.party(token) if short else None
        return self._mention(self.range(named), named.name, named.actor, named.rule) if named and named.actor else None

    # -- making mentions ----------------------------------------------------------------------------------------

    def adjective(self, token: Token) -> list[Mention]:
        """The actor named by a word before a noun."""
        return self._adjective(token)

    def _span_tokens(self, named: Named) -> list[Token]:
        tokens = self.parse.sentences[named.match.sentence].tokens
        return tokens[named.match.first : named.match.last + 1]

    def range(self, named: Named) -> Span:
        """Where a name stands."""
        tokens = self._span_tokens(named)
        return self.document.span(tokens[0].start, tokens[-1].end)

    @staticmethod
    def _mention(span: Span, name: str, actor: Actor, rule: str) -> Mention:
        return Mention(span, name, actor, rule)
