// The tables of the page as objects that refer to each other.
const data = JSON.parse($("data").textContent);
const VOICE = "*voice";
const STATUSES = data.look.strength;
const DAY = 86400000;

// Columns hold a value for each row, or each value once and its places; without places, one value for all.
function table({ fields, size, columns }) {
  const readers = columns.map((column) => {
    if (Array.isArray(column)) return (index) => column[index];
    return column.at ? (index) => column.of[column.at[index]] : () => column.of[0];
  });
  return Array.from({ length: size }, (_, index) => {
    const made = { index };
    for (let place = 0; place < fields.length; place++) made[fields[place]] = readers[place](index);
    return made;
  });
}

const actors = table(data.actors);
const types = table(data.types);
const documents = table(data.documents);
const relations = table(data.relations);
const claims = table(data.claims);
const byId = {
  actor: new Map(actors.map((row) => [row.id, row])),
  relation: new Map(relations.map((row) => [row.id, row])),
  claim: new Map(claims.map((row) => [row.id, row])),
  document: new Map(documents.map((row) => [row.id, row])),
};

for (const actor of actors) {
  actor.partOf = actor.partOf.map((place) => actors[place]);
  actor.represents = actor.represents.map((place) => actors[place]);
  actor.relations = [];
  actor.said = [];
  actor.bloc = null;
}
for (const article of documents) {
  article.when = days(article.date);
  article.claims = [];
}
for (const relation of relations) {
  relation.source = actors[relation.source];
  relation.target = actors[relation.target];
  relation.type = types[relation.type];
  relation.sign = relation.type.sign;
  relation.claims = [];
  relation.source.relations.push(relation);
  if (relation.target !== relation.source) relation.target.relations.push(relation);
}
for (const claim of claims) {
  claim.relation = relations[claim.relation];
  claim.document = documents[claim.document];
  claim.speaker = claim.speaker === null ? null : actors[claim.speaker];
  claim.end += claim.start;
  for (const role of ["source_span", "target_span", "trigger_span", "speaker_span"])
    claim[role] &&= claim[role].map((place) => place + claim.start);
  claim.evidence ??= claim.document.text.slice(claim.start, claim.end);
  claim.when = days(claim.date);
  claim.relation.claims.push(claim);
  claim.document.claims.push(claim);
  if (claim.speaker) claim.speaker.said.push(claim);
}
byId.bloc = new Map(data.blocs.map((row) => [row.id, row]));
data.blocs.forEach((bloc, number) => {
  bloc.number = number;
  bloc.actors = bloc.members.map((id) => byId.actor.get(id)).filter(Boolean);
  bloc.unsure = new Set(bloc.unsure);
  for (const actor of bloc.actors) actor.bloc = bloc;
});

// The first and last day, as numbers, of YYYY, YYYY-MM, YYYY-MM-DD or two of them joined by a slash.
function days(text) {
  if (!text) return null;
  const [first, last] = text.split("/");
  if (last) {
    const [start, end] = [days(first), days(last)];
    return start && end ? [start[0], end[1]] : null;
  }
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(first);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part ? Number(part) : 0));
  const start = Date.UTC(year, month ? month - 1 : 0, day || 1) / DAY;
  if (day) return [start, start];
  return [start, Date.UTC(month ? year : year + 1, month || 0, 1) / DAY - 1];
}

function isoDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

// Whom an actor rolls up to: whom it represents, else what it is part of, and so on upwards.
function rootOf(actor) {
  const passed = new Set();
  let root = actor;
  while (!passed.has(root)) {
    passed.add(root);
    root = root.represents[0] || root.partOf[0] || root;
  }
  return root;
}

function speakerId(claim) {
  return claim.speaker ? claim.speaker.id : VOICE;
}

function speakerLabel(id) {
  return id === VOICE ? "the articles’ own voice" : (byId.actor.get(id)?.label ?? id);
}

// "ArmedGroup" -> "Armed group"
function kindLabel(kind) {
  const words = kind.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
  return kind === "Actor" ? "Other" : words;
}
