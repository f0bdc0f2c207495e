"""Which persons of a document are men and which women, by the words beside their names: "Queen Ann", "Mr. Lee"."""

from collections.abc import Iterable, Mapping

from kg.mentions.referents import Named
from kg.ontology import Ontology
from kg.parse import Parse, Token

BEFORE, AFTER = 3, 5
GENDERS = ("male", "female")


def genders(parse: Parse, names: Iterable[Named], ontology: Ontology) -> Mapping[str, str]:
    """Person's id -> "male" or "female", where all words beside the person's names agree."""
    found: dict[str, set[str]] = {}
    for named in names:
        if named.actor is not None and named.actor.kind == "Person":
            tokens = parse.sentences[named.match.sentence].tokens
            for token in _beside(tokens, named):
                said = {gender for gender in GENDERS if token.lower.rstrip(".") in ontology.words(gender)}
                found.setdefault(named.actor.id, set()).update(said)
    return {id: min(said) for id, said in found.items() if len(said) == 1}


def _beside(tokens: list[Token], named: Named) -> list[Token]:
    """The nouns right before a name, and those of a description in commas after it."""
    first = named.match.first
    while first > 0 and named.match.first - first < BEFORE and tokens[first - 1].is_noun:
        first -= 1
    before = tokens[first : named.match.first]
    after = tokens[named.match.last + 1 : named.match.last + 2 + AFTER]
    if not after or after[0].text != "," or (len(after) > 1 and after[1].tag != "DT"):
        return before
    end = next((n for n, t in enumerate(after[1:], 1) if t.text == "," or t.is_verb or t.lower == "of"), len(after))
    return [*before, *(t for t in after[1:end] if t.is_noun)]
