// What every part of the script uses: the page's data, words and numbers, elements.
// Plain JavaScript, no library, no request. The parts are one script; this one comes first.
"use strict";
const $ = id => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const data = JSON.parse($("data").textContent);
const svg = $("map");
const details = $("details");
const circles = all("#zones circle");
const cells = all("#cells .cell");

// --- Words and numbers ---------------------------------------------------------------------
const minus = text => text.replace("-", "\u2212");
const fixed = (value, decimals) => minus(value.toLocaleString("en", {
  minimumFractionDigits: decimals,
  maximumFractionDigits: decimals,
}));
const scaled = (value, scale) => value == null ? "none"
  : fixed(value / scale.factor, scale.decimals) + (scale.unit ? " " + scale.unit : "");

function percent(before, after) {
  if (!(before > 0)) return "none";
  const change = (after / before - 1) * 100;
  const small = Math.abs(change) < 0.05 && change !== 0;
  return (change > 0 ? "+" : "") + fixed(change, small ? 3 : 1) + "\u00a0%";
}

function time(minutes) {
  if (minutes == null) return "no path";
  if (minutes < 59.95) return fixed(minutes, minutes < 10 ? 1 : 0) + " min";
  const whole = Math.round(minutes);
  return Math.floor(whole / 60) + " h " + whole % 60 + " min";
}

const modeName = mode => data.modes[mode].name.replaceAll("_", " ");
const nodeName = node => data.nodes.name[node];
const nodePlace = node => [data.nodes.x[node], data.nodes.y[node]];

function linkWords([from, to, mode, minutes, kilometres]) {
  return modeName(mode) + ": " + nodeName(from) + " to " + nodeName(to)
    + (minutes == null ? "" : ", " + time(minutes))
    + (kilometres == null ? "" : ", " + fixed(kilometres, kilometres < 10 ? 1 : 0) + " km");
}

// --- Elements; names enter as text nodes only, so that none can become markup -----------------
function make(tag, text, ...children) {
  const element = document.createElement(tag);
  if (text != null) element.textContent = text;
  element.append(...children);
  return element;
}

function shape(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
}

function termList(pairs) {
  const list = make("dl");
  for (const [term, text] of pairs) {
    if (text != null && text !== "") list.append(make("dt", term), make("dd", text));
  }
  return list;
}
