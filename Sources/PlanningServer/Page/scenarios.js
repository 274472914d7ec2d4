// The bar on top: scenarios by name, undo and redo, what is pinned, comparison, files in and out.
import {$, h, fill, button, table} from "./dom.js";
import {post} from "./api.js";
import {amount, change, share} from "./numbers.js";
import {words} from "./words.js";

export class Scenarios {
  constructor(app) {
    this.app = app;
    this.status = h("span.muted", {id: "status", role: "status"});
    $("bar").append(this.area = h("div.bar"));
  }

  draw() {
    const {store, network} = this.app;
    const {state, scenario} = store;
    const last = state.past[state.past.length - 1], next = state.future[state.future.length - 1];
    fill(this.area,
      h("b.brand", {}, "Corridor", h("small", {}, network.name)),
      h("select", {id: "scenario", "aria-label": "Scenario", "data-key": "scenario", onchange: e => store.select(e.target.value)}, state.scenarios.map(sc => h("option", {value: sc.id, selected: sc.id === scenario.id}, sc.name))),
      button("New", () => this.copy(), {title: "A copy of this scenario, to try something else", id: "new"}),
      button("Rename", () => this.rename(), {class: "quiet wide", id: "rename"}),
      h("span.gap"),
      button("Undo", () => store.undo(), {disabled: !last, title: last ? `Undo: ${last.label}` : "", id: "undo", "data-key": "undo"}),
      button("Redo", () => store.redo(), {disabled: !next, title: next ? `Redo: ${next.label}` : "", id: "redo", "data-key": "redo"}),
      h("span.gap"),
      button(state.pinned === scenario.id ? "Unpin" : "Pin", () => { store.pin(scenario.id); this.app.drawMap(); }, {id: "pin", "aria-pressed": String(state.pinned === scenario.id), title: "Pin this scenario; the map can show others against it"}),
      button("Compare", () => this.compare(), {id: "compare", title: "All scenarios side by side"}),
      button("Files", () => this.files(), {id: "files", title: "Save, open, report, package, command"}),
      this.status,
    );
    this.drawStatus();
  }

  drawStatus() {
    const {status, failure, refusal} = this.app.store;
    this.status.textContent = words[status] ?? "";
    this.status.title = (status === "refused" ? refusal : failure) ?? "";
    this.status.className = ["lost", "newToken", "other", "refused"].includes(status) ? "bad" : "muted";
  }

  copy() {
    const {store} = this.app;
    const names = new Set(store.state.scenarios.map(s => s.name));
    let number = store.state.scenarios.length + 1;
    while (names.has(`Scenario ${number}`)) number += 1;
    const copy = {...structuredClone(store.scenario), ...{id: store.fresh("").id, name: `Scenario ${number}`}};
    store.add(copy);
  }

  rename() {
    const {store} = this.app;
    const input = h("input", {type: "text", value: store.scenario.name, maxlength: 60, "aria-label": "Name"});
    const save = event => {
      event.preventDefault();
      const name = input.value.trim();
      if (name) store.change(`Rename to ${name}`, sc => { sc.name = name; });
      this.app.closeSheet();
    };
    this.app.openSheet("Rename the scenario", h("form.row", {onsubmit: save}, input, h("button", {type: "submit", class: "primary"}, "Rename"),
      button("Delete it", () => { store.remove(store.scenario.id); this.app.closeSheet(); }, {class: "quiet", disabled: store.state.scenarios.length < 2, id: "delete"})));
  }

  // MARK: Comparison

  async compare() {
    const {store, model, network} = this.app;
    const scenarios = store.state.scenarios;
    const body = h("div.compare", {id: "comparison"}, h("p.note", {}, "…"));
    this.app.openSheet("Scenarios side by side", body);
    const figures = await Promise.all(scenarios.map(sc => model.evaluate(sc.question).catch(error => ({error: error.message}))));
    const base = scenarios.findIndex(s => s.id === (store.state.pinned ?? scenarios[0].id));
    const num = text => ({text, number: true});
    const regions = [...new Set(figures.flatMap(f => (f.regions ?? []).map(r => r.region)))];
    const proof = sc => {
      if (!sc.proof) return "chosen by hand";
      if (sc.proof.about !== model.proofKey(sc.question)) return "out of date";
      return sc.proof.status === "optimal" ? `proven to ${share(sc.proof.gap)}` : `open ${share(sc.proof.gap)}`;
    };
    const row = (label, cell) => [label, ...figures.map((f, i) => (f.error ? "–" : cell(f, scenarios[i], i)))];
    const against = (value, other, isBase) => (isBase || other === undefined || other === null ? amount(value, 5) : `${amount(value, 5)} (${change(other, value)})`);
    const rows = [
      row("budget", (f, sc) => amount(sc.question.request.budget)), row("money", f => ({text: amount(f.cost), value: f.cost})),
      row("projects", (f, sc) => sc.question.build.length),
      row("objective", (f, sc) => sc.question.request.objective.kind),
      row("value", (f, sc, i) => ({text: against(f.objective.value, figures[base].objective?.value, i === base), value: f.objective.value})),
      row("proof", (f, sc) => proof(sc)),
      row("gap in access", (f, sc, i) => against(f.gap.after, figures[base].gap?.after, i === base)),
      ...regions.map(name => row(name, (f, sc, i) => against(f.regions.find(r => r.region === name)?.access_after, figures[base].regions?.find(r => r.region === name)?.access_after, i === base))),
      ...["theil-t", "gini"].map(name => row(name, (f, sc, i) => against(f.inequality.find(x => x.index === name)?.after, figures[base].inequality?.find(x => x.index === name)?.after, i === base))),
    ];
    const content = [table(["", ...scenarios.map((sc, i) => num(sc.name + (i === base ? " (base)" : "")))], rows)];
    const current = scenarios.indexOf(store.scenario);
    if (current !== base && !figures[base].error && !figures[current].error) content.push(...this.difference(scenarios, figures, base, current));
    fill(body, content);
  }

