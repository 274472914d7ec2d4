// Switches: how zones are coloured, which layers are shown, which regions stand out; finding a place.
let view = 0;
let chosenRegion = null;

function colour(next) {
  view = next;
  const {classes} = data.views[view];
  circles.forEach(circle => circle.setAttribute("class", classes[+circle.dataset.z]));
  cells.forEach((cell, i) => cell.setAttribute("class", "cell " + classes[i]));
  all("[data-legend]").forEach(legend => legend.hidden = +legend.dataset.legend !== view);
  all("button[data-view]").forEach(button =>
    button.setAttribute("aria-pressed", String(+button.dataset.view === view)));
  showRegions();
}
all("button[data-view]").forEach(button => button.onclick = () => colour(+button.dataset.view));

all("input[data-layer]").forEach(input => input.onchange = () => {
  const mode = /^mode-(\d+)$/.exec(input.dataset.layer);
  if (mode) hiddenModes[input.checked ? "delete" : "add"](+mode[1]);
  for (const root of [svg, ground]) {
    if (root) all(`[data-shown-by="${input.dataset.layer}"]`, root)
      .forEach(part => part.classList.toggle("off", !input.checked));
  }
  // Areas take over from filled circles.
  if (input.id === "cells-on") svg.classList.toggle("cells-on", input.checked);
  draw();
});

// A scheme lists its regions with their means; a region dims all zones but its own.
function showRegions() {
  const chosen = $("scheme").selectedIndex - 1;
  const scheme = data.schemes[chosen];
  const isIn = zone => !scheme || chosenRegion == null
    || data.zones[zone].regions[chosen].includes(chosenRegion);
  circles.forEach(circle => circle.classList.toggle("dim", !isIn(+circle.dataset.z)));
  cells.forEach((cell, i) => cell.classList.toggle("dim", !isIn(i)));
  const {from, to} = data.views[view];
  $("regions").replaceChildren(...(scheme?.regions ?? []).map((region, i) => {
    const mean = region.means[from];
    const figure = to == null ? scaled(mean, data.scale) : percent(mean, region.means[to]);
    const button = make("button", region.name + " " + figure);
    button.type = "button";
    button.setAttribute("aria-pressed", String(chosenRegion === i));
    button.onclick = () => {
      chosenRegion = chosenRegion === i ? null : i;
      showRegions();
      $("regions").children[i].focus();
    };
    return button;
  }));
}
$("scheme").onchange = () => {
  chosenRegion = null;
  showRegions();
};

$("find").onchange = () => {
  const text = $("find").value.trim().toLowerCase();
  const found = data.zones.findIndex(zone =>
    [zone.name + " (" + zone.id + ")", zone.name, zone.id]
      .some(name => name.toLowerCase() === text));
  if (found >= 0) showZone(found);
  else if (text) showWords("No place is called \u201c" + $("find").value.trim() + "\u201d.");
};

show();
