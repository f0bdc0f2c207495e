"""What kg knows: ontologies/*.ttl -> Ontology. The only module that opens that folder; loading is strict."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg import actortable
from kg.blocks import ACTOR as ACTOR
from kg.blocks import IDENTIFIERS, Block, local
from kg.blocks import KG as KG
from kg.blocks import RELATION as RELATION
from kg.blocks import blocks as read_blocks
from kg.errors import KGError, OntologyError
from kg.eventcodes import PROPERTIES, EventCode, event_code
from kg.folding import fold as fold
from kg.frames import Frame, noun_frames, verb_frames, word_frames
from kg.model import Actor, Modality, Polarity, digest

# Where a folder that keeps an ontology has the files that add to it.
ADDED = "added"
FRAME_PROPERTIES = ("verb", "frame", "noun", "role", "adjective", "compound", "prefix")
NOTES = {
    *("label", "definition", "scopeNote", "example", "type"),
    *("altLabel", "notation", "exactMatch", "comment", "source"),
}
ALLOWED = {
    "RelationType": {"sign", "intensity", "plover", "cameo", "symmetric", "owned", "prepositions", *FRAME_PROPERTIES},
    "CueClass": {"effect", "verb", "noun", "phrase", "adjective"},
    "WordClass": {"word"},
    "EventCode": PROPERTIES,
    "PlaceList": {"location", "placeName"},
    "Actor": {
        *("acronym", "demonym", "metonym", "sharedLabel", "partOf", "memberOf", "represents"),
        *("predecessor", "successor", "since", "until", "office", "location", *IDENTIFIERS),
    },
}


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of relation: its sign (+1, 0, -1), its intensity on the Goldstein scale (-10 to 10), how it is said."""

    id: str
    label: str
    definition: str
    sign: int
    intensity: float
    plover: str
    cameo: str
    symmetric: bool
    owned: bool
    examples: tuple[str, ...]
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name an actor. `how` is "name", "acronym", "demonym" or "metonym"; `shared` if others go by it too."""

    text: str
    how: str
    actor: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when an actor is active: the states, and the first and last day, month or year ("" if not known)."""

    places: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class CueClass:
    """Words that introduce what somebody says, with their effect on its polarity or modality."""

    id: str
    effect: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: frozenset[str]
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class PloverRule:
    """A rule of categories; what is empty fits all. `frames` are words, one of which the claim's frame must hold."""

    plovers: frozenset[str]
    modality: str
    polarity: str
    frames: frozenset[str]
    then: str

    def fits(self, own: str, modality: Modality, polarity: Polarity, words: frozenset[str]) -> bool:
        """Whether the rule holds for a claim of this category, modality, polarity and frame."""
        stands = self.modality in (modality.value, "") and self.polarity in (polarity.value, "")
        return stands and (not self.plovers or own in self.plovers) and (not self.frames or bool(self.frames & words))


