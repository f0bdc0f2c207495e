// What lies under the lines: the ground of each bloc, and the sides of unbalanced triads.
// How wide it is, how far apart members on one ground may be, and how far strangers must be from its bridges.
const { ground: GROUND, far: FAR, clear: CLEAR } = data.look;
const MOST_TENSE = 60;

// For each bloc, the spots of its members that stand on its ground, and the bridges that make it one.
function grounds(actorsShown, placeOf = spotOf) {
  const found = new Map();
  const all = [...actorsShown];
  for (const actor of all) {
    if (!actor.bloc || actor.bloc.unsure.has(actor.id)) continue;
    if (!found.has(actor.bloc)) found.set(actor.bloc, []);
    found.get(actor.bloc).push(placeOf(actor));
  }
  return [...found].map(([bloc, members]) => {
    const strangers = state.hulls ? all.filter((actor) => actor.bloc !== bloc).map(placeOf) : [];
    return { bloc, members, bridges: state.hulls ? bridges(members, strangers) : [] };
  });
}

// A shortest tree over the members (Prim 1957), without long branches and such as pass over a stranger.
function bridges(members, strangers) {
  const distance = (one, other) => {
    const far = Math.hypot(one.x - other.x, one.y - other.y);
    return far <= FAR && strangers.every((spot) => beside(spot, one, other) >= CLEAR) ? far : Infinity;
  };
  const [first, ...rest] = members;
  const nearest = new Map(rest.map((spot) => [spot, [first, distance(spot, first)]]));
  const found = [];
  while (nearest.size) {
    const [next, [before, least]] = [...nearest].reduce((one, other) => (other[1][1] < one[1][1] ? other : one));
    if (least < Infinity) found.push([before, next]);
    nearest.delete(next);
    for (const [spot, [, far]] of nearest) {
      const now = distance(spot, next);
      if (now < far) nearest.set(spot, [next, now]);
    }
  }
  return found;
}

// How far a spot is from the straight way between two others.
function beside(spot, one, other) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const along = ((spot.x - one.x) * dx + (spot.y - one.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(Math.max(along, 0), 1);
  return Math.hypot(spot.x - one.x - at * dx, spot.y - one.y - at * dy);
}

// One stroke covers each place once, however its parts overlap.
function drawGrounds(context) {
  Object.assign(context, { lineCap: "round", lineJoin: "round", lineWidth: 2 * GROUND });
  for (const { bloc, members, bridges: between } of grounds(picture.shown)) {
    context.beginPath();
    for (const { x, y } of members) {
      context.moveTo(x, y);
      context.lineTo(x + 0.01, y);
    }
    for (const [one, other] of between) {
      context.moveTo(one.x, one.y);
      context.lineTo(other.x, other.y);
    }
    context.strokeStyle = blocToken(bloc);
    context.globalAlpha = picture.focus ? 0.07 : 0.17;
    context.stroke();
  }
  Object.assign(context, { globalAlpha: 1, lineCap: "butt" });
}

// The same as SVG.
function groundShapes(actorsShown, placeOf, paint) {
  return grounds(actorsShown, placeOf).map(({ bloc, members, bridges: between }) =>
    svg("path", {
      d: [
        ...members.map(({ x, y }) => `M${round(x)} ${round(y)}h0.01`),
        ...between.map(([one, other]) => `M${round(one.x)} ${round(one.y)}L${round(other.x)} ${round(other.y)}`),
      ].join(""),
      fill: "none",
      stroke: blocPaint(bloc, paint),
      "stroke-width": 2 * GROUND,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      opacity: 0.17,
    }),
  );
}

// The unbalanced triads whose three actors are drawn and whose ties pass the filters, the strongest first.
function tenseTriads() {
  const drawn = (triad) => triad.actors.every((id) => picture.shown.has(byId.actor.get(id)));
  return triadsNow().filter((triad) => !triad.balanced && drawn(triad));
}

// A wash over each of them and a band under its sides; where they are many, the strongest.
function drawTension(context) {
  const chosen = state.triad.length === 3 ? [{ actors: state.triad }] : state.tense ? picture.tense : [];
  const sides = new Map();
  Object.assign(context, { fillStyle: token("--accent"), strokeStyle: token("--accent"), lineCap: "round" });
  for (const { actors: ids } of chosen.slice(0, MOST_TENSE)) {
    const corners = ids.map((id) => spotOf(byId.actor.get(id)));
    context.globalAlpha = state.triad.length ? 0.1 : 0.05;
    context.beginPath();
    corners.forEach(({ x, y }, place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.fill();
    corners.forEach((spot, place) => {
      const next = (place + 1) % 3;
      sides.set(pairKey(ids[place], ids[next]), [spot, corners[next]]);
    });
  }
  Object.assign(context, { globalAlpha: 0.28, lineWidth: 9 * picture.thick });
  context.beginPath();
  for (const [one, other] of sides.values()) {
    context.moveTo(one.x, one.y);
    context.lineTo(other.x, other.y);
  }
  context.stroke();
  Object.assign(context, { globalAlpha: 1, lineCap: "butt" });
}
