"""The ontology tests itself: every example of a relation type is read as that type."""

from collections.abc import Callable

import pytest

from kg.model import Claim
from kg.ontology import load

RELATIONS = load().relations.values()
EXAMPLES = [(relation.id, example) for relation in RELATIONS for example in relation.examples]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("relation", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_example_is_read_as_its_relation_type(
    extract: Callable[[str], tuple[Claim, ...]], relation: str, example: str
) -> None:
    claims = extract(example)

    assert relation in [claim.relation for claim in claims]


def test_no_verb_stands_for_two_relation_types_alone() -> None:
    bare = [f.lemma for relation in RELATIONS for f in relation.frames if f.form == "verb" and f.text == f.lemma]

    assert sorted({lemma for lemma in bare if bare.count(lemma) > 1}) == []
