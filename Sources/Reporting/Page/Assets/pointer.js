// What lies under the pointer, and its name and figures beside it.
const tip = $("tip");
const outline = $("outline");
const hot = $("hot");

function distance([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const part = square ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / square)) : 0;
  return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
}

const isOn = id => $(id)?.checked ?? false;

// The nearest thing within reach, where those that lie on top count as nearer by some pixels: built
// projects, then places, zones and other projects, then links; an area's zone where nothing is near.
function under(point) {
  let best = null;
  const offer = (pixels, reach, head, kind, i) => {
    if (pixels < reach && (!best || pixels - head < best.rank)) {
      best = {kind, i, rank: pixels - head};
    }
  };
  const pixels = (from, to) => distance(point, from, to) / perPixel;
  circles.forEach(circle => {
    const centre = [circle.cx.baseVal.value, circle.cy.baseVal.value];
    const gap = pixels(centre, centre) - circle.r.baseVal.value / perPixel;
    offer(Math.max(0, gap), 5, 1, "zone", +circle.dataset.z);
  });
  data.projects.forEach((project, i) => {
    if (!isOn(project.rank ? "projects-on" : "others-on")) return;
    for (const [from, to] of project.links) {
      offer(pixels(nodePlace(from), nodePlace(to)), project.rank ? 8 : 4, project.rank ? 5 : 1,
        "project", i);
    }
  });
  for (const group of all("#marks > g:not(.off)")) {
    data.nodes.type.forEach((type, i) => {
      const centre = nodePlace(i);
      if (type === group.dataset.mark) offer(pixels(centre, centre), 7, 4, "node", i);
    });
  }
  if (best) return best;
  data.links.forEach(([from, to, mode], i) => {
    if (!hiddenModes.has(mode)) offer(pixels(nodePlace(from), nodePlace(to)), 3, 0, "link", i);
  });
  return best ?? area(point);
}

// The zone whose area holds a point.
function area([x, y]) {
  if (!isOn("cells-on")) return null;
  const point = svg.createSVGPoint();
  [point.x, point.y] = [x, y];
  // Without an outline the areas are the zones' own.
  if (!outline) {
    const i = cells.findIndex(cell => cell.isPointInFill(point));
    return i < 0 ? null : {kind: "zone", i};
  }
  if (!outline.isPointInFill(point)) return null;
  let best = null;
  data.zones.forEach((zone, i) => {
    const away = Math.hypot(x - zone.x, y - zone.y);
    if (zone.x != null && (!best || away < best.away)) best = {kind: "zone", i, away};
  });
  return best;
}

// --- Its name and figures ------------------------------------------------------------------
function zoneFigure(zone) {
  const {from, to, label} = data.views[view];
  const value = zone.values[from];
  return to == null ? label + " " + scaled(value, data.scale)
    : percent(value, zone.values[to]) + " (" + scaled(value, data.scale) + " to "
      + scaled(zone.values[to], data.scale) + ")";
}

function caption({kind, i}) {
  switch (kind) {
    case "zone": return data.zones[i].name + ": " + zoneFigure(data.zones[i]);
    case "project": {
      const project = data.projects[i];
      return (project.rank ? project.rank + ". " : "not built: ") + project.name
        + (project.cost == null ? "" : ", " + scaled(project.cost, data.money));
    }
    case "node": return nodeName(i) + " (" + data.nodes.type[i] + ")";
    default: return linkWords(data.links[i]);
  }
}

function showTip(found, event) {
  tip.hidden = !found;
  hot?.setAttribute("d", found?.kind === "zone" ? cells[found.i]?.getAttribute("d") ?? "" : "");
  if (!found) return;
  tip.textContent = caption(found);
  const edges = svg.getBoundingClientRect();
  const [x, y] = [event.clientX - edges.left, event.clientY - edges.top];
  tip.style.left = Math.max(4, Math.min(x + 14, edges.width - tip.offsetWidth - 4)) + "px";
  tip.style.top = (y > tip.offsetHeight + 12 ? y - tip.offsetHeight - 8 : y + 18) + "px";
}

svg.addEventListener("pointermove", event => {
  if (event.pointerType === "mouse" && !fingers.size) showTip(under(place(event)), event);
});
svg.addEventListener("pointerleave", event => {
  if (event.pointerType === "mouse") showTip(null);
});
svg.addEventListener("click", event => {
  if (moved > 6) return;
  const found = under(place(event));
  showTip(found, event);
  if (!found) return;
  if (found.kind === "zone") showZone(found.i);
  else if (found.kind === "project") showProject(found.i);
  else showWords(caption(found));
});
