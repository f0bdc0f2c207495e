"""When and where an act took place: which of the dates and places of a sentence belong to a trigger."""

from collections.abc import Iterator, Sequence

from kg.extract.arguments import BOUND
from kg.extract.dates import Calendar, Dated
from kg.extract.places import Place
from kg.model import Interval
from kg.parse import Parse, Token

CLAUSES = ("relcl", "advcl", "ccomp", "csubj", "parataxis")
SHARED = ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "dobj", "oprd")


def dates_of(parse: Parse, calendar: Calendar) -> list[list[Dated]]:
    """The dates of each sentence, with offsets into the document; a date counts on from the last one before it."""
    found: list[list[Dated]] = []
    anchor: Interval | None = None
    for sentence in parse.sentences:
        dates = list(calendar.dates(parse.text[sentence.start : sentence.end], sentence.start, anchor))
        anchor = dates[-1].when if dates else anchor
        found.append(dates)
    return found


def date_of(trigger: Token, verb: Token, dates: Sequence[Dated]) -> Interval | None:
    """The date in the clause of a trigger, nearest first, else one that a clause above shares with it."""
    for scope in scopes(trigger, verb):
        inside = [dated for dated in dates if _covers(scope, verb, dated)]
        if inside:
            dated = min(inside, key=lambda one: _distance(trigger, one))
            return dated.ahead if dated.ahead and is_ahead(verb) else dated.when
    return None


def place_of(trigger: Token, verb: Token, places: Sequence[Place], taken: Sequence[str]) -> str:
    """The place in the clause of a trigger, nearest first, towns before states; not one that `taken` names already."""
    free = [place for place in places if place.text not in taken]
    for scope in scopes(trigger, verb):
        inside = [place for place in free if place.head in scope]
        if inside:
            return min(inside, key=lambda place: (place.is_state, abs(place.head.i - trigger.i))).text
    return ""


def scopes(trigger: Token, verb: Token) -> Iterator[set[Token]]:
    """The words below a trigger, those of its clause, and those of the clauses above that share its circumstances."""
    yield set(clause_words(trigger))
    node = verb
    for _ in range(BOUND):
        yield set(clause_words(node))
        if node.head is node or node.dep not in SHARED or (node.dep != "acl" and node.by("nsubj", "nsubjpass")):
            return
        if node.dep == "conj" and any(c.tag == "MD" for c in node.by("aux")):
            return
        if node.dep == "acl" and not (node.i and node.sentence.tokens[node.i - 1].text == ","):
            return
        node = node.head


def clause_words(top: Token) -> Iterator[Token]:
    """The words of a clause without those of the clauses inside it that have a time of their own."""
    stack = [top]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(child for child in token.children if not _is_clause(child))


def _is_clause(token: Token) -> bool:
    if token.dep in CLAUSES or token.dep == "acl":
        return True
    return token.dep == "conj" and token.is_verb


def _covers(scope: set[Token], verb: Token, dated: Dated) -> bool:
    tokens = [t for t in verb.sentence.tokens if t.start < dated.end and dated.start < t.end]
    named = [t for t in tokens if t.tag not in ("IN", "DT", "TO")] or tokens
    return bool(named) and all(t in scope for t in named) and not _divided(verb, named[0])


def _divided(verb: Token, token: Token) -> bool:
    """Whether a semicolon stands between two words."""
    first, last = sorted((verb.i, token.i))
    return any(t.text == ";" for t in verb.sentence.tokens[first:last])


def _distance(trigger: Token, dated: Dated) -> tuple[int, int]:
    tokens = [t for t in trigger.sentence.tokens if t.start < dated.end and dated.start < t.end]
    return min(abs(t.i - trigger.i) for t in tokens) + (0 if tokens[0].i > trigger.i else 2), tokens[0].i


def is_ahead(verb: Token) -> bool:
    """Whether a clause speaks of what is still to come: "will debate on Monday", "starts on Monday"."""
    if any(c.lower in ("will", "shall", "'ll", "wo") for c in verb.by("aux")):
        return True
    if any(c.lower == "to" for c in verb.by("aux")):
        return verb.head.lemma == "be" or (verb.head.is_verb and is_ahead(verb.head))
    present = verb.tag in ("VBZ", "VBP") or (
        verb.tag == "VBG" and any(c.lemma == "be" and c.tag != "VBD" for c in verb.by("aux"))
    )
    return present and not verb.sentence.is_title
