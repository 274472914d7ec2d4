// The live page: puts its parts together and says what the map shows.
import {$, h, fill, button} from "./dom.js";
import {get, setToken} from "./api.js";
import {Store} from "./store.js";
import {Model} from "./model.js";
import {Atlas} from "./map.js";
import {Panel} from "./panel.js";
import {Details} from "./details.js";
import {Tools} from "./tools.js";
import {Scenarios} from "./scenarios.js";
import {QuestionForm} from "./question.js";
import {classes} from "./classes.js";
import {stateOf} from "./choices.js";
import {words} from "./words.js";
import {amount, change, minutes} from "./numbers.js";

class App {
  constructor(network, store) {
    this.network = network;
    this.store = store;
    this.model = new Model(store);
    this.selection = null;
    this.shows = "change";
    this.zoneIndex = new Map(network.zones.map((z, i) => [z.id, i]));
    this.atlas = network.drawing ? new Atlas(network) : null;
    this.details = new Details(this);
    this.panel = new Panel(this);
    this.questionForm = new QuestionForm(this);
    this.scenarios = new Scenarios(this);
    this.tools = this.atlas ? new Tools(this) : null;
    if (!this.atlas) fill($("stage"), h("p.note", {}, "The network has no coordinates, so it cannot be drawn."));
    this.store.addEventListener("change", () => { this.scenarios.draw(); this.address(); this.panel.drawMoney(); });
    this.store.addEventListener("status", () => this.scenarios.drawStatus());
    this.model.addEventListener("figures", () => { this.drawMap(); this.showPinned(); });
    addEventListener("keydown", event => this.key(event));
    this.scenarios.draw();
    this.address();
    this.zoomButtons();
  }

  // What the sizes of zones count.
  get counted() { return this.network.columns.includes("population") ? "People" : this.network.columns[0] ?? ""; }

  zoomButtons() {
    if (!this.atlas) return;
    fill($("zoom"), button("+", () => this.atlas.zoom(1.5), {"aria-label": "Zoom in"}), button("−", () => this.atlas.zoom(1 / 1.5), {"aria-label": "Zoom out"}), button("all", () => this.atlas.fit(), {"aria-label": "Show all"}));
  }

  address() {
    const parts = new URLSearchParams(location.hash.slice(1));
    parts.set("s", this.store.fragment);
    history.replaceState(null, "", `#${parts}`);
  }

  key(event) {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "range";
    const z = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    if (z && !isTyping) {
      event.preventDefault();
      if (event.shiftKey) this.store.redo(); else this.store.undo();
    } else if (event.key === "Escape") {
      if (!$("sheet").hidden) this.closeSheet();
      else if (this.tools?.mode !== "look") this.tools?.setMode("look");
      else this.select(null);
    }
  }

