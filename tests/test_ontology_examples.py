"""The ontology tests itself: every example of a relation type is read as that type, and every frame finds its own words."""

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
