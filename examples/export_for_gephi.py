"""Write the graph for Gephi, with sign, weight, status and dates on every edge."""

from pathlib import Path

import kg

graph = kg.build("seeds/", "out")
path = Path("graph.gexf")
path.write_bytes(b"".join(graph.export("gexf", min_confidence=0.5)))
print(f"{path}: {path.stat().st_size} bytes, {graph.nx.number_of_edges()} relations")
