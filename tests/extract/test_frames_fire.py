"""Every frame of the ontology can be found in a plain sentence made from its own words."""

from typing import Any

import pytest

from kg.model import Document
from kg.ontology import Ontology, load

from .sentences import sentence

RELATIONS = sorted(load().relations)
# The rest are read as another relation type that is as fitting, or misread in so bare a sentence.
SHARE = 0.7

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("relation", RELATIONS)
def test_frames_find_their_own_words(extractor: Any, ontology: Ontology, relation: str) -> None:
    texts = sorted({sentence(frame, ontology) for frame in ontology.relations[relation].frames})

    silent = [text for text in texts if relation not in {c.relation for c in extractor(Document(text)).claims}]

    assert len(silent) <= (1 - SHARE) * len(texts), silent
