"""Words joined by "and", "or" or commas."""

from collections.abc import Iterator

from kg.parse import Token

BEFORE = ("amod", "compound", "nmod")


def coordinated(token: Token) -> Iterator[Token]:
    """A head and those joined to it; not what "but not" sets against it."""
    # A list may be longer than calls can be nested.
    waiting = [token]
    while waiting:
        head = waiting.pop()
        yield head
        if head.tag in ("NNS", "NNPS"):
            yield from (n for child in head.by("prep") if child.lower == "including" for n in child.by("pobj"))
        waiting += [child for child in reversed(head.by("conj")) if not is_set_against(head, child)]


def is_set_against(token: Token, child: Token) -> bool:
    """Whether "but not" or "not" stands between two joined words."""
    contrasted = any(c.lower in ("but", "not") for c in token.by("cc", "neg") if c.i < child.i)
    denied = any(c.dep == "neg" or c.lower in ("not", "apparently") for c in (*child.children, *token.by("neg")))
    return contrasted and denied
