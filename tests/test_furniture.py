"""What of an article is read."""

import pytest

from kg.furniture import Furniture, dateline
from kg.parse import paragraphs


@pytest.fixture(scope="module")
def furniture(ontology):
    return Furniture(ontology.words)


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee",
        "By Ann Lee and Farid Azimi, Sofia",
        "Monday, September 23, 2019",
        "12 May 2014",
        "Additional reporting by Ann Lee in Paris",
        "(Reporting by Ann Lee; Editing by Farid Azimi)",
        "Ann Lee in Sofia contributed to this report.",
        "Lee reported from Sofia, Azimi from Bamako.",
        "Read more: why the dam broke",
        "The minister in 2016 (Photo: Press Office)",
        "Photo: Ann Lee",
        "https://example.org/news/1",
        "██ Rebel-held territory",
        "© 2019 The Courier. All rights reserved.",
    ],
)
def test_bylines_credits_captions_and_links_are_not_read(furniture, line):
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, rebels had taken the town.",
        "By dawn the army was gone.",
        "Fighting was reported from several districts of Aleppo.",
        "Sources close to the army confirmed the raid.",
        "Related charges against two officers were dropped.",
        "France condemned Russia.",
        "Watch towers were hit by shells.",
        "The mayor contributed to this outcome.",
        "On May 5, 2014, rebels shelled the port.",
    ],
)
def test_sentences_of_news_are_read(furniture, line):
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BERLIN (AP) -- A court met.", "A court met."),
        ("SAN FRANCISCO - A court met.", "A court met."),
        ("THE HAGUE, Netherlands — A court met.", "A court met."),
        ("KABUL (Pajhwok) : A court met.", "A court met."),
        ("MOSCOW, May 3 (Reuters) - A court met.", "A court met."),
        ("Bamako, Mali (AFP) – A court met.", "A court met."),
        ("WASHINGTON: A court met.", "A court met."),
        ("A court met - and rose.", "A court met - and rose."),
        ("NATO-led forces met.", "NATO-led forces met."),
        ("UN: A court met.", "UN: A court met."),
        ("Sofia - A court met.", "Sofia - A court met."),
    ],
)
def test_a_dateline_is_left_out(text, rest):
    assert text[dateline(text) :] == rest


def test_a_dateline_in_small_letters_counts_in_the_first_lines():
    assert dateline("Sofia - A court met.", early=True) == len("Sofia - ")


def test_nothing_is_read_after_the_sources(furniture):
    text = "Rain in Mali\n\nIt rained.\n\nSources\n\nThe Courier, May 2014"

    read = [text[start:end] for start, end in furniture.readable(text, paragraphs(text))]

    assert read == ["Rain in Mali", "It rained."]
