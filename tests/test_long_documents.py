"""A document's length is no danger."""

import pytest

from kg.model import Document

pytestmark = pytest.mark.slow


def test_a_chain_of_references_is_followed_without_recursion(extractor):
    text = "\n\n".join(["The group said that the army and its leaders left the party to the movement."] * 400)

    reading = extractor(Document(f"{text}\n\nAnn Lee, the leader of its army, left."))

    assert reading.document.text.startswith("The group")
