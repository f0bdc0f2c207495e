"""Claims coded elsewhere are part of a graph: checked like its own, kept by every later build, and taken out again."""

import json

import pytest
from click.testing import CliRunner

import kg
from kg.cli import cli
from kg.errors import KGError

HEADER = "id,source,relation,target,sentence,date\n"
FIRST = HEADER + 'r1,Russia,bombs,Al Izza Brigade,"Russia bombed the Al Izza Brigade.",2015-09-30\n'
SECOND = HEADER + "r2,France,backs,Mali,,2015-10-01\n"


@pytest.fixture
def bring(tmp_path):
    """Imports texts as CSV into a graph, and gives what was printed."""

    def bring(*texts, graph=tmp_path / "out", options=()):
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
            words = ["import", "csv", str(tmp_path / f"{number}.csv"), "-o", str(graph), *options]
            done = CliRunner().invoke(cli, words, catch_exceptions=False)
        return done

    return bring


def claims(folder):
    return sorted((claim["source"], claim["relation"], claim["target"]) for claim in kg.open(folder).claims())


def exported(folder):
    return b"".join(kg.open(folder).export("turtle"))


def test_the_graph_passes_both_checks(bring, tmp_path):
    bring(FIRST, SECOND)

    checks = [CliRunner().invoke(cli, [check, "-g", str(tmp_path / "out")]) for check in ("verify", "validate")]

    assert [check.exit_code for check in checks] == [0, 0]


def test_it_says_what_it_did_and_what_it_skipped(bring):
    done = bring(FIRST + "r3,Russia,dances,Mali,,\nr4,Russia,dances,Peru,,\n")

    assert "imported 1 records, skipped 2\n" in done.output
    assert "skipped 2: no relation type 'dances' in the ontology (first: " in done.output


def test_strict_stops_at_the_first_that_is_no_claim(bring, tmp_path):
    with pytest.raises(KGError, match=r"0.csv:3: no relation type 'dances'"):
        bring(FIRST + "r3,Russia,dances,Mali,,\n", options=["--strict"])

    assert not (tmp_path / "out" / "manifest.json").exists()


def test_nothing_to_import_leaves_no_graph(bring, tmp_path):
    with pytest.raises(KGError, match="no claim could be imported"):
        bring(HEADER)

    assert not (tmp_path / "out").exists()


def test_importing_twice_changes_nothing(bring):
    bring(FIRST)

    assert "nothing has changed" in bring(FIRST).output


def test_the_order_of_imports_does_not_matter(bring, tmp_path):
    bring(FIRST, SECOND, graph=tmp_path / "one")
    (tmp_path / "0.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "1.csv").write_text(SECOND, encoding="utf-8")
    for name in ("1.csv", "0.csv"):
        CliRunner().invoke(cli, ["import", "csv", str(tmp_path / name), "-o", str(tmp_path / "two")])

    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_two_codings_of_one_text_are_both_kept(bring, tmp_path):
    bring(FIRST, FIRST.replace("bombs", "attacks"))

    assert [relation for _, relation, _ in claims(tmp_path / "out")] == ["attacks", "bombs"]
    assert len(kg.open(tmp_path / "out").documents()) == 1


def test_one_claim_coded_twice_is_one(bring, tmp_path):
    bring(FIRST, FIRST.replace("id,", "confidence,").replace("r1", "0.9"))

    assert len(claims(tmp_path / "out")) == 1
    assert CliRunner().invoke(cli, ["validate", "-g", str(tmp_path / "out")]).exit_code == 0


def test_a_later_build_keeps_what_was_imported(bring, toy_build, tmp_path):
    bring(FIRST)
    toy_build({"a.txt": "USA backs Ahrar Unit."}, tmp_path / "out")

    assert claims(tmp_path / "out") == [
        ("Russia", "bombs", "Al Izza Brigade"),
        ("United States", "backs", "Ahrar Unit"),
    ]


def test_building_first_gives_the_same_claims(bring, toy_build, tmp_path):
    toy_build({"a.txt": "USA backs Ahrar Unit."}, tmp_path / "out")
    bring(FIRST)

    assert claims(tmp_path / "out") == [
        ("Russia", "bombs", "Al Izza Brigade"),
        ("United States", "backs", "Ahrar Unit"),
    ]


def test_an_imported_document_can_be_removed(bring, tmp_path):
    bring(FIRST, SECOND)

    done = CliRunner().invoke(cli, ["remove", "r1", "-g", str(tmp_path / "out")])

    assert done.exit_code == 0, done.output
    assert claims(tmp_path / "out") == [("France", "backs", "Mali")]


def test_json_counts(bring):
    assert json.loads(bring(FIRST, options=["--json"]).stdout)["claims"] == 1
