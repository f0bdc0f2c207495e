"""How likely a claim is right: a logistic function of the features of its derivation, by a table trained offline.

The table is made by `scripts/train_confidence.py` from our own labelled sentences. A feature that it does not have
weighs nothing.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE = "confidence.json"
PLACES = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Weights by feature, a bias, and the confidence below which a derivation is dropped."""

    bias: float
    threshold: float
    weights: dict[str, float]

    def confidence(self, features: Iterable[str]) -> float:
        """The probability that a claim with these features is right, with three places.

        >>> Table(0.0, 0.0, {"title": 1.0}).confidence(["title", "unheard of"])
        0.731
        """
        score = self.bias + sum(self.weights.get(feature, 0.0) for feature in sorted(features))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), PLACES)


@cache
def shipped() -> Table:
    """The table that kg ships."""
    data = json.loads((files("kg.extract") / TABLE).read_text(encoding="utf-8"))
    return Table(data["bias"], data["threshold"], data["weights"])
