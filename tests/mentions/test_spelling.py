"""Flat forms and spellings."""

import pytest

from kg.mentions.spelling import families, flat, spellings

FAMILY = families(["qaida qaeda", "defence defense", "kataib kata'ib"])


@pytest.mark.parametrize("text", ["Al-Qāʿida’s", "İstanbul", "Straße", "Kyiv‑based", "ﬁne"])
def test_flat_text_keeps_its_length(text):
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("al qaida", "al qaeda"),
        ("al qaida", "el qaida"),
        ("ahrar al sham", "ahrar ash sham"),
        ("jaish al nasr", "jaish an nasr"),
        ("ministry of defence", "ministry of defense"),
        ("kata'ib hezbollah", "kataib hezbollah"),
    ],
)
def test_a_name_has_its_other_spellings(form, other):
    assert other in spellings(form, FAMILY)


def test_a_possessive_keeps_its_apostrophe():
    assert spellings("people's front", FAMILY) == ["people's front"]


def test_the_name_itself_comes_first():
    assert spellings("al qaida", FAMILY)[0] == "al qaida"
