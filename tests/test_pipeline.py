"""Builds: the same bytes whatever the order, the whole of a change or nothing, nothing read twice."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg import building, folder, parts
from kg.errors import GraphError, KGError
from kg.identity import Ledger, Verdict

TEXTS = {
    "2015-10-01-a.txt": "Russia bombs Syria on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State.",
    "2016-01-02-b.txt": "Ahrar Unit said Russia bombs Islamic State. USA backs Ahrar Unit.",
    "2014-01-02-c.txt": "Iran alliedWith Syria. Ahrar Units said USA backs Ahrar Unit.",
}
EXPORTS = (folder.DOCUMENTS, folder.CLAIMS, folder.TURTLE, folder.PAGE)


def exports(place):
    """The bytes of what a build leaves for others."""
    return {name: (Path(place) / name).read_bytes() for name in EXPORTS if (Path(place) / name).exists()}


def test_two_orders_of_input_give_the_same_bytes(toy_build, tmp_path):
    one = toy_build(TEXTS, tmp_path / "one")
    other = toy_build(dict(reversed(TEXTS.items())), tmp_path / "other")

    assert exports(one.folder) == exports(other.folder)


def test_adding_one_by_one_gives_the_bytes_of_one_build(toy_build, tmp_path):
    whole = toy_build(TEXTS, tmp_path / "whole")
    for name, text in TEXTS.items():
        grown = toy_build({name: text}, tmp_path / "grown")

    assert exports(grown.folder) == exports(whole.folder)


def test_removing_gives_the_bytes_of_a_build_without(toy_build, tmp_path):
    names = list(TEXTS)
    full = toy_build(TEXTS, tmp_path / "full")
    less = toy_build({name: TEXTS[name] for name in names[:2]}, tmp_path / "less")

    building.remove(full.folder, [full.lookup.document(names[2])["id"]])

    assert exports(full.folder) == exports(less.folder)


def test_building_again_changes_nothing(toy_build, tmp_path):
    built = toy_build(TEXTS)
    before = {
        path: path.stat().st_mtime_ns for path in built.folder.rglob("*") if path.is_file() and path.name != ".lock"
    }

    toy_build(TEXTS)

    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_only_what_is_new_is_read(toy_build, tmp_path, monkeypatch):
    names = list(TEXTS)
    toy_build({name: TEXTS[name] for name in names[:2]})
    read = []
    original = parts.read_part
    monkeypatch.setattr(parts, "read_part", lambda task: read.extend(task.documents) or original(task))

    toy_build(TEXTS)

    assert [document.text.endswith(TEXTS[names[2]]) for document in read] == [True]


def test_fresh_forgets_what_was_there(toy_build):
    names = list(TEXTS)
    toy_build(TEXTS)

    graph = toy_build({names[0]: TEXTS[names[0]]}, fresh=True)

    assert [row["path"] for row in graph.documents()] == [names[0]]


@pytest.mark.parametrize("text", ['{"format": 1}', "{", "no manifest"])
def test_fresh_passes_over_a_manifest_that_cannot_be_read(toy_build, text):
    graph = toy_build(TEXTS)
    (graph.folder / "manifest.json").write_text(text)

    with pytest.raises(GraphError, match="--fresh"):
        toy_build(TEXTS)
    again = toy_build(TEXTS, fresh=True)

    assert [row["path"] for row in again.documents()] == sorted(TEXTS)


def failing(toy, on):
    """The toy extractor, but that it fails on texts that hold a word."""

    def read(self, document):
        if on in document.text:
            raise RecursionError("too deep")
        return toy(document)

    return read


def test_a_document_that_the_extractor_fails_on_is_named_and_the_others_are_read(toy_build, toy, monkeypatch):
    monkeypatch.setattr("toy.Toy.__call__", failing(toy.__call__, "Ahrar Unit said"))
    faults = []

    graph = toy_build(TEXTS, on_fault=faults.append)

    assert [str(fault) for fault in faults] == ["2016-01-02-b.txt: the extractor failed: RecursionError too deep"]
    assert [row["claims"] for row in graph.documents()] == [2, 2, 0]


def test_strict_stops_at_a_document_that_the_extractor_fails_on(toy_build, toy, monkeypatch, tmp_path):
    monkeypatch.setattr("toy.Toy.__call__", failing(toy.__call__, "Ahrar Unit said"))

    with pytest.raises(KGError, match="the extractor failed"):
        toy_build(TEXTS, strict=True)

    assert not (tmp_path / "out").exists()


def test_a_reprint_is_one_document_with_two_publications(toy_build):
    graph = toy_build({"2016-01-01-a.txt": "Russia bombs Syria.", "2015-01-01-b.txt": "Russia bombs Syria."})

    assert [(row["date"], row["claims"]) for row in graph.documents()] == [("2015-01-01", 1)]


@pytest.mark.parametrize(
    "step", ["kg.store.database.write_turtle", "kg.store.database.load_turtle", "kg.pipeline._counts"]
)
def test_a_build_that_fails_leaves_the_graph_as_it_was(toy_build, monkeypatch, step):
    names = list(TEXTS)
    graph = toy_build({names[0]: TEXTS[names[0]]})
    before, listed = exports(graph.folder), sorted(path.name for path in graph.folder.iterdir())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(step, fail)
        with pytest.raises(GraphError, match="No space left on device; the graph is as it was"):
            toy_build(TEXTS)

    assert exports(graph.folder) == before
    assert sorted(path.name for path in graph.folder.iterdir()) == listed
    assert len(kg.open(graph.folder).claims()) == 2


def test_a_first_build_that_fails_leaves_no_folder(toy_build, monkeypatch, tmp_path):
    monkeypatch.setattr(
        "kg.store.database.load_turtle", lambda *_: (_ for _ in ()).throw(OSError(27, "File too large"))
    )

    with pytest.raises(GraphError, match="File too large"):
        toy_build(TEXTS, tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_a_commit_that_was_interrupted_is_completed_by_the_next_reader(toy_build, monkeypatch):
    names = list(TEXTS)
    graph = toy_build({names[0]: TEXTS[names[0]]})
    complete = folder._complete

    def killed(place: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(folder, "_complete", killed)
        toy_build(TEXTS)
    assert complete is folder._complete

    assert len(kg.open(graph.folder).documents()) == 3


def test_a_reader_sees_a_finished_graph_while_builds_go_on(toy_build):
    graph = toy_build(TEXTS)
    names = list(TEXTS)

    for name in names[:2]:
        building.remove(graph.folder, [graph.lookup.document(name)["id"]])

    assert len(graph.claims()) == 6
    assert len(kg.open(graph.folder).claims()) == 2


def test_a_store_that_was_replaced_between_manifest_and_opening_is_read_anew(toy_build, monkeypatch):
    graph = toy_build(TEXTS)
    stale = replace(graph.manifest, store="store/gone")
    states = iter([stale, graph.manifest])
    monkeypatch.setattr(folder, "current", lambda place: next(states))

    assert len(kg.open(graph.folder).claims()) == 6


def test_two_builds_at_once_are_refused(toy_build, tmp_path):
    graph = toy_build(TEXTS)

    with folder.writing(graph.folder), pytest.raises(GraphError, match="another kg is writing to this graph"):
        building.remove(graph.folder, [graph.documents()[0]["id"]])


def test_a_folder_with_other_things_in_it_is_refused(toy_build, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("work of years", encoding="utf-8")

    with pytest.raises(GraphError, match=r"holds thesis\.txt and no graph"):
        toy_build(TEXTS, tmp_path / "mine")


def test_merging_actors_merges_their_relations(toy_build):
    graph = toy_build(TEXTS)

    building.judge(graph.folder, lambda ledger: ledger.judged("ahrar-unit", "ahrar-units", Verdict.SAME))

    found = kg.open(graph.folder)
    assert {row["id"] for row in found.actors()} >= {"ahrar-unit"}
    assert "ahrar-units" not in {row["id"] for row in found.actors()}
    assert {row["speaker_id"] for row in found.claims(target="Ahrar Unit")} == {None, "ahrar-unit"}


def test_undoing_a_judgement_restores_the_exports(toy_build):
    graph = toy_build(TEXTS)
    before = exports(graph.folder)

    building.judge(graph.folder, lambda ledger: ledger.judged("ahrar-unit", "ahrar-units", Verdict.SAME))
    changed = exports(graph.folder)
    building.judge(graph.folder, lambda ledger: ledger.without_last())

    assert changed != before
    assert exports(graph.folder) == before


def test_rejecting_a_claim_takes_it_out_and_building_again_leaves_it_out(toy_build):
    graph = toy_build(TEXTS)
    claim = graph.claims(source="USA")[0]["id"]

    building.judge(graph.folder, lambda ledger: ledger.reviewed(claim, Verdict.REJECT))
    toy_build(TEXTS, fresh=True)

    assert claim not in {row["id"] for row in kg.open(graph.folder).claims()}


def test_a_damaged_ledger_stops_a_build_and_keeps_the_graph(toy_build):
    graph = toy_build(TEXTS)
    (graph.folder / "identity.toml").write_text("nonsense", encoding="utf-8")
    before = exports(graph.folder)

    with pytest.raises(KGError, match=r"identity\.toml: is not TOML"):
        toy_build({**TEXTS, "d.txt": "Iran arms Syria."})

    assert exports(graph.folder) == before


def test_a_damaged_part_is_read_again(toy_build, tmp_path):
    whole = toy_build({**TEXTS, "d.txt": "Iran arms Syria."}, tmp_path / "whole")
    graph = toy_build(TEXTS)
    part = next((graph.folder / "parts").iterdir())
    part.write_bytes(part.read_bytes()[:100])

    mended = toy_build({**TEXTS, "d.txt": "Iran arms Syria."})

    assert exports(mended.folder) == exports(whole.folder)


def test_parts_that_a_killed_build_finished_are_not_read_again(toy_build, monkeypatch):
    read = []
    original = parts.read_part

    def reading(task: parts.Task) -> parts.Done:
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(task.name)
        return original(task)

    monkeypatch.setattr(parts, "SIZE", 1)
    monkeypatch.setattr(parts, "read_part", reading)
    with pytest.raises(KeyboardInterrupt):
        toy_build(TEXTS)
    first = list(read)
    read.clear()

    toy_build(TEXTS)

    assert len(read) == 1
    assert not set(read) & set(first)


def test_an_own_ontology_of_actors_is_kept_by_later_builds(toy_build, tmp_path):
    actors = tmp_path / "mine.ttl"
    actors.write_text(
        "@prefix kg: <https://w3id.org/actor-kg/ns#> .\n"
        "@prefix actor: <https://w3id.org/actor-kg/actor/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'actor:ahrar a kg:ArmedGroup ; rdfs:label "Ahrar"@en ; skos:altLabel "Ahrar Unit"@en .\n',
        encoding="utf-8",
    )
    toy_build(TEXTS, actors=[actors])
    actors.unlink()

    graph = toy_build({**TEXTS, "d.txt": "Ahrar Unit attacks Iran."})

    assert graph["Ahrar Unit"].actor["kind"] == "ArmedGroup"
    assert len(graph.claims(source="Ahrar Unit")) == 1


def test_a_table_that_overrides_an_actor_is_kept_by_later_builds(toy_build, tmp_path):
    actors = tmp_path / "mine.csv"
    actors.write_text("name,aliases,id\nPersia,Iranshahr,iran\n", encoding="utf-8")
    toy_build(TEXTS, actors=[actors])
    actors.unlink()

    graph = toy_build({**TEXTS, "d.txt": "Russia attacks Iranshahr."})

    assert graph["Iran"].actor["label"] == "Persia"
    assert len(graph.claims(target="Iranshahr")) == 1


def test_the_base_of_iris_can_be_chosen(toy_build):
    graph = toy_build(TEXTS, base="https://example.org/graph/")

    assert "@prefix actor: <https://example.org/graph/actor/>" in (graph.folder / "graph.ttl").read_text(
        encoding="utf-8"
    )
    assert graph["Russia"].claims


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "4242"])
def test_the_seed_gives_the_same_bytes_with_any_hash_seed(seed_graph, root, tmp_path, seed):
    command = [sys.executable, "-m", "kg", "-q", "build", str(root / "seeds"), "-o", str(tmp_path / "out")]

    subprocess.run(command, check=True, cwd=root, env={**os.environ, "PYTHONHASHSEED": seed})

    assert exports(tmp_path / "out") == exports(seed_graph)


@pytest.mark.slow
def test_two_processes_give_the_bytes_of_one(root, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SIZE", 1)
    monkeypatch.chdir(tmp_path)
    for number, country in enumerate(("Iran", "Chad", "Peru")):
        Path(f"{number}.txt").write_text(f"France condemned {country} on Monday, the ministry said.", encoding="utf-8")
    paths = [f"{number}.txt" for number in range(3)]

    one, two = (kg.build(paths, tmp_path / f"with-{jobs}", jobs=jobs) for jobs in (1, 2))

    assert exports(one.folder) == exports(two.folder)
    assert len(one.claims(relation="criticizes")) == 3


def test_an_empty_ledger_changes_nothing(toy_build):
    graph = toy_build(TEXTS)
    before = exports(graph.folder)

    building.judge(graph.folder, lambda ledger: Ledger())

    assert exports(graph.folder) == before


def judge_and_undo(graph, number):
    """Judge random pairs of actors, take all back in random order; the exports before, between and after."""
    chance = random.Random(7)
    ids = [row["id"] for row in graph.actors()]
    pairs = [tuple(sorted(chance.sample(ids, 2))) for _ in range(number)]
    before = exports(graph.folder)
    for pair in pairs:
        verdict = chance.choice([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
        building.judge(graph.folder, lambda ledger, pair=pair, verdict=verdict: ledger.judged(*pair, verdict))
    between = exports(graph.folder)
    for pair in chance.sample(sorted(set(pairs)), len(set(pairs))):
        building.judge(graph.folder, lambda ledger, pair=pair: ledger.without(*pair))
    return before, between, exports(graph.folder)


CROWD = " ".join(f"Unit {a} fights Unit {b}." for a in "ABCDEFGH" for b in "ABCDEFGH" if a < b)


@pytest.mark.parametrize("number", [12, pytest.param(200, marks=pytest.mark.long)])
def test_judgements_undone_in_any_order_restore_the_exports(toy_build, number):
    before, between, after = judge_and_undo(toy_build({"a.txt": CROWD}), number)

    assert between != before
    assert after == before


def test_an_ontology_that_stays_the_same_is_left_in_its_place_for_readers(toy_build):
    names = list(TEXTS)
    former = toy_build({names[0]: TEXTS[names[0]]})
    place = former.folder / former.manifest.ontology
    before = place.stat().st_ino

    latter = toy_build(TEXTS)

    assert latter.folder / latter.manifest.ontology == place
    assert place.stat().st_ino == before
