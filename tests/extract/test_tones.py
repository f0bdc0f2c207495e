"""The tone in which speakers speak of others."""

import pytest

from .reading import affirmed

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We waited," said Ann Lee. "The Kenyan government is a disgrace."', [("Ann Lee", "criticizes", "Kenyan")]),
        ('Ann Lee said: "We waited. France\'s decision was reckless."', [("Ann Lee", "criticizes", "France")]),
        ('"We waited," Ann Lee said. "Tom Bo was an extraordinary man."', [("Ann Lee", "praises", "Tom Bo")]),
        ('"We waited," Ann Lee said. "Tom Bo is not honest."', [("Ann Lee", "criticizes", "Tom Bo")]),
        ("Ann Lee said that France was breaking the law.", [("Ann Lee", "accuses", "France")]),
        ('"France has misled its people," Ann Lee said.', [("Ann Lee", "accuses", "France")]),
        ('"We waited," Ann Lee said. "France would be a disgrace."', []),
        ('"We waited," Ann Lee said. "France showed a shocking ignorance."', [("Ann Lee", "criticizes", "France")]),
        ('"We waited," Ann Lee said. "France treats us with contempt."', [("Ann Lee", "criticizes", "France")]),
        ('"We waited," Ann Lee said. "The bravery of Tom Bo is great."', [("Ann Lee", "praises", "Tom Bo")]),
        ("France is a disgrace.", []),
        ('"We waited," Ann Lee said. "Tom Bo was responsible for the plan."', []),
    ],
)
def test_words_of_blame_and_praise_are_their_speakers(extract, text, expected):
    claims = extract(text)

    assert affirmed(claims) == expected


def test_blame_is_told_in_the_articles_own_voice(extract):
    (claim,) = extract('"We waited," said Ann Lee. "The Kenyan government is a disgrace."')

    assert claim.speaker is None
