"""Whom a name means, by the document it stands in."""

import pytest

from kg.mentions.names import new_actor

pytestmark = pytest.mark.slow


def test_an_acronym_introduced_in_brackets_means_the_full_name(who):
    found = who("The Tarnovian Workers Front (TWF) attacked the port. Later the TWF withdrew.")

    assert found["TWF"] == "tarnovian-workers-front"


def test_an_acronym_of_first_letters_means_the_only_name_that_has_them(who):
    found = who("The Development Bank for Upper Tarnovia lent money. The DBUT gave no date.")

    assert found["DBUT"] == found["Development Bank for Upper Tarnovia"]


def test_a_surname_means_the_person_named_in_full(who):
    found = who("Colonel Anton Velik spoke to soldiers. Velik praised them.")

    assert found["Velik"] == "anton-velik"


def test_a_surname_of_two_words_means_the_person_named_in_full(who):
    found = who("Hasan al-Momani met the press. Al-Momani left early.")

    assert set(found.values()) == {"hasan-al-momani"}


def test_a_listed_surname_yields_to_another_person_of_the_document(who):
    found = who("Sergeant Paul Obama of Leeds was hurt. Obama was taken to a hospital.")

    assert found["Obama"] == "paul-obama"


def test_a_capital_yields_to_a_person_of_the_document_with_that_surname(who):
    found = who("Rashid Amman of Leeds was hurt. Amman was taken to a hospital.")

    assert found["Amman"] == "rashid-amman"


def test_what_follows_a_surname_makes_no_other_person(who):
    found = who("John James Conyers Jr. left the Senate. John Conyers thanked the voters.")

    assert found["John Conyers"] == found["John James Conyers Jr."]


def test_two_surnames_joined_by_a_hyphen_are_nobody_in_full(who):
    found = who("Jo Dorn spoke. The crowd cheered for Velik-Dorn. Later Dorn left.")

    assert found["Dorn"] == "jo-dorn"


def test_two_people_of_one_surname_are_told_apart_by_who_was_named_last(named):
    text = "Ivan Dorn met the mayor. Dorn smiled. Then his sister Olga Dorn came. Dorn wept."

    found = [name.actor.id for name in named(text) if name.match.text == "Dorn"]

    assert found == ["ivan-dorn", "olga-dorn"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Kurdish fighters of the SDF took Raqqa in Syria from the rebels.", "syrian-democratic-forces"),
        ("The SDF will send two ships, Japan said in Tokyo.", "japan-self-defense-forces"),
    ],
)
def test_an_acronym_of_several_is_told_apart_by_the_states_of_the_document(who, text, id):
    assert who(text)["SDF"] == id


def test_a_shared_name_without_a_reason_stays_open(named):
    (found,) = [name for name in named("The UCK gave no comment.") if name.match.text == "UCK"]

    assert found.rule == "unresolved"


def test_a_force_is_not_meant_where_its_state_is_not_named(who):
    assert who("He told AFP that the march was over.")["AFP"] == "agence-france-presse"


def test_a_state_at_the_beginning_of_a_new_name_counts_under_any_of_its_names(who):
    found = who("The U.S. Embassy was closed. The American Embassy gave no date.")

    assert set(found.values()) == {"united-states-embassy"}


def test_an_unknown_name_where_something_is_done_is_a_place(who):
    found = who("Troops gathered near Karshanbe on Monday. Karshanbe was quiet. They fought in Karshanbe.")

    assert found["Karshanbe"] is None


def test_a_ministry_without_its_state_is_that_of_the_state_in_question(who):
    text = "Russian jets crossed the border. Russia denied it. The Defense Ministry called it a routine flight."

    assert who(text)["Defense Ministry"] == "russian-defense-ministry"


@pytest.mark.parametrize(("published", "id"), [("2005-03-01", "george-w-bush"), ("1990-09-01", "george-h-w-bush")])
def test_a_shared_name_is_told_apart_by_the_date(who, published, id):
    assert who("In Washington, President George Bush spoke of war.", published)["George Bush"] == id


def test_a_successor_is_not_its_predecessor(who):
    found = who("The Nusra Front became Jabhat Fatah al-Sham and then Hayat Tahrir al-Sham.")

    assert len(set(found.values())) == 3


def test_the_rule_is_left_on_the_name(named):
    rules = {
        name.match.text: name.rule for name in named("The Kremlin said Hezbollah and Hizbullah met Volodymyr Zelensky.")
    }

    assert (rules["Kremlin"], rules["Hezbollah"], rules["Hizbullah"]) == ("metonym", "exact", "alias")


def test_middle_initials_do_not_make_another_person():
    assert new_actor("John G. Roberts", "Person").id == new_actor("John Roberts", "Person").id
