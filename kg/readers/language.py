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
ENOUGH_WORDS, SHARE = 40, 0.08


def foreign(text: str) -> str:
    """The language that a text is in if that is not English, else "".

    A text too short to tell counts as English: a headline of names has no function word in any language.

    >>> foreign("Le président français a condamné la Russie."), foreign("France condemned Russia.")
    ('French', '')
    """
    sample = text[:SAMPLE]
    if script := _script(sample):
        return script
    words = [word.casefold() for word in WORD.findall(sample)]
    counts = Counter({name: sum(word in known for word in words) for name, known in _languages().items()})
    english = counts.pop("English")
    name, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    if most > english and most >= (2 if not english else 3):
        return name
    return "a language that is not English" if len(words) >= ENOUGH_WORDS and english < SHARE * len(words) else ""


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def _script(text: str) -> str:
    """The script of most letters, "" for Latin: "a text in Cyrillic"."""
    letters = Counter(letter for letter in text if letter.isalpha())
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[unicodedata.name(letter, "UNKNOWN").split()[0]] += count
    total, (name, most) = scripts.total(), next(iter(scripts.most_common(1)), ("LATIN", 0))
    return f"{name.capitalize()} script" if name != "LATIN" and most * 2 > total else ""
