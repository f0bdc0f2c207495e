"""PageData -> the graph as SVG, for paper, other documents, and the page where no script runs."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from kg.views.data import PageData
from kg.views.grounds import grounds
from kg.views.labels import FONT, GAP, LINE, box_of
from kg.views.labels import width as text_width
from kg.views.lines import Line, bends, to_lines
from kg.views.look import colours, halfway, look
from kg.views.shapes import course, head, symbol
from kg.views.shown import Shown, to_shown
from kg.views.structure import structured

FACE = 'system-ui, "DejaVu Sans", sans-serif'
BOLD = {"text-anchor": "middle", "font-weight": 700}
ROUND = {"stroke-linecap": "round", "stroke-linejoin": "round"}
HEADING, FOOT, LEAST = 40, 132, 900
Node = Mapping[str, Any]
Attributes = Mapping[str, Any]


def svg(data: PageData, *, top: int = 150, theme: str = "light") -> str:
    """A file of its own; equal data give equal text."""
    data = structured(data)
    picture = drawing(data, to_shown(data, data.blocs or (), top), theme)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture}\n'


def drawing(data: PageData, shown: Shown, theme: str = "light") -> str:
    """The same as an element: what the page opens with, its heading, and a legend. Names are text and nothing else."""
    paint = colours(theme)
    left, top, width, height = _extent(shown, data)
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"{left} {top} {width} {height}", "role": "img"}
    root = Element("svg", {**attributes, "width": str(width), "height": str(height), "font-family": FACE})
    _text(root, data.title, {}, "title")
    _add(root, "rect", {"x": left, "y": top, "width": width, "height": height, "fill": paint["--paper"]})
    _graph(root, data, shown, paint)
    _words(root, data, shown, (left + 16, top, height), paint)
    _key(root, data, shown, (left + 24, top + height - FOOT + 70, width - 48), paint)
    return ElementTree.tostring(root, encoding="unicode")


def _extent(shown: Shown, data: PageData) -> tuple[int, int, int, int]:
    """Left, top, width and height of all that is drawn, with heading and legend."""
    claims = {row["id"]: row["claims"] for row in data.actors}
    boxes = [(node, box_of(claims[node["id"]], " ".join(node["lines"]))) for node in shown.nodes]
    left = min((node["x"] - box.half for node, box in boxes), default=0.0) - 10
    right = max((node["x"] + box.half for node, box in boxes), default=0.0) + 10
    top = min((node["y"] - max(box.above, look()["ground"]) for node, box in boxes), default=0.0) - HEADING
    bottom = max((node["y"] + max(box.below, look()["ground"]) for node, box in boxes), default=0.0) + FOOT
    width = max(right - left, LEAST)
    return round((left + right - width) / 2), round(top), round(width), round(bottom - top)


def _graph(root: Element, data: PageData, shown: Shown, paint: Mapping[str, str]) -> None:
    nodes = {node["id"]: node for node in shown.nodes}
    places = {id: (node["x"], node["y"]) for id, node in nodes.items()}
    for number, path in grounds(data.blocs or (), places):
        stroke = {"stroke": _bloc_colour(number, paint), "stroke-width": 2 * look()["ground"], "opacity": 0.17}
        _add(root, "path", {"d": path, "fill": "none", **stroke, **ROUND})
    inside = [row for row in data.relations if {row["source_id"], row["target_id"]} <= nodes.keys()]
    lines = to_lines(inside, data.types)
    turns = bends(lines, {row["id"]: place for place, row in enumerate(data.actors)})
    for line in lines:
        _line(root, line, (nodes[line.source], nodes[line.target]), turns[line.id], paint)
    fills = _fills(data, paint)
    for node in shown.nodes:
        _actor(root, node, fills.get(node["id"], paint["--bloc-none"]), paint)
    for node in shown.nodes:
        _label(root, node, paint)


def _line(root: Element, line: Line, ends: tuple[Node, Node], bend: float, paint: Mapping[str, str]) -> None:
    source, target = ends
    way = course((source["x"], source["y"]), (target["x"], target["y"]), (source["size"], target["size"]), bend)
    colour = paint[look()["colours"][str(line.sign)]]
    stroke = {"stroke": colour, "stroke-width": f"{line.width:.1f}", **_dashes(line.status)}
    _add(root, "path", {"d": way.path, "fill": "none", **stroke})
    _head(root, line.sign, head(line.sign, way.end, way.middle, 1 + (line.width - 1.4) * 0.15), colour)
    if line.symmetric:
        _head(root, line.sign, head(line.sign, way.start, way.middle, 1), colour)
    if line.mark:
        x, y = way.centre
        at = {"x": f"{x:.1f}", "y": f"{y + 5:.1f}", "fill": colour, "font-size": 15}
        _text(root, line.mark, {**at, **BOLD, **_halo(4, paint)})


def _head(root: Element, sign: int, attributes: Mapping[str, Any], colour: str) -> None:
    _add(root, "path", {"fill" if sign > 0 else "stroke": colour, **attributes})


def _actor(root: Element, node: Node, fill: str, paint: Mapping[str, str]) -> None:
    tag, attributes = symbol(node["kind"], (node["x"], node["y"]), node["size"])
    _add(root, tag, {"fill": fill, "stroke": paint["--ink"], "stroke-width": 1.3, **attributes})


def _label(root: Element, node: Node, paint: Mapping[str, str]) -> None:
    shape = {"text-anchor": "middle", "font-size": FONT, "fill": paint["--ink"], **_halo(3, paint)}
    for place, line in enumerate(node["lines"]):
        below = node["y"] + node["size"] + GAP + (place + 0.78) * LINE
        _text(root, line, {"x": node["x"], "y": f"{below:.1f}", **shape})


def _words(root: Element, data: PageData, shown: Shown, at: tuple[int, int, int], paint: Mapping[str, str]) -> None:
    """Heading, legend and how much of the graph is shown."""
    x, top, height = at
    heading = {"x": x, "y": top + 26, "fill": paint["--ink"], "font-size": 16, "font-weight": 700}
    _text(root, data.title[:90], heading)
    below = top + height - FOOT + 22
    for place, (sign, label) in enumerate(look()["signs"]):
        _sample(root, (x + place * 150, below), (sign, "Asserted", label), paint)
    for place, (status, label) in enumerate(look()["statuses"].items()):
        _sample(root, (x + place * 150, below + 24), (None, status, label), paint)
    linked = {row[end] for row in data.relations for end in ("source_id", "target_id")}
    counts = f"{len(shown.nodes)} of {len(linked)} actors, {len(data.relations)} relations, {len(data.claims)} claims"
    _text(root, counts, {"x": x, "y": top + height - 12, "fill": paint["--soft"], "font-size": 11})


def _key(root: Element, data: PageData, shown: Shown, at: tuple[int, int, int], paint: Mapping[str, str]) -> None:
    """What symbols and colours mean: the kinds of the actors shown, then their blocs, as far as the width goes."""
    x, y, width = at
    outline = {"stroke": paint["--ink"], "stroke-width": 1.3}
    kinds = sorted({node["kind"] for node in shown.nodes})
    drawn = {node["id"] for node in shown.nodes}
    blocs = [(number, bloc) for number, bloc in enumerate(data.blocs or ()) if drawn & set(bloc["members"])]
    rows: list[list[tuple[str, str, str]]] = [
        [(_kind_label(kind), kind, paint["--bloc-none"]) for kind in kinds],
        [
            (f"Bloc of {bloc['label'][:30]}", "Person", _bloc_colour(number, paint))
            for number, bloc in blocs
            if number < look()["blocColours"]
        ],
    ]
    for place, row in enumerate(rows):
        across = float(x)
        for label, kind, fill in row:
            needed = text_width(label) * 12 / FONT + 32
            if across + needed > x + width:
                break
            tag, shape = symbol(kind, (across, y + place * 24), 7)
            _add(root, tag, {"fill": fill, **outline, **shape})
            beside = {"x": f"{across + 14:.0f}", "y": y + place * 24 + 4, "fill": paint["--ink"], "font-size": 12}
            _text(root, label, beside)
            across += needed


def _kind_label(kind: str) -> str:
    """The kind in words: "Armed group" for ArmedGroup."""
    if kind == "Actor":
        return "Other"
    return re.sub(r"(?<=[a-z])[A-Z]", lambda found: f" {found[0].lower()}", kind)


def _sample(root: Element, at: tuple[int, int], row: tuple[int | None, str, str], paint: Mapping[str, str]) -> None:
    """A line of the legend; without a sign it stands for any."""
    (x, y), (sign, status, label) = at, row
    colour = paint["--ink"] if sign is None else paint[look()["colours"][str(sign)]]
    stroke = {"fill": "none", "stroke": colour, "stroke-width": 2, **_dashes(status)}
    _add(root, "path", {"d": f"M{x} {y}h36", **stroke})
    if sign is not None:
        _head(root, sign, head(sign, (x + 40, y), (x, y), 1), colour)
    if status in look()["marks"]:
        mark = {"x": x + 18, "y": y + 5, "fill": colour, "font-size": 13, **BOLD, **_halo(3, paint)}
        _text(root, look()["marks"][status], mark)
    _text(root, label, {"x": x + 48, "y": y + 4, "fill": paint["--ink"], "font-size": 12})


def _dashes(status: str) -> Attributes:
    dash = look()["dashes"].get(status)
    return {"stroke-dasharray": " ".join(map(str, dash))} if dash else {}


def _fills(data: PageData, paint: Mapping[str, str]) -> dict[str, str]:
    """The colour of each actor in a bloc, paler where it may not belong to it."""
    found: dict[str, str] = {}
    for number, bloc in enumerate(data.blocs or ()):
        colour = _bloc_colour(number, paint)
        pale = halfway(colour, paint["--paper"])
        found |= {id: pale if id in bloc["unsure"] else colour for id in bloc["members"]}
    return found


def _bloc_colour(number: int, paint: Mapping[str, str]) -> str:
    return paint[f"--bloc-{number}" if number < look()["blocColours"] else "--bloc-none"]


def _halo(width: int, paint: Mapping[str, str]) -> dict[str, Any]:
    return {"stroke": paint["--paper"], "stroke-width": width, "paint-order": "stroke"}


def _text(root: Element, text: str, attributes: Attributes, tag: str = "text") -> None:
    """Text without the characters that XML cannot hold or that reorder what stands around them."""
    _add(root, tag, attributes)
    root[-1].text = "".join(char if char.isprintable() else " " for char in text)


def _add(root: Element, tag: str, attributes: Attributes) -> None:
    SubElement(root, tag, {name: str(value) for name, value in attributes.items()})
