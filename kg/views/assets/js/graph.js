// The graph: an adapter from bundles to vis-network, which pyvis put into this page with nodes, edges and options.
const nodes = JSON.parse($("nodes").textContent);
const edges = JSON.parse($("edges").textContent);
const options = JSON.parse($("options").textContent);
const EXPANSION = 24;
const MOST_VERBS = 40;
const spots = new Map(); // actor -> {x, y, size, lines}
for (const node of nodes) spots.set(byId.actor.get(node.id), { x: node.x, y: node.y, size: node.size, lines: node.lines });
const picture = { network: null, nodes: null, edges: null, focus: null, hovered: null, drawn: [], more: new Map(), thick: 1 };

function startGraph() {
  if (picture.shown.size && $("graph").clientWidth) thicken(fitted().scale);
  picture.nodes = new vis.DataSet(nodes.map((node) => dressedNode(byId.actor.get(node.id))));
  picture.edges = new vis.DataSet(edges.map((edge) => ({ ...edge, value: undefined })));
  picture.network = new vis.Network($("graph"), { nodes: picture.nodes, edges: picture.edges }, { ...options, autoResize: true, nodes: { borderWidth: 1.3 }, edges: { smooth: false, selectionWidth: 0, hoverWidth: 0 } });
  const network = picture.network;
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) selectActor(byId.actor.get(node));
    else if (edge !== undefined) select({ line: edge });
    else if (state.actor || state.line || state.relation || state.triad.length) select({});
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && update({ expanded: [...new Set([...state.expanded, node])] }));
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(dragged))) Object.assign(spots.get(byId.actor.get(id)), { x, y });
  });
  for (const kind of ["Node", "Edge"]) {
    network.on(`hover${kind}`, ({ node, edge, event }) => hover(node ?? edge, kind, event));
    network.on(`blur${kind}`, () => hover(null));
  }
  network.on("dragStart", () => hover(null));
  network.on("zoom", () => hover(null));
  network.on("beforeDrawing", tintBlocs);
  network.on("afterDrawing", drawLabels);
  const canvas = $("graph").querySelector("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "The graph; the list of actors and the matrix say the same in text");
}

function hover(id, kind, event) {
  picture.hovered = id === null ? null : { id, kind };
  const tip = $("tip");
  tip.hidden = id === null;
  if (id === null) return;
  const bundle = kind === "Edge" ? picture.bundles.get(id) : null;
  const actor = kind === "Node" ? byId.actor.get(id) : null;
  fill(tip, bundle ? lineTitle(bundle) : actor ? [name(actor.label), ` · ${kindLabel(actor.kind)} · ${plural(actor.claims, "claim")}`] : "");
  Object.assign(tip.style, { left: `${Math.min(event.clientX + 12, innerWidth - 290)}px`, top: `${Math.min(event.clientY + 14, innerHeight - 70)}px` });
}

// Where an actor is drawn; one that the page did not place gets a free spot near those it is related to.
function spotOf(actor) {
  if (!spots.has(actor)) spots.set(actor, freeSpot(actor));
  return spots.get(actor);
}

function freeSpot(actor) {
  const size = Math.min(8 + Math.round(2.4 * Math.log2(1 + actor.claims)), 24);
  const lines = linesOf(actor.label);
  const near = actor.relations.map((relation) => spots.get(relation.source === actor ? relation.target : relation.source)).filter(Boolean).slice(0, 12);
  const middle = { x: average(near.map(({ x }) => x)), y: average(near.map(({ y }) => y)) };
  for (let step = 0; ; step++) {
    const [angle, far] = [step * 2.399963, 26 * Math.sqrt(step)];
    const spot = { x: Math.round(middle.x + far * Math.cos(angle)), y: Math.round(middle.y + far * Math.sin(angle)), size, lines };
    if (isFree(spot)) return spot;
  }
}

function average(numbers) {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}

function boxOf(spot) {
  spot.half ??= Math.max(spot.size, ...spot.lines.map((line) => textWidth(line) / 2)) + 6;
  return [spot.x - spot.half, spot.y - spot.size - 6, spot.x + spot.half, spot.y + spot.size + LABEL_GAP + LABEL_LINE * spot.lines.length + 6];
}

