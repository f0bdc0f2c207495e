"""Who stands with whom in a graph, how sure that is, and how far the network is from two camps."""

import kg
from kg.analysis.blocs import blocs
from kg.analysis.dyads import dyads
from kg.analysis.frustration import frustration
from kg.network import signed

graph = kg.build("seeds/", "out")
claims = graph.network_claims(level="state")
network = signed(claims)

for dyad in dyads(claims)[:10]:
    voices = dyad.asserted + dyad.attributed
    print(f"{dyad.a} and {dyad.b}: {dyad.stance.value}, net {dyad.net:+.2f}, independent voices: {voices}")

for bloc in blocs(network).blocs:
    if len(bloc.members) > 1:
        print("together:", ", ".join(bloc.members))

index = frustration(network)
print(f"frustration index {index.upper:g}, {'proved' if index.proved else f'at least {index.lower:g}'}")
for a, b in index.against:
    print(f"against the grain: {a} and {b}")
