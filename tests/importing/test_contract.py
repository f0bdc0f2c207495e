"""Every importer: claims whose words are in their documents, and faults that are named and not fatal."""

import json

import pytest

from kg.errors import UnknownNameError
from kg.importing import IMPORTERS
from kg.importing.reading import read
from kg.model import Modality, Polarity
from kg.verify import faults as verify

from .samples import FILES, JSONL, PLOVER, gdelt_row


@pytest.fixture
def imported(ontology, tmp_path):
    """What an importer makes of a text: readings and faults."""

    def imported(form, text):
        path, faults = tmp_path / f"coded.{form}", []
        path.write_text(text, encoding="utf-8")
        return list(read(form, [str(path)], ontology, on_fault=faults.append)), [fault.reason for fault in faults]

    return imported


def said(reading):
    return [(claim.source.actor.id, claim.relation, claim.target.actor.id) for claim in reading.claims]


@pytest.mark.parametrize("form", sorted(IMPORTERS))
def test_each_yields_claims_whose_words_are_in_their_document(imported, form):
    readings, _ = imported(form, FILES[form])

    assert [claim for reading in readings for claim in reading.claims]
    assert list(verify(None, type("Manifest", (), {"files": {}, "aside": {}}), iter(readings))) == []


@pytest.mark.parametrize("form", sorted(IMPORTERS))
def test_each_names_itself_in_the_rule(imported, form):
    readings, _ = imported(form, FILES[form])

    assert all(claim.rule.startswith(f"imported from {form}: ") for reading in readings for claim in reading.claims)


@pytest.mark.parametrize("form", sorted(IMPORTERS))
@pytest.mark.parametrize("text", ["", "\n\n", "{", "[]", '{"claims": 3}', "\x00\x01", "a,b\n1,2,3\n", "[[[[", "\ufeff"])
def test_none_fails_on_what_is_no_record(imported, form, text):
    assert imported(form, text)[0] == []


def test_an_unknown_format_is_named(ontology):
    with pytest.raises(UnknownNameError, match="no importer named 'icews'; known: acled"):
        list(read("icews", [__file__], ontology, on_fault=print))


def test_a_gdelt_row_becomes_a_sentence(imported):
    (reading,), _ = imported("gdelt", FILES["gdelt"])
    (claim,) = reading.claims

    assert claim.evidence.text == "RUSSIA bombed MINISTRY (GDELT event 123, CAMEO 195)."
    assert (claim.source.actor.id, claim.target.actor.label) == ("russia", "MINISTRY (Ukraine)")
    assert (claim.trigger.text, str(claim.when), claim.place) == ("bombed", "2015-09-30", "Kharkiv, Ukraine")
    assert (reading.document.publisher, reading.document.published) == ("news.example.org", "2015-10-01")


@pytest.mark.parametrize(
    ("code", "relation", "modality"),
    [
        ("1952", "bombs", "actual"),
        ("036", "agreesWith", "planned"),
        ("0711", "funds", "actual"),
        ("19", "fights", "actual"),
    ],
)
def test_a_cameo_code_is_read_as_the_longest_that_it_begins_with(imported, code, relation, modality):
    (reading,), _ = imported("gdelt", gdelt_row(code=code))

    assert [(claim.relation, claim.modality) for claim in reading.claims] == [(relation, Modality(modality))]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (gdelt_row(code="010"), "no relation type stands for CAMEO 010"),
        (gdelt_row(second=("", "", "")), "no second actor or no first"),
        (gdelt_row(second=("RUS", "RUSSIAN", "RUS")), "source and target are the same actor"),
        ("1\t2\n", "2 columns, where an event of GDELT 2.0 has 61"),
    ],
)
def test_a_gdelt_row_that_is_no_claim_is_named(imported, row, reason):
    assert imported("gdelt", row) == ([], [reason])


def test_acled_notes_are_the_evidence(imported):
    (reading,), reasons = imported("acled", FILES["acled"])
    (claim,) = reading.claims

    assert claim.evidence.text == "On 30 September, Russian jets struck a base of the Al Izza Brigade."
    assert (claim.relation, str(claim.when), claim.place) == ("bombs", "2015-09-30", "Hama, Syria")
    assert claim.target.span.start > claim.evidence.start
    assert reasons == ["no second actor"]


def test_what_the_words_do_not_name_is_put_into_a_sentence_after_them(imported):
    (reading,), _ = imported("acled", FILES["acled"])
    (claim,) = reading.claims

    assert claim.source.span.text == "Military Forces of Russia"
    assert claim.source.span.start > claim.evidence.end


def test_a_code_may_name_the_target_first(imported):
    header = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,notes\n"
    row = "KEN1,2020-01-01,Protests,Excessive force against protesters,Protesters (Kenya),Police Forces of Kenya,\n"

    (reading,), _ = imported("acled", header + row)

    assert [claim.source.name for claim in reading.claims] == ["Police Forces of Kenya"]


