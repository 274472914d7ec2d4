// Free, must and never of a project, and what follows for what is built.
export function stateOf({request}, id) {
  if (request.require.includes(id)) return "must";
  return request.forbid.includes(id) ? "never" : "free";
}

export function setState(store, project, state) {
  store.change(`${project.name}: ${state}`, scenario => {
    const {request} = scenario.question;
    const {id} = project;
    request.require = request.require.filter(p => p !== id);
    request.forbid = request.forbid.filter(p => p !== id);
    const build = scenario.question.build.filter(p => p !== id);
    if (state === "must") {
      request.require.push(id);
      build.push(id);
    }
    if (state === "never") request.forbid.push(id);
    if (state === "free" && scenario.question.build.includes(id)) build.push(id);
    scenario.question.build = build;
  });
}
