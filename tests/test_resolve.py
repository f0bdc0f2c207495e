"""What claims add up to: statuses of relations, net signs of pairs."""

import pytest

from kg.model import Document, Status
from kg.resolve import Tallies, relations


def statuses(toy, ontology, text):
    """The status of each relation of a text, by "source type target"."""
    found = relations(toy(Document(text)).claims, ontology)
    return {f"{r.source} {r.type} {r.target}": r.status for r in found}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia bombs Syria.", Status.ASSERTED),
        ("Lavrov said Russia bombs Syria.", Status.ATTRIBUTED),
        ("Lavrov said Russia bombs Syria. Russia bombs Syria.", Status.ASSERTED),
        ("Lavrov denied Russia bombs Syria.", Status.DENIED),
        ("Russia never bombs Syria.", Status.DENIED),
        ("Russia may bombs Syria.", Status.UNREALISED),
        ("Russia may never bombs Syria.", Status.DENIED),
        ("Russia may bombs Syria. Lavrov denied Russia bombs Syria.", Status.DENIED),
        ("Russia bombs Syria. Lavrov denied Russia bombs Syria.", Status.DISPUTED),
        ("Moscow said Russia bombs Syria. Lavrov denied Russia bombs Syria.", Status.DISPUTED),
        ("Russia bombs Syria. Russia may never bombs Syria.", Status.ASSERTED),
    ],
)
def test_status_is_the_first_that_fits(toy, ontology, text, status):
    assert statuses(toy, ontology, text) == {"russia bombs syria": status}


def test_a_symmetric_relation_shares_its_status_with_its_converse(toy, ontology):
    found = statuses(toy, ontology, "Iran alliedWith Syria. Lavrov denied Syria alliedWith Iran.")

    assert set(found.values()) == {Status.DISPUTED}


def test_a_directed_relation_does_not(toy, ontology):
    found = statuses(toy, ontology, "Iran backs Syria. Lavrov denied Syria backs Iran.")

    assert found == {"iran backs syria": Status.ASSERTED, "syria backs iran": Status.DENIED}


def signs(toy, ontology, *texts):
    tallies = Tallies(ontology)
    for text, publisher in texts:
        for claim in toy(Document(text)).claims:
            tallies.add(claim, publisher)
    return tallies.signs()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Russia bombs Syria.", {("russia", "syria"): -1}),
        ("Syria praises Russia.", {("russia", "syria"): 1}),
        ("Russia bombs Syria. Syria praises Russia.", {("russia", "syria"): -1}),
        ("Lavrov denied Russia bombs Syria.", {}),
        ("Russia may bombs Syria.", {}),
        ("Russia asks Syria.", {}),
        ("Russia affiliatedWith Syria.", {}),
    ],
)
def test_net_sign_goes_by_intensity_of_affirmed_actual_claims(toy, ontology, text, sign):
    assert signs(toy, ontology, (text, "AP")) == sign


def test_a_publisher_counts_once_however_often_it_says_so(toy, ontology):
    praise = "Syria praises Russia."
    thrice = [(f"{praise} {n}", "AP") for n in range(5)]

    assert signs(toy, ontology, ("Russia criticizes Syria. Russia opposes Syria.", "BBC"), *thrice) == {
        ("russia", "syria"): -1
    }


def test_publishers_count_each(toy, ontology):
    praise = "Syria praises Russia."
    many = [(f"{praise} {n}", f"publisher {n}") for n in range(5)]

    assert signs(toy, ontology, ("Russia criticizes Syria. Russia opposes Syria.", "BBC"), *many) == {
        ("russia", "syria"): 1
    }
