"""How lines, symbols and blocs look, as the page and the pictures drawn without it share it."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

THEMES = {"light": r":root \{(.*?)\}", "dark": r':root\[data-theme="dark"\] \{(.*?)\}'}


@cache
def look() -> Mapping[str, Any]:
    """The dashes, marks and symbols by name; the page takes them from the same file."""
    found: dict[str, Any] = json.loads(asset("look.json"))
    return found


@cache
def colours(theme: str = "light") -> Mapping[str, str]:
    """The colours that the page's style sheet declares, by the names of its variables."""
    block = re.search(THEMES[theme], asset("page.css"), re.DOTALL)
    return dict(re.findall(r"(--[\w-]+): (#\w{6})", block[1])) if block else {}


def asset(name: str) -> str:
    """A file that the page is made of, with the line ends that a browser makes of any."""
    return files("kg.views").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def halfway(one: str, other: str) -> str:
    """The colour between two.

    >>> halfway("#000000", "#ffffff")
    '#808080'
    """
    parts = [(int(one[at : at + 2], 16) + int(other[at : at + 2], 16) + 1) // 2 for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)
