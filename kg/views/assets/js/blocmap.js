// The blocs as a picture: each a circle, and between two how many friendly and hostile relations the filters leave.
const MAP = { width: 720, height: 380 };

function blocMap() {
  const shown = data.blocs.slice(0, BLOC_COLOURS);
  const links = blocLinks(new Set(shown));
  if (shown.length < 2 || !links.length) return null;
  const places = spreadOut(shown.length);
  const spots = new Map(shown.map((bloc, at) => [bloc, blocSpot(bloc, places[at], shown.length)]));
  const root = svg("svg", {
    viewBox: `0 0 ${MAP.width} ${MAP.height}`,
    class: "blocmap",
    role: "img",
    "aria-label": "Friendly and hostile relations between blocs",
    "font-family": FACE,
  });
  add(root, links.map((link) => blocLine(link, spots)));
  add(root, shown.map((bloc) => blocCircle(bloc, spots.get(bloc))));
  return el(
    "section",
    {},
    el("h3", {}, "Between blocs"),
    el(
      "p",
      { class: "hint" },
      `How many asserted and attributed relations that pass the filters are cooperative (+) and hostile (−)${data.blocs.length > shown.length ? `, of the ${shown.length} largest blocs` : ""}. Above a circle: those within.`,
    ),
    root,
  );
}

// For each pair of blocs and sign, the number of relations; `one` and `other` are the same within a bloc.
function blocLinks(mapped) {
  const found = new Map();
  for (const relation of visible.relations) {
    const [one, other] = [relation.source.bloc, relation.target.bloc];
    const counts = relation.sign && ["Asserted", "Attributed"].includes(relation.status);
    if (!counts || !mapped.has(one) || !mapped.has(other)) continue;
    const pair = one.number <= other.number ? [one, other] : [other, one];
    const key = `${pair[0].number} ${pair[1].number} ${relation.sign}`;
    if (!found.has(key)) found.set(key, { one: pair[0], other: pair[1], sign: relation.sign, count: 0 });
    found.get(key).count += 1;
  }
  return [...found.values()].sort((one, other) => one.count - other.count);
}

// Places on a circle, each far from those before it: the largest blocs do not stand side by side.
function spreadOut(count) {
  const rest = Array.from({ length: count }, (_, place) => place);
  const apart = (one, other) => Math.min(Math.abs(one - other), count - Math.abs(one - other));
  const found = [];
  while (rest.length) {
    const room = (place) => Math.min(count, ...found.map((other) => apart(place, other)));
    const best = rest.reduce((one, other) => (room(other) > room(one) ? other : one));
    found.push(...rest.splice(rest.indexOf(best), 1));
  }
  return found;
}

function blocSpot(bloc, place, count) {
  const angle = -Math.PI / 2 + (2 * Math.PI * place) / count;
  return {
    x: MAP.width / 2 + (MAP.width / 2 - 110) * Math.cos(angle),
    y: MAP.height / 2 - 6 + (MAP.height / 2 - 56) * Math.sin(angle),
    size: Math.min(12 + 2 * Math.sqrt(bloc.actors.length), 28),
  };
}

function blocLine({ one, other, sign, count }, spots) {
  const stroke = `var(${COLOURS[sign]})`;
  const number = (x, y) =>
    svg(
      "text",
      {
        ...{ x: round(x), y: round(y), "text-anchor": "middle", "font-size": 12, "font-weight": 700, fill: stroke },
        ...{ stroke: "var(--paper)", "stroke-width": 4, "paint-order": "stroke" },
      },
      `${sign > 0 ? "+" : "−"}${count.toLocaleString("en")}`,
    );
  if (one === other) return number(spots.get(one).x - sign * 12, spots.get(one).y - spots.get(one).size - 5);
  const { start, middle, end } = course(spots.get(one), spots.get(other), sign > 0 ? 0.08 : -0.08);
  const width = 1.2 + Math.min(Math.log2(count), 6) * 1.1;
  const d = `M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
  const at = pointOn({ start, middle, end }, 0.5);
  return [svg("path", { d, fill: "none", stroke, "stroke-width": round(width), opacity: 0.8 }), number(at.x, at.y + 4)];
}

function blocCircle(bloc, { x, y, size }) {
  const label = `${shortened(bloc.label, 24).replace(/\p{C}/gu, " ")} (${bloc.actors.length})`;
  return svg(
    "g",
    { class: "actor", onclick: () => select({ bloc: bloc.id, view: "graph" }) },
    svg("circle", {
      ...{ cx: round(x), cy: round(y), r: round(size), stroke: "var(--ink)", "stroke-width": 1.3 },
      fill: blocPaint(bloc, (variable) => `var(${variable})`),
    }),
    svg(
      "text",
      {
        ...{ x: round(x), y: round(y + size + 15), "text-anchor": "middle", "font-size": 12, fill: "var(--ink)" },
        ...{ stroke: "var(--paper)", "stroke-width": 3, "paint-order": "stroke" },
      },
      label,
    ),
  );
}
