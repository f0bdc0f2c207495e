// What the filters leave, in the forms of other programs: GraphML and GEXF for networks, Turtle for RDF.
// An edge is a relation between the actors themselves, whatever level is shown.
function shownActors() {
  return [...new Set(visible.relations.flatMap((relation) => [relation.source, relation.target]))].sort(
    (one, other) => one.index - other.index,
  );
}

const NODE_FIELDS = [
  ["label", "string", (actor) => actor.label],
  ["kind", "string", (actor) => actor.kind],
  ["bloc", "string", (actor) => actor.bloc?.id ?? ""],
  ["claims", "integer", (actor) => actor.claims],
];
const EDGE_FIELDS = [
  ["label", "string", (relation) => relation.type.label],
  ["type", "string", (relation) => relation.type.id],
  ["sign", "integer", (relation) => relation.sign],
  ["status", "string", (relation) => relation.status],
  ["claims", "integer", (relation) => relation.seen.length],
  ["speakers", "string", (relation) => [...new Set(relation.seen.map(speakerId))].join(" ")],
];

// Text for XML, without what XML cannot hold.
function xml(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(text)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (char) => entities[char]);
}

function graphmlText() {
  const type = { string: "string", integer: "int" };
  const key = (kind, fields) =>
    fields.map(
      ([field, sort]) =>
        `<key id="${kind}-${field}" for="${kind}" attr.name="${field}" attr.type="${type[sort]}"/>`,
    );
  const values = (kind, fields, row) =>
    fields.map(([field, , of]) => `<data key="${kind}-${field}">${xml(of(row))}</data>`).join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...key("node", NODE_FIELDS),
    ...key("edge", EDGE_FIELDS),
    '<graph edgedefault="directed">',
    ...shownActors().map((actor) => `<node id="${xml(actor.id)}">${values("node", NODE_FIELDS, actor)}</node>`),
    ...visible.relations.map(
      (relation) =>
        `<edge id="${xml(relation.id)}" source="${xml(relation.source.id)}" target="${xml(relation.target.id)}">${values("edge", EDGE_FIELDS, relation)}</edge>`,
    ),
    "</graph>",
    "</graphml>\n",
  ].join("\n");
}

function gexfText() {
  const declared = (kind, fields) => [
    `<attributes class="${kind}">`,
    ...fields.slice(1).map(([field, sort]) => `<attribute id="${field}" title="${field}" type="${sort}"/>`),
    "</attributes>",
  ];
  const values = (fields, row) =>
    fields
      .slice(1)
      .map(([field, , of]) => `<attvalue for="${field}" value="${xml(of(row))}"/>`)
      .join("");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '<graph defaultedgetype="directed" mode="static">',
    ...declared("node", NODE_FIELDS),
    ...declared("edge", EDGE_FIELDS),
    "<nodes>",
    ...shownActors().map(
      (actor) =>
        `<node id="${xml(actor.id)}" label="${xml(actor.label)}"><attvalues>${values(NODE_FIELDS, actor)}</attvalues></node>`,
    ),
    "</nodes>",
    "<edges>",
    ...visible.relations.map(
      (relation) =>
        `<edge id="${xml(relation.id)}" source="${xml(relation.source.id)}" target="${xml(relation.target.id)}" label="${xml(relation.type.label)}"><attvalues>${values(EDGE_FIELDS, relation)}</attvalues></edge>`,
    ),
    "</edges>",
    "</graph>",
    "</gexf>\n",
  ].join("\n");
}

// The same terms as the graph's own Turtle: relation types, actors, relations, and the visible claims with evidence.
const LITERAL = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// The text with its halves of characters replaced, which UTF-8 does not have.
function wellFormed(text) {
  return String(text).replace(/\p{Surrogate}/gu, "\ufffd");
}

