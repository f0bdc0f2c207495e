// The timeline: how many claims a day, week, month or year has, and lanes of the pairs with most claims.
// Dragging over the columns sets the dates of the filter.
const LANES = 24;
const BINS = [
  ["day", (day) => day],
  ["week", (day) => day - ((day + 3) % 7)],
  ["month", (day) => monthStart(day)],
  ["year", (day) => Date.UTC(new Date(day * DAY).getUTCFullYear(), 0, 1) / DAY],
];
const MOST_BINS = 90;
let player = null;

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

function binned(chosen) {
  const spread = chosen.map((claim) => dated(claim)[0]);
  for (const [unit, start] of BINS) {
    const counts = new Map();
    chosen.forEach((claim, place) => {
      const bin = start(spread[place]);
      if (!counts.has(bin)) counts.set(bin, { 1: 0, "-1": 0, 0: 0 });
      counts.get(bin)[claim.relation.sign] += 1;
    });
    const bins = [...counts.keys()].sort((one, other) => one - other);
    const span = bins.length ? (bins.at(-1) - bins[0]) / { day: 1, week: 7, month: 30, year: 365 }[unit] + 1 : 0;
    if (span <= MOST_BINS || unit === "year") return { unit, start, counts, bins };
  }
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
      button("Play", play, { class: "small", id: "play" }),
      state.from || state.to ? button("All dates", () => update({ from: "", to: "" }), { class: "small" }) : null,
    ),
    histogram(time),
    lanes(time),
  );
}

function axis(time, width) {
  const last = time.bins.at(-1);
  const step = { day: 1, week: 7, month: 31, year: 366 }[time.unit];
  const first = time.bins[0];
  const scale = (width - 60) / Math.max(last + step - first, 1);
  return {
    first,
    last: last + step,
    step,
    scale,
    x: (day) => 45 + (day - first) * scale,
    day: (x) => Math.floor(first + (x - 45) / scale),
  };
}

function histogram(time) {
  const width = Math.max($("stage").clientWidth - 48, 320);
  const height = 190;
  const along = axis(time, width);
  const most = Math.max(...[...time.counts.values()].map((count) => count[1] + count[0] + count[-1]));
  const bars = time.bins.flatMap((bin) => {
    let base = height - 30;
    const chosen = time.counts.get(bin);
    return [-1, 0, 1].map((sign) => {
      const tall = (chosen[sign] / most) * (height - 50);
      base -= tall;
      if (!tall) return null;
      return svg(
        "rect",
        {
          x: round(along.x(bin)),
          y: round(base),
          width: round(Math.max(along.scale * Math.min(along.step, 31) - 1, 2)),
          height: round(tall),
          fill: `var(${COLOURS[sign]})`,
          "data-bin": isoDay(bin),
          opacity: sign === 0 ? 0.8 : 1,
        },
        svg(
          "title",
          {},
          `${isoDay(bin)}: ${plural(chosen[sign], SIGNS.find(([value]) => value === sign)[1].toLowerCase() + " claim")}`,
        ),
      );
    });
  });
  const picked = [days(state.from)?.[0] ?? along.first, (days(state.to)?.[1] ?? along.last - 1) + 1];
  const brush =
    state.from || state.to
      ? svg("rect", {
          class: "brush",
          x: round(along.x(picked[0])),
          y: 8,
          width: round(Math.max((picked[1] - picked[0]) * along.scale, 2)),
          height: height - 38,
        })
      : null;
  const root = svg(
    "svg",
    {
      class: "histogram",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-label": `Claims by ${time.unit}`,
    },
    brush,
    bars,
    svg("text", { x: 40, y: 16, "text-anchor": "end", class: "tick" }, most),
    ticks(along, time.unit, height - 12),
  );
  brushing(root, along);
  return root;
}

function ticks(along, unit, y) {
  const count = 6;
  const length = { year: 4, month: 7 }[unit] || 10;
  const labels = Array.from({ length: count }, (_, place) =>
    Math.round(along.first + ((along.last - along.step - along.first) * place) / (count - 1)),
  );
  return [...new Map(labels.map((day) => [isoDay(day).slice(0, length), day]))].map(([text, day]) =>
    svg("text", { x: round(along.x(day + along.step / 2)), y, "text-anchor": "middle", class: "tick" }, text),
  );
}

