// What was chosen on the map or in a table: a zone, a pair of zones, a project.
import {h, fill, button, table} from "./dom.js";
import {post} from "./api.js";
import {amount, change, minutes, significant} from "./numbers.js";
import {words} from "./words.js";
import {stateOf, setState} from "./choices.js";
import {reachCurve} from "./reach.js";
import {parseIdea, ideaText, editIdeas} from "./ideas.js";

export class Details {
  constructor(app) {
    this.app = app;
    this.answer = null;
    this.why = new Map();
    app.model.addEventListener("figures", () => this.load());
  }

  async load() {
    const {selection: sel, store} = this.app;
    if (!sel || sel.kind === "project") {
      this.answer = null;
      return;
    }
    const number = this.number = (this.number ?? 0) + 1;
    const question = store.question;
    try {
      const answer = sel.kind === "zone"
        ? await post("zone", {question, zone: this.app.network.zones[sel.zone].id})
        : await post("pair", {question, from: sel.from, to: sel.to});
      if (number !== this.number) return;
      this.answer = {sel, ...answer};
    } catch (error) {
      if (number !== this.number) return;
      this.answer = {sel, error: error.message};
    }
    if (this.app.panel.tab === "selection") this.app.panel.drawBody();
    this.app.drawMap();
  }

  get current() { return this.answer?.sel === this.app.selection ? this.answer : null; }

  // Minutes from the chosen zone to all others.
  reach() {
    const answer = this.current;
    return answer?.sel.kind === "zone" && answer.after?.length ? answer : null;
  }

  // The ways that the map shows.
  routes() {
    const answer = this.current;
    if (!answer || answer.error) return [];
    const pair = answer.sel.kind === "pair" ? answer : answer.routes?.[this.shown ?? -1]?.route;
    if (!pair) return [];
    const points = side => (pair[side]?.legs ?? []).flatMap(leg => this.app.legPoints(leg));
    return [{points: points("before"), isAfter: false}, {points: points("after"), isAfter: true}];
  }

  draw(body) {
    const sel = this.app.selection;
    if (!sel) return fill(body, this.finder(), h("p.note", {}, "Choose a zone on the map, or by name here; then another one for the way between them. Projects can be chosen on the map and in their list."));
    if (sel.kind === "project") return this.drawProject(body, sel.id);
    const answer = this.current;
    if (!answer) return fill(body, h("p.note", {}, "…"));
    if (answer.error) return fill(body, h("p.bad", {}, answer.error));
    fill(body, sel.kind === "zone" ? this.zone(answer) : this.pair(answer));
  }

  finder() {
    const {network} = this.app;
    const find = text => {
      const key = text.trim().toLowerCase();
      return network.zones.findIndex(z => [z.id, z.name, z.local].some(n => n && n.toLowerCase() === key));
    };
    const input = (id, label) => h("input", {id, list: "places", placeholder: label, "aria-label": label, "data-key": id});
    const from = input("from", "From or at"), to = input("to", "To");
    const go = () => {
      const [a, b] = [find(from.value), find(to.value)];
      if (a < 0) return this.app.say(`No zone is called “${from.value}”.`);
      if (b >= 0) this.app.select({kind: "pair", from: network.zones[a].id, to: network.zones[b].id});
      else this.app.select({kind: "zone", zone: a});
    };
    return h("form.row.find", {onsubmit: e => { e.preventDefault(); go(); }}, from, to, h("button", {type: "submit"}, "Show"), placesList(network));
  }

  zone(answer) {
    const {network, model} = this.app;
    const i = answer.sel.zone;
    const zone = network.zones[i];
    const f = model.figures;
    const rank = values => 1 + values.filter(v => v > values[i]).length;
    const regions = network.schemes.map(sc => [sc.name, sc.regions.filter(r => r.zones.includes(i)).map(r => r.name).join(", ")]).filter(([, names]) => names);
    return [
      this.finder(),
      h("h2", {}, zone.name, zone.local && zone.local !== zone.name ? h("small", {lang: "zh"}, zone.local) : null),
      h("p", {}, `Access ${amount(f.zones.after[i], 5)}, ${change(f.zones.before[i], f.zones.after[i], 3)} from ${amount(f.zones.before[i], 5)}. Rank ${rank(f.zones.after)} of ${f.zones.after.length}${rank(f.zones.before) === rank(f.zones.after) ? "" : `, before ${rank(f.zones.before)}`}.`),
      h("p.muted", {}, regions.map(([scheme, names]) => `${scheme}: ${names}`).join(" · ")),
      h("p", {}, button("Line from here", () => this.app.tools?.begin(i)), " ", button("Route to…", () => this.app.tools?.routeFrom(i))),
      answer.isolated ? h("p.note", {}, "No link leads here.") : answer.routes.map((r, n) => h("details.way", {open: this.shown === n, ontoggle: e => { if (e.target.open) { this.shown = n; this.app.drawMap(); } }},
        h("summary", {}, h("span", {}, words.kinds[r.kind] ?? r.kind, " ", h("b", {}, r.route.to_name)), h("span.n", {}, times(r.route))),
        this.legs(r.route))),
      answer.isolated ? null : reachCurve(answer, this.app.atlas?.sizes ?? [], this.app.counted),
    ];
  }

  pair(answer) {
    return [
      this.finder(),
      h("h2", {}, `${answer.from_name} – ${answer.to_name}`),
      h("p.big", {id: "pair-minutes", "data-before": answer.before?.minutes, "data-after": answer.after?.minutes}, times(answer)),
      this.legs(answer),
    ];
  }