@dataclass(frozen=True)
class Ontology:
    """Relation types, actors, cues, word classes and event codes, as the Turtle files declare them."""

    relations: Mapping[str, RelationType]
    actors: Mapping[str, Actor]
    names: tuple[Name, ...]
    cues: Mapping[str, CueClass]
    classes: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    plover_rules: tuple["PloverRule", ...]
    version: str
    files: tuple[Path, ...] = ()
    added: tuple[Path, ...] = ()
    terms: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], EventCode] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """The words of a word class; KGError where there is none of that name."""
        try:
            return self.classes[name]
        except KeyError:
            raise KGError(f"no word class {name!r} in lexicon.ttl") from None

    def named(self, name: str) -> tuple[Actor, ...]:
        """The actors that go by this name, case, accents, hyphens and determiner aside."""
        return tuple(self.actors[id] for id in self._by_name.get(fold(name), ()))

    def plover_of(self, relation: str, modality: Modality, polarity: Polarity, frame: str = "") -> str:
        """The PLOVER category of a claim: the first rule of kg.ttl that fits, else the relation's own category.

        `frame` is the notation of the frame that found the claim: a withdrawal is RETREAT, other concessions CONCEDE.
        """
        own = self.relations[relation].plover
        words = frozenset(re.findall(r"[\w-]+", frame))
        fitting = (rule for rule in self.plover_rules if rule.fits(own, modality, polarity, words))
        return next((rule.then for rule in fitting), own)

    @cached_property
    def frames(self) -> Mapping[str, tuple[Frame, ...]]:
        """Frames by "form lemma", e.g. "verb bomb"."""
        found: dict[str, list[Frame]] = {}
        for relation in self.relations.values():
            for frame in relation.frames:
                found.setdefault(f"{frame.form} {frame.lemma}", []).append(frame)
        return {key: tuple(frames) for key, frames in found.items()}

    @cached_property
    def states(self) -> Mapping[str, str]:
        """State by each folded name, adjective and acronym that no other actor shares; cities aside."""
        names = (name for name in self.names if self.actors[name.actor].kind == "State")
        return {fold(name.text): name.actor for name in names if name.how != "metonym" and not name.shared}

    @cached_property
    def demonyms(self) -> Mapping[str, tuple[str, ...]]:
        """The adjectives and names of people of each actor that has some, in order."""
        found: dict[str, set[str]] = {}
        for name in (name for name in self.names if name.how == "demonym"):
            found.setdefault(name.actor, set()).add(name.text)
        return {id: tuple(sorted(texts)) for id, texts in found.items()}

    @cached_property
    def senses(self) -> Mapping[tuple[str, str], int]:
        """How many relation types a word of a form ("verb", "noun", ...) may say."""
        found: dict[tuple[str, str], set[str]] = {}
        for frame in (frame for frames in self.frames.values() for frame in frames):
            found.setdefault((frame.form, frame.lemma), set()).add(frame.relation)
        return {key: len(relations) for key, relations in found.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for name in self.names:
            if name.how != "demonym":
                found.setdefault(fold(name.text), set()).add(name.actor)
        return {key: tuple(sorted(ids)) for key, ids in found.items()}


def folder() -> Path:
    """The ontologies shipped with kg: inside the installed package, or beside it in a checkout."""
    inside = Path(str(files("kg"))) / "ontologies"
    return inside if inside.is_dir() else Path(str(files("kg"))).parent / "ontologies"


def load(root: Path | None = None, actors: Iterable[Path] = ()) -> Ontology:
    """The ontology of a folder of Turtle files, and of further files of actors, which add to or override its own.

    The further files are Turtle, or tables (see `actortable`); a folder that keeps an ontology has them in `added`.
    """
    root = root or folder()
    paths = [path for path in sorted(root.rglob("*.ttl")) if path.parent != root / ADDED]
    if not paths:
        raise KGError(f"{root}: no ontology here; a folder with relations.ttl, attribution.ttl, lexicon.ttl, kg.ttl")
    blocks: dict[str, Block] = {}
    for path in paths:
        for block in read_blocks(path, KG):
            if block.iri in blocks:
                raise OntologyError(path, block.name, f"is declared already in {blocks[block.iri].path.name}")
            blocks[block.iri] = block
    added = (*sorted((root / ADDED).glob("*")), *actors)
    for path in added:
        more = actortable.read(path, blocks, _kinds(blocks)) if actortable.is_table(path) else read_blocks(path, KG)
        blocks.update({block.iri: block for block in more})
    return _ontology(blocks, tuple(paths), added)


def _kinds(blocks: Mapping[str, Block]) -> dict[str, str]:
    """The kinds of actors, by id, with their labels."""
    kinds = (b for b in blocks.values() if b.name != "Actor" and KG + "Actor" in b.values.get("subClassOf", []))
    return {b.name: b.one("label") for b in kinds}


def _ontology(known: Mapping[str, Block], own: tuple[Path, ...], added: tuple[Path, ...]) -> Ontology:
    kinds, blocks, paths = _kinds(known), list(known.values()), (*own, *added)
    typed: dict[str, list[Block]] = {}
    for block in blocks:
        for iri in block.values.get("type", []):
            typed.setdefault(local(iri) if iri.startswith(KG) else "", []).append(block)
    classes = {b.name: _strict(b, "WordClass", b.all("word")) for b in typed.get("WordClass", [])}
    words = {name: frozenset(values) for name, values in classes.items()}

    def word_class(name: str) -> frozenset[str]:
        if name not in words:
            raise ValueError(f"no word class {name!r}; known: {', '.join(sorted(words))}")
        return words[name]

    actors = [block for kind in sorted(kinds) for block in typed.get(kind, []) if block.iri.startswith(ACTOR)]
    named = {block.name: tuple(_names(block)) for block in actors}
    _check_shared(actors, named)
    return Ontology(
        relations={
            b.name: _relation(b, word_class) for b in sorted(typed.get("RelationType", []), key=lambda b: b.name)
        },
        actors={b.name: _actor(b, kinds, named[b.name]) for b in sorted(actors, key=lambda b: b.name)},
        names=tuple(name for names in named.values() for name in names),
        cues={b.name: _cue(b) for b in typed.get("CueClass", [])},
        classes=words,
        kinds=dict(sorted(kinds.items())),
        plover_rules=tuple(_plover_rules(typed.get("PloverRule", []))),
        version=digest(*(digest(path.read_bytes().hex()) for path in paths)),
        files=own,
        added=added,
        terms={b.iri: b.one("label", b.name) for b in blocks},
        settings={b.name: _setting(b) for b in actors},
        codes={(code.scheme, code.notation): code for code in map(_code, typed.get("EventCode", []))},
        places=dict(pair for block in typed.get("PlaceList", []) for pair in _places(block)),
        countries={code: b.name for b in sorted(actors, key=lambda b: b.name) for code in b.all("iso3")},
    )


def _strict(block: Block, kind: str, value: Any) -> Any:
    """`value`, once the block has a label and no property that its kind does not know."""
    unknown = set(block.values) - ALLOWED[kind] - NOTES
    if unknown:
        raise OntologyError(block.path, block.name, f"unknown property {', '.join(sorted(unknown))}")
    block.one("label")
    return value


def _relation(block: Block, words: Any) -> RelationType:
    _strict(block, "RelationType", None)
    sign = block.one("sign")
    if sign not in ("-1", "0", "1", "+1"):
        raise OntologyError(block.path, block.name, f"sign is {sign!r}; -1, 0 or 1 is wanted")
    if len(block.all("example")) < 2:
        raise OntologyError(block.path, block.name, "has fewer than two examples")
    try:
        frames = tuple(_frames(block, words))
    except ValueError as error:
        raise OntologyError(block.path, block.name, str(error)) from error
    return RelationType(
        id=block.name,
        label=block.one("label"),
        definition=block.one("definition"),
        sign=int(sign),
        intensity=float(block.one("intensity")),
        plover=local(block.one("plover", "")),
        cameo=block.one("cameo", ""),
        symmetric=block.one("symmetric", "false") == "true",
        owned=block.one("owned", "false") == "true",
        examples=tuple(block.values["example"]),
        frames=frames,
    )


def _frames(block: Block, words: Any) -> Iterator[Frame]:
    default = tuple(block.one("prepositions", "of").split())
    for name in FRAME_PROPERTIES:
        for text in block.all(name):
            try:
                if name in ("verb", "frame"):
                    yield from verb_frames(block.name, text, words)
                elif name in ("compound", "prefix"):
                    yield from word_frames(block.name, name, text)
                else:
                    yield from noun_frames(block.name, name, text, default, words)
            except ValueError as error:
                raise ValueError(f"frame {text!r}: {error}") from error


def _code(block: Block) -> EventCode:
    _strict(block, "EventCode", None)
    return event_code(block.iri, block.one)


def _places(block: Block) -> Iterator[tuple[str, str]]:
    """The folded names of the places of a state, each with the state."""
    _strict(block, "PlaceList", None)
    state = local(block.one("location"))
    yield from ((fold(name), state) for name in block.all("placeName"))


def _cue(block: Block) -> CueClass:
    _strict(block, "CueClass", None)
    return CueClass(
        block.name,
        local(block.one("effect")),
        frozenset(block.all("verb")),
        frozenset(block.all("noun")),
        frozenset(block.all("phrase")),
        frozenset(block.all("adjective")),
    )


def _actor(block: Block, kinds: Mapping[str, str], names: tuple[Name, ...]) -> Actor:
    _strict(block, "Actor", None)
    kind = next(local(t) for t in sorted(block.values["type"]) if t.startswith(KG) and local(t) in kinds)
    return Actor(
        id=block.name,
        label=block.one("label"),
        kind=kind,
        aliases=tuple(sorted({name.text for name in names if name.how != "demonym"} - {block.one("label")})),
        part_of=tuple(local(iri) for iri in block.all("partOf")),
        represents=tuple(local(iri) for iri in block.all("represents")),
        matches=block.all("exactMatch"),
    )


def _setting(block: Block) -> Setting:
    places = tuple(local(iri) for iri in (*block.all("location"), *block.all("partOf"), *block.all("represents")))
    return Setting(places, block.one("since", ""), block.one("until", ""))


def _names(block: Block) -> Iterator[Name]:
    shared = {fold(text) for text in block.all("sharedLabel")}
    yield Name(block.one("label"), "name", block.name, bool(shared) and fold(block.one("label")) in shared)
    for property_, how in (
        ("altLabel", "name"),
        ("acronym", "acronym"),
        ("demonym", "demonym"),
        ("metonym", "metonym"),
    ):
        for text in block.all(property_):
            yield Name(text, how, block.name, bool(shared) and fold(text) in shared)


def _check_shared(actors: list[Block], named: Mapping[str, tuple[Name, ...]]) -> None:
    """OntologyError for the first name that several actors have and that one of them does not declare shared."""
    owners: dict[str, list[Name]] = {}
    for names in named.values():
        for name in names:
            owners.setdefault(fold(name.text), []).append(name)
    several = [names for names in owners.values() if len({name.actor for name in names}) > 1]
    clashes = {name for names in several for name in names if not name.shared}
    for block in actors:
        for name in named[block.name]:
            if name in clashes:
                others = ", ".join(sorted({n.actor for n in owners[fold(name.text)]} - {block.name}))
                text = f"shares the name {name.text!r} with {others}; declare kg:sharedLabel"
                raise OntologyError(block.path, block.name, text)


def _plover_rules(blocks: list[Block]) -> Iterator[PloverRule]:
    for block in sorted(blocks, key=lambda b: b.name):
        modality, polarity = local(block.one("ifModality", "")), local(block.one("ifPolarity", ""))
        plovers = frozenset(map(local, block.all("ifPlover")))
        yield PloverRule(plovers, modality, polarity, frozenset(block.all("ifFrame")), local(block.one("thenPlover")))
