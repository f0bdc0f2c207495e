// Bundles: one line for all visible relations of one source, target and sign; and how lines and symbols look.
// The look says the same thing several times over, so that no reader depends on colour: the sign is colour and head,
// what is known is the dash, and disputed and denied lines carry a mark.
const { strength: STRENGTH, dashes: DASHES, marks: MARKS, colours: COLOURS, symbols: SYMBOLS } = data.look;
const HEADS = { 1: "arrow", "-1": "bar", 0: "vee" };
const BLOC_COLOURS = data.look.blocColours;

function symbolOf(kind) {
  return SYMBOLS[kind] || data.look.otherSymbol;
}

function lineId(source, target, sign) {
  return `${source.id}>${target.id}>${sign}`;
}

function lineOf(relation) {
  return lineId(relation.ends[0], relation.ends[1], relation.sign);
}

// The bundles of relations, each with the claims that `claimsOf` gives and the status that `statusOf` gives.
function bundled(chosen, claimsOf = (relation) => relation.seen, statusOf = (relation) => relation.status) {
  const found = new Map();
  for (const relation of chosen) {
    const [source, target] = relation.ends;
    if (source === target) continue;
    const id = lineId(source, target, relation.sign);
    if (!found.has(id))
      found.set(id, {
        id,
        source,
        target,
        sign: relation.sign,
        relations: [],
        claims: 0,
        statuses: new Set(),
        symmetric: true,
      });
    const bundle = found.get(id);
    bundle.relations.push(relation);
    bundle.claims += claimsOf(relation).length;
    bundle.statuses.add(statusOf(relation));
    bundle.symmetric &&= relation.type.symmetric;
  }
  for (const bundle of found.values())
    bundle.status = STRENGTH.find((status) => bundle.statuses.has(status)) || "Asserted";
  return found;
}

function lineWidth(bundle) {
  return 1.4 + Math.min(Math.log2(bundle.claims || 1), 5) * 0.7;
}

function markOf(bundle) {
  return bundle.statuses.has("Disputed") ? MARKS.Disputed : MARKS[bundle.status] || "";
}

function lineTitle(bundle) {
  const labels = [...new Set(bundle.relations.map((relation) => relation.type.label))];
  const verbs =
    labels.length > 3 ? `${labels.slice(0, 3).join(", ")} and ${labels.length - 3} more` : labels.join(", ");
  const known = [...bundle.statuses].map((status) => status.toLowerCase()).join(", ");
  return `${bundle.source.label} — ${verbs} → ${bundle.target.label} · ${plural(bundle.claims, "claim")}, ${known}`;
}

// How far each of several lines between the same two actors bends: 0 for a single one.
function bends(bundles) {
  const pairs = new Map();
  for (const bundle of bundles) {
    const pair = [bundle.source.index, bundle.target.index].sort((one, other) => one - other).join(" ");
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(bundle);
  }
  const found = new Map();
  for (const lines of pairs.values()) {
    lines.forEach((bundle, place) => {
      const bend = lines.length === 1 ? 0 : (place - (lines.length - 1) / 2) * (lines.length > 3 ? 0.14 : 0.22);
      found.set(bundle.id, bundle.source.index <= bundle.target.index ? bend : -bend);
    });
  }
  return found;
}

function blocPaint(bloc, paint) {
  return paint(bloc && bloc.number < BLOC_COLOURS ? `--bloc-${bloc.number}` : "--bloc-none");
}

function blocToken(bloc) {
  return blocPaint(bloc, token);
}

// The colour of an actor's bloc, paler where it may not belong to it.
function blocColour(actor) {
  const colour = blocToken(actor.bloc);
  return actor.bloc?.unsure.has(actor.id) ? halfway(colour, token("--paper")) : colour;
}

function halfway(one, other) {
  const parts = (colour) => [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  const [from, to] = [parts(one), parts(other)];
  return `#${from.map((part, place) => Math.round((part + to[place]) / 2).toString(16).padStart(2, "0")).join("")}`;
}

// Corners of a symbol around the origin; null for a circle.
function corners(shape, r) {
  const around = (count, turn) =>
    Array.from({ length: count }, (_, n) => [
      r * Math.sin(turn + (2 * Math.PI * n) / count),
      -r * Math.cos(turn + (2 * Math.PI * n) / count),
    ]);
  switch (shape) {
    case "square":
      return [
        [-r, -r],
        [r, -r],
        [r, r],
        [-r, r],
      ].map(([x, y]) => [x * 0.9, y * 0.9]);
    case "triangle":
      return around(3, 0).map(([x, y]) => [x * 1.15, y * 1.15 + r * 0.15]);
    case "triangleDown":
      return around(3, Math.PI).map(([x, y]) => [x * 1.15, y * 1.15 - r * 0.15]);
    case "diamond":
      return around(4, 0).map(([x, y]) => [x * 1.08, y * 1.08]);
    case "hexagon":
      return around(6, Math.PI / 6);
    default:
      return null;
  }
}

function symbolShape(kind, x, y, r, attributes) {
  const points = corners(symbolOf(kind), r);
  if (!points) return svg("circle", { cx: x, cy: y, r, ...attributes });
  return svg("polygon", {
    points: points.map(([dx, dy]) => `${round(x + dx)},${round(y + dy)}`).join(" "),
    ...attributes,
  });
}

function round(number) {
  return Math.round(number * 10) / 10;
}

function symbolSwatch(kind, colour = null) {
  return svg(
    "svg",
    { class: "swatch symbol", viewBox: "-9 -9 18 18", "aria-hidden": "true" },
    symbolShape(kind, 0, 0, 7, { class: "swatch-symbol", style: colour ? { fill: colour } : {} }),
  );
}

// A short line as the legend shows it; a null sign stands for any.
function lineSwatch(sign, status) {
  const stroke = sign === null ? "var(--ink)" : `var(${COLOURS[sign]})`;
  const dash = DASHES[status];
  const parts = [
    svg("line", {
      x1: 2,
      y1: 7,
      x2: sign === null ? 42 : 38,
      y2: 7,
      stroke,
      "stroke-width": 2,
      "stroke-dasharray": dash ? dash.join(" ") : null,
    }),
  ];
  if (sign !== null) parts.push(headShape(sign, 42, 7, 0, stroke, 1));
  if (MARKS[status]) parts.push(svg("text", { x: 22, y: 11, class: "swatch-mark" }, MARKS[status]));
  return svg("svg", { class: "swatch", viewBox: "0 0 46 14", "aria-hidden": "true" }, parts);
}

// The head of a line that ends at (x, y), arriving at `angle`: an arrow, a bar, or an open angle.
function headShape(sign, x, y, angle, stroke, scale) {
  const turn = `translate(${round(x)} ${round(y)}) rotate(${round((angle * 180) / Math.PI)}) scale(${round(scale)})`;
  if (sign > 0) return svg("path", { d: "M0 0L-9 -4.5L-9 4.5Z", fill: stroke, transform: turn });
  if (sign < 0) return svg("path", { d: "M-1 -6L-1 6", stroke, "stroke-width": 3, fill: "none", transform: turn });
  return svg("path", { d: "M-8 -5L0 0L-8 5", stroke, "stroke-width": 2, fill: "none", transform: turn });
}
