"""A plain sentence for every frame of the ontology, made from its notation: Kenya is the source, Sudan the target."""

from kg.frames import CLAUSES, FLAGS, SLOTS, Frame
from kg.ontology import Ontology

NAMES = {"SOURCE": "Kenya", "TARGET": "Sudan", "THING": "the plan", "SOMEONE": "the mediator"}
CLAUSE = {"that-must": "that Sudan must leave", "that-should": "that Sudan should leave", "that-do": "that Sudan leave"}


def sentence(frame: Frame, ontology: Ontology) -> str:
    """An English sentence, as far as a pattern gives one, in which the frame should be found."""
    makers = {"verb": _verb, "noun": _noun, "role": _role, "adjective": _adjective}
    maker = makers.get(frame.form)
    if maker is not None:
        return f"{maker(frame, ontology)}."
    return "Kenya-" + frame.lemma + " rebels fled." if frame.form == "compound" else frame.lemma + "-Kenya rebels fled."


def _verb(frame: Frame, ontology: Ontology) -> str:
    parts = frame.text.split() if frame.text.split()[0].partition(":")[0] in SLOTS else ["SOURCE", *frame.text.split()]
    subject, rest = _phrase(parts[0], ontology), parts[2:] or ["TARGET"]
    be = "was" if frame.passive else "will"
    verb = f"{frame.lemma} {frame.particle}".strip()
    return f"{subject} {be} {verb} {_arguments(rest, ontology)}"


def _arguments(parts: list[str], ontology: Ontology) -> str:
    words: list[str] = []
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if part in CLAUSE:
            words.append(CLAUSE[part])
        elif part == "to-do":
            words.append("to entertain" if following in SLOTS else "to leave")
        elif part not in FLAGS and not (words and words[-1] in CLAUSE.values()):
            words.append(_phrase(part, ontology))
    if parts[0] == "that" and parts[-1] == "TARGET":
        words.append("lied")
    return " ".join(words)


def _phrase(part: str, ontology: Ontology) -> str:
    """The words for one part of a notation: its first alternative, or the first of a word class."""
    slot, _, words = part.partition(":")
    if slot in SLOTS and not words:
        return NAMES[slot]
    first = (words or part).split("|")[0]
    word = sorted(ontology.words(first[1:-1]))[0] if first.startswith("{") else first
    word = word.replace("_", " ")
    if slot in SLOTS:
        return f"{'Kenyan' if slot == 'SOURCE' else 'Sudanese'} {word}s"
    return word if first in ontology.words("preposition") | CLAUSES else f"{word}"


def _noun(frame: Frame, ontology: Ontology) -> str:
    preposition = (frame.arguments[0].prepositions or ("of",))[0]
    noun = " ".join((*frame.modifiers, frame.lemma))
    if preposition in ("between", "among", "with"):
        return (
            f"Reporters saw the {noun} {preposition} Kenya and Sudan"
            if preposition != "with"
            else (f"Reporters saw the {noun} of Kenya with Sudan")
        )
    return f"Reporters saw Kenya's {noun} {'that Sudan leave' if preposition == 'that' else f'{preposition} Sudan'}"


def _role(frame: Frame, ontology: Ontology) -> str:
    noun, argument = " ".join((*frame.modifiers, frame.lemma)), frame.arguments[0]
    ends = ("Sudan", "Kenya") if argument.slot == "SOURCE" else ("Kenya", "Sudan")
    return f"{ends[0]} is the {noun} {(argument.prepositions or ('of',))[0]} {ends[1]}"


def _adjective(frame: Frame, ontology: Ontology) -> str:
    words, argument = " ".join((*frame.modifiers, frame.lemma)), frame.arguments[0]
    preposition = (argument.prepositions or ("",))[0]
    ends = ("Sudan", "Kenya") if argument.slot == "SOURCE" else ("Kenya", "Sudan")
    after = "to entertain" if preposition == "to-do" else preposition
    return f"{ends[0]} is {words} {after} {ends[1]}"
