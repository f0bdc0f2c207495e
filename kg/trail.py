"""How far workers came that died over a part, so that a document which kills them is known and set aside."""

from kg.errors import KGError
from kg.sharing import Shared

TRAIL = ".trail"
# Workers that a document may kill before it is set aside.
KILLS = 3


class Trail:
    """What the workers on a part leave: word of the document that each begins.

    In an object store, where that takes time, they do so only from the second worker on.
    """

    def __init__(self, shared: Shared, part: str) -> None:
        self.shared, self.name = shared, part + TRAIL
        before = self.shared.text(self.name).split()
        # The places where workers died: -1 is before the first document.
        self.deaths = [int(word) for word in before if word.lstrip("-").isdigit()]
        self.is_careful = self.shared.is_local or bool(before)
        if self.deaths.count(-1) >= KILLS and self.is_careful:
            raise KGError(f"worker processes died {KILLS} times before they read anything, for lack of memory perhaps")
        self._note(-1)

    def reached(self, number: int) -> str:
        """Why the document of this number is not to be read; "" if it is."""
        if self.deaths.count(number) >= KILLS:
            return f"killed the process that read it {KILLS} times; set aside"
        if self.is_careful:
            self._note(number)
        return ""

    def _note(self, number: int) -> None:
        self.shared.note(self.name, " ".join(map(str, [*self.deaths, number])))

    def remove(self) -> None:
        """Forget it all, since the part is done."""
        self.shared.remove(self.name)
