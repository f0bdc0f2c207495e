// Review: judgements on claims and on the identity of actors. They stay in this browser and are saved as a file
// that `kg review --import` reads.
const REVIEW_KEY = "actor-kg review";
const judged = { claims: new Map(), actors: new Map() };

function startReview() {
  try {
    const kept = JSON.parse(store(REVIEW_KEY) || "{}");
    for (const { claim, verdict } of kept.reviews || []) if (byId.claim.has(claim)) judged.claims.set(claim, verdict);
    for (const { a, b, verdict } of kept.judgements || [])
      if (byId.actor.has(a) && byId.actor.has(b)) judgeActors(a, b, verdict);
  } catch {
    // What another page left under this name is not ours to read.
  }
}

function judgeActors(one, other, verdict) {
  const [a, b] = [one, other].sort();
  judged.actors.set(`${a}\n${b}`, { a, b, verdict });
}

function judgements() {
  return {
    judgements: [...judged.actors].sort().map(([, row]) => row),
    reviews: [...judged.claims].sort().map(([claim, verdict]) => ({ claim, verdict })),
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
      [
        ["accept", "✓", "Accept: the article says this"],
        ["reject", "✗", "Reject: the article does not say this"],
      ].map(([verdict, mark, title]) =>
        button(
          mark,
          () => {
            if (judged.claims.get(claim.id) === verdict) judged.claims.delete(claim.id);
            else judged.claims.set(claim.id, verdict);
            keep();
            paint();
          },
          {
            class: `judge-${verdict}`,
            "aria-pressed": String(judged.claims.get(claim.id) === verdict),
            "aria-label": title,
            title,
          },
        ),
      ),
    );
  paint();
  return holder;
}

function identityField(actor) {
  const judge = (verdict) => (other) => {
    if (other === actor) return;
    judgeActors(actor.id, other.id, verdict);
    keep();
    showPanel("review");
  };
  return el(
    "details",
    { class: "identity" },
    el("summary", {}, "Same as or different from…"),
    actorField("Same as…", `${actor.label} is the same actor as`, judge("same")),
    actorField("Different from…", `${actor.label} is not the same actor as`, judge("different")),
  );
}

function saveReview() {
  save("review.json", `${JSON.stringify(judgements(), null, 1)}\n`, "application/json");
}

// Send the judgements to the server that the page comes from; the token is in the address that it printed.
async function sendReview() {
  const token = new URLSearchParams(location.search).get("token") || "";
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  try {
    const answer = await fetch("/api/review", { method: "POST", headers, body: JSON.stringify(judgements()) });
    if (!answer.ok) throw new Error((await answer.json()).error);
    judged.claims.clear();
    judged.actors.clear();
    keep();
    tellReview("Taken over. Reload the page to see the graph with these judgements.");
  } catch (error) {
    tellReview(`Not sent: ${error.message}`);
  }
}

function tellReview(text) {
  say(text);
  add($("review"), [el("p", { class: "reason" }, text)]);
}

function judgedCount() {
  return judged.claims.size + judged.actors.size;
}

function renderReview() {
  const { reviews, judgements: onActors } = judgements();
  fill(
    $("review"),
    el("h2", {}, plural(judgedCount(), "judgement")),
    el(
      "p",
      { class: "hint" },
      "Accept or reject claims with ✓ and ✗ on their cards; say which actors are the same in an actor’s panel. Save the file and read it with “kg review --import FILE”.",
    ),
    el(
      "div",
      { class: "acts" },
      button("Save as JSON", saveReview, { class: "small" }),
      data.live && judgedCount() ? button("Send to the server", sendReview, { class: "small" }) : null,
      judgedCount()
        ? button(
            "Forget all",
            () => {
              judged.claims.clear();
              judged.actors.clear();
              keep();
              render();
            },
            { class: "small" },
          )
        : null,
    ),
    onActors.map(({ a, b, verdict }) =>
      el(
        "p",
        {},
        actorLink(byId.actor.get(a)),
        verdict === "same" ? " is the same as " : " is not the same as ",
        actorLink(byId.actor.get(b)),
        " ",
        button(
          "undo",
          () => {
            judged.actors.delete(`${a}\n${b}`);
            keep();
          },
          { class: "link" },
        ),
      ),
    ),
    reviews.map(({ claim, verdict }) =>
      el("div", {}, el("p", { class: "what" }, `${verdict}ed`), card(byId.claim.get(claim))),
    ),
  );
}
