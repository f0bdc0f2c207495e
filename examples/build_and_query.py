"""Build a graph of the sample articles and ask it in SPARQL and in Python."""

import kg

graph = kg.build("seeds/", "out")
print(graph.manifest.counts)

QUERY = """
SELECT ?source ?target {
  ?relation kg:type rel:bombs ; kg:status ?status ;
    kg:source/skos:prefLabel ?source ; kg:target/skos:prefLabel ?target .
  FILTER(?status IN (kg:Asserted, kg:Attributed))
} ORDER BY ?source ?target
"""
for row in graph.query(QUERY):
    print(f"{row['source']} bombs {row['target']}")