def test_csv_takes_a_relation_type_or_a_code(imported):
    readings, _ = imported("csv", FILES["csv"])

    assert [said(reading) for reading in readings] == [
        [("russia", "bombs", "al-izza-brigade")],
        [("france", "rejects", "mali")],
    ]


def test_csv_has_speaker_trigger_polarity_and_confidence(imported):
    (first,), (second,) = [reading.claims for reading in imported("csv", FILES["csv"])[0]]

    assert (first.speaker.actor.id, first.attribution.cue.text, first.trigger.text) == ("kenya", "said", "bombed")
    assert (first.confidence, second.confidence) == (0.8, 0.5)
    assert (second.polarity, second.evidence.text) == (
        Polarity.NEGATED,
        "it is not so that France rejected Mali (record r2, CAMEO 120).",
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Russia,dances,Mali,,", "no relation type 'dances' in the ontology"),
        ("Russia,bombs,,,", "no target"),
        ("Russia,bombs,Mali,perhaps,", "no modality 'perhaps'; known: actual, planned, demanded, hypothetical"),
        ("Russia,bombs,Mali,,7", "a confidence that is no number from 0 to 1"),
        ("Russia,,Mali,,", "no relation, nor a code in one of the columns cameo, plover, acled"),
    ],
)
def test_a_csv_row_that_is_no_claim_is_named(imported, row, reason):
    assert imported("csv", f"source,relation,target,modality,confidence\n{row}\n") == ([], [reason])


def test_lines_of_kg_extract_keep_ids_spans_and_speakers(imported):
    (reading,), _ = imported("jsonl", FILES["jsonl"])
    (claim,) = reading.claims

    assert said(reading) == [("russia", "bombs", "al-izza-brigade")]
    assert (claim.source.span.text, claim.trigger.text, claim.target.span.text) == ("Moscow", "bombed", "it")
    assert (claim.target.name, claim.target.actor.kind) == ("the brigade", "ArmedGroup")
    assert (claim.speaker.actor.id, claim.attribution.cue.text, claim.confidence) == ("kenya", "said", 0.7)


def test_what_kg_extract_writes_can_be_imported(imported, toy, ontology):
    from kg.claimlines import to_line
    from kg.model import Document

    text = "Sergey Lavrov denied Russia bombs Islamic State. USA backs Ahrar Unit on 2015-09-30."
    read = toy(Document(text, key="k"))

    (reading,), _ = imported("jsonl", json.dumps(to_line(read, ontology)))

    assert said(reading) == said(read)
    assert [(c.polarity, c.when, c.evidence.text) for c in reading.claims] == [
        (c.polarity, c.when, c.evidence.text) for c in read.claims
    ]


def test_a_broken_span_is_not_followed(imported):
    row = {**JSONL["claims"][0], "trigger_span": [0, 9**9], "source_span": "x", "target_span": [41, 40]}

    (reading,), _ = imported("jsonl", json.dumps({**JSONL, "claims": [row]}))

    assert reading.claims[0].trigger.text == "Moscow bombed it"


def test_plover_pairs_the_sources_of_a_mutual_event(imported):
    (reading,), _ = imported("plover", FILES["plover"])

    assert said(reading) == [("kenya", "agreesWith", "peru")]


def test_plover_pairs_each_source_with_each_target(imported):
    event = {**PLOVER, "event": "ASSAULT", "mode": "aerial", "target": [{"actorText": "Chile"}, {"actorText": "Mali"}]}

    (reading,), _ = imported("plover", json.dumps([event]))

    assert said(reading) == [(one, "bombs", two) for one in ("kenya", "peru") for two in ("chile", "mali")]


def test_every_code_means_a_relation_type_that_there_is(ontology):
    assert {code.relation for code in ontology.codes.values()} <= set(ontology.relations)


def test_every_category_of_plover_has_a_code(ontology):
    assert {kind.plover for kind in ontology.relations.values()} - {""} <= {
        notation for scheme, notation in ontology.codes if scheme == "plover"
    }


@pytest.mark.parametrize("field", ["source_text", "source_id", "target", "cue", "evidence", "place", "rule"])
def test_half_characters_and_nul_do_no_harm(imported, ontology, field):
    from kg.claimlines import to_line

    row = {**JSONL["claims"][0], field: "a\ud800b\0c", "confidence": 1}

    (reading,), _ = imported("jsonl", json.dumps({**JSONL, "claims": [row]}))

    assert json.dumps(to_line(reading, ontology), ensure_ascii=False).encode("utf-8")
    assert "\0" not in reading.document.text


@pytest.mark.parametrize("day", ["2015-13", "2015-09-30/2015-99", "some day", "////////////"])
def test_a_date_that_is_none_is_named(imported, day):
    readings, reasons = imported("jsonl", json.dumps({**JSONL, "claims": [{**JSONL["claims"][0], "date": day}]}))

    assert (readings, len(reasons)) == ([], 1)