function isFree(spot) {
  const box = boxOf(spot);
  for (const other of spots.values()) {
    if (meet(box, boxOf(other))) return false;
  }
  return true;
}

// A label on two lines at most, without characters that reorder or hide text.
function linesOf(label) {
  const words = label.slice(0, 120).replace(/[\p{C}]/gu, " ").split(/\s+/).filter(Boolean);
  const lines = [""];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= 24 || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length === 2) return [lines[0], `${lines[1].slice(0, 22)}…`];
    else lines.push(word);
  }
  return lines.map((line) => (line.length > 26 ? `${line.slice(0, 24)}…` : line));
}

// The related actors that are not drawn, the strongest first.
function hiddenNeighbours(actor) {
  const others = new Set();
  for (const relation of visible.near.get(state.rolled ? rootOf(actor) : actor) || []) for (const other of relation.ends) if (other !== actor && !picture.shown.has(other)) others.add(other);
  return [...others].sort(byWeight);
}

// The actors to draw: those that the page opened with, those expanded and those chosen, where they have visible lines.
function drawnActors() {
  const base = nodes.map((node) => byId.actor.get(node.id));
  const found = new Set(state.rolled ? base.map(rootOf) : base);
  const chosen = [state.actor, state.path, ...state.triad].map((id) => byId.actor.get(id)).filter(Boolean);
  for (const actor of chosen) found.add(state.rolled ? rootOf(actor) : actor);
  if (state.relation) for (const actor of byId.relation.get(state.relation).ends) found.add(actor);
  if (state.line) for (const id of state.line.split(">").slice(0, 2)) if (byId.actor.has(id)) found.add(byId.actor.get(id));
  if (state.path) for (const actor of pathActors()) found.add(actor);
  for (const id of state.expanded) expandInto(found, byId.actor.get(id));
  return new Set([...found].filter((actor) => visible.near.has(actor) || chosen.includes(actor)));
}

function expandInto(found, actor) {
  if (!actor) return;
  found.add(actor);
  const others = new Set();
  for (const relation of visible.near.get(actor) || []) for (const other of relation.ends) if (!found.has(other)) others.add(other);
  for (const other of [...others].sort(byWeight).slice(0, EXPANSION)) found.add(other);
}

// What is lit: the chosen actor with its neighbours, the ends of a line, a triad or a path; null lights all.
function focusOf() {
  const lines = new Set();
  const lit = new Set();
  const light = (bundle) => {
    lines.add(bundle.id);
    lit.add(bundle.source).add(bundle.target);
  };
  const bundles = [...picture.bundles.values()];
  if (state.path && state.actor) {
    const steps = pathActors();
    bundles.filter((bundle) => steps.some((actor, place) => place && [steps[place - 1], actor].includes(bundle.source) && [steps[place - 1], actor].includes(bundle.target))).forEach(light);
  } else if (state.relation || state.line) {
    const id = state.line || lineOf(byId.relation.get(state.relation));
    bundles.filter((bundle) => bundle.id === id).forEach(light);
  } else if (state.triad.length) {
    bundles.filter((bundle) => state.triad.includes(bundle.source.id) && state.triad.includes(bundle.target.id)).forEach(light);
    for (const id of state.triad) lit.add(byId.actor.get(id));
  } else if (state.actor) {
    const chosen = state.rolled ? rootOf(byId.actor.get(state.actor)) : byId.actor.get(state.actor);
    bundles.filter((bundle) => bundle.source === chosen || bundle.target === chosen).forEach(light);
    lit.add(chosen);
  } else return null;
  const told = toldLines();
  for (const id of told) lit.add(picture.bundles.get(id).source).add(picture.bundles.get(id).target);
  return { lines, lit, told };
}

// The lines that the chosen actor speaks of, whether or not it is at one of their ends.
function toldLines() {
  const chosen = state.path || state.relation || state.line ? null : byId.actor.get(state.actor);
  const told = (chosen?.said || []).filter((claim) => claim.relation.seen.includes(claim)).map((claim) => lineOf(claim.relation));
  return new Set(told.filter((id) => picture.bundles.has(id)));
}

