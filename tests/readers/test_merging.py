"""The same text met twice is one document."""

from itertools import permutations

import pytest

from kg.model import Document, Publication
from kg.readers import merge

FIRST, SECOND, THIRD = (
    Document("The war began.", "", (Publication("2015-10-02", "B", path="b"),), "k2"),
    Document("The war began.", "The war", (Publication("2015-10-01", "A", path="a"),), ""),
    Document("The war began.", "", (Publication("2015-10-02", "B", path="b"), Publication(path="c")), "k1"),
)
OTHER = Document("The war ended.", "", (Publication(path="d"),))


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD, OTHER))))
def test_publications_are_united_in_any_order(order):
    merged = merge(order)

    publications = (
        Publication(path="c"),
        Publication("2015-10-01", "A", path="a"),
        Publication("2015-10-02", "B", path="b"),
    )
    united = Document("The war began.", "The war", publications, "k1")
    assert merged == sorted([united, OTHER], key=lambda document: document.id)


def test_merging_again_changes_nothing():
    assert merge(merge([FIRST, SECOND, THIRD])) == merge([FIRST, SECOND, THIRD])


def test_merged_document_has_the_earliest_date():
    (document,) = merge([FIRST, SECOND])

    assert (document.published, document.publisher) == ("2015-10-01", "A")
