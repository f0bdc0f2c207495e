"""The folder of a graph: one writer, a staging folder, and a commit that happens as a whole or not at all.

A build writes into `.building/`. Its commit begins when the marker appears there: from then on the build counts, and
whoever opens the folder next completes the renames that were not done. Before, the former graph counts.
"""

import errno
import filecmp
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kg import manifest
from kg.errors import GraphError
from kg.manifest import Manifest

LOCK, BUILDING, MARKER = ".lock", ".building", "commit.json"
DOCUMENTS, CLAIMS, TURTLE, PAGE = "documents.jsonl", "claims.jsonl", "graph.ttl", "graph.html"
STORES, PARTS, ONTOLOGIES = "store", "parts", "ontology"
FILES = (DOCUMENTS, CLAIMS, TURTLE, PAGE)
FOLDERS = (STORES, PARTS, ONTOLOGIES)
# What a person writes is never replaced.
KEPT = ("identity.toml", "review.toml")
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a build writes before it counts: `new` for this build alone, `parts` for what a later one can use too."""

    folder: Path

    @property
    def new(self) -> Path:
        """Files and folders to be, each where it will be in the folder of the graph."""
        return self.folder / BUILDING / "new"

    @property
    def parts(self) -> Path:
        """Parts that are done; they outlive a build that is killed."""
        return self.folder / BUILDING / PARTS

    def commit(self, state: Manifest) -> None:
        """Put the new graph in the place of the former one."""
        (self.new / manifest.NAME).write_text(state.dumps(), encoding="utf-8", newline="\n")
        moves = [*self._parts_of(state), *self._new_entries()]
        wanted = {target for _, target in moves} | {f"{PARTS}/{name}" for name in state.parts}
        _sync(self.folder / BUILDING)
        plan = {"move": moves, "remove": sorted(set(_entries(self.folder)) - wanted)}
        _write_whole(self.folder / BUILDING / MARKER, json.dumps(plan))
        try:
            _complete(self.folder)
        except OSError as error:
            fault = f"{self.folder}: the build is done but not yet in place: {error.strerror}"
            raise GraphError(f"{fault}; the next command on this graph completes it") from error

    def _parts_of(self, state: Manifest) -> list[tuple[str, str]]:
        done = (name for name in state.parts if (self.parts / name).exists())
        return [(f"{PARTS}/{name}", f"{PARTS}/{name}") for name in done]

    def _new_entries(self) -> list[tuple[str, str]]:
        """What to move, the manifest last."""
        names = sorted(_entries(self.new), key=lambda name: (name == manifest.NAME, name))
        return [(f"new/{name}", name) for name in names]


def current(folder: Path) -> Manifest:
    """The manifest of the finished graph in a folder; an interrupted commit is completed first."""
    settle(folder)
    return manifest.read(folder)


def settle(folder: Path) -> None:
    """Complete a commit that was interrupted, if there was one."""
    if not _marker(folder).exists():
        return
    try:
        with _locked(folder, PATIENCE):
            settle_own(folder)
    except OSError as error:
        fault = f"{folder}: its last build was interrupted and must be completed, but {error.strerror}"
        raise GraphError(f"{fault}; run any command with permission to write there") from error


@contextmanager
def writing(folder: Path) -> Iterator[Staging]:
    """Where to write a new state of the graph, for one writer at a time; what is not committed leaves no trace.

    Only parts that were finished stay, when the writer is stopped by a signal: the next build goes on from them.
    """
    _check_place(folder)
    there = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            settle_own(folder)
            yield from _staged(folder)
    except OSError as error:
        place = error.filename or folder
        raise GraphError(f"{place}: cannot be written: {error.strerror}; the graph is as it was") from error
    finally:
        if not there:
            _remove_if_empty(folder)


def settle_own(folder: Path) -> None:
    """Complete an interrupted commit, as the holder of the lock."""
    if _marker(folder).exists():
        _complete(folder)


def _staged(folder: Path) -> Iterator[Staging]:
    staging = Staging(folder)
    shutil.rmtree(staging.new, ignore_errors=True)
    for path in (staging.new, staging.parts):
        path.mkdir(parents=True, exist_ok=True)
    try:
        yield staging
    except Exception:
        _clean(folder)
        raise
    except BaseException:
        # Stopped by the user: what was read already is not read again, and a commit that has begun will be completed.
        if not _marker(folder).exists():
            shutil.rmtree(staging.new, ignore_errors=True)
            if not any(staging.parts.iterdir()):
                _clean(folder)
        raise
    _clean(folder)


@contextmanager
def _locked(folder: Path, patience: float = 0) -> Iterator[None]:
    # Loaded here, because who only reads pays for it otherwise.
    from filelock import FileLock, Timeout

    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))
    try:
        with FileLock(folder / LOCK, timeout=patience):
            yield
    except Timeout:
        raise GraphError(f"{folder}: another kg is writing to this graph; try again when it is done") from None


def _check_place(folder: Path) -> None:
    """GraphError if the folder is none, or holds things of others that a build could overwrite."""
    if folder.exists() and not folder.is_dir():
        raise GraphError(f"{folder}: a file; -o takes the folder to write the graph into")
    try:
        names = {path.name for path in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise GraphError(f"{folder}: cannot be read: {error.strerror}") from error
    others = sorted(names - {LOCK, BUILDING, *KEPT})
    if others and manifest.NAME not in names:
        raise GraphError(
            f"{folder}: holds {others[0]} and no graph; -o takes a new or empty folder, or that of a graph"
        )


def _marker(folder: Path) -> Path:
    return folder / BUILDING / MARKER


def _complete(folder: Path) -> None:
    """Do what the marker says, as far as it is not done already."""
    plan = json.loads(_marker(folder).read_text(encoding="utf-8"))
    for source, target in plan["move"]:
        if (folder / BUILDING / source).exists():
            (folder / target).parent.mkdir(exist_ok=True)
            _move(folder / BUILDING / source, folder / target)
    _sync_folder(folder)
    for name in plan["remove"]:
        _remove(folder / name)
    _marker(folder).unlink()
    _clean(folder)


def _move(source: Path, target: Path) -> None:
    """Put a file or folder in its place; a folder that is there already with the same in it stays, for its readers."""
    if not target.is_dir():
        source.replace(target)
    elif not _is_same(source, target):
        # A folder does not take the place of another one by itself.
        shutil.rmtree(target)
        source.replace(target)


def _is_same(one: Path, other: Path) -> bool:
    names = [sorted(path.relative_to(root) for path in root.rglob("*")) for root in (one, other)]
    files = [name for name in names[0] if (one / name).is_file()]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in files)


def _entries(folder: Path) -> Iterator[str]:
    """The parts of a graph that are in a folder, by the names that a commit moves or removes."""
    for name in (*FILES, manifest.NAME):
        if (folder / name).exists():
            yield name
    for name in FOLDERS:
        if (folder / name).is_dir():
            yield from (f"{name}/{path.name}" for path in (folder / name).iterdir())


def _clean(folder: Path) -> None:
    """Remove the staging folder, unless a commit waits there to be completed."""
    if not _marker(folder).exists():
        shutil.rmtree(folder / BUILDING, ignore_errors=True)


def _remove(path: Path) -> None:
    # On Windows a reader may still hold the file; it goes with the next build.
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        if {path.name for path in folder.iterdir()} <= {LOCK}:
            (folder / LOCK).unlink(missing_ok=True)
            folder.rmdir()


def _write_whole(path: Path, text: str) -> None:
    """Write a file that is there complete or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
    _sync_folder(path.parent)


def _sync(folder: Path) -> None:
    """Have all that is below a folder on the disk before the marker is."""
    for path in _below(folder):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
        else:
            _sync_folder(path)


def _below(folder: Path) -> Iterable[Path]:
    return sorted(folder.rglob("*"), reverse=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
