"""Give the bodies and forces of states the short names that news uses, declared as shared.

Rewrites governments.ttl and forces.ttl: "US Senate" is also "Senate", "Russian Foreign Ministry" also "Foreign
Ministry", in a document that speaks of the state. Run again after adding bodies; what is there stays.
"""

from collections.abc import Iterator

from ministries import plain
from tidy_actors import FOLDER, Blocks, read, turtle

from kg.ontology import fold, load

FILES = ("governments.ttl", "forces.ttl")
PLAIN = ("collective", "human", "force", "troops")  # word classes of nouns that are no name by themselves
NAMES = ("rdfs:label", "skos:altLabel")


def ways(state: dict[str, list[str]]) -> set[str]:
    """What stands before the short name: the adjective, the state's name and its possessive."""
    names = [
        plain(text)
        for key in ("rdfs:label", "skos:altLabel", "kg:demonym", "kg:acronym")
        for text in state.get(key, [])
    ]
    return {f"{name}{end} " for name in names for end in ("", "'s", "'")}


def owners_of(block: dict[str, list[str]], blocks: Blocks) -> Iterator[dict[str, list[str]]]:
    """The blocks of all to which a body belongs, its state among them."""
    for owner in block.get("kg:partOf", []):
        if owner in blocks:
            yield blocks[owner]
            yield from owners_of(blocks[owner], blocks)


def short_names(block: dict[str, list[str]], blocks: Blocks) -> Iterator[str]:
    """The names of a body without its state."""
    states = [owner for owner in owners_of(block, blocks) if owner["a"] == ["kg:State"]]
    owners = [way for state in states for way in ways(state)]
    for name in (plain(text) for key in NAMES for text in block.get(key, [])):
        longest = max((way for way in owners if name.startswith(way)), key=len, default="")
        rest = name.removeprefix(longest)
        if longest and rest[0].isupper():
            yield rest


def taken(files: dict[str, Blocks]) -> set[str]:
    """Names that an actor has to itself, or that mean no one body, folded."""
    words = load().words
    found = {word for name in PLAIN for word in words(name)} - words("kind-Government") - words("kind-ArmedForce")
    for blocks in files.values():
        for block in blocks.values():
            shared = {plain(text) for text in block.get("kg:sharedLabel", [])}
            found |= {
                fold(plain(text))
                for key in (*NAMES, "kg:acronym")
                for text in block.get(key, [])
                if plain(text) not in shared
            }
    return found


def main() -> None:
    """Rewrite both files."""
    files = {path.name: read(path) for path in sorted(FOLDER.glob("*.ttl"))}
    others, heads = taken(files), load().words("kind-Government") | load().words("kind-ArmedForce")
    every = {id_: block for blocks in files.values() for id_, block in blocks.items()}
    for file in FILES:
        blocks = files[file]
        for block in blocks.values():
            names = {name for name in short_names(block, every) if " " in name or name.lower() in heads}
            for name in sorted(name for name in names if fold(name) not in others):
                for key, value in (("skos:altLabel", f'"{name}"@en'), ("kg:sharedLabel", f'"{name}"')):
                    if value not in block.setdefault(key, []):
                        block[key].append(value)
        (FOLDER / file).write_text(turtle(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
