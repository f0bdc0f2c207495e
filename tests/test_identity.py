"""The ledger: judgements that can be made, read, applied and taken back."""

import json

import pytest

from kg import identity
from kg.errors import KGError
from kg.identity import Judgement, Ledger, Review, Verdict, dumps
from kg.model import Actor, Document

KNOWN = {"russia": Actor("russia", "Russia", "State")}


def test_an_actor_of_the_gazetteer_leads_those_judged_the_same():
    ledger = Ledger().judged("a-new-one", "russia", Verdict.SAME)

    assert ledger.leaders(KNOWN) == {"a-new-one": "russia", "russia": "russia"}


def test_sameness_is_transitive():
    ledger = Ledger().judged("c", "b", Verdict.SAME).judged("b", "a", Verdict.SAME).judged("d", "c", Verdict.SAME)

    assert set(ledger.leaders({}).values()) == {"a"}


def test_a_judgement_of_difference_merges_nothing():
    assert Ledger().judged("a", "b", Verdict.DIFFERENT).leaders({}) == {}


def test_a_later_judgement_replaces_the_former_on_the_pair():
    ledger = Ledger().judged("a", "b", Verdict.SAME).judged("b", "a", Verdict.DIFFERENT)

    assert [entry.verdict for entry in ledger.judgements] == ["different"]


def test_undoing_restores_the_ledger():
    before = Ledger().judged("a", "b", Verdict.SAME)

    assert before.judged("c", "d", Verdict.SAME).without_last() == before


def test_undoing_a_pair_leaves_the_others():
    ledger = Ledger().judged("a", "b", Verdict.SAME).judged("c", "d", Verdict.SAME)

    assert ledger.without("b", "a") == Ledger().judged("c", "d", Verdict.SAME)


def test_nothing_to_undo_is_said():
    with pytest.raises(KGError, match="no judgement"):
        Ledger().without_last()


@pytest.fixture
def reading(toy):
    return toy(Document("Kremlin Group said Russia bombs Syria. Syria fights Kremlin Group."))


def test_merged_actors_stand_for_one_in_every_role(reading, ontology):
    leaders = {"kremlin-group": "russia"}

    merged = identity.applied(reading, Ledger(), leaders, ontology.actors)

    assert {m.actor.id for c in merged.claims for m in (c.source, c.target, c.speaker) if m} == {"russia", "syria"}
    assert merged.attributions[0].speaker.actor.id == "russia"


def test_a_merge_keeps_the_words_and_the_ids_of_claims(reading, ontology):
    merged = identity.applied(reading, Ledger(), {"kremlin-group": "russia"}, ontology.actors)

    assert [c.id for c in merged.claims] == [c.id for c in reading.claims]
    assert merged.claims[1].target.name == "Kremlin Group"


def test_a_claim_between_merged_actors_is_left_out(toy, ontology):
    reading = toy(Document("Russia fights Kremlin Group."))

    assert identity.applied(reading, Ledger(), {"kremlin-group": "russia"}, ontology.actors).claims == ()


def test_a_rejected_claim_is_left_out(reading, ontology):
    ledger = Ledger().reviewed(reading.claims[0].id, Verdict.REJECT)

    assert identity.applied(reading, ledger, {}, ontology.actors).claims == reading.claims[1:]


def test_the_ledger_is_read_as_it_was_written(tmp_path):
    ledger = Ledger(
        (Judgement("a", "b", "same", 'said "so"\nin two lines \\ \x7f', "Ann"), Judgement("c", "d", "unsure")),
        (Review("0123456789abcdef", "reject", reason="Ω"),),
    )

    identity.write(tmp_path, ledger)

    assert identity.read(tmp_path) == ledger


def test_no_file_is_an_empty_ledger(tmp_path):
    assert identity.read(tmp_path) == Ledger()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("nonsense", "is not TOML"),
        ("[[judgment]]\na = 'x'", "tables are wanted"),
        ("[[judgement]]\na = 'x'\nb = 'y'\nverdict = 'equal'", "verdict 'equal'; known: same, different, unsure"),
        ("[[judgement]]\na = 'x'\nverdict = 'same'", "needs a, b, verdict"),
        ("[[judgement]]\na = 'x'\nb = 1\nverdict = 'same'", "must be a string"),
        ("[[judgement]]\na = 'x'\nb = 'y'\nverdict = 'same'\nwhy = 'z'", "unknown key why"),
    ],
)
def test_a_fault_names_the_file_and_what_is_wrong(tmp_path, text, fault):
    (tmp_path / "identity.toml").write_text(text, encoding="utf-8")

    with pytest.raises(KGError, match=fault) as error:
        identity.read(tmp_path)

    assert "identity.toml" in str(error.value)


def test_a_download_of_the_page_is_taken_over(tmp_path):
    path = tmp_path / "judgements.json"
    found = {"judgements": [{"a": "x", "b": "y", "verdict": "same"}], "reviews": [{"claim": "c", "verdict": "accept"}]}
    path.write_text(json.dumps(found), encoding="utf-8")

    ledger = identity.loads(path, author="Ann")

    assert ledger == Ledger((Judgement("x", "y", "same", "", "Ann"),), (Review("c", "accept", "", "Ann"),))


@pytest.mark.parametrize(
    "text", ["[]", "{}", "no", '{"judgements": 1}', '{"reviews": [{"claim": "c", "verdict": "maybe"}]}']
)
def test_what_is_no_download_of_the_page_is_refused(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")

    with pytest.raises(KGError, match=r"x\.json"):
        identity.loads(tmp_path / "x.json")


def test_an_empty_ledger_is_an_empty_file():
    assert dumps(()) == ""
