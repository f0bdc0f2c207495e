// The filters as they are shown: each value with its look in the graph, a check box and its count.
function toggle(facet, value) {
  const values = facetValues(facet);
  const only = new Set(state.only[facet.key] || values);
  if (!only.delete(value)) only.add(value);
  update({ only: { ...state.only, [facet.key]: only.size === values.length ? null : only } }, { quiet: true });
}

function choose(facet, value) {
  const alone = state.only[facet.key]?.size === 1 && state.only[facet.key].has(value);
  update({ only: { ...state.only, [facet.key]: alone ? null : new Set([value]) } }, { quiet: true });
}

function renderFilters() {
  const scrolled = $("side").scrollTop;
  const focused = document.activeElement?.dataset?.focus;
  fill(
    $("filters"),
    el(
      "p",
      { class: "shown", id: "shown" },
      `${visible.relations.length.toLocaleString("en")} of ${plural(relations.length, "relation")} shown`,
      filtered()
        ? button(
            "Reset",
            () => update({ only: everything(), from: "", to: "", confidence: 0, rolled: false, dateBy: "event" }),
            { class: "small" },
          )
        : null,
    ),
    FACETS.slice(0, 2).map(renderFacet),
    renderBlocLegend(),
    FACETS.slice(2).map(renderFacet),
    renderDates(),
    renderConfidence(),
    renderRollUp(),
  );
  $("side").scrollTop = scrolled;
  if (focused) document.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
}

function renderFacet(facet) {
  const values = facetValues(facet);
  if (values.length < 2 && !facet.values && !state.only[facet.key]) return null;
  const shown = facet.open ? values : values.filter((value, place) => place < FEW || state.only[facet.key]?.has(value));
  const needle = fold(facet.needle || "");
  const rows = (needle ? values.filter((value) => fold(facet.label(value)).includes(needle)) : shown).slice(0, 200);
  return el(
    "fieldset",
    { "data-facet": facet.key },
    el("legend", {}, facet.title),
    facet.open && values.length > 20
      ? el("input", {
          type: "search",
          class: "narrow",
          "aria-label": `Narrow ${facet.title}`,
          placeholder: "narrow…",
          value: facet.needle || "",
          "data-focus": `${facet.key} needle`,
          oninput: (event) => {
            facet.needle = event.target.value;
            renderFilters();
          },
        })
      : null,
    rows.map((value) => renderValue(facet, value)),
    values.length > FEW
      ? button(
          facet.open ? "Show fewer" : `Show all ${values.length}`,
          () => {
            facet.open = !facet.open;
            facet.needle = "";
            renderFilters();
          },
          { class: "small" },
        )
      : null,
  );
}

function renderValue(facet, value) {
  const count = visible.counts[facet.key].get(value) || 0;
  const on = !state.only[facet.key] || state.only[facet.key].has(value);
  return el(
    "div",
    { class: count ? "value" : "value none", "data-value": value },
    el(
      "label",
      {},
      el("input", {
        type: "checkbox",
        ...(on ? { checked: true } : {}),
        "data-focus": `${facet.key} ${value}`,
        onchange: () => toggle(facet, value),
      }),
      facet.swatch ? facet.swatch(value) : null,
      el("span", { class: "label", title: facet.hint?.(value) }, name(facet.label(value))),
      el("span", { class: "count" }, count.toLocaleString("en")),
    ),
    button("only", () => choose(facet, value), { class: "only", "aria-label": `Only ${facet.label(value)}` }),
  );
}

// What the colours of actors mean; a bloc can be lit.
function renderBlocLegend() {
  const shown = data.blocs.slice(0, BLOC_COLOURS);
  if (!shown.length) return null;
  const row = (bloc) =>
    el(
      "div",
      { class: "value" },
      el(
        "button",
        {
          type: "button",
          class: "blocrow",
          "aria-pressed": String(state.bloc === bloc.id),
          "data-focus": `bloc ${bloc.id}`,
          onclick: () => select({ bloc: state.bloc === bloc.id ? "" : bloc.id, view: "graph" }),
        },
        blocDot(bloc),
        el("span", { class: "label" }, name(bloc.label)),
        el("span", { class: "count" }, bloc.actors.length.toLocaleString("en")),
      ),
    );
  return el(
    "fieldset",
    {},
    el("legend", {}, "Bloc of (actors)"),
    shown.map(row),
    data.blocs.length > shown.length
      ? el("p", { class: "hint" }, `${data.blocs.length - shown.length} smaller ones in grey`)
      : null,
  );
}

function renderDates() {
  const field = (key, label) =>
    el(
      "label",
      { class: "field" },
      label,
      el("input", {
        type: "date",
        value: state[key].length === 10 ? state[key] : "",
        "data-focus": key,
        onchange: (event) => update({ [key]: event.target.value }, { quiet: true }),
      }),
    );
  return el(
    "fieldset",
    {},
    el("legend", {}, "Dates"),
    field("from", "from"),
    field("to", "to"),
    el(
      "label",
      { class: "field" },
      "by",
      el(
        "select",
        { "data-focus": "dateBy", onchange: (event) => update({ dateBy: event.target.value }, { quiet: true }) },
        el("option", { value: "event", selected: state.dateBy === "event" }, "day of the event, else of the article"),
        el("option", { value: "published", selected: state.dateBy === "published" }, "day of the article"),
      ),
    ),
    visible.undated ? el("p", { class: "hint" }, `${plural(visible.undated, "undated claim")} left out`) : null,
  );
}

function renderConfidence() {
  return el(
    "fieldset",
    {},
    el("legend", {}, "Confidence"),
    el(
      "label",
      { class: "field" },
      `at least ${state.confidence.toFixed(2)}`,
      el("input", {
        type: "range",
        min: 0,
        max: 1,
        step: 0.05,
        value: state.confidence,
        "data-focus": "confidence",
        onchange: (event) => update({ confidence: Number(event.target.value) }, { quiet: true }),
      }),
    ),
  );
}

function renderRollUp() {
  if (!actors.some((actor) => rootOf(actor) !== actor)) return null;
  return el(
    "fieldset",
    {},
    el("legend", {}, "Level"),
    el(
      "label",
      {},
      el("input", {
        type: "checkbox",
        ...(state.rolled ? { checked: true } : {}),
        "data-focus": "rolled",
        onchange: () => update({ rolled: !state.rolled }),
      }),
      "Join ministries, forces and spokespeople to their state",
    ),
    visible.inside
      ? el("p", { class: "hint" }, `${plural(visible.inside, "relation")} inside one actor left out`)
      : null,
  );
}
