// How many people can be reached from a zone within a time, before and after; without a column of people, of what the first column counts.
import {h, s, table} from "./dom.js";
import {amount, change} from "./numbers.js";

const hours = [2, 4, 6, 8, 12];
const most = 60 * hours[hours.length - 1];

// People within each time, from the nearest zone on: [minutes, people].
function steps(minutes, sizes) {
  const rows = minutes.map((t, i) => [t, sizes[i] ?? 0]).filter(([t]) => t !== null && t <= most).sort((a, b) => a[0] - b[0]);
  let people = 0;
  return rows.map(([t, size]) => [t, people += size]);
}

const within = (curve, limit) => curve.findLast(([t]) => t <= limit)?.[1] ?? 0;

export function reachCurve(answer, sizes, what) {
  if (!answer.after?.length || !sizes.some(size => size > 0)) return null;
  const before = steps(answer.before, sizes), after = steps(answer.after, sizes);
  const top = Math.max(within(before, most), within(after, most));
  if (!(top > 0)) return null;
  const [width, height] = [360, 110];
  const x = t => 4 + (width - 8) * t / most;
  const y = people => 6 + (height - 24) * (1 - people / top);
  // A curve goes right until the next zone is reached, then up.
  const line = curve => {
    let last = 0;
    const points = curve.flatMap(([t, people]) => {
      const corner = [[t, last], [t, people]];
      last = people;
      return corner;
    });
    return [[0, 0], ...points, [most, last]].map(([t, people]) => `${x(t).toFixed(1)},${y(people).toFixed(1)}`).join(" ");
  };
  const num = text => ({text, number: true});
  return h("figure.reach", {id: "reach"},
    s("svg", {viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${what} within a time of the zone, before and after; the table below has the figures`},
      hours.map(hour => s("path", {d: `M${x(60 * hour)} 6V${height - 18}`, class: "even"})),
      hours.map(hour => s("text", {x: x(60 * hour), y: height - 4, class: hour === hours[hours.length - 1] ? "axis end" : "axis mid"}, `${hour} h`)),
      s("polyline", {points: line(before), class: "before"}), s("polyline", {points: line(after), class: "after"})),
    table([`${what} within`, num("before"), num("after"), num("change")], hours.map(hour => {
      const [old, now] = [within(before, 60 * hour), within(after, 60 * hour)];
      return [`${hour} hours`, {text: amount(old, 3), value: old}, {text: amount(now, 3), value: now}, change(old, now)];
    })));
}
