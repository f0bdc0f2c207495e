// The matrix: rows act on columns, blocs stand together. Cells are buttons, so keys and screen readers reach all.
const MATRIX_ACTORS = 60;
let matrixShown = MATRIX_ACTORS;

function renderMatrix() {
  const all = visible.strongest;
  const chosen = all
    .slice(0, matrixShown)
    .sort((one, other) => blocPlace(one) - blocPlace(other) || byWeight(one, other));
  const inside = new Set(chosen);
  const cells = new Map();
  for (const bundle of bundled(
    visible.relations.filter((relation) => relation.ends.every((actor) => inside.has(actor))),
  ).values()) {
    const key = `${bundle.source.index} ${bundle.target.index}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(bundle);
  }
  const left = all.length - chosen.length;
  fill(
    $("matrix"),
    el("h2", { class: "unseen" }, "Matrix"),
    el(
      "p",
      { class: "hint" },
      `Rows act on columns. + cooperative, − hostile, ± both, ○ neutral; solid where an article asserts it, dashed where it is only said, dotted where denied, disputed or planned.`,
    ),
    left
      ? el(
          "p",
          { class: "hint" },
          `The ${chosen.length} actors with most claims; ${left.toLocaleString("en")} are left out. `,
          button(
            `Show ${Math.min(left, 60)} more`,
            () => {
              matrixShown += 60;
              renderMatrix();
            },
            { class: "small" },
          ),
        )
      : null,
    el(
      "div",
      { class: "sheet" },
      el(
        "table",
        { class: "matrix" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("td", {}),
            chosen.map((actor) =>
              el("th", { scope: "col", class: blocEdge(actor, chosen) }, el("div", {}, matrixName(actor))),
            ),
          ),
        ),
        el(
          "tbody",
          {},
          chosen.map((actor) =>
            el(
              "tr",
              {},
              el("th", { scope: "row" }, matrixName(actor)),
              chosen.map((other) => matrixCell(actor, other, cells.get(`${actor.index} ${other.index}`))),
            ),
          ),
        ),
      ),
    ),
  );
}

function blocPlace(actor) {
  return actor.bloc ? actor.bloc.number : data.blocs.length;
}

function blocEdge(actor, chosen) {
  const before = chosen[chosen.indexOf(actor) - 1];
  return before && blocPlace(before) !== blocPlace(actor) ? "edge" : "";
}

function matrixName(actor) {
  return button([symbolSwatch(actor.kind, blocColour(actor)), name(shortened(actor.label, 28))], () => selectActor(actor), {
    class: `link${state.actor === actor.id ? " chosen" : ""}`,
    title: actor.label,
    tabindex: -1,
  });
}

function matrixCell(actor, other, bundles) {
  if (actor === other) return el("td", { class: "self" });
  if (!bundles) return el("td", {});
  const signs = new Set(bundles.map((bundle) => bundle.sign));
  const both = signs.has(1) && signs.has(-1);
  const sign = signs.has(1) ? 1 : signs.has(-1) ? -1 : 0;
  const status = STRENGTH.find((strength) => bundles.some((bundle) => bundle.statuses.has(strength)));
  const known = { Asserted: "asserted", Attributed: "said" }[status] || "open";
  const act = () =>
    select(
      bundles.length === 1
        ? { line: bundles[0].id }
        : { line: (bundles.find((bundle) => bundle.id === nextLine(bundles)) || bundles[0]).id },
    );
  return el(
    "td",
    {},
    button(both ? "±" : { 1: "+", "-1": "−", 0: "○" }[sign], act, {
      class: `cell ${known} ${both ? "both" : signClass(sign).trim()}${bundles.some((bundle) => bundle.id === state.line) ? " chosen" : ""}`,
      "aria-label": bundles.map(lineTitle).join("; "),
      title: bundles.map(lineTitle).join("\n"),
    }),
  );
}

// A cell with several lines goes through them, one a click.
function nextLine(bundles) {
  const place = bundles.findIndex((bundle) => bundle.id === state.line);
  return bundles[(place + 1) % bundles.length].id;
}

// Arrow keys move between the cells of the matrix that hold something.
function walkMatrix(event) {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  const cell = event.target.closest?.("td");
  if (!step || !cell) return;
  const rows = [...$("matrix").querySelectorAll("tbody tr")];
  let [x, y] = [cell.cellIndex + step[0], rows.indexOf(cell.parentElement) + step[1]];
  while (rows[y]?.cells[x]) {
    const target = rows[y].cells[x].querySelector("button.cell");
    if (target) {
      target.focus();
      event.preventDefault();
      return;
    }
    x += step[0];
    y += step[1];
  }
}
