"""Print blocks for the ministries of a state, under the names that news gives them, ready for governments.ttl.

python scripts/ministries.py foreign defense interior -- mongolia lesotho
"""

import re
import sys
from collections.abc import Iterator

from tidy_actors import FOLDER, Blocks, read, turtle

# Where {people} is the adjective ("Russian"), {state} the name ("Russia"), {owner} its possessive ("Russia's").
NAMES = {
    "foreign": (
        "{people} Foreign Ministry",
        "{people} Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of {state}",
        "Foreign Ministry of {state}",
        "{owner} Foreign Ministry",
        "{owner} Ministry of Foreign Affairs",
    ),
    "defense": (
        "{people} Defense Ministry",
        "{people} Defence Ministry",
        "{people} Ministry of Defense",
        "{people} Ministry of Defence",
        "Ministry of Defense of {state}",
        "Ministry of Defence of {state}",
        "{owner} Defense Ministry",
        "{owner} Defence Ministry",
        "{owner} Ministry of Defense",
        "{owner} Ministry of Defence",
    ),
    "interior": (
        "{people} Interior Ministry",
        "{people} Ministry of the Interior",
        "{people} Ministry of Interior",
        "{people} Ministry of Internal Affairs",
        "{owner} Interior Ministry",
        "{owner} Ministry of Interior",
        "{owner} Ministry of Internal Affairs",
    ),
}
WITH_ARTICLE = re.compile(r"Republic|United|Islands|Netherlands|Philippines|Maldives|Comoros|Seychelles|Bahamas")


def plain(value: str) -> str:
    """The text of a Turtle literal."""
    return value.split('"')[1]


def ministries(states: Blocks, ids: list[str], kinds: list[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """A block for each ministry of each state; the adjective is the state's first demonym."""
    for state in ids:
        values = states[f"actor:{state}"]
        people, name = plain(values["kg:demonym"][0]), plain(values["rdfs:label"][0])
        article = "the " if WITH_ARTICLE.search(name) else ""
        words = {"people": people, "state": article + name, "owner": f"{name}'s"}
        for kind in kinds:
            patterns = [text for text in NAMES[kind] if "{owner}" not in text or not (article or name.endswith("s"))]
            label, *others = (f'"{pattern.format(**words)}"@en' for pattern in patterns)
            id_ = plain(label).lower().replace(" ", "-")
            block = {"a": ["kg:Government"], "rdfs:label": [label], "skos:altLabel": others}
            yield f"actor:{id_}", block | {"kg:partOf": [f"actor:{state}"]}


def main(arguments: list[str]) -> None:
    """Print the ministries asked for."""
    at = arguments.index("--")
    print(turtle(dict(ministries(read(FOLDER / "states.ttl"), arguments[at + 1 :], arguments[:at]))))


if __name__ == "__main__":
    main(sys.argv[1:])
