"""Which language a text is in, as far as script and function words tell; the words are in `languages.toml`."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
# Running English has 35 to 50 function words in a hundred, lists of names and results still 10.
ENOUGH_WORDS, SHARE = 25, 0.08


def foreign(text: str) -> str:
    """The language that a text is in if that is not English, else "".

    A text too short to tell counts as English: a headline of names has no function word in any language.

    >>> foreign("Le président français a condamné la Russie."), foreign("France condemned Russia.")
    ('French', '')
    """
    sample = text[:SAMPLE]
    if script := _script(sample):
        return script
    words = Counter(word.casefold() for word in WORD.findall(sample))
    found = {name: [words[word] for word in known if word in words] for name, known in _languages().items()}
    english, total = sum(found.pop("English")), words.total()
    name = max(found, key=lambda name: (sum(found[name]), name))
    # English counts twice, for names are full of "de la" and "al"; one such word, however often, is no language.
    if sum(found[name]) > 2 * english and len(found[name]) > 1:
        return name
    return "a language that is not English" if total >= ENOUGH_WORDS and english < SHARE * total else ""


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def _script(text: str) -> str:
    """The commonest script if few letters are Latin, else ""."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(letter for letter in text if letter.isalpha()).items():
        scripts[unicodedata.name(letter, "UNKNOWN").split()[0]] += count
    name = max(scripts, key=lambda name: (scripts[name], name), default="LATIN")
    return "" if scripts["LATIN"] * 2 >= scripts.total() else f"{name.capitalize()} script"