function quoted(text, tag = "") {
  const safe = wellFormed(text)
    .replace(/[\\"\n\r\t]/g, (char) => LITERAL[char])
    .replace(/[\x00-\x1f\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${safe}"${tag}`;
}

// A name under a prefix, written in full and percent-encoded as Python's `quote` does it.
function node(prefix, ...ids) {
  const coded = ids.map((id) =>
    encodeURIComponent(wellFormed(id))
      .replace(/%2F/g, "/")
      .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
  );
  return `<${data.prefixes[prefix]}${coded.join("--")}>`;
}

function decimal(number) {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

// How many characters, as other programs count them, stand before a place in an article.
function codePoints(text, place) {
  return [...text.slice(0, place)].length;
}

function stated(subject, pairs) {
  const kept = pairs.filter(Boolean);
  return `${subject} ${kept.map(([verb, object]) => `${verb} ${object}`).join(" ;\n  ")} .`;
}

function turtleText() {
  const kinds = [...new Set(visible.relations.map((relation) => relation.type))];
  const parts = Object.entries(data.prefixes).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`);
  for (const kind of kinds) parts.push(typeTurtle(kind));
  for (const actor of namedActors()) parts.push(actorTurtle(actor));
  for (const relation of visible.relations) parts.push(...relationTurtle(relation));
  for (const relation of visible.relations) for (const claim of relation.seen) parts.push(...claimTurtle(claim));
  return `${parts.join("\n")}\n`;
}

// The actors of the relations shown, and who speaks of them.
function namedActors() {
  const speakers = seenClaims(visible.relations).map((claim) => claim.speaker);
  return [...new Set([...shownActors(), ...speakers.filter(Boolean)])];
}

function typeTurtle(kind) {
  return stated(node("rel", kind.id), [
    ["a", "kg:RelationType , rdf:Property , skos:Concept"],
    ["rdfs:label", quoted(kind.label, "@en")],
    ["skos:definition", quoted(kind.definition, "@en")],
    kind.sign ? ["rdfs:subPropertyOf", kind.sign > 0 ? "kg:cooperation" : "kg:conflict"] : null,
    ["kg:sign", kind.sign],
    ["kg:intensity", decimal(kind.intensity)],
  ]);
}

function actorTurtle(actor) {
  return stated(node("actor", actor.id), [
    ["a", "kg:Actor"],
    actor.kind === "Actor" ? null : ["a", node("kg", actor.kind)],
    ["skos:prefLabel", quoted(actor.label, "@en")],
    ...actor.aliases.map((alias) => ["skos:altLabel", quoted(alias, "@en")]),
  ]);
}

function relationTurtle(relation) {
  const [source, type, target] = [
    node("actor", relation.source.id),
    node("rel", relation.type.id),
    node("actor", relation.target.id),
  ];
  const made = stated(node("relation", relation.id), [
    ["a", "kg:Relation"],
    ["kg:source", source],
    ["kg:type", type],
    ["kg:target", target],
    ["kg:dyad", node("dyad", relation.source.id, relation.target.id)],
    ["kg:status", `kg:${relation.status}`],
  ]);
  const edge = relation.status === "Asserted" || relation.status === "Attributed";
  return edge ? [made, `${source} ${type} ${target} .`] : [made];
}

function claimTurtle(claim) {
  const article = node("doc", claim.document.id);
  const { text } = claim.document;
  const place = text ? [claim.start, claim.end].map((at) => codePoints(text, at)) : null;
  const evidence = place ? `${article.slice(0, -1)}#char=${place.join(",")}>` : article;
  const made = stated(node("claim", claim.id), [
    ["a", "kg:Claim"],
    ["kg:about", node("relation", claim.relation.id)],
    ["kg:polarity", `kg:${claim.polarity}`],
    ["kg:modality", `kg:${claim.modality}`],
    ["prov:wasAttributedTo", claim.speaker ? node("actor", claim.speaker.id) : article],
    claim.cue ? ["kg:cue", quoted(claim.cue, "@en")] : null,
    ["prov:wasDerivedFrom", evidence],
    ...(claim.when
      ? [
          ["kg:earliest", quoted(isoDay(claim.when[0]), "^^xsd:date")],
          ["kg:latest", quoted(isoDay(claim.when[1]), "^^xsd:date")],
        ]
      : []),
    claim.place ? ["kg:place", quoted(claim.place)] : null,
    ["kg:confidence", decimal(claim.confidence)],
  ]);
  if (!place) return [made];
  const words = stated(evidence, [
    ["a", "nif:RFC5147String"],
    ["nif:referenceContext", article],
    ["nif:beginIndex", quoted(place[0], "^^xsd:nonNegativeInteger")],
    ["nif:endIndex", quoted(place[1], "^^xsd:nonNegativeInteger")],
    ["nif:anchorOf", quoted(claim.evidence)],
  ]);
  return [made, words];
}
