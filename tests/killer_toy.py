"""The toy extractor, but that a document with the word "poison" kills the process that reads it."""

import os
import signal
from pathlib import Path

from toy import Toy


class KillerToy(Toy):
    """Dies as a process does that the system kills for lack of memory."""

    def __call__(self, document):
        """What the toy reads."""
        if "poison" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(document)


def register(folder, name="killer", where="killer_toy:KillerToy"):
    """Make a folder that, on the path of any process, tells kg of an extractor, as an installed package does."""
    here = Path(folder) / f"{name}_toy-1.dist-info"
    here.mkdir(parents=True)
    (here / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-toy\nVersion: 1\n", encoding="utf-8")
    (here / "entry_points.txt").write_text(f"[kg.extractors]\n{name} = {where}\n", encoding="utf-8")
    return str(folder)
