"""Articles and their claims made up at any size, in the shape of real ones, the same on every machine.

Measured on 276 articles of Wikinews and kept here: five claims an article, one in six attributed, one in nine dated,
one in ten not actual, 54 characters of evidence, a first actor in one claim of nine, and a vocabulary of actors that
grows with the number of claims as vocabularies do (by its power of .65, after Heaps). Which pairs are friends and
which are enemies is made from their names and holds for nearly all of their claims. Unlike real ones, articles are
short: the text is the evidence alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from zlib import crc32

from kg.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Interval,
    Mention,
    Modality,
    Polarity,
    Publication,
    Reading,
    Span,
)
from kg.ontology import Ontology

AN_ARTICLE = 5
KINDS = ("State", "Organization", "ArmedGroup", "Person", "Person", "GovernmentBody")
CUES = ("said", "according to", "told reporters", "announced")
PUBLISHERS = tuple(f"Gazette {number}" for number in range(40))
FIRST = date(2010, 1, 1)
DAYS = 5000
FILLING = ("on the border", "after talks in the capital", "for the second time this week", "as winter set in")


@dataclass(frozen=True, slots=True)
class World:
    """The actors and relation types that claims are made of, with cumulative weights to draw them by."""

    actors: tuple[Actor, ...]
    weights: tuple[float, ...]
    types: dict[int, tuple[str, ...]]
    type_weights: dict[int, tuple[float, ...]]


def world(claims: int, ontology: Ontology) -> World:
    """The actors of so many claims; the first of each hundred have names that the second half of it repeats in part."""
    count = max(20, round(8 * claims**0.65))
    actors = tuple(
        Actor(f"actor-{n}", f"{KINDS[n % 6]} of Ruritania {n}", KINDS[n % 6], _aliases(n)) for n in range(count)
    )
    signs: dict[int, list[str]] = {1: [], -1: [], 0: []}
    for kind in sorted(ontology.relations.values(), key=lambda kind: crc32(kind.id.encode())):
        signs[kind.sign].append(kind.id)
    return World(
        actors,
        tuple(accumulate(1 / (rank + 4) ** 0.9 for rank in range(count))),
        {sign: tuple(types) for sign, types in signs.items()},
        {sign: tuple(accumulate(1 / (n + 1) for n in range(len(types)))) for sign, types in signs.items()},
    )


def readings(claims: int, ontology: Ontology, *, seed: int = 0) -> Iterator[Reading]:
    """So many claims, an article at a time, by date of the article."""
    known = world(claims, ontology)
    articles = max(1, claims // AN_ARTICLE)
    for number in range(articles):
        random = Random(f"{seed} {number}")
        wanted = claims - AN_ARTICLE * (articles - 1) if number == articles - 1 else AN_ARTICLE
        yield _reading(number, FIRST + timedelta(days=number * DAYS // articles), wanted, known, random)


def _aliases(number: int) -> tuple[str, ...]:
    return (f"the R{number}",) if number % 3 == 0 else ()


def _reading(number: int, day: date, wanted: int, known: World, random: Random) -> Reading:
    parts: list[str] = []
    drafts = []
    length = 0
    for place in range(wanted):
        draft = _draft(known, random)
        sentence = f"{draft.text} ({number}.{place})."
        drafts.append((length, sentence, draft))
        parts.append(sentence)
        length += len(sentence) + 1
    title = f"Report {number} from {draft.source.label}"
    publication = Publication(day.isoformat(), random.choice(PUBLISHERS), f"https://example.org/{number}")
    document = Document(" ".join(parts), title, (publication,), f"report-{number}")
    id = document.id
    claims = tuple(_claim(id, start, sentence, draft, day, random) for start, sentence, draft in drafts)
    return Reading(document, claims, tuple(claim.attribution for claim in claims if claim.attribution))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence with the places of its actors."""

    text: str
    source: Actor
    source_name: str
    relation: str
    target: Actor
    speaker: Actor | None
    cue: str


def _draft(known: World, random: Random) -> _Draft:
    source, target, speaker = random.choices(known.actors, cum_weights=known.weights, k=3)
    while target is source:
        target = known.actors[random.randrange(len(known.actors))]
    sign = _sign(source, target, random)
    relation = random.choices(known.types[sign], cum_weights=known.type_weights[sign])[0]
    name = random.choice((source.label, *source.aliases)) if random.random() < 0.2 else source.label
    cue = random.choice(CUES) if random.random() < 0.17 else ""
    said = f", {speaker.label} {cue}" if cue else ""
    text = f"{name} {relation} {target.label} {random.choice(FILLING)}{said}"
    return _Draft(text, source, name, relation, target, speaker if cue else None, cue)


def _sign(source: Actor, target: Actor, random: Random) -> int:
    """What these two are to each other, with a few exceptions; a third of what is said has no sign."""
    if random.random() < 0.35:
        return 0
    pair = "".join(sorted((source.id, target.id)))
    friendly = crc32(pair.encode()) % 2 == 0
    return 1 if friendly == (random.random() < 0.92) else -1


def _claim(document: str, start: int, sentence: str, draft: _Draft, day: date, random: Random) -> Claim:
    def span(words: str, after: int = 0) -> Span:
        at = sentence.index(words, after)
        return Span(start + at, start + at + len(words), words)

    source = span(draft.source_name)
    trigger = span(draft.relation, source.end - start)
    target = span(draft.target.label, trigger.end - start)
    said = None
    if draft.speaker:
        cue = span(draft.cue, target.end - start)
        speaker = span(draft.speaker.label, target.end - start)
        said = Attribution(Mention(speaker, draft.speaker.label, draft.speaker), cue)
    return Claim(
        document=document,
        source=Mention(source, draft.source_name, draft.source),
        relation=draft.relation,
        target=Mention(target, draft.target.label, draft.target),
        trigger=trigger,
        evidence=Span(start, start + len(sentence), sentence),
        polarity=Polarity.NEGATED if random.random() < 0.03 else Polarity.AFFIRMED,
        modality=random.choice(tuple(Modality)[1:]) if random.random() < 0.1 else Modality.ACTUAL,
        attribution=said,
        when=_when(day, random),
        place="Strelsau" if random.random() < 0.04 else "",
        confidence=round(random.uniform(0.5, 0.99), 3),
        rule=f"frame: {draft.relation}",
    )


def _when(day: date, random: Random) -> Interval | None:
    if random.random() > 0.12:
        return None
    earliest = day - timedelta(days=random.randrange(30))
    return Interval(earliest, earliest + timedelta(days=random.choice((0, 0, 0, 1, 6))))
