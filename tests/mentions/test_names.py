"""What in a text is called by a name."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("Militants of the Nusrah Front shelled the village.", "Nusrah Front", "nusra-front"),
        ("Fighters of Ahrar ash-Sham took the hill.", "Ahrar ash-Sham", "ahrar-al-sham"),
        ("The attack was claimed by Daesh on Monday.", "Daesh", "islamic-state"),
        ("The attack was claimed by ISIL on Monday.", "ISIL", "islamic-state"),
        ("Gunmen of Kataib Hizballah fired rockets.", "Kataib Hizballah", "kataib-hezbollah"),
        ("Troops fought Al-Shebab near the port.", "Al-Shebab", "al-shabaab"),
        ("The PKK attacked a convoy.", "PKK", "kurdistan-workers-party"),
        ("Moammar Gadhafi ruled for decades.", "Moammar Gadhafi", "muammar-gaddafi"),
        ("Turkey summoned the envoy.", "Turkey", "turkey"),
        ("The International Committee of the Red Cross sent a team.", "International Committee of the Red Cross",
         "international-committee-of-the-red-cross"),
    ],
)  # fmt: skip
def test_a_listed_name_is_found_under_its_spellings(who, text, name, id):
    assert who(text).get(name) == id


def test_a_newspaper_is_named_by_capitals_only(who):
    assert who("The minister visited Russia today.").get("Russia") == "russia"
    assert who("The minister spoke to Russia Today.").get("Russia Today") == "rt"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Rebels of the Dar Salam Brigade crossed the river.", "Dar Salam Brigade", "ArmedGroup"),
        ("The Front for the Liberation of Tarnovia claimed the attack.", "Front for the Liberation of Tarnovia",
         "ArmedGroup"),
        ("He leads Katibat al-Furqan in the north.", "Katibat al-Furqan", "ArmedGroup"),
        ("The 21st Mechanized Battalion left its base.", "21st Mechanized Battalion", "ArmedForce"),
        ("Fighters of the Suqur al Wadi brigade held the road.", "Suqur al Wadi brigade", "ArmedGroup"),
        ("She works for the Tarnovian People's Party in the capital.", "Tarnovian People's Party", "Party"),
    ],
)  # fmt: skip
def test_an_unseen_group_is_found_by_the_shape_of_its_name(named, text, name, kind):
    assert (name, kind) in {(found.match.text, found.actor.kind) for found in named(text) if found.actor}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Michael Jordan met the team.", "Jordan"),
        ("The minister is here with his apple pie.", "apple"),
        ("Two Su-24 jets and an S-400 battery arrived from Moscow.", "S-400"),
        ("They spoke of the Arab Spring for an hour.", "Arab Spring"),
        ("The governor of New Jersey spoke first.", "Jersey"),
        ("Fighting went on in the Niger Delta for weeks.", "Niger"),
        ("The talks in march were short.", "march"),
        ("DAMASCUS (Reuters) - Rebels said on Monday that they had left.", "Reuters"),
    ],
)
def test_what_is_no_actor_is_not_found_as_one(who, text, name):
    assert who(text).get(name) is None


def test_a_name_ends_at_a_possessive(who):
    found = who("Officials of Tarnovia's National Police Bureau spoke to France's Bernard Delon.")

    assert "National Police Bureau" in found
    assert "Bernard Delon" in found


def test_a_longer_name_takes_the_place_of_the_state_inside_it(who):
    found = who("The Iraqi Hikma Movement and the Reform Party of Norway sent letters.")

    assert {"Iraqi Hikma Movement", "Reform Party of Norway"} <= set(found)


def test_a_title_is_no_part_of_a_name(who):
    assert who("The plan of President Barack Obama failed.")["Barack Obama"] == "barack-obama"


def test_an_acronym_is_found_only_in_capitals(who):
    assert "who" not in who("Those who left came back.")


def test_a_headline_in_capitals_yields_listed_names_only(extractor, finder):
    from kg.model import Document

    title = "Opposition Leader Denounces Russia Over Broken Promises"
    parse = extractor.parser(Document(f"{title}\n\nHe spoke on Monday.", title))

    assert [match.text for match in finder(parse) if match.sentence == 0] == ["Russia"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It spoke with Capt. Jameel a-Salih of the Dar Salam Brigade.", "Jameel a-Salih"),
        ("Zoltán Maróti, the Hungarian government commissioner for defence, spoke.", "Zoltán Maróti"),
        ("Presidents Hassan Diallo of Chad and Peter Owino of Kenya spoke.", "Peter Owino"),
    ],
)
def test_a_name_with_an_office_is_a_persons_and_whole(named, text, name):
    kinds = {found.match.text: found.actor.kind for found in named(text) if found.actor}

    assert kinds.get(name) == "Person"


def test_a_longer_name_that_ends_in_a_listed_one_is_somebody_elses(who):
    found = who("Hamza bin Ladin met Donald J. Trump and Recep Tayyip Erdogan.")

    assert found == {
        "Hamza bin Ladin": "hamza-bin-ladin",
        "Donald J. Trump": "donald-trump",
        "Recep Tayyip Erdogan": "recep-tayyip-erdogan",
    }


def test_an_editor_s_brackets_are_no_part_of_a_name(who):
    assert "narendra-modi" in who("Prime Minister [Narendra] Modi visited the port.").values()
