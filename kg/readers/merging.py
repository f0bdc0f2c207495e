"""Documents of the same text -> one document with all its publications."""

from collections.abc import Iterable

from kg.model import Document, Publication


def merge(documents: Iterable[Document]) -> list[Document]:
    """Each text once, by identity in order, whatever the order of input: publications united, the smallest key kept.

    >>> a, b = (Document("Text", publications=(Publication(path=name),)) for name in "ab")
    >>> [[publication.path for publication in document.publications] for document in merge([b, a])]
    [['a', 'b']]
    """
    same: dict[str, list[Document]] = {}
    for document in documents:
        same.setdefault(document.text, []).append(document)
    return sorted((_united(group) for group in same.values()), key=lambda document: document.id)


def _united(group: list[Document]) -> Document:
    publications: set[Publication] = {publication for document in group for publication in document.publications}
    return Document(
        group[0].text,
        # A title that only some of them state is the longer one.
        max((document.title for document in group), key=lambda title: (len(title), title)),
        tuple(sorted(publications)),
        min((document.key for document in group if document.key), default=""),
    )
