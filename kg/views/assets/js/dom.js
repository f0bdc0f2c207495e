// Elements. Text of articles and names becomes text nodes and nothing else: this page never parses it as HTML.
const SVG = "http://www.w3.org/2000/svg";

function $(id) {
  return document.getElementById(id);
}

// el("button", {class: "link", onclick: act}, "text", el("bdi", {}, name))
function el(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

// A name in a direction of its own, so that one written from right to left does not reorder its surroundings.
function name(text) {
  return el("bdi", {}, text);
}

function button(label, act, attributes) {
  return el("button", { type: "button", onclick: act, ...attributes }, label);
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
}

// What screen readers hear.
function say(text) {
  $("said").textContent = text;
}

function token(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

// A row of tabs with one stop for the Tab key; arrows move along it.
function tabs(holder, entries, chosen, choose) {
  const made = entries.map(([id, label, extra]) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${id}`,
        "aria-controls": id,
        "aria-selected": String(id === chosen),
        tabindex: id === chosen ? 0 : -1,
        onclick: () => choose(id),
        onkeydown: (event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!step) return;
          const next =
            entries[(entries.findIndex(([other]) => other === id) + step + entries.length) % entries.length][0];
          choose(next);
          $(`tab-${next}`).focus();
        },
      },
      label,
      extra ? el("span", { class: "count" }, extra) : null,
    ),
  );
  const focused = holder.contains(document.activeElement) ? document.activeElement.id : "";
  fill(holder, made);
  if (focused && $(focused)) $(focused).focus();
}

function store(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    return null; // A sandboxed frame has no storage.
  }
  return value;
}