function renderGraph() {
  picture.shown = drawnActors();
  for (const actor of picture.shown) spotOf(actor);
  picture.bundles = bundled(visible.relations.filter((relation) => relation.ends.every((actor) => picture.shown.has(actor))));
  picture.focus = focusOf();
  picture.more = hiddenCounts();
  const turn = (picture.turn = bends([...picture.bundles.values()]));
  renew(picture.nodes, [...picture.shown].map(dressedNode));
  renew(picture.edges, [...picture.bundles.values()].map((bundle) => dressedEdge(bundle, turn.get(bundle.id))));
  notice();
}

// Bring a data set to the given rows: what is gone goes, what is new comes, what differs changes.
function renew(set, rows) {
  const before = set.looks || new Map();
  set.looks = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
  set.remove(set.getIds().filter((id) => !set.looks.has(id)));
  set.update(rows.filter((row) => before.get(row.id) !== set.looks.get(row.id)));
}

function dressedNode(actor) {
  const { x, y, size } = spotOf(actor);
  const faded = picture.focus && !picture.focus.lit.has(actor);
  const chosen = state.actor === actor.id;
  const colour = { background: blocColour(actor), border: chosen ? token("--accent") : token("--ink") };
  return { id: actor.id, x, y, size, shape: symbolOf(actor.kind), color: { ...colour, highlight: colour, hover: { ...colour, border: token("--accent") } }, borderWidth: chosen ? 3.5 : 1.3, borderWidthSelected: chosen ? 3.5 : 1.3, opacity: faded ? 0.2 : 1 };
}

function dressedEdge(bundle, bend) {
  const colour = token(COLOURS[bundle.sign]);
  const lit = picture.focus?.lines.has(bundle.id);
  const told = picture.focus?.told.has(bundle.id);
  const faded = picture.focus && !lit;
  const head = { enabled: true, type: HEADS[bundle.sign], scaleFactor: bundle.sign < 0 ? 0.75 : 0.6 };
  const label = faded || lit ? "" : markOf(bundle);
  return {
    id: bundle.id,
    from: bundle.source.id,
    to: bundle.target.id,
    width: (lineWidth(bundle) + (lit ? 0.8 : 0)) * picture.thick,
    dashes: DASHES[bundle.status]?.map((part) => part * picture.thick) || false,
    color: { color: colour, highlight: colour, hover: colour, opacity: told ? 0.75 : faded ? (picture.bundles.size > 400 ? 0.05 : 0.12) : bundle.status === "Unrealised" ? 0.7 : 0.92 },
    arrows: { to: head, from: { ...head, enabled: bundle.symmetric } },
    arrowStrikethrough: bundle.sign < 0,
    endPointOffset: { from: 0, to: bundle.sign < 0 ? -2 : 0 },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false },
    label: label || undefined,
    font: { size: 15 * picture.thick, face: FACE, color: colour, strokeWidth: 4 * picture.thick, strokeColor: token("--paper"), align: "horizontal", vadjust: 0 },
  };
}

function verbsOf(bundle) {
  const labels = [...new Set(bundle.relations.map((relation) => relation.type.label))];
  return labels.length > 2 ? `${labels.slice(0, 2).join(" / ")} +${labels.length - 2}` : labels.join(" / ");
}

