"""Who is responsible for which words."""

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract.quotations import quotations
from kg.extract.rules import DocumentReader
from kg.model import Document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def speaker_of(extractor: Any) -> Callable[..., str | None]:
    """The name of the speaker of a word in a text, None for the article's own voice."""

    def find(text: str, word: str, title: str = "") -> str | None:
        parse = extractor.parser(Document(text, title))
        speakers = DocumentReader(parse, extractor.ontology, extractor.names).speakers
        at = text.index(word)
        token = next(t for s in parse.sentences for t in s.tokens if t.start <= at < t.end)
        return next((said.speaker.name for said in speakers.of(token) if said.speaker), None)

    return find


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("The army said that rebels shelled the town.", "shelled", "army"),
        ("Rebels shelled the town, the army said.", "shelled", "army"),
        ("Rebels shelled the town, said the army.", "shelled", "army"),
        ("Rebels, the army said, shelled the town.", "shelled", "army"),
        ("The army said rebels shelled the town; they denied it.", "denied", None),
        ("Rebels shelled the town, medics said; the army blamed Chad.", "shelled", "medics"),
        ("Rebels shelled the town, medics said; the army blamed Chad.", "blamed", None),
        ("According to the army, rebels shelled the town.", "shelled", "army"),
        ("Rebels shelled the town, according to Farid Azimi, who blamed Chad.", "shelled", "Farid Azimi"),
        ("Rebels shelled the town, according to Farid Azimi, who blamed Chad.", "blamed", None),
        ("Rebels shelled the town, according to three witnesses in Moscow.", "shelled", "witnesses"),
    ],
)
def test_a_reporting_word_before_after_or_inside_gives_the_speaker(speaker_of, text, word, speaker):
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad shelled the port of Mersin, its energy minister, Farid Azimi, announced on Monday.", "Farid Azimi"),
        ("Chad shelled the port of Mersin, Farid Azimi, the energy minister, said.", "Farid Azimi"),
        ("In Idlib, the capital of the province, local activists said Chad shelled the port.", "local activists"),
        ("The energy minister, Farid Azimi, said Chad shelled the port.", "Farid Azimi"),
        ("News reports from Mali said that Chad had shelled the port.", "News reports"),
        ("Police in Lomé said Chad shelled the port.", "Police"),
        ("A statement by the Red Cross said that Chad shelled the port.", "Red Cross"),
    ],
)
def test_the_speaker_is_who_speaks_and_not_what_stands_nearest(speaker_of, text, speaker):
    assert speaker_of(text, "shelled").casefold() == speaker.casefold()


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ('"Chad has shelled our port," Farid Azimi said.', "shelled", "Farid Azimi"),
        ('"The port burns," Farid Azimi said. "Chad has shelled it again this week."', "shelled", "Farid Azimi"),
        ('Farid Azimi wrote on Twitter: "The port burns. Chad has shelled it."', "shelled", "Farid Azimi"),
        ('"The port burns," Farid Azimi said.\n\n"And Chad has shelled it again this week."', "shelled", "Farid Azimi"),
        (
            '"The port burns and we fled," said Farid Azimi.\n\n"Chad has shelled it twice," said Ann Lee.',
            "shelled",
            "Ann Lee",
        ),
        ('Farid Azimi defended the raid. "Chad has shelled our port for a week."', "shelled", "Farid Azimi"),
        ('"Chad has shelled our port for a week."\n\n— Farid Azimi, a doctor', "shelled", "Farid Azimi"),
        ('Ann Lee wrote, "The port burns now."\n\nFarid Azimi wept. "Chad has shelled it."', "shelled", "Farid Azimi"),
    ],
)
def test_quotations_keep_their_speaker_across_sentences_and_paragraphs(speaker_of, text, word, speaker):
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Ann Lee said Farid Azimi told her that Chad had shelled the port.", "shelled", "Farid Azimi"),
        ("Ann Lee denied that Chad had shelled the port, adding that Mali attacked it.", "attacked", "Ann Lee"),
        ("Ann Lee accused Chad of shelling the port.", "shelling", "Ann Lee"),
        ("Chad's claim that Mali shelled the port was rejected.", "shelled", "Chad"),
        ("Mali rejected Chad's claim that it had shelled the port.", "shelled", "Mali"),
        ("Ann Lee described the idea that Chad shelled the port as absurd.", "shelled", "Ann Lee"),
        ("The Shabwa Brigade vowed to shell the port.", "shell", "Shabwa Brigade"),
    ],
)
def test_the_innermost_speaker_is_responsible(speaker_of, text, word, speaker):
    assert speaker_of(text, word) == speaker


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Lee said the rebels trained by Chad had left.", "trained"),
        ("Ann Lee met Farid Azimi after Chad shelled the port.", "shelled"),
        ('The so-called "iron wall" fell when Chad shelled it.', "shelled"),
    ],
)
def test_the_article_itself_says_the_rest(speaker_of, text, word):
    assert speaker_of(text, word) is None


def test_a_headline_with_a_colon_names_its_speaker(speaker_of):
    title = "Iran: Israel bombed the port"

    assert speaker_of(f"{title}\n\nThe port is closed.", "bombed", title) == "Iran"


def test_claims_by_two_speakers_are_two_claims(extract):
    claims = extract("France and Germany said that Russia had bombed Ukraine.")

    assert {c.speaker.name for c in claims if c.relation == "bombs" and c.speaker} == {"France", "Germany"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("France said it was ready for talks and criticized Iran.", "criticizes"),
        ('"I thank Norway for its aid," said Farid Azimi.', "praises"),
    ],
)
def test_a_speaker_telling_of_its_own_speech_is_the_articles_word(extract, relation, text):
    speakers = [claim.speaker for claim in extract(text) if claim.relation == relation]

    assert speakers == [None] * len(speakers)


def test_attributions_list_what_holds_no_claim(extractor):
    reading = extractor(Document('The harvest was poor, Ann Lee said. "Nobody has enough to eat here," she added.'))

    found = [(a.speaker.name, a.cue.text, a.content.text) for a in reading.attributions if a.content]

    assert found == [
        ("Ann Lee", "said", "The harvest was poor"),
        ("Ann Lee", "added", '"Nobody has enough to eat here,"'),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ('"One\n\n"two" he said.', ['"One', '"two"']),
        ('"The "state" is gone," he said.', ['"The "state" is gone,"']),
        ('A stray mark" and "a quotation".', ['"a quotation"']),
    ],
)
def test_quotations_pair_their_marks(text, quoted):
    assert [text[q.start : q.end] for q in quotations(text, text)] == quoted


def test_who_is_named_to_speak_suffers_nothing(extract):
    claims = extract("Police arrested 12 rebels who had fled, the state's commissioner, Tom Bo, said in a statement.")

    assert "Tom Bo" not in {claim.target.name for claim in claims}
