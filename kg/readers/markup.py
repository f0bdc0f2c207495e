"""HTML made harmless before others parse it, and pieces of HTML as plain text; every step takes linear time."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

# A long live blog has 20,000 tags (opening and closing), a tag rarely 30 attributes. libxml2 takes 20 minutes for a tag
# with half a million attributes, and an extractor's time grows with the square of the number of tags.
MOST_TAGS, MOST_ATTRIBUTES = 80_000, 100
VALUE = r"""(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)"""
ATTRIBUTE = re.compile(rf"[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+({VALUE})?)?")
TAG = re.compile(rf"<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+{VALUE}?)?)*+)[\s/]*+(>?)")
NAME = re.compile(r"[a-z][a-z0-9:_.-]{0,40}")
# What stands in these is no markup.
RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")
}
BLOCK = re.compile(r"address|article|blockquote|d[dlt]|div|h[1-6]|hr|li|[ou]l|p|pre|section|table|t[dhr]")
METADATA = "application/ld+json"
DROPPED = frozenset(("script", "style", "textarea", "xmp"))
UNSEEN = frozenset((*DROPPED, "title", "template", "noscript", "svg"))
Tag = tuple[bool, str, str]


class TooManyTagsError(ValueError):
    """A page with more tags than an article has."""


def tamed(page: str) -> str:
    """The page with few and plain attributes, without comments, styles and scripts other than metadata.

    >>> tamed("<p class=lead onclick='f()' 1=2>Iran &amp; Iraq<!-- x --><script>f()</script></P>")
    '<p class="lead" onclick="f()">Iran &amp; Iraq</p>'
    """
    written, dropping = [], False
    for token in _tokens(page):
        if isinstance(token, str):
            written.append("" if dropping else token)
            continue
        is_end, name, attributes = token
        if dropping or (name in DROPPED and not (name == "script" and (is_end or METADATA in attributes))):
            dropping = not is_end
        elif NAME.fullmatch(name):
            written.append(f"</{name}>" if is_end else f"<{name}{_plain_attributes(attributes)}>")
    return "".join(written)


def plain(fragment: str) -> str:
    r"""The words of a piece of HTML, a blank line between its blocks.

    >>> plain("<p>Russia bombed <b>Syria</b>.</p><p>France &amp; Iran met.</p>")
    'Russia bombed Syria.\n\nFrance & Iran met.'
    """
    blocks, unseen = [[""]], 0
    for token in _tokens(fragment):
        if isinstance(token, str):
            blocks[-1].append("" if unseen else token)
            continue
        is_end, name, _ = token
        if name in UNSEEN:
            unseen = max(0, unseen + (-1 if is_end else 1))
        if BLOCK.fullmatch(name):
            blocks.append([])
        elif name == "br":
            blocks[-1].append(" ")
    return "\n\n".join(words for block in blocks if (words := " ".join(unescape("".join(block)).split())))


def _tokens(page: str) -> Iterator[str | Tag]:
    """Text as it stands, and tags as (is it an end tag, name, attributes); comments and declarations are left out."""
    position = count = 0
    while (start := page.find("<", position)) >= 0:
        yield page[position:start]
        count += 1
        if count > MOST_TAGS:
            raise TooManyTagsError
        if page.startswith(("<!", "<?"), start):
            position = _after(page, "-->" if page.startswith("<!--", start) else ">", start)
        elif not (tag := TAG.match(page, start)):
            yield "&lt;"
            position = start + 1
        elif not tag[4]:
            return
        else:
            name, position = tag[2].lower(), tag.end()
            yield bool(tag[1]), name, tag[3]
            if name in RAW and not tag[1]:
                end = RAW[name].search(page, position)
                former, position = position, end.start() if end else len(page)
                yield page[former:position].replace("<", "&lt;" if name == "title" else "\\u003c")
    yield page[position:]


def _after(page: str, mark: str, start: int) -> int:
    end = page.find(mark, start + 2)
    return len(page) if end < 0 else end + len(mark)


def _plain_attributes(attributes: str) -> str:
    found = islice(ATTRIBUTE.finditer(attributes), MOST_ATTRIBUTES)
    kept = {name: _value(match[2] or "") for match in found if NAME.fullmatch(name := match[1].lower())}
    return "".join(f' {name}="{value}"' for name, value in kept.items())


def _value(written: str) -> str:
    bare = written[1:].removesuffix(written[0]) if written[:1] in ('"', "'") else written
    return bare.replace('"', "&quot;")
