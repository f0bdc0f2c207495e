// Whose account: the graph as one speaker tells it, two of them side by side, or what differs between them.
function accountOf(id) {
  const told = new Map();
  for (const relation of visible.relations) {
    const own = relation.seen.filter((claim) => speakerId(claim) === id);
    if (own.length) told.set(relation, own);
  }
  return told;
}

// The status of a relation as far as these claims go.
function toldStatus(own) {
  const actual = own.filter((claim) => claim.modality === "actual");
  const affirmed = actual.filter((claim) => claim.polarity === "affirmed");
  if (affirmed.length && affirmed.length < actual.length) return "Disputed";
  if (affirmed.length) return affirmed.some((claim) => !claim.speaker) ? "Asserted" : "Attributed";
  return actual.length ? "Denied" : "Unrealised";
}

function speakersByClaims() {
  const counts = new Map();
  for (const relation of visible.relations)
    for (const claim of relation.seen) counts.set(speakerId(claim), (counts.get(speakerId(claim)) || 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

const PAIR_KEY =
  "≠ the other account denies this or tells of the contrary; = both say so; unmarked: only this one does. Pale actors are only in the other.";

function renderAccounts() {
  const speakers = speakersByClaims();
  const known = (id, place) => (speakers.some(([other]) => other === id) ? id : speakers[place]?.[0] || "");
  const [one, two] = [known(state.one, 0), known(state.two, 1)];
  if (!speakers.length) return fill($("accounts"), el("p", { class: "hint" }, "No claim passes the filters."));
  const told = [accountOf(one), accountOf(two)];
  fill(
    $("accounts"),
    el("h2", { class: "unseen" }, "Accounts"),
    el(
      "div",
      { class: "choices" },
      speakerChoice("one", one, speakers),
      el("span", {}, "and"),
      speakerChoice("two", two, speakers),
      button("Side by side", () => update({ difference: false }), {
        class: "small",
        "aria-pressed": String(!state.difference),
      }),
      button("What differs", () => update({ difference: true }), {
        class: "small",
        "aria-pressed": String(state.difference),
      }),
    ),
    state.difference
      ? differing(one, two, told)
      : [el("p", { class: "hint" }, PAIR_KEY), el("div", { class: "pair" }, accountPair([one, two], told))],
    compared(told),
  );
}

function speakerChoice(key, chosen, speakers) {
  const offered = speakers.slice(0, 300);
  return el(
    "select",
    {
      "aria-label": key === "one" ? "First account" : "Second account",
      "data-focus": key,
      onchange: (event) => update({ [key]: event.target.value }),
    },
    offered.map(([id, count]) =>
      el("option", { value: id, selected: id === chosen }, `${shortened(speakerLabel(id), 50)} (${count})`),
    ),
  );
}

// Two accounts over the same plan, so that the eye can go to and fro; what only the other names is pale.
function accountPair(ids, told) {
  const bundles = told.map(bundlesOf);
  const plan = smallPlan(mostShared(bundles), paneWidth(true));
  return ids.map((id, place) =>
    el(
      "section",
      { class: "account" },
      el(
        "h3",
        {},
        el("span", {}, "According to ", name(speakerLabel(id))),
        el("span", { class: "count" }, plural(told[place].size, "relation")),
      ),
      accountDrawing(bundles[place], plan, pairTag(told, bundles[1 - place])),
    ),
  );
}

function bundlesOf(own) {
  return [
    ...bundled(
      [...own.keys()],
      (relation) => own.get(relation),
      (relation) => toldStatus(own.get(relation)),
    ).values(),
  ];
}

// The actors of both accounts before those of one, the strongest first.
const ACCOUNT_ACTORS = 30;
function mostShared(sides) {
  const named = sides.map((bundles) => new Set(bundles.flatMap((bundle) => [bundle.source, bundle.target])));
  const times = (actor) => named.filter((side) => side.has(actor)).length;
  const all = [...new Set(named.flatMap((side) => [...side]))];
  return all.sort((one, other) => times(other) - times(one) || byWeight(one, other)).slice(0, ACCOUNT_ACTORS);
}

function paneWidth(half) {
  const room = $("stage").clientWidth - 40;
  return Math.max(half && room > 620 ? (room - 16) / 2 - 26 : room, 260);
}

// A drawing of an account in the size in which it is seen, so that its text can be read.
function accountDrawing(bundles, plan, tag) {
  if (!bundles.length) return el("p", { class: "hint" }, "Nothing.");
  const inside = bundles.filter((bundle) => plan.places.has(bundle.source) && plan.places.has(bundle.target));
  const left = bundles.length - inside.length;
  return [
    drawing(inside, [...plan.places.keys()], {
      act: select,
      label: (bundle) => [tag(bundle), markOf(bundle)].filter(Boolean).join(" "),
      halo: (bundle) => tag(bundle) === "≠",
      placeOf: (actor) => plan.places.get(actor),
      box: plan.box,
      grounded: false,
    }),
    left
      ? el("p", { class: "hint" }, `${plural(left, "line")} of actors with fewer claims left out of this drawing`)
      : null,
  ];
}

// Beside the other account's lines: "=" both say so, "≠" the other denies it or tells of the contrary.
function pairTag(told, others) {
  return (bundle) => {
    const found = new Set(bundle.relations.map((relation) => verdict(relation, told)));
    if (found.has("against") || others.some((other) => contrary(bundle, other))) return "≠";
    return found.has("both") ? "=" : "";
  };
}

// Friendly in one account and hostile in the other, between the same two actors, both as having happened.
function contrary(one, other) {
  const ends = [one.source, one.target];
  return (
    one.sign * other.sign < 0 &&
    ends.includes(other.source) &&
    ends.includes(other.target) &&
    [one, other].every(({ status }) => status !== "Denied" && status !== "Unrealised")
  );
}

const VERDICTS = {
  against: "They contradict each other",
  contrary: "They tell the contrary: friendly here, hostile there",
  one: "Only the first says",
  two: "Only the second says",
  both: "Both say",
};

// How two accounts of a relation compare: one affirms what the other denies, both say the same, or only one speaks.
function verdict(relation, [first, second]) {
  if (!second.has(relation)) return "one";
  if (!first.has(relation)) return "two";
  const stance = (told) => (toldStatus(told.get(relation)) === "Denied" ? "denies" : "affirms");
  return stance(first) === stance(second) ? "both" : "against";
}

function differing(one, two, told) {
  const all = [...new Set([...told[0].keys(), ...told[1].keys()])];
  const both = (relation) => [...(told[0].get(relation) || []), ...(told[1].get(relation) || [])];
  const bundles = [...bundled(all, both, (relation) => toldStatus(both(relation))).values()];
  const tag = (bundle) => {
    const found = new Set(bundle.relations.map((relation) => verdict(relation, told)));
    return found.has("against") ? "≠" : found.size > 1 || found.has("both") ? "=" : found.has("one") ? "1" : "2";
  };
  const key = `On the lines: 1 only ${speakerLabel(one)}, 2 only ${speakerLabel(two)}, = both, ≠ contradiction.`;
  const plan = smallPlan(mostShared(told.map(bundlesOf)), paneWidth(false));
  return [el("p", { class: "hint" }, key), accountDrawing(bundles, plan, tag)];
}

// All relations of two accounts, by how the accounts compare; contradictions first.
const COMPARED = 100;
function compared(told) {
  const groups = new Map(Object.keys(VERDICTS).map((key) => [key, []]));
  const all = new Set([...told[0].keys(), ...told[1].keys()]);
  const signs = told.map(pairSigns);
  for (const relation of all) {
    const found = verdict(relation, told);
    const side = { one: 0, two: 1 }[found];
    const contrary = side !== undefined && happens(told[side].get(relation)) && signs[1 - side].get(pairOf(relation));
    groups.get(contrary && contrary.has(-relation.sign) ? "contrary" : found).push(relation);
  }
  return [...groups]
    .filter(([, found]) => found.length)
    .map(([key, found]) => comparedGroup(VERDICTS[key], found, told));
}

// By pair of actors, the signs of what an account says has happened between them.
function pairSigns(own) {
  const found = new Map();
  for (const [relation, said] of own) {
    if (!relation.sign || !happens(said)) continue;
    if (!found.has(pairOf(relation))) found.set(pairOf(relation), new Set());
    found.get(pairOf(relation)).add(relation.sign);
  }
  return found;
}

function happens(own) {
  return !["Denied", "Unrealised"].includes(toldStatus(own));
}

function pairOf(relation) {
  return pairKey(relation.ends[0].id, relation.ends[1].id);
}

function comparedGroup(title, found, told) {
  const sides = (relation) => told.filter((side) => side.has(relation));
  const stances = (relation) =>
    sides(relation)
      .map((side) => toldStatus(side.get(relation)).toLowerCase())
      .join(" / ");
  const row = (relation) => el("li", {}, relationLink(relation), " ", el("span", { class: "soft" }, stances(relation)));
  return el(
    "section",
    {},
    el("h3", {}, `${title} (${found.length})`),
    el("ul", { class: "plain columns" }, found.slice(0, COMPARED).map(row)),
    found.length > COMPARED ? el("p", { class: "hint" }, `${found.length - COMPARED} more`) : null,
  );
}
