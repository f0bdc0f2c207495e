"""The toy extractor, slow enough for a worker to be killed in the middle; preloaded by the workers of test_cluster."""

import time
from typing import Any

from toy import Toy

from kg.extract import EXTRACTORS

EXTRACTORS["slow"] = "slow_toy:SlowToy"


class SlowToy(Toy):
    """Takes a quarter of a second for a document."""

    def __call__(self, document: Any) -> Any:
        """What the toy reads."""
        time.sleep(0.25)
        return super().__call__(document)
