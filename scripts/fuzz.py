"""Feed the readers and the extractor with bytes that atheris finds by what they reach: `make fuzz`.

`python scripts/fuzz.py readers|extractor [FOLDER] [-max_total_time=60]`; what follows the name goes to libFuzzer, which
stops at whatever is no KGError, at a run of more than 20 seconds and at one of more than 2 GB, and keeps the input.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg"]):
    from kg.errors import KGError
    from kg.extract.rules import RuleExtractor
    from kg.model import Document
    from kg.ontology import load
    from kg.readers import READERS, read

    for place in sorted(set(READERS.values())):
        import_module(place.partition(":")[0])

SUFFIXES = sorted(READERS)
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=100000")


def readers(data: bytes) -> None:
    """The first byte says which format the rest is taken for."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else "txt"
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        path = Path(folder, f"a.{suffix}")
        path.write_bytes(data[1:])
        faults: list[KGError] = []
        documents = list(read([str(path)], on_fault=faults.append))
        if not documents and not faults:
            raise AssertionError("dropped in silence")
        for document in documents:
            document.text.encode("utf-8")


class Extracting:
    """The extractor, loaded once."""

    def __init__(self) -> None:
        self.extractor = RuleExtractor(load())

    def __call__(self, data: bytes) -> None:
        """Text of all planes, half characters included."""
        document = Document(data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace"))
        for claim in self.extractor(document).claims:
            start, end = claim.evidence.offsets
            if document.text[start:end] != claim.evidence.text:
                raise AssertionError("the evidence is not in the document")


def main() -> None:
    """Fuzz what the first argument names."""
    name, *rest = sys.argv[1:] or ["readers"]
    target = {"readers": lambda: readers, "extractor": Extracting}[name]()

    def one(data: bytes) -> None:
        try:
            target(data)
        except (KGError, UnicodeDecodeError):
            return

    atheris.Setup([sys.argv[0], *LIMITS, *rest], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
