// Which actors are drawn, and which of them and of the lines between them are lit.
// The related actors that are not drawn, the strongest first.
function hiddenNeighbours(actor) {
  const others = new Set();
  for (const relation of visible.near.get(state.rolled ? rootOf(actor) : actor) || [])
    for (const other of relation.ends) if (other !== actor && !picture.shown.has(other)) others.add(other);
  return [...others].sort(byWeight);
}

// The actors to draw: those that the page opened with, those expanded and those chosen, where they have visible lines.
function drawnActors() {
  const base = nodes.map((node) => byId.actor.get(node.id));
  const found = new Set(state.rolled ? base.map(rootOf) : base);
  const chosen = [state.actor, state.path, ...state.triad].map((id) => byId.actor.get(id)).filter(Boolean);
  for (const actor of chosen) found.add(state.rolled ? rootOf(actor) : actor);
  if (state.relation) for (const actor of byId.relation.get(state.relation).ends) found.add(actor);
  if (state.line)
    for (const id of state.line.split(">").slice(0, 2)) if (byId.actor.has(id)) found.add(byId.actor.get(id));
  if (state.path) for (const actor of pathActors()) found.add(actor);
  for (const id of state.expanded) expandInto(found, byId.actor.get(id));
  return new Set([...found].filter((actor) => visible.near.has(actor) || chosen.includes(actor)));
}

function expandInto(found, actor) {
  if (!actor) return;
  found.add(actor);
  const others = new Set();
  for (const relation of visible.near.get(actor) || [])
    for (const other of relation.ends) if (!found.has(other)) others.add(other);
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
    bundles
      .filter((bundle) =>
        steps.some(
          (actor, place) =>
            place &&
            [steps[place - 1], actor].includes(bundle.source) &&
            [steps[place - 1], actor].includes(bundle.target),
        ),
      )
      .forEach(light);
  } else if (state.relation || state.line) {
    const id = state.line || lineOf(byId.relation.get(state.relation));
    bundles.filter((bundle) => bundle.id === id).forEach(light);
  } else if (state.triad.length) {
    bundles
      .filter((bundle) => state.triad.includes(bundle.source.id) && state.triad.includes(bundle.target.id))
      .forEach(light);
    for (const id of state.triad) lit.add(byId.actor.get(id));
  } else if (state.bloc) {
    const members = new Set(byId.bloc.get(state.bloc).actors);
    bundles.filter((bundle) => members.has(bundle.source) && members.has(bundle.target)).forEach(light);
    for (const actor of members) if (picture.shown.has(actor)) lit.add(actor);
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
  const told = (chosen?.said || [])
    .filter((claim) => claim.relation.seen.includes(claim))
    .map((claim) => lineOf(claim.relation));
  return new Set(told.filter((id) => picture.bundles.has(id)));
}
