"""What a user does wrong ends in one line that says what is right, in exit code 2, and in the graph as it was."""

import os
import resource
import subprocess
import sys

import pytest

from kg import folder

TEXT = "This is the report of the day. Russia bombs Syria."


def kg(*words, cwd=None, **options):
    """What `kg` does in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        **options,
    )


@pytest.fixture
def graph(toy_build):
    return toy_build({"2015-10-01-a.txt": TEXT}).folder


def state(place):
    """The bytes of a graph."""
    return {path: path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file() and path.name != ".lock"}


WRONG = {
    "missing file": (("build", "nowhere.txt", "-o", "GRAPH"), "nowhere.txt: no such file or folder"),
    "pattern that matches nothing": (("build", "*.nothing", "-o", "GRAPH"), "no file matches this pattern"),
    "binary file": (("build", "binary.txt", "-o", "GRAPH"), "binary"),
    "empty file": (("build", "empty.txt", "-o", "GRAPH"), "empty"),
    "empty folder": (("build", "hollow", "-o", "GRAPH"), "an empty folder"),
    "no path": (("build", "-o", "GRAPH"), "Missing argument 'PATH...'"),
    "unknown command": (("bild", "x"), "No such command 'bild'. Did you mean build?"),
    "unknown option": (("claims", "--spaker", "x", "-g", "GRAPH"), "No such option"),
    "strict with a bad document": (("build", "good.txt", "binary.txt", "--strict", "-o", "GRAPH"), "binary.txt"),
    "unknown extractor": (
        ("build", "good.txt", "--extractor", "magic", "-o", "GRAPH"),
        "no extractor named 'magic'; known:",
    ),
    "unknown model": (
        ("build", "good.txt", "--extractor", "rules", "--model", "nope", "-o", "GRAPH"),
        "no spaCy model 'nope' is installed",
    ),
    "unknown engine": (
        ("build", "good.txt", "--extractor", "rules", "--engine", "moon://x", "-o", "GRAPH"),
        "no engine named 'moon'",
    ),
    "ontology that is none": (
        ("build", "good.txt", "--extractor", "rules", "--ontology", "hollow", "-o", "GRAPH"),
        "no ontology here",
    ),
    "actors that are no Turtle": (
        ("build", "good.txt", "--extractor", "rules", "--actors", "good.txt", "-o", "GRAPH"),
        "good.txt: Turtle:",
    ),
    "base that is no address": (("build", "good.txt", "--base", "here", "-o", "GRAPH"), "an http(s) address"),
    "column that is none": (("build", "good.txt", "--columns", "text", "-o", "GRAPH"), "write PART=COLUMN"),
    "folder of something else": (("build", "good.txt", "-o", "other"), "holds thesis.txt and no graph"),
    "broken SPARQL": (("query", "SELECT WHERE {", "-g", "GRAPH"), "SPARQL: error at 1:15"),
    "SERVICE": (
        ("query", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "-g", "GRAPH"),
        "SERVICE is refused",
    ),
    "missing query file": (("query", "nowhere.rq", "-g", "GRAPH"), "nowhere.rq: no such file"),
    "unknown query": (("query", "alies-of", "-g", "GRAPH"), "no query named 'alies-of'"),
    "missing parameter": (("query", "allies-of", "-g", "GRAPH"), "needs actor"),
    "format that does not fit": (("query", "ASK {}", "--format", "ttl", "-g", "GRAPH"), "does not fit the question"),
    "unknown actor": (("show", "Rusia", "-g", "GRAPH"), "no actor named 'Rusia' in this graph; did you mean Russia"),
    "unknown relation in a filter": (
        ("claims", "--relation", "tickles", "-g", "GRAPH"),
        "no relation type named 'tickles'; known:",
    ),
    "date that is none": (("claims", "--since", "soon", "-g", "GRAPH"), "'soon' is no date; write YYYY"),
    "unknown document": (("remove", "nowhere", "-g", "GRAPH"), "no document 'nowhere' in this graph"),
    "no graph": (("claims", "-g", "hollow"), "hollow: no graph in this folder"),
    "no folder": (("stats", "-g", "nowhere"), "nowhere: no such graph"),
    "file for a folder": (("stats", "-g", "good.txt"), "good.txt: a file, not the folder of a graph"),
    "nothing to undo": (("undo", "-g", "GRAPH"), "no judgement on actors to undo"),
    "an actor and itself": (("same", "Russia", "russia", "-g", "GRAPH"), "are one actor already"),
    "import that is none": (("review", "--import", "good.txt", "-g", "GRAPH"), "good.txt: is not JSON"),
    "unknown format": (("export", "word", "-g", "GRAPH"), "'word' is not one of"),
    "gold that is none": (("eval", "good.txt"), "good.txt:1: is not JSON"),
    "configuration that is none": (("--config", "good.txt", "stats", "-g", "GRAPH"), "good.txt: is not TOML"),
    "configuration that is not there": (
        ("--config", "nowhere.toml", "stats", "-g", "GRAPH"),
        "nowhere.toml: no such file",
    ),
}


@pytest.fixture
def place(tmp_path, graph):
    """A working folder with good and bad things in it."""
    work = tmp_path / "work"
    for name in ("hollow", "other"):
        (work / name).mkdir(parents=True)
    (work / "other" / "thesis.txt").write_text("work of years", encoding="utf-8")
    (work / "good.txt").write_text(TEXT, encoding="utf-8")
    (work / "empty.txt").write_bytes(b"")
    (work / "binary.txt").write_bytes(bytes(range(256)) * 20)
    return work


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_use_gives_one_clear_line_and_changes_nothing(place, graph, name):
    words, message = WRONG[name]
    before = state(graph)

    done = kg(*(graph if word == "GRAPH" else word for word in words), cwd=place)

    errors = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert (done.returncode, len(errors)) == (2, 1), done.stderr
    assert message in errors[0]
    assert "Traceback" not in done.stderr
    assert state(graph) == before


def test_a_graph_of_a_newer_version_is_refused(graph):
    manifest = graph / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"format": 2', '"format": 99'), encoding="utf-8")

    done = kg("claims", "-g", graph)

    assert done.returncode == 2
    assert "the graph has format 99, this kg reads up to 2; upgrade it" in done.stderr


def test_a_damaged_manifest_is_named(graph):
    (graph / "manifest.json").write_text("{", encoding="utf-8")

    done = kg("claims", "-g", graph)

    assert done.returncode == 2
    assert "manifest.json: is damaged" in done.stderr


def test_a_store_that_is_gone_is_named(graph):
    import shutil

    shutil.rmtree(graph / "store")

    done = kg("claims", "-g", graph)

    assert done.returncode == 2
    assert "the store cannot be opened" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_no_permission_to_write_is_named(graph, place):
    graph.chmod(0o500)
    try:
        done = kg("build", place / "good.txt", "-o", graph)
    finally:
        graph.chmod(0o700)

    assert done.returncode == 2
    assert "Permission denied" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there are no limits of this kind")
def test_a_limit_of_file_sizes_reached_while_writing_leaves_the_graph(graph, place, root):
    before = state(graph)

    done = kg(
        "build", root / "seeds", "-o", graph, "--extractor", "rules",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip

    assert done.returncode == 2, done.stderr
    assert "the graph is as it was" in done.stderr
    assert state(graph) == before


def test_two_builds_at_once_are_refused(graph, place):
    with folder.writing(graph):
        done = kg("remove", "2015-10-01-a.txt", "-g", graph)

    assert done.returncode == 2
    assert "another kg is writing to this graph; try again when it is done" in done.stderr


def test_output_that_cannot_be_written_is_named(graph, tmp_path):
    done = kg("export", "turtle", "-g", graph, "-o", tmp_path / "nowhere" / "graph.ttl")

    assert done.returncode == 2
    assert "No such file or directory" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_pipe_that_closes_early_is_no_error(graph):
    done = subprocess.run(
        f"'{sys.executable}' -m kg export ntriples -g '{graph}' | head -1", shell=True, capture_output=True, text=True
    )

    assert "Traceback" not in done.stderr


def test_skipped_documents_are_named_and_counted(place, tmp_path):
    from kg.building import planned

    plan = planned(tmp_path / "none", [str(place / "good.txt"), str(place / "binary.txt"), str(place / "empty.txt")])

    assert plan == {"found": 1, "new": 1, "unchanged": 0, "skipped": 2}
