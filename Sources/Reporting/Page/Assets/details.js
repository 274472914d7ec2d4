// What a click shows: a zone with its access, regions and fastest routes, or what a project does.
const overlay = $("overlay");

function showWords(text) {
  overlay.replaceChildren();
  details.replaceChildren(make("h3", text));
}

// Legs come as mode, destination, minutes aboard and minutes of boarding, waiting and alighting, one after the other.
function legWords(legs) {
  const parts = [];
  for (let i = 0; i < legs.length; i += 4) {
    const waiting = legs[i + 3] ? " after " + time(legs[i + 3]) + " of boarding and waiting" : "";
    parts.push(modeName(legs[i]) + " to " + nodeName(legs[i + 1]) + " " + time(legs[i + 2]) + waiting);
  }
  return parts.join(", ");
}

function routeItem([market, before, after, legs, oldLegs]) {
  const item = make("li", data.zones[market].name + ": ");
  const line = text => {
    const words = make("div", text);
    words.className = "legs";
    item.append(words);
  };
  item.append(make("b", time(after)));
  if (data.isPlan && before !== after) item.append(", before: " + time(before));
  if (legs.length) line(legWords(legs));
  if (oldLegs) line("before: " + legWords(oldLegs));
  return item;
}

function showZone(i) {
  const zone = data.zones[i];
  const figures = [[data.weight, zone.size == null ? null : fixed(zone.size, 0)]];
  data.states.forEach((name, state) => {
    figures.push([name, scaled(zone.values[state], data.scale)]);
  });
  const change = data.views.find(view => view.to != null);
  if (change) {
    figures.push(["change", percent(zone.values[change.from], zone.values[change.to])]);
  }
  data.schemes.forEach((scheme, k) => {
    figures.push([scheme.name, zone.regions[k].map(region => scheme.regions[region].name).join(", ")]);
  });
  const parts = [make("h3", zone.name), termList(figures)];
  overlay.replaceChildren();
  if (zone.routes.length) {
    const list = make("ul");
    for (const route of zone.routes) {
      list.append(routeItem(route));
      let course = "M" + zone.x + " " + zone.y;
      for (let k = 1; k < route[3].length; k += 4) course += "L" + nodePlace(route[3][k]).join(" ");
      overlay.append(shape("path", {d: course}));
    }
    parts.push(make("h3", "Fastest routes to the largest markets"), list);
  }
  if (zone.x != null) overlay.append(shape("circle", {cx: zone.x, cy: zone.y, r: 9 * perPixel}));
  details.replaceChildren(...parts);
}

function showProject(i) {
  const project = data.projects[i];
  const list = make("ul");
  for (const link of project.links) list.append(make("li", linkWords(link)));
  const built = project.rank ? "yes" : project.status === "candidate" ? "no" : project.status;
  details.replaceChildren(
    make("h3", (project.rank ? project.rank + ". " : "") + project.name),
    termList([
      ["id", project.id],
      [data.marked, built],
      ["cost", project.cost == null ? null : scaled(project.cost, data.money)],
      ["gain alone", project.gain == null ? null : scaled(project.gain, data.loss)],
      ["loss without it", project.loss == null ? null : scaled(project.loss, data.loss)],
      ["region", project.region],
      ["requires", project.requires],
    ]),
    make("h3", "It adds"),
    list,
    ...(project.source ? [make("p", "Source: " + project.source)] : [])
  );
  overlay.replaceChildren(...project.links.map(([from, to]) =>
    shape("path", {d: "M" + nodePlace(from).join(" ") + "L" + nodePlace(to).join(" ")})));
}

// Tables name zones and projects; a click on a name shows it on the map.
document.addEventListener("click", event => {
  const button = event.target.closest("button[data-project],button[data-zone]");
  if (!button) return;
  if (button.dataset.zone) showZone(+button.dataset.zone);
  else showProject(+button.dataset.project);
  $("atlas").scrollIntoView({block: "start"});
});
