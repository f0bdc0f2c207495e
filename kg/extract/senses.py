"""In which sense an act is meant where a text is about a contest: sides beat and face each other in sport too."""

from kg.extract.matching import Match
from kg.ontology import Ontology
from kg.parse import Parse, Sentence

# Of the words of a text so many, and one in so many, must speak of a contest for the whole text to be about it.
LEAST, ONE_IN = 4, 120
HERE = 3
RIVALRY = "opposes"


class Senses:
    """Tells contests from conflicts in one document."""

    def __init__(self, parse: Parse, ontology: Ontology) -> None:
        self.ontology, self.words = ontology, ontology.words
        self._of_text = {name: self._is_text_about(parse, name) for name in ("sport", "election")}

    def of(self, match: Match, relation: str) -> str | None:
        """The relation type that a match has here: none in sport, and no more than rivalry in an election."""
        if match.trigger.lemma not in self.words("contest"):
            return relation
        kind = self.ontology.relations[relation]
        if self._is_about(match.trigger.sentence, "sport"):
            return None
        hostile = kind.plover == "ASSAULT" or kind.plover == "COERCE"
        return RIVALRY if hostile and self._is_about(match.trigger.sentence, "election") else relation

    def _is_about(self, sentence: Sentence, name: str) -> bool:
        return self._of_text[name] or self._count(sentence, name) >= HERE

    def _is_text_about(self, parse: Parse, name: str) -> bool:
        count = sum(self._count(sentence, name) for sentence in parse.sentences)
        size = sum(len(sentence.tokens) for sentence in parse.sentences)
        return count >= max(LEAST, size / ONE_IN)

    def _count(self, sentence: Sentence, name: str) -> int:
        wanted = self.words(name)
        return sum(token.lemma in wanted or token.lower in wanted for token in sentence.tokens)
