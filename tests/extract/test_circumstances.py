"""Which date and which place belong to an act."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.model import Claim, Document, Publication

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def claim_in(extractor: Any) -> Callable[[str, str], Claim]:
    """The first claim of a relation type in a text that was published on Thursday 1 October 2015."""

    def find(text: str, relation: str) -> Claim:
        document = Document(text, publications=(Publication(published="2015-10-01"),))
        return next(claim for claim in extractor(document).claims if claim.relation == relation)

    return find


@pytest.mark.parametrize(
    ("text", "relation", "when"),
    [
        ("Russia bombed Ukraine on Wednesday.", "bombs", "2015-09-30"),
        ("On Wednesday, Russia bombed Ukraine.", "bombs", "2015-09-30"),
        ("Russia on Wednesday bombed Ukraine.", "bombs", "2015-09-30"),
        ("On Wednesday France said that Russia had bombed Ukraine.", "bombs", ""),
        ("Russia bombed Ukraine in May, France said on Wednesday.", "bombs", "2015-05"),
        ("Russia bombed Ukraine; on Wednesday France condemned Russia.", "bombs", ""),
        ("On Wednesday Russia attacked the port, killing three civilians.", "kills", "2015-09-30"),
        ("In 2012, Russia started supporting Syria.", "backs", "2012"),
        ("France will meet Germany on Monday.", "consults", "2015-10-05"),
        ("France met Germany on Monday.", "consults", "2015-09-28"),
        ("Russia must leave Ukraine by Friday, France insisted.", "demandsOf", ""),
    ],
)
def test_the_date_is_that_of_the_clause(claim_in, text, relation, when):
    claim = claim_in(text, relation)

    assert (str(claim.when) if claim.when else "") == when


@pytest.mark.parametrize(
    ("text", "relation", "place"),
    [
        ("Turkish soldiers clashed with Kurdish fighters near Jarablus on Saturday.", "fights", "Jarablus"),
        ("Russia bombed rebels in northern Syria.", "bombs", "northern Syria"),
        ("Indian soldiers attacked Chinese troops in the Galwan valley.", "attacks", "Galwan valley"),
        ("France condemned Russia.", "criticizes", ""),
        ("Russia bombed Ukraine, officials in Paris said.", "bombs", ""),
        ("France met Germany in Vienna.", "consults", "Vienna"),
    ],
)
def test_the_place_is_where_it_happened_and_not_who_acted(claim_in, text, relation, place):
    assert claim_in(text, relation).place == place
