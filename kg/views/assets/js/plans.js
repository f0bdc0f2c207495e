// A plan of few actors in the pixels of a narrow pane: where they stand in the graph, drawn together and set apart.
const EVEN = 0.6; // how far ranks replace distances, so that a crowded middle opens
const ROOM_EACH = 4800;

function smallPlan(chosen, width) {
  let height = Math.min(Math.max((chosen.length * ROOM_EACH) / width, 240), 620);
  for (let tries = 0; tries < 6; tries++, height *= 1.15) {
    const spots = spread(chosen, width, height);
    if (setApart(spots, width, height)) return planOf(chosen, spots, width);
  }
  return planOf(chosen, setApartAtLast(chosen, width, height), width);
}

function setApartAtLast(chosen, width, height) {
  const spots = spread(chosen, width, height);
  setApart(spots, width, height);
  return spots;
}

function planOf(chosen, spots, width) {
  const bottom = Math.max(120, ...spots.map((spot) => spot.y + spot.below));
  return { places: new Map(chosen.map((actor, place) => [actor, spots[place]])), box: [0, 0, width, bottom] };
}

// Positions in the pane by those in the graph, partly by rank.
function spread(chosen, width, height) {
  const along = (axis) => {
    const values = chosen.map((actor) => spotOf(actor)[axis]);
    const order = [...values.keys()].sort((one, other) => values[one] - values[other] || one - other);
    const ranks = [];
    order.forEach((at, rank) => (ranks[at] = rank / Math.max(values.length - 1, 1)));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return values.map((value, at) => (1 - EVEN) * ((value - least) / (most - least || 1)) + EVEN * ranks[at]);
  };
  const [across, down] = [along("x"), along("y")];
  return chosen.map((actor, at) => {
    const { size, lines } = spotOf(actor);
    const small = Math.min(size, 15);
    const half = Math.max(small, ...lines.map((line) => textWidth(line) / 2)) + 5;
    const below = small + LABEL_GAP + LABEL_LINE * lines.length + 5;
    return {
      x: half + across[at] * (width - 2 * half),
      y: small + 6 + down[at] * (height - small - below - 6),
      size: small,
      lines,
      half,
      above: small + 6,
      below,
    };
  });
}

// Push overlapping boxes apart within the pane; whether none overlap at the end.
const PUSHES = 240;
function setApart(spots, width, height) {
  for (let round = 0; round < PUSHES; round++) {
    let met = false;
    for (let one = 0; one < spots.length; one++)
      for (let other = one + 1; other < spots.length; other++) met = pushed(spots[one], spots[other]) || met;
    for (const spot of spots) {
      spot.x = Math.min(Math.max(spot.x, spot.half), width - spot.half);
      spot.y = Math.min(Math.max(spot.y, spot.above), height - spot.below);
    }
    if (!met) return true;
  }
  return false;
}

function pushed(one, other) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const across = one.half + other.half - Math.abs(dx);
  const along = (dy >= 0 ? one.below + other.above : one.above + other.below) - Math.abs(dy);
  if (across <= 0 || along <= 0) return false;
  if (across < along) {
    const way = ((dx >= 0 ? 1 : -1) * across) / 2;
    one.x -= way;
    other.x += way;
  } else {
    const way = ((dy >= 0 ? 1 : -1) * along) / 2;
    one.y -= way;
    other.y += way;
  }
  return true;
}
