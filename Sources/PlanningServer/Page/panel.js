// The side: what the plan does, money and search, candidates, effects.
import {$, h, s, fill, button, table} from "./dom.js";
import {amount, common, significant, change, share, minutes, parseAmount, roundUp, percent} from "./numbers.js";
import {words} from "./words.js";
import {stateOf, setState} from "./choices.js";

export class Panel {
  constructor(app) {
    this.app = app;
    this.tab = "projects";
    this.filter = "";
    this.order = "gain";
    const side = $("side");
    this.result = h("section.result", {"aria-label": "What the plan does", "aria-live": "polite"});
    this.money = h("section.money", {"aria-label": "Money and search"});
    this.tabs = h("div.tabs", {role: "tablist"});
    this.body = h("section.body", {id: "body"});
    side.append(this.result, this.money, this.tabs, this.body);
    this.search = h("div.search");
    const {model} = app;
    model.addEventListener("figures", () => this.update());
    model.addEventListener("gains", () => this.tab !== "effects" && this.drawBody());
    model.addEventListener("search", () => { this.drawMoney(); this.drawResult(); });
    model.addEventListener("progress", () => this.drawSearch());
    model.addEventListener("frontier", () => this.drawMoney());
  }

  get currency() { return this.app.network.currency; }

  update() {
    this.drawResult();
    this.drawMoney();
    this.drawTabs();
    this.drawBody();
  }

  show(tab) {
    this.tab = tab;
    this.drawTabs();
    this.drawBody();
  }

  // MARK: Result

  drawResult() {
    const {model} = this.app;
    if (model.failure) return fill(this.result, h("p.bad", {}, model.failure));
    const f = model.figures;
    if (!f) return;
    const {kind, value, value_before: before, minimized} = f.objective;
    const gain = minimized ? before - value : value - before;
    const {request, build} = this.app.store.question;
    const over = f.cost > request.budget;
    fill(
      this.result,
      h("div.tiles", {},
        h("div.tile", {},
          h("span.what", {}, this.figureName(kind)),
          h("b", {id: "value", "data-value": value, title: String(value)}, amount(value, 5)),
          h("span", {class: gain > 0 ? "good" : gain < 0 ? "bad" : "", id: "value-change"}, `${change(before, value, 3)} `, h("i", {}, `from ${amount(before, 5)}`))),
        h("div.tile", {},
          h("span.what", {}, `Money (${this.currency})`),
          h("b", {id: "cost", "data-value": f.cost, title: String(f.cost)}, amount(f.cost, 4)),
          h("span", {class: over ? "bad" : ""}, over ? `above the budget of ${amount(request.budget)}` : `of ${amount(request.budget)}; ${build.length} project${build.length === 1 ? "" : "s"}`))),
      this.proofLine(),
      build.length ? null : h("p.note", {}, words.nothingBuilt),
      build.length && !f.pairs.length ? h("p.note", {id: "standstill"}, words.standstill) : null,
      f.notes.length ? h("details.note", {}, h("summary", {}, `${f.notes.length} assumption${f.notes.length === 1 ? "" : "s"}`), h("ul", {}, f.notes.map(n => h("li", {}, n)))) : null,
    );
  }

  figureName(kind) {
    const {request} = this.app.store.question;
    if (kind === "gap" || kind === "ratio") return `${words.figure[kind]}: ${request.reference} ${kind === "gap" ? "less" : "over"} ${request.target}`;
    if (kind === "access") return `access of ${request.target}`;
    return words.figure[kind] ?? kind;
  }

  proofLine() {
    const {proof, search} = this.app.model;
    if (search && !search.isOver && search.kind === "plan") return null;
    if (search?.conflict?.length) return h("p.proof.bad", {id: "proof"}, `${words.infeasible} ${search.conflict.join("; ")}`);
    if (search?.failure) return h("p.proof.bad", {id: "proof"}, search.failure);
    if (!proof) return h("p.proof", {id: "proof"}, words.proofNone);
    if (proof.isStale) return h("p.proof", {id: "proof", class: "proof stale"}, words.proofStale);
    const open = share(proof.gap);
    return h("p", {id: "proof", class: `proof ${proof.status}`, "data-status": proof.status, "data-bound": proof.bound}, proof.status === "optimal" ? words.proofOptimal(open) : words.proofOpen(open));
  }

  // MARK: Money and search

