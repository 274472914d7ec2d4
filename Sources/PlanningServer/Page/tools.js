// What a click on the map does: look, draw a line, speed a stretch up, close a link, ask for a way.
import {$, h, fill, button} from "./dom.js";
import {post} from "./api.js";
import {ideaText, editIdeas} from "./ideas.js";
import {placesList} from "./details.js";
import {words} from "./words.js";

export class Tools {
  constructor(app) {
    this.app = app;
    this.mode = "look";
    this.places = [];
    const {network, store} = app;
    const open = network.modes.filter(m => m.uses.includes(store.question.request.use));
    const count = new Map(open.map(m => [m.name, network.projects.filter(p => p.modes.some(i => network.modes[i].name === m.name)).length]));
    this.lineMode = [...open].filter(m => m.through).sort((a, b) => count.get(b.name) - count.get(a.name))[0]?.name ?? open[0]?.name;
    const {atlas} = app;
    atlas.addEventListener("pick", e => this.pick(e.detail));
    atlas.addEventListener("hover", e => this.hover(e.detail));
    atlas.addEventListener("leave", () => { $("tip").hidden = true; this.preview(null); });
    this.draw();
  }

  setMode(mode) {
    this.mode = mode;
    this.places = [];
    $("message").hidden = true;
    this.app.atlas.set({preview: []});
    this.app.atlas.canvas.style.cursor = mode === "look" ? "grab" : "crosshair";
    this.draw();
  }

  draw() {
    const {network, store} = this.app;
    const tool = (mode, label, title) => button(label, () => this.setMode(this.mode === mode ? "look" : mode), {"aria-pressed": String(this.mode === mode), title, id: `tool-${mode}`, "data-key": `tool-${mode}`});
    const modes = network.modes.filter(m => m.uses.includes(store.question.request.use));
    fill($("tools"),
      tool("draw", "Draw", "Draw a line between two places"), tool("upgrade", "Speed up", "Make a stretch faster"), tool("close", "Close", "Close a link"),
      this.mode === "draw" || this.mode === "upgrade" ? h("select", {"aria-label": "Mode of the line", id: "line-mode", "data-key": "line-mode", onchange: e => { this.lineMode = e.target.value; }}, modes.map(m => h("option", {value: m.name, selected: m.name === this.lineMode}, m.name.replaceAll("_", " ")))) : null,
      button("By name…", () => this.byName(), {id: "by-name", title: "Draw a line by the names of its places"}),
      button("Layers…", () => this.layers(), {class: "quiet"}));
    const name = i => network.zones[i].name;
    const last = this.places[this.places.length - 1];
    const texts = {
      draw: last === undefined ? words.drawFirst : words.drawNext(name(last)),
      upgrade: last === undefined ? words.upgradeFirst : words.upgradeNext(name(last)),
      close: words.closeHint, route: last === undefined ? "" : words.routeHint(name(last)),
    };
    const hint = $("hint");
    hint.hidden = this.mode === "look";
    hint.textContent = texts[this.mode] ?? "";
  }

  begin(zone) {
    this.setMode("draw");
    this.places = [zone];
    this.draw();
  }

  routeFrom(zone) {
    this.setMode("route");
    this.places = [zone];
    this.draw();
  }

  hover({x, y}) {
    const {atlas} = this.app;
    if (this.mode === "draw" || this.mode === "upgrade" || this.mode === "route") {
      const zone = atlas.zoneAt(x, y);
      this.app.tip(zone, null, x, y);
      this.preview(zone);
      return;
    }
    if (this.mode === "close") return;
    const project = atlas.projectAt(x, y);
    this.app.highlight(project ? [project] : []);
    const zone = project || !atlas.isInside(x, y) ? -1 : atlas.zoneAt(x, y);
    this.app.tip(zone, project, x, y);
  }

  preview(zone) {
    const {atlas} = this.app;
    const points = [...this.places, ...(zone === null || zone < 0 ? [] : [zone])].map(i => atlas.drawing.zones[i]).filter(Boolean);
    if (this.mode !== "look") atlas.set({preview: points.length > 1 ? points : [], selected: zone === null || zone < 0 ? this.places : [...this.places, zone]});
  }

  pick({x, y, shift}) {
    const {atlas, network, selection} = this.app;
    if (this.mode === "close") {
      const link = atlas.linkAt(x, y);
      if (link) this.toggleLink(link[0]);
      return;
    }
    const zone = atlas.zoneAt(x, y);
    if (this.mode === "look") {
      const project = atlas.projectAt(x, y);
      if (project && !shift) return this.app.select({kind: "project", id: project});
      if (zone < 0 || !atlas.isInside(x, y)) return this.app.select(null);
      if (shift && selection?.kind === "zone" && selection.zone !== zone) {
        return this.app.select({kind: "pair", from: network.zones[selection.zone].id, to: network.zones[zone].id});
      }
      return this.app.select({kind: "zone", zone});
    }
    if (zone < 0 || this.places[this.places.length - 1] === zone) return;
    this.places.push(zone);
    if (this.places.length < 2 || (shift && this.mode === "draw")) return this.draw();
    const ids = this.places.map(i => network.zones[i].id);
    const {mode} = this;
    this.setMode(mode === "route" ? "look" : mode);
    if (mode === "route") this.app.select({kind: "pair", from: ids[0], to: ids[ids.length - 1]});
    else if (mode === "draw") this.addLine(ids, this.lineMode);
    else this.addUpgrade(ids, this.lineMode);
  }

