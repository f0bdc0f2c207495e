"""Reading without a graph: claims as lines, and how a sentence is read."""

import json

import pytest
from click.testing import CliRunner

from kg.cli import cli

pytestmark = pytest.mark.slow


def run(*words):
    done = CliRunner().invoke(cli, list(map(str, words)), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_explain_shows_words_mentions_speakers_and_frames():
    shown = run("explain", "Russia did not bomb the rebels, the Kremlin said.")

    for part in (
        "mention  Russia = Russia (State), by exact",
        "speaker  Russia 'said': “Russia did not bomb the rebels”",
        "fired    verb: bomb at 'bomb'",
        "Russia bombs rebels (negated, actual",
    ):
        assert part in shown


def test_explain_says_why_nothing_came_out():
    assert "no claim: " in run("explain", "The weather in Paris was fine.")


def test_explain_json_has_all_its_parts():
    found = json.loads(run("explain", "France condemned Russia.", "--json"))

    assert set(found) == {"text", "words", "mentions", "attributions", "fired", "near", "reason"}
    assert found["fired"][0]["relation"] == "criticizes"


def test_extract_writes_a_line_a_document(tmp_path):
    (tmp_path / "2024-05-08-a.txt").write_text("France condemned Russia on Monday.", encoding="utf-8")

    line = json.loads(run("extract", tmp_path / "2024-05-08-a.txt"))

    assert [(c["source"], c["relation"], c["target"], c["date"]) for c in line["claims"]] == [
        ("France", "criticizes", "Russia", "2024-05-06")
    ]


def test_extract_echoes_the_id_of_a_record(tmp_path):
    record = {"id": "mine-1", "date": "2024-05-08", "text": "France condemned Russia on Monday."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")

    run("extract", tmp_path / "a.jsonl", "-o", tmp_path / "claims.jsonl")

    assert json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8"))["id"] == "mine-1"
