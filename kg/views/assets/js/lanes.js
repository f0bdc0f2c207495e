// Lanes below the timeline: the pairs with most claims, each claim a dot on its day.
const LANES = 24;
const CROWDED = 34; // room for dots of one day beside each other

function lanes(time) {
  const pairs = [...bundledPairs()].sort(
    (one, other) => other.claims.length - one.claims.length || (one.id < other.id ? -1 : 1),
  );
  const shown = pairs.slice(0, LANES);
  const width = Math.max($("stage").clientWidth - 48, 320);
  const label = Math.min(260, width / 3);
  const along = axis(time, width - label - CROWDED);
  const start = label + along.left - (time.before ? ASIDE : 0);
  const rows = shown.map((pair, place) => {
    const y = place * 26 + 16;
    const ticksOf = stacked(pair.claims, (claim) => label + along.x(dated(claim)[0] + 0.5));
    return svg(
      "g",
      {},
      svg(
        "text",
        { x: label - 6, y: y + 4, "text-anchor": "end", class: "lane" },
        shortened(`${pair.source.label} → ${pair.target.label}`.replace(/\p{C}/gu, " "), Math.floor(label / 6.6)),
      ),
      svg("line", { x1: start, x2: width, y1: y, y2: y, class: "rule" }),
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
