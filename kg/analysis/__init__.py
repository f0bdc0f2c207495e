"""Questions to the signed network; one module each."""

# Measures of actors, each a function of a signed network that returns a Counter.
MEASURES = {
    "brokers": "kg.analysis.centrality:brokers",
    "degree": "kg.analysis.centrality:degree",
    "mediators": "kg.analysis.centrality:mediators",
    "negative": "kg.analysis.centrality:negative_degree",
    "pn": "kg.analysis.centrality:pn_index",
    "positive": "kg.analysis.centrality:positive_degree",
    "strength": "kg.analysis.centrality:strength",
}