function brushing(root, along) {
  const at = (event) =>
    along.day(
      ((event.clientX - root.getBoundingClientRect().left) / root.getBoundingClientRect().width) *
        root.viewBox.baseVal.width,
    );
  let start = null;
  root.addEventListener("pointerdown", (event) => {
    start = at(event);
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [from, to] = [start, at(event)].sort((one, other) => one - other);
    start = null;
    update({ from: isoDay(Math.max(from, along.first)), to: isoDay(Math.min(to, along.last - 1)) }, { quiet: true });
  });
}

function lanes(time) {
  const pairs = [...bundledPairs()].sort(
    (one, other) => other.claims.length - one.claims.length || (one.id < other.id ? -1 : 1),
  );
  const shown = pairs.slice(0, LANES);
  const width = Math.max($("stage").clientWidth - 48, 320);
  const label = Math.min(260, width / 3);
  const along = axis(time, width - label);
  const rows = shown.map((pair, place) => {
    const y = place * 26 + 16;
    const ticksOf = stacked(pair.claims, (claim) => label + along.x(Math.max(dated(claim)[0], along.first) + 0.5));
    return svg(
      "g",
      {},
      svg(
        "text",
        { x: label - 6, y: y + 4, "text-anchor": "end", class: "lane" },
        shortened(`${pair.source.label} → ${pair.target.label}`.replace(/\p{C}/gu, " "), Math.floor(label / 6.6)),
      ),
      svg("line", { x1: label, x2: width, y1: y, y2: y, class: "rule" }),
      ticksOf.map(([claim, x, rise]) => claimTick(claim, x, y - rise * 5)),
    );
  });
  return [
    el(
      "h3",
      {},
      `Pairs with most claims${pairs.length > LANES ? ` (${LANES} of ${pairs.length.toLocaleString("en")})` : ""}`,
    ),
    svg(
      "svg",
      { class: "lanes", viewBox: `0 0 ${width} ${shown.length * 26 + 10}`, width, height: shown.length * 26 + 10 },
      rows,
    ),
  ];
}

function bundledPairs() {
  const pairs = new Map();
  for (const relation of visible.relations) {
    const id = `${relation.ends[0].id}>${relation.ends[1].id}`;
    if (!pairs.has(id)) pairs.set(id, { id, source: relation.ends[0], target: relation.ends[1], claims: [] });
    pairs.get(id).claims.push(...relation.seen.filter(dated));
  }
  return [...pairs.values()].filter((pair) => pair.claims.length);
}

// Claims at the same place on the axis stand side by side.
function stacked(chosen, place) {
  const taken = new Map();
  return [...chosen]
    .sort((one, other) => dated(one)[0] - dated(other)[0] || one.index - other.index)
    .map((claim) => {
      const x = Math.round(place(claim) / 9) * 9;
      const before = taken.get(x) || 0;
      taken.set(x, before + 1);
      return [claim, x + Math.min(before, 8) * 5, 0];
    });
}

function claimTick(claim, x, y) {
  const fill = `var(${COLOURS[claim.relation.sign]})`;
  const hollow = claim.speaker || claim.polarity === "negated" || claim.modality !== "actual";
  return svg(
    "circle",
    {
      cx: x,
      cy: y,
      r: 5,
      fill: hollow ? "var(--paper)" : fill,
      stroke: fill,
      "stroke-width": 2,
      "stroke-dasharray": claim.polarity === "negated" ? "2 2" : null,
      class: "tickmark",
      tabindex: 0,
      role: "button",
      "aria-label": claimTitle(claim),
      onclick: () => selectClaim(claim),
      onkeydown: (event) => event.key === "Enter" && selectClaim(claim),
    },
    svg("title", {}, claimTitle(claim)),
  );
}

function claimTitle(claim) {
  const when = dated(claim);
  return `${when ? isoDay(when[0]) : ""}: ${claim.relation.source.label} ${claim.polarity === "negated" ? "✕ " : ""}${claim.relation.type.label} ${claim.relation.target.label}, ${speakerLabel(speakerId(claim))}`;
}

// Move the end of the chosen days forward, column by column.
function play() {
  if (player) return stopPlaying();
  const time = binned(timedClaims());
  let place = 0;
  const step = () => {
    if (place >= time.bins.length) return stopPlaying();
    const end = (time.bins[place + 1] ?? time.bins[place] + { day: 1, week: 7, month: 31, year: 366 }[time.unit]) - 1;
    place += 1;
    update({ from: isoDay(time.bins[0]), to: isoDay(end) }, { quiet: true });
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
