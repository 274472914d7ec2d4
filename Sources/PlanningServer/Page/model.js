// What the server says of the current scenario: figures at once, searches while they go on.
import {get, post, follow, Refused} from "./api.js";
import {ideaIds} from "./ideas.js";

const key = value => JSON.stringify(value);

export class Model extends EventTarget {
  constructor(store) {
    super();
    this.store = store;
    this.network = store.network;
    this.known = new Map();
    this.gains = new Map();
    this.ideaGains = new Map();
    this.figures = null;
    this.search = null;
    this.frontiers = new Map();
    this.asked = 0;
    store.addEventListener("change", () => this.refresh());
  }

  emit(name) { this.dispatchEvent(new Event(name)); }

  // What figures depend on: not on budget and rules.
  figuresKey({request, ideas, build}) {
    const {budget, require, forbid, at_most, spending, ...rest} = request;
    return key([rest, ideas, [...build].sort()]);
  }

  frontierKey({request, ideas}) {
    const {budget, ...rest} = request;
    return key([rest, ideas]);
  }

  // What a proof is about: the network's tables too, which may be others at the next start.
  proofKey({request, ideas}) { return key([this.network.digest, request, ideas]); }

  async evaluate(question) {
    const name = this.figuresKey(question);
    if (!this.known.has(name)) {
      const answer = post("evaluate", {question});
      this.known.set(name, answer);
      answer.catch(() => this.known.delete(name));
      if (this.known.size > 40) this.known.delete(this.known.keys().next().value);
    }
    return this.known.get(name);
  }

  async refresh() {
    const number = ++this.asked;
    const start = performance.now();
    this.isWaiting = true;
    try {
      const figures = await this.evaluate(this.store.question);
      if (number !== this.asked) return;
      this.figures = figures;
      this.failure = null;
      this.lastSeconds = (performance.now() - start) / 1000;
    } catch (error) {
      if (number !== this.asked) return;
      this.failure = error.message;
    }
    this.isWaiting = false;
    this.emit("figures");
    this.fetchGains();
  }

  // What each candidate gains alone. Those of the network are asked for once: lines of one's own change nothing of them.
  get gainsQuestion() {
    const {request, ideas} = structuredClone(this.store.question);
    return {request: {...request, require: [], forbid: []}, build: [], ideas: {add: [], upgrade: [], close: ideas.close}};
  }

