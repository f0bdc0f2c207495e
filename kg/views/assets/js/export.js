// Saving and printing: the picture with its legend and filters as SVG or PNG, the rows as JSON or CSV.
function save(filename, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// The filters in words, for captions.
function caption() {
  const parts = [];
  for (const facet of FACETS) {
    const only = state.only[facet.key];
    if (only)
      parts.push(
        `${facet.title.toLowerCase()}: ${[...only].slice(0, 6).map(facet.label).join(", ")}${only.size > 6 ? ` and ${only.size - 6} more` : ""}`,
      );
  }
  if (state.from || state.to) parts.push(`${state.from || "…"} to ${state.to || "…"}`);
  if (state.confidence) parts.push(`confidence at least ${state.confidence}`);
  if (state.rolled) parts.push("joined to states");
  return `${visible.relations.length} of ${plural(relations.length, "relation")}${parts.length ? `; ${parts.join("; ")}` : ""}`;
}

// The graph as it is shown now, with a legend below; colours are resolved so that the file stands alone.
function exportDrawing() {
  const shown = [...picture.shown];
  const root = drawing([...picture.bundles.values()], shown, { colours: token });
  const [left, top, width, height] = root.getAttribute("viewBox").split(" ").map(Number);
  const wide = Math.max(width, 760);
  const from = left - (wide - width) / 2;
  const room = 132;
  root.setAttribute("viewBox", [from, top - 34, wide, height + 34 + room].join(" "));
  root.setAttribute("width", wide);
  root.setAttribute("height", height + 34 + room);
  root.insertBefore(
    svg("rect", { x: from, y: top - 34, width: wide, height: height + 34 + room, fill: token("--paper") }),
    root.firstChild,
  );
  const words = (x, y, text, size = 13, weight = 400) =>
    svg(
      "text",
      { x: round(x), y: round(y), "font-size": size, "font-weight": weight, fill: token("--ink") },
      text.replace(/\p{C}/gu, " "),
    );
  add(root, [
    words(from + 14, top - 12, shortened(data.title, 100), 16, 700),
    words(from + 14, top + height + room - 10, shortened(caption(), 150), 11),
    legendShapes(from + 14, top + height + 14),
    keyShapes(from + 14, top + height + 66, wide - 28, shown),
  ]);
  return root;
}

function legendShapes(x, y) {
  const ink = token("--ink");
  const signs = SIGNS.map(([sign, label], place) => [x + place * 150, y, sign, "Asserted", label]);
  const known = STATUSES.map((status, place) => [x + place * 150, y + 26, null, status, STATUS_LABELS[status]]);
  return [...signs, ...known].map(([left, top, sign, status, label]) => {
    const stroke = sign === null ? ink : token(COLOURS[sign]);
    return [
      svg("line", {
        x1: left,
        x2: left + 36,
        y1: top,
        y2: top,
        stroke,
        "stroke-width": 2,
        "stroke-dasharray": DASHES[status]?.join(" "),
      }),
      sign === null ? null : headShape(sign, left + 40, top, 0, stroke, 1),
      MARKS[status]
        ? svg(
            "text",
            {
              x: left + 18,
              y: top + 5,
              "text-anchor": "middle",
              "font-size": 13,
              "font-weight": 700,
              fill: ink,
              stroke: token("--paper"),
              "stroke-width": 3,
              "paint-order": "stroke",
            },
            MARKS[status],
          )
        : null,
      svg("text", { x: left + 48, y: top + 4, "font-size": 12, fill: ink }, label),
    ];
  });
}

// What symbols and colours mean: the kinds of the actors shown, then their blocs, as far as the width goes.
function keyShapes(x, y, width, shown) {
  const kinds = [...new Set(shown.map((actor) => actor.kind))].sort();
  const blocs = [...new Set(shown.map((actor) => actor.bloc))].filter((bloc) => bloc && bloc.number < BLOC_COLOURS);
  const ink = token("--ink");
  const outline = { stroke: ink, "stroke-width": 1.3 };
  const rows = [
    kinds.map((kind) => [kindLabel(kind), (at, level) => symbolShape(kind, at, level, 7, { fill: token("--bloc-none"), ...outline })]),
    blocs
      .sort((one, other) => one.number - other.number)
      .map((bloc) => [
        `Bloc of ${shortened(bloc.label, 30).replace(/\p{C}/gu, " ")}`,
        (at, level) => svg("circle", { cx: at, cy: level, r: 7, fill: blocToken(bloc), ...outline }),
      ]),
  ];
  return rows.map((row, place) => {
    let at = x + 8;
    return row.map(([label, shape]) => {
      const needed = textWidth(label, `12px ${FACE}`) + 36;
      if (at + needed > x + width) return null;
      const level = y + place * 24;
      const made = [shape(at, level), svg("text", { x: at + 14, y: level + 4, "font-size": 12, fill: ink }, label)];
      at += needed;
      return made;
    });
  });
}

function svgText() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(exportDrawing())}\n`;
}

function saveSvg() {
  save("graph.svg", svgText(), "image/svg+xml");
}

function savePng() {
  const root = exportDrawing();
  const [width, height] = [Number(root.getAttribute("width")), Number(root.getAttribute("height"))];
  const image = new Image();
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" }),
  );
  image.onload = () => {
    const scale = Math.min(2, 8000 / Math.max(width, height));
    const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save("graph.png", blob), "image/png");
    URL.revokeObjectURL(address);
  };
  image.src = address;
}

function saveJson() {
  const rows = visible.relations.map((relation) => ({
    id: relation.id,
    source_id: relation.source.id,
    type: relation.type.id,
    target_id: relation.target.id,
    status: relation.status,
    claims: relation.seen.map((claim) => ({
      id: claim.id,
      document: claim.document.id,
      polarity: claim.polarity,
      modality: claim.modality,
      speaker_id: claim.speaker?.id ?? null,
      evidence: claim.evidence,
      date: claim.date,
    })),
  }));
  save(
    "relations.json",
    `${JSON.stringify({ title: data.title, filters: caption(), relations: rows }, null, 1)}\n`,
    "application/json",
  );
}

// What is printed: title, filters, the picture with its legend, and the evidence, numbered.
const PRINTED = 150;
function fillPrint() {
  const chosen = (
    state.actor ? seenClaims(visible.near.get(byId.actor.get(state.actor)) || []) : seenClaims(visible.relations)
  ).sort(inReadingOrder);
  const root = exportDrawing();
  root.removeAttribute("width");
  root.removeAttribute("height");
  fill(
    $("print"),
    root,
    el(
      "ol",
      {},
      chosen
        .slice(0, PRINTED)
        .map((claim) =>
          el(
            "li",
            {},
            el(
              "b",
              {},
              name(claim.relation.source.label),
              claim.polarity === "negated" ? " ✕ " : " ",
              claim.relation.type.label,
              " ",
              name(claim.relation.target.label),
            ),
            ` (${claim.relation.status.toLowerCase()}; ${claim.speaker ? speakerLabel(claim.speaker.id) : "the article"}${claim.date ? `; ${claim.date}` : ""}) `,
            el("q", { dir: "auto" }, claim.evidence),
            documents.length > 1
              ? [" ", el("cite", {}, name(claim.document.title), claim.document.date ? `, ${claim.document.date}` : "")]
              : null,
          ),
        ),
    ),
    chosen.length > PRINTED ? el("p", {}, `${plural(chosen.length - PRINTED, "claim")} not printed.`) : null,
  );
}

function startPrinting() {
  addEventListener("beforeprint", fillPrint);
  addEventListener("afterprint", () => $("print").replaceChildren());
}
