// The timeline: how many claims a day, week, month or year has. Dragging over the columns sets the dates of the filter.
// A few claims on days far from all others would press the rest together: they stand in a column of their own.
const UNITS = { day: 1, week: 7, month: 31, year: 366 };
const BINS = [
  ["day", (day) => day],
  ["week", (day) => day - ((day + 3) % 7)],
  ["month", (day) => monthStart(day)],
  ["year", (day) => Date.UTC(new Date(day * DAY).getUTCFullYear(), 0, 1) / DAY],
];
const MOST_BINS = 90;
const TAIL = 0.04; // the share of claims at either end that may stand apart
const WORTH = 3; // how much longer all days must be than those of the others
const MARGIN = 45;
const ASIDE = 56;

function monthStart(day) {
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY;
}

// The claims that pass all filters but the dates: the columns show also what is outside the chosen days.
function timedClaims() {
  const found = [];
  for (const relation of relations) {
    const bits = relationBits(relation, ...relation.ends);
    for (const claim of relation.claims)
      if (((bits | claimBits(claim)) & ~DATE_BIT) === 0 && dated(claim)) found.push(claim);
  }
  return found;
}

// The first and last day of nearly all claims, where that makes the axis much shorter; null for all days.
function mostDays(sorted) {
  const tail = Math.floor(sorted.length * TAIL);
  let [from, to] = [tail, sorted.length - 1 - tail];
  const near = Math.max((sorted[to] - sorted[from]) * 0.2, 6);
  while (from > 0 && sorted[from] - sorted[from - 1] <= near) from -= 1;
  while (to < sorted.length - 1 && sorted[to + 1] - sorted[to] <= near) to += 1;
  const all = sorted.at(-1) - sorted[0] + 1;
  return all >= WORTH * (sorted[to] - sorted[from] + 1) ? [sorted[from], sorted[to]] : null;
}

function binned(chosen) {
  const sorted = chosen.map((claim) => dated(claim)[0]).sort((one, other) => one - other);
  const [earliest, latest] = [sorted[0], sorted.at(-1)];
  const most = mostDays(sorted);
  const [from, to] = (!state.allDays && most) || [earliest, latest];
  const inside = chosen.filter((claim) => dated(claim)[0] >= from && dated(claim)[0] <= to);
  const [unit, start] = BINS.find(([name]) => (to - from) / UNITS[name] + 1 <= MOST_BINS) || BINS.at(-1);
  return {
    ...{ unit, start, earliest, latest, shortened: most },
    counts: counted(inside, (day) => start(day)),
    before: counted(chosen.filter((claim) => dated(claim)[0] < from), () => 0).get(0),
    after: counted(chosen.filter((claim) => dated(claim)[0] > to), () => 0).get(0),
    first: start(from),
    last: start(to) + UNITS[unit],
  };
}

// Bin -> number of claims by sign, and of all.
function counted(chosen, binOf) {
  const counts = new Map();
  for (const claim of chosen) {
    const bin = binOf(dated(claim)[0]);
    if (!counts.has(bin)) counts.set(bin, { 1: 0, "-1": 0, 0: 0, all: 0 });
    counts.get(bin)[claim.relation.sign] += 1;
    counts.get(bin).all += 1;
  }
  return counts;
}

function renderTimeline() {
  const chosen = timedClaims();
  const undated = claims.length - claims.filter(dated).length;
  if (!chosen.length)
    return fill($("timeline"), el("p", { class: "hint" }, "No claim with a date passes the filters."));
  const time = binned(chosen);
  fill(
    $("timeline"),
    el("h2", { class: "unseen" }, "Timeline"),
    el(
      "p",
      { class: "hint" },
      `Claims by ${time.unit}, ${state.dateBy === "event" ? "by the day they are about, else of the article" : "by the day of the article"}. Drag over the columns to set the dates. `,
      undated ? `${plural(undated, "claim")} without any date left out. ` : null,
    ),
    el("div", { class: "choices" }, timeButtons(time), apartHint(time)),
    histogram(time),
    lanes(time),
  );
}

function timeButtons(time) {
  return [
    button("Play", () => play(false), { class: "small", id: "play", title: `Add up ${time.unit} by ${time.unit}` }),
    button(`One ${time.unit} at a time`, () => play(true), { class: "small", id: "playone" }),
    state.from || state.to ? button("All dates", () => update({ from: "", to: "" }), { class: "small" }) : null,
    time.shortened
      ? button(state.allDays ? "Shorten the axis" : "Whole axis", () => update({ allDays: !state.allDays }), {
          class: "small",
          id: "wholeaxis",
        })
      : null,
  ];
}

// How many claims stand outside the axis.
function apartHint({ before, after, earliest, latest, first, last }) {
  const parts = [
    before ? `${plural(before.all, "claim")} before ${isoDay(first)}, from ${isoDay(earliest)} on` : "",
    after ? `${plural(after.all, "claim")} after ${isoDay(last - 1)}, to ${isoDay(latest)}` : "",
  ].filter(Boolean);
  return parts.length ? el("span", { class: "hint", id: "apart" }, `Set apart: ${parts.join("; ")}.`) : null;
}

