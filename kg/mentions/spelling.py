"""How names are written: flat forms for comparing, and the spellings under which one name is also found."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

MOST_FORMS = 16
SUN_LETTERS = ("th", "dh", "sh", "t", "d", "r", "z", "s", "n")
PLAIN = str.maketrans({"-": " ", "\t": " ", "\n": " ", "‐": " ", "‑": " ", "–": " ", "\u00a0": " ",
                       "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʻ": "'"})  # fmt: skip


def flat(text: str) -> str:
    """The text in lower case, without accents, hyphens as spaces and curly quotes straight; of the same length.

    >>> flat("Al-Qāʿida’s")
    "al qaʿida's"
    """
    if text.isascii():
        return text.lower().replace("-", " ").replace("\n", " ").replace("\t", " ").replace("`", "'")
    return "".join(map(_flat_character, text.translate(PLAIN)))


def _flat_character(c: str) -> str:
    base = unicodedata.normalize("NFD", c)[0].lower()
    return base if len(base) == 1 else c


def families(groups: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Word -> the other spellings of it, from groups such as "qaida qaeda qaidah"."""
    found: dict[str, tuple[str, ...]] = {}
    for group in sorted(groups):
        words = group.split()
        for word in words:
            found[word] = (*found.get(word, ()), *(other for other in words if other != word))
    return found


def spellings(form: str, family: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The forms in which a flat name is also written, itself first: by families, by article, without apostrophes.

    >>> spellings("al sham", {"sham": ("shaam",)})
    ['al sham', 'al shaam', 'el sham', 'ash sham', 'el shaam', 'ash shaam']
    """
    words = form.split(" ")
    if "'" not in form and "al" not in words and family.keys().isdisjoint(words):
        return [form]
    forms = [form]
    for change in (_by_family, _by_article, _without_apostrophe):
        forms += [other for known in forms[:MOST_FORMS] for other in change(known, family)]
    return list(dict.fromkeys(forms))[:MOST_FORMS]


def _by_family(form: str, family: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    words = form.split(" ")
    for word in dict.fromkeys(words):
        for other in family.get(word, ()):
            yield " ".join(other if one == word else one for one in words)


def _by_article(form: str, family: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The Arabic article as el, and as it sounds before the next word: al-Sham, el-Sham, ash-Sham."""
    words = form.split(" ")
    if "al" not in words[:-1]:
        return
    yield " ".join("el" if word == "al" else word for word in words)
    sounded = [_sounded(word, after) for word, after in zip(words, [*words[1:], ""], strict=True)]
    if sounded != words:
        yield " ".join(sounded)


def _sounded(word: str, after: str) -> str:
    letter = next((letter for letter in SUN_LETTERS if after.startswith(letter)), "")
    return f"a{letter}" if word == "al" and letter else word


def _without_apostrophe(form: str, family: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Without apostrophes inside words, as in "Kataib" for "Kata'ib"; a possessive keeps its own."""
    words = [word if word.endswith(("'s", "s'")) else word.replace("'", "") for word in form.split(" ")]
    if words != form.split(" "):
        yield " ".join(words)
