"""Which unknown names are listed, and in what order."""

from kg.unresolved import unresolved


def row(source, target, evidence, **more):
    ids = {"source_id": source.lower(), "target_id": target.lower(), "speaker_id": None, "speaker": None}
    rules = {"source_rule": "entity", "target_rule": "entity", "speaker_rule": None}
    return {"source": source, "target": target, "evidence": evidence, **ids, **rules, **more}


def test_frequent_names_come_first_with_their_sentences(ontology):
    rows = [row("Zeta", "Alpha", "one"), row("Zeta", "Russia", "two")]

    found = unresolved(rows, ontology)

    assert [(u.id, u.mentions, u.sentences) for u in found] == [("zeta", 2, ("one", "two")), ("alpha", 1, ("one",))]


def test_names_of_the_ontology_are_left_out(ontology):
    assert unresolved([row("Russia", "France", "one")], ontology) == []


def test_people_named_only_as_a_side_are_left_out(ontology):
    rows = [row("rebels", "Russia", "one", source_rule="collective")]

    assert unresolved(rows, ontology) == []


def test_the_number_of_sentences_is_bounded(ontology):
    rows = [row("Zeta", "Russia", str(i)) for i in range(9)]

    assert len(unresolved(rows, ontology, samples=2)[0].sentences) == 2