function axis(time, width) {
  const [left, right] = [MARGIN + (time.before ? ASIDE : 0), width - 12 - (time.after ? ASIDE : 0)];
  const scale = (right - left) / Math.max(time.last - time.first, 1);
  const x = (day) => {
    if (day < time.first) return left - ASIDE / 2 - 4;
    if (day >= time.last + (time.after ? 0 : 1)) return right + ASIDE / 2 + 4;
    return left + (day - time.first) * scale;
  };
  const day = (at) => {
    if (at < left && time.before) return time.earliest;
    if (at > right && time.after) return time.latest;
    return Math.floor(time.first + (at - left) / scale);
  };
  return { left, right, scale, step: UNITS[time.unit], x, day };
}

const TALL = 190;
function histogram(time) {
  const width = Math.max($("stage").clientWidth - 48, 320);
  const along = axis(time, width);
  const most = Math.max(...[...time.counts.values(), time.before, time.after].map((count) => count?.all || 0));
  const wide = Math.max(along.scale * Math.min(along.step, 31) - 1, 2);
  const bins = [...time.counts.keys()].sort((one, other) => one - other);
  const aside = (count, middle, text) =>
    count
      ? svg(
          "g",
          { class: "aside", opacity: 0.75 },
          column(count, middle - 12, 24, most, text),
          svg("path", { d: `M${middle - 17} ${TALL - 24}l6 -5l6 10l6 -10l6 10l6 -5`, class: "torn" }),
          svg("text", { x: middle, y: TALL - 8, "text-anchor": "middle", class: "tick" }, text),
        )
      : null;
  const root = svg(
    "svg",
    {
      class: "histogram",
      viewBox: `0 0 ${width} ${TALL}`,
      width,
      height: TALL,
      role: "img",
      "aria-label": `Claims by ${time.unit}`,
    },
    brush(time, along),
    svg("line", { x1: along.left, x2: along.right, y1: TALL - 29.5, y2: TALL - 29.5, class: "rule" }),
    bins.map((bin) => column(time.counts.get(bin), along.x(bin), wide, most, isoDay(bin))),
    aside(time.before, along.left - ASIDE / 2 - 4, `${time.before?.all} earlier`),
    aside(time.after, along.right + ASIDE / 2 + 4, `${time.after?.all} later`),
    svg("text", { x: MARGIN - 8, y: 24, "text-anchor": "end", class: "tick" }, most),
    ticks(time, along),
  );
  brushing(root, along, time);
  return root;
}

// A column of claims: hostile below, neutral, cooperative.
function column(count, x, width, most, text) {
  let base = TALL - 30;
  return [-1, 0, 1].map((sign) => {
    const tall = (count[sign] / most) * (TALL - 50);
    base -= tall;
    if (!tall) return null;
    const label = SIGNS.find(([value]) => value === sign)[1].toLowerCase();
    return svg(
      "rect",
      {
        ...{ x: round(x), y: round(base), width: round(width), height: round(tall) },
        fill: `var(${COLOURS[sign]})`,
        "data-bin": text,
        opacity: sign === 0 ? 0.8 : 1,
      },
      svg("title", {}, `${text}: ${plural(count[sign], `${label} claim`)}`),
    );
  });
}

function brush(time, along) {
  if (!state.from && !state.to) return null;
  const [from, to] = [days(state.from)?.[0] ?? time.first, (days(state.to)?.[1] ?? time.last - 1) + 1];
  const [left, right] = [Math.max(along.x(from), 2), Math.min(along.x(to), along.right + ASIDE)];
  return svg("rect", {
    ...{ class: "brush", x: round(left), y: 8 },
    ...{ width: round(Math.max(right - left, 2)), height: TALL - 38 },
  });
}

function ticks(time, along) {
  const count = 6;
  const length = { year: 4, month: 7 }[time.unit] || 10;
  const span = time.last - along.step - time.first;
  const labels = Array.from({ length: count }, (_, place) => Math.round(time.first + (span * place) / (count - 1)));
  return [...new Map(labels.map((day) => [isoDay(day).slice(0, length), day]))].map(([text, day]) =>
    svg(
      "text",
      { x: round(Math.max(along.x(day + along.step / 2), along.left + 30)), y: TALL - 12, "text-anchor": "middle", class: "tick" },
      text,
    ),
  );
}

function brushing(root, along, time) {
  const at = (event) => {
    const box = root.getBoundingClientRect();
    return along.day(((event.clientX - box.left) / box.width) * root.viewBox.baseVal.width);
  };
  let start = null;
  root.addEventListener("pointerdown", (event) => {
    start = at(event);
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [from, to] = [start, at(event)].sort((one, other) => one - other);
    start = null;
    const least = Math.min(time.first, time.earliest);
    const last = Math.max(time.last - 1, time.latest);
    update({ from: isoDay(Math.max(from, least)), to: isoDay(Math.min(to, last)) }, { quiet: true });
  });
}

// Move the chosen days forward, column by column: all up to each column, or one column at a time.
let player = null;
function play(alone) {
  if (player) return stopPlaying();
  const time = binned(timedClaims());
  const bins = [...time.counts.keys()].sort((one, other) => one - other);
  let place = 0;
  const step = () => {
    if (place >= bins.length) return stopPlaying();
    const end = alone ? bins[place] + UNITS[time.unit] : (bins[place + 1] ?? bins[place] + UNITS[time.unit]);
    const from = alone ? bins[place] : time.earliest;
    place += 1;
    update({ from: isoDay(from), to: isoDay(end - 1) }, { quiet: true });
    if (player) $("play").textContent = "Stop";
  };
  player = setInterval(step, matchMedia("(prefers-reduced-motion: reduce)").matches ? 2500 : 900);
  step();
}

function stopPlaying() {
  clearInterval(player);
  player = null;
  if ($("play")) $("play").textContent = "Play";
}
