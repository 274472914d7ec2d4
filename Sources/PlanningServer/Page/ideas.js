// Ideas as texts, the form in which commands and files have them, and the ids that the server gives them.
export function parseIdea(text) {
  const [places, ...rest] = text.split(",");
  const idea = {places};
  for (const part of rest) {
    const equals = part.indexOf("=");
    idea[part.slice(0, equals).trim()] = part.slice(equals + 1).trim();
  }
  return idea;
}

export function ideaText({places, ...rest}) {
  const members = Object.entries(rest).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return [places, ...members.map(([key, value]) => `${key}=${String(value).replaceAll(",", " ")}`)].join(",");
}

// Faster stretches come before new lines, each with the lowest number that the network does not use.
export function ideaIds(network, ideas) {
  const known = new Set(network.projects.map(p => p.id));
  const ids = [];
  let number = 1;
  for (const kind of ["upgrade", "add"]) {
    for (const [index, text] of ideas[kind].entries()) {
      while (known.has(`idea-${number}`)) number += 1;
      ids.push({id: `idea-${number}`, kind, index, text});
      number += 1;
    }
  }
  return ids;
}

// Changes the ideas of a question; what is said of those that stay follows them to their new ids.
export function editIdeas(network, question, edit) {
  const before = ideaIds(network, question.ideas);
  const marks = new Map();
  for (const {kind, index, id} of before) marks.set(`${kind} ${index}`, id);
  const tagged = {
    upgrade: question.ideas.upgrade.map((text, i) => ({text, old: marks.get(`upgrade ${i}`)})),
    add: question.ideas.add.map((text, i) => ({text, old: marks.get(`add ${i}`)})),
  };
  edit(tagged);
  question.ideas.upgrade = tagged.upgrade.map(t => t.text);
  question.ideas.add = tagged.add.map(t => t.text);
  const after = ideaIds(network, question.ideas);
  const renamed = new Map();
  const added = [];
  for (const {kind, index, id} of after) {
    const old = tagged[kind][index].old;
    if (old) renamed.set(old, id); else added.push(id);
  }
  const old = new Set(before.map(b => b.id));
  const follow = list => list.filter(id => !old.has(id) || renamed.has(id)).map(id => renamed.get(id) ?? id);
  question.build = follow(question.build);
  question.request.require = follow(question.request.require);
  question.request.forbid = follow(question.request.forbid);
  return added;
}
