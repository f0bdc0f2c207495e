// The evidence panel: an overview, or all about the actor, line, relation, triad or path that is chosen.
const NAMES = 24;

function renderEvidence() {
  fill($("evidence"), subject());
  $("evidence").scrollTop = 0;
}

function subject() {
  if (state.path && state.actor) return pathView();
  if (state.relation) return relationView(byId.relation.get(state.relation));
  if (state.line) return lineView(state.line);
  if (state.triad.length === 3) return triadView(state.triad.map((id) => byId.actor.get(id)));
  if (state.actor) return actorView(byId.actor.get(state.actor));
  return overview();
}

function overview() {
  const disputed = visible.relations.filter((relation) => relation.status === "Disputed");
  return [
    el("h2", {}, `${plural(visible.relations.length, "relation")}, ${plural(visible.actors.size, "actor")}`),
    el("p", { class: "hint" }, "Choose an actor or a line for its evidence. Keys: / finds, 1 to 6 change the view, arrows walk from actor to actor, Esc clears."),
    data.text && documents.length ? el("p", { class: "hint" }, `This page republishes the text of ${plural(documents.length, "article")}.`) : null,
    data.text || !documents.length ? null : el("p", { class: "hint" }, `The text of ${plural(documents.length, "article")} was left out; quotes remain.`),
    disputed.length ? [el("h3", {}, `Disputed (${disputed.length})`), el("ul", { class: "plain" }, disputed.slice(0, 10).map((relation) => el("li", {}, relationLink(relation))))] : null,
    el("h3", {}, "Claims"),
    cards(seenClaims(visible.relations).sort(inReadingOrder)),
  ];
}

function relationLink(relation) {
  return button([name(relation.source.label), " ", relation.type.label, " ", name(relation.target.label)], () => select({ relation: relation.id }), { class: "link" });
}

function relationView(relation) {
  const hidden = relation.claims.length - relation.seen.length;
  return [
    el("h2", {}, relationTitle(relation)),
    el("p", { class: "badges" }, signBadge(relation.sign), statusBadge(relation)),
    el("p", { class: "hint" }, relation.type.definition),
    statusReason(relation),
    cards(relation.seen),
    hidden ? el("p", { class: "hint" }, `${plural(hidden, "claim")} of this relation hidden by the filters`) : null,
  ];
}

function relationTitle(relation) {
  return [actorLink(relation.source), ` ${relation.type.label} `, actorLink(relation.target)];
}

// Why a relation is disputed or denied, by who affirms and who negates it.
function statusReason(relation) {
  const actual = relation.claims.filter((claim) => claim.modality === "actual");
  const by = (polarity) => [...new Set(actual.filter((claim) => claim.polarity === polarity).map((claim) => (claim.speaker ? claim.speaker.label : "the article")))];
  if (relation.status === "Disputed") return el("p", { class: "reason" }, `Affirmed by ${by("affirmed").join(", ")}; denied by ${by("negated").join(", ")}.`);
  if (relation.status === "Denied") return el("p", { class: "reason" }, `Nobody affirms this; denied by ${by("negated").join(", ")}.`);
  return null;
}

function lineView(id) {
  const bundle = bundled(visible.relations).get(id);
  if (!bundle) return [el("h2", {}, "Nothing left of this line"), el("p", { class: "hint" }, "The filters hide all of its claims, or this page has none.")];
  return [
    el("h2", {}, actorLink(bundle.source), " → ", actorLink(bundle.target)),
    el("p", { class: "badges" }, signBadge(bundle.sign), el("span", { class: "badge" }, plural(bundle.relations.length, "relation")), el("span", { class: "badge" }, plural(bundle.claims, "claim"))),
    bundle.relations.map((relation) => el("section", {}, el("h3", {}, relationLink(relation), " ", statusBadge(relation)), statusReason(relation), cards(relation.seen, 10))),
  ];
}

