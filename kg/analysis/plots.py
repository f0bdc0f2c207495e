"""Pictures of what the analyses find, in a style that the colour-blind can read; needs the extra `plot`."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import networkx as nx

from kg.analysis.accounts import Agreement
from kg.analysis.blocs import Blocs
from kg.analysis.timeline import Timeline
from kg.errors import KGError, UnknownNameError

# Blue and orange of Okabe & Ito (2008), told apart whatever one's colour vision; and the grey of what is not known.
FRIENDLY, HOSTILE, UNKNOWN = "#0072B2", "#D55E00", "#E6E6E6"
FORMATS = ("png", "svg")
# A matrix shows at most so many actors or voices, or it could not be read.
MOST = 60


def dyad_timeline(timeline: Timeline, title: str = "") -> Any:
    """Friendly weight above the axis and hostile below it by window; dashed lines where the level changes."""
    figure, axes = _figure(8, 3.2)
    places = list(range(len(timeline.windows)))
    axes.bar(places, [window.positive for window in timeline.windows], color=FRIENDLY, label="friendly")
    axes.bar(places, [-window.negative for window in timeline.windows], color=HOSTILE, label="hostile", hatch="//")
    firsts = [window.days.earliest for window in timeline.windows]
    for change in timeline.changes:
        axes.axvline(firsts.index(change) - 0.5, color="black", linestyle="--", linewidth=1)
    shown = places[:: max(1, len(places) // 12)]
    axes.set_xticks(shown, [str(timeline.windows[place].days) for place in shown], rotation=45, ha="right")
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set_ylabel("weight of claims")
    axes.set_title(_plain(title))
    axes.legend(frameon=False)
    return figure


def agreement_matrix(agreements: Iterable[Agreement], names: Mapping[str, str] | None = None, title: str = "") -> Any:
    """How far each two voices agree, from orange (never) to blue (always), with the number of shared questions.

    Of many voices those with most shared questions are shown.
    """
    agreements = list(agreements)
    shared: Counter[str] = Counter()
    for pair in agreements:
        shared.update({pair.a: pair.shared, pair.b: pair.shared})
    voices = sorted(sorted(shared, key=lambda voice: (-shared[voice], voice))[:MOST])
    shown = [pair for pair in agreements if {pair.a, pair.b} <= set(voices)]
    cells = {(pair.a, pair.b): (2 * pair.share - 1, str(pair.shared)) for pair in shown}
    both = {**cells, **{(b, a): value for (a, b), value in cells.items()}}
    return _matrix(voices, both, [(names or {}).get(voice, voice.partition(":")[2]) for voice in voices], [], title)


def bloc_matrix(network: nx.Graph, blocs: Blocs, title: str = "") -> Any:
    """The signs between actors, ordered by bloc: friendly squares along the diagonal, hostile ones off it.

    Actors alone are left out; of many, those with most ties are shown.
    """
    ranked = sorted(blocs.of, key=lambda actor: (-network.degree(actor), actor))
    company = {actor for bloc in blocs.blocs if len(bloc.members) > 1 for actor in bloc.members}
    kept = set([actor for actor in ranked if actor in company][:MOST])
    grouped = [members for bloc in blocs.blocs if (members := [actor for actor in bloc.members if actor in kept])]
    actors = [actor for members in grouped for actor in members]
    cells = {
        (a, b): (float(network[a][b]["sign"]), "+" if network[a][b]["sign"] > 0 else "−")
        for a in actors
        for b in actors
        if network.has_edge(a, b)
    }
    ends = list(accumulate(map(len, grouped)))
    labels = [str(network.nodes[actor].get("label", actor)) for actor in actors]
    return _matrix(actors, cells, labels, ends[:-1], title)


def form_of(path: Path) -> str:
    """The format that a file's name asks for; UnknownNameError where plots have no such format."""
    form = path.suffix.lstrip(".").casefold()
    if form not in FORMATS:
        raise UnknownNameError("plot format", form, FORMATS)
    return form


def save(figure: Any, path: Path) -> None:
    """Write a figure as PNG or SVG by the name of the file; the same figure gives the same bytes."""
    import matplotlib

    form = form_of(path)
    # Without these the file would hold the date and random identifiers.
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    with matplotlib.rc_context({"svg.hashsalt": "kg", "svg.fonttype": "none"}):
        figure.savefig(path, format=form, metadata=metadata, dpi=150, bbox_inches="tight")


def _figure(width: float, height: float) -> tuple[Any, Any]:
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise KGError("plots need matplotlib: pip install 'actor-kg[plot]'") from error
    figure = Figure(figsize=(width, height))
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _matrix(
    keys: Sequence[str],
    cells: Mapping[tuple[str, str], tuple[float, str]],
    labels: Sequence[str],
    borders: Sequence[int],
    title: str,
) -> Any:
    """Squares coloured from -1 (orange) to 1 (blue) with a mark in each, and thick lines before the borders."""
    size = max(3.0, 0.32 * len(keys) + 1.5)
    figure, axes = _figure(size, size)
    place = {key: i for i, key in enumerate(keys)}
    from matplotlib.colors import LinearSegmentedColormap

    colours = LinearSegmentedColormap.from_list("kg", [HOSTILE, "white", FRIENDLY])
    axes.set_facecolor(UNKNOWN)
    for (a, b), (value, mark) in sorted(cells.items()):
        x, y = place[b], place[a]
        axes.add_patch(_square(x, y, colours((value + 1) / 2)))
        axes.text(x, y, mark, ha="center", va="center", fontsize=7, color="white" if abs(value) > 0.5 else "black")
    for border in borders:
        axes.axhline(border - 0.5, color="black", linewidth=1.5)
        axes.axvline(border - 0.5, color="black", linewidth=1.5)
    plain = [_plain(label) for label in labels]
    axes.set_xticks(range(len(keys)), plain, rotation=90, fontsize=8)
    axes.set_yticks(range(len(keys)), plain, fontsize=8)
    axes.set_xlim(-0.5, max(0.5, len(keys) - 0.5))
    axes.set_ylim(max(0.5, len(keys) - 0.5), -0.5)
    axes.set_title(_plain(title))
    return figure


def _square(x: float, y: float, colour: Any) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=colour, edgecolor="white", linewidth=0.5)


def _plain(text: str) -> str:
    """A label whose dollar signs do not begin a formula."""
    return " ".join(text.split()).replace("$", r"\$")
