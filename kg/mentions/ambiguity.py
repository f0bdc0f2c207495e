"""A name that several actors share -> the one that the document means, by its other names, its states, its date."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.gazetteer import NameMatch
from kg.model import Interval
from kg.ontology import Ontology, Setting
from kg.parse import Parse

YEARS_AFTER = 3
NEARBY = 2
# Bodies that are spoken of together with their state; where no such state is named, they are not meant.
DOMESTIC = ("Government", "ArmedForce", "Party")


class Context:
    """What a document tells of whom it speaks: actors named beyond doubt, states named, and when it was published."""

    def __init__(self, parse: Parse, matches: Iterable[NameMatch], ontology: Ontology) -> None:
        self.ontology = ontology
        self.published = parse.document.published
        certain = [match for match in matches if len(match.actors) == 1 and not match.shared]
        self.certain = Counter(match.actors[0] for match in certain)
        self.states: Counter[str] = Counter()
        self._places: dict[str, list[int]] = {}
        for match in certain:
            for state in self._states_of(match.actors[0]):
                self.states[state] += 1
                self._places.setdefault(state, []).append(match.sentence)

    def choose(self, match: NameMatch) -> tuple[str, str] | None:
        """The actor that a shared name means and why: by "document", "place", "state" or "date"; None if unclear."""
        fitting = [id for id in match.actors if self._fits_date(self.ontology.settings.get(id))]
        for reason, rank in (("document", self._by_document), ("place", self._by_place)):
            best = _first([(rank(id, match), id) for id in fitting])
            if best:
                return best, reason
        remaining = [id for id in fitting if self.ontology.actors[id].kind not in DOMESTIC]
        if len(remaining) == 1 and len(fitting) > 1 and self.ontology.actors[remaining[0]].kind != "Person":
            return remaining[0], "elimination"
        states = [id for id in fitting if self.ontology.actors[id].kind == "State"]
        if len(states) == 1:
            return states[0], "state"
        dropped = len(fitting) < len(match.actors)
        return (fitting[0], "date") if len(fitting) == 1 and dropped else None

    def _by_document(self, id: str, match: NameMatch) -> int:
        return self.certain[id]

    def _by_place(self, id: str, match: NameMatch) -> int:
        """How much the document speaks of an actor's states, most of all near the name."""
        best = 0
        for state in self._states_of(id):
            near = sum(abs(sentence - match.sentence) < NEARBY for sentence in self._places.get(state, ()))
            best = max(best, self.states[state] + 3 * near)
        return best

    def _states_of(self, id: str, depth: int = 3) -> Iterator[str]:
        """The states to which an actor belongs, or which it is."""
        if id in self.ontology.actors and self.ontology.actors[id].kind == "State":
            yield id
        elif depth:
            for place in self.ontology.settings.get(id, Setting()).places:
                yield from self._states_of(place, depth - 1)

    def _fits_date(self, setting: Setting | None) -> bool:
        """Whether an actor was there when the document was published, or not long before."""
        if setting is None or not self.published:
            return True
        published = Interval.parse(self.published)
        begun = not setting.since or Interval.parse(setting.since).earliest <= published.latest
        ended = setting.until and Interval.parse(setting.until).latest.year + YEARS_AFTER < published.earliest.year
        return begun and not ended


def _first(ranked: Sequence[tuple[int, str]]) -> str | None:
    """The id of the highest rank, if it is above nought and no other has the same."""
    ordered = sorted(ranked, key=lambda pair: (-pair[0], pair[1]))
    if not ordered or ordered[0][0] <= 0 or (len(ordered) > 1 and ordered[1][0] == ordered[0][0]):
        return None
    return ordered[0][1]