  // MARK: Changes

  nameOf(ids) { return ids.map(id => this.app.network.zones[this.app.zoneIndex.get(id)].name.replaceAll(",", " ")).join("–"); }

  async addLine(ids, mode) {
    try {
      const estimate = await post("line", {places: ids, mode});
      this.add("add", {places: ids.join("-"), mode, km: estimate.km || null, kmh: estimate.kmh, cost: estimate.cost ?? 0, name: this.nameOf(ids)});
    } catch (error) {
      this.app.say(error.message);
    }
  }

  async addUpgrade(ids, mode) {
    try {
      const estimate = await post("line", {places: ids, mode});
      const speed = Math.round((estimate.kmh ?? 200) / 10) * 10;
      this.add("upgrade", {places: ids.join("-"), mode, kmh: Math.max(speed, 350), cost: estimate.cost ?? 0, name: `${this.nameOf(ids)} faster`});
    } catch (error) {
      this.app.say(error.message);
    }
  }

  // A new idea must be built, so that its effect shows; free leaves it to the planner.
  async add(kind, idea) {
    const {store, network, model} = this.app;
    const trial = structuredClone(store.question);
    const edit = question => {
      const [id] = editIdeas(network, question, tagged => tagged[kind].push({text: ideaText(idea)}));
      question.request.require.push(id);
      question.build.push(id);
      return id;
    };
    const id = edit(trial);
    // What the network does not take is said, and changes nothing.
    try {
      await model.evaluate(trial);
    } catch (error) {
      return this.app.say(error.message);
    }
    store.change(`Draw ${idea.name}`, scenario => edit(scenario.question));
    this.app.select({kind: "project", id});
  }

  async changeMode(p, idea, mode) {
    const ids = this.app.network.zones.map(z => z.id);
    const places = splitPlaces(idea.places, new Set(ids));
    const estimate = await post("line", {places, mode}).catch(() => null);
    const next = {...idea, mode, ...(p.kind === "add" && estimate ? {km: estimate.km, kmh: estimate.kmh, cost: estimate.cost ?? idea.cost} : {})};
    this.app.store.change(`${p.name}: ${mode}`, scenario => editIdeas(this.app.network, scenario.question, tagged => { tagged[p.kind][p.index].text = ideaText(next); }));
  }

  removeIdea(p) {
    this.app.store.change(`Remove ${p.name}`, scenario => editIdeas(this.app.network, scenario.question, tagged => tagged[p.kind].splice(p.index, 1)));
    this.app.select(null);
  }

  toggleLink(id) {
    this.app.store.change(`Close ${id}`, scenario => {
      const {close} = scenario.question.ideas;
      scenario.question.ideas.close = close.includes(id) ? close.filter(c => c !== id) : [...close, id];
    });
  }

  // MARK: Sheets

  byName() {
    const {network, store} = this.app;
    const modes = network.modes.filter(m => m.uses.includes(store.question.request.use));
    const input = label => h("label", {}, label, h("input", {list: "places", required: label !== "Via", name: label}));
    const find = text => network.zones.find(z => [z.id, z.name, z.local].some(n => n && n.toLowerCase() === text.trim().toLowerCase()));
    const submit = event => {
      event.preventDefault();
      const data = new FormData(event.target);
      const texts = [data.get("From"), data.get("Via"), data.get("To")].filter(Boolean);
      const zones = texts.map(find);
      const missing = zones.findIndex(z => !z);
      if (missing >= 0) return this.app.say(`No zone is called “${texts[missing]}”.`);
      this.app.closeSheet();
      this.addLine(zones.map(z => z.id), data.get("Mode"));
    };
    this.app.openSheet("A line by name", h("form.idea", {onsubmit: submit}, placesList(network), input("From"), input("Via"), input("To"),
      h("label", {}, "Mode", h("select", {name: "Mode"}, modes.map(m => h("option", {value: m.name, selected: m.name === this.lineMode}, m.name.replaceAll("_", " "))))),
      h("p", {}, h("button", {type: "submit", class: "primary"}, "Add"))));
  }

  layers() {
    const {atlas, network} = this.app;
    this.app.openSheet("Layers", h("div.layers", {}, network.modes.map((m, i) => h("label", {}, h("input", {
      type: "checkbox", checked: !atlas.hidden.has(i), onchange: e => { if (e.target.checked) atlas.hidden.delete(i); else atlas.hidden.add(i); atlas.repaint(); },
    }), m.name.replaceAll("_", " ")))));
  }
}

// The ids joined by hyphens, some of which may have hyphens of their own.
export function splitPlaces(text, known) {
  const parts = text.split("-");
  const found = [];
  for (let first = 0; first < parts.length;) {
    let last = parts.length;
    while (last > first && !known.has(parts.slice(first, last).join("-"))) last -= 1;
    if (last === first) return [];
    found.push(parts.slice(first, last).join("-"));
    first = last;
  }
  return found;
}
