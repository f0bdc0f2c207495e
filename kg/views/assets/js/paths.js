// How two actors are linked: the shortest paths over visible relations that make an edge, with the product of signs.
const PATHS = 5;
let pathCache = { key: "", found: [] };

function pathField(actor) {
  return actorField("Path to…", `Find a path from ${actor.label} to`, (other) => update({ path: other.id }));
}

// A field that offers actors by name and hands the one chosen to `act`.
function actorField(placeholder, label, act) {
  const offered = el("datalist", { id: `offered-${fold(placeholder).replace(/\W/g, "")}` });
  let found = [];
  const take = (event) => {
    const actor =
      found.find((other) => other.label === event.target.value) || (event.type === "keydown" ? found[0] : null);
    if (actor) act(actor);
  };
  return el(
    "span",
    { class: "actorfield" },
    el("input", {
      type: "text",
      list: offered.id,
      placeholder,
      "aria-label": label,
      oninput: (event) => {
        found = findActors(event.target.value, 12);
        fill(
          offered,
          found.map((other) => el("option", { value: other.label })),
        );
      },
      onchange: take,
      onkeydown: (event) => event.key === "Enter" && take(event),
    }),
    offered,
  );
}

function linkedBy(actor) {
  const others = new Map();
  for (const relation of visible.near.get(actor) || []) {
    if (relation.status !== "Asserted" && relation.status !== "Attributed") continue;
    const other = relation.ends[0] === actor ? relation.ends[1] : relation.ends[0];
    if (!others.has(other)) others.set(other, []);
    others.get(other).push(relation);
  }
  return others;
}

// The shortest paths, at most five, found breadth first.
function shortestPaths(from, to) {
  const before = new Map([[from, []]]);
  let ring = [from];
  while (ring.length && !before.has(to)) {
    const next = new Set();
    for (const actor of ring) {
      for (const other of linkedBy(actor).keys()) {
        if (before.has(other) && !next.has(other)) continue;
        if (!before.has(other)) before.set(other, []);
        before.get(other).push(actor);
        next.add(other);
      }
    }
    ring = [...next];
  }
  return before.has(to) && from !== to ? unrolled(to, from, before) : [];
}

function unrolled(to, from, before) {
  const found = [];
  const walk = (actor, rest) => {
    if (found.length === PATHS) return;
    if (actor === from) found.push([actor, ...rest]);
    else for (const other of before.get(actor)) walk(other, [actor, ...rest]);
  };
  walk(to, []);
  return found;
}

function currentPaths() {
  const up = (id) => (state.rolled ? rootOf(byId.actor.get(id)) : byId.actor.get(id));
  const key = toHash();
  if (pathCache.key !== key) pathCache = { key, found: shortestPaths(up(state.actor), up(state.path)) };
  return pathCache.found;
}

function pathActors() {
  return state.actor && state.path ? currentPaths()[0] || [] : [];
}

function signBetween(one, other) {
  const between = linkedBy(one).get(other) || [];
  const signs = new Set(between.map((relation) => relation.sign).filter(Boolean));
  return signs.size === 1 ? [...signs][0] : 0;
}

function pathView() {
  const [one, two] = [byId.actor.get(state.actor), byId.actor.get(state.path)];
  const found = currentPaths();
  return [
    el("h2", {}, "How ", actorLink(one), " and ", actorLink(two), " are linked"),
    found.length
      ? el(
          "p",
          { class: "hint" },
          "Shortest paths over asserted and attributed relations, whichever way they point. The product of signs says whether the path makes them friends or foes; it is open where a step is mixed or neutral.",
        )
      : el("p", { class: "hint" }, "No path over the relations that pass the filters."),
    found.map((steps, place) =>
      el(
        "section",
        {},
        el("h3", {}, `Path ${place + 1}: ${productText(steps)}`),
        el(
          "p",
          {},
          steps.map((actor, at) => [
            at ? { 1: " + ", "-1": " − ", 0: " ± " }[signBetween(steps[at - 1], actor)] : "",
            actorLink(actor),
          ]),
        ),
      ),
    ),
    found.length
      ? cards(seenClaims(found[0].slice(1).flatMap((actor, at) => linkedBy(found[0][at]).get(actor))), 12)
      : null,
  ];
}

function productText(steps) {
  const product = steps.slice(1).reduce((sign, actor, at) => sign * signBetween(steps[at], actor), 1);
  return { 1: "friends", "-1": "foes", 0: "open" }[product];
}
