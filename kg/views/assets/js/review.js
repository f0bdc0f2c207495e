// Review: judgements on claims and on the identity of actors. They stay in this browser and are saved as a file
// that `kg review --import` reads.
const REVIEW_KEY = "actor-kg review";
const judged = { claims: new Map(), actors: new Map() };

function startReview() {
  try {
    const kept = JSON.parse(store(REVIEW_KEY) || "{}");
    for (const row of kept.claims || []) if (byId.claim.has(row.claim)) judged.claims.set(row.claim, row.judgement);
    for (const row of kept.actors || []) if (byId.actor.has(row.one) && byId.actor.has(row.other)) judged.actors.set(`${row.one}\n${row.other}`, row);
  } catch {
    // What another page left under this name is not ours to read.
  }
}

function judgements() {
  return {
    claims: [...judged.claims].sort().map(([claim, judgement]) => ({ claim, judgement })),
    actors: [...judged.actors].sort().map(([, row]) => row),
  };
}

function keep() {
  store(REVIEW_KEY, JSON.stringify(judgements()));
  renderPanelTabs();
  if (!$("review").hidden) renderReview();
}

function judgeButtons(claim) {
  const holder = el("span", { class: "judge", role: "group", "aria-label": "Judge this claim" });
  const paint = () =>
    fill(
      holder,
      [["accepted", "✓", "Accept: the article says this"], ["rejected", "✗", "Reject: the article does not say this"]].map(([judgement, mark, title]) =>
        button(mark, () => {
          if (judged.claims.get(claim.id) === judgement) judged.claims.delete(claim.id);
          else judged.claims.set(claim.id, judgement);
          keep();
          paint();
        }, { class: `judge-${judgement}`, "aria-pressed": String(judged.claims.get(claim.id) === judgement), "aria-label": title, title })
      )
    );
  paint();
  return holder;
}

function identityField(actor) {
  const judge = (judgement) => (other) => {
    if (other === actor) return;
    const [one, two] = [actor.id, other.id].sort();
    judged.actors.set(`${one}\n${two}`, { one, other: two, judgement });
    keep();
    showPanel("review");
  };
  return el("details", { class: "identity" }, el("summary", {}, "Same as or different from…"), actorField("Same as…", `${actor.label} is the same actor as`, judge("same")), actorField("Different from…", `${actor.label} is not the same actor as`, judge("different")));
}

function saveReview() {
  save("review.json", `${JSON.stringify(judgements(), null, 1)}\n`, "application/json");
}

function judgedCount() {
  return judged.claims.size + judged.actors.size;
}

function renderReview() {
  const { claims: onClaims, actors: onActors } = judgements();
  fill(
    $("review"),
    el("h2", {}, plural(judgedCount(), "judgement")),
    el("p", { class: "hint" }, "Accept or reject claims with ✓ and ✗ on their cards; say which actors are the same in an actor’s panel. Save the file and read it with “kg review --import FILE”."),
    el("div", { class: "acts" }, button("Save as JSON", saveReview, { class: "small" }), judgedCount() ? button("Forget all", () => { judged.claims.clear(); judged.actors.clear(); keep(); render(); }, { class: "small" }) : null),
    onActors.map((row) => el("p", {}, actorLink(byId.actor.get(row.one)), row.judgement === "same" ? " is the same as " : " is not the same as ", actorLink(byId.actor.get(row.other)), " ", button("undo", () => { judged.actors.delete(`${row.one}\n${row.other}`); keep(); }, { class: "link" }))),
    onClaims.map((row) => el("div", {}, el("p", { class: "what" }, row.judgement), card(byId.claim.get(row.claim))))
  );
}
