"""Names made comparable: without case, accents and punctuation; and identifiers made of them."""

import string
import unicodedata
from functools import lru_cache

from kg.model import digest

# Letters that no accent is taken from, dashes as spaces, and all other punctuation away.
LETTERS = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
SPACED = dict.fromkeys("-–_/\t\n", " ")
FOLDED = str.maketrans({**dict.fromkeys(string.punctuation + "\r\x0b\x0c"), **LETTERS, **SPACED})


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without case, accents, punctuation and determiner, for comparing.

    >>> fold("the al-Nuṣra Front"), fold("U.S.")
    ('al nusra front', 'us')
    """
    plain = name.casefold().translate(FOLDED)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = "".join(c for c in plain if c.isalnum() or c == " ")
    words = plain.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def slug(label: str) -> str:
    """An actor's id, made from its label.

    >>> slug("the Al-Izza Brigade")
    'al-izza-brigade'
    """
    plain = "".join(c for c in fold(label) if c.isascii())
    return "-".join(plain.split()) or f"x{digest(label)}"
