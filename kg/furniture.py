"""What of an article is not news: bylines, credits, captions, links, lists of sources, and datelines before the text.

The words by which such lines are known are in `ontologies/lexicon.ttl`; here is how they stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator

Words = Callable[[str], frozenset[str]]

LONGEST_LINE = 300
NAME = r"[A-Z][\w.'’-]*[A-Za-z.](?:\s+(?:(?:de|al|van|bin|von|el|the)\s+)?[A-Z][\w.'’-]*){1,4}"
BYLINE = re.compile(rf"By\s+{NAME}(?:\s*(?:,|and|&|;)\s*{NAME})*(?:\s*[,|•].{{0,60}})?\.?$")
DATE_LINE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+\.?),?\s+\d{4}"
    r"(?:[,\s]+\d{1,2}:\d\d.{0,20})?\.?$"
)
REPORTED_FROM = re.compile(
    rf"{NAME}(?:\s*(?:,|and)\s*{NAME})*\s+reported\s+from\s+[A-Z]|[A-Z][a-z]+\s+reported\s+from\s+[A-Z]\w+,"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$|@\w+$")
LEGEND = re.compile(r"[█■▪●▲►]")
CREDIT = re.compile(r"\(\s*(?:[A-Z][a-z]+\s+)?(?P<word>[A-Za-z]+)\s*(?::|by\b|credit\b|/)[^)]{0,80}\)\.?$")
# "BERLIN (AP) --", "THE HAGUE, Netherlands, May 3 —": in capitals or with an agency, early on "Sofia - " too.
PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
REST = r"(?:\s*[,/]\s*[A-Z][\w.]*(?:\s[A-Z\d][\w.]*)*){0,3}"
AGENCY = r"(?:\s*[(\[][A-Z][\w/ .-]{1,30}[)\]])"
DATELINE = re.compile(
    rf"(?:(?P<shouted>[A-Z]{{3,}}[A-Z .'’-]*){REST}{AGENCY}?\s*(?:--+|—|–|-(?=\s)|:(?=\s))"
    rf"|{PLACE}{REST}{AGENCY}\s*(?:--+|—|–|-(?=\s)|:(?=\s))"
    rf"|(?P<plain>{PLACE}{REST})\s+(?:--+|—|–|-)(?=\s+[A-Z\"“]))\s*"
)


class Furniture:
    """Tells the lines of an article that say nothing about the world from those that do."""

    def __init__(self, words: Words) -> None:
        self._openings = _phrases(words("line-opening"))
        self._closings = _phrases(words("line-closing"))
        self._headings = frozenset(words("tail-heading"))
        self._credits = words("credit-noun")

    def readable(self, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The parts of paragraphs that are news: nothing after a heading such as "Sources", no credit, no dateline."""
        for number, (start, end) in enumerate(spans):
            line = text[start:end].strip()
            if number and self.is_heading_of_tail(line):
                return
            if not self.is_furniture(line):
                yield start + dateline(text[start:end], early=number < 3), end

    def is_heading_of_tail(self, line: str) -> bool:
        """Whether a line is a heading after which only sources and links come."""
        return line.strip(" :=*#.").casefold() in self._headings

    def is_furniture(self, line: str) -> bool:
        """Whether a line is a byline, date, credit, caption or link rather than something the article says."""
        if len(line) > LONGEST_LINE:
            return False
        folded = line.casefold().strip(" (*[-—–.")
        if folded.startswith(self._openings) or folded.rstrip(" )*].").endswith(self._closings):
            return True
        shapes = (BYLINE, DATE_LINE, ADDRESS, LEGEND, REPORTED_FROM)
        return any(shape.match(line) for shape in shapes) or self._is_credited(line)

    def _is_credited(self, line: str) -> bool:
        """Whether a short line ends in the credit of a picture: "The minister in 2016 (Photo: Agency)"."""
        found = CREDIT.search(line)
        return found is not None and found["word"].casefold() in self._credits and len(line) < LONGEST_LINE // 2


def dateline(paragraph: str, *, early: bool = False) -> int:
    """How many characters at the beginning of a paragraph are a dateline.

    >>> dateline("BERLIN (AP) -- A court met."), dateline("A court met.")
    (15, 0)
    """
    found = DATELINE.match(paragraph)
    if found is None or found.end() == len(paragraph) or (found["plain"] and not early):
        return 0
    return found.end()


def _phrases(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases))
