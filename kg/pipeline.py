"""A build, step by step: documents -> parts -> ordered lines -> store, Turtle, page -> one commit."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Any, TypeVar

import kg
from kg import claimlines, folder, identity, parts, recipe
from kg.engine import run
from kg.errors import DocumentError, GraphError
from kg.identity import Ledger
from kg.manifest import Manifest
from kg.model import Actor, Document, Reading, digest
from kg.ontology import ADDED, Ontology
from kg.parse import MODEL
from kg.recipe import Recipe
from kg.sharing import Shared
from kg.shelf import Gathering, Shelf, documents_in
from kg.store import database
from kg.store.rows import Rows
from kg.store.terms import BASE, Nodes
from kg.store.triples import triples
from kg.trail import TRAIL
from kg.views.content import fitting, page_data
from kg.views.page import page

Item = TypeVar("Item")
# Characters of articles that graph.html holds at most; of a larger graph it has the evidence alone.
PAGE_TEXT = 10_000_000
# Shows how far a long step is: track(items, what, how many there are) gives the items again.
Track = Callable[[Iterable[Any], str, int | None], Iterable[Any]]


def silent(items: Iterable[Item], what: str, total: int | None) -> Iterable[Item]:
    """No progress shown."""
    return items


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices that a graph keeps from one build to the next."""

    extractor: str = recipe.EXTRACTOR
    model: str = MODEL
    base: str = BASE
    own_ontology: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build works on: all documents that the graph shall hold, and how they are read.

    `imported` are parts made elsewhere, which the build keeps; `share` is where the workers of a cluster find documents
    and leave parts, if they do not see the graph's folder.
    """

    documents: Gathering
    recipe: Recipe
    settings: Settings
    imported: tuple[Path, ...] = ()
    fresh: bool = False
    jobs: int = 1
    engine: str = "local"
    share: str = ""
    track: Track = silent
    on_fault: Callable[[DocumentError], None] = lambda fault: None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many documents were read anew, and the state of the graph."""

    manifest: Manifest
    read: int
    changed: bool


def build(
    place: Path,
    plan: Callable[[Manifest | None], Plan],
    judge: Callable[[Ledger], Ledger] | None = None,
    *,
    fresh: bool = False,
) -> Built:
    """Bring the graph in a folder to the state that `plan` makes of its former state; the whole of it or nothing.

    `judge` makes a new ledger of the one beside the graph; it is written with the graph that it leads to. With `fresh`
    a former state that cannot be read is passed over, since nothing of it is kept.
    """
    with folder.writing(place) as staging:
        former = former_state(place, fresh=fresh)
        todo = plan(former)
        ledger = judge(identity.read(place)) if judge else identity.read(place)
        shelf = todo.documents.shelve(staging.new / folder.DOCUMENTS, recipe.state)
        inputs = _inputs(todo, shelf, ledger, former)
        if former and not todo.fresh and former.inputs == inputs and _is_whole(place, former):
            # A judgement that changes nothing, such as one of difference, is kept all the same.
            if judge:
                identity.write(place, ledger)
            return Built(former, 0, changed=False)
        held, read = _parts(place, staging, former, todo, shelf)
        ontology = recipe.load_ontology(todo.recipe)
        aside = _write_claims(staging, held, shelf, ledger, ontology)
        counts, store = _write_graph(staging, todo, shelf, ontology)
        _write_page(staging.new, store, counts["claims"], todo, shelf, ontology)
        manifest = Manifest(
            kg=kg.__version__,
            base=todo.settings.base,
            recipe=todo.recipe.versions(),
            inputs=inputs,
            settings=_values(todo.settings),
            counts=counts,
            store=store,
            ontology=_write_ontology(staging, ontology),
            parts=tuple(sorted(path.name for path in held)),
            aside=aside,
            files={name: _sha256(staging.new / name) for name in folder.FILES if (staging.new / name).exists()},
        )
        if judge:
            identity.write(place, ledger)
        staging.commit(manifest)
        return Built(manifest, read, changed=True)


def former_state(place: Path, *, fresh: bool = False) -> Manifest | None:
    """The manifest of the graph that is there already, if there is one; with `fresh`, if it can be read."""
    try:
        return folder.current(place) if (place / "manifest.json").exists() else None
    except GraphError:
        if fresh:
            return None
        raise


