// All about one actor: who it is, with whom it is friendly and hostile and by whose word, what it says.
const NAMES = 24;

function actorView(actor) {
  const chosen = visible.near.get(state.rolled ? rootOf(actor) : actor) || [];
  const spoken = actor.said.filter((claim) => claim.relation.seen.includes(claim));
  const about = seenClaims(chosen);
  return [
    el("h2", {}, name(actor.label)),
    el(
      "p",
      { class: "soft" },
      [
        kindLabel(actor.kind),
        actor.bloc
          ? actor.bloc.unsure.has(actor.id)
            ? `perhaps the bloc of ${actor.bloc.label}`
            : `bloc of ${actor.bloc.label}`
          : "no bloc",
      ].join(" · "),
    ),
    actor.aliases.length
      ? el(
          "p",
          { class: "soft" },
          "Also: ",
          actor.aliases.slice(0, 12).map((alias, place) => [place ? ", " : "", name(alias)]),
          actor.aliases.length > 12 ? ` and ${actor.aliases.length - 12} more` : null,
        )
      : null,
    above(actor),
    actor.matches.length
      ? el(
          "p",
          { class: "soft" },
          "Same as ",
          actor.matches.map((match, place) => [place ? ", " : "", outward(match)]),
        )
      : null,
    actorActs(actor),
    sideList("Friendly with", chosen, actor, 1),
    sideList("Hostile with", chosen, actor, -1),
    sideList("Neutral", chosen, actor, 0),
    spoken.length
      ? el(
          "details",
          { open: spoken.length <= 10 || spoken.length >= about.length },
          el("summary", {}, `What it says (${spoken.length})`),
          cards(spoken, 10),
        )
      : null,
    el("h3", {}, `What is said of it (${about.length})`),
    cards(about),
  ];
}

function above(actor) {
  const parts = [
    ["Part of ", actor.partOf],
    ["Speaks for ", actor.represents],
  ];
  return parts
    .filter(([, others]) => others.length)
    .map(([label, others]) =>
      el(
        "p",
        { class: "soft" },
        label,
        others.map((other, place) => [place ? ", " : "", actorLink(other)]),
      ),
    );
}

function actorActs(actor) {
  const hidden = hiddenNeighbours(actor).length;
  return el(
    "div",
    { class: "acts" },
    hidden
      ? button(
          `Expand ${plural(hidden, "neighbour")} not drawn`,
          () => update({ expanded: [...new Set([...state.expanded, actor.id])], view: "graph" }),
          { class: "small" },
        )
      : null,
    actor.said.length
      ? button("Its account", () => update({ view: "accounts", one: actor.id }), {
          class: "small",
          title: "The graph as this actor tells it",
        })
      : null,
    pathField(actor),
    identityField(actor),
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
  const groups = KNOWN.map(([label, fits]) => [
    label,
    [...rows]
      .filter(([, statuses]) => fits(statuses))
      .map(([other]) => other)
      .sort(byWeight),
  ]).filter(([, others]) => others.length);
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
  const list = (from, to) =>
    add(
      holder,
      others
        .slice(from, to)
        .map((other, place) => [
          from + place ? ", " : "",
          actorLink(other),
          opposite.has(other) ? el("span", { class: "badge mixed" }, "mixed") : null,
        ]),
    );
  list(0, NAMES);
  if (others.length > NAMES) {
    const more = button(
      `and ${others.length - NAMES} more`,
      () => {
        more.remove();
        list(NAMES);
      },
      { class: "small" },
    );
    add(holder, [" ", more]);
  }
  return holder;
}
