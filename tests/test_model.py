"""Values: intervals, identifiers from content."""

from dataclasses import replace

import pytest

from kg.model import Actor, Document, Interval, Publication


@pytest.mark.parametrize("text", ["2015", "2015-09", "2015-02", "2015-09-30", "2015-09-30/2015-10-01", "2014/2015-03"])
def test_an_interval_is_written_as_it_was_read(text):
    assert Interval.parse(str(Interval.parse(text))) == Interval.parse(text)


@pytest.mark.parametrize("text", ["", "15", "2015-13", "2015-02-30", "yesterday", "2015/"])
def test_what_is_no_interval_is_refused(text):
    with pytest.raises(ValueError):
        Interval.parse(text)


def test_a_reprint_is_the_same_document():
    one, other = (Document("Text.", publications=(Publication(publisher=name),)) for name in ("AP", "BBC"))

    assert one.id == other.id


def test_the_earliest_publication_gives_date_and_publisher():
    document = Document("Text.", publications=(Publication("2015-10-02", "BBC"), Publication("2015-10-01", "AP")))

    assert (document.published, document.publisher) == ("2015-10-01", "AP")


@pytest.fixture
def claim(toy):
    return toy(Document("Russia bombs Syria. Russia arms Syria.")).claims[0]


def test_a_judgement_on_who_is_who_leaves_the_id_of_a_claim(claim):
    merged = replace(claim, source=replace(claim.source, actor=Actor("soviet-union", "Soviet Union")))

    assert merged.id == claim.id


def test_a_judgement_on_who_is_who_changes_what_a_claim_is_about(claim):
    merged = replace(claim, source=replace(claim.source, actor=Actor("soviet-union", "Soviet Union")))

    assert merged.about != claim.about


def test_claims_at_two_places_have_two_ids(toy):
    claims = toy(Document("Russia bombs Syria. Russia bombs Syria.")).claims

    assert len({claim.id for claim in claims}) == 2
