// What is drawn on the canvas around vis-network's symbols and lines: ground, labels, words and attributions.
function drawGround(context) {
  if (!picture.shown) return;
  if (picture.free) takePlaces();
  drawGrounds(context);
  drawTension(context);
  drawAttributions(context);
}

// Thin dotted lines from the chosen actor to what it speaks of: who vouches for which line.
function drawAttributions(context) {
  const speaker = byId.actor.get(state.actor);
  if (!picture.focus?.told.size || picture.focus.told.size > MOST_VERBS || !picture.shown.has(speaker)) return;
  const from = spotOf(speaker);
  Object.assign(context, { strokeStyle: token("--accent"), lineWidth: 1.2 * picture.thick });
  context.setLineDash([1.5 * picture.thick, 4 * picture.thick]);
  for (const id of picture.focus.told) {
    const bundle = picture.bundles.get(id);
    if (bundle.source === speaker || bundle.target === speaker) continue;
    const { start, middle, end } = course(spotOf(bundle.source), spotOf(bundle.target), picture.turn.get(id) || 0);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo((start.x + end.x) / 4 + middle.x / 2, (start.y + end.y) / 4 + middle.y / 2);
    context.stroke();
  }
  context.setLineDash([]);
}

// Labels keep a readable size at any zoom; those of lesser actors give way where two would meet.
// Labels that are larger than in the plan do not cover symbols either.
function drawLabels(context) {
  if (!picture.shown) return;
  const zoom = labelZoom(picture.network.getScale());
  const taken = zoom > 1.1 ? [...picture.shown].map((actor) => symbolBox(spotOf(actor))) : [];
  picture.drawn = [];
  Object.assign(context, {
    textAlign: "center",
    textBaseline: "alphabetic",
    lineJoin: "round",
    lineWidth: 3.5 * zoom,
    strokeStyle: token("--paper"),
  });
  context.font = `${LABEL_FONT * zoom}px ${FACE}`;
  for (const actor of inOrderOfWeight()) drawName(context, actor, zoom, taken);
  drawMore(context, zoom);
  drawMarks(context, taken);
  context.font = `600 ${12 * zoom}px ${FACE}`;
  context.globalAlpha = 1;
  if (!picture.focus || picture.focus.lines.size > MOST_VERBS) return;
  for (const actor of picture.focus.lit) taken.push(symbolBox(spotOf(actor)));
  for (const id of picture.focus.lines) drawVerbs(context, picture.bundles.get(id), zoom, taken);
}

// The point of a line's course at a share of its length.
function pointOn({ start, middle, end }, t) {
  const [x, y] = ["x", "y"].map((axis) => (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * middle[axis] + t * t * end[axis]);
  return { x, y };
}

const MARK_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26];
// "?" and "✕" on lines that are disputed and denied; those of lit lines stand before their words.
function drawMarks(context, taken) {
  Object.assign(context, { font: `700 ${15 * picture.thick}px ${FACE}`, globalAlpha: 1 });
  for (const bundle of picture.bundles.values()) {
    const mark = markOf(bundle);
    const hushed = picture.focus && (picture.focus.lines.has(bundle.id) || !picture.focus.told.has(bundle.id));
    if (!mark || hushed) continue;
    const bend = (picture.turn.get(bundle.id) || 0) * 1.1;
    const way = course(spotOf(bundle.source), spotOf(bundle.target), bend);
    const half = 6 * picture.thick;
    const spots = MARK_PLACES.map((place) => pointOn(way, place));
    const free = ({ x, y }) => !taken.some((other) => meet([x - half, y - half, x + half, y + half], other));
    const { x, y } = spots.find(free) || spots[0];
    context.fillStyle = token(COLOURS[bundle.sign]);
    written(context, mark, x, y + 5 * picture.thick);
  }
}

// "+n" beside an actor with neighbours that are not drawn, where there is room or the actor is lit.
function drawMore(context, zoom) {
  const near = picture.network.getScale() > 0.7;
  context.font = `${10 * zoom}px ${FACE}`;
  for (const [actor, count] of picture.more) {
    if (!near && !picture.focus?.lit.has(actor) && picture.hovered?.id !== actor.id) continue;
    const { x, y, size } = spotOf(actor);
    context.globalAlpha = picture.focus && !picture.focus.lit.has(actor) ? 0.3 : 1;
    context.fillStyle = token("--soft");
    written(context, `+${count}`, x + size + 9 * zoom, y - size + 4 * zoom);
  }
}

// How many neighbours of each drawn actor are not drawn.
function hiddenCounts() {
  const counts = new Map();
  if (visible.strongest.length <= picture.shown.size) return counts;
  for (const actor of picture.shown) {
    const others = new Set(
      (visible.near.get(actor) || []).flatMap((relation) => relation.ends).filter((other) => !picture.shown.has(other)),
    );
    if (others.size) counts.set(actor, others.size);
  }
  return counts;
}

function symbolBox({ x, y, size }) {
  return [x - size, y - size, x + size, y + size];
}

function drawName(context, actor, zoom, taken) {
  const spot = spotOf(actor);
  const half = (Math.max(...spot.lines.map((line) => textWidth(line))) * zoom) / 2;
  const top = spot.y + spot.size + LABEL_GAP;
  const box = [spot.x - half, top, spot.x + half, top + spot.lines.length * LABEL_LINE * zoom];
  if (taken.some((other) => meet(box, other))) return;
  taken.push(box);
  picture.drawn.push({ id: actor.id, box });
  context.globalAlpha = picture.focus && !picture.focus.lit.has(actor) ? 0.35 : 1;
  context.fillStyle = state.actor === actor.id ? token("--accent") : token("--ink");
  spot.lines.forEach((line, place) => written(context, line, spot.x, top + (place + 0.78) * LABEL_LINE * zoom));
}

// What a lit line says, at the first of several places along it, away from the chosen actor, where it covers nothing.
// One of many lines may find no such place; its words are in the panel.
const PLACES = [0.5, 0.6, 0.7, 0.4, 0.8, 0.3, 0.2];
function drawVerbs(context, bundle, zoom, taken) {
  const text = [markOf(bundle), verbsOf(bundle)].filter(Boolean).join(" ");
  const half = (textWidth(text, `600 12px ${FACE}`) * zoom) / 2;
  const [from, to] = [spotOf(bundle.source), spotOf(bundle.target)];
  const way = course(from, to, (picture.turn.get(bundle.id) || 0) * 1.1);
  const boxes = PLACES.map((place) => {
    const t = bundle.target.id === state.actor ? 1 - place : place;
    const { x, y } = pointOn(way, t);
    return [x - half, y - 7 * zoom, x + half, y + 7 * zoom];
  });
  const box =
    boxes.find((tried) => !taken.some((other) => meet(tried, other))) ||
    (picture.focus.lines.size > 3 ? null : boxes[0]);
  if (!box) return;
  taken.push(box);
  context.fillStyle = token(COLOURS[bundle.sign]);
  written(context, text, box[0] + half, box[3] - 3 * zoom);
}

function written(context, text, x, y) {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function meet(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function inOrderOfWeight() {
  const weight = (actor) =>
    (actor.id === state.actor || actor.id === picture.hovered?.id ? 2e9 : 0) +
    (picture.focus?.lit.has(actor) ? 1e9 : 0) +
    actor.claims;
  return [...picture.shown].sort((one, other) => weight(other) - weight(one) || one.index - other.index);
}
