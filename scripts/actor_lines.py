"""Add actors, given one a line, to a file of ontologies/actors/; what the file says already is kept.

python scripts/actor_lines.py LINES ontologies/actors/groups.ttl ArmedGroup

A line: `label | alias; alias | ACRONYM; ACRONYM? | since:2004; until:2013-05; part:taliban; place:mali,niger`. "#"
begins a note. A short name that others use too ends in "?": it is declared kg:sharedLabel, and counts only where the
document gives a reason. Keys beside those above: member, represents, before, after, office, shared, demonym, metonym,
note, ucdp, kind.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tidy_actors import Blocks, read, turtle

KEYS = {
    "part": "kg:partOf",
    "member": "kg:memberOf",
    "represents": "kg:represents",
    "place": "kg:location",
    "before": "kg:predecessor",
    "after": "kg:successor",
    "since": "kg:since",
    "until": "kg:until",
    "office": "kg:office",
    "shared": "kg:sharedLabel",
    "demonym": "kg:demonym",
    "metonym": "kg:metonym",
    "note": "skos:scopeNote",
    "ucdp": "skos:notation",
}
LETTERS = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "æ": "ae", "œ": "oe"})
ACTORS = {"part", "member", "represents", "place", "before", "after"}
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def slug(label: str) -> str:
    """An actor's id, as kg makes it of a label."""
    letters = unicodedata.normalize("NFKD", label.translate(LETTERS))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-–_/]", " ", plain)).split()
    return "-".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and words[1:] else words)


def value(key: str, text: str) -> str:
    """A value in Turtle, as its key wants it."""
    if key in ACTORS:
        return f"actor:{text}"
    if key in ("since", "until"):
        return f'"{text}"^^xsd:{DATES[len(text)]}'
    if key == "ucdp":
        return f'"{text}"^^kg:ucdp'
    return quoted(text) + ("@en" if key == "note" else "")


def quoted(text: str) -> str:
    """A plain literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def properties(text: str) -> Iterator[tuple[str, str]]:
    """Keys and values of the last field; actors are separated by commas."""
    for part in filter(None, map(str.strip, text.split(";"))):
        key, _, rest = part.partition(":")
        for one in rest.split(",") if key in ACTORS else [rest]:
            yield key, one.strip()


def actor(line: str, kind: str) -> tuple[str, dict[str, list[str]]]:
    """The id of a line's actor, and its block."""
    label, aliases, acronyms, rest = (part.strip() for part in (line + "|||").split("|")[:4])
    found = {"a": [f"kg:{kind}"], "rdfs:label": [f"{quoted(label)}@en"]}
    for alias in filter(None, map(str.strip, aliases.split(";"))):
        found.setdefault("skos:altLabel", []).append(f"{quoted(alias.rstrip('?'))}@en")
        if alias.endswith("?"):
            found.setdefault("kg:sharedLabel", []).append(quoted(alias.rstrip("?")))
    for acronym in filter(None, map(str.strip, acronyms.split(";"))):
        found.setdefault("kg:acronym", []).append(quoted(acronym.rstrip("?")))
        if acronym.endswith("?"):
            found.setdefault("kg:sharedLabel", []).append(quoted(acronym.rstrip("?")))
    for key, text in properties(rest):
        if key == "kind":
            found["a"] = [f"kg:{text}"]
        else:
            found.setdefault(KEYS[key], []).append(value(key, text))
    return f"actor:{slug(label)}", found


def merged(blocks: Blocks, id_: str, found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The block of an actor with what a line adds; its kind, label and dates stay as they are."""
    old = blocks.get(id_, {})
    single = {"a", "rdfs:label", "kg:since", "kg:until", "skos:scopeNote"}
    joined = {key: list(dict.fromkeys([*old.get(key, []), *values])) for key, values in found.items()}
    kept = {key: old[key] for key in single & set(old)}
    label = kept.get("rdfs:label", found["rdfs:label"])
    joined["skos:altLabel"] = [text for text in joined.get("skos:altLabel", []) if text not in label]
    return {key: values for key, values in {**old, **joined, **kept}.items() if values}


def main(arguments: list[str]) -> None:
    """Add the actors of a file of lines to a file of Turtle."""
    lines, path, kind = Path(arguments[0]), Path(arguments[1]), arguments[2]
    blocks = read(path) if path.exists() else {}
    for line in lines.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            id_, found = actor(line, kind)
            blocks[id_] = merged(blocks, id_, found)
    path.write_text(turtle(blocks), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
