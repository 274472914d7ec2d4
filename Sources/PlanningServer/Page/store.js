// What the user has made: scenarios, undo and redo, kept by the server and in the address.
import {put, get, Refused} from "./api.js";
import {ideaIds} from "./ideas.js";

const most = 60;
// A body has at most 1 MiB.
const mostBytes = 900_000;
const bytesOf = value => new TextEncoder().encode(JSON.stringify(value)).length;
const newId = () => Math.random().toString(36).slice(2, 10);
const copy = value => structuredClone(value);
const blank = () => ({scenarios: [], current: null, pinned: null, past: [], future: [], documents: {}, running: null});

export class Store extends EventTarget {
  constructor(network) {
    super();
    this.network = network;
    this.version = 0;
    this.state = blank();
    this.status = "saved";
    // The search of this window, and those of it that are over.
    this.own = null;
    this.ended = new Set();
  }

  get scenario() { return this.state.scenarios.find(s => s.id === this.state.current); }
  get pinned() { return this.state.scenarios.find(s => s.id === this.state.pinned); }
  get question() { return this.scenario.question; }

  fresh(name) {
    return {
      id: newId(), name,
      question: {request: copy(this.network.request), ideas: {add: [], upgrade: [], close: []}, build: []},
      proof: null,
    };
  }

  async load(fragment) {
    const kept = await get("state");
    this.version = kept.version;
    this.folder = kept.folder;
    this.failure = kept.failure;
    if (kept.state?.scenarios?.length) this.state = {...blank(), ...kept.state};
    this.keepBase(kept.state?.scenarios ?? []);
    const shared = fragment && decode(fragment);
    if (shared?.question?.request && (!this.scenario || JSON.stringify(shared.question) !== JSON.stringify(this.question))) {
      // An address that somebody kept: its scenario stands beside the others.
      const known = this.state.scenarios.find(s => JSON.stringify(s.question) === JSON.stringify(shared.question));
      if (known) this.state.current = known.id;
      else {
        const scenario = {...this.fresh(shared.name ?? "From the address"), question: shared.question};
        this.state.scenarios.push(scenario);
        this.state.current = scenario.id;
      }
    }
    if (!this.scenario) {
      const scenario = this.fresh("Scenario 1");
      this.state.scenarios.push(scenario);
      this.state.current = scenario.id;
    }
    this.dropped = this.state.scenarios.flatMap(scenario => this.dropUnknown(scenario.question));
  }

  // Projects that the network has no more would refuse every figure; returns their ids.
  dropUnknown(question) {
    const known = new Set([...this.network.projects, ...ideaIds(this.network, question.ideas)].map(p => p.id));
    const gone = new Set();
    const keep = ids => (ids ?? []).filter(id => known.has(id) || (gone.add(id), false));
    question.build = keep(question.build);
    question.request.require = keep(question.request.require);
    question.request.forbid = keep(question.request.forbid);
    return [...gone];
  }

  // Changes the current scenario; the change can be taken back.
  change(label, edit) {
    const before = copy(this.scenario);
    const after = copy(before);
    edit(after);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.record({label, steps: [{id: before.id, before, after}], from: before.id, to: before.id});
  }

  add(scenario, label = `New scenario ${scenario.name}`) {
    this.record({label, steps: [{id: scenario.id, before: null, after: scenario}], from: this.state.current, to: scenario.id});
  }

  remove(id) {
    const scenario = this.state.scenarios.find(s => s.id === id);
    const rest = this.state.scenarios.filter(s => s.id !== id);
    if (!scenario || !rest.length) return;
    const to = this.state.current === id ? rest[0].id : this.state.current;
    this.record({label: `Delete ${scenario.name}`, steps: [{id, before: copy(scenario), after: null}], from: this.state.current, to});
  }

  select(id) {
    if (id === this.state.current) return;
    this.state.current = id;
    this.changed();
  }

  pin(id) {
    this.state.pinned = this.state.pinned === id ? null : id;
    this.changed();
  }

  record(entry) {
    this.apply(entry, "after");
    this.state.current = entry.to;
    this.state.past.push(entry);
    this.state.past = this.state.past.slice(-most);
    this.state.future = [];
    this.changed();
  }

  undo() {
    const entry = this.state.past.pop();
    if (!entry) return;
    this.apply(entry, "before");
    this.choose(entry.from);
    this.state.future.push(entry);
    this.changed();
  }

  redo() {
    const entry = this.state.future.pop();
    if (!entry) return;
    this.apply(entry, "after");
    this.choose(entry.to);
    this.state.past.push(entry);
    this.changed();
  }

  // Another window may have deleted it.
  choose(id) {
    const {scenarios} = this.state;
    this.state.current = scenarios.some(s => s.id === id) ? id : scenarios[0].id;
  }

