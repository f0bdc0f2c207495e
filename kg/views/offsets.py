"""Offsets in Unicode code points -> offsets in UTF-16 units, which JavaScript counts in."""

from bisect import bisect_left


class Utf16:
    """The offsets of one text.

    >>> Utf16("a 🙂 b")(4), Utf16("plain")(4)
    (5, 4)
    """

    def __init__(self, text: str) -> None:
        self.astral = [] if text.isascii() else [place for place, char in enumerate(text) if char > "\uffff"]

    def __call__(self, offset: int) -> int:
        """The offset of the same character in UTF-16 units."""
        return offset + bisect_left(self.astral, offset)
