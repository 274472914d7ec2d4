// Elements made in one call; texts are always texts, never markup.
export const $ = id => document.getElementById(id);

export function h(name, options = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(options ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    // The policy of the page allows styles by script, not by attribute.
    if (key === "style") element.style.cssText = value;
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "selected") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children.flat(3));
  return element;
}

// Puts new children in place, and the focus back to the element with the same data-key.
export function fill(parent, ...children) {
  const key = document.activeElement?.closest?.("[data-key]")?.dataset.key;
  const inside = key && parent.contains(document.activeElement);
  const top = parent.scrollTop;
  parent.replaceChildren(...children.flat(3).filter(c => c !== null && c !== undefined && c !== false));
  parent.scrollTop = top;
  if (inside) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({preventScroll: true});
}

export const button = (label, onclick, options = {}) => h("button", {type: "button", onclick, ...options}, label);

export function table(head, rows, caption) {
  return h("div.scroll", {}, h("table", {},
    caption ? h("caption", {}, caption) : null,
    h("thead", {}, h("tr", {}, head.map(c => h("th", {class: c.number ? "n" : null, scope: "col"}, c.text ?? c)))),
    h("tbody", {}, rows.map(row => h("tr", {}, row.map((cell, i) =>
      h("td", {class: head[i].number ? "n" : null, "data-value": cell?.value}, cell?.text ?? cell ?? "")))))));
}
