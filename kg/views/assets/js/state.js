// What the reader looks at. All of it is in the address after "#", under ids that a rebuilt page keeps.
const VIEWS = ["graph", "matrix", "list", "timeline", "accounts", "blocs"];
const FACET_KEYS = { sign: "sign", status: "status", type: "type", speaker: "by", publisher: "pub", kind: "kind" };
const TEXTS = { actor: "a", line: "l", relation: "r", claim: "c", document: "d", path: "path", bloc: "bloc", one: "one", two: "two" };
const FIRST = {
  view: "graph",
  actor: "",
  line: "",
  relation: "",
  claim: "",
  document: "",
  path: "",
  bloc: "",
  triad: [],
  expanded: [],
  from: "",
  to: "",
  dateBy: "event",
  confidence: 0,
  rolled: false,
  one: "",
  two: "",
  difference: false,
  hulls: true,
  tense: false,
  allDays: false,
};
const state = { ...FIRST, only: everything() };

function everything() {
  return Object.fromEntries(Object.keys(FACET_KEYS).map((facet) => [facet, null]));
}

function packed(values) {
  return [...values].map((value) => encodeURIComponent(value)).join(",");
}

function unpacked(text) {
  return text.split(",").filter(Boolean).map(decoded);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function toHash() {
  const parts = new URLSearchParams();
  if (state.view !== FIRST.view) parts.set("v", state.view);
  for (const [key, short] of Object.entries(TEXTS)) if (state[key]) parts.set(short, state[key]);
  for (const [facet, short] of Object.entries(FACET_KEYS))
    if (state.only[facet]) parts.set(short, packed(state.only[facet]));
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  if (state.dateBy !== FIRST.dateBy) parts.set("on", state.dateBy);
  if (state.confidence) parts.set("conf", state.confidence);
  if (state.rolled) parts.set("up", "1");
  if (state.difference) parts.set("m", "diff");
  if (!state.hulls) parts.set("hulls", "0");
  if (state.allDays) parts.set("days", "all");
  if (state.tense) parts.set("tense", "1");
  if (state.triad.length) parts.set("t", packed(state.triad));
  if (state.expanded.length) parts.set("x", packed(state.expanded));
  return parts.toString();
}

function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const read = { ...FIRST, only: everything() };
  for (const [key, short] of Object.entries(TEXTS)) read[key] = parts.get(short) || "";
  for (const [facet, short] of Object.entries(FACET_KEYS)) {
    if (parts.has(short)) read.only[facet] = new Set(unpacked(parts.get(short)));
  }
  if (VIEWS.includes(parts.get("v"))) read.view = parts.get("v");
  for (const key of ["from", "to"]) if (days(parts.get(key))) read[key] = parts.get(key);
  if (parts.get("on") === "published") read.dateBy = "published";
  read.confidence = Math.min(Math.max(Number(parts.get("conf")) || 0, 0), 1);
  read.rolled = parts.get("up") === "1";
  read.difference = parts.get("m") === "diff";
  read.hulls = parts.get("hulls") !== "0";
  read.allDays = parts.get("days") === "all";
  read.tense = parts.get("tense") === "1";
  read.triad = unpacked(parts.get("t") || "");
  read.expanded = unpacked(parts.get("x") || "");
  return read;
}

// What a link names and this page does not have.
function missing(read) {
  const named = [
    ["actor", read.actor],
    ["actor", read.path],
    ["relation", read.relation],
    ["claim", read.claim],
    ["document", read.document],
    ["bloc", read.bloc],
    ...read.triad.map((id) => ["actor", id]),
  ];
  return named.filter(([kind, id]) => id && !byId[kind].has(id)).map(([kind, id]) => `${kind} ${id}`);
}

// Change the state, the address and then the page. `quiet` keeps the change out of the browser's history.
function update(change, { quiet = false } = {}) {
  Object.assign(state, change);
  const hash = toHash();
  if (hash !== location.hash.slice(1)) {
    try {
      history[quiet ? "replaceState" : "pushState"](null, "", `#${hash}`);
    } catch {
      // A sandboxed frame may not change its address.
    }
  }
  render();
}

function readAddress() {
  const read = fromHash(location.hash);
  Object.assign(state, read);
  const lost = missing(read);
  state.lost = lost;
  for (const key of ["actor", "path", "relation", "claim", "document", "bloc"]) {
    if (state[key] && !byId[key === "path" ? "actor" : key].has(state[key])) state[key] = "";
  }
  state.triad = state.triad.filter((id) => byId.actor.has(id));
  render();
}

const NOTHING = { actor: "", line: "", relation: "", claim: "", document: "", path: "", bloc: "", triad: [] };

function select(change, options) {
  update({ ...NOTHING, ...change }, options);
}

function selectActor(actor) {
  select({ actor: actor.id });
  say(`${actor.label} selected`);
}

function selectClaim(claim) {
  select({ actor: state.actor, relation: claim.relation.id, claim: claim.id, document: claim.document.id });
}
