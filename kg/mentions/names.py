"""Parse -> names: what in a document is called by a name, found by gazetteer, by pattern and by the parser."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Actor, digest
from kg.ontology import Name, Ontology, fold
from kg.parse import Parse, Sentence, Token

ENTITY_KINDS = {"PERSON": "Person", "ORG": "Organization", "NORP": "Collective", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
SPELLINGS = ((" al ", " el "), ("qaida", "qaeda"), ("qaida", "qaeda"), ("usra", "usrah"), ("kyiv", "kiev"))


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in a sentence: tokens `first` to `last`; `how` as in `Name`, or "pattern", "entity", "capitals"."""

    sentence: int
    first: int
    last: int
    text: str
    how: str
    kind: str
    actors: tuple[str, ...] = ()


class NameFinder:
    """Finds the names in a Parse; built once for an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._names: dict[str, list[Name]] = {}
        for name in ontology.names:
            for form in spellings(flat(name.text)):
                self._names.setdefault(form, []).append(name)
        self._forms = sorted(self._names)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._forms or ["\0"], matchkind=MatchKind.Standard)

    def __call__(self, parse: Parse) -> list[NameMatch]:
        """The names of a document, in order, without overlaps; the gazetteer comes first, then patterns, then the parser."""
        found: list[NameMatch] = []
        for sentence in parse.sentences:
            shouted = is_shouted(sentence)
            kept = list(self._listed(parse, sentence, shouted))
            for finder in (self._patterns, self._entities, self._capitals)[: 1 if shouted else 3]:
                for match in finder(parse, sentence, shouted):
                    kept = self._with(kept, match)
            found += kept
        return sorted(found, key=lambda match: (match.sentence, match.first))

    def _with(self, kept: list[NameMatch], match: NameMatch) -> list[NameMatch]:
        """The names with one more, where it is free; a longer name takes the place of a state inside it ("Libyan National Army")."""
        crossed = [m for m in kept if m.first <= match.last and match.first <= m.last]
        inside = all(match.first <= m.first and m.last < match.last and m.kind == "State" for m in crossed)
        if crossed and not (inside and match.kind not in ("Person", "Place", "Adjective")):
            return kept
        return [m for m in kept if m not in crossed] + [match]

    def _listed(self, parse: Parse, sentence: Sentence, shouted: bool) -> Iterator[NameMatch]:
        plain = flat(parse.document.text[sentence.start : sentence.end])
        text = parse.document.text[sentence.start : sentence.end]
        hits = sorted(self._automaton.find_matches_as_indexes(plain, overlapping=True), key=lambda h: (h[1], -h[2]))
        position = 0
        for index, start, end in hits:
            if start < position or not is_whole(plain, start, end):
                continue
            names = self._fitting(self._forms[index], text[start:end], shouted)
            match = names and self._match(parse, sentence, start + sentence.start, end + sentence.start, names)
            if match:
                yield match
                position = end

    def _fitting(self, form: str, text: str, shouted: bool) -> list[Name]:
        return [name for name in self._names[form] if case_fits(name, text, shouted)]

    def _match(self, parse: Parse, sentence: Sentence, start: int, end: int, names: list[Name]) -> NameMatch | None:
        tokens = [t for t in sentence.tokens if t.start < end and t.end > start]
        if not tokens or tokens[0].start < start - 1 or tokens[-1].end > end + 1:
            return None
        how = names[0].how
        actors = tuple(sorted({name.actor for name in names}))
        text = parse.document.text[tokens[0].start : tokens[-1].end]
        return NameMatch(sentence.index, tokens[0].i, tokens[-1].i, text, how, self._kind(actors), actors)

    def _kind(self, actors: tuple[str, ...]) -> str:
        return self.ontology.actors[actors[0]].kind

    def _patterns(self, parse: Parse, sentence: Sentence, shouted: bool) -> Iterator[NameMatch]:
        words, heads = self.ontology.words, self.ontology.words("name-head")
        tokens, i = sentence.tokens, 0
        while i < len(tokens):
            last = self._group_name(tokens, i) or self._headed_name(tokens, i, heads, shouted)
            if last is not None and last > i:
                text = parse.document.text[tokens[i].start : tokens[last].end]
                yield NameMatch(sentence.index, i, last, text, "pattern", self.kind_of(text, words))
                i = last
            i += 1

    def _group_name(self, tokens: list[Token], i: int) -> int | None:
        """The last word of a name that begins like "Ahrar al-", "Katibat", "Jaysh"; None where there is none."""
        if not (is_capital(tokens[i]) and tokens[i].lower in self.ontology.words("group-prefix")):
            return None
        return self._run(tokens, i)

    def _run(self, tokens: list[Token], i: int) -> int:
        particles = self.ontology.words("name-particle")
        last, j = i, i + 1
        while j < len(tokens) and j - last <= 2 and (is_capital(tokens[j]) or tokens[j].lower in particles or tokens[j].text == "-"):
            if is_capital(tokens[j]) and tokens[j].dep != "punct":
                last = j
            j += 1
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is not None and following.lower in self.ontology.words("kind-ArmedGroup"):
            return last + 1
        return last

    def _headed_name(self, tokens: list[Token], i: int, heads: frozenset[str], shouted: bool) -> int | None:
        """The last word of a run of capitals that ends in "Brigade", "Front for the Liberation of ..." and the like."""
        if shouted or not is_name_word(tokens[i]):
            return None
        j, head = i, None
        while j < len(tokens) and (is_name_word(tokens[j]) or (j > i and self._joins(tokens, j))):
            if tokens[j].lower in heads and (j > i or self._goes_on(tokens, j)):
                head = j
            j += 1
        if head is None and j < len(tokens) and tokens[j].lower in heads and j - i >= 1 and tokens[j].is_noun:
            listed = tokens[j].lower in self.ontology.words("kind-ArmedGroup") or tokens[j].lower in self.ontology.words("kind-Party")
            return j if listed and self._proper(tokens[i:j]) else None
        if head is not None and self._goes_on(tokens, head):
            return self._tail(tokens, head)
        return head

    def _proper(self, tokens: list[Token]) -> bool:
        """Whether the words before a lower-case head are a name of their own: "Suqur al Ghab brigade"."""
        return any(t.tag in ("NNP", "NNPS") for t in tokens) and not any(self._is_state(t) for t in tokens) and tokens[0].i > 0

    def _is_state(self, token: Token) -> bool:
        return any(self.ontology.actors[name.actor].kind == "State" for name in self._names.get(flat(token.text), []))

    def _joins(self, tokens: list[Token], j: int) -> bool:
        following = tokens[j + 1] if j + 1 < len(tokens) else None
        return (
            tokens[j].lower in ("al", "al-", "-", "el", "de", "del", "as", "ash", "'s", "&")
            and following is not None
            and (is_name_word(following) or following.text == "-")
        )

    def _goes_on(self, tokens: list[Token], j: int) -> bool:
        after = [t for t in tokens[j + 1 : j + 4]]
        if len(after) < 2 or after[0].lower not in ("of", "for"):
            return False
        following = after[2] if after[1].lower == "the" and len(after) > 2 else after[1]
        return is_name_word(following)

    def _tail(self, tokens: list[Token], head: int) -> int:
        last, j = head, head + 1
        joining = ("of", "for", "the", "and", "in", "to")
        while j < len(tokens) and (is_name_word(tokens[j]) or tokens[j].lower in joining):
            if is_name_word(tokens[j]):
                last = j
            elif tokens[j].lower in ("and", "in", "to") and last != j - 1:
                break
            j += 1
        return last

    def _entities(self, parse: Parse, sentence: Sentence, shouted: bool) -> Iterator[NameMatch]:
        tokens, i = sentence.tokens, 0
        while i < len(tokens):
            kind = ENTITY_KINDS.get(tokens[i].entity)
            j = i + 1
            while j < len(tokens) and tokens[j].entity == tokens[i].entity and not tokens[j].entity_begins:
                j += 1
            if kind == "Person":
                j = self._whole_person(tokens, j)
            if kind:
                match = self._entity(parse, sentence, i, j - 1, kind)
                if match:
                    yield match
            i = j

    @staticmethod
    def _whole_person(tokens: list[Token], j: int) -> int:
        """Past the rest of a name that the parser cuts at a particle: "Jameel a-Salih"."""
        while j + 2 < len(tokens) and tokens[j].lower in ("a", "al", "el", "an", "as", "ul", "ud") and tokens[j + 1].text == "-" and is_capital(tokens[j + 2]):
            j += 3
        while j + 1 < len(tokens) and tokens[j].text == "-" and is_capital(tokens[j + 1]) and tokens[j].start == tokens[j - 1].end:
            j += 2
        return j

    def _entity(self, parse: Parse, sentence: Sentence, first: int, last: int, kind: str) -> NameMatch | None:
        tokens = sentence.tokens
        titles = self.ontology.words("title")
        while first < last and (tokens[first].lower in ("the", "a", "an") or tokens[first].lower in titles or tokens[first].tag == "CD"):
            first += 1
        while last > first and (tokens[last].lower in ("'s", "'", "-") or not any(c.isalnum() for c in tokens[last].text)):
            last -= 1
        words = tokens[first : last + 1]
        if not any(is_capital(t) for t in words) or self._is_no_actor(words):
            return None
        text = parse.document.text[words[0].start : words[-1].end]
        if kind == "Collective" and len(words) == 1 and words[0].tag.startswith("JJ"):
            kind = "Adjective"
        if kind in ("Organization", "Collective"):
            kind = self.kind_of(text, self.ontology.words, kind)
        return NameMatch(sentence.index, first, last, text, "entity", kind)

    def _is_no_actor(self, words: list[Token]) -> bool:
        last, texts = words[-1].lower, {t.text for t in words}
        if len(words) == 1:
            lower = words[0].lower
            abbreviations = self.ontology.words("abbreviation")
            plain = words[0].tag in ("NN", "NNS", "JJ", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB")
            return texts <= abbreviations or (words[0].i == 0 and plain) or lower in self.ontology.words("title") | self.ontology.words("collective")
        return last in self.ontology.words("event")

    def _capitals(self, parse: Parse, sentence: Sentence, shouted: bool) -> Iterator[NameMatch]:
        """Runs of proper nouns that nothing else has found: an unknown name, of a person if it looks like one."""
        if sentence.is_title:
            return
        tokens, i = sentence.tokens, 1
        while i < len(tokens):
            j = i
            while j < len(tokens) and tokens[j].tag in ("NNP", "NNPS") and is_capital(tokens[j]) and not tokens[j].entity:
                j += 1
            if j > i:
                match = self._entity(parse, sentence, i, j - 1, "Organization" if tokens[j - 1].text.isupper() else "Actor")
                if match:
                    yield match
            i = max(j, i + 1)

    @staticmethod
    def kind_of(text: str, words: object, default: str = "Organization") -> str:
        """The kind that the words of a new name tell: "... Brigade" is an ArmedGroup."""
        parts = fold(text).split()
        for kind in ("ArmedGroup", "ArmedForce", "Government", "Party", "Company", "Media"):
            known = words(f"kind-{kind}")  # type: ignore[operator]
            if parts and (parts[-1] in known or parts[0] in known):
                return kind
        return default


def flat(text: str) -> str:
    """The text in lower case, without accents, hyphens as spaces and curly quotes straight; of the same length.

    >>> flat("Al-Qāʿida’s")
    "al qaʿida's"
    """
    return "".join(map(_flat_character, text))


def _flat_character(c: str) -> str:
    if c.isascii():
        return " " if c in "-\t\n" else c.lower()
    if c in "‐‑–\u00a0":
        return " "
    if c in "’‘`´ʼ":
        return "'"
    base = unicodedata.normalize("NFD", c)[0].lower()
    return base if len(base) == 1 else c


def spellings(form: str) -> set[str]:
    """The forms in which a flat name is also written: al/el, Qaida/Qaeda, Nusra/Nusrah, Kyiv/Kiev."""
    forms = {form}
    padded = f" {form} "
    for one, other in SPELLINGS:
        for old, new in ((one, other), (other, one)):
            if old in padded:
                forms.add(padded.replace(old, new).strip())
    if form.startswith("al ") and len(form) > 6:
        forms.add("el " + form[3:])
    return forms


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the characters are whole words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def case_fits(name: Name, text: str, shouted: bool) -> bool:
    """Whether a text is written as this name may be: acronyms in capitals, names with a capital."""
    letters = [c for c in name.text if c.isalpha()]
    if name.how == "acronym" or (letters and all(c.isupper() for c in letters) and len(letters) <= 6):
        return (text == name.text or text.replace(".", "") == name.text.replace(".", "")) and not (shouted and len(letters) < 3)
    first = next((c for c in text if c.isalpha()), "")
    capital = first.isupper() or any(word[:1].isupper() for word in text.split())
    return capital or not any(c.isupper() for c in name.text)


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.text[:1].isupper()


def is_name_word(token: Token) -> bool:
    """Whether a word may be part of a name: a capital that is not merely a sentence's first small word."""
    return is_capital(token) and (token.is_noun or token.tag in ("JJ", "CD", "VBN", "NNP", "FW", "VBG")) and len(token.text) > 1


def is_shouted(sentence: Sentence) -> bool:
    """Whether a sentence is in capitals throughout, so that capitals tell nothing."""
    letters = [c for t in sentence.tokens for c in t.text if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def slug(label: str) -> str:
    """An actor's id, made from its label.

    >>> slug("the Al-Izza Brigade")
    'al-izza-brigade'
    """
    plain = "".join(c for c in fold(label) if c.isascii())
    return "-".join(plain.split()) or f"x{digest(label)}"


def new_actor(label: str, kind: str) -> Actor:
    """An actor that the gazetteer does not have, under the name that the text gives it."""
    return Actor(slug(label), label, kind)