  legs(route) {
    const {network} = this.app;
    const num = text => ({text, number: true});
    const legs = side => table(["Mode", "From – to", num("aboard"), num("waiting")], side.legs.map(leg => [
      network.modes[leg.mode].name.replaceAll("_", " "), `${leg.from} – ${leg.to}${leg.through ? `, past ${leg.through}` : ""}`, minutes(leg.minutes), minutes(leg.access_minutes)]));
    const same = JSON.stringify(route.before) === JSON.stringify(route.after);
    return [
      route.after ? legs(route.after) : h("p.note", {}, "There is no way."),
      same || !route.before ? null : h("details", {}, h("summary", {}, `Before: ${minutes(route.before.minutes)}`), legs(route.before)),
    ];
  }

  // MARK: Projects

  drawProject(body, id) {
    const {app} = this;
    const {model, store, network} = app;
    const p = model.candidates.find(c => c.id === id);
    if (!p) return fill(body, h("p.note", {}, "This project is gone."));
    const state = stateOf(store.question, id);
    const isOn = store.question.build.includes(id);
    const worth = model.proof && !model.proof.isStale ? model.proof.worths.find(w => w.id === id) : null;
    const canExplain = model.proof && !model.proof.isStale;
    const whyKey = JSON.stringify([id, store.question]);
    const known = this.why.get(whyKey);
    fill(body,
      h("h2", {}, p.name),
      h("p", {}, `${amount(p.cost, 4)} ${network.currency}${p.km ? `, ${significant(p.km, 4)} km` : ""}, ${p.modes.map(m => network.modes[m].name.replaceAll("_", " ")).join(", ")}. ${isOn ? "Built." : "Not built."}`),
      h("p.states", {role: "group", "aria-label": "Rule"}, Object.keys(words.states).map(name => button(words.states[name], () => setState(store, p, name), {"aria-pressed": String(state === name), class: name, "data-key": `d-${name}`}))),
      p.isIdea ? this.ideaForm(p) : null,
      h("dl.facts", {},
        fact("Gain alone", model.gainOf(id) === undefined ? "…" : amount(model.gainOf(id), 4)),
        worth ? fact("Loss without it", amount(worth.loss_without, 4)) : null,
        p.requires.length ? fact("Requires", p.requires.join(", ")) : null,
        p.group ? fact("One of group", p.group) : null,
        p.region ? fact("Region", p.region) : null,
        p.confidence ? fact("Confidence", words.confidence[p.confidence] ?? p.confidence) : null,
        p.source ? fact("Source", p.source) : null),
      known?.sentences ? h("ul.why", {id: "why"}, known.sentences.map(t => h("li", {}, t)))
        : h("p", {}, button(known ? "Searching…" : isOn ? "Why is it in the plan?" : "Why not?", () => this.explain(id, whyKey), {disabled: !canExplain || Boolean(known), id: "ask-why"}),
          canExplain ? null : h("span.muted", {}, " after a plan is proven")));
  }

  async explain(id, whyKey) {
    this.why.set(whyKey, {});
    this.app.panel.drawBody();
    const answer = await this.app.model.run("why", {question: this.app.store.question, project: id});
    if (answer) this.why.set(whyKey, answer); else this.why.delete(whyKey);
    this.app.panel.drawBody();
  }

  // A drawn line, with all that can be changed of it.
  ideaForm(p) {
    const {store, network} = this.app;
    const idea = parseIdea(p.text);
    const set = (key, value) => {
      const next = {...idea, [key]: value};
      if (key === "minutes" && value) delete next.kmh;
      if (key === "kmh" && value) delete next.minutes;
      store.change(`${p.name}: ${key}`, scenario => editIdeas(network, scenario.question, tagged => { tagged[p.kind][p.index].text = ideaText(next); }));
    };
    const field = (key, label, type = "text") => h("label", {}, label, h("input", {type, value: idea[key] ?? "", inputmode: key === "name" ? "text" : "decimal", "data-key": `idea-${key}`, onchange: e => set(key, e.target.value.trim())}));
    const modes = network.modes.filter(m => m.uses.includes(store.question.request.use));
    return h("form.idea", {onsubmit: e => e.preventDefault()},
      field("name", "Name"),
      h("label", {}, "Mode", h("select", {"data-key": "idea-mode", onchange: e => this.app.tools.changeMode(p, idea, e.target.value)}, modes.map(m => h("option", {value: m.name, selected: m.name === idea.mode}, m.name.replaceAll("_", " "))))),
      p.kind === "add" ? field("km", "Kilometres") : null,
      field("kmh", "km/h"), field("cost", `Cost (${network.currency})`),
      h("p", {}, button("Remove", () => this.app.tools.removeIdea(p), {class: "quiet", id: "remove-idea"})));
  }
}

export function placesList(network) {
  return h("datalist", {id: "places"}, network.zones.map(z => h("option", {value: z.name})));
}

const fact = (name, text) => [h("dt", {}, name), h("dd", {}, text)];

function times(route) {
  const before = route.before?.minutes, after = route.after?.minutes;
  if (before === undefined && after === undefined) return "no way";
  if (Math.abs((before ?? Infinity) - (after ?? Infinity)) < 1e-9) return minutes(after);
  return `${minutes(before)} → ${minutes(after)}`;
}
