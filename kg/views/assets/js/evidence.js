// The evidence panel: an overview, or all about the actor, line, relation, triad or path that is chosen.

function renderEvidence() {
  fill($("evidence"), subject());
  $("evidence").scrollTop = 0;
}

function subject() {
  if (state.path && state.actor) return pathView();
  if (state.relation) return relationView(byId.relation.get(state.relation));
  if (state.line) return lineView(state.line);
  if (state.triad.length === 3) return triadView(state.triad.map((id) => byId.actor.get(id)));
  if (state.bloc) return blocView(byId.bloc.get(state.bloc));
  if (state.actor) return actorView(byId.actor.get(state.actor));
  return overview();
}

function overview() {
  const disputed = visible.relations.filter((relation) => relation.status === "Disputed");
  return [
    el("h2", {}, `${plural(visible.relations.length, "relation")}, ${plural(visible.actors.size, "actor")}`),
    el(
      "p",
      { class: "hint" },
      "Choose an actor or a line for its evidence. Keys: / finds, 1 to 6 change the view, arrows walk from actor to actor, Esc clears.",
    ),
    data.text && documents.length
      ? el("p", { class: "hint" }, `This page republishes the text of ${plural(documents.length, "article")}.`)
      : null,
    data.text || !documents.length
      ? null
      : el("p", { class: "hint" }, `The text of ${plural(documents.length, "article")} was left out; quotes remain.`),
    disputed.length
      ? [
          el("h3", {}, `Disputed (${disputed.length})`),
          el(
            "ul",
            { class: "plain" },
            disputed.slice(0, 10).map((relation) => el("li", {}, relationLink(relation))),
          ),
        ]
      : null,
    strongestLines("Strongest friendly lines", 1),
    strongestLines("Strongest hostile lines", -1),
    el("h3", {}, "Claims"),
    cards(seenClaims(visible.relations).sort(inReadingOrder)),
  ];
}

// The lines of a sign with most claims, of those that are asserted or attributed.
const STRONGEST = 5;
function strongestLines(title, sign) {
  const known = visible.relations.filter(
    (relation) => relation.sign === sign && ["Asserted", "Attributed"].includes(relation.status),
  );
  const lines = [...bundled(known).values()].sort(
    (one, other) => other.claims - one.claims || one.source.index - other.source.index || one.target.index - other.target.index,
  );
  if (lines.length <= STRONGEST) return null;
  return [
    el("h3", {}, title),
    el(
      "ul",
      { class: "plain" },
      lines.slice(0, STRONGEST).map((line) =>
        el(
          "li",
          { class: "strongest" },
          lineSwatch(sign, line.status),
          button([name(line.source.label), " → ", name(line.target.label)], () => select({ line: line.id }), {
            class: "link",
          }),
          el("span", { class: "count" }, plural(line.claims, "claim")),
        ),
      ),
    ),
  ];
}

function relationLink(relation) {
  return button(
    [name(relation.source.label), " ", relation.type.label, " ", name(relation.target.label)],
    () => select({ relation: relation.id }),
    { class: "link" },
  );
}

function relationView(relation) {
  const hidden = relation.claims.length - relation.seen.length;
  return [
    el("h2", {}, relationTitle(relation)),
    el("p", { class: "badges" }, signBadge(relation.sign), statusBadge(relation)),
    el("p", { class: "hint" }, relation.type.definition),
    statusReason(relation),
    cards(relation.seen),
    hidden ? el("p", { class: "hint" }, `${plural(hidden, "claim")} of this relation hidden by the filters`) : null,
  ];
}

function relationTitle(relation) {
  return [actorLink(relation.source), ` ${relation.type.label} `, actorLink(relation.target)];
}

// Why a relation is disputed or denied, by who affirms and who negates it.
function statusReason(relation) {
  const actual = relation.claims.filter((claim) => claim.modality === "actual");
  const by = (polarity) => [
    ...new Set(
      actual
        .filter((claim) => claim.polarity === polarity)
        .map((claim) => (claim.speaker ? claim.speaker.label : "the article")),
    ),
  ];
  if (relation.status === "Disputed")
    return el(
      "p",
      { class: "reason" },
      `Affirmed by ${by("affirmed").join(", ")}; denied by ${by("negated").join(", ")}.`,
    );
  if (relation.status === "Denied")
    return el("p", { class: "reason" }, `Nobody affirms this; denied by ${by("negated").join(", ")}.`);
  return null;
}

function lineView(id) {
  const bundle = bundled(visible.relations).get(id);
  if (!bundle)
    return [
      el("h2", {}, "Nothing left of this line"),
      el("p", { class: "hint" }, "The filters hide all of its claims, or this page has none."),
    ];
  return [
    el("h2", {}, actorLink(bundle.source), " → ", actorLink(bundle.target)),
    el(
      "p",
      { class: "badges" },
      signBadge(bundle.sign),
      el("span", { class: "badge" }, plural(bundle.relations.length, "relation")),
      el("span", { class: "badge" }, plural(bundle.claims, "claim")),
    ),
    bundle.relations.map((relation) =>
      el(
        "section",
        {},
        el("h3", {}, relationLink(relation), " ", statusBadge(relation)),
        statusReason(relation),
        cards(relation.seen, 10),
      ),
    ),
  ];
}
