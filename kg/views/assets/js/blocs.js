// Blocs and triads, found by kg over all relations of the page (not only those that pass the filters).
const LISTED_BLOCS = 48;

function renderBlocs() {
  const passing = triadsNow();
  const unbalanced = passing.filter((triad) => !triad.balanced);
  const balanced = passing.filter((triad) => triad.balanced);
  const hidden = triadCount() ? 0 : data.triads.length - passing.length;
  fill(
    $("blocs"),
    el("h2", { class: "unseen" }, "Blocs"),
    el(
      "p",
      { class: "hint" },
      "Blocs bind friends and part foes over all relations of this page, whatever the filters; what is only said weighs less than what an article asserts, and denied or disputed relations do not count.",
    ),
    el("div", { class: "blocs" }, data.blocs.slice(0, LISTED_BLOCS).map(blocSection)),
    data.blocs.length > LISTED_BLOCS
      ? el(
          "p",
          { class: "hint" },
          `The largest ${LISTED_BLOCS} of ${data.blocs.length.toLocaleString("en")} blocs are listed.`,
        )
      : null,
    blocMap(),
    frustrationSection(),
    triadSummary(),
    triadSection(
      "Unbalanced triads",
      "Two friends who quarrel over a third, or three foes: where a picture of camps does not hold, or where the claims are wrong.",
      unbalanced,
    ),
    triadSection("Balanced triads", "Friends of friends, and foes of foes.", balanced),
    hidden ? el("p", { class: "hint" }, `${plural(hidden, "triad")} with a tie that the filters hide left out`) : null,
  );
}

// The pairs of actors that have a visible relation of a sign.
function visiblePairs() {
  const pairs = new Set();
  for (const relation of visible.relations) {
    if (relation.sign) pairs.add(pairKey(relation.source.id, relation.target.id));
  }
  return pairs;
}

function pairKey(one, other) {
  return JSON.stringify([one, other].sort());
}

function passes(pairs) {
  return ({ actors: [one, two, three] }) =>
    pairs.has(pairKey(one, two)) && pairs.has(pairKey(two, three)) && pairs.has(pairKey(three, one));
}

function blocSection(bloc) {
  return el(
    "section",
    { class: "bloc" },
    el(
      "h3",
      {},
      blocDot(bloc),
      button(["Bloc of ", name(bloc.label)], () => select({ bloc: bloc.id, view: "graph" }), { class: "link" }),
      el("span", { class: "count" }, plural(bloc.actors.length, "actor")),
    ),
    blocMembers(bloc),
    el("p", { class: "soft" }, balanceOf(bloc)),
  );
}

function blocDot(bloc) {
  return el("span", { class: "dot", style: { background: blocPaint(bloc, (variable) => `var(${variable})`) } });
}

function blocMembers(bloc) {
  return el(
    "p",
    {},
    bloc.actors
      .slice(0, 24)
      .map((actor, place) => [
        place ? ", " : "",
        actorLink(actor),
        bloc.unsure.has(actor.id) ? el("span", { class: "soft", title: "It may not belong to this bloc" }, " (?)") : null,
      ]),
    bloc.actors.length > 24 ? ` and ${bloc.actors.length - 24} more` : null,
  );
}

// All about one bloc: its members, and what its members do to each other, the hostile first.
function blocView(bloc) {
  const members = new Set(bloc.actors);
  const inside = visible.relations.filter((relation) => relation.ends.every((actor) => members.has(actor)));
  return [
    el("h2", {}, "Bloc of ", actorLink(byId.actor.get(bloc.id))),
    el("p", { class: "soft" }, balanceOf(bloc)),
    blocMembers(bloc),
    el("h3", {}, `What its members do to each other (${inside.length})`),
    cards(seenClaims([...inside].sort((one, other) => one.sign - other.sign)), 20),
  ];
}

// How many relations inside a bloc and out of it are friendly and hostile.
function balanceOf(bloc) {
  const members = new Set(bloc.actors);
  const counts = { in: { 1: 0, "-1": 0, 0: 0 }, out: { 1: 0, "-1": 0, 0: 0 } };
  for (const relation of new Set(bloc.actors.flatMap((actor) => actor.relations))) {
    const side = members.has(relation.source) && members.has(relation.target) ? "in" : "out";
    if (relation.status === "Asserted" || relation.status === "Attributed") counts[side][relation.sign] += 1;
  }
  return `inside: ${counts.in[1]} cooperative, ${counts.in[-1]} hostile; with others: ${counts.out[1]} cooperative, ${counts.out[-1]} hostile`;
}

function triadSection(title, meaning, triads) {
  const shown = triads.slice(0, 60);
  return el(
    "section",
    {},
    el("h3", {}, `${title} (${triads.length})`),
    el("p", { class: "hint" }, meaning),
    triads.length
      ? el(
          "ul",
          { class: "plain triads" },
          shown.map((triad) =>
            el(
              "li",
              {},
              button(triadText(triad), () => select({ triad: triad.actors, view: "graph" }), { class: "link" }),
            ),
          ),
        )
      : null,
    triads.length > shown.length ? el("p", { class: "hint" }, `The strongest ${shown.length} are listed.`) : null,
  );
}

function triadText(triad) {
  const [one, two, three] = triad.actors.map((id) => byId.actor.get(id)?.label || id);
  const tie = (sign) => (sign > 0 ? " + " : " − ");
  return [name(one), tie(triad.signs[0]), name(two), tie(triad.signs[1]), name(three), tie(triad.signs[2]), name(one)];
}

function triadView(members) {
  const inside = visible.relations.filter((relation) => relation.ends.every((actor) => members.includes(actor)));
  const pairs = [
    [0, 1],
    [1, 2],
    [2, 0],
  ].map(([one, two]) => [members[one], members[two]]);
  return [
    el(
      "h2",
      {},
      members.map((actor, place) => [place ? " · " : "", actorLink(actor)]),
    ),
    pairs.map(([one, two]) => {
      const between = inside.filter((relation) => relation.ends.includes(one) && relation.ends.includes(two));
      return el(
        "section",
        {},
        el("h3", {}, name(one.label), " and ", name(two.label)),
        between.length ? cards(seenClaims(between), 6) : el("p", { class: "hint" }, "no claim passes the filters"),
      );
    }),
  ];
}
