// Where actors stand in the plan: spots that the page came with, free ones for others, and what fits the window.
// Where an actor is drawn; one that the page did not place gets a free spot near those it is related to.
function spotOf(actor) {
  if (!spots.has(actor)) spots.set(actor, freeSpot(actor));
  return spots.get(actor);
}

function freeSpot(actor) {
  const size = Math.min(8 + Math.round(2.4 * Math.log2(1 + actor.claims)), 24);
  const lines = linesOf(actor.label);
  const near = actor.relations
    .map((relation) => spots.get(relation.source === actor ? relation.target : relation.source))
    .filter(Boolean)
    .slice(0, 12);
  const middle = { x: average(near.map(({ x }) => x)), y: average(near.map(({ y }) => y)) };
  for (let step = 0; ; step++) {
    const [angle, far] = [step * 2.399963, 26 * Math.sqrt(step)];
    const spot = {
      x: Math.round(middle.x + far * Math.cos(angle)),
      y: Math.round(middle.y + far * Math.sin(angle)),
      size,
      lines,
    };
    if (isFree(spot)) return spot;
  }
}

function average(numbers) {
  return numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : 0;
}

function boxOf(spot) {
  spot.half ??= Math.max(spot.size, ...spot.lines.map((line) => textWidth(line) / 2)) + 6;
  return [
    spot.x - spot.half,
    spot.y - spot.size - 6,
    spot.x + spot.half,
    spot.y + spot.size + LABEL_GAP + LABEL_LINE * spot.lines.length + 6,
  ];
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
  const words = label
    .slice(0, 120)
    .replace(/[\p{C}]/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  const lines = [""];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= 24 || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length === 2) return [lines[0], `${lines[1].slice(0, 22)}…`];
    else lines.push(word);
  }
  return lines.map((line) => (line.length > 26 ? `${line.slice(0, 24)}…` : line));
}

// The plan stretched towards the shape of the window; nothing comes nearer to anything.
const STRETCHED = 1.5;
function stretchPlan() {
  const { clientWidth: width, clientHeight: height } = $("plan");
  if (!width || !height || spots.size < 8) return;
  const [left, top, right, bottom] = areaOf(1);
  const wanted = width / height / ((right - left) / (bottom - top));
  const [x, y] = [wanted, 1 / wanted].map((part) => Math.min(Math.max(part, 1), STRETCHED));
  for (const spot of spots.values()) Object.assign(spot, { x: Math.round(spot.x * x), y: Math.round(spot.y * y) });
}

// Show all that is drawn, labels included; small pictures are not blown up, and in large ones lines get thicker.
function fit() {
  if (!picture.shown.size || !$("graph").clientWidth) return;
  const { position, scale } = fitted();
  picture.held = false;
  picture.network.moveTo({ position, scale, animation: false });
  if (thicken(scale)) renderGraph();
}

// Move the picture where what was chosen last is out of sight.
function bringIntoView() {
  const { clientWidth: width, clientHeight: height } = $("graph");
  if (!picture.focus || !width || !picture.network) return;
  const chosen = byId.actor.get(state.actor);
  const wanted = picture.shown.has(chosen) ? [chosen] : [...picture.focus.lit].slice(0, 3);
  const outside = wanted.find((actor) => {
    const { x, y } = picture.network.canvasToDOM(spotOf(actor));
    return x < 20 || y < 20 || x > width - 20 || y > height - 40;
  });
  if (!outside) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { x, y } = spotOf(outside);
  picture.network.moveTo({
    position: { x, y },
    animation: still ? false : { duration: 250, easingFunction: "easeInOutQuad" },
  });
}

const HANDLES = 40; // kept free for the buttons below
function fitted() {
  const width = $("graph").clientWidth;
  const height = $("graph").clientHeight - HANDLES;
  const scaleOf = ([left, top, right, bottom]) =>
    Math.min(width / (right - left + 16), height / (bottom - top + 16), 1.25);
  const area = areaOf(labelZoom(scaleOf(areaOf(1))));
  const scale = scaleOf(area);
  return { position: { x: (area[0] + area[2]) / 2, y: (area[1] + area[3] + HANDLES / scale) / 2 }, scale };
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
