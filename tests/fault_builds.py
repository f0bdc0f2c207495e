"""Builds that tests of faults run in processes of their own: forks of a clean server that has loaded all already."""

import os
import resource
import signal
import sys
from multiprocessing import get_context
from pathlib import Path

import kg
from kg import building, folder, parts
from kg.extract import EXTRACTORS
from kg.recipe import Recipe, load_ontology

EXPORTS = (folder.DOCUMENTS, folder.CLAIMS, folder.TURTLE, folder.PAGE)
# What the interpreter tells of before it does it: the moments at which a build changes the disk.
WRITES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "shutil.rmtree", "shutil.copyfile"}
EXTRACTORS["toy"] = "toy:Toy"
load_ontology(Recipe("toy"))


def forks():
    """What starts such processes. Forks of the tests' own process would lack the threads of open stores."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["fault_builds", "kg.views.page", "kg.store.rows"])
    return context


def exports(place):
    """The bytes of what a build leaves for others, None where there is no graph."""
    place = Path(place)
    return {name: (place / name).read_bytes() for name in EXPORTS} if (place / "manifest.json").exists() else None


def build(paths, out):
    """Build a graph with the toy extractor, in small parts."""
    parts.SIZE = 4
    kg.build(paths, out, extractor="toy")


def build_and_die(paths, out, number):
    """The same, but that the process is killed when it is about to change the disk for the n-th time."""
    count = [0]

    def hook(event, words):
        is_opening = event == "open" and bool(words[2] & (os.O_WRONLY | os.O_RDWR))
        count[0] += is_opening or event in WRITES
        if count[0] == number:
            # To kill is an event as well.
            count[0] += 1
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    build(paths, out)


def build_on_little(paths, out, size):
    """The same on a disk that takes no file of more bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    build(paths, out)


def back_and_forth(paths, out, id):
    """Remove a document and add it again, a few times."""
    for _ in range(3):
        building.remove(Path(out), [id])
        build(paths, out)
