"""The ontology's actors -> what is likely wrong with their names: clashes, names never found, plain words."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.mentions.gazetteer import LONGEST_ACRONYM, case_fits
from kg.mentions.spelling import flat
from kg.ontology import Name, Ontology, fold

NO_WORDS = ("spelling-family", "abbreviation", "name-particle", "name-word")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something to look at: `kind` is "clash", "unreachable" or "common word"; `text` says what is wrong."""

    kind: str
    actor: str
    name: str
    text: str


def lint(ontology: Ontology, is_word: Callable[[str], bool] = lambda word: False) -> list[Finding]:
    """What is likely wrong with the names of an ontology's actors, sorted.

    `is_word` tells of a lower-case word whether it is a plain English one (`parse.is_word`); the ontology's own word
    classes are asked in any case.
    """
    return sorted({*clashes(ontology), *unreachable(ontology), *common_words(ontology, is_word)})


def clashes(ontology: Ontology) -> Iterator[Finding]:
    """Names that several actors share and that nothing tells apart: neither state, nor kind, nor time.

    Two states that share a name ("Congo") have others, by which a document tells which it means.
    """
    for names in _by_form(ontology).values():
        ids = sorted({name.actor for name in names})
        alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for id in ids:
            alike[_circumstances(ontology, id)].append(id)
        for group in alike.values():
            for id in group if len(group) > 1 and not _are_states(ontology, group) else ():
                name = next(name for name in names if name.actor == id)
                others = ", ".join(other for other in group if other != id)
                yield Finding("clash", id, name.text, f"nothing tells it from {others}: give both a place or dates")


def unreachable(ontology: Ontology) -> Iterator[Finding]:
    """Names that no text can be found by, or that no document can give a reason for."""
    own = _have_names_of_their_own(ontology)
    for name in ontology.names:
        form = flat(name.text)
        if not fold(name.text) or form != form.strip():
            yield Finding("unreachable", name.actor, name.text, "begins or ends with blanks or signs")
        elif not case_fits(name, name.text, shouted=False):
            yield Finding("unreachable", name.actor, name.text, "its own spelling does not fit it")
        elif name.shared and not ontology.settings[name.actor].places and not own[name.actor]:
            text = "is shared, and the actor has neither a place nor a name of its own to be told by"
            yield Finding("unreachable", name.actor, name.text, text)


def common_words(ontology: Ontology, is_word: Callable[[str], bool]) -> Iterator[Finding]:
    """Single words that mean something else with a small letter, unless declared shared; states are taken for known."""
    plain = {word for name, words in ontology.classes.items() if name not in NO_WORDS for word in words}
    names = ontology.words("name-word")
    for name in ontology.names:
        word = flat(name.text)
        listed = name.shared or name.how != "name" or " " in word or ontology.actors[name.actor].kind == "State"
        shouted = name.text.isupper() and len(name.text) <= LONGEST_ACRONYM
        if not listed and not shouted and word not in names and (word in plain or is_word(word)):
            text = f"{word!r} is a word: declare it kg:sharedLabel, so that the document must give a reason"
            yield Finding("common word", name.actor, name.text, text)


def _by_form(ontology: Ontology) -> Mapping[str, list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in ontology.names:
        found[fold(name.text)].append(name)
    return found


def _circumstances(ontology: Ontology, id: str) -> tuple[object, ...]:
    setting = ontology.settings[id]
    return frozenset(setting.places), ontology.actors[id].kind == "State", setting.since, setting.until


def _are_states(ontology: Ontology, ids: list[str]) -> bool:
    return all(ontology.actors[id].kind == "State" for id in ids)


def _have_names_of_their_own(ontology: Ontology) -> dict[str, bool]:
    found = dict.fromkeys(ontology.actors, False)
    for name in ontology.names:
        found[name.actor] = found[name.actor] or not name.shared
    return found
