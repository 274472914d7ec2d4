// The question: objective, regions, who travels, what is reached, how worth falls with time, how many projects.
import {h, button} from "./dom.js";
import {words} from "./words.js";
import {amount, parseAmount} from "./numbers.js";

export class QuestionForm {
  constructor(app) { this.app = app; }

  open() {
    const {network, store} = this.app;
    const {request} = store.question;
    const fields = {};
    const select = (name, label, values, current) => h("label", {}, label, fields[name] = h("select", {name, "data-key": `q-${name}`}, values.map(v => {
      const [value, text] = Array.isArray(v) ? v : [v, v];
      return h("option", {value, selected: value === current}, text);
    })));
    const text = (name, label, value) => h("label", {}, label, fields[name] = h("input", {type: "text", name, value, inputmode: "decimal"}));
    const scheme = network.schemes.find(s => s.name === request.scheme) ?? network.schemes[0];
    const regionNames = () => (network.schemes.find(s => s.name === fields.scheme?.value) ?? scheme)?.regions.map(r => r.name) ?? [];
    const regions = h("div.pair");
    const drawRegions = () => {
      const names = regionNames();
      regions.replaceChildren(
        select("target", "Region that should catch up", names, names.includes(request.target) ? request.target : names[0]),
        select("reference", "Region it is measured against", names, names.includes(request.reference) ? request.reference : names[1] ?? names[0]));
    };
    const [decay, parameter] = decayOf(request.decay);
    const form = h("form.idea", {onsubmit: e => { e.preventDefault(); this.save(fields); }},
      select("kind", "Objective", Object.entries(words.objectives), request.objective.kind),
      text("reach", "Goal of “least money” (gap:V, ratio:V, access:V)", request.objective.reach ? `${request.objective.reach.figure}:${request.objective.reach.value}` : ""),
      network.schemes.length ? select("scheme", "Regions by", network.schemes.map(s => s.name), scheme.name) : null,
      network.schemes.length ? regions : null,
      select("use", "Who travels", network.uses, request.use),
      select("reached", "What is reached", [...network.columns.map(c => [`column ${c}`, c]), ...network.kinds.map(k => [`kind ${k}`, `nearest and all: ${k}`])], request.facilities ? `kind ${request.facilities.kinds[0]}` : `column ${request.opportunities}`),
      select("weight", "Zones count by", network.columns, request.weight),
      select("decay", "Worth falls with time", Object.entries(words.decays).map(([id, [label]]) => [id, label]), decay),
      text("parameter", "Minutes of that decay (scale, end or cutoff)", parameter),
      text("atMost", "Most projects (empty: any number)", request.at_most ?? ""),
      h("p", {}, h("button", {type: "submit", class: "primary", id: "save-question"}, "Ask this"), " ", button("As at first", () => this.reset(), {class: "quiet"})));
    fields.scheme?.addEventListener("change", drawRegions);
    drawRegions();
    this.app.openSheet("The question", form);
  }

  reset() {
    const {network, store} = this.app;
    store.change("Question as at first", sc => {
      const {budget, require, forbid} = sc.question.request;
      sc.question.request = {...structuredClone(network.request), budget, require, forbid};
    });
    this.app.closeSheet();
  }

  save(fields) {
    const {app} = this;
    const value = name => fields[name]?.value ?? "";
    const scale = Number(value("parameter"));
    if (!(scale > 0)) return app.say("The minutes of the decay must be a number above 0.");
    const kind = value("kind");
    const reach = /^(gap|ratio|access):(.+)$/.exec(value("reach").trim());
    if (kind === "cost" && !reach) return app.say("“Least money” needs a goal, such as ratio:1.15.");
    const most = value("atMost").trim();
    if (most && !/^\d+$/.test(most)) return app.say("Most projects is a whole number.");
    const [what, ...rest] = value("reached").split(" ");
    app.store.change("Question", scenario => {
      const {request} = scenario.question;
      const old = request.objective;
      request.objective = {kind};
      if (kind === "welfare") request.objective.aversion = old.aversion ?? 0.5;
      if (kind === "cost") request.objective.reach = {figure: reach[1], value: parseAmount(reach[2]) ?? Number(reach[2])};
      if (kind === "total" || kind === "mean-cost") request.objective.demand = null;
      if (kind === "mean-cost") request.objective.unreachable_cost = null;
      if (fields.scheme) [request.scheme, request.target, request.reference] = [value("scheme"), value("target"), value("reference")];
      request.use = value("use");
      request.weight = value("weight");
      if (what === "kind") [request.facilities, request.opportunities] = [{kinds: [rest.join(" ")], column: null}, "facilities"];
      else [request.facilities, request.opportunities] = [null, rest.join(" ")];
      request.decay = decayFrom(value("decay"), scale);
      request.at_most = most ? Number(most) : null;
    });
    app.closeSheet();
  }
}

// A decay as the request has it, and its scale in minutes.
function decayOf(decay) {
  const {name = "exponential", parameters = [1 / 480]} = decay;
  if (!words.decays[name]) return ["exponential", "480"];
  const scale = name === "exponential" ? 1 / parameters[0] : parameters[0];
  return [name, String(Number(scale.toPrecision(12)))];
}

const decayFrom = (name, scale) => ({name, parameters: [name === "exponential" ? 1 / scale : scale]});
