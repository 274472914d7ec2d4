// Colours of zones: few classes with round limits, pale for little and strong for much.
import {amount, percent} from "./numbers.js";

const ramp = ["--c0", "--c1", "--c2", "--c3", "--c4", "--c5"];

function limits(values, count) {
  const sorted = values.filter(v => v > 0).sort((a, b) => a - b);
  if (!sorted.length) return [];
  const at = Array.from({length: count - 1}, (_, i) => sorted[Math.floor(sorted.length * (i + 1) / count)]);
  const round = v => Number(v.toPrecision(1));
  return [...new Set(at.map(round))];
}

function classed(values, marks, none) {
  return values.map(v => {
    if (none?.(v)) return none(v);
    return ramp[Math.min(5, marks.filter(m => v >= m).length + (marks.length < 5 ? 1 : 0))];
  });
}

export const classes = {
  change(before, after, title) {
    const shares = after.map((a, i) => (before[i] > 0 ? a / before[i] - 1 : 0));
    const tiny = 1e-9;
    const marks = limits(shares.filter(s => s > tiny), 5);
    const fills = classed(shares, marks, s => (s < -tiny ? "--cn" : s <= tiny ? "--land" : null));
    const items = [];
    if (fills.includes("--cn")) items.push(["--cn", "less"]);
    items.push(["--land", "the same"]);
    const used = [0, ...marks];
    used.forEach((mark, i) => {
      const colour = ramp[Math.min(5, i + (marks.length < 5 ? 1 : 0))];
      if (!marks.length && !fills.includes(colour)) return;
      items.push([colour, i === 0 ? (marks[0] ? `up to ${percent(marks[0], 1)}` : "more") : `from ${percent(mark, 1)}`]);
    });
    return {fills, legend: {title: `Zones: ${title}`, items}};
  },
  level(values, title) {
    const marks = limits(values, 6);
    const fills = classed(values, marks, v => (v <= 0 ? "--land" : null));
    const items = [0, ...marks].map((mark, i) => [ramp[Math.min(5, i)], i === 0 ? `below ${amount(marks[0], 2)}` : `from ${amount(mark, 2)}`]);
    return {fills, legend: {title: `Zones: ${title}`, items}};
  },
  reach({after}) {
    const hours = [60, 120, 240, 360, 540];
    const fills = after.map(m => (m === null ? "--land" : ramp[5 - hours.filter(hr => m > hr).length]));
    const items = hours.map((m, i) => [ramp[5 - i], `within ${m / 60} h`]);
    return {fills, legend: {title: "Zones: time from the chosen zone", items: [...items, ["--c0", "more"]]}};
  },
};
