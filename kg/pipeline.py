"""A build, step by step: documents -> parts -> ordered lines -> store, Turtle, page -> one commit."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import kg
from kg import claimlines, documentlines, folder, identity, parts, recipe
from kg.engine import run
from kg.errors import DocumentError, GraphError
from kg.identity import Ledger
from kg.manifest import Manifest
from kg.model import Actor, Document, Reading, digest
from kg.ontology import ADDED, Ontology
from kg.parse import MODEL
from kg.recipe import Recipe
from kg.store import database
from kg.store.rows import Rows
from kg.store.terms import BASE, Nodes
from kg.store.triples import triples
from kg.views.content import page_data
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

    `imported` are parts made elsewhere, which the build keeps.
    """

    documents: tuple[Document, ...]
    recipe: Recipe
    settings: Settings
    imported: tuple[Path, ...] = ()
    fresh: bool = False
    jobs: int = 1
    engine: str = "local"
    track: Track = silent
    on_fault: Callable[[DocumentError], None] = lambda fault: None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many documents were read anew, and the state of the graph."""

    manifest: Manifest
    read: int
    changed: bool


def build(
    place: Path, plan: Callable[[Manifest | None], Plan], judge: Callable[[Ledger], Ledger] | None = None
) -> Built:
    """Bring the graph in a folder to the state that `plan` makes of its former state; the whole of it or nothing.

    `judge` makes a new ledger of the one beside the graph; it is written with the graph that it leads to.
    """
    with folder.writing(place) as staging:
        former = former_state(place)
        todo = plan(former)
        ledger = judge(identity.read(place)) if judge else identity.read(place)
        inputs = _inputs(todo, ledger, former)
        if former and not todo.fresh and former.inputs == inputs and _is_whole(place, former):
            # A judgement that changes nothing, such as one of difference, is kept all the same.
            if judge:
                identity.write(place, ledger)
            return Built(former, 0, changed=False)
        held, read = _parts(place, staging, former, todo)
        _write_documents(staging.new / folder.DOCUMENTS, todo.documents)
        ontology = recipe.load_ontology(todo.recipe)
        _write_claims(staging, held, todo, ledger, ontology)
        counts, store = _write_graph(staging, todo, ontology)
        _write_page(staging.new, store, todo, ontology)
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
            files={name: _sha256(staging.new / name) for name in folder.FILES if (staging.new / name).exists()},
        )
        if judge:
            identity.write(place, ledger)
        staging.commit(manifest)
        return Built(manifest, read, changed=True)


def former_state(place: Path) -> Manifest | None:
    """The manifest of the graph that is there already, if there is one."""
    return folder.current(place) if (place / "manifest.json").exists() else None


def documents_of(place: Path) -> Iterator[Document]:
    """The documents of a graph, by date."""
    path = place / folder.DOCUMENTS
    try:
        with path.open(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                yield documentlines.from_line(json.loads(line))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{path}: is damaged: {error}; build the graph anew with --fresh") from None


def readings_of(place: Path, ontology: Ontology) -> Iterator[Reading]:
    """What was read in each document of a graph, by date."""
    path = place / folder.CLAIMS
    with path.open(encoding="utf-8", newline="\n") as stream:
        for document, line in zip(documents_of(place), stream, strict=True):
            yield claimlines.from_line(json.loads(line), document, ontology)


def _parts(place: Path, staging: folder.Staging, former: Manifest | None, todo: Plan) -> tuple[list[Path], int]:
    """The parts that hold the documents, old ones and those read now; and how many documents were read now."""
    known = [place / folder.PARTS / name for name in (former.parts if former and not todo.fresh else ())]
    for path in todo.imported:
        shutil.copyfile(path, staging.parts / path.name)
    known += sorted(set(staging.parts.glob(f"*{parts.SUFFIX}")) - _strangers(staging, todo))
    known = list({path.name: path for path in known}.values())
    wanted = {recipe.state(document): document for document in todo.documents}
    ids = {document.id: state for state, document in wanted.items()}
    held: list[Path] = []
    # What was imported is not read, even if it was before.
    for path in sorted(known, key=lambda path: not parts.is_imported(path)):
        found = parts.states(path, todo.recipe)
        here = {ids[id] for id in found if id in ids} if parts.is_imported(path) else set(found) & set(wanted)
        if here:
            held.append(path)
        for state in here:
            wanted.pop(state, None)
    # Whoever reads them may work in another folder.
    tasks = parts.tasks(wanted.values(), todo.recipe.absolute(), staging.parts.absolute())
    results = run(parts.read_part, tasks, engine=todo.engine, jobs=todo.jobs)
    for done in todo.track(results, "reading", len(tasks)):
        held.append(staging.parts / done.name)
        if not held[-1].exists():
            raise GraphError(f"{held[-1]}: a worker wrote it, but it is not here; do the workers share this folder?")
        for where, reason in done.faults:
            todo.on_fault(DocumentError(where, reason))
    return held, len(wanted)


def _strangers(staging: folder.Staging, todo: Plan) -> set[Path]:
    """Imported parts that a build left behind when it was stopped, and that this one knows nothing of."""
    imported = set(filter(parts.is_imported, staging.parts.glob(f"*{parts.SUFFIX}")))
    return imported - {staging.parts / path.name for path in todo.imported}


def _write_documents(path: Path, documents: Sequence[Document]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for document in documents:
            stream.write(_json(documentlines.to_line(document)))


def _write_claims(staging: folder.Staging, held: list[Path], todo: Plan, ledger: Ledger, ontology: Ontology) -> None:
    leaders = ledger.leaders(ontology.actors)
    actors = {**_new_actors(held, todo.documents, set(leaders.values()) - set(ontology.actors)), **ontology.actors}
    leaders = {id: leader for id, leader in leaders.items() if leader in actors}
    with (staging.new / folder.CLAIMS).open("w", encoding="utf-8", newline="\n") as stream:
        for document, line in parts.lines(held, todo.documents):
            reading = identity.applied(claimlines.from_line(line, document, ontology), ledger, leaders, actors)
            stream.write(_json(claimlines.to_line(reading, ontology)))


def _new_actors(held: list[Path], documents: Sequence[Document], wanted: set[str]) -> dict[str, Actor]:
    """Actors that texts alone know, where the ledger has others merged into them."""
    if not wanted:
        return {}
    rows = (row for _, line in parts.lines(held, documents) for row in line["actors"] if row["id"] in wanted)
    found: dict[str, Actor] = {}
    for row in rows:
        found.setdefault(row["id"], claimlines.actor_of(row))
    return found


def _write_graph(staging: folder.Staging, todo: Plan, ontology: Ontology) -> tuple[dict[str, int], str]:
    """Write Turtle, store and page; the counts, and the name of the store."""
    new, nodes = staging.new, Nodes(todo.settings.base)

    def readings() -> Iterable[Reading]:
        return todo.track(readings_of(new, ontology), "storing", len(todo.documents))

    database.write_turtle(new / folder.TURTLE, triples(readings, ontology, nodes), nodes)
    store = f"{folder.STORES}/{_sha256(new / folder.TURTLE)[:16]}"
    count = database.load_turtle(new / store, new / folder.TURTLE)
    return {**_counts(new / store, nodes), "documents": len(todo.documents), "triples": count}, store


def _write_page(new: Path, store: str, todo: Plan, ontology: Ontology) -> None:
    reader = Rows(database.Database(new / store, Nodes(todo.settings.base)), ontology)
    size = sum(len(document.text) for document in todo.documents)
    data = page_data(reader, reader.claims(), todo.documents if size <= PAGE_TEXT else (), ontology.relations)
    (new / folder.PAGE).write_text(page(data, text=size <= PAGE_TEXT), encoding="utf-8", newline="\n")


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


def _inputs(todo: Plan, ledger: Ledger, former: Manifest | None) -> dict[str, str]:
    kept = former.parts if former and not todo.fresh else ()
    imported = {name for name in kept if parts.is_imported(Path(name))} | {path.name for path in todo.imported}
    return {
        **({"imported": digest(*sorted(imported))} if imported else {}),
        **todo.recipe.versions(),
        "documents": digest(*map(documentlines.to_line, todo.documents)),
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
