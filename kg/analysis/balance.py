"""How balanced a signed network is, by three measures that are not the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from kg.analysis.frustration import Frustration, frustration
from kg.analysis.indexed import Floats, Indexed, indexed
from kg.analysis.triads import census

# In a component of more actors than this the eigenvalues that walks need take too long.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Balance:
    """Shares between 0 and 1, 1 where balanced; None where a network has no triads or is too large for walks."""

    actors: int
    ties: int
    positive: int
    negative: int
    triads: tuple[tuple[str, int], ...]
    strong: float | None
    weak: float | None
    walks: float | None
    frustration: Frustration


def balance(network: nx.Graph, **limits: Any) -> Balance:
    """The degree of balance by triads, by walks and by frustration; `limits` are those of `frustration`.

    `strong` is the share of triads with a positive product, `weak` also counts `---` as balanced; `walks` is that of
    `walk_balance`. Weights are ignored (but see `weight` of `frustration`); isolates change nothing. They rank
    networks differently: Aref & Wilson 2018 (doi:10.1093/comnet/cnx044).
    """
    counts = census(network)
    signs = [data["sign"] for a, b, data in network.edges(data=True) if a != b]
    return Balance(
        actors=len(network),
        ties=len(signs),
        positive=sum(sign > 0 for sign in signs),
        negative=sum(sign < 0 for sign in signs),
        triads=tuple(sorted(counts.items())),
        strong=_share(counts, ("+++", "--+")),
        weak=_share(counts, ("+++", "--+", "---")),
        walks=walk_balance(network),
        frustration=frustration(network, **limits),
    )


def walk_balance(network: nx.Graph) -> float | None:
    """The weight of closed walks with a positive product less that with a negative one, as a share of all, made 0 to 1.

    tr(e^A) / tr(e^|A|) is K; (1 + K)/2 is the share of balanced walks, a walk of length l weighing 1/l!. Edge weights
    are ignored, isolates count a walk each of length 0. None without actors, or where a component has over 2,000 of
    them: eigenvalues take O(n^3). Estrada & Benzi 2014 (doi:10.1103/PhysRevE.90.042802).
    """
    components = sorted(map(sorted, nx.connected_components(network)))
    if not components or max(map(len, components)) > MOST:
        return None
    pairs = [_spectra(indexed(network.subgraph(component))) for component in components]
    own, all_ = (np.concatenate(values) for values in zip(*pairs, strict=True))
    top = all_.max()
    ratio = float(np.exp(own - top).sum() / np.exp(all_ - top).sum())
    return round((1 + ratio) / 2, 9)


def _spectra(edges: Indexed) -> tuple[Floats, Floats]:
    """The eigenvalues of the signed and of the unsigned adjacency matrix."""
    signs = np.zeros((len(edges.actors), len(edges.actors)))
    signs[edges.u, edges.v] = signs[edges.v, edges.u] = edges.sign
    own, all_ = np.linalg.eigvalsh(signs), np.linalg.eigvalsh(np.abs(signs))
    return own.astype(np.float64), all_.astype(np.float64)


def _share(counts: Mapping[str, int], kinds: tuple[str, ...]) -> float | None:
    total = sum(counts.values())
    return round(sum(counts[kind] for kind in kinds) / total, 9) if total else None
