"""What is stored comes back: every kind of claim round-trips, every filter finds what it says."""

import pytest

from kg.claimlines import to_row

TEXTS = {
    "2015-10-01-a.txt": "Russia bombs Syria on 2015-09-30. Sergey Lavrov denied Russia bombs Islamic State. "
    "Iran may arms Hezbollah.",
    "2016-01-02-b.txt": "Ahrar Unit said Russia bombs Islamic State. USA backs Ahrar Unit. "
    "Russia never arms Ahrar Unit. Iran alliedWith Syria.",
}


@pytest.fixture
def graph(toy_build):
    return toy_build(TEXTS)


def said(rows):
    return [f"{row['source']} {row['relation']} {row['target']}" for row in rows]


def test_every_claim_comes_back_as_it_was_read(graph):
    read = {claim.id: to_row(claim, graph.ontology) for reading in graph.readings() for claim in reading.claims}
    stored = {row["id"]: {key: row[key] for key in read[row["id"]] if key in row} for row in graph.claims()}

    assert stored == {id: {key: row[key] for key in stored[id]} for id, row in read.items()}
    assert set(next(iter(read.values()))) - set(next(iter(stored.values()))) == {"content_span", "cue_span"}


def test_claims_are_in_order_of_document_and_place(graph):
    assert said(graph.claims()) == [
        "Russia bombs Syria",
        "Russia bombs Islamic State",
        "Iran arms Hezbollah",
        "Russia bombs Islamic State",
        "United States backs Ahrar Unit",
        "Russia arms Ahrar Unit",
        "Iran alliedWith Syria",
    ]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"actor": "Russia"}, 4),
        ({"actor": "ISIS"}, 2),
        ({"source": "Russia", "target": "Syria"}, 1),
        ({"relation": "bombs"}, 3),
        ({"relation": ["bombs", "arms"]}, 5),
        ({"sign": "+"}, 4),
        ({"sign": "-", "relation": "arms"}, 0),
        ({"speaker": "Lavrov"}, 1),
        ({"speaker": "own"}, 5),
        ({"status": "Disputed"}, 2),
        ({"status": "disputed"}, 2),
        ({"status": ["Denied", "Unrealised"]}, 2),
        ({"since": "2016"}, 4),
        ({"until": "2015-09-30"}, 1),
        ({"since": "2015-10-01", "until": "2015"}, 2),
        ({"document": "2015-10-01-a.txt"}, 3),
        ({"min_confidence": 0.95}, 0),
        ({"actor": "Russia", "speaker": "own", "sign": "-"}, 1),
    ],
    ids=str,
)
def test_filters_find_what_they_say(graph, wanted, count):
    assert len(graph.claims(**wanted)) == count


def test_relations_count_their_claims_and_speakers(graph):
    row = next(row for row in graph.relations() if row["target"] == "Islamic State")

    assert (row["claims"], row["speakers"], row["status"]) == (2, ["Ahrar Unit", "Sergey Lavrov"], "Disputed")


def test_actors_count_claims_and_what_they_say(graph):
    counts = {row["label"]: (row["claims"], row["spoken"]) for row in graph.actors()}

    assert (counts["Russia"], counts["Ahrar Unit"], counts["Sergey Lavrov"]) == ((4, 0), (2, 1), (0, 1))


def test_documents_count_their_claims(graph):
    assert [(row["date"], row["claims"]) for row in graph.documents()] == [("2015-10-01", 3), ("2016-01-02", 4)]