def documents_of(place: Path) -> Iterator[Document]:
    """The documents of a graph, by date."""
    return documents_in(place / folder.DOCUMENTS)


def readings_of(place: Path, ontology: Ontology) -> Iterator[Reading]:
    """What was read in each document of a graph, by date."""
    path = place / folder.CLAIMS
    with path.open(encoding="utf-8", newline="\n") as stream:
        for document, line in zip(documents_of(place), stream, strict=True):
            yield claimlines.from_line(json.loads(line), document, ontology)


def _parts(
    place: Path, staging: folder.Staging, former: Manifest | None, todo: Plan, shelf: Shelf
) -> tuple[list[Path], int]:
    """The parts that hold the documents, old ones and those read now; and how many documents were read now."""
    known = [place / folder.PARTS / name for name in (former.parts if former and not todo.fresh else ())]
    for path in todo.imported:
        shutil.copyfile(path, staging.parts / path.name)
    known += sorted(set(staging.parts.glob(f"*{parts.SUFFIX}")) - _strangers(staging, todo))
    known = list({path.name: path for path in known}.values())
    wanted = {state: number for number, state in enumerate(shelf.states)}
    ids = dict(zip(shelf.ids, shelf.states, strict=True))
    held: list[Path] = []
    # What was imported is not read, even if it was before.
    for path in sorted(known, key=lambda path: not parts.is_imported(path)):
        found = parts.states(path, todo.recipe)
        here = {ids[id] for id in found if id in ids} if parts.is_imported(path) else set(found) & set(wanted)
        if here:
            held.append(path)
        for state in here:
            wanted.pop(state, None)
    for done in todo.track(_by_document(_read(staging, todo, shelf, wanted.values())), "reading", len(wanted)):
        if done is None:
            continue
        held.append(staging.parts / done.name)
        for where, reason in done.faults:
            todo.on_fault(DocumentError(where, reason))
    return held, len(wanted)


def _read(staging: folder.Staging, todo: Plan, shelf: Shelf, numbers: Iterable[int]) -> Iterator[parts.Done]:
    """The parts of these documents, each once it is in the staging folder."""
    for path in staging.parts.glob(f"*{TRAIL}"):
        # Of a build that was killed; its end says nothing against a document.
        path.unlink()
    # Whoever reads them may work in another folder.
    here = Shared(str(staging.parts.absolute()))
    there = Shared(todo.share) if todo.share else here
    tasks = parts.tasks(shelf, numbers, todo.recipe.absolute(), there)
    # What workers left in the shared place when a build was killed is taken over.
    ready = [parts.Done(task.name, len(task.states)) for task in tasks if todo.share and there.exists(task.name)]
    names = {done.name for done in ready}
    given = (task.share() if todo.share else task for task in tasks if task.name not in names)
    for done in chain(ready, run(parts.read_part, given, engine=todo.engine, jobs=todo.jobs, deaths=parts.DEATHS)):
        if todo.share:
            there.fetch(done.name, here.local(done.name))
            there.remove(done.name)
            there.remove(done.name + parts.DOCUMENTS)
        if not here.exists(done.name):
            where = here.local(done.name)
            raise GraphError(f"{where}: a worker wrote it, but it is not here; --share names a place that all see")
        yield done


def _by_document(results: Iterable[parts.Done]) -> Iterator[parts.Done | None]:
    """Each result, and None for each document of it but one, so that progress counts documents."""
    for done in results:
        yield done
        yield from repeat(None, done.count - 1)


def _strangers(staging: folder.Staging, todo: Plan) -> set[Path]:
    """Imported parts that a build left behind when it was stopped, and that this one knows nothing of."""
    imported = set(filter(parts.is_imported, staging.parts.glob(f"*{parts.SUFFIX}")))
    return imported - {staging.parts / path.name for path in todo.imported}


