"""What two actors are to one another, as far as voices tell."""

import pytest

from kg.analysis.dyads import Stance, dyads, interval

from .samples import claim, denied


def said_by(said, *publishers, **values):
    """The same claim by several publishers, each with a text of its own."""
    return [claim(said, publisher=name, text=name, document=name, **values) for name in publishers]


def test_one_voice_settles_nothing():
    [dyad] = dyads([claim("a bombs b", id=str(i), relation=str(i)) for i in range(20)])

    assert (dyad.stance, dyad.sign) == (Stance.UNCLEAR, -1)


def test_three_voices_make_an_enemy():
    [dyad] = dyads(said_by("a bombs b", "x", "y", "z"))

    assert (dyad.stance, dyad.asserted, dyad.attributed) == (Stance.ENEMY, 3, 0)


def test_three_speakers_make_an_ally():
    [dyad] = dyads([claim(f"a backs b {speaker}") for speaker in ("c", "d", "e")])

    assert (dyad.stance, dyad.asserted, dyad.attributed) == (Stance.ALLY, 0, 3)


def test_two_against_two_are_mixed():
    [dyad] = dyads(said_by("a bombs b", "w", "x", confidence=0.6) + said_by("b backs a", "y", "z"))

    assert (dyad.stance, dyad.contested) == (Stance.MIXED, 0.5)


def test_reprints_do_not_add_voices():
    [dyad] = dyads([claim("a bombs b", text="t", document=name) for name in ("x", "y", "z")])

    assert (dyad.asserted, dyad.stance) == (1, Stance.UNCLEAR)


def test_a_prolific_voice_counts_as_one_trial():
    prolific = [claim("a bombs b", id=str(i), relation=str(i), publisher="x", text="x") for i in range(50)]

    [dyad] = dyads(prolific + said_by("a bombs b", "y"))

    assert dyad.stance is Stance.UNCLEAR


def test_denials_are_counted_as_dispute_not_as_friendship():
    [dyad] = dyads([claim("a bombs b"), denied("a bombs b c")])

    assert (dyad.negative, dyad.positive, dyad.disputed) == (1.0, 0.0, 1.0)


def test_asserted_leaves_out_speakers():
    assert dyads([claim("a bombs b c")], asserted=True) == []


def test_direction_does_not_part_a_pair():
    [dyad] = dyads([claim("b bombs a"), claim("a criticizes b")])

    assert (dyad.a, dyad.b, dyad.negative) == ("a", "b", 1.25)


@pytest.mark.parametrize(("share", "trials"), [(0.0, 1), (0.5, 2.5), (1.0, 9)])
def test_the_interval_holds_the_share_and_stays_in_bounds(share, trials):
    low, high = interval(share, trials)

    assert 0 <= low <= share <= high <= 1


def test_more_voices_narrow_the_interval():
    widths = [high - low for low, high in (interval(0.7, trials) for trials in (2, 8, 32))]

    assert widths == sorted(widths, reverse=True)
