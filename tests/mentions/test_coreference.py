"""Pronouns and short forms."""

from collections.abc import Callable

import pytest

from kg.model import Claim, Document

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Merkel met Macron. She thanked Sudan.", "Angela Merkel", "Sudan"),
        ("Chad left the talks. It then bombed Sudan.", "Chad", "Sudan"),
        ("The rebels fled to Libya. They attacked Sudan.", "rebels", "Sudan"),
        ("The Lashkar Brigade left Libya. The brigade attacked Sudan.", "Lashkar Brigade", "Sudan"),
        ("Village elders fled. They condemned Sudan.", "Village elders", "Sudan"),
        ("The rebels said Chad bombed their base.", "Chad", "rebels"),
        ("Ann Lee met Tom Bo in Chad. The two leaders praised Sudan.", "Tom Bo", "Sudan"),
        ("Queen Ann Lee met Tom Bo in Chad. He praised Sudan.", "Tom Bo", "Sudan"),
        ("Ann Lee, a spokeswoman, wrote to Tom Bo. She praised Sudan.", "Ann Lee", "Sudan"),
        ('Ann Lee said: "I urge Angela Merkel to act. She praised Sudan."', "Angela Merkel", "Sudan"),
    ],
)
def test_a_pronoun_or_short_form_is_its_actor(
    extract: Callable[[str], tuple[Claim, ...]], text: str, source: str, target: str
) -> None:
    ends = [(claim.source.name, claim.target.name) for claim in extract(text)]

    assert (source, target) in ends


@pytest.mark.parametrize(
    "text",
    [
        "Chad bombed its base.",
        'Tom Bo left. "He fought to attack his rivals," Ann Lee said.',
        "Chad praised Libya. The storm passed. The sea calmed. It attacked Sudan.",
    ],
)
def test_a_doubtful_pronoun_means_nobody(extract: Callable[[str], tuple[Claim, ...]], text: str) -> None:
    claims = extract(text)

    assert not [claim for claim in claims if claim.relation in ("attacks", "bombs")]


def test_one_body_is_not_several_named_before(extract: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = extract("European governments met. The government attacked the rebels.")

    assert [claim.source.name for claim in claims] == ["government"]


def test_those_who_are_quoted_speak_of_whom_the_headline_names(extractor) -> None:
    text = 'Tom Bo dies\n\nJim Ray wept in Chad. Ann Lee said, "He praised Sudan."'

    claims = extractor(Document(text, title="Tom Bo dies")).claims

    assert ("Tom Bo", "Sudan") in {(claim.source.name, claim.target.name) for claim in claims}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee wept. Her lawyers criticized Sudan.", ["lawyers"]),
        ("Ann Lee's lawyers criticized Sudan.", ["lawyers"]),
        ("Ann Lee's sister criticized Sudan.", []),
    ],
)
def test_a_persons_people_are_not_the_person(extract, text: str, source: list[str]) -> None:
    assert [claim.source.name for claim in extract(text)] == source


def test_a_short_form_with_a_clause_in_commas_is_its_actor(extract) -> None:
    claims = extract("Al-Shabaab fled. The group, which is old, attacked Sudan.")

    assert [claim.source.name for claim in claims] == ["Al-Shabaab"]
