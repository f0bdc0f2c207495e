// The buttons on the graph: fit, blocs, unbalanced triads, and letting the actors move.
const FREE = {
  enabled: true,
  solver: "forceAtlas2Based",
  forceAtlas2Based: { gravitationalConstant: -70, springLength: 130, avoidOverlap: 0.6, damping: 0.6 },
  stabilization: false,
};

function renderHandles() {
  const free = picture.free;
  picture.tense = tenseTriads();
  const pressed = (label, on, act, title) =>
    button(label, act, { class: "small", "aria-pressed": String(on), title, "data-handle": title });
  fill(
    $("handles"),
    button("Fit", fit, { class: "small", title: "Show the whole graph (f)" }),
    data.blocs.length
      ? pressed("Blocs", state.hulls, () => update({ hulls: !state.hulls }, { quiet: true }), "Ground of each bloc")
      : null,
    picture.tense.length
      ? pressed(
          `Unbalanced triads (${picture.tense.length})`,
          state.tense,
          () => update({ tense: !state.tense }, { quiet: true }),
          "Two friends who quarrel over a third, or three foes",
        )
      : null,
    pressed(free ? "Stop" : "Rearrange", free, () => setFree(!free), "Let forces move the actors"),
    picture.moved.size ? button("Put back", putBack, { class: "small", title: "The places that the page came with" }) : null,
  );
}

// vis-network's physics; off at first, since the places come from the page and are the same for everybody.
function setFree(free) {
  picture.free = free;
  picture.network.setOptions({ physics: free ? FREE : { enabled: false } });
  if (!free) takePlaces();
  renderHandles();
}

// Actors are where vis-network has moved them.
function takePlaces() {
  for (const [id, { x, y }] of Object.entries(picture.network.getPositions())) movedTo(byId.actor.get(id), x, y);
}

function movedTo(actor, x, y) {
  const spot = spotOf(actor);
  if (!picture.moved.has(actor)) picture.moved.set(actor, { x: spot.x, y: spot.y });
  Object.assign(spot, { x, y });
}

function putBack() {
  if (picture.free) setFree(false);
  for (const [actor, { x, y }] of picture.moved) Object.assign(spotOf(actor), { x, y });
  picture.moved.clear();
  render();
  fit();
}

// The picture fits its window until the reader moves it, and stays where it is from then on.
function keepFitted() {
  new ResizeObserver(() => {
    if (!$("plan").clientWidth) return;
    picture.network.setSize("100%", "100%");
    if (picture.held) picture.network.redraw();
    else fit();
  }).observe($("plan"));
}
