"""How well claims were extracted: found claims against gold claims, level by level and error by error."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.claimlines import to_line
from kg.errors import KGError
from kg.evaluation.faults import Error, Fault, errors
from kg.evaluation.scores import FACETS, LEVELS, Claim, Judge, Score, closest, is_optional, level_score
from kg.extract import Extractor
from kg.model import Document, Publication, digest
from kg.ontology import Ontology

Record = Mapping[str, Any]
NOTHING: Record = {"claims": ()}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How found claims compare with gold claims, over all articles together.

    `levels` has a score for dyad, sign (dyad and sign), category (and PLOVER category), relation (dyad and relation
    type) and claim (dyad, sign, polarity, modality and speaker). `accuracy` of polarity, modality and speaker is over
    the claims whose dyad and sign are right. `speaker` counts those that have one, `negated` the negated claims.
    `missing` are the gold articles of which nothing was handed over.
    """

    levels: Mapping[str, Score]
    accuracy: Mapping[str, float]
    speaker: Score
    negated: Score
    errors: tuple[Error, ...]
    missing: tuple[str, ...] = ()

    @property
    def by_kind(self) -> Mapping[Fault, int]:
        """How many errors there are of each kind, in the order of Fault."""
        counted = Counter(error.kind for error in self.errors)
        return {kind: counted[kind] for kind in Fault}


def evaluate(gold: Iterable[Record], found: Iterable[Record], ontology: Ontology) -> Evaluation:
    """How the claims of `found` compare with those of `gold`: each one mapping an article, as `kg extract` writes it.

    An article's line is found by `id`, or by the digest of its text, which is the id of a document that brought none.
    Optional gold claims are neither rewarded nor punished.
    """
    judge, lines = Judge(ontology), _by_id(found)
    pairs = [(article, _line_of(article, lines)) for article in gold]
    _check_relations((article for article, _ in pairs), ontology)
    parts = [_scores(article["claims"], (line or NOTHING)["claims"], judge) for article, line in pairs]
    total = {name: sum((part[name] for part in parts), Score()) for name in (parts[0] if parts else ())}
    return Evaluation(
        levels={level: total.get(level, Score()) for level in LEVELS},
        accuracy={facet: total.get(f"same {facet}", Score()).recall for facet in FACETS},
        speaker=total.get("speaker", Score()),
        negated=total.get("negated", Score()),
        errors=tuple(error for article, line in pairs for error in errors(article, line or NOTHING, judge, ontology)),
        missing=tuple(article["id"] for article, line in pairs if line is None),
    )


def evaluate_extractor(gold: Iterable[Record], extractor: Extractor, ontology: Ontology) -> Evaluation:
    """How the claims that an extractor finds in the gold articles compare with theirs."""
    articles = list(gold)
    return evaluate(articles, (to_line(extractor(document(article)), ontology) for article in articles), ontology)


def document(article: Record) -> Document:
    """A gold article as the document it was annotated as: its text unchanged."""
    published, publisher = article.get("date") or "", article.get("publisher") or ""
    publication = Publication(published=published, publisher=publisher)
    return Document(article["text"], article.get("title") or "", (publication,), key=article["id"])


def _by_id(found: Iterable[Record]) -> dict[str, dict[str, list[Claim]]]:
    lines: dict[str, dict[str, list[Claim]]] = {}
    for line in found:
        lines.setdefault(line["id"], {"claims": []})["claims"] += line["claims"]
    return lines


def _line_of(article: Record, lines: Mapping[str, Record]) -> Record | None:
    text, title = article.get("text", ""), article.get("title", "")
    keys = (article["id"], digest(text), digest(f"{title}\n\n{text}"))
    return next((lines[key] for key in keys if key in lines), None)


def _check_relations(articles: Iterable[Record], ontology: Ontology) -> None:
    for article in articles:
        unknown = {claim["relation"] for claim in article["claims"]} - set(ontology.relations)
        if unknown:
            raise KGError(f"{article['id']}: the ontology has no relation type {', '.join(sorted(unknown))}")


def _scores(gold: Sequence[Claim], found: Sequence[Claim], judge: Judge) -> dict[str, Score]:
    """The scores of one article."""
    pairs = closest(gold, found, judge)
    required = [(one, other) for one, other in pairs if not is_optional(one)]
    return {
        **{level: level_score(gold, found, agree) for level, agree in judge.levels.items()},
        **{f"same {facet}": _agreement(required, facet, judge) for facet in FACETS},
        "speaker": _speakers(required, judge),
        "negated": _negated(gold, found, pairs),
    }


def _agreement(pairs: Sequence[tuple[Claim, Claim]], facet: str, judge: Judge) -> Score:
    return Score(sum(facet not in judge.differing(*pair) for pair in pairs), len(pairs), len(pairs))


def _speakers(pairs: Sequence[tuple[Claim, Claim]], judge: Judge) -> Score:
    """Speakers over the pairs that match by sign: one that is right, one that should be there, one that is there."""
    with_one = [(gold, found) for gold, found in pairs if gold.get("speaker") and found.get("speaker")]
    return Score(
        hits=sum(judge.speaker(gold, found) for gold, found in with_one),
        gold=sum(bool(gold.get("speaker")) for gold, _ in pairs),
        found=sum(bool(found.get("speaker")) for _, found in pairs),
    )


def _negated(gold: Sequence[Claim], found: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]]) -> Score:
    """Negated claims over all; one that was paired with an optional gold claim is not counted."""
    forgiven = sum(_is_negated(other) for one, other in pairs if is_optional(one))
    return Score(
        hits=sum(_is_negated(one) and _is_negated(other) for one, other in pairs if not is_optional(one)),
        gold=sum(_is_negated(claim) and not is_optional(claim) for claim in gold),
        found=sum(map(_is_negated, found)) - forgiven,
    )


def _is_negated(claim: Claim) -> bool:
    return claim.get("polarity") == "negated"
