"""Found claims against gold claims."""

import importlib.util
import json
import sys
import warnings
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.evaluation import evaluate
from kg.evaluation.faults import Fault
from kg.evaluation.names import Names
from kg.evaluation.records import load_found, load_gold
from kg.evaluation.scores import matching
from kg.model import digest

SEED = Path(__file__).parent / "gold" / "seed.jsonl"
SCORER = Path(__file__).parent.parent.parent / "shared" / "gold" / "score_gold.py"
TEXT = "Russia bombed the Al Izza Brigade. It also hit the rebels, officials said."


def claim(source="Russia", relation="bombs", target="Al Izza Brigade", **changed):
    standing = {"polarity": "affirmed", "modality": "actual", "speaker": None, "evidence": "Russia bombed"}
    return {"source": source, "relation": relation, "target": target, **standing, **changed}


def article(*claims):
    return {"id": "a", "text": TEXT, "claims": list(claims)}


def found_claim(source="Russia", relation="bombs", target="Al Izza Brigade", **changed):
    spans = {"start": 0, "end": 34, "evidence": TEXT[:34], "source_span": [0, 6], "target_span": [18, 33]}
    words = {"source_text": source, "target_text": target}
    return {**claim(source, relation, target), **spans, **words, **changed}


@pytest.fixture
def compare(ontology):
    """What comes of gold claims and found claims in one article."""

    def compare(gold, found):
        return evaluate([article(*gold)], [{"id": "a", "claims": found}], ontology)

    return compare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Moscow"),
        ("Russian", "Russia"),
        ("Al Izza Brigade", "the brigade"),
        ("rebel forces", "U.S.-backed rebel forces"),
        ("President Barack Obama", "Obama"),
        ("Sergey Lavrov", "Lavrov"),
        ("officials of the ministry", "officials"),
        ("Russia’s", "Russia"),
    ],
)
def test_same_actor(ontology, one, other):
    assert Names(ontology).same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia", "Iran"),
        ("Russian forces", "Iranian forces"),
        ("Al Izza Brigade", "Nusra Front"),
        ("Sergey Lavrov", "Josh Earnest"),
        ("Russia", ""),
        ("Russia", None),
    ],
)
def test_different_actors(ontology, one, other):
    assert not Names(ontology).same(one, other)


def test_equal_claims_score_one_at_every_level(compare):
    result = compare([claim()], [found_claim()])

    assert [score.f1 for score in result.levels.values()] == [1, 1, 1, 1, 1]
    assert result.errors == ()


def test_nothing_found_scores_nothing(compare):
    result = compare([claim()], [])

    assert [score.f1 for score in result.levels.values()] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (found_claim(relation="kills"), ["dyad", "sign", "category", "claim"]),
        (found_claim(relation="criticizes"), ["dyad", "sign", "claim"]),
        (found_claim(relation="backs"), ["dyad"]),
        (found_claim(polarity="negated"), ["dyad", "sign", "category", "relation"]),
        (found_claim(modality="planned"), ["dyad", "sign", "category", "relation"]),
        (found_claim(speaker="Iran"), ["dyad", "sign", "category", "relation"]),
        (found_claim(target="Iran"), []),
        (found_claim("Al Izza Brigade", "bombs", "Russia"), []),
    ],
)
def test_each_level_asks_for_more(compare, found, right):
    result = compare([claim()], [found])

    assert [level for level, score in result.levels.items() if score.hits] == right


def test_symmetric_relations_match_in_either_order(compare):
    result = compare([claim(relation="fights")], [found_claim("Al Izza Brigade", "fights", "Russia")])

    assert result.levels["relation"].f1 == 1


def test_the_articles_own_words_match_too(compare):
    result = compare([claim()], [found_claim(target="X", target_text="Izza Brigade")])

    assert result.levels["claim"].f1 == 1


def test_possible_is_any_modality_but_actual(compare):
    result = compare([claim(modality="possible")], [found_claim(modality="demanded")])

    assert result.accuracy["modality"] == 1


def test_optional_claims_are_neither_rewarded_nor_punished(compare):
    optional = claim(target="Nusra Front", optional=True)

    found_both = compare([claim(), optional], [found_claim(), found_claim(target="Nusra Front")])
    found_one = compare([claim(), optional], [found_claim()])

    assert found_both.levels == found_one.levels
    assert found_both.errors == found_one.errors == ()


def test_a_repeated_claim_counts_once(compare):
    result = compare([claim()], [found_claim(), found_claim()])

    assert result.levels["claim"].precision == 1


def test_matching_is_the_largest_possible():
    gold, found = [{"fits": {1, 2}}, {"fits": {1}}], [{"number": 1}, {"number": 2}]

    assert matching(gold, found, lambda one, other: other["number"] in one["fits"]) == [(0, 1), (1, 0)]


def test_articles_are_found_by_the_digest_of_their_text(ontology):
    result = evaluate([article(claim())], [{"id": digest(TEXT), "claims": [found_claim()]}], ontology)

    assert result.missing == ()
    assert result.levels["claim"].f1 == 1


def test_articles_without_a_line_are_named(ontology):
    result = evaluate([article(claim())], [{"id": "b", "claims": []}], ontology)

    assert result.missing == ("a",)


def test_an_unknown_relation_in_the_gold_is_an_error(ontology):
    with pytest.raises(KGError, match="a: the ontology has no relation type befriends"):
        evaluate([article(claim(relation="befriends"))], [], ontology)


