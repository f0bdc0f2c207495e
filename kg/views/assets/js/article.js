// The article with its claims marked; where claims overlap, the text is cut so that each piece knows all of them.
function renderArticle() {
  const article = byId.document.get(state.document);
  $("tab-article")?.toggleAttribute("disabled", !article);
  if (!article) return fill($("article"), el("p", { class: "hint" }, "Choose “show in article” on a card."));
  fill(
    $("article"),
    claimSummary(byId.claim.get(state.claim), article),
    el("h2", { dir: "auto" }, article.title || "untitled article"),
    el(
      "p",
      { class: "origin" },
      [article.publisher, article.date].filter(Boolean).join(", "),
      article.url ? [" · ", outward(article.url)] : null,
    ),
    data.text
      ? el("p", { class: "hint" }, "This page republishes the article’s text. Underlined: what was read as a claim.")
      : el("p", { class: "hint" }, "The text was left out of this page; these are its claims.", readingLink(article)),
    article.text ? el("div", { class: "text", dir: "auto" }, markedText(article)) : cards(article.claims),
  );
  const chosen = $("article").querySelector("mark.chosen") || null;
  if (chosen) requestAnimationFrame(() => chosen.scrollIntoView({ block: "center" }));
  else $("article").scrollTop = 0;
}

// The server has the text of every article, also where the page is too large to hold them all.
function readingLink(article) {
  if (!data.live) return null;
  return [" ", el("a", { href: `/documents/${encodeURIComponent(article.id)}` }, "Read the article.")];
}

// The chosen claim above its article, with ways to the claims before and after it.
function claimSummary(claim, article) {
  if (!claim || claim.document !== article) return null;
  const inOrder = [...article.claims].sort((one, other) => one.start - other.start || one.index - other.index);
  const at = inOrder.indexOf(claim);
  const step = (way, label, mark) =>
    button(mark, () => selectClaim(inOrder[(at + way + inOrder.length) % inOrder.length]), {
      class: "small",
      "aria-label": label,
    });
  return el(
    "div",
    { class: `summary${signClass(claim.relation.sign)}` },
    headline(claim),
    el("p", { class: "badges" }, statusBadge(claim.relation), standing(claim), vouched(claim)),
    el(
      "p",
      { class: "acts" },
      step(-1, "Claim before", "‹"),
      `claim ${at + 1} of ${inOrder.length}`,
      step(1, "Claim after", "›"),
      judgeButtons(claim),
    ),
  );
}

function markedText(article) {
  const parts = splitAll(article.text.length, article.claims);
  return parts.map(([from, to, inside]) => {
    const piece = article.text.slice(from, to);
    return inside.length ? marking(piece, inside) : piece;
  });
}

// One sweep over the sorted ends of all claims: [from, to, claims that cover it].
function splitAll(length, inText) {
  const cuts = new Map([
    [0, []],
    [length, []],
  ]);
  for (const claim of inText) for (const cut of [claim.start, claim.end]) if (!cuts.has(cut)) cuts.set(cut, []);
  for (const claim of inText) cuts.get(claim.start).push(claim);
  const places = [...cuts.keys()].sort((one, other) => one - other);
  const parts = [];
  let open = [];
  places.forEach((from, place) => {
    open = [...open.filter((claim) => claim.end > from), ...cuts.get(from)].filter((claim) => claim.end > from);
    if (place + 1 < places.length) parts.push([from, places[place + 1], open]);
  });
  return parts;
}

// Whether a claim is about what is chosen beside it: the relation, the line, or an actor that acts, suffers or speaks.
function isAboutChoice({ relation, speaker }) {
  if (state.relation) return relation.id === state.relation;
  if (state.line) return lineOf(relation) === state.line;
  return Boolean(state.actor) && [relation.source, relation.target, speaker].some((actor) => actor?.id === state.actor);
}

function marking(piece, inside) {
  const chosen = inside.find((claim) => claim.id === state.claim);
  const signs = new Set(inside.map((claim) => claim.relation.sign));
  const sign = chosen ? chosen.relation.sign : signs.size === 1 ? [...signs][0] : null;
  const hidden = inside.every((claim) => !claim.relation.seen.includes(claim));
  const about = inside.some(isAboutChoice) ? " about" : "";
  const next = inside[(inside.indexOf(chosen) + 1) % inside.length];
  return el(
    "mark",
    {
      class: `${sign === null ? "mixed" : signClass(sign).trim()}${chosen ? " chosen" : ""}${about}${hidden ? " hidden-by-filter" : ""}`,
      "data-claims": inside.map((claim) => claim.id).join(" "),
      role: "button",
      tabindex: 0,
      title: inside
        .map(
          (claim) =>
            `${claim.relation.source.label} ${claim.polarity === "negated" ? "✕ " : ""}${claim.relation.type.label} ${claim.relation.target.label}`,
        )
        .join("\n"),
      onclick: () => selectClaim(next),
      onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        selectClaim(next);
      },
    },
    piece,
  );
}
