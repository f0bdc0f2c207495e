"""Content negotiation."""

import pytest

from kg.serve.media import SOLUTIONS, chosen

JSON, XML, CSV = SOLUTIONS["json"], SOLUTIONS["xml"], SOLUTIONS["csv"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("application/json", JSON),
        ("application/xml", XML),
        ("text/html, application/sparql-results+xml;q=0.9, */*;q=0.1", XML),
        ("text/csv;q=0.2, application/sparql-results+json;q=0.1", CSV),
        ("application/sparql-results+json;q=0, */*", XML),
        ("TEXT/CSV", CSV),
        ("text/csv;q=much", None),
        ("image/png", None),
    ],
)
def test_the_media_type_liked_best_is_chosen(accept, expected):
    assert chosen(accept, [JSON, XML, CSV]) == expected