function tintBlocs(context) {
  if (!picture.shown) return;
  for (const actor of picture.shown) {
    if (!actor.bloc || actor.bloc.unsure.has(actor.id)) continue;
    const { x, y, size } = spotOf(actor);
    context.beginPath();
    context.arc(x, y, size + 30, 0, 2 * Math.PI);
    context.fillStyle = blocColour(actor);
    context.globalAlpha = picture.focus && !picture.focus.lit.has(actor) ? 0.05 : 0.13;
    context.fill();
  }
  context.globalAlpha = 1;
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
function drawLabels(context) {
  if (!picture.shown) return;
  const zoom = labelZoom(picture.network.getScale());
  const taken = [];
  picture.drawn = [];
  Object.assign(context, { textAlign: "center", textBaseline: "alphabetic", lineJoin: "round", lineWidth: 3.5 * zoom, strokeStyle: token("--paper") });
  context.font = `${LABEL_FONT * zoom}px ${FACE}`;
  for (const actor of inOrderOfWeight()) drawName(context, actor, zoom, taken);
  drawMore(context, zoom);
  context.font = `600 ${12 * zoom}px ${FACE}`;
  context.globalAlpha = 1;
  if (!picture.focus || picture.focus.lines.size > MOST_VERBS) return;
  for (const actor of picture.focus.lit) taken.push(symbolBox(spotOf(actor)));
  for (const id of picture.focus.lines) drawVerbs(context, picture.bundles.get(id), zoom, taken);
}

// "+n" beside an actor with neighbours that are not drawn.
function drawMore(context, zoom) {
  context.font = `${10 * zoom}px ${FACE}`;
  for (const [actor, count] of picture.more) {
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
    const others = new Set((visible.near.get(actor) || []).flatMap((relation) => relation.ends).filter((other) => !picture.shown.has(other)));
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
  const { start, middle, end } = course(from, to, (picture.turn.get(bundle.id) || 0) * 1.1);
  const boxes = PLACES.map((place) => {
    const t = bundle.target.id === state.actor ? 1 - place : place;
    const x = (1 - t) ** 2 * start.x + 2 * t * (1 - t) * middle.x + t * t * end.x;
    const y = (1 - t) ** 2 * start.y + 2 * t * (1 - t) * middle.y + t * t * end.y;
    return [x - half, y - 7 * zoom, x + half, y + 7 * zoom];
  });
  const box = boxes.find((tried) => !taken.some((other) => meet(tried, other))) || (picture.focus.lines.size > 3 ? null : boxes[0]);
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
  const weight = (actor) => (actor.id === state.actor || actor.id === picture.hovered?.id ? 2e9 : 0) + (picture.focus?.lit.has(actor) ? 1e9 : 0) + actor.claims;
  return [...picture.shown].sort((one, other) => weight(other) - weight(one) || one.index - other.index);
}

// What the picture leaves out, and how to see it.
function notice() {
  const drawn = picture.shown.size;
  const parts = [];
  if (state.lost?.length) parts.push(`The link names what this page does not have: ${state.lost.map((text) => shortened(text, 40)).join(", ")}.`);
  const others = visible.strongest.filter((actor) => !picture.shown.has(actor)).length;
  if (state.view === "graph" && others) parts.push(`Drawn: the ${drawn.toLocaleString("en")} strongest or chosen actors; ${others.toLocaleString("en")} more are in search, matrix and list. Double-click an actor for its neighbours.`);
  fill($("notice"), parts.join(" "));
}

// Show all that is drawn, labels included; small pictures are not blown up, and in large ones lines get thicker.
function fit() {
  if (!picture.shown.size || !$("graph").clientWidth) return;
  const { position, scale } = fitted();
  picture.network.moveTo({ position, scale, animation: false });
  if (thicken(scale)) renderGraph();
}

function fitted() {
  const { clientWidth: width, clientHeight: height } = $("graph");
  const scaleOf = ([left, top, right, bottom]) => Math.min(width / (right - left + 16), height / (bottom - top + 16), 1.25);
  const area = areaOf(labelZoom(scaleOf(areaOf(1))));
  return { position: { x: (area[0] + area[2]) / 2, y: (area[1] + area[3]) / 2 }, scale: scaleOf(area) };
}

// Lines get thicker as the picture gets smaller; whether they changed.
function thicken(scale) {
  const before = picture.thick;
  picture.thick = Math.min(Math.max(Math.round(10 / scale) / 10, 1), 2.2);
  return picture.thick !== before;
}

// The rectangle around all that is drawn, with labels enlarged by `zoom`.
function areaOf(zoom) {
  const area = [Infinity, Infinity, -Infinity, -Infinity];
  for (const actor of picture.shown) {
    const spot = spotOf(actor);
    const [left, top, right, bottom] = boxOf(spot);
    const more = (spot.half - 6) * (zoom - 1);
    area[0] = Math.min(area[0], left - more);
    area[1] = Math.min(area[1], top);
    area[2] = Math.max(area[2], right + more);
    area[3] = Math.max(area[3], bottom + LABEL_LINE * spot.lines.length * (zoom - 1));
  }
  return area;
}

// How much larger than in the plan labels are drawn at a scale, so that they can be read.
function labelZoom(scale) {
  return Math.min(Math.max(scale, 11 / LABEL_FONT), 17 / LABEL_FONT) / scale;
}
