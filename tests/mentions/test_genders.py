"""Which persons are men and which women."""

import pytest

from kg.mentions.genders import genders
from kg.mentions.referents import Referents
from kg.model import Document

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Queen Ann Lee spoke.", {"ann-lee": "female"}),
        ("Tom Bo, the spokesman of the army, spoke.", {"tom-bo": "male"}),
        ("Tom Bo spoke.", {}),
        ("Chairman Tom Bo spoke. Then Queen Tom Bo spoke.", {}),
    ],
)
def test_words_beside_a_name_tell_a_gender(extractor, finder, ontology, text, expected):
    parse = extractor.parser(Document(text))

    found = genders(parse, Referents(parse, finder(parse), ontology).named, ontology)

    assert found == expected
