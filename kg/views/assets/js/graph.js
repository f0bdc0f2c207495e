// The graph: an adapter from bundles to vis-network, which pyvis put into this page with nodes, edges and options.
const nodes = JSON.parse($("nodes").textContent);
const edges = JSON.parse($("edges").textContent);
const options = JSON.parse($("options").textContent);
const EXPANSION = 24;
const MOST_VERBS = 40;
const spots = new Map(); // actor -> {x, y, size, lines}
for (const node of nodes)
  spots.set(byId.actor.get(node.id), { x: node.x, y: node.y, size: node.size, lines: node.lines });
const picture = {
  network: null,
  nodes: null,
  edges: null,
  focus: null,
  hovered: null,
  drawn: [],
  more: new Map(),
  thick: 1,
  free: false, // whether physics moves the actors
  moved: new Map(), // actor -> where the page had placed it
  tense: [],
  held: false, // whether the reader has chosen what is in sight
};

function startGraph() {
  if (picture.shown.size && $("graph").clientWidth) thicken(fitted().scale);
  picture.nodes = new vis.DataSet(nodes.map((node) => dressedNode(byId.actor.get(node.id))));
  picture.edges = new vis.DataSet(edges.map((edge) => ({ ...edge, value: undefined })));
  picture.network = new vis.Network(
    $("plan"),
    { nodes: picture.nodes, edges: picture.edges },
    {
      ...options,
      autoResize: false,
      nodes: { borderWidth: 1.3 },
      edges: { smooth: false, selectionWidth: 0, hoverWidth: 0 },
    },
  );
  const network = picture.network;
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) selectActor(byId.actor.get(node));
    else if (edge !== undefined) select({ line: edge });
    else if (state.actor || state.line || state.relation || state.triad.length) select({});
  });
  network.on(
    "doubleClick",
    ({ nodes: [node] }) => node !== undefined && update({ expanded: [...new Set([...state.expanded, node])] }),
  );
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(dragged))) movedTo(byId.actor.get(id), x, y);
    renderHandles();
  });
  for (const kind of ["Node", "Edge"]) {
    network.on(`hover${kind}`, ({ node, edge, event }) => hover(node ?? edge, kind, event));
    network.on(`blur${kind}`, () => hover(null));
  }
  network.on("dragStart", ({ nodes: dragged }) => {
    if (!dragged.length) picture.held = true;
    hover(null);
  });
  network.on("zoom", () => {
    picture.held = true;
    hover(null);
  });
  network.on("beforeDrawing", drawGround);
  network.on("afterDrawing", drawLabels);
  keepFitted();
  const canvas = $("plan").querySelector("canvas");
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
  fill(
    tip,
    bundle
      ? lineTitle(bundle)
      : actor
        ? [name(actor.label), ` · ${kindLabel(actor.kind)} · ${plural(actor.claims, "claim")}`]
        : "",
  );
  Object.assign(tip.style, {
    left: `${Math.min(event.clientX + 12, innerWidth - 290)}px`,
    top: `${Math.min(event.clientY + 14, innerHeight - 70)}px`,
  });
}

function renderGraph() {
  picture.shown = drawnActors();
  for (const actor of picture.shown) spotOf(actor);
  picture.bundles = bundled(
    visible.relations.filter((relation) => relation.ends.every((actor) => picture.shown.has(actor))),
  );
  picture.focus = focusOf();
  picture.more = hiddenCounts();
  const turn = (picture.turn = bends([...picture.bundles.values()]));
  renew(picture.nodes, [...picture.shown].map(dressedNode));
  renew(
    picture.edges,
    [...picture.bundles.values()].map((bundle) => dressedEdge(bundle, turn.get(bundle.id))),
  );
  renderHandles();
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
  return {
    id: actor.id,
    x,
    y,
    size,
    shape: symbolOf(actor.kind),
    color: { ...colour, highlight: colour, hover: { ...colour, border: token("--accent") } },
    borderWidth: chosen ? 3.5 : 1.3,
    borderWidthSelected: chosen ? 3.5 : 1.3,
    opacity: faded ? 0.2 : 1,
  };
}

function dressedEdge(bundle, bend) {
  const colour = token(COLOURS[bundle.sign]);
  const lit = picture.focus?.lines.has(bundle.id);
  const told = picture.focus?.told.has(bundle.id);
  const faded = picture.focus && !lit;
  const head = { enabled: true, type: HEADS[bundle.sign], scaleFactor: bundle.sign < 0 ? 0.75 : 0.6 };
  return {
    id: bundle.id,
    from: bundle.source.id,
    to: bundle.target.id,
    width: (lineWidth(bundle) + (lit ? 0.8 : 0)) * picture.thick,
    dashes: DASHES[bundle.status]?.map((part) => part * picture.thick) || false,
    color: {
      color: colour,
      highlight: colour,
      hover: colour,
      opacity: told
        ? 0.75
        : faded
          ? picture.bundles.size > 400
            ? 0.05
            : 0.12
          : bundle.status === "Unrealised"
            ? 0.7
            : 0.92,
    },
    arrows: { to: head, from: { ...head, enabled: bundle.symmetric } },
    arrowStrikethrough: bundle.sign < 0,
    endPointOffset: { from: 0, to: bundle.sign < 0 ? -2 : 0 },
    smooth: bend
      ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) }
      : { enabled: false },
  };
}

function verbsOf(bundle) {
  const labels = [...new Set(bundle.relations.map((relation) => relation.type.label))];
  return labels.length > 2 ? `${labels.slice(0, 2).join(" / ")} +${labels.length - 2}` : labels.join(" / ");
}

// What the picture leaves out, and how to see it.
function notice() {
  const drawn = picture.shown.size;
  const parts = [];
  $("notice").classList.toggle("lost", Boolean(state.lost?.length));
  if (state.lost?.length)
    parts.push(
      `The link names what this page does not have: ${state.lost.map((text) => shortened(text, 40)).join(", ")}.`,
    );
  const others = visible.strongest.filter((actor) => !picture.shown.has(actor)).length;
  if (state.view === "graph" && others)
    parts.push(
      `The ${drawn.toLocaleString("en")} strongest or chosen of ${plural(visible.strongest.length, "actor")}; a double click draws an actor’s neighbours.`,
    );
  fill($("notice"), parts.join(" "));
}
