// The page as a whole: views, panels, keys, and what is drawn again when the state changes.
const VIEW_LABELS = {
  graph: "Graph",
  matrix: "Matrix",
  list: "List",
  timeline: "Timeline",
  accounts: "Accounts",
  blocs: "Blocs",
};
const RENDERERS = {
  graph: () => {},
  matrix: renderMatrix,
  list: renderList,
  timeline: renderTimeline,
  accounts: renderAccounts,
  blocs: renderBlocs,
};
const PANES = { side: "Filters", stage: "View", panel: "Evidence" };
let panelShown = "evidence";
let sideShown = "filters";

function render() {
  if (refresh()) renderFilters();
  renderGraph();
  for (const view of VIEWS) $(view).hidden = view !== state.view;
  arrangeSide();
  RENDERERS[state.view]();
  renderViews();
  renderActors();
  followChoice();
  renderArticle();
  renderEvidence();
  document.title = state.actor ? `${byId.actor.get(state.actor).label} · ${data.title}` : data.title;
}

// The panel shows what was chosen last: an article, or the evidence.
let lastChoice = "";
function followChoice() {
  const choice = Object.keys(NOTHING)
    .map((key) => state[key])
    .join(" ");
  if (choice === lastChoice) return renderPanelTabs();
  lastChoice = choice;
  showPanel(state.document ? "article" : "evidence");
  bringIntoView();
}

function renderViews() {
  tabs(
    $("views"),
    VIEWS.map((view) => [view, VIEW_LABELS[view]]),
    state.view,
    (view) => update({ view }),
  );
}

function showPanel(panel) {
  panelShown = panel;
  for (const id of ["evidence", "article", "review"]) $(id).hidden = id !== panel;
  renderPanelTabs();
  if (panel === "review") renderReview();
}

function renderPanelTabs() {
  tabs(
    $("paneltabs"),
    [
      ["evidence", "Evidence"],
      ["article", "Article"],
      ["review", "Review", judgedCount() || null],
    ],
    panelShown,
    showPanel,
  );
}

function renderSideTabs() {
  tabs(
    $("sidetabs"),
    [
      ["filters", "Filters"],
      ["actors", "Actors"],
    ],
    sideShown,
    (chosen) => {
      sideShown = chosen;
      for (const id of ["filters", "actors"]) $(id).hidden = id !== chosen;
      renderSideTabs();
      renderActors();
    },
  );
}

// On small screens one pane is shown at a time.
function showPane(pane) {
  $("main").dataset.pane = pane;
  fill(
    $("panes"),
    Object.entries(PANES).map(([id, label]) =>
      button(label, () => showPane(id), { "aria-pressed": String(id === pane) }),
    ),
  );
  if (pane === "stage" && picture.network) requestAnimationFrame(fit);
}

// The actors as a list box: one stop for the Tab key, arrows move, Enter opens.
const LISTED_ACTORS = 200;
function renderActors() {
  if (sideShown !== "actors") return;
  const all = visible.strongest;
  const shown = all.slice(0, LISTED_ACTORS);
  const current = byId.actor.get(state.actor);
  if (current && !shown.includes(current)) shown.unshift(current);
  const active = current || shown[0];
  const box = el(
    "div",
    {
      role: "listbox",
      id: "actorlist",
      tabindex: 0,
      "aria-label": "Actors",
      "aria-activedescendant": active ? `actor-${active.index}` : null,
      onkeydown: walkActors,
    },
    shown.map((actor) =>
      el(
        "div",
        {
          role: "option",
          id: `actor-${actor.index}`,
          "aria-selected": String(actor === current),
          "data-actor": actor.id,
          onclick: () => selectActor(actor),
        },
        symbolSwatch(actor.kind, blocColour(actor)),
        name(actor.label),
        el("span", { class: "count" }, actor.claims.toLocaleString("en")),
      ),
    ),
  );
  const focused = document.activeElement?.id === "actorlist";
  fill(
    $("actors"),
    el(
      "p",
      { class: "hint" },
      all.length > LISTED_ACTORS
        ? `${LISTED_ACTORS} of ${all.length.toLocaleString("en")} actors; search finds the others.`
        : plural(all.length, "actor"),
    ),
    box,
  );
  if (focused) box.focus({ preventScroll: true });
  if (current) $(`actor-${current.index}`)?.scrollIntoView({ block: "nearest" });
}

function walkActors(event) {
  const options = [...event.currentTarget.children];
  const at = options.findIndex((option) => option.dataset.actor === state.actor);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
  if (event.key === "Enter") {
    showPane("panel");
    $("evidence").focus();
  }
  if (next === undefined || !options[next]) return;
  event.preventDefault();
  event.stopPropagation();
  selectActor(byId.actor.get(options[next].dataset.actor));
}

