"""How likely a claim is right, from how it was derived: a first table, by kind of frame and route to the actors."""

FORMS = {"title": 0.95, "compound": 0.92, "prefix": 0.9, "verb": 0.72, "noun": 0.68, "role": 0.75, "adjective": 0.72}
ROUTES = {
    "pronoun": 0.85,
    "short form": 0.85,
    "both": 0.8,
    "owner": 0.82,
    "side": 0.8,
    "people": 0.95,
    "capitals": 0.85,
    "entity": 0.95,
}


def confidence(features: tuple[str, ...]) -> float:
    """The probability that a claim with these features is right, with three places."""
    values = dict(f.split("=", 1) for f in features if "=" in f)
    score = FORMS.get(values.get("form", ""), 0.6)
    for end in ("source", "target"):
        score *= ROUTES.get(values.get(end, ""), 1.0)
    return round(score, 3)
