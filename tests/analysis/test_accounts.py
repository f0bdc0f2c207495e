"""Whose account says what."""

from kg.analysis.accounts import according_to, agreements, differences, standings
from kg.network import signed

from .samples import claim, denied, planned


def test_the_account_of_a_speaker_is_what_it_says():
    claims = [claim("a bombs b moscow"), claim("a backs b"), claim("a bombs c kyiv")]

    assert [made.target for made in according_to(claims, speakers=["moscow"])] == ["b"]
    assert [made.target for made in according_to(claims, speakers=["moscow", "kyiv"])] == ["b", "c"]


def test_the_account_of_a_publisher_is_what_it_prints():
    claims = [claim("a bombs b", publisher="Daily"), claim("a bombs c", publisher="Weekly")]

    assert [made.target for made in according_to(claims, publishers=["Weekly"])] == ["c"]


def test_the_asserted_account_is_the_articles_own():
    claims = [claim("a bombs b moscow"), claim("a backs b")]

    assert signed(according_to(claims, asserted=True))["a"]["b"]["sign"] == 1


def test_a_contradiction_comes_first():
    first = [claim("a bombs b x"), claim("a bombs c x")]
    second = [denied("a bombs c y")]

    found = differences(first, second)

    assert [(d.target, d.first, d.second, d.is_contradiction) for d in found] == [
        ("c", "affirms", "denies", True),
        ("b", "affirms", "silent", False),
    ]


def test_accounts_that_agree_do_not_differ():
    assert differences([claim("a bombs b x")], [claim("a bombs b y")]) == []


def test_an_account_may_be_at_odds_with_itself():
    [found] = differences([claim("a bombs b x"), denied("a bombs b x")], [claim("a bombs b y")])

    assert (found.first, found.second) == ("both", "affirms")


def test_plans_are_no_part_of_a_difference():
    assert differences([planned("a bombs b x")], []) == []


def test_voices_agree_on_the_sign_of_pairs():
    [found] = agreements([claim("a bombs b x"), claim("b criticizes a y"), claim("a bombs c x")])

    assert (found.a, found.b, found.shared, found.share) == ("speaker:x", "speaker:y", 1, 1.0)


def test_voices_disagree_on_the_sign_of_pairs():
    [found] = agreements([claim("a bombs b x"), claim("a backs b y"), claim("a bombs c x"), claim("c bombs a y")])

    assert (found.shared, found.share) == (2, 0.5)


def test_a_denial_disagrees_with_what_is_affirmed():
    [found] = agreements([claim("a bombs b x"), denied("a bombs b y")])

    assert (found.shared, found.share) == (1, 0.0)


def test_two_denials_agree():
    [found] = agreements([denied("a bombs b x"), claim("c backs d y"), denied("a bombs b y")])

    assert (found.shared, found.share) == (1, 1.0)


def test_voices_without_questions_in_common_are_left_out():
    assert agreements([claim("a bombs b x"), claim("c bombs d y")]) == []


def test_agreement_may_want_several_questions():
    assert agreements([claim("a bombs b x"), claim("a bombs b y")], least=2) == []


def test_a_speaker_of_its_own_cause_is_a_party():
    [found] = standings([claim("a bombs b b")])

    assert (found.party, found.admission, found.corroborated) == (True, False, ())


def test_who_owns_to_an_attack_admits_it():
    [found] = standings([claim("a bombs b a")])

    assert (found.party, found.admission) == (True, True)


def test_a_spokesman_is_of_the_party_of_its_state():
    [found] = standings([claim("a bombs b spokesman")], {"spokesman": ["b"]})

    assert found.party


def test_other_voices_corroborate_and_contradict():
    found = standings([claim("a bombs b x"), claim("a bombs b y"), denied("a bombs b z")])

    by_claim = {standing.claim: (standing.corroborated, standing.contradicted) for standing in found}
    assert by_claim[claim("a bombs b x").id] == (("speaker:y",), ("speaker:z",))
    assert by_claim["not a bombs b z"] == ((), ("speaker:x", "speaker:y"))


def test_reprints_do_not_corroborate():
    found = standings([claim("a bombs b", id="1", document="d1"), claim("a bombs b", id="2", document="d2")])

    assert [standing.corroborated for standing in found] == [(), ()]