  fetchGains() {
    const question = this.gainsQuestion;
    const name = this.figuresKey(question);
    this.knownGains = this.gains.get(name);
    if (this.knownGains) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.askGains(name, question), 600);
  }

  askGains(name, question) {
    if (this.gains.has(name)) return;
    this.gains.set(name, new Map());
    post("gains", {question}).then(list => {
      this.gains.set(name, new Map(list.map(p => [p.id, p.gain_alone])));
      this.knownGains = this.gains.get(name);
      this.emit("gains");
    }).catch(() => this.gains.delete(name));
  }

  // An idea's gain is the figure with it alone against that with nothing.
  gainOf(id) {
    const {question} = this.store;
    if (this.network.projects.some(p => p.id === id)) return this.knownGains?.get(id);
    const key_ = `${id} ${this.figuresKey({...question, build: []})}`;
    if (!this.ideaGains.has(key_)) {
      this.ideaGains.set(key_, undefined);
      this.evaluate({...structuredClone(question), build: [id]}).then(({objective: o}) => {
        this.ideaGains.set(key_, o.minimized ? o.value_before - o.value : o.value - o.value_before);
        this.emit("gains");
      }, () => this.ideaGains.delete(key_));
    }
    return this.ideaGains.get(key_);
  }

  // All projects that may be chosen: those of the network and the ideas.
  get candidates() {
    const ideas = new Map((this.figures?.ideas ?? []).map(i => [i.id, i]));
    const own = ideaIds(this.network, this.store.question.ideas).map(({id, kind, index, text}) => {
      const idea = ideas.get(id);
      return {
        id, kind, index, text, isIdea: true, status: "candidate", region: "", source: "your own", group: "", requires: [],
        confidence: "", name: idea?.name ?? text.split(",")[0], cost: idea?.cost ?? 0, km: idea?.km ?? 0, modes: idea?.modes ?? [],
        course: idea?.course,
      };
    });
    return [...own, ...this.network.projects.filter(p => p.status === "candidate")];
  }

  // MARK: Searches

  // Of a search that was begun before the page was loaded, `job` is where it goes on.
  async run(kind, body, watch, job = null) {
    if (this.search && !this.search.isOver) return null;
    const search = this.search = {kind, start: performance.now(), updates: 0, progress: null, ahead: 0, isOver: false, scenario: this.store.scenario.id, trace: []};
    this.emit("search");
    try {
      search.job = job ?? (await post(kind, body)).job;
      if (kind !== "why") this.store.keepRunning({job: search.job, kind, scenario: search.scenario, body});
      const answer = await follow(search.job, {
        state: data => {
          search.updates += 1;
          search.ahead = data.ahead;
          search.seconds = data.seconds;
          if (data.progress) {
            search.progress = data.progress;
            const {incumbent, bound} = data.progress;
            const last = search.trace[search.trace.length - 1];
            if (!last || last[1] !== incumbent || last[2] !== bound) search.trace.push([data.seconds, incumbent, bound]);
          }
          this.emit("progress");
        },
        part: data => watch?.(data),
      });
      return answer;
    } catch (error) {
      if (!(error instanceof Refused) || !search.isStopped) search.failure = error.message;
      return null;
    } finally {
      search.isOver = true;
      if (this.store.state.running?.job === search.job) this.store.keepRunning(null);
      this.emit("search");
    }
  }

  // Takes up a search that nobody follows: the page was loaded again while it went on. One that the server does not know, since it was
  // killed and started anew, begins again.
  async resume() {
    const {running, scenarios} = this.store.state;
    if (!running) return;
    const known = (await get("jobs")).jobs.find(j => j.job === running.job);
    if (known?.watched || this.search) return;
    if (!scenarios.some(s => s.id === running.scenario)) {
      this.store.keepRunning(null);
      return;
    }
    const from = {scenario: running.scenario, question: running.body.question, job: known?.job ?? null};
    if (running.kind === "plan") await this.plan(from);
    else await this.frontier(running.body.budgets, from);
  }

  stop() {
    if (!this.search?.job) return;
    this.search.isStopped = true;
    post("stop", {job: this.search.job}).catch(() => {});
  }

  get here() { return {scenario: this.store.scenario.id, question: structuredClone(this.store.question), job: null}; }

  async plan({scenario: id, question, job} = this.here) {
    const answer = await this.run("plan", {question}, null, job);
    if (!answer) return;
    if (answer.status === "infeasible" || answer.value === null) {
      this.search.conflict = answer.conflict;
      this.emit("search");
      return;
    }
    const document = this.store.keepDocument(answer.document);
    const proof = {
      about: this.proofKey(question), build: answer.build, status: answer.status, value: answer.value, bound: answer.bound,
      gap: answer.relative_gap, gainGap: answer.relative_gap_of_gain, seconds: this.search.seconds, document,
      worths: answer.projects, trace: answer.trace,
    };
    if (this.store.state.current !== id && this.store.state.scenarios.some(s => s.id === id)) this.store.select(id);
    this.store.change("Plan", scenario => {
      scenario.question.build = answer.build;
      scenario.proof = proof;
    });
  }

  // What is known of the current scenario's plan: null, "stale" or its proof.
  get proof() {
    const {proof, question} = this.store.scenario;
    if (!proof) return null;
    const same = key([...proof.build].sort()) === key([...question.build].sort());
    return {...proof, isStale: proof.about !== this.proofKey(question) || !same};
  }

  async frontier(budgets, {question, job} = this.here) {
    const name = this.frontierKey(question);
    const known = {points: [], isOver: false};
    this.frontiers.set(name, known);
    const answer = await this.run("frontier", {question, budgets}, point => {
      known.points.push(point);
      known.points.sort((a, b) => a.budget - b.budget);
      this.emit("frontier");
    }, job);
    if (answer) known.points = answer.points;
    known.isOver = true;
    this.emit("frontier");
  }

  get knownFrontier() { return this.frontiers.get(this.frontierKey(this.store.question)); }
}