  say(text) {
    const message = $("message");
    message.textContent = text;
    message.hidden = false;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { message.hidden = true; }, 5000);
  }

  openSheet(title, ...content) {
    const sheet = $("sheet");
    this.before = document.activeElement;
    fill(sheet, h("div.card", {}, h("header", {}, h("h2", {}, title), button("Close", () => this.closeSheet(), {class: "quiet", id: "close"})), ...content));
    sheet.hidden = false;
    sheet.onclick = e => { if (e.target === sheet) this.closeSheet(); };
    sheet.querySelector("input, select, button:not(#close)")?.focus();
  }

  closeSheet() {
    $("sheet").hidden = true;
    this.before?.focus?.();
  }

  // MARK: Selection and map

  select(selection) {
    this.selection = selection;
    this.details.load();
    if (selection) this.panel.show("selection");
    else this.panel.show("projects");
    this.drawMap();
  }

  highlight(ids) {
    if (!this.atlas) return;
    this.atlas.set({highlight: ids.map(id => this.atlas.courses.get(id)).filter(Boolean)});
  }

  drawMap() {
    const {atlas, model, store} = this;
    const f = model.figures;
    if (!atlas || !f) return;
    for (const idea of f.ideas) atlas.addCourse(idea.id, idea.course);
    const {question} = store;
    const built = new Set(question.build);
    const pinned = store.pinned && store.pinned.id !== store.scenario.id ? new Set(store.pinned.question.build) : null;
    const projects = model.candidates.filter(p => atlas.courses.has(p.id)).map(p => {
      const state = stateOf(question, p.id);
      const flies = p.modes.length > 0 && p.modes.every(m => /^(air|flight)$/.test(this.network.modes[m].name));
      let style = built.has(p.id) ? (flies ? "flight" : "built") : state === "never" ? "never" : "free";
      if (pinned && this.shows === "pinned") {
        style = built.has(p.id) === pinned.has(p.id) ? "free" : built.has(p.id) ? "built" : "only";
      }
      return {id: p.id, style, path: atlas.courses.get(p.id)};
    });
    const {fills, legend} = this.fills(f);
    const links = new Map(this.network.links.map(l => [l[0], l]));
    const {nodes} = atlas.drawing;
    atlas.set({
      fills, projects,
      closed: question.ideas.close.map(id => links.get(id)).filter(Boolean).map(l => [nodes[l[1]], nodes[l[2]]]),
      selected: this.selectedZones(), routes: this.details.routes(),
    });
    this.drawLegend(legend);
  }

  selectedZones() {
    const sel = this.selection;
    if (sel?.kind === "zone") return [sel.zone];
    if (sel?.kind === "pair") return [this.zoneIndex.get(sel.from), this.zoneIndex.get(sel.to)].filter(i => i !== undefined);
    return [];
  }

  fills(f) {
    const reach = this.details.reach();
    if (reach && this.shows === "reach") return classes.reach(reach);
    if (this.shows === "access") return classes.level(f.zones.after, "access with what is built");
    const other = this.shows === "pinned" && this.pinnedFigures ? this.pinnedFigures.zones.after : f.zones.before;
    return classes.change(other, f.zones.after, this.shows === "pinned" && this.store.pinned ? `access against ${this.store.pinned.name}` : "access against nothing built");
  }

  setShows(shows) {
    this.shows = shows;
    this.drawMap();
    return this.showPinned();
  }

  // Figures of the pinned scenario as it is now; the map is drawn again where they are others.
  async showPinned() {
    const {pinned} = this.store;
    if (this.shows !== "pinned" || !pinned) return;
    const figures = await this.model.evaluate(pinned.question).catch(() => null);
    if (figures === this.pinnedFigures) return;
    this.pinnedFigures = figures;
    this.drawMap();
  }

  drawLegend(legend) {
    const ways = [["change", "change"], ["access", "access"]];
    if (this.details.reach()) ways.push(["reach", "minutes"]);
    if (this.store.pinned) ways.push(["pinned", "against pinned"]);
    if (!ways.some(([id]) => id === this.shows)) this.shows = "change";
    fill($("legend"),
      h("div.seg", {role: "group", "aria-label": "Zones show"}, ways.map(([id, label]) => button(label, () => this.setShows(id), {"aria-pressed": String(this.shows === id), "data-key": `shows-${id}`}))),
      h("p", {}, legend.title),
      h("ul", {}, legend.items.map(([colour, label]) => h("li", {}, h("i", {class: colour.replace("--", "")}), label))));
  }

  // What is under the pointer, in words.
  tip(zone, project, x, y) {
    const tip = $("tip");
    const f = this.model.figures;
    if (!f || (zone < 0 && !project)) {
      tip.hidden = true;
      return;
    }
    const lines = [];
    if (project) {
      const p = this.model.candidates.find(c => c.id === project);
      if (p) lines.push(h("b", {}, p.name), h("span", {}, `${amount(p.cost, 3)} ${this.network.currency}`));
    } else {
      lines.push(h("b", {}, this.network.zones[zone].name), h("span", {}, `access ${amount(f.zones.after[zone])}, ${change(f.zones.before[zone], f.zones.after[zone])}`));
      const reach = this.details.reach();
      if (reach && this.selection?.kind === "zone" && this.selection.zone !== zone) lines.push(h("span", {}, minutes(reach.after[zone])));
    }
    fill(tip, lines);
    tip.hidden = false;
    const {clientWidth: width} = $("stage");
    tip.style.left = `${Math.min(x + 14, width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.max(8, y - tip.offsetHeight - 8)}px`;
  }

  // The course of nodes of a leg, as the map has them.
  legPoints(leg) { return leg.nodes.map(n => this.atlas?.drawing.nodes[n]).filter(Boolean); }
}

async function start() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  // The token stays in the address, so that a reload has it; it never leaves this machine.
  setToken(fragment.get("t") ?? "");
  try {
    const network = await get("network");
    document.title = `${network.name}: Corridor`;
    const store = new Store(network);
    await store.load(fragment.get("s"));
    const app = globalThis.app = new App(network, store);
    await app.model.refresh();
    if (store.dropped.length) app.say(words.dropped(store.dropped));
    else if (!store.state.past.length && !store.question.build.length) app.say(words.welcome);
    document.body.dataset.ready = "true";
    performance.mark("usable");
    // What it finds, or why not, the search itself shows.
    app.model.resume().catch(() => {});
  } catch (error) {
    fill($("side"), h("p.bad", {}, error.message));
    document.body.dataset.ready = "failed";
  }
}

start();
