"""PageData -> one HTML file that opens from disk and asks nothing of any network."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from importlib.resources import files

from kg.store.terms import BASE, Nodes
from kg.views.data import PageData
from kg.views.drawing import drawing
from kg.views.look import asset, look
from kg.views.payload import payload, to_json
from kg.views.shown import Shown, to_shown
from kg.views.structure import structured

# In the order in which they are joined into one script.
SCRIPTS = (
    *("dom", "rows", "state", "filters", "legend", "bundles", "search", "svg", "cards", "article", "evidence", "actor"),
    *("places", "focus", "labels", "hulls", "handles", "graph", "matrix", "list", "timeline", "lanes"),
    *("plans", "accounts", "blocs", "blocmap", "paths", "triads", "review", "forms", "export", "main"),
)
VIS = "lib/vis-9.1.2/vis-network.min.js"
# vis-network draws the canvas only: the page has its own labels, panels and keys.
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "multiselect": False, "tooltipDelay": 1000000},
    "layout": {"improvedLayout": False},
}


def page(data: PageData, *, text: bool = True, top: int = 150, live: bool = False) -> str:
    """The whole page; equal data give equal text. It holds no lone surrogate, so that it encodes as UTF-8.

    `text=False` leaves the articles out, and the page says so. Above `top` actors it opens with the strongest. A `live`
    page may send judgements to the server that it comes from, and to nobody else.
    """
    data = structured(data)
    shown = to_shown(data, data.blocs or (), top)
    tables = payload(data, text=text)
    tables |= {"blocs": data.blocs, "triads": data.triads, "camps": data.camps, "live": live, "look": look()}
    tables["prefixes"] = Nodes(data.base or BASE).prefixes
    scripts = (_asset_of_pyvis(VIS), _program())
    style = asset("page.css")
    return _rendered(
        shown,
        policy=_policy(scripts, style, live=live),
        style=style,
        scripts=scripts,
        tables=to_json(tables),
        picture=drawing(data, shown),
        title=_visible(data.title),
    )


def frame(html: str, *, height: int = 720) -> str:
    """The page inside a sandboxed frame, for notebooks: its script runs, but reaches neither notebook nor network."""
    return (
        f'<iframe srcdoc="{escape(html, quote=True)}" sandbox="allow-scripts allow-downloads allow-popups" '
        f'style="width:100%;height:{height}px;border:1px solid #ccc" title="Graph of claims"></iframe>'
    )


def _program() -> str:
    """Our scripts in one function, so that nothing of theirs is global."""
    parts = "\n".join(asset(f"js/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


def _asset_of_pyvis(name: str) -> str:
    """A script that pyvis ships; the parser of HTML reads CR as LF, and the hash must be of what it reads."""
    text = files("pyvis").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rendered(shown: Shown, *, title: str, scripts: tuple[str, ...], **markup: str) -> str:
    """What pyvis makes of nodes and edges with our template, everything of ours passed in as variables.

    pyvis is loaded here, on use: it brings a notebook with it. Its own environment does not escape; ours does.
    """
    from jinja2 import Environment, FunctionLoader
    from markupsafe import Markup
    from pyvis.network import Network

    network = Network(directed=True, heading=title, cdn_resources="in_line")
    network.nodes, network.edges, network.options = list(shown.nodes), list(shown.edges), OPTIONS
    network.templateEnv = Environment(loader=FunctionLoader(asset), autoescape=True)
    network.templateEnv.filters["json"] = lambda value: Markup(to_json(value))
    network.templateEnv.globals.update({name: Markup(text) for name, text in markup.items()})
    network.templateEnv.globals["scripts"] = [Markup(script) for script in scripts]
    network.path = "page.html"
    html: str = network.generate_html()
    return html


def _policy(scripts: Iterable[str], style: str, *, live: bool) -> str:
    """The content security policy: the page's own scripts and style by their hashes, and nothing from anywhere."""
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    own = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_hash(style)}'; img-src data: blob:; {own}"
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _visible(title: str) -> str:
    """The title without characters that HTML cannot carry."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" or char == "\0" else char for char in title)
