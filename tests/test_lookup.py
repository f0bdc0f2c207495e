"""What users call actors and documents."""

import pytest

from kg.errors import KGError
from kg.lookup import Lookup

ACTORS = {
    "russia": {"id": "russia", "label": "Russia", "aliases": ["Russian Federation", "Moscow"]},
    "moscow-times": {"id": "moscow-times", "label": "The Moscow Times", "aliases": []},
    "front-a": {"id": "front-a", "label": "Front A", "aliases": ["The Front"]},
    "front-b": {"id": "front-b", "label": "Front B", "aliases": ["The Front"]},
}
DOCUMENTS = {
    "00c1ee81a6c3fbaa": {"id": "00c1ee81a6c3fbaa", "key": "k1", "url": "https://example.org/1", "path": "a.txt"},
    "00c1ffffffffffff": {"id": "00c1ffffffffffff", "key": None, "url": None, "path": "b.txt"},
}


@pytest.fixture
def lookup():
    return Lookup(ACTORS, DOCUMENTS)


@pytest.mark.parametrize(
    "name", ["russia", "Russia", "RUSSIA", "moscow", "the Russian Federation", "Russian-Federation"]
)
def test_an_actor_is_found_by_id_label_or_alias(lookup, name):
    assert lookup.actor(name)["id"] == "russia"


def test_a_name_of_two_actors_asks_for_an_id(lookup):
    with pytest.raises(KGError, match="is of front-a, front-b; give one of these ids"):
        lookup.actor("the front")


def test_a_name_that_is_none_suggests_what_was_meant(lookup):
    with pytest.raises(KGError, match="did you mean Russia"):
        lookup.actor("Rusia")


def test_a_name_like_no_other_points_to_the_list(lookup):
    with pytest.raises(KGError, match="`kg actors` lists them"):
        lookup.actor("Qqqq")


@pytest.mark.parametrize("name", ["00c1ee81a6c3fbaa", "k1", "https://example.org/1", "a.txt", "00c1e"])
def test_a_document_is_found_by_id_key_address_path_or_beginning(lookup, name):
    assert lookup.document(name)["id"] == "00c1ee81a6c3fbaa"


def test_a_beginning_of_two_documents_is_not_enough(lookup):
    with pytest.raises(KGError, match="is of 2 documents"):
        lookup.document("00c1")
