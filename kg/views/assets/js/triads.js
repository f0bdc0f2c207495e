// Triads of the relations that the filters leave: three actors tied pairwise, balanced where the signs multiply to +.
// Unfiltered, they are those that kg found; filtered, they are counted anew from what is left.
const TRUST = { Asserted: 1, Attributed: 0.5 };
const MOST_PAIRS = 40_000;
const KEPT_TRIADS = 300;
let counted_triads = { key: null, found: null };

function triadsNow() {
  return (triadCount() || { found: data.triads.filter(passes(visiblePairs())) }).found;
}

// The triads with how many are balanced, unbalanced and open; null where kg's own hold, or there are too many.
function triadCount() {
  if (!filtered()) return null;
  if (counted_triads.key !== refreshed) counted_triads = { key: refreshed, found: triadsOf(netTies()) };
  return counted_triads.found;
}

// How strongly two actors are bound or opposed by what is shown; affiliation binds nobody.
function netTies() {
  const ties = new Map();
  for (const relation of visible.relations) {
    const weight = relation.sign * (TRUST[relation.status] || 0) * Math.sqrt(relation.seen.length);
    const [one, other] = relation.ends;
    if (!weight || one === other || relation.type.id === "affiliatedWith") continue;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ]) {
      if (!ties.has(from)) ties.set(from, new Map());
      ties.get(from).set(to, (ties.get(from).get(to) || 0) + weight);
    }
  }
  return ties;
}

// Each triad once, from its least connected actor (Chiba and Nishizeki 1985); the strongest are kept.
function triadsOf(ties) {
  if ([...ties.values()].reduce((sum, near) => sum + near.size, 0) > 2 * MOST_PAIRS) return null;
  const order = [...ties.keys()].sort((one, other) => ties.get(one).size - ties.get(other).size || one.index - other.index);
  const rank = new Map(order.map((actor, place) => [actor, place]));
  const counts = { balanced: 0, unbalanced: 0, open: 0 };
  const found = [];
  for (const actor of order) {
    const above = [...ties.get(actor).keys()].filter((other) => rank.get(other) > rank.get(actor));
    for (const other of above)
      for (const third of above) {
        if (rank.get(third) <= rank.get(other) || !ties.get(other).has(third)) continue;
        const members = [actor, other, third].sort((one, two) => (one.id < two.id ? -1 : 1));
        const weights = members.map((member, place) => ties.get(member).get(members[(place + 1) % 3]));
        const product = weights.reduce((sign, weight) => sign * Math.sign(weight), 1);
        counts[product > 0 ? "balanced" : product < 0 ? "unbalanced" : "open"] += 1;
        if (product) found.push({ members, weights, balanced: product > 0 });
      }
  }
  return { ...counts, found: strongestTriads(found) };
}

function strongestTriads(found) {
  const strength = ({ weights }) => Math.min(...weights.map(Math.abs));
  return found
    .sort((one, other) => strength(other) - strength(one))
    .slice(0, KEPT_TRIADS)
    .map(({ members, weights, balanced }) => ({
      actors: members.map((actor) => actor.id),
      signs: weights.map(Math.sign),
      balanced,
    }));
}

function triadSummary() {
  const count = triadCount();
  if (!count) return null;
  return el(
    "p",
    { class: "hint", id: "triadcount" },
    `Of what the filters leave: ${count.balanced.toLocaleString("en")} balanced, ${count.unbalanced.toLocaleString("en")} unbalanced, ${count.open.toLocaleString("en")} open (a tie with as much for as against).`,
  );
}

// The frustration index of all relations, and the ties that go against two camps.
function frustrationSection() {
  const { camps } = data;
  if (!camps) return null;
  const number = camps.lower === camps.upper ? `${camps.upper}` : `${camps.lower} to ${camps.upper}`;
  return el(
    "section",
    {},
    el("h3", {}, "Frustration"),
    el(
      "p",
      { class: "hint", id: "frustration" },
      `${number} of ${plural(camps.ties, "tie")} would have to change their sign for two camps, friends inside and foes across, over all relations of this page. These stand in the way:`,
    ),
    el(
      "ul",
      { class: "plain columns" },
      camps.against.slice(0, 40).map((pair) => el("li", {}, pairButton(pair.map((id) => byId.actor.get(id))))),
    ),
  );
}

function pairButton([one, other]) {
  const between = one.relations.filter((relation) => relation.source === other || relation.target === other);
  const strongest = [...between].sort((a, b) => Math.abs(b.sign) - Math.abs(a.sign) || b.claims.length - a.claims.length)[0];
  const act = () => select(strongest ? { relation: strongest.id, view: "graph" } : { actor: one.id });
  return button([name(one.label), " and ", name(other.label)], act, { class: "link" });
}
