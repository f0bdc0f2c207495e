// The list: visible relations in a table that sorts by any column.
const ROWS = 200;
const COLUMNS = [
  ["Source", (relation) => relation.ends[0].label],
  ["Relation", (relation) => relation.type.label],
  ["Target", (relation) => relation.ends[1].label],
  ["Sign", (relation) => relation.sign],
  ["Status", (relation) => STATUSES.indexOf(relation.status)],
  ["Claims", (relation) => -relation.seen.length],
  ["According to", (relation) => speakersOf(relation)],
  ["Dates", (relation) => datesOf(relation).join(" ")],
];
const listed = { column: 5, down: false, rows: ROWS };

function speakersOf(relation, label = speakerLabel) {
  return [...new Set(relation.seen.map((claim) => label(speakerId(claim))))].join(", ");
}

function shortSpeaker(id) {
  return id === VOICE ? "articles" : speakerLabel(id);
}

function datesOf(relation) {
  const found = relation.seen.map(dated).filter(Boolean);
  if (!found.length) return ["", ""];
  return [isoDay(Math.min(...found.map(([first]) => first))), isoDay(Math.max(...found.map(([, last]) => last)))];
}

function sortedRelations() {
  const value = COLUMNS[listed.column][1];
  const keyed = visible.relations.map((relation) => [value(relation), relation]);
  const compare = (one, other) => (typeof one === "number" ? one - other : one.localeCompare(other, "en"));
  keyed.sort(([a, one], [b, other]) => compare(a, b) * (listed.down ? -1 : 1) || one.index - other.index);
  return keyed.map(([, relation]) => relation);
}

function renderList() {
  const sorted = sortedRelations();
  const left = sorted.length - listed.rows;
  fill(
    $("list"),
    el("h2", { class: "unseen" }, "List"),
    el(
      "p",
      { class: "hint" },
      `${plural(sorted.length, "relation")}. Choose a row for its evidence, a heading to sort. `,
      button("CSV of these rows", saveCsv, { class: "small" }),
    ),
    el(
      "table",
      { class: "list" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          COLUMNS.map(([title], column) =>
            el(
              "th",
              {
                scope: "col",
                "aria-sort": column === listed.column ? (listed.down ? "descending" : "ascending") : "none",
              },
              button([title, column === listed.column ? (listed.down ? " ▾" : " ▴") : ""], () => sortBy(column), {
                class: "link",
              }),
            ),
          ),
        ),
      ),
      el("tbody", {}, sorted.slice(0, listed.rows).map(listRow)),
    ),
    left > 0
      ? button(
          `Show ${Math.min(left, ROWS)} more of ${left.toLocaleString("en")}`,
          () => {
            listed.rows += ROWS;
            renderList();
          },
          { class: "small" },
        )
      : null,
  );
}

function sortBy(column) {
  listed.down = column === listed.column ? !listed.down : false;
  listed.column = column;
  renderList();
}

function listRow(relation) {
  const [source, target] = relation.ends;
  const [earliest, latest] = datesOf(relation);
  const act = () => select({ relation: relation.id });
  return el(
    "tr",
    {
      class: `${signClass(relation.sign).trim()}${state.relation === relation.id ? " chosen" : ""}`,
      onclick: act,
      "data-relation": relation.id,
    },
    el("td", {}, name(shortened(source.label, 80))),
    el("td", {}, button(relation.type.label, act, { class: "link" })),
    el("td", {}, name(shortened(target.label, 80))),
    el("td", {}, lineSwatch(relation.sign, relation.status)),
    el("td", {}, relation.status),
    el("td", { class: "number" }, relation.seen.length),
    el("td", {}, name(shortened(speakersOf(relation, shortSpeaker), 60))),
    el("td", { class: "number" }, earliest, latest === earliest ? null : [" to", el("br"), latest]),
  );
}

// A spreadsheet must not take a cell for a formula.
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

function saveCsv() {
  const head = [
    "id",
    "source_id",
    "source",
    "type",
    "sign",
    "target_id",
    "target",
    "status",
    "claims",
    "speakers",
    "earliest",
    "latest",
  ];
  const rows = sortedRelations().map((relation) => [
    relation.id,
    relation.ends[0].id,
    relation.ends[0].label,
    relation.type.id,
    relation.sign,
    relation.ends[1].id,
    relation.ends[1].label,
    relation.status,
    relation.seen.length,
    speakersOf(relation),
    ...datesOf(relation),
  ]);
  save("relations.csv", [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n", "text/csv");
}