  // Projects in both and in one, winners and losers.
  difference(scenarios, figures, base, current) {
    const {model, network} = this.app;
    const names = new Map(model.candidates.map(p => [p.id, p.name]));
    const [a, b] = [scenarios[base], scenarios[current]];
    const only = (one, other) => one.question.build.filter(id => !other.question.build.includes(id)).map(id => names.get(id) ?? id);
    const both = a.question.build.filter(id => b.question.build.includes(id)).length;
    const list = (title, items) => h("div", {}, h("h3", {}, title), items.length ? h("ul", {}, items.map(t => h("li", {}, t))) : h("p.muted", {}, "none"));
    const zones = network.zones.map((z, i) => ({name: z.name, from: figures[base].zones.after[i], to: figures[current].zones.after[i]})).filter(z => z.from > 0);
    const sorted = zones.sort((x, y) => y.to / y.from - x.to / x.from);
    const line = z => `${z.name} ${change(z.from, z.to)}`;
    return [h("p", {}, `${both} project${both === 1 ? " is" : "s are"} in both. The map shows the difference under “against pinned” while one of them is pinned.`),
      h("div.columns", {}, list(`Only in ${a.name}`, only(a, b)), list(`Only in ${b.name}`, only(b, a)),
        list(`Gain in ${b.name}`, sorted.filter(z => z.to > z.from * (1 + 1e-9)).slice(0, 8).map(line)),
        list(`Lose in ${b.name}`, sorted.filter(z => z.to < z.from * (1 - 1e-9)).slice(-8).reverse().map(line)))];
  }

  // MARK: Files

  files() {
    const {app} = this;
    const {store, model} = app;
    const name = store.scenario.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
    const proven = model.proof && !model.proof.isStale && model.proof.document ? store.state.documents[model.proof.document] : null;
    const document_ = async () => proven ?? (await post("scenario", {question: store.question})).document;
    const attempt = work => async () => {
      try {
        await work();
      } catch (error) {
        app.say(error.message);
      }
    };
    const out = h("p.note", {id: "export-result", role: "status"});
    const file = h("input", {type: "file", accept: ".json,application/json", "aria-label": "Open a scenario", id: "open-file", onchange: attempt(async () => {
      const chosen = file.files[0];
      if (!chosen) return;
      const text = await chosen.text();
      const opened = await post("open", {document: text, name: chosen.name});
      const scenario = {...store.fresh(opened.name ?? chosen.name.replace(/\.json$/, "")), question: opened.question};
      if (["optimal", "feasible", "interrupted"].includes(opened.status)) {
        scenario.proof = {about: model.proofKey(opened.question), build: opened.question.build, status: opened.status, value: opened.value, bound: opened.bound, gap: Math.abs(opened.value - opened.bound) / Math.max(Math.abs(opened.value), 1e-9), document: store.keepDocument(text), worths: [], trace: []};
      }
      store.add(scenario, `Open ${chosen.name}`);
      app.closeSheet();
    })});
    app.openSheet("Files",
      h("p", {}, "A scenario is one JSON file, which ", h("code", {}, "corridor plan --like"), ", ", h("code", {}, "evaluate --plan"), ", ", h("code", {}, "verify"), " and ", h("code", {}, "report"), " read."),
      h("div.acts", {},
        button("Save scenario", attempt(async () => save(`${name}.json`, await document_(), "application/json")), {class: "primary", id: "save-scenario"}),
        h("label.file", {}, "Open a scenario", file),
        button("Report page", attempt(async () => save(`${name}.html`, (await post("report", {document: await document_()})).html, "text/html")), {id: "save-report"}),
        button("Package with your lines", attempt(async () => { out.textContent = words.packageAt((await post("package", {question: store.question})).folder); }), {id: "save-package"}),
        button("Command line", attempt(async () => {
          const {command} = await post("command", {question: store.question});
          fill(out, h("code", {}, command));
          await navigator.clipboard?.writeText(command).then(() => app.say(words.copied), () => {});
        }), {id: "command"})),
      out);
  }
}

function save(name, text, type) {
  const link = h("a", {href: URL.createObjectURL(new Blob([text], {type})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
