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
    state.difference ? differing(one, two, told) : el("div", { class: "pair" }, accountPair([one, two], told)),
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

// Two accounts over the same part of the plan, so that the eye can go to and fro.
function accountPair(ids, told) {
  const bundles = told.map((own) => [
    ...bundled(
      [...own.keys()],
      (relation) => own.get(relation),
      (relation) => toldStatus(own.get(relation)),
    ).values(),
  ]);
  const around = strongestOf(bundles.flat());
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
      accountDrawing(bundles[place], around, { half: true }),
    ),
  );
}

const ACCOUNT_ACTORS = 120;
function strongestOf(bundles) {
  return [...new Set(bundles.flatMap((bundle) => [bundle.source, bundle.target]))]
    .sort(byWeight)
    .slice(0, ACCOUNT_ACTORS);
}

// A drawing of an account, its text enlarged where the pane is narrower than the picture.
function accountDrawing(bundles, around, { half = false, label = null } = {}) {
  if (!bundles.length) return el("p", { class: "hint" }, "Nothing.");
  const inside = bundles.filter((bundle) => around.includes(bundle.source) && around.includes(bundle.target));
  const shown = strongestOf(inside);
  const places = around.map(spotOf).map(({ x }) => x);
  const pane = Math.max($("stage").clientWidth / (half && $("stage").clientWidth > 620 ? 2 : 1) - 60, 260);
  const scale = Math.min(Math.max(((Math.max(...places) - Math.min(...places) + 160) / pane) * 0.85, 0.9), 3);
  const left = bundles.length - inside.length;
  return [
    drawing(inside, shown, { scale, act: select, label, around }),
    left
      ? el("p", { class: "hint" }, `${plural(left, "line")} of actors with fewer claims left out of this drawing`)
      : null,
  ];
}

const VERDICTS = {
  against: "They contradict each other",
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
  return [el("p", { class: "hint" }, key), accountDrawing(bundles, strongestOf(bundles), { label: tag })];
}

// All relations of two accounts, by how the accounts compare; contradictions first.
const COMPARED = 100;
function compared(told) {
  const groups = new Map(Object.keys(VERDICTS).map((key) => [key, []]));
  const all = new Set([...told[0].keys(), ...told[1].keys()]);
  for (const relation of all) groups.get(verdict(relation, told)).push(relation);
  return [...groups]
    .filter(([, found]) => found.length)
    .map(([key, found]) => comparedGroup(VERDICTS[key], found, told));
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
