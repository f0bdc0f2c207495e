"""A title with what it is of means the person named after it."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ambassador to the United Nations Ann Lee condemned Sudan.", "Ann Lee"),
        ("United States Senator from Vermont Ann Lee condemned Sudan.", "Ann Lee"),
        ("The director of Kenya's Red Cross, Ann Lee, condemned Sudan.", "Ann Lee"),
        ("Hamas leader and Prime Minister Ann Lee condemned Sudan.", "Ann Lee"),
        ("A spokesman for Prime Minister Ann Lee condemned Sudan.", "spokesman"),
        ("The director of the Red Cross, Ann Lee and Tom Bo condemned Sudan.", "director"),
    ],
)
def test_a_title_means_the_person_named_after_what_it_is_of(extract, text, source):
    claims = [claim for claim in extract(text) if claim.relation == "criticizes"]

    assert claims[0].source.name == source


def test_a_counterpart_named_in_commas_is_that_person(extract):
    claims = extract("Turkish minister Tom Bo spoke with his Russian counterpart, Ann Lee, the ministry said.")

    found = {(claim.source.name, claim.relation, claim.target.name) for claim in claims}
    assert {("Tom Bo", "consults", "Ann Lee"), ("Ann Lee", "affiliatedWith", "Russian")} <= found
