// Search over names and aliases of actors, relation types and quotes; accents and case aside.
const FOUND = { actor: 8, type: 3, claim: 6 };
let results = [];
let marked = -1;

function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[.’']/g, "")
    .toLowerCase();
}

function foldedNames(actor) {
  actor.folded ??= [actor.label, ...actor.aliases].map(fold);
  return actor.folded;
}

// Lower is better: the name itself, its beginning, the beginning of a word, a part, almost a word.
function rank(names, wanted) {
  let best = Infinity;
  for (const text of names) {
    const at = text.indexOf(wanted);
    if (text === wanted) return 0;
    if (at === 0) best = Math.min(best, 1);
    else if (at > 0) best = Math.min(best, /[\s-]/.test(text[at - 1]) ? 2 : 3);
  }
  return best;
}

function near(names, wanted) {
  return wanted.length > 3 && names.some((text) => text.split(/[\s-]+/).some((word) => oneEdit(word, wanted)));
}

// Whether two words differ by one character added, dropped, changed or swapped with the next.
function oneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

function findActors(text, limit) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const scored = [];
  for (const actor of actors) {
    const score = rank(foldedNames(actor), wanted);
    if (score < Infinity) scored.push([score, actor]);
  }
  if (!scored.length) for (const actor of actors) if (near(foldedNames(actor), wanted)) scored.push([4, actor]);
  scored.sort(([a, one], [b, other]) => a - b || other.claims - one.claims || one.index - other.index);
  return scored.slice(0, limit).map(([, actor]) => actor);
}

function findClaims(text, limit) {
  const wanted = fold(text.trim());
  const found = [];
  if (wanted.length < 3) return found;
  for (const claim of claims) {
    claim.folded ??= fold(claim.evidence);
    if (claim.folded.includes(wanted)) found.push(claim);
    if (found.length === limit) break;
  }
  return found;
}

function findTypes(text) {
  const wanted = fold(text.trim());
  return wanted
    ? types.filter((type) => relations.length && fold(`${type.label} ${type.id}`).includes(wanted)).slice(0, FOUND.type)
    : [];
}

function showResults() {
  const text = $("find").value;
  results = [
    ...findActors(text, FOUND.actor).map((actor) => ({ act: () => selectActor(actor), row: actorResult(actor, text) })),
    ...findTypes(text).map((type) => ({
      act: () =>
        choose(
          FACETS.find(({ key }) => key === "type"),
          type.id,
        ),
      row: [el("span", { class: "what" }, "relation type"), type.label],
    })),
    ...findClaims(text, FOUND.claim).map((claim) => ({
      act: () => selectClaim(claim),
      row: [el("span", { class: "what" }, "quote"), el("q", { dir: "auto" }, shortened(claim.evidence, 90))],
    })),
  ];
  marked = results.length ? 0 : -1;
  paintResults(text);
}

function actorResult(actor, text) {
  const wanted = fold(text.trim());
  const alias = fold(actor.label).includes(wanted) ? null : actor.aliases.find((other) => fold(other).includes(wanted));
  return [
    el("span", { class: "what" }, kindLabel(actor.kind)),
    name(actor.label),
    alias ? el("span", { class: "soft" }, " also ", name(alias)) : null,
    el("span", { class: "count" }, actor.claims.toLocaleString("en")),
  ];
}

function shortened(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function paintResults(text) {
  const open = Boolean(text.trim());
  $("found").hidden = !open;
  $("find").setAttribute("aria-expanded", String(open));
  fill(
    $("found"),
    results.map(({ row }, place) =>
      el(
        "div",
        {
          role: "option",
          id: `found-${place}`,
          "aria-selected": String(place === marked),
          onmousedown: (event) => {
            event.preventDefault();
            pick(place);
          },
        },
        row,
      ),
    ),
    open && !results.length ? el("p", { class: "hint" }, "Nothing in this page matches.") : null,
  );
  if (marked >= 0 && open) $("find").setAttribute("aria-activedescendant", `found-${marked}`);
  else $("find").removeAttribute("aria-activedescendant");
}

function pick(place) {
  const result = results[place];
  if (!result) return;
  closeResults();
  result.act();
  showPane("panel");
  $("evidence").focus({ preventScroll: true });
}

function closeResults() {
  $("find").value = "";
  results = [];
  paintResults("");
}

function startSearch() {
  const field = $("find");
  field.addEventListener("input", showResults);
  field.addEventListener("blur", () => setTimeout(() => ($("found").hidden = true), 150));
  field.addEventListener("focus", () => field.value && showResults());
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      marked = (marked + step + results.length) % results.length;
      paintResults(field.value);
      $(`found-${marked}`).scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if (event.key === "Enter") pick(marked);
    else if (event.key === "Escape") {
      closeResults();
      field.blur();
      event.stopPropagation();
    }
  });
}
