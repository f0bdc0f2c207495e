"""Who is responsible for what a document says: any token's speakers, innermost first, and the list of attributions."""

from collections.abc import Iterator

from kg.extract.arguments import Clauses
from kg.extract.quotations import Quotation, Quoted, speeches
from kg.extract.reports import UNVOUCHED, Cues, Report, Reports, Said
from kg.extract.voices import Voices
from kg.mentions.coreference import Discourse
from kg.mentions.heads import Heads
from kg.model import Attribution, Mention
from kg.ontology import Ontology
from kg.parse import Parse, Token


class Speakers:
    """Finds the speakers of any token of a document."""

    def __init__(self, parse: Parse, heads: Heads, discourse: Discourse, clauses: Clauses, ontology: Ontology) -> None:
        self.parse = parse
        cues, voices = Cues(ontology), Voices(parse, heads, ontology)
        self.quoted = Quoted(parse, voices, cues)
        discourse.speaker_at = self._quoted_speaker
        reader = Reports(parse, voices, clauses, cues, self.quoted.inside, ontology)
        self.quoted.speakers = reader.speakers
        self.reports = [reader.of(sentence) for sentence in parse.sentences]
        self.set_apart = reader.set_apart
        self._around: dict[Token, list[Report]] = {}
        for report in (report for reports in self.reports for report in reports):
            for token in report.content if report.said.effect not in UNVOUCHED else ():
                self._around.setdefault(token, []).append(report)
        self.quoted.find_speakers(self.reports)
        heads.forget(t for s in parse.sentences for t in s.tokens if self._quoted_speaker(t))

    def of(self, token: Token) -> list[Said]:
        """Those responsible for the clause of a token, innermost first; an empty list for the article's own voice."""
        around = [report for report in self._around.get(token, ()) if not taken_for_granted(token, report)]
        around.sort(key=lambda report: (len(report.content), report.said.cue.start))
        found = [report.said for report in around]
        quotation = self.quoted.at(token.start)
        if quotation is None or quotation.said is None:
            return found
        inner = [said for said in found if quotation.holds(said.cue.start)]
        return [*inner, quotation.said]

    def quotation_of(self, offset: int) -> Quotation | None:
        """The quotation that holds a character, if it is more than a word in scare quotes."""
        return self.quoted.at(offset)

    def _quoted_speaker(self, token: Token) -> Mention | None:
        quotation = self.quoted.at(token.start)
        return quotation.said.speaker if quotation and quotation.said else None

    def attributions(self) -> Iterator[Attribution]:
        """Every attribution of the document with a known speaker, one a cue and speaker, in order of what is said."""
        found: dict[tuple[int, str], Attribution] = {}
        said = [report.said for reports in self.reports for report in reports]
        for one in (*said, *speeches(self.quoted)):
            for speaker in one.speakers:
                key = (one.cue.start, speaker.actor.id)
                known = found.get(key)
                span = one.content if known is None else known.content
                if span is None or one.content is None:
                    continue
                start, end = min(span.start, one.content.start), max(span.end, one.content.end)
                found[key] = Attribution(speaker, one.cue, self.parse.document.span(start, end))
        yield from sorted(
            found.values(),
            key=lambda a: (a.content.offsets if a.content else (0, 0), a.cue.offsets, a.speaker.actor.id),
        )


def taken_for_granted(token: Token, report: Report) -> bool:
    """Whether a participle says which noun is meant, so that the speaker does not assert it: "rebels trained by X"."""
    above = (token, *token.ancestors())
    inside = next((node for node in above if node.dep == "acl" and node.tag in ("VBN", "VBG")), None)
    return (
        inside is not None
        and inside in report.content
        and inside.head in report.content
        and not comes_after_comma(inside)
    )


def comes_after_comma(token: Token) -> bool:
    """Whether a word follows a comma."""
    return token.i > 0 and token.sentence.tokens[token.i - 1].text == ","