// From the chosen actor to its neighbours, by the arrow keys, in order of weight.
const walk = { from: null, place: -1 };
function walkGraph(step) {
  const here = byId.actor.get(walk.from || state.actor);
  if (!here) return selectActor(inOrderOfWeight()[0]);
  if (!walk.from) walk.from = here.id;
  const others = [...new Set((visible.near.get(here) || []).flatMap((relation) => relation.ends))]
    .filter((actor) => actor !== here)
    .sort(byWeight);
  if (!others.length) return;
  walk.place = (walk.place + step + others.length) % others.length;
  const from = walk.from;
  selectActor(others[walk.place]);
  Object.assign(walk, { from });
  say(`${others[walk.place].label}, neighbour ${walk.place + 1} of ${others.length} of ${here.label}`);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input:not([type=checkbox]):not([type=range]), select, textarea");
  if (event.key === "Escape") {
    hover(null);
    Object.assign(walk, { from: null, place: -1 });
    return select({});
  }
  if (typing) return;
  if (event.key === "/") {
    event.preventDefault();
    $("find").focus();
  } else if (/^[1-6]$/.test(event.key)) update({ view: VIEWS[Number(event.key) - 1] });
  else if (event.target.closest?.("#matrix")) walkMatrix(event);
  else if (event.target === document.body || event.target.closest?.("#graph")) graphKey(event);
}

function graphKey(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    walkGraph(step);
  } else if (event.key === "Enter" && state.actor) {
    Object.assign(walk, { from: null, place: -1 });
    showPane("panel");
    $("evidence").focus();
  } else if (event.key === "f") fit();
}

function startTools() {
  const saving = el("details", { class: "menu" }, el("summary", {}, "Save"));
  const item = (label, act) =>
    button(label, () => {
      saving.open = false;
      act();
    });
  add(saving, [
    el(
      "div",
      {},
      item("Picture (PNG)", savePng),
      item("Picture (SVG)", saveSvg),
      item("Relations (CSV)", saveCsv),
      item("Relations (JSON)", saveJson),
      item("Network (GraphML)", () => save("graph.graphml", graphmlText(), "application/graphml+xml")),
      item("Network (GEXF)", () => save("graph.gexf", gexfText(), "application/gexf+xml")),
      item("RDF (Turtle)", () => save("graph.ttl", turtleText(), "text/turtle")),
      item("Judgements (JSON)", saveReview),
      item("Print", () => print()),
    ),
  ]);
  add($("tools"), [
    button("Filters", toggleSide, { id: "toggle", title: "Show or hide filters and actors", "aria-pressed": "true" }),
    saving,
    button("Dark", switchTheme, { id: "theme" }),
  ]);
  saving.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    saving.open = false;
    saving.querySelector("summary").focus();
    event.stopPropagation();
  });
  addEventListener("click", (event) => {
    if (!saving.contains(event.target)) saving.open = false;
  });
}

// Without the filters there is more room for the view; two accounts need it, unless the reader wants the filters.
let sideHidden = null;
function toggleSide() {
  sideHidden = !$("main").hasAttribute("data-wide");
  render();
}

function arrangeSide() {
  const hidden = sideHidden ?? state.view === "accounts";
  $("main").toggleAttribute("data-wide", hidden);
  $("toggle").setAttribute("aria-pressed", String(!hidden));
}

function switchTheme() {
  const dark = token("color-scheme") === "dark";
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  store("actor-kg theme", dark ? "light" : "dark");
  showTheme();
  render();
}

function showTheme() {
  $("theme").textContent = token("color-scheme") === "dark" ? "Light" : "Dark";
}

function start() {
  const theme = store("actor-kg theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  startTools();
  showTheme();
  startReview();
  startSearch();
  startPrinting();
  refresh();
  renderFilters();
  picture.shown = new Set(nodes.map((node) => byId.actor.get(node.id)));
  picture.bundles = new Map();
  stretchPlan();
  startGraph();
  showPanel("evidence");
  renderSideTabs();
  readAddress();
  showPane("stage");
  fit();
  addEventListener("popstate", readAddress);
  addEventListener("hashchange", readAddress);
  addEventListener("keydown", onKey);
  addEventListener("resize", () => ["timeline", "accounts"].includes(state.view) && RENDERERS[state.view]());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    showTheme();
    render();
  });
  $("graph").addEventListener("inspect", inspect);
  document.documentElement.dataset.ready = "true";
}

// Tells whoever dispatches an "inspect" event what the canvas shows, which no one can read from its pixels.
function inspect({ detail }) {
  detail.actors = [...picture.shown].map((actor) => actor.id);
  detail.labels = picture.drawn;
  detail.lines = [...picture.bundles.keys()];
  const box = $("graph").getBoundingClientRect();
  detail.places = Object.fromEntries(
    [...picture.shown].map((actor) => {
      const { x, y } = picture.network.canvasToDOM(spotOf(actor));
      return [actor.id, [box.left + x, box.top + y]];
    }),
  );
  detail.lit = picture.focus ? [...picture.focus.lit].map((actor) => actor.id) : null;
}

start();
