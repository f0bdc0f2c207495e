"""What happens over time."""

from datetime import date
from itertools import combinations, pairwise

import pytest

from kg.analysis.timeline import Window, change_points, changes, timeline
from kg.errors import KGError

from .samples import claim, on


def at(day, said="a bombs b", **values):
    """A claim about a day."""
    return claim(said, when=on(day), id=f"{said} {day} {values}", **values)


def scored(*scores):
    """Monthly windows with these scores."""
    days = [on(f"{2000 + i // 12}-{i % 12 + 1:02}") for i in range(len(scores))]
    return [Window(day, 0.0, 0.0, score, ()) for day, score in zip(days, scores, strict=True)]


def test_windows_follow_without_gaps():
    found = timeline([at("2015-09-30"), at("2015-12-01", "b backs a")], ["a"], ["b"])

    assert [str(window.days) for window in found.windows] == ["2015-09", "2015-10", "2015-11", "2015-12"]
    assert [(window.positive, window.negative) for window in found.windows] == [(0, 1), (0, 0), (0, 0), (0.6, 0)]


def test_the_score_is_the_mean_on_the_goldstein_scale():
    found = timeline([at("2015-09-30"), at("2015-09-01", "b backs a")], ["a"], ["b"])

    assert found.windows[0].score == -2.0


@pytest.mark.parametrize(
    ("window", "first"),
    [
        ("day", "2015-10-01"),
        ("week", "2015-09-28"),
        ("month", "2015-10-01"),
        ("quarter", "2015-10-01"),
        ("year", "2015-01-01"),
    ],
)
def test_windows_are_of_the_calendar(window, first):
    found = timeline([at("2015-10-01")], ["a"], window=window)

    assert found.windows[0].days.earliest.isoformat() == first


def test_without_event_date_publication_counts():
    found = timeline([claim("a bombs b", published="2015-10-02")], ["a"])

    assert str(found.windows[0].days) == "2015-10"


def test_a_date_wider_than_the_window_is_vague():
    vague = at("2015")

    found = timeline([vague], ["a"], window="month")

    assert (found.windows, found.vague) == ((), (vague.id,))


def test_a_voice_counts_once_in_a_window_and_again_in_the_next():
    found = timeline([at("2015-09-01"), at("2015-09-02"), at("2015-10-01")], ["a"])

    assert [window.negative for window in found.windows] == [1.0, 1.0]


def test_a_bloc_stands_on_one_side():
    claims = [at("2015-09-01", "a bombs c"), at("2015-09-01", "b bombs c"), at("2015-09-01", "a backs b")]

    assert timeline(claims, ["a", "b"], ["c"]).windows[0].negative == 2.0


def test_an_actor_without_claims_has_no_windows():
    assert timeline([at("2015-09-01")], ["z"]).windows == ()


def test_the_last_day_of_the_calendar_is_no_fault():
    assert len(timeline([at("9999-12-31")], ["a"]).windows) == 1


def test_an_unknown_window_names_those_known():
    with pytest.raises(KGError, match="quarter"):
        timeline([], ["a"], window="fortnight")


def test_a_level_that_changes_is_found():
    noise = (0.3, -0.2, 0.1, -0.3, 0.2, -0.1)

    found = list(change_points(scored(*(-6 + x for x in noise), *(4 + x for x in noise))))

    assert found == [date(2000, 7, 1)]


def test_noise_is_no_change():
    assert list(change_points(scored(0.3, -0.2, 0.1, -0.3, 0.2, -0.1, 0.25, -0.15, 0.05))) == []


def test_too_few_windows_give_no_change():
    assert list(change_points(scored(-9, -9, -9, 9, 9, 9))) == []


def test_windows_without_claims_are_passed_over():
    found = list(change_points(scored(-6, -6.2, None, -5.9, -6.1, None, 4, 4.2, 3.9, 4.1)))

    assert found == [date(2000, 7, 1)]


def test_the_split_costs_least():
    values = [1.0, 1.5, 0.5, 4.0, 4.5, 3.5, 4.0, 1.0, 1.2, 0.8]
    found = [int(point.month) - 1 for point in change_points(scored(*values))]

    def cost(cuts):
        bounds = [0, *cuts, len(values)]
        runs = [values[a:b] for a, b in pairwise(bounds)]
        return sum(sum((x - sum(run) / len(run)) ** 2 for x in run) for run in runs)

    assert cost(found) == min(cost(cuts) for cuts in combinations(range(1, len(values)), len(found)))
    assert found == [3, 7]


def test_a_pair_that_turns_comes_with_both_dyads():
    claims = [at("2015-01-05"), at("2016-01-05", "a backs b"), at("2016-01-05", "a backs c")]

    found = changes(claims, on("2015"), on("2016"))

    assert [(change.a, change.b, change.kind) for change in found] == [("a", "b", "turned"), ("a", "c", "appeared")]
    assert (found[0].before.sign, found[0].after.sign) == (-1, 1)


def test_a_pair_that_is_heard_of_no_more_fell_silent():
    [change] = changes([at("2015-01-05")], on("2015"), on("2016"))

    assert (change.kind, change.after) == ("fell silent", None)


def test_a_pair_that_stays_is_no_change():
    assert changes([at("2015-01-05"), at("2016-01-05")], on("2015"), on("2016")) == []
