"""Who backs whom, according to whom, with the words that say so."""

import kg

graph = kg.build("seeds/", "out")
for claim in graph.claims(relation=["backs", "arms", "trains", "funds"]):
    verb = claim["relation"] if claim["polarity"] == "affirmed" else f"{claim['relation']} (denied)"
    voice = claim["speaker"] or "the article itself"
    print(f"{claim['source']} {verb} {claim['target']}, according to {voice}: “{claim['evidence']}”")
