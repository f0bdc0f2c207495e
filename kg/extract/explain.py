"""How a sentence is read: words, mentions, frames that fired and that nearly did, and why nothing came out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.matching import Match, in_order
from kg.extract.rules import DocumentReader, RuleExtractor
from kg.frames import Frame
from kg.model import Attribution, Claim, Document, Mention
from kg.parse import Sentence, Token

FORMS = ("verb", "noun", "role", "adjective")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the parser sees it; `head` is the number of the word that it hangs on, its own at the root."""

    number: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Fired:
    """A frame that gave claims, at its trigger."""

    frame: str
    relation: str
    trigger: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A frame whose trigger is there but which gave no claim, and what it lacks."""

    frame: str
    relation: str
    trigger: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a text is read. `reason` says why nothing came out, and is empty where something did."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    fired: tuple[Fired, ...]
    near: tuple[Near, ...]
    reason: str = ""


def explain(document: Document, extractor: RuleExtractor) -> Explanation:
    """How the extractor reads a document of a sentence or two; words are numbered through it."""
    parse = extractor.parser(document)
    reader = DocumentReader(parse, extractor.ontology, extractor.names)
    claims = tuple(reader.claims())
    mentions = tuple(_mentions(reader))
    near = () if not parse.sentences else tuple(_near(reader, claims))
    return Explanation(
        document.text,
        tuple(_words(parse.sentences)),
        mentions,
        tuple(reader.speakers.attributions()),
        tuple(_fired(claims)),
        near,
        "" if claims else _reason(parse.sentences, mentions, near),
    )


def _words(sentences: Sequence[Sentence]) -> Iterator[Word]:
    before = 0
    for sentence in sentences:
        for t in sentence.tokens:
            yield Word(before + t.i, t.text, t.lemma, t.tag, t.dep, before + t.head.i, t.entity)
        before += len(sentence.tokens)


def _mentions(reader: DocumentReader) -> Iterator[Mention]:
    """Whom the nouns and pronouns of the text mean, each span once."""
    seen: set[tuple[object, ...]] = set()
    for token in (token for sentence in reader.parse.sentences for token in sentence.tokens):
        named = reader.heads.named(token)
        inner = token.dep in ("compound", "amod", "nmod") and named is None
        if inner or not (token.is_noun or token.tag in ("PRP", "PRP$") or named):
            continue
        for mention in reader.heads.resolve(token) or reader.heads.adjective(token):
            key = (*mention.span.offsets, mention.actor.id)
            if key not in seen:
                seen.add(key)
                yield mention


def _fired(claims: Sequence[Claim]) -> Iterator[Fired]:
    keys = dict.fromkeys((claim.rule, claim.relation, claim.trigger) for claim in claims)
    for rule, relation, trigger in keys:
        found = tuple(c for c in claims if (c.rule, c.relation, c.trigger) == (rule, relation, trigger))
        yield Fired(rule, relation, trigger.text, found)


def _near(reader: DocumentReader, claims: Sequence[Claim]) -> Iterator[Near]:
    """The frames that nearly fired, for each trigger that gave nothing the one that lacks least."""
    fired = {claim.trigger.offsets for claim in claims}
    for token in (token for sentence in reader.parse.sentences for token in sentence.tokens):
        if (token.start, token.end) in fired or reader.heads.named(token):
            continue
        lacking = [(frame, lacks) for frame in _frames(reader, token) if (lacks := _lacks(reader, frame, token))]
        if lacking:
            frame, lacks = min(lacking, key=lambda one: len(one[1]))
            yield Near(frame.id, frame.relation, token.text, " and ".join(lacks))


def _frames(reader: DocumentReader, token: Token) -> Iterator[Frame]:
    """The frames that a word may trigger by what part of speech it is."""
    for form in FORMS:
        if (form == "verb") == token.is_verb or form == "adjective":
            yield from reader.ontology.frames.get(f"{form} {token.lemma}", ())


def _lacks(reader: DocumentReader, frame: Frame, token: Token) -> list[str]:
    """What a frame misses at a word; nothing where it has no trace of its other words, for then it is another frame."""
    match = next((m for m in _matches(reader, token) if m.frame == frame), None)
    if match is not None:
        return _without_actors(reader, match)
    if frame.form == "verb":
        return _unfilled(reader, frame, token)
    return ["two actors beside it"] if frame.form in ("noun", "role") else []


def _matches(reader: DocumentReader, token: Token) -> list[Match]:
    finder = reader.finder
    found = finder.verbs.matches(token) if token.is_verb else finder.nouns.matches(token) if token.is_noun else []
    return [*found, *finder.predicates.matches(token)]


def _without_actors(reader: DocumentReader, match: Match) -> list[str]:
    """Which ends of a match are no actors, or that they are one and the same."""
    ends = {"a source": match.sources, "a target": match.targets}
    actors = {end: {m.actor.id for head in heads for m in reader.heads.means(head)} for end, heads in ends.items()}
    missing = [end for end, found in actors.items() if not found]
    same = not missing and len(set.union(*actors.values())) == 1
    return missing or (["two different actors"] if same else ["a source and target that fit it"])


def _unfilled(reader: DocumentReader, frame: Frame, verb: Token) -> list[str]:
    """Which arguments of a verb frame the sentence does not fill."""
    if frame.particle and not any(c.lower == frame.particle for c in verb.children):
        return []
    missing: list[str] = []
    for argument in in_order(frame):
        if reader.finder.verbs.slots.fill(argument, [verb], []):
            continue
        if argument.words and not argument.slot:
            return []
        how = f" after {' or '.join(argument.prepositions)!r}" if argument.prepositions else ""
        missing.append(f"a {argument.slot.lower() or 'noun'}{how}")
    return missing


def _reason(sentences: Sequence[Sentence], mentions: Sequence[Mention], near: Sequence[Near]) -> str:
    if not sentences:
        return "there is nothing to read: the text is empty, or a byline, credit or link"
    if all(sentence.tokens[-1].text == "?" for sentence in sentences):
        return "a question claims nothing"
    actors = list(dict.fromkeys(mention.actor.label for mention in mentions))
    if len(actors) < 2:
        return f"a claim needs two actors; found: {', '.join(actors) or 'none'}"
    if not near:
        return f"no word is a trigger of a frame; actors found: {', '.join(actors)}"
    return "; ".join(f"{one.trigger!r} ({one.relation}) lacks {one.lacks}" for one in near)
