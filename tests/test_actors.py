"""What the gazetteer holds: numbers, references, dates, and that its files are tidy."""

import subprocess
import sys
from collections import Counter

import pytest

from kg.model import Interval


def test_there_are_seven_hundred_armed_groups(ontology):
    assert Counter(actor.kind for actor in ontology.actors.values())["ArmedGroup"] >= 700


@pytest.mark.parametrize("kind", ["State", "Government", "ArmedForce", "Person", "Party", "Media", "Company"])
def test_every_kind_has_its_hundred(ontology, kind):
    assert sum(actor.kind == kind for actor in ontology.actors.values()) >= 100


def test_every_actor_that_is_referred_to_exists(ontology):
    named = {id for actor in ontology.actors.values() for id in (*actor.part_of, *actor.represents)}
    places = {id for setting in ontology.settings.values() for id in setting.places}

    assert (named | places) <= set(ontology.actors)


def test_every_date_can_be_read(ontology):
    dates = [date for setting in ontology.settings.values() for date in (setting.since, setting.until) if date]

    assert all(Interval.parse(date) for date in dates)


def test_nobody_ends_before_beginning(ontology):
    both = {id: s for id, s in ontology.settings.items() if s.since and s.until}

    wrong = [id for id, s in both.items() if Interval.parse(s.since).earliest > Interval.parse(s.until).latest]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("ISIS", "islamic-state"),
        ("Nusra Front", "nusra-front"),
        ("Hay'at Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
        ("Lashkar-e-Toiba", "lashkar-e-taiba"),
        ("Nato", "nato"),
        ("Medecins Sans Frontieres", "doctors-without-borders"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Xinhua News Agency", "xinhua"),
    ],
)
def test_a_name_that_news_uses_means_its_actor(ontology, name, id):
    assert [actor.id for actor in ontology.named(name)] == [id]


def test_the_files_of_actors_are_tidy(root):
    script = root / "scripts" / "tidy_actors.py"

    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0