  apply(entry, side) {
    for (const step of entry.steps) {
      const value = step[side];
      const place = this.state.scenarios.findIndex(s => s.id === step.id);
      if (value === null) {
        if (place >= 0 && this.state.scenarios.length > 1) this.state.scenarios.splice(place, 1);
      }
      else if (place < 0) this.state.scenarios.push(copy(value));
      else this.state.scenarios[place] = copy(value);
    }
    if (!this.state.scenarios.some(s => s.id === this.state.pinned)) this.state.pinned = null;
  }

  // The search that goes on, so that whoever loads the page next can take it up; steps back have nothing to do with it.
  keepRunning(running) {
    if (!running && !this.state.running) return;
    if (!running) this.ended.add(this.state.running.job);
    this.own = running;
    this.state.running = running;
    this.save();
  }

  // The document of a proven plan, kept beside the scenarios so that undo carries none of it.
  keepDocument(text) {
    const key = newId();
    this.state.documents[key] = text;
    return key;
  }

  changed() {
    const used = new Set();
    const note = scenario => { if (scenario?.proof?.document) used.add(scenario.proof.document); };
    this.state.scenarios.forEach(note);
    for (const entry of [...this.state.past, ...this.state.future]) {
      entry.steps.forEach(step => { note(step.before); note(step.after); });
    }
    for (const key of Object.keys(this.state.documents)) if (!used.has(key)) delete this.state.documents[key];
    this.dispatchEvent(new Event("change"));
    this.save();
  }

  get fragment() { return encode({name: this.scenario.name, question: this.question}); }

  save() {
    this.isDirty = true;
    this.saving ??= this.write().finally(() => { this.saving = null; });
  }

  async write() {
    while (this.isDirty) {
      this.isDirty = false;
      try {
        const text = this.fitting();
        const written = copy(text.scenarios);
        this.version = (await put("state", {version: this.version, state: text})).version;
        this.keepBase(written);
        this.tell(this.folder ? "saved" : "unsaved");
      } catch (error) {
        if (error instanceof Refused && error.status === 409) {
          this.merge(error.body);
          this.isDirty = true;
        } else {
          this.refusal = error.message;
          if (error instanceof Refused && error.status !== 401) {
            // It is there and takes no such state: the next change is tried again.
            this.tell("refused");
            return;
          }
          this.tell(error instanceof Refused ? "newToken" : "lost");
          this.isDirty = true;
          await new Promise(done => setTimeout(done, 2000));
        }
      }
    }
  }

  // What is written: the oldest steps go first, then documents that only steps back have.
  fitting() {
    let text = this.state;
    while (bytesOf(text) > mostBytes && text.past.length) {
      const past = text.past.slice(Math.ceil(text.past.length / 2));
      const used = new Set(text.scenarios.map(s => s.proof?.document));
      for (const entry of past) for (const step of entry.steps) for (const side of [step.before, step.after]) used.add(side?.proof?.document);
      text = {...text, past, future: [], documents: Object.fromEntries(Object.entries(text.documents).filter(([key]) => used.has(key)))};
    }
    return text;
  }

  // Another window wrote first: what only one of us changed is that one's, what both changed is kept twice.
  merge(other) {
    this.version = other.version;
    const theirs = other.state?.scenarios ?? [];
    let isNew = false;
    for (const scenario of theirs) {
      const own = this.state.scenarios.find(s => s.id === scenario.id);
      const base = this.base.get(scenario.id);
      const text = JSON.stringify(scenario);
      if (!own) {
        // One that we had and have no more was deleted here.
        if (base === undefined) this.state.scenarios.push(scenario);
        isNew ||= base === undefined;
      } else if (text !== base && text !== JSON.stringify(own)) {
        if (JSON.stringify(own) === base) Object.assign(own, scenario);
        else this.state.scenarios.push({...scenario, id: newId(), name: `${scenario.name} (other window)`});
        isNew = true;
      }
    }
    const there = new Set(theirs.map(s => s.id));
    this.state.scenarios = this.state.scenarios.filter(s => there.has(s.id) || s.id === this.state.current || JSON.stringify(s) !== this.base.get(s.id));
    this.state.documents = {...other.state?.documents, ...this.state.documents};
    // What is written says which search goes on: ours, else the other window's, unless it is one of ours that is over.
    const running = other.state?.running ?? null;
    this.state.running = this.own ?? (this.ended.has(running?.job) ? null : running);
    this.keepBase(theirs);
    if (!this.state.scenarios.some(s => s.id === this.state.pinned)) this.state.pinned = null;
    if (isNew) this.tell("other");
    this.dispatchEvent(new Event("change"));
  }

  // The scenarios as the server had them last.
  keepBase(scenarios) { this.base = new Map(scenarios.map(s => [s.id, JSON.stringify(s)])); }

  tell(status) {
    this.status = status;
    this.dispatchEvent(new Event("status"));
  }
}

// JSON as letters that an address may hold.
export function encode(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(Array.from(bytes, b => String.fromCharCode(b)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function decode(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, c => c.charCodeAt(0))));
  } catch {
    return null;
  }
}