function actorView(actor) {
  const chosen = visible.near.get(state.rolled ? rootOf(actor) : actor) || [];
  const spoken = actor.said.filter((claim) => claim.relation.seen.includes(claim));
  const about = seenClaims(chosen);
  return [
    el("h2", {}, name(actor.label)),
    el("p", { class: "soft" }, [kindLabel(actor.kind), actor.bloc ? (actor.bloc.unsure.has(actor.id) ? `perhaps the bloc of ${actor.bloc.label}` : `bloc of ${actor.bloc.label}`) : "no bloc"].join(" · ")),
    actor.aliases.length ? el("p", { class: "soft" }, "Also: ", actor.aliases.slice(0, 12).map((alias, place) => [place ? ", " : "", name(alias)]), actor.aliases.length > 12 ? ` and ${actor.aliases.length - 12} more` : null) : null,
    above(actor),
    actor.matches.length ? el("p", { class: "soft" }, "Same as ", actor.matches.map((match, place) => [place ? ", " : "", outward(match)])) : null,
    actorActs(actor),
    sideList("Friendly with", chosen, actor, 1),
    sideList("Hostile with", chosen, actor, -1),
    sideList("Neutral", chosen, actor, 0),
    spoken.length ? el("details", { open: spoken.length <= 10 || spoken.length >= about.length }, el("summary", {}, `What it says (${spoken.length})`), cards(spoken, 10)) : null,
    el("h3", {}, `What is said of it (${about.length})`),
    cards(about),
  ];
}

function above(actor) {
  const parts = [
    ["Part of ", actor.partOf],
    ["Speaks for ", actor.represents],
  ];
  return parts.filter(([, others]) => others.length).map(([label, others]) => el("p", { class: "soft" }, label, others.map((other, place) => [place ? ", " : "", actorLink(other)])));
}

function actorActs(actor) {
  const hidden = hiddenNeighbours(actor).length;
  return el(
    "div",
    { class: "acts" },
    hidden ? button(`Expand ${plural(hidden, "neighbour")} not drawn`, () => update({ expanded: [...new Set([...state.expanded, actor.id])], view: "graph" }), { class: "small" }) : null,
    actor.said.length ? button("Its account", () => update({ view: "accounts", one: actor.id }), { class: "small", title: "The graph as this actor tells it" }) : null,
    pathField(actor),
    identityField(actor)
  );
}

// The others with relations of this sign to the actor, those that an article asserts before those only said.
const KNOWN = [
  ["asserted", (statuses) => statuses.has("Asserted")],
  ["only said", (statuses) => !statuses.has("Asserted") && statuses.has("Attributed")],
  ["disputed, denied or not realised", (statuses) => !statuses.has("Asserted") && !statuses.has("Attributed")],
];

function sideList(title, chosen, actor, sign) {
  const self = state.rolled ? rootOf(actor) : actor;
  const rows = othersBy(chosen, self, sign);
  if (!rows.size) return null;
  const opposite = sign ? othersBy(chosen, self, -sign) : new Map();
  const groups = KNOWN.map(([label, fits]) => [label, [...rows].filter(([, statuses]) => fits(statuses)).map(([other]) => other).sort(byWeight)]).filter(([, others]) => others.length);
  return [
    el("h3", {}, `${title} (${rows.size}: ${groups.map(([label, others]) => `${others.length} ${label}`).join(", ")})`),
    groups.map(([label, others]) => sideGroup(label, others, opposite)),
  ];
}

// For each other actor, the statuses of its relations of this sign with the actor.
function othersBy(chosen, self, sign) {
  const rows = new Map();
  for (const relation of chosen) {
    if (relation.sign !== sign) continue;
    const other = relation.ends[0] === self ? relation.ends[1] : relation.ends[0];
    if (!rows.has(other)) rows.set(other, new Set());
    rows.get(other).add(relation.status);
  }
  return rows;
}

// Names of actors; "mixed" marks who is friend and foe at once. Long lists open on request.
function sideGroup(label, others, opposite) {
  const holder = el("p", { class: "side" }, el("span", { class: "what" }, `${label}: `));
  const list = (from, to) => add(holder, others.slice(from, to).map((other, place) => [from + place ? ", " : "", actorLink(other), opposite.has(other) ? el("span", { class: "badge mixed" }, "mixed") : null]));
  list(0, NAMES);
  if (others.length > NAMES) {
    const more = button(`and ${others.length - NAMES} more`, () => { more.remove(); list(NAMES); }, { class: "small" });
    add(holder, [" ", more]);
  }
  return holder;
}