  drawMoney() {
    const {model, store, network} = this.app;
    const {request} = store.question;
    const all = model.candidates.reduce((sum, p) => sum + p.cost, 0);
    const most = roundUp(Math.max(all, request.budget));
    const isRunning = model.search && !model.search.isOver;
    const setBudget = value => store.change("Budget", sc => { sc.question.request.budget = value; });
    const slider = h("input", {
      type: "range", id: "budget", min: 0, max: 1000, step: 1, value: 1000 * Math.sqrt(request.budget / most), "data-key": "budget",
      "aria-label": "Budget", "aria-valuetext": `${amount(request.budget)} ${this.currency}`,
      oninput: e => { text.value = amount(nice((e.target.value / 1000) ** 2 * most), 3); },
      onchange: e => setBudget(nice((e.target.value / 1000) ** 2 * most)),
    });
    const text = h("input", {
      type: "text", id: "budget-text", value: amount(request.budget, 6), inputmode: "decimal", "aria-label": `Budget in ${this.currency}`, "data-key": "budget-text",
      onchange: e => {
        const value = parseAmount(e.target.value);
        if (value === null) e.target.value = amount(request.budget, 6); else setBudget(value);
      },
    });
    fill(
      this.money,
      h("div.row", {}, h("label", {for: "budget-text"}, "Budget"), text, h("span.unit", {}, this.currency),
        button("Question…", () => this.app.questionForm.open(), {class: "quiet", id: "question", title: "Objective, regions, decay, rules"})),
      this.frontierChart(most),
      slider,
      h("div.row.acts", {},
        isRunning
          ? button("Stop", () => model.stop(), {class: "primary", id: "stop", "data-key": "plan"})
          : button("Plan", () => model.plan(), {class: "primary", id: "plan", "data-key": "plan", title: "Find the best projects for the budget, with proof"}),
        button("Frontier", () => model.frontier(Array.from({length: 10}, (_, i) => nice(most * ((i + 1) / 10) ** 2))), {disabled: isRunning, id: "frontier", title: "The best plan of ten budgets"}),
      ),
      this.search,
    );
    this.drawSearch();
    function nice(value) {
      const step = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 2);
      return Math.round(value / step) * step;
    }
  }

  drawSearch() {
    const {search} = this.app.model;
    if (!search || (search.isOver && search.kind !== "plan")) return fill(this.search);
    if (search.isOver) {
      fill(this.search, h("span.muted", {}, search.seconds ? `${significant(search.seconds, 3)} s` : ""));
      return;
    }
    if (search.ahead > 0) return fill(this.search, words.waiting(search.ahead));
    const p = search.progress;
    fill(
      this.search,
      h("dl.live", {id: "live", "data-updates": search.updates},
        h("dt", {}, "best"), h("dd", {id: "incumbent"}, p?.incumbent == null ? "…" : amount(p.incumbent, 6)),
        h("dt", {}, "bound"), h("dd", {id: "bound"}, p?.bound == null ? "…" : amount(p.bound, 6)),
        h("dt", {}, "open"), h("dd", {}, p?.relative_gap == null ? "…" : share(p.relative_gap)),
        h("dt", {}, "time"), h("dd", {id: "seconds"}, `${significant(Math.floor((search.seconds ?? 0) * 10) / 10, 4)} s`)),
    );
  }

  // Value over budget; a point is a plan.
  frontierChart(most) {
    const known = this.app.model.knownFrontier;
    if (!known || !known.points.length) return known && !known.isOver ? h("p.note", {}, "Searching the largest budget first…") : null;
    const {store, model} = this.app;
    const before = model.figures?.objective.value_before ?? known.points[0].value;
    const values = [before, ...known.points.map(p => p.value)];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [width, height] = [360, 92];
    // Small budgets have more room: what the first money does is what is asked most.
    const x = budget => 6 + (width - 12) * Math.sqrt(budget / most);
    const y = value => 10 + (height - 24) * (high === low ? 0.5 : (high - value) / (high - low));
    const line = [[0, before], ...known.points.map(p => [p.budget, p.value])].map(([b, v]) => `${x(b)},${y(v)}`).join(" ");
    const take = point => store.change(`Plan for ${amount(point.budget)}`, sc => {
      sc.question.request.budget = point.budget;
      sc.question.build = point.projects;
      sc.proof = {
        about: model.proofKey(sc.question), build: point.projects, status: point.relative_gap <= 1e-4 ? "optimal" : "feasible",
        value: point.value, bound: point.bound, gap: point.relative_gap, document: null, worths: [], trace: [],
      };
    });
    return h("figure.frontier", {},
      s("svg", {viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Value of the best plan over the budget"},
        s("polyline", {points: line, class: "curve"}),
        s("line", {x1: x(store.question.request.budget), x2: x(store.question.request.budget), y1: 4, y2: height - 12, class: "now"}),
        known.points.map(p => s("circle", {
          cx: x(p.budget), cy: y(p.value), r: 5, class: "point", tabindex: 0, role: "button",
          "aria-label": `Best plan for ${amount(p.budget)}: ${amount(p.value, 5)}`,
          onclick: () => take(p), onkeydown: e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); take(p); } },
        }, s("title", {}, `${amount(p.budget)}: ${amount(p.value, 5)}, ${p.projects.length} projects`))),
        s("text", {x: 6, y: height - 1, class: "axis"}, "0"),
        s("text", {x: width - 6, y: height - 1, class: "axis end"}, amount(most))),
      h("figcaption", {}, known.isOver ? "Best value over the budget. Click a point to take its plan." : `${known.points.length} budgets are done…`));
  }

  // MARK: Tabs

  drawTabs() {
    const count = this.app.store.question.build.length;
    const tabs = [["projects", `Projects ${count ? `(${count} built)` : ""}`], ["effects", "Effects"], ["selection", "Selection"]];
    fill(this.tabs, tabs.map(([id, label]) => button(label, () => this.show(id), {role: "tab", "aria-selected": String(this.tab === id), "data-key": `tab-${id}`, id: `tab-${id}`})));
  }

  drawBody() {
    if (this.tab === "projects") this.drawProjects();
    else if (this.tab === "effects") this.drawEffects();
    else this.app.details.draw(this.body);
  }

  drawProjects() {
    const {model, store, network} = this.app;
    const {question} = store;
    const built = new Set(question.build);
    const gains = new Map(model.candidates.map(p => [p.id, model.gainOf(p.id) ?? -Infinity]));
    const gain = p => gains.get(p.id);
    const worths = new Map((model.proof && !model.proof.isStale ? model.proof.worths : []).map(w => [w.id, w.loss_without]));
    const sorts = {
      gain: (a, b) => gain(b) - gain(a), cost: (a, b) => b.cost - a.cost, name: (a, b) => a.name.localeCompare(b.name),
      rate: (a, b) => gain(b) / b.cost - gain(a) / a.cost,
    };
    const rows = model.candidates
      .filter(p => !this.filter || `${p.name} ${p.id} ${p.region}`.toLowerCase().includes(this.filter.toLowerCase()))
      .sort((a, b) => (b.isIdea ?? false) - (a.isIdea ?? false) || built.has(b.id) - built.has(a.id) || sorts[this.order](a, b));
    const largest = Math.max(1e-300, ...rows.map(gain).filter(Number.isFinite));
    const list = h("ul.projects", {id: "projects", "aria-label": `Candidates; ${words.stateHelp}`}, rows.map(p => this.projectRow(p, built, worths, gain(p), largest)));
    fill(
      this.body,
      h("div.row.find", {},
        h("input", {type: "search", id: "filter", placeholder: `Find among ${model.candidates.length} candidates`, "aria-label": "Find a candidate", value: this.filter, "data-key": "filter", oninput: e => { this.filter = e.target.value; this.drawProjects(); }}),
        h("select", {"aria-label": "Order", "data-key": "order", onchange: e => { this.order = e.target.value; this.drawProjects(); }},
          [["gain", "by gain alone"], ["rate", "by gain per money"], ["cost", "by cost"], ["name", "by name"]].map(([value, label]) => h("option", {value, selected: this.order === value}, label)))),
      list,
    );
    const filter = $("filter");
    if (document.activeElement === filter) filter.setSelectionRange(this.filter.length, this.filter.length);
  }

  projectRow(p, built, worths, gain, largest) {
    const state = stateOf(this.app.store.question, p.id);
    const isOn = built.has(p.id);
    const loss = worths.get(p.id);
    return h("li", {
      class: `${isOn ? "on" : ""} ${state}`, "data-project": p.id, "data-key": `p-${p.id}`, tabindex: 0,
      onclick: e => { if (!e.target.closest("button")) this.app.select({kind: "project", id: p.id}); },
      onkeydown: e => this.rowKey(e, p),
      onpointerenter: () => this.app.highlight([p.id]), onpointerleave: () => this.app.highlight([]),
      onfocus: () => this.app.highlight([p.id]),
    },
      h("span.name", {}, p.name, p.isIdea ? h("em", {}, "yours") : null),
      h("span.cost.n", {title: words.confidence[p.confidence] ?? ""}, amount(p.cost, 3), p.confidence === "low" ? " ?" : ""),
      h("span.gain", {title: loss === undefined ? `gains ${amount(gain)} alone` : `the plan would lose ${amount(loss)} without it; gains ${amount(gain)} alone`},
        h("i", {style: `width:${Number.isFinite(gain) ? Math.max(0, 100 * gain / largest) : 0}%`}), h("b", {}, Number.isFinite(gain) ? amount(gain, 3) : "")),
      h("span.states", {role: "group", "aria-label": p.name}, Object.keys(words.states).map(name =>
        button(words.states[name], () => setState(this.app.store, p, name), {"aria-pressed": String(state === name), class: name, "data-key": `s-${name}-${p.id}`}))));
  }

  rowKey(event, project) {
    const states = {f: "free", m: "must", n: "never"};
    const li = event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (states[event.key.toLowerCase()]) setState(this.app.store, project, states[event.key.toLowerCase()]);
    else if (event.key === "ArrowDown") li.nextElementSibling?.focus();
    else if (event.key === "ArrowUp") li.previousElementSibling?.focus();
    else if (event.key === "Enter" && event.target === li) this.app.select({kind: "project", id: project.id});
    else return;
    event.preventDefault();
  }

  // MARK: Effects

  drawEffects() {
    const f = this.app.model.figures;
    if (!f) return fill(this.body);
    const {network, store} = this.app;
    const num = text => ({text, number: true});
    const scale = common(f.regions.flatMap(r => [r.access_before, r.access_after]));
    const regions = table(["Region", num(`before (${scale.word})`), num("after"), num("change")],
      f.regions.map(r => [r.region + (r.region === store.question.request.target ? ", target" : r.region === store.question.request.reference ? ", reference" : ""),
        {text: scale.text(r.access_before), value: r.access_before}, {text: scale.text(r.access_after), value: r.access_after}, change(r.access_before, r.access_after)]), "Mean access of each region");
    const pairs = f.pairs.length
      ? table(["From and to", num("before"), num("after")], f.pairs.map(p => [
        h("button", {type: "button", class: "link", onclick: () => this.app.select({kind: "pair", from: p.from, to: p.to})}, `${p.from_name} – ${p.to_name}`), minutes(p.before), minutes(p.after)]), "Pairs that gain most")
      : h("p.note", {}, words.noPairs);
    const zones = network.zones.map((z, i) => ({z, i, before: f.zones.before[i], after: f.zones.after[i]})).filter(r => r.before !== undefined);
    const button_ = r => h("button", {type: "button", class: "link", onclick: () => this.app.select({kind: "zone", zone: r.i})}, r.z.name);
    const worst = table(["Worst served zones", num("before"), num("after"), num("change")],
      [...zones].sort((a, b) => a.after - b.after).slice(0, 8).map(r => [button_(r), scale.text(r.before), scale.text(r.after), change(r.before, r.after)]));
    const losers = zones.filter(r => r.after < r.before * (1 - 1e-9)).sort((a, b) => a.after / a.before - b.after / b.before).slice(0, 5);
    const winners = [...zones].sort((a, b) => b.after / b.before - a.after / a.before).filter(r => r.after > r.before).slice(0, 8);
    const gains = table(["Zones that gain most", num("change")], winners.map(r => [button_(r), change(r.before, r.after)]));
    const inequality = table(["Inequality over all zones", num("before"), num("after"), num("change")],
      f.inequality.map(i => [i.index, {text: significant(i.before, 5), value: i.before}, {text: significant(i.after, 5), value: i.after}, change(i.before, i.after)]));
    fill(this.body, regions, pairs, winners.length ? gains : null,
      losers.length ? table(["Zones that lose", num("change")], losers.map(r => [button_(r), change(r.before, r.after)])) : null,
      worst, inequality, this.lorenz(zones));
  }

  // Share of all access over the share of people, the worst served first.
  lorenz(zones) {
    const sizes = this.app.atlas?.sizes ?? [];
    const curve = side => {
      const rows = zones.filter(r => sizes[r.i] > 0).sort((a, b) => a[side] - b[side]);
      const people = rows.reduce((sum, r) => sum + sizes[r.i], 0);
      const access = rows.reduce((sum, r) => sum + sizes[r.i] * r[side], 0);
      let [p, a] = [0, 0];
      return ["0,100", ...rows.map(r => {
        [p, a] = [p + sizes[r.i], a + sizes[r.i] * r[side]];
        return `${(100 * p / people).toFixed(2)},${(100 - 100 * a / access).toFixed(2)}`;
      })].join(" ");
    };
    if (!zones.length) return null;
    return h("figure.lorenz", {},
      s("svg", {viewBox: "-2 -2 104 104", role: "img", "aria-label": "Lorenz curve of access"},
        s("path", {d: "M0 100L100 0M0 0V100H100", class: "even"}),
        s("polyline", {points: curve("before"), class: "before"}), s("polyline", {points: curve("after"), class: "after"})),
      h("figcaption", {}, `Lorenz curve: share of all access over the share of ${this.app.counted.toLowerCase()}, the worst served first; before (grey) and after.`));
  }
}
