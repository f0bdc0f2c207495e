"""Persons and offices count as parts of bodies and states."""

import pytest
from analysis.samples import row

from kg.errors import KGError
from kg.levels import rolled_up


def actor(id, kind, **above):
    """An actor as JSON has it."""
    return {"id": id, "label": id.upper(), "kind": kind, "part_of": [], "represents": [], **above}


ACTORS = (
    actor("minister", "Person", represents=["ministry"]),
    actor("ministry", "Government", part_of=["ruritania"]),
    actor("ruritania", "State"),
    actor("graustark", "State"),
    actor("band", "ArmedGroup"),
)


def test_a_minister_rolls_up_to_the_state():
    [lifted] = rolled_up([row("minister bombs band", speaker="m", speaker_id="minister")], ACTORS, "state")

    assert (lifted["source_id"], lifted["source"]) == ("ruritania", "RURITANIA")
    assert (lifted["target_id"], lifted["speaker_id"]) == ("band", "ruritania")


def test_a_minister_rolls_up_to_the_ministry():
    [lifted] = rolled_up([row("minister bombs graustark")], ACTORS, "organisation")

    assert lifted["source_id"] == "ministry"


def test_what_happens_within_a_state_is_left_out_of_states():
    assert rolled_up([row("minister bombs ministry")], ACTORS, "state") == []


def test_relations_that_roll_up_to_the_same_become_one():
    rows = [row("minister bombs graustark", about="x"), row("ministry bombs graustark", about="y")]

    assert len({lifted["about"] for lifted in rolled_up(rows, ACTORS, "state")}) == 1


def test_at_the_level_of_actors_nothing_changes():
    rows = [row("minister bombs ministry")]

    assert rolled_up(rows, ACTORS, "actor") == rows


def test_an_unknown_level_names_those_known():
    with pytest.raises(KGError, match="actor, organisation, state"):
        rolled_up([], [], "planet")
