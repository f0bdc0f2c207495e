"""Documents become sentences of tokens whose offsets hold."""

import pytest

from kg.errors import KGError
from kg.model import Document
from kg.parse import LONGEST_PARAGRAPH, Parser, lemma, paragraphs


@pytest.fixture(scope="module")
def parse(extractor):
    return extractor.parser


@pytest.mark.slow
def test_tokens_are_the_characters_at_their_offsets(parse):
    document = Document("Ann’s “quoted” words —\n\nand Mali‑based rebels.\tDone.")

    tokens = [token for sentence in parse(document).sentences for token in sentence.tokens]

    plain = parse(document).text
    assert [token.text for token in tokens] == [plain[token.start : token.end] for token in tokens]
    assert len(plain) == len(document.text)


@pytest.mark.slow
def test_no_sentence_runs_over_the_end_of_a_line(parse):
    sentences = parse(Document("Rain in Mali\nIt rained and\n\nit stopped")).sentences

    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)
    assert len({s.paragraph for s in sentences}) == 3


@pytest.mark.slow
@pytest.mark.parametrize(("title", "titles"), [("Rain in Mali", [True, False]), ("", [False, False])])
def test_only_a_headline_is_a_title(parse, title, titles):
    sentences = parse(Document("Rain in Mali\n\nIt rained.", title)).sentences

    assert [sentence.is_title for sentence in sentences] == titles


@pytest.mark.slow
def test_every_head_is_in_its_sentence(parse):
    for sentence in parse(Document("The army, which left on Monday, said that it would return. It did not.")).sentences:
        assert {id(token.head) for token in sentence.tokens} <= {id(token) for token in sentence.tokens}


@pytest.mark.slow
def test_furniture_is_not_parsed(parse):
    sentences = parse(Document("By Ann Lee\n\nBAMAKO (AP) -- It rained.\n\nSources\n\nThe Courier")).sentences

    assert [" ".join(token.text for token in s.tokens) for s in sentences] == ["It rained ."]


@pytest.mark.slow
def test_a_document_reads_the_same_alone_and_after_others(extractor):
    document = Document("Farid Azimi met Ann Lee in Sofia. Azimi thanked Lee.")
    alone = Parser()(document)
    extractor.parser(Document("Azimi is a company. Lee Holdings sued it."))

    after = extractor.parser(document)

    assert [t.tag for s in alone.sentences for t in s.tokens] == [t.tag for s in after.sentences for t in s.tokens]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n\n"])
def test_a_text_of_nothing_has_no_paragraphs(text):
    assert list(paragraphs(text)) == []


def test_a_very_long_line_is_cut_at_a_space():
    text = "word " * LONGEST_PARAGRAPH

    spans = list(paragraphs(text))

    assert max(end - start for start, end in spans) <= LONGEST_PARAGRAPH
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(text[start:end].startswith((" word", "word")) for start, end in spans)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [("bombed", "VBD", "bomb"), ("strikes", "NNS", "strike"), ("was", "VBD", "be"), ("rained", "VBD", "rain")],
)
def test_lemmas_are_dictionary_forms(extractor, word, tag, base):
    assert lemma(extractor.parser.model, word, tag) == base


def test_a_missing_model_says_what_to_install():
    with pytest.raises(KGError, match="pip install"):
        Parser("no_such_model")(Document("It rained."))


def test_no_sentence_begins_after_a_title_or_a_comma(extractor):
    text = "The raid was meant to break the Free Army – no, the people, Capt. Jameel a-Salih of the Izza Brigade said."

    parse = extractor.parser(Document(text))

    assert len(parse.sentences) == 1
