// Evidence cards: what one claim says, in whose words, who vouches for it and how, when and where.
const CARDS = 40;

function statusBadge(relation) {
  return el(
    "span",
    { class: `badge status ${relation.status.toLowerCase()}`, title: STATUS_MEANINGS[relation.status] },
    relation.status.toLowerCase(),
  );
}

function signBadge(sign) {
  const [mark, label] = { 1: ["+", "cooperative"], "-1": ["−", "hostile"], 0: ["○", "neutral"] }[sign];
  return el("span", { class: `badge sign${signClass(sign)}` }, `${mark} ${label}`);
}

function signClass(sign) {
  return { 1: " cooperative", "-1": " hostile", 0: " neutral" }[sign];
}

function actorLink(actor) {
  return button(
    name(shortened(actor.label, 160)),
    () => {
      selectActor(actor);
      showPane("panel");
    },
    { class: "link", "data-actor": actor.id },
  );
}

// Who answers for a claim: "said by Al Izza Brigade (“said”)" or "in the article’s own voice".
function vouched(claim) {
  if (!claim.speaker) return el("span", { class: "vouched" }, "in the article’s own voice");
  return el(
    "span",
    { class: "vouched" },
    claim.polarity === "negated" ? "not so, according to " : "according to ",
    actorLink(claim.speaker),
    claim.cue ? [" (“", name(claim.cue), "”)"] : null,
  );
}

function standing(claim) {
  const badges = [];
  if (claim.polarity === "negated") badges.push(el("span", { class: "badge negated" }, "✕ negated"));
  if (claim.modality !== "actual") badges.push(el("span", { class: "badge" }, claim.modality));
  return badges;
}

function headline(claim) {
  return el(
    "p",
    { class: "headline" },
    actorLink(claim.relation.source),
    claim.polarity === "negated" ? " ✕ " : " ",
    el(
      "span",
      { class: `verb${signClass(claim.relation.sign)}`, title: claim.relation.type.definition },
      claim.relation.type.label,
    ),
    " ",
    actorLink(claim.relation.target),
  );
}

function card(claim, { review = true } = {}) {
  const { document: article } = claim;
  return el(
    "article",
    {
      class: `card${signClass(claim.relation.sign)}${claim.id === state.claim ? " chosen" : ""}`,
      "data-claim": claim.id,
    },
    headline(claim),
    el("blockquote", { dir: "auto" }, quotation(claim)),
    el(
      "p",
      { class: "badges" },
      signBadge(claim.relation.sign),
      statusBadge(claim.relation),
      standing(claim),
      claim.date ? el("span", { class: "badge" }, claim.date) : null,
      claim.place ? el("span", { class: "badge" }, name(claim.place)) : null,
    ),
    el("p", { class: "origin" }, vouched(claim), " · ", origin(article)),
    el(
      "p",
      { class: "acts" },
      button(
        "show in article",
        () => {
          selectClaim(claim);
          showPane("panel");
        },
        { class: "link" },
      ),
      el(
        "span",
        { class: "soft", title: `found by the rule “${claim.rule}”` },
        `confidence ${claim.confidence.toFixed(2)}`,
      ),
      review ? judgeButtons(claim) : null,
    ),
  );
}

// The quote with its actors and speaker in bold, in the words that surround it.
function quotation(claim) {
  const [start, end] = [claim.start, claim.end];
  const spans = [claim.source_span, claim.target_span, claim.speaker_span].filter(
    (span) => span && span[0] >= start && span[1] <= end,
  );
  const parts = splitAt(start, end, [
    ...spans.map((span) => [...span, "strong"]),
    ...(claim.trigger_span && claim.trigger_span[0] >= start && claim.trigger_span[1] <= end
      ? [[...claim.trigger_span, "trigger"]]
      : []),
  ]);
  const text = claim.evidence;
  const [before, after] = surroundings(claim);
  return [
    before ? el("span", { class: "around" }, before) : "“",
    el(
      "span",
      { class: "quote" },
      parts.map(([from, to, kinds]) => {
        const piece = text.slice(from - start, to - start);
        if (kinds.has("strong")) return el("strong", {}, piece);
        return kinds.has("trigger") ? el("em", {}, piece) : piece;
      }),
    ),
    after ? el("span", { class: "around" }, after) : "”",
  ];
}

// Cut [start, end) wherever one of the ranges [from, to, what] begins or ends; overlaps share their pieces.
function splitAt(start, end, ranges) {
  const cuts = [...new Set([start, end, ...ranges.flatMap(([from, to]) => [from, to])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1];
    return [from, to, new Set(ranges.filter(([first, last]) => first <= from && last >= to).map(([, , what]) => what))];
  });
}

// A sentence ends before white space and a capital, but not at the full stop of "U.S.".
const BOUNDARY = /(?<![A-Z])[.!?]["”’)]*\s+(?=["“‘(]?[\p{Lu}\d]|$)/gu;

// The rest of the sentence on both sides, where the article is in the page.
function surroundings(claim) {
  const text = claim.document.text;
  if (!text) return ["", ""];
  const before = text.slice(Math.max(0, claim.start - 220), claim.start);
  const after = text.slice(claim.end, claim.end + 220);
  const opening = Math.max(
    before.lastIndexOf("\n"),
    ...[...before.matchAll(BOUNDARY)].map((found) => found.index + found[0].length - 1),
  );
  const closing = /(?<![A-Z])[.!?]["”’)]*(?=\s+["“‘(]?[\p{Lu}\d]|\s*$)|\n/u.exec(after);
  const first = before.slice(opening + 1);
  return [
    opening < 0 && claim.start > 220 ? `…${first}` : first,
    closing ? after.slice(0, closing.index + closing[0].trimEnd().length) : after.length === 220 ? `${after}…` : after,
  ];
}

function origin(article) {
  const facts = [article.publisher, article.date].filter(Boolean).join(", ");
  const open = (label) =>
    button(name(label), () => select({ document: article.id }), { class: "link", title: article.title });
  if (documents.length === 1 && facts) return open(facts);
  return [open(shortened(article.title || "untitled article", 60)), facts ? ` (${facts})` : ""];
}

// A link that leaves the page, for web addresses only; anything else is shown as text.
function outward(address) {
  let scheme = "";
  try {
    scheme = new URL(address).protocol;
  } catch {
    scheme = "";
  }
  if (scheme !== "https:" && scheme !== "http:") return name(address);
  return el(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer nofollow" },
    name(shortened(address, 80)),
  );
}

// Cards of many claims, a page at a time.
function cards(chosen, limit = CARDS) {
  const holder = el("div", { class: "cards" });
  const more = (from) => {
    add(
      holder,
      chosen.slice(from, from + limit).map((claim) => card(claim)),
    );
    const left = chosen.length - from - limit;
    if (left > 0) {
      const next = button(
        `Show ${Math.min(left, limit)} more of ${plural(left, "claim")}`,
        () => {
          next.remove();
          more(from + limit);
        },
        { class: "small" },
      );
      add(holder, [next]);
    }
  };
  more(0);
  return holder;
}

function inReadingOrder(one, other) {
  return one.document.index - other.document.index || one.start - other.start || one.index - other.index;
}

function seenClaims(chosen) {
  return chosen.flatMap((relation) => relation.seen);
}
