// Filters with counts, which are also the legend. A claim is visible where it passes every filter; a relation is
// where one of its claims is. A count says how many relations (for kinds: actors) there would be with that value.
const { signs: SIGNS, statuses: STATUS_LABELS } = data.look;
const STATUS_MEANINGS = {
  Asserted: "an article affirms it in its own voice",
  Attributed: "only speakers affirm it",
  Disputed: "it is affirmed and denied",
  Denied: "it is only denied",
  Unrealised: "it is only planned, demanded or supposed",
};
const FEW = 8;
const typeById = new Map(types.map((type) => [type.id, type]));

const FACETS = [
  {
    key: "sign",
    title: "Relation",
    values: SIGNS.map(([sign]) => String(sign)),
    label: (value) => SIGNS.find(([sign]) => String(sign) === value)?.[1] ?? value,
    swatch: (value) => lineSwatch(Number(value), "Asserted"),
  },
  {
    key: "status",
    title: "How it is known",
    values: STATUSES,
    label: (v) => STATUS_LABELS[v] ?? v,
    hint: (v) => STATUS_MEANINGS[v],
    swatch: (v) => lineSwatch(null, v),
  },
  { key: "speaker", title: "According to", values: null, label: speakerLabel },
  {
    key: "type",
    title: "Relation type",
    values: null,
    label: (id) => typeById.get(id)?.label ?? id,
    hint: (id) => typeById.get(id)?.definition,
  },
  {
    key: "kind",
    title: "Kind of actor (actors)",
    values: null,
    label: kindLabel,
    swatch: (value) => symbolSwatch(value),
  },
  { key: "publisher", title: "Publisher", values: null, label: (value) => value || "not named" },
];
const BIT = Object.fromEntries(FACETS.map(({ key }, place) => [key, 1 << place]));
const DATE_BIT = 1 << FACETS.length;
const CONFIDENCE_BIT = DATE_BIT << 1;
const ROLLED_BIT = DATE_BIT << 2;

// What the filters leave: relations (each with its visible claims in `seen`), and counts by facet and value.
let visible = null;

function ends(relation) {
  return state.rolled ? [rootOf(relation.source), rootOf(relation.target)] : [relation.source, relation.target];
}

// Filter again only where the filters have changed since.
let refreshed = "";
function refresh() {
  const wanted = JSON.stringify([
    Object.values(state.only).map((only) => only && [...only]),
    state.from,
    state.to,
    state.dateBy,
    state.confidence,
    state.rolled,
  ]);
  if (wanted === refreshed) return false;
  refreshed = wanted;
  const counts = Object.fromEntries(FACETS.map(({ key }) => [key, new Map()]));
  const kinds = new Map();
  visible = { relations: [], claims: 0, undated: 0, inside: 0, counts, actors: new Set() };
  for (const relation of relations) passThrough(relation, kinds);
  for (const [kind, found] of kinds) counts.kind.set(kind, found.size);
  visible.near = nearby();
  visible.strongest = [...visible.near.keys()].sort(byWeight);
  return true;
}

// Those with most claims first.
function byWeight(one, other) {
  return other.claims - one.claims || one.index - other.index;
}

function passThrough(relation, kinds) {
  const [source, target] = (relation.ends = ends(relation));
  const bits = relationBits(relation, source, target);
  const credited = new Set();
  relation.seen = [];
  for (const claim of relation.claims) {
    const failed = bits | claimBits(claim);
    if (failed === DATE_BIT && !dated(claim)) visible.undated += 1;
    if (failed === 0) relation.seen.push(claim);
    if (failed & (failed - 1)) continue; // fails two filters or more: no single change would show it
    for (const { key } of FACETS) {
      if ((failed & ~BIT[key]) !== 0) continue;
      if (key === "kind") for (const actor of [source, target]) note(kinds, actor);
      else credit(visible.counts[key], key, facetValue(key, claim), credited);
    }
  }
  if (bits & ROLLED_BIT) visible.inside += 1;
  if (!relation.seen.length) return;
  visible.relations.push(relation);
  visible.claims += relation.seen.length;
  visible.actors.add(source).add(target);
}

function note(kinds, actor) {
  if (!kinds.has(actor.kind)) kinds.set(actor.kind, new Set());
  kinds.get(actor.kind).add(actor);
}

function credit(counts, key, value, credited) {
  const once = `${key} ${value}`;
  if (credited.has(once)) return;
  credited.add(once);
  counts.set(value, (counts.get(value) || 0) + 1);
}

function facetValue(key, claim) {
  switch (key) {
    case "sign":
      return String(claim.relation.sign);
    case "status":
      return claim.relation.status;
    case "type":
      return claim.relation.type.id;
    case "speaker":
      return speakerId(claim);
    default:
      return claim.document.publisher;
  }
}

function fails(key, value) {
  const only = state.only[key];
  return only && !only.has(value) ? BIT[key] : 0;
}

function relationBits(relation, source, target) {
  let bits = fails("sign", String(relation.sign)) | fails("status", relation.status) | fails("type", relation.type.id);
  bits |= fails("kind", source.kind) | fails("kind", target.kind);
  return state.rolled && source === target ? bits | ROLLED_BIT : bits;
}

function claimBits(claim) {
  let bits = fails("speaker", speakerId(claim)) | fails("publisher", claim.document.publisher);
  if (claim.confidence < state.confidence) bits |= CONFIDENCE_BIT;
  if (state.from || state.to) bits |= inDates(claim) ? 0 : DATE_BIT;
  return bits;
}

// The days that a claim is about, or its article's where it states none.
function dated(claim) {
  return (state.dateBy === "event" && claim.when) || claim.document.when;
}

function inDates(claim) {
  const when = dated(claim);
  if (!when) return false;
  const [from, to] = [days(state.from), days(state.to)];
  return (!from || when[1] >= from[0]) && (!to || when[0] <= to[1]);
}

// For every actor, its visible relations.
function nearby() {
  const near = new Map();
  for (const relation of visible.relations) {
    for (const actor of new Set(relation.ends)) {
      if (!near.has(actor)) near.set(actor, []);
      near.get(actor).push(relation);
    }
  }
  return near;
}

function filtered() {
  return Object.values(state.only).some(Boolean) || Boolean(state.from || state.to || state.confidence || state.rolled);
}

function facetValues(facet) {
  if (facet.values) return facet.values;
  if (!facet.found) {
    const totals = new Map();
    if (facet.key === "kind")
      for (const actor of actors) if (actor.relations.length) totals.set(actor.kind, (totals.get(actor.kind) || 0) + 1);
    if (facet.key !== "kind")
      for (const relation of relations)
        for (const value of new Set(relation.claims.map((claim) => facetValue(facet.key, claim))))
          totals.set(value, (totals.get(value) || 0) + 1);
    facet.found = [...totals.keys()].sort(
      (one, other) => totals.get(other) - totals.get(one) || (one < other ? -1 : 1),
    );
  }
  return facet.found;
}
