// Lines and symbols as SVG: for accounts, print and export. The canvas of the graph shows the same.
const FACE = 'system-ui, "DejaVu Sans", sans-serif';
const LABEL_FONT = 13;
const LABEL_LINE = 16;
const LABEL_GAP = 5;
let ruler = null;

function textWidth(text, font = `${LABEL_FONT}px ${FACE}`) {
  ruler ??= document.createElement("canvas").getContext("2d");
  ruler.font = font;
  return ruler.measureText(text).width;
}

// A drawing of bundles between actors at their positions in the graph, or at those that `placeOf` gives within `box`.
// Actors without a line are pale; `label` says what stands on a line, `halo` which lines are set off.
function drawing(
  bundles,
  actorsShown,
  { act = null, colours = null, label = markOf, halo = null, placeOf = spotOf, box = null, grounded = true } = {},
) {
  const paint = colours || ((variable) => `var(${variable})`);
  const spots = new Map(actorsShown.map((actor) => [actor, { actor, ...placeOf(actor) }]));
  const placed = [...spots.values()];
  const turn = bends(bundles);
  const linked = new Set(bundles.flatMap((bundle) => [bundle.source, bundle.target]));
  const root = svg("svg", {
    viewBox: (box || extent(placed)).map(round).join(" "),
    class: "drawing",
    role: "img",
    xmlns: SVG,
    "font-family": FACE,
  });
  add(root, [svg("title", {}, `${plural(actorsShown.length, "actor")}, ${plural(bundles.length, "line")}`)]);
  if (grounded) add(root, groundShapes(actorsShown, (actor) => spots.get(actor), paint));
  for (const bundle of bundles) {
    const way = course(spots.get(bundle.source), spots.get(bundle.target), turn.get(bundle.id));
    add(root, [drawnLine(bundle, way, paint, act, { mark: label(bundle), set: Boolean(halo?.(bundle)) })]);
  }
  const pale = (spot) => act && !linked.has(spot.actor);
  for (const spot of placed) add(root, [drawnActor(spot, paint, act, pale(spot))]);
  add(root, drawnLabels(placed, paint, pale));
  return root;
}

function extent(placed) {
  if (!placed.length) return [-100, -60, 200, 120];
  const boxes = placed.map(({ x, y, size, lines }) => {
    const half = Math.max(size, Math.max(...lines.map((line) => textWidth(line))) / 2) + 8;
    return [x - half, y - size - 10, x + half, y + size + LABEL_GAP + LABEL_LINE * lines.length + 8];
  });
  const [left, top] = [0, 1].map((side) => Math.min(...boxes.map((box) => box[side])));
  return [left, top, Math.max(...boxes.map((box) => box[2])) - left, Math.max(...boxes.map((box) => box[3])) - top];
}

// Where a line from one spot to another runs: start, control point and end at the edges of the symbols.
function course(from, to, bend) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const middle = { x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend };
  const cut = (spot, other, room) => {
    const far = Math.hypot(other.x - spot.x, other.y - spot.y) || 1;
    return { x: spot.x + ((other.x - spot.x) / far) * room, y: spot.y + ((other.y - spot.y) / far) * room };
  };
  const start = cut(from, middle, Math.min(from.size + 2, length / 3));
  const end = cut(to, middle, Math.min(to.size + 5, length / 3));
  return {
    start,
    middle,
    end,
    angle: Math.atan2(end.y - middle.y, end.x - middle.x),
    back: Math.atan2(start.y - middle.y, start.x - middle.x),
  };
}

function drawnLine(bundle, { start, middle, end, angle, back }, paint, act, { mark, set }) {
  const stroke = paint(COLOURS[bundle.sign]);
  const width = lineWidth(bundle);
  const dash = DASHES[bundle.status];
  const d = `M${round(start.x)} ${round(start.y)}Q${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
  const at = { x: start.x / 4 + middle.x / 2 + end.x / 4, y: start.y / 4 + middle.y / 2 + end.y / 4 };
  return svg(
    "g",
    { class: "line", "data-line": bundle.id, onclick: act ? () => act({ line: bundle.id }) : null },
    svg("title", {}, lineTitle(bundle)),
    act ? svg("path", { d, fill: "none", stroke: "transparent", "stroke-width": 12 }) : null,
    set ? svg("path", { d, fill: "none", stroke: paint("--accent"), "stroke-width": 11, opacity: 0.25 }) : null,
    svg("path", {
      d,
      fill: "none",
      stroke,
      "stroke-width": round(width),
      "stroke-dasharray": dash ? dash.join(" ") : null,
    }),
    headShape(bundle.sign, end.x, end.y, angle, stroke, 1 + (width - 1.4) * 0.15),
    bundle.symmetric ? headShape(bundle.sign, start.x, start.y, back, stroke, 1) : null,
    mark
      ? svg(
          "text",
          {
            x: round(at.x),
            y: round(at.y + 5),
            "text-anchor": "middle",
            "font-size": 15,
            "font-weight": 700,
            fill: stroke,
            stroke: paint("--paper"),
            "stroke-width": 4,
            "paint-order": "stroke",
          },
          mark,
        )
      : null,
  );
}

function drawnActor({ actor, x, y, size }, paint, act, pale) {
  return svg(
    "g",
    { class: "actor", "data-actor": actor.id, opacity: pale ? 0.3 : null, onclick: act ? () => act({ actor: actor.id }) : null },
    svg("title", {}, `${actor.label} (${kindLabel(actor.kind)})`),
    symbolShape(actor.kind, x, y, size, { fill: blocColour(actor), stroke: paint("--ink"), "stroke-width": 1.3 }),
  );
}

// Labels below the symbols, those of the actors with most claims first; one that would cover another is left out.
function drawnLabels(placed, paint, pale) {
  const taken = [];
  const byClaims = [...placed].sort((one, other) => other.actor.claims - one.actor.claims);
  return byClaims.map((spot) => {
    const half = Math.max(...spot.lines.map((line) => textWidth(line))) / 2;
    const top = spot.y + spot.size + LABEL_GAP;
    const box = [spot.x - half, top, spot.x + half, top + spot.lines.length * LABEL_LINE];
    if (taken.some((other) => meet(box, other))) return null;
    taken.push(box);
    return spot.lines.map((line, place) =>
      svg(
        "text",
        {
          x: round(spot.x),
          y: round(top + (place + 0.78) * LABEL_LINE),
          "text-anchor": "middle",
          "font-size": LABEL_FONT,
          fill: paint(pale(spot) ? "--soft" : "--ink"),
          stroke: paint("--paper"),
          "stroke-width": 3,
          "paint-order": "stroke",
        },
        line,
      ),
    );
  });
}
