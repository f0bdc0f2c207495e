"""The object that users hold: a graph on disk, to build, open, ask and show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import folder
from kg.errors import GraphError
from kg.filters import day, to_filter
from kg.lookup import Lookup, OnDemand
from kg.manifest import Manifest
from kg.model import Document, Publication, Reading, Status
from kg.ontology import Ontology, load
from kg.resolve import joint
from kg.store.database import Database
from kg.store.rows import Filter, Row, Rows
from kg.store.rows import relations as relations_of
from kg.store.terms import Nodes

TIES = {1: "allyOf", -1: "enemyOf"}


@dataclass(frozen=True, slots=True)
class Card:
    """An actor with its allies and enemies, the claims that it takes part in and those that it vouches for."""

    actor: Row
    allies: tuple[Row, ...]
    enemies: tuple[Row, ...]
    claims: tuple[Row, ...]
    says: tuple[Row, ...]

    @property
    def label(self) -> str:
        """The actor's name."""
        return str(self.actor["label"])


class Graph:
    """A finished graph: what its folder held when it was opened, whatever is built there later."""

    def __init__(self, place: Path) -> None:
        self.folder = place
        self.manifest, self.database = _opened(place)
        self.nodes = self.database.nodes

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology that the graph was made with."""
        return load(self.folder / self.manifest.ontology)

    @cached_property
    def rows(self) -> Rows:
        """The triples as rows."""
        return Rows(self.database, self.ontology)

    @cached_property
    def lookup(self) -> Lookup:
        """Actors and documents by what users call them."""
        named = self.rows.named
        return Lookup(
            OnDemand(named.actor, lambda: named.names),
            OnDemand(named.document, lambda: named.documents),
            labelled=named.labelled,
            placed=named.placed,
        )

    # -- asking -------------------------------------------------------------------------------------------------

    def claims(self, **wanted: Any) -> list[Row]:
        """The claims that pass the filters of `kg claims`, each a dict, by date of the document and place in it.

        Filters: actor, source, target, relation, sign, speaker ("-" for the article's own voice), status, since, until,
        document, min_confidence. Names are as users write them; several relations or statuses may be given in a list.
        `level` "organisation" or "state" rolls actors up to whom they belong to, by the gazetteer and the ledger.
        """
        level = wanted.pop("level", "actor")
        if level == "actor":
            return self.rows.claims(to_filter(self.lookup, self.ontology, **wanted))
        return self._rolled_up(level, to_filter(self.lookup, self.ontology, **wanted))

    def _rolled_up(self, level: str, wanted: Filter) -> list[Row]:
        """The claims at a level: those who act, are acted on and speak are looked for among the rolled-up actors."""
        from kg.levels import at_level

        before = replace(wanted, actor="", source="", target="", speaker=None, statuses=frozenset())
        rows = self.rows.claims(before)
        lifted = at_level(rows, self.rows.actors.values(), level, self.ontology.relations)
        return [row for row in lifted if wanted.fits(row)]

    def relations(self, **wanted: Any) -> list[Row]:
        """The relations that the claims passing the filters are about."""
        return relations_of(self.claims(**wanted))

    def actors(self, **wanted: Any) -> list[Row]:
        """The actors of the claims passing the filters, with the numbers of these that they take part in and vouch for.

        Those with most claims come first.
        """
        claims = self.claims(**wanted)
        parts = Counter(id for claim in claims for id in {claim["source_id"], claim["target_id"]})
        spoken = Counter(claim["speaker_id"] for claim in claims if claim["speaker_id"])
        known = self.rows.actors
        rows = [{**known[id], "claims": parts[id], "spoken": spoken[id]} for id in parts.keys() | spoken.keys()]
        return sorted(rows, key=lambda row: (-row["claims"], -row["spoken"], row["id"]))

    def documents(self) -> list[Row]:
        """The documents, by date."""
        return list(self.rows.documents.values())

    def __getitem__(self, name: str) -> Card:
        """The card of an actor, by its label, an alias or its id; KGError, with suggestions, where there is none."""
        return self.card(name)

    def card(self, name: str, *, level: str = "actor") -> Card:
        """The card of an actor; at a level above that of actors, with all that belong to it."""
        actor = dict(self.lookup.actor(name))
        claims = self.claims(actor=actor["id"], level=level)
        signs = self._stored_signs(actor["id"]) if level == "actor" else self._signs(actor["id"], level)
        ties = {sign: tuple(self._ties(sorted(signs[sign]), sign, claims)) for sign in (1, -1)}
        says = self.claims(speaker=actor["id"], level=level)
        return Card(actor, ties[1], ties[-1], tuple(claims), tuple(says))

    def why(self, source: str, target: str, *, level: str = "actor") -> list[Row]:
        """The claims from one actor to another, and back if the relation is symmetric, with what contradicts each."""
        claims = self.claims(source=source, target=target, level=level)
        if self.lookup.actor(source) != self.lookup.actor(target):
            back = self.claims(source=target, target=source, level=level)
            claims += [claim for claim in back if self.ontology.relations[claim["relation"]].symmetric]
        return [{**claim, "contradicted_by": _contradicting(claim, claims)} for claim in claims]

    def contested(self, **wanted: Any) -> list[Row]:
        """The disputed relations, each with the actual claims that affirm and that negate it."""
        claims = self.claims(**{**wanted, "status": [Status.DISPUTED.value]})
        found = []
        for relation in relations_of(claims):
            about = [
                c
                for c in claims
                if c["modality"] == "actual" and _joint(c, self.ontology) == _joint(relation, self.ontology)
            ]
            sides = {polarity: [c for c in about if c["polarity"] == polarity] for polarity in ("affirmed", "negated")}
            found.append({**relation, **sides})
        return found

    def query(self, query: str, **values: str) -> list[dict[str, Any]]:
        """The rows that a SPARQL query or a query of the library gives; `values` are the parameters of the latter."""
        from kg.store import library, results

        return results.rows(library.ask(self.database, query, values, self.lookup, self.ontology.relations))

    def stats(self) -> dict[str, Any]:
        """Counts of what is in the graph, and what it was made with."""
        claims = self.rows.claims()
        return {
            **dict(sorted(self.manifest.counts.items())),
            "statuses": _counted(row["status"] for row in relations_of(claims)),
            "relation types": _counted(claim["relation"] for claim in claims),
            "polarity": _counted(claim["polarity"] for claim in claims),
            "modality": _counted(claim["modality"] for claim in claims),
            "attributed": sum(claim["speaker"] is not None for claim in claims),
            **({"not read": dict(sorted(self.manifest.aside.items()))} if self.manifest.aside else {}),
            "made with": {"kg": self.manifest.kg, **self.manifest.recipe},
        }

    # -- other forms --------------------------------------------------------------------------------------------

    @cached_property
    def turtle(self) -> Path:
        """The file of the graph's Turtle, as the build wrote it."""
        return self.folder / folder.TURTLE

    @property
    def rdf(self) -> Any:
        """The graph as an rdflib Graph, in memory."""
        from kg.store.database import as_rdflib

        return as_rdflib(self.turtle)

    @property
    def nx(self) -> Any:
        """The asserted and attributed relations as a networkx MultiDiGraph."""
        from kg.network import labels, to_network

        rows = self.network_rows()
        return to_network(self._network_claims(rows), names=labels(rows))

    @property
    def signed(self) -> Any:
        """The net sign of every pair as a networkx Graph."""
        from kg.network import labels, signed

        rows = self.network_rows()
        return signed(self._network_claims(rows), names=labels(rows))

    def network_rows(self, **wanted: Any) -> list[Row]:
        """Claim rows with the `publisher` and `published` of their documents, as analysis needs them."""
        rows, document = self.claims(**wanted), self.rows.document
        return [
            {
                **row,
                "publisher": document(row["document"])["publisher"] or "",
                "published": document(row["document"])["date"] or "",
            }
            for row in rows
        ]

    @property
    def intensities(self) -> dict[str, float]:
        """The intensity of every relation type."""
        return {kind.id: kind.intensity for kind in self.ontology.relations.values()}

    @property
    def mutual(self) -> frozenset[str]:
        """The relation types that say the same in either order."""
        kinds = self.ontology.relations.values()
        return frozenset(kind.id for kind in kinds if kind.symmetric and kind.id != "affiliatedWith")

    def _network_claims(self, rows: list[Row]) -> Any:
        from kg.network import to_claims

        return to_claims(rows, intensities=self.intensities, reprints=self.reprints, mutual=self.mutual)

    def network_claims(self, *, level: str = "actor", **wanted: Any) -> Any:
        """The claims that pass the filters, as `kg.analysis` takes them; `level` as of `kg.levels.rolled_up`."""
        return self._network_claims(self.network_rows(level=level, **wanted))

    @cached_property
    def reprints(self) -> dict[str, str]:
        """For each document the one that stands for its text; not looked for where all have one publisher."""
        from kg.analysis.reprints import reprints

        publishers = {row["publisher"] for row in self.documents()}
        if len(publishers) < 2 and None not in publishers:
            return {}
        return reprints((document.id, document.text) for document in self.texts())

    def export(self, form: str, *, table: str = "claims", **wanted: Any) -> Iterator[bytes]:
        """The graph as a file of one of the formats of `kg export`; the filters hold for networks and tables."""
        from kg.export import FORMATS, Content
        from kg.registry import find

        tables = {
            "claims": lambda: self.network_rows(**wanted),
            "relations": lambda: self.relations(**wanted),
            "actors": lambda: self.actors(**wanted) if table == "actors" else list(self.rows.actors.values()),
            "documents": self.documents,
        }
        content = Content(self.turtle, self.nodes.prefixes, tables, table, self.intensities)
        chunks: Iterator[bytes] = find("format", form, FORMATS)(content)
        return chunks

    def view(self, *, title: str = "", text: bool = True, top: int = 150, live: bool = False, **wanted: Any) -> str:
        """One self-contained HTML page that shows the graph; without `text` the articles are left out.

        A `live` page may send judgements to the server that it comes from.
        """
        from kg.views.content import page_data
        from kg.views.page import page

        data = page_data(
            self.rows, self.claims(**wanted), self.texts(), self.ontology.relations, title=title, base=self.nodes.base
        )
        return page(data, text=text, top=top, live=live)

    def picture(self, *, title: str = "", top: int = 150, theme: str = "light", **wanted: Any) -> str:
        """What the page opens with, as SVG."""
        from kg.views.content import page_data
        from kg.views.drawing import svg

        data = page_data(self.rows, self.claims(**wanted), (), self.ontology.relations, title=title)
        return svg(data, top=top, theme=theme)

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which may run script but reach nothing."""
        from kg.views.page import frame

        return frame(self.view())

    def texts(self) -> Iterator[Document]:
        """The documents with their texts, by date."""
        from kg.pipeline import documents_of

        return documents_of(self.folder)

    def readings(self) -> Iterator[Reading]:
        """What was read in each document, by date."""
        from kg.pipeline import readings_of

        return readings_of(self.folder, self.ontology)

    def _stored_signs(self, id: str) -> dict[int, list[str]]:
        """The ids of allies (1) and enemies (-1) as the store has them."""
        node = self.nodes.actor(id)
        answers = {sign: self.database.query(f"SELECT ?it {{ {node} kg:{tie} ?it }}") for sign, tie in TIES.items()}
        return {sign: [self.nodes.id(solution["it"]) for solution in answer] for sign, answer in answers.items()}

    def _signs(self, id: str, level: str) -> dict[int, list[str]]:
        """The same at a level above that of actors, weighed anew."""
        from kg.network import signed

        network = signed(self.network_claims(level=level))
        ties = dict(network.adj.get(id, {}))
        return {sign: [other for other, tie in ties.items() if tie["sign"] == sign] for sign in (1, -1)}

    def _ties(self, others: list[str], sign: int, claims: list[Row]) -> Iterator[Row]:
        """The other end of each tie, with the numbers of asserted and of attributed claims that speak for it."""
        for other in others:
            ends = [claim for claim in claims if other in (claim["source_id"], claim["target_id"])]
            between = [claim for claim in ends if claim["sign"] == sign and is_plain(claim)]
            own = sum(claim["speaker"] is None for claim in between)
            label = self.rows.named.label(other)
            yield {"id": other, "label": label, "asserted": own, "attributed": len(between) - own}


def _opened(place: Path) -> tuple[Manifest, Database]:
    """A manifest and its store; where a build put others in their place between the two, those."""
    manifest = folder.current(place)
    try:
        return manifest, Database(place / manifest.store, Nodes(manifest.base))
    except GraphError:
        newer = folder.current(place)
        if newer == manifest:
            raise
        return newer, Database(place / newer.store, Nodes(newer.base))


def is_plain(claim: Mapping[str, Any]) -> bool:
    """Whether a claim affirms something as actual."""
    return (claim["polarity"], claim["modality"]) == ("affirmed", "actual")


def open(place: str | Path = "out") -> Graph:
    """The graph in a folder, or behind a SPARQL endpoint (`sparql+http://…`); GraphError if there is none.

    What proves to an endpoint who asks comes from the environment, as for `kg push`.
    """
    if str(place).startswith("sparql+"):
        from kg.pushed import Pushed

        return Pushed(str(place))
    return Graph(Path(place))


def extract(text: str, *, title: str = "", date: str = "", publisher: str = "") -> Reading:
    """What one text says: claims and attributions. `date` is that of its publication, by which its dates are read."""
    from kg.recipe import Recipe, load_extractor

    if date:
        day(date, last=False)
    whole = f"{title}\n\n{text}" if title and not text.startswith(title) else text
    return load_extractor(Recipe())(Document(whole, title, (Publication(published=date, publisher=publisher),)))


def build(paths: str | Path | Iterable[str | Path], output: str | Path = "out", **options: Any) -> Graph:
    """Build a graph of the documents at paths, or add them to the graph that is there; options as of `kg build`."""
    from kg.building import add

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    add(Path(output), [str(path) for path in given], **options)
    return Graph(Path(output))


def _contradicting(claim: Row, claims: list[Row]) -> list[str]:
    """The ids of claims of the same kind between the same two that say the contrary, both of what is actual."""
    return [
        other["id"]
        for other in claims
        if other["relation"] == claim["relation"]
        and {other["modality"], claim["modality"]} == {"actual"}
        and other["polarity"] != claim["polarity"]
    ]


def _joint(row: Row, ontology: Ontology) -> tuple[str, str, str]:
    """What a claim or relation and its converse have in common, if its type is mutual."""
    type = row.get("relation") or row["type"]
    return joint((row["source_id"], type, row["target_id"]), ontology.relations[type])


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
