"""kg.toml: one table for all commands, one for each, and clear words on what is wrong."""

import pytest

from kg.config import default_map
from kg.errors import KGError

COMMANDS = ("build", "claims")


def written(tmp_path, text):
    path = tmp_path / "kg.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_commands_own_table_beats_what_holds_for_all(tmp_path):
    path = written(tmp_path, "graph = 'a'\njobs = 2\n[build]\njobs = 4\nmin-confidence = 0.5\n")

    assert default_map(path, COMMANDS) == {
        "build": {"graph": "a", "jobs": 4, "min_confidence": 0.5},
        "claims": {"graph": "a", "jobs": 2},
    }


def test_no_file_is_no_defaults(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert default_map(None, COMMANDS) == {"build": {}, "claims": {}}


@pytest.mark.parametrize(
    ("text", "fault"), [("= 1", "is not TOML"), ("[bild]\njobs = 2", "no command bild; known: build, claims")]
)
def test_a_fault_is_named(tmp_path, text, fault):
    with pytest.raises(KGError, match=fault):
        default_map(written(tmp_path, text), COMMANDS)


def test_a_file_that_was_asked_for_must_be_there(tmp_path):
    with pytest.raises(KGError, match=r"nowhere\.toml: no such file"):
        default_map(tmp_path / "nowhere.toml", COMMANDS)
