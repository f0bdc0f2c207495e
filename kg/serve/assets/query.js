"use strict";
// The query editor: questions of the library, a field for SPARQL, results as a table. Text is only ever textContent.
const $ = (id) => document.getElementById(id);
const SOLUTIONS = "application/sparql-results+json";
const FIRST = `SELECT ?source ?type ?target ?status {
  ?relation kg:source ?source ; kg:type ?type ; kg:target ?target ; kg:status ?status .
}
LIMIT 50`;
const TOKENS =
  /(#[^\n]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>)|([?$]\w+)|\b(SELECT|CONSTRUCT|DESCRIBE|ASK|WHERE|FILTER|OPTIONAL|UNION|MINUS|BIND|AS|VALUES|DISTINCT|REDUCED|GROUP|ORDER|BY|ASC|DESC|HAVING|LIMIT|OFFSET|COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT|EXISTS|NOT|IN|PREFIX|BASE|GRAPH|a)\b/gi;
const CLASSES = ["comment", "string", "variable", "keyword"];
const BUSY = "…";
let library = [];
let chosen = null;

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// The same text as in the field, coloured, behind it.
function paint() {
  const text = $("query").value;
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(TOKENS)) {
    parts.push(text.slice(at, found.index));
    parts.push(el("span", { class: CLASSES[found.slice(1).findIndex((part) => part !== undefined)] }, found[0]));
    at = found.index + found[0].length;
  }
  $("paint").replaceChildren(...parts, text.slice(at), "\n");
  $("paint").scrollTop = $("query").scrollTop;
}

function listQueries() {
  const narrow = $("narrow").value.toLowerCase();
  const fitting = library.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(narrow));
  $("queries").replaceChildren(
    ...fitting.map((query) =>
      el(
        "li",
        {},
        el(
          "button",
          {
            type: "button",
            title: query.description,
            "aria-pressed": String(query === chosen),
            onclick: () => take(query),
          },
          query.title,
        ),
      ),
    ),
  );
}

// A question of the library, with fields for what it asks.
function take(query) {
  chosen = query;
  $("query").value = query.text;
  $("parameters").hidden = !query.parameters.length;
  $("parameters").replaceChildren(
    ...query.parameters.map(({ name, type, description }) =>
      el("label", { title: description }, `${name} (${type})`, el("input", { name, "data-type": type, required: "" })),
    ),
  );
  paint();
  listQueries();
  if (query.parameters.length) $("parameters").querySelector("input").focus();
  else run();
}

function say(text, fault = false) {
  $("state").textContent = text;
  $("state").className = fault ? "fault" : text === BUSY ? "busy" : "";
}

// A question of the library that was not edited is asked by its name, so that the server makes terms of its values.
async function ask(accept) {
  const started = performance.now();
  const values = new URLSearchParams(
    [...$("parameters").querySelectorAll("input")].map((input) => [input.name, input.value]),
  );
  const unchanged = chosen && $("query").value === chosen.text;
  const answer = unchanged
    ? await fetch(`/queries/${encodeURIComponent(chosen.name)}?${values}`, { headers: { Accept: accept } })
    : await fetch("/sparql", {
        method: "POST",
        headers: { "Content-Type": "application/sparql-query", Accept: accept },
        body: $("query").value,
      });
  if (!answer.ok) throw new Error(faultOf(await answer.text()));
  return { answer, took: Math.round(performance.now() - started) };
}

function faultOf(text) {
  try {
    return JSON.parse(text).error;
  } catch {
    return text.trim();
  }
}

async function run() {
  say(BUSY);
  try {
    const { answer, took } = await ask(`${SOLUTIONS}, text/turtle;q=0.9`);
    const limited = answer.headers.get("X-Rows-Limited-To");
    const note = `${took} ms${limited ? `; only the first ${limited} rows` : ""}`;
    if (answer.headers.get("Content-Type").startsWith("text/turtle")) showTurtle(await answer.text(), note);
    else showSolutions(await answer.json(), note);
  } catch (error) {
    $("results").replaceChildren();
    say(error.message, true);
  }
}

function showTurtle(text, note) {
  $("results").replaceChildren(el("pre", { class: "turtle" }, text));
  say(note);
}

function showSolutions(found, note) {
  if ("boolean" in found) {
    $("results").replaceChildren(el("p", {}, found.boolean ? "yes" : "no"));
    return say(note);
  }
  const names = found.head.vars;
  const rows = found.results.bindings;
  const table = el(
    "table",
    {},
    el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...names.map((name) => cell(row[name]))))),
  );
  $("results").replaceChildren(table);
  say(`${rows.length} rows, ${note}`);
}

// A term in a cell; actors, relations, claims and documents lead to the page.
function cell(term) {
  if (!term) return el("td", {});
  const number = term.datatype && /#(integer|decimal|double)$/.test(term.datatype);
  if (term.type !== "uri") return el("td", { class: number ? "number" : null, dir: "auto" }, term.value);
  const known = /\/(actor|relation|claim|doc)\/([^/#]+)(#.*)?$/.exec(term.value);
  const short = term.value.replace(/^.*[/#](?=[^/#]+$)/, "");
  if (!known || known[3]) return el("td", { title: term.value }, short);
  const key = { actor: "a", relation: "r", claim: "c", doc: "d" }[known[1]];
  const parts = new URLSearchParams({ [key]: decodeURIComponent(known[2]) });
  return el("td", { title: term.value }, el("a", { href: `/#${parts}` }, short));
}

async function download(form, accept) {
  try {
    const { answer } = await ask(accept);
    const address = URL.createObjectURL(await answer.blob());
    const link = el("a", { href: address, download: `results.${form}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  } catch (error) {
    say(error.message, true);
  }
}

async function start() {
  $("query").value = new URLSearchParams(location.search).get("query") || FIRST;
  $("query").addEventListener("input", paint);
  $("query").addEventListener("scroll", () => ($("paint").scrollTop = $("query").scrollTop));
  $("narrow").addEventListener("input", listQueries);
  $("run").addEventListener("click", run);
  $("parameters").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  for (const [form, accept] of [
    ["csv", "text/csv"],
    ["tsv", "text/tab-separated-values"],
    ["json", SOLUTIONS],
  ])
    $(form).addEventListener("click", () => download(form, accept));
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
  paint();
  library = await (await fetch("/api/queries")).json();
  listQueries();
  document.documentElement.dataset.ready = "true";
}

start();
