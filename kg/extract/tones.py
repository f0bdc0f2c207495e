"""What speakers think of those they speak of: blame and praise by the words they use, accusations of wrongdoing."""

from collections.abc import Callable, Iterator

from kg.extract.arguments import Clauses
from kg.extract.events import Found
from kg.extract.matching import Match
from kg.extract.reports import Said
from kg.extract.standing import Standing, Standings
from kg.frames import Frame
from kg.mentions.heads import Heads
from kg.model import Mention
from kg.ontology import Ontology
from kg.parse import Sentence, Token

BLAME = Frame("criticizes", "quote", "blame", "'TARGET is BLAME', says SOURCE")
PRAISE = Frame("praises", "quote", "praise", "'TARGET is PRAISE', says SOURCE")
WRONG = Frame("accuses", "quote", "wrongdoing", "'TARGET does WRONG', says SOURCE")
UNKNOWN = ("unnamed", "role")
VAGUE = ("role", "generic", "side", "collective")


class Tones:
    """Finds the tone of what is quoted or reported. `said_at` tells who is responsible for a token, innermost first."""

    def __init__(self, ontology: Ontology, heads: Heads, clauses: Clauses) -> None:
        self.heads, self.clauses, self.words = heads, clauses, ontology.words
        self.standings = Standings(ontology)
        self.said_at: Callable[[Token], list[Said]] = lambda token: []

    def of(self, sentence: Sentence) -> Iterator[Found]:
        """Whom the speakers of a sentence blame, praise or accuse."""
        for verb in sentence.tokens:
            frame = self._frame(verb) if verb.is_verb else None
            speaker = self._speaker(verb) if frame else None
            if frame is None or speaker is None or self._is_unreal(verb):
                continue
            if frame is WRONG and self.standings.of(verb, verb) != Standing():  # "If they agree to abandon the deal"
                continue
            subjects = self.clauses.subjects(verb)
            match = Match(frame, verb, verb, (), tuple(subjects), 2, "quote")
            side = self.heads.principal(speaker.actor)
            own = {speaker.actor.id, side.id if side and frame is PRAISE else ""}
            for target in self._targets(subjects, frame):
                if target.actor.id not in own and target.rule not in VAGUE:
                    yield Found(match, frame.relation, speaker, target)

    def _frame(self, verb: Token) -> Frame | None:
        """What a clause says of its subject, if that is to judge it."""
        if verb.lemma in self.words("copula"):
            return self._judgement(verb)
        objects = {o.lemma for o in verb.by("dobj")}
        broken = verb.lemma in self.words("breaking") and bool(objects & self.words("binding"))
        failed = verb.lemma in self.words("failing") and bool(verb.by("xcomp", "dobj"))
        wrong = broken or failed or verb.lemma in self.words("wrongdoing")
        if verb.dep == "pcomp":  # "accused France of misleading": the accusation is the verb's
            return None
        return WRONG if wrong and not verb.by("neg", "auxpass") else self._quality(verb)

    def _quality(self, verb: Token) -> Frame | None:
        """What is said by the quality that a subject shows, or acts with: "treats us with contempt"."""
        shown = [o for o in verb.by("dobj") if verb.lemma in self.words("showing")]
        shown += [o for p in verb.by("prep") if p.lower == "with" for o in p.by("pobj")]
        qualities = {o.lemma for o in shown}
        if verb.by("neg", "auxpass"):
            return None
        if qualities & self.words("vice"):
            return BLAME
        return PRAISE if qualities & self.words("virtue") else None

    def _judgement(self, verb: Token) -> Frame | None:
        heads = verb.by("acomp", "attr")
        said = {t.lemma for head in heads for t in (head, *head.by("amod", "conj", "compound"))}
        of = {o.lemma for head in heads for p in head.by("prep") if p.lower == "of" for o in p.by("pobj")}
        if of & self.words("virtue") and not verb.by("neg"):
            return PRAISE
        if said & self.words("evaluative") or of & self.words("vice"):
            return None if verb.by("neg") else BLAME
        about = {p.lower for head in heads for p in head.by("prep")} & {"for", "to"}  # "responsible for the attack"
        if said & self.words("approval") and not about:
            return BLAME if verb.by("neg") else PRAISE
        return None

    def _is_unreal(self, verb: Token) -> bool:
        """Whether a clause is a condition, a question or only possible."""
        modal = any(c.tag == "MD" for c in verb.by("aux"))
        return modal or any(c.lower in self.words("condition") for c in verb.by("mark"))

    def _speaker(self, verb: Token) -> Mention | None:
        said = next((one for one in self.said_at(verb) if one.speakers), None)
        speaker = said.speaker if said and said.effect == "affirms" else None
        if speaker is None or speaker.rule in UNKNOWN:
            return None
        return speaker if speaker.actor.kind != "Collective" or speaker.rule != "pronoun" else None

    def _targets(self, subjects: list[Token], frame: Frame) -> Iterator[Mention]:
        """Whom a subject means: for a judgement also whoever did or owns the thing that is judged."""
        for subject in subjects:
            found = self.heads.means(subject)
            judged = frame is BLAME or (frame is PRAISE and subject.lemma in self.words("virtue"))
            yield from found or (self.heads.owners.of(subject) if judged else ())