PRONOUN = TEXT.index("It also")
SHORT = {"start": 35, "end": 57, "evidence": TEXT[35:57]}


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        (claim("the Zorn Guard"), None, Fault.ACTOR_NOT_FOUND),
        (claim("Russia", target="Iran"), None, Fault.FRAME_MISSING),
        (claim(), found_claim(polarity="negated"), Fault.POLARITY),
        (claim(), found_claim(modality="planned"), Fault.MODALITY),
        (claim(), found_claim(speaker="Iran"), Fault.SPEAKER),
        (claim(), found_claim(relation="backs"), Fault.WRONG_SIGN),
        (claim(), found_claim("Al Izza Brigade", "bombs", "Russia"), Fault.WRONG_ARGUMENT),
        (claim("Russia", target="Turkey"), found_claim(), Fault.WRONG_ARGUMENT),
        (
            claim(target="Turkey", evidence="It also hit"),
            found_claim("Iran", target="Turkey", **SHORT, source_span=[PRONOUN, PRONOUN + 2]),
            Fault.WRONG_ACTOR,
        ),
        (None, found_claim(), Fault.SPURIOUS),
    ],
)
def test_each_error_has_one_kind(compare, gold, found, kind):
    result = compare([c for c in [gold] if c], [c for c in [found] if c])

    assert [error.kind for error in result.errors] == [kind]
    assert result.by_kind[kind] == 1


def test_an_error_reads_as_a_sentence(compare):
    (error,) = compare([claim()], [found_claim(polarity="negated")]).errors

    assert str(error).startswith("gold: Russia bombs Al Izza Brigade (affirmed, actual) 'Russia bombed' | found:")


def write(path, *records):
    path.write_text("\n".join(json.dumps(record) if isinstance(record, dict) else record for record in records))
    return path


def test_the_gold_of_the_seed_is_sound(ontology):
    (seed,) = load_gold([SEED])

    result = evaluate([seed], [seed], ontology)

    assert result.levels["claim"].f1 == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "gold.jsonl:1: is not JSON"),
        ("[]", 'gold.jsonl:1: is not an object with a string "id"'),
        ({"id": "a", "text": ""}, '"claims" is not a list of objects'),
        ({"id": "a", "claims": []}, '"text" is missing'),
        (article(claim(source="")), 'claim 1: "source" is missing'),
        (article(claim(), claim(polarity="no")), "claim 2: polarity 'no'; known: affirmed, negated"),
        (article(claim(modality="maybe")), "claim 1: modality 'maybe'"),
        (article(claim(evidence="Iran bombed")), "claim 1: the evidence is not in the text: 'Iran bombed'"),
        (article(claim(optional="yes")), 'claim 1: "optional" is neither true nor false'),
        (article({k: v for k, v in claim().items() if k != "speaker"}), 'claim 1: "speaker" is missing'),
    ],
)
def test_a_fault_in_gold_is_named_with_file_and_line(tmp_path, line, fault):
    path = write(tmp_path / "gold.jsonl", line)

    with pytest.raises(KGError) as error:
        load_gold([path])

    assert fault in str(error.value)


def test_an_article_given_twice_is_an_error(tmp_path):
    path = write(tmp_path / "gold.jsonl", article(claim()), article(claim()))

    with pytest.raises(KGError, match=r"gold\.jsonl:2: the article 'a' is given twice"):
        load_gold([path])


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(KGError, match=r"none\.jsonl: cannot be read"):
        load_gold([tmp_path / "none.jsonl"])


def test_an_empty_gold_file_is_an_error(tmp_path):
    with pytest.raises(KGError, match="no gold article"):
        load_gold([write(tmp_path / "gold.jsonl", "")])


def test_found_claims_must_have_two_ends(tmp_path):
    path = write(tmp_path / "claims.jsonl", {"id": "a", "claims": [claim(target="")]})

    with pytest.raises(KGError, match=r'claims\.jsonl:1: claim 1: "target" is missing'):
        load_found([path])


@pytest.fixture(scope="module")
def scorer():
    """The scorer that the project is measured with, where it lies beside the checkout."""
    if not SCORER.exists():
        pytest.skip("the project's own scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score_gold", SCORER)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        module.actors.load_countries()
    return module


def every(claims, step, **changes):
    """The claims, each step-th of them changed."""
    return [{**claim, **(changes if i % step == 0 else {})} for i, claim in enumerate(claims)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda claims: claims,
        lambda claims: claims[::2],
        lambda claims: every(claims, 3, polarity="negated"),
        lambda claims: every(claims, 4, speaker="Pentagon"),
        lambda claims: every(claims, 5, relation="criticizes"),
        lambda claims: every(claims, 2, modality="planned") + claims[:10],
        lambda claims: [{**c, "source": c["target"], "target": c["source"]} for c in claims[::3]] + claims[::2],
        lambda claims: every(claims, 3, source="Russian warplanes", target="the rebels"),
        lambda claims: every(claims, 4, target="U.S. embassy"),
    ],
)
def test_scores_agree_with_the_projects_scorer(ontology, scorer, spoil):
    (seed,) = load_gold([SEED])
    found = spoil(seed["claims"])

    theirs = scorer.score([seed], {"seed": found})
    ours = evaluate([seed], [{"id": "seed", "claims": found}], ontology)

    assert {level: score.f1 for level, score in ours.levels.items()} == pytest.approx(
        {level: theirs[level]["F1"] for level in ours.levels}, abs=0.02
    )
    assert ours.accuracy == pytest.approx({name: theirs[f"{name}_accuracy"] for name in ours.accuracy}, abs=0.02)
    assert (ours.speaker.f1, ours.negated.f1) == pytest.approx((theirs["speaker_F1"], theirs["negated_F1"]), abs=0.02)