def _write_claims(
    staging: folder.Staging, held: list[Path], shelf: Shelf, ledger: Ledger, ontology: Ontology
) -> dict[str, str]:
    """Write the claims of each document; those that could not be read, with the reason."""
    leaders = ledger.leaders(ontology.actors)
    actors = {**_new_actors(held, shelf, set(leaders.values()) - set(ontology.actors)), **ontology.actors}
    leaders = {id: leader for id, leader in leaders.items() if leader in actors}
    aside: dict[str, str] = {}
    with (staging.new / folder.CLAIMS).open("w", encoding="utf-8", newline="\n") as stream:
        for document, line in zip(shelf, parts.lines(held, shelf), strict=True):
            if fault := line.get("fault"):
                aside[document.id] = fault
            reading = identity.applied(claimlines.from_line(line, document, ontology), ledger, leaders, actors)
            stream.write(_json(claimlines.to_line(reading, ontology)))
    return aside


def _new_actors(held: list[Path], shelf: Shelf, wanted: set[str]) -> dict[str, Actor]:
    """Actors that texts alone know, where the ledger has others merged into them."""
    if not wanted:
        return {}
    rows = (row for line in parts.lines(held, shelf) for row in line["actors"] if row["id"] in wanted)
    found: dict[str, Actor] = {}
    for row in rows:
        found.setdefault(row["id"], claimlines.actor_of(row))
    return found


def _write_graph(staging: folder.Staging, todo: Plan, shelf: Shelf, ontology: Ontology) -> tuple[dict[str, int], str]:
    """Write Turtle, store and page; the counts, and the name of the store."""
    new, nodes = staging.new, Nodes(todo.settings.base)

    def readings() -> Iterable[Reading]:
        return todo.track(readings_of(new, ontology), "storing", len(shelf))

    database.write_turtle(new / folder.TURTLE, triples(readings, ontology, nodes), nodes)
    store = f"{folder.STORES}/{_sha256(new / folder.TURTLE)[:16]}"
    count = database.load_turtle(new / store, new / folder.TURTLE)
    return {**_counts(new / store, nodes), "documents": len(shelf), "triples": count}, store


def _write_page(new: Path, store: str, total: int, todo: Plan, shelf: Shelf, ontology: Ontology) -> None:
    reader = Rows(database.Database(new / store, Nodes(todo.settings.base)), ontology)
    has_room = shelf.characters <= PAGE_TEXT
    claims = fitting(reader, total)
    data = page_data(reader, claims, shelf if has_room else (), ontology.relations, total=total)
    (new / folder.PAGE).write_text(page(data, text=has_room), encoding="utf-8", newline="\n")


def _counts(store: Path, nodes: Nodes) -> dict[str, int]:
    reader = database.Database(store, nodes)
    patterns = {f"{kind.lower()}s": f"?it a kg:{kind}" for kind in ("Actor", "Claim", "Relation")}
    patterns["dyads"] = "?relation kg:dyad ?it"
    questions = {name: f"SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {pattern} }}" for name, pattern in patterns.items()}
    return {name: int(next(iter(reader.query(question)))["n"].value) for name, question in questions.items()}


def _write_ontology(staging: folder.Staging, ontology: Ontology) -> str:
    """Keep the ontology that the graph was made with beside it, for those who read it."""
    name = f"{folder.ONTOLOGIES}/{ontology.version}"
    target = staging.new / name
    target.mkdir(parents=True)
    (target / ADDED).mkdir()
    for number, path in enumerate(ontology.files):
        shutil.copyfile(path, target / f"{number:03}-{path.name}")
    for number, path in enumerate(ontology.added):
        shutil.copyfile(path, target / ADDED / f"{number:03}-{path.name}")
    return name


def _inputs(todo: Plan, shelf: Shelf, ledger: Ledger, former: Manifest | None) -> dict[str, str]:
    kept = former.parts if former and not todo.fresh else ()
    imported = {name for name in kept if parts.is_imported(Path(name))} | {path.name for path in todo.imported}
    return {
        **({"imported": digest(*sorted(imported))} if imported else {}),
        **todo.recipe.versions(),
        "documents": shelf.digest,
        "identity": digest(identity.dumps(ledger.judgements)),
        "review": digest(identity.dumps(ledger.reviews)),
        "settings": digest(*sorted(_values(todo.settings).items())),
        "kg": kg.__version__,
    }


def _is_whole(place: Path, manifest: Manifest) -> bool:
    return (place / manifest.store).is_dir() and all((place / name).exists() for name in manifest.files)


def _values(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.__slots__}


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
