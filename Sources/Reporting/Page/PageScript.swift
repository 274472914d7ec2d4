// What the page can do: pan and zoom, switches, hover, click. Plain JavaScript, no library, no request.

/// The page's script.
///
/// It reads the JSON of the element `data` and needs nothing else; without it the page
/// still shows its map, charts and tables.
let pageScript = #"""
  "use strict";
  const errors = [];
  addEventListener("error", e => errors.push(String(e.message)));
  addEventListener("securitypolicyviolation", e => errors.push("blocked " + e.blockedURI));
  const $ = id => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse($("data").textContent);
  const svg = $("map"), ground = $("ground"), canvas = $("lines"), tip = $("tip"), details = $("details"), overlay = $("overlay");
  const home = [0, 0, data.width, data.height];
  let box = [...home], view = 0, perPixel = 10;
  const hiddenModes = new Set(data.modes.flatMap((m, i) => m.hidden ? [i] : []));
  const circles = all("#zones circle"), radii = circles.map(c => c.r.baseVal.value);

  // --- Words and numbers -------------------------------------------------------------------
  const fixed = (v, d) => v.toLocaleString("en", {minimumFractionDigits: d, maximumFractionDigits: d});
  const scaled = (v, s) => v == null ? "-" : fixed(v / s.factor, s.decimals) + (s.unit ? " " + s.unit : "");
  const percent = (a, b) => a > 0 ? (b >= a ? "+" : "") + fixed((b / a - 1) * 100, 1) + " %" : "-";
  const time = m => m == null ? "no path" : m < 60 ? fixed(m, 0) + " min"
    : Math.floor(Math.round(m) / 60) + " h " + Math.round(m) % 60 + " min";
  // Elements are made with text nodes only, so no name can become markup.
  const make = (tag, text, ...children) => {
    const e = document.createElement(tag);
    if (text != null) e.textContent = text;
    e.append(...children);
    return e;
  };
  const list = pairs => {
    const dl = make("dl");
    for (const [term, text] of pairs) if (text != null && text !== "") dl.append(make("dt", term), make("dd", text));
    return dl;
  };

  // --- Pan and zoom ------------------------------------------------------------------------
  const shape = (tag, attributes) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) e.setAttribute(name, attributes[name]);
    return e;
  };
  function show() {
    svg.setAttribute("viewBox", box.map(v => Math.round(v)).join(" "));
    perPixel = box[2] / (svg.clientWidth || 1000);
    const zoom = home[2] / box[2];
    // Marks and numbers keep their size on the screen; zones grow with the root of the zoom.
    svg.style.setProperty("--u", perPixel * (svg.clientWidth < 600 ? 0.72 : 1));
    circles.forEach((c, i) => c.r.baseVal.value = radii[i] / Math.sqrt(zoom));
    svg.classList.toggle("zoomed", zoom > 1.01);
    ground?.setAttribute("viewBox", svg.getAttribute("viewBox"));
    draw();
  }
  // Very many links are drawn on a canvas, the tiles in view, once per frame of the screen.
  const reading = {willReadFrequently: location.hash === "#selftest"};
  let frame = 0;
  function draw() {
    if (canvas && !frame) frame = requestAnimationFrame(() => { frame = 0; paint(); });
  }
  function paint() {
    const ratio = devicePixelRatio || 1, width = svg.clientWidth, height = svg.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext("2d", reading), s = width * ratio / box[2], looks = {};
    pen.setTransform(s, 0, 0, s, -box[0] * s, -box[1] * s);
    pen.lineCap = "round";
    for (const t of data.tiles) {
      if (hiddenModes.has(t.mode) || t.box[0] > box[0] + box[2] || t.box[2] < box[0]
        || t.box[1] > box[1] + box[3] || t.box[3] < box[1]) continue;
      const look = looks[t.mode + t.weight] ??=
        getComputedStyle(svg.querySelector(`#links [data-mode="${t.mode}"] .${t.weight}`));
      pen.strokeStyle = look.stroke;
      pen.globalAlpha = +look.opacity;
      pen.lineWidth = parseFloat(look.strokeWidth) * ratio / s;
      pen.setLineDash(look.strokeDasharray === "none" ? []
        : look.strokeDasharray.split(",").map(v => parseFloat(v) * ratio / s));
      pen.stroke(t.path ??= new Path2D(t.d));
    }
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  function zoomAt(x, y, factor) {
    const width = Math.min(home[2], Math.max(home[2] / 40, box[2] / factor)), f = width / box[2];
    box = [x - (x - box[0]) * f, y - (y - box[1]) * f, width, box[3] * f];
    clamp();
  }
  function clamp() {
    for (const i of [0, 1]) box[i] = Math.max(home[i], Math.min(home[i] + home[i + 2] - box[i + 2], box[i]));
    show();
  }
  const middle = () => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const place = e => {
    const r = svg.getBoundingClientRect();
    return [box[0] + (e.clientX - r.left) * box[2] / r.width, box[1] + (e.clientY - r.top) * box[3] / r.height];
  };
  const fingers = new Map();
  let moved = 0;
  svg.addEventListener("pointerdown", e => { fingers.set(e.pointerId, e); moved = 0; });
  addEventListener("pointerup", e => fingers.delete(e.pointerId));
  addEventListener("pointercancel", e => fingers.delete(e.pointerId));
  svg.addEventListener("pointermove", e => {
    const last = fingers.get(e.pointerId);
    if (!last) { if (e.pointerType === "mouse") hover(e); return; }
    const others = [...fingers.values()].filter(f => f.pointerId !== e.pointerId);
    if (others.length) {
      const o = others[0], span = f => Math.hypot(f.clientX - o.clientX, f.clientY - o.clientY);
      if (span(last) > 0) zoomAt(...place(e), span(e) / span(last));
    } else if (svg.classList.contains("zoomed")) {
      box[0] -= (e.clientX - last.clientX) * perPixel;
      box[1] -= (e.clientY - last.clientY) * perPixel;
      clamp();
    }
    moved += Math.hypot(e.clientX - last.clientX, e.clientY - last.clientY);
    fingers.set(e.pointerId, e);
  });
  svg.addEventListener("pointerleave", () => tip.hidden = true);
  // The wheel scrolls the page; with Ctrl or once zoomed it zooms the map.
  svg.addEventListener("wheel", e => {
    if (!e.ctrlKey && !svg.classList.contains("zoomed")) return;
    e.preventDefault();
    zoomAt(...place(e), Math.exp(-e.deltaY / 300));
  }, {passive: false});
  svg.addEventListener("keydown", e => {
    const step = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[e.key];
    if (step) { box[0] += step[0] * box[2] / 8; box[1] += step[1] * box[3] / 8; clamp(); }
    else if (e.key === "+" || e.key === "=") zoomAt(...middle(), 1.5);
    else if (e.key === "-") zoomAt(...middle(), 1 / 1.5);
    else if (e.key === "0") { box = [...home]; show(); }
    else return;
    e.preventDefault();
  });
  $("in").onclick = () => zoomAt(...middle(), 1.6);
  $("out").onclick = () => zoomAt(...middle(), 1 / 1.6);
  $("fit").onclick = () => { box = [...home]; show(); };
  svg.addEventListener("dblclick", e => zoomAt(...place(e), 2));
  addEventListener("resize", show);

  // --- What lies under the pointer ---------------------------------------------------------
  const node = i => [data.nodes.x[i], data.nodes.y[i]];
  function distance(p, a, b) {
    const dx = b[0] - a[0], dy = b[1] - a[1], l = dx * dx + dy * dy;
    const t = l ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / l)) : 0;
    return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
  }
  function under(p) {
    const reach = 9 * perPixel;
    let best = null;
    const offer = (d, kind, i) => { if (d < reach && (!best || d < best.d)) best = {d, kind, i}; };
    circles.forEach((c, i) => {
      const d = Math.hypot(p[0] - c.cx.baseVal.value, p[1] - c.cy.baseVal.value) - c.r.baseVal.value;
      offer(Math.max(0, d) * 0.9, "zone", +c.dataset.z);
    });
    data.projects.forEach((q, i) => {
      if (!$("projects-on")?.checked || (!q.rank && !$("others-on")?.checked)) return;
      for (const l of q.links) offer(distance(p, node(l[0]), node(l[1])) * (q.rank ? 0.5 : 0.9), "project", i);
    });
    for (const g of all("#marks > g:not(.off)"))
      data.nodes.type.forEach((t, i) => {
        if (t === g.dataset.mark) offer(Math.hypot(p[0] - data.nodes.x[i], p[1] - data.nodes.y[i]), "node", i);
      });
    if (best) return best;
    data.links.forEach((l, i) => { if (!hiddenModes.has(l[2])) offer(distance(p, node(l[0]), node(l[1])), "link", i); });
    return best;
  }
  function words(found) {
    const i = found.i;
    if (found.kind === "zone") {
      const z = data.zones[i];
      return z.name + ": " + data.views.map(v => v.label + " " + scaled(z.values[v.from], data.scale)
        + (v.to == null ? "" : " " + percent(z.values[v.from], z.values[v.to]))).slice(view, view + 1).join("");
    }
    if (found.kind === "project") {
      const q = data.projects[i];
      return (q.rank ? q.rank + ". " : "not chosen: ") + q.name + ", " + scaled(q.cost, data.money);
    }
    if (found.kind === "node") return data.nodes.name[i] + " (" + data.nodes.type[i] + ")";
    const l = data.links[i];
    return data.modes[l[2]].name + ": " + data.nodes.name[l[0]] + " to " + data.nodes.name[l[1]]
      + (l[3] != null ? ", " + time(l[3]) : "") + (l[4] != null ? ", " + fixed(l[4], 0) + " km" : "");
  }
  function hover(e) {
    const found = under(place(e));
    tip.hidden = !found;
    if (!found) return;
    tip.textContent = words(found);
    const r = svg.getBoundingClientRect(), x = e.clientX - r.left, y = e.clientY - r.top;
    tip.style.left = Math.min(x + 14, r.width - tip.offsetWidth - 4) + "px";
    tip.style.top = Math.max(4, y - tip.offsetHeight - 8) + "px";
  }
  svg.addEventListener("click", e => {
    if (moved > 6) return;
    const found = under(place(e));
    if (!found) return;
    if (found.kind === "zone") zone(found.i);
    else if (found.kind === "project") project(found.i);
    else { overlay.replaceChildren(); details.replaceChildren(make("h3", words(found))); }
  });

  // --- Details -----------------------------------------------------------------------------
  const legText = legs => {
    const parts = [];
    for (let i = 0; i < legs.length; i += 3)
      parts.push(data.modes[legs[i]].name.replaceAll("_", " ") + " to " + data.nodes.name[legs[i + 1]]
        + " " + time(legs[i + 2]));
    return parts.join(", ");
  };
  function zone(i) {
    const z = data.zones[i];
    const figures = [[data.weight, z.size == null ? null : fixed(z.size, 0)]];
    data.states.forEach((name, s) => figures.push([name, scaled(z.values[s], data.scale)]));
    if (data.states.length === 2 && data.isPlan) figures.push(["change", percent(z.values[0], z.values[1])]);
    data.schemes.forEach((s, k) => figures.push([s.name, z.regions[k].map(r => s.regions[r].name).join(", ")]));
    const parts = [make("h3", z.name), list(figures)];
    overlay.replaceChildren();
    if (z.routes.length) {
      const ul = make("ul");
      for (const [market, before, after, legs, old] of z.routes) {
        const li = make("li", data.zones[market].name + ": ");
        li.append(make("b", time(after)));
        if (data.isPlan && before !== after) li.append(" (before: " + time(before) + ")");
        if (legs.length) li.append(make("div", legText(legs)));
        if (old) { const o = make("div", "before: " + legText(old)); li.append(o); }
        all("div", li).forEach(d => d.className = "legs");
        ul.append(li);
        let d = "M" + z.x + " " + z.y;
        for (let k = 1; k < legs.length; k += 3) d += "L" + node(legs[k]).join(" ");
        overlay.append(shape("path", {d}));
      }
      parts.push(make("h3", "Fastest routes to the largest markets"), ul);
    }
    overlay.append(shape("circle", {cx: z.x, cy: z.y, r: 12 * perPixel}));
    details.replaceChildren(...parts);
  }
  function project(i) {
    const q = data.projects[i];
    const ul = make("ul");
    for (const l of q.links)
      ul.append(make("li", data.modes[l[2]].name.replaceAll("_", " ") + ": " + data.nodes.name[l[0]] + " to "
        + data.nodes.name[l[1]] + (l[3] != null ? ", " + time(l[3]) : "") + (l[4] != null ? ", " + fixed(l[4], 0) + " km" : "")));
    details.replaceChildren(
      make("h3", (q.rank ? q.rank + ". " : "") + q.name),
      list([["id", q.id], ["chosen", q.rank ? "yes" : q.status === "candidate" ? "no" : q.status],
        ["cost", scaled(q.cost, data.money)],
        ["loss without it", q.loss == null ? null : scaled(q.loss, data.loss)], ["region", q.region],
        ["requires", q.requires]]),
      make("h3", "It adds"), ul, ...(q.source ? [make("p", "Source: " + q.source)] : []));
    overlay.replaceChildren(...q.links.map(l => shape("path", {d: "M" + node(l[0]).join(" ") + "L" + node(l[1]).join(" ")})));
  }
  all("button[data-project]").forEach(b => b.onclick = () => {
    project(+b.dataset.project);
    $("atlas").scrollIntoView({block: "start"});
  });

  // --- Switches ----------------------------------------------------------------------------
  function colour(v) {
    view = v;
    const classes = data.views[v].classes;
    circles.forEach(c => c.setAttribute("class", classes[+c.dataset.z]));
    all("#cells path").forEach((p, i) => p.setAttribute("class", classes[i]));
    all("[data-legend]").forEach(l => l.hidden = +l.dataset.legend !== v);
    all("button[data-view]").forEach(b => b.setAttribute("aria-pressed", String(+b.dataset.view === v)));
    region();
  }
  all("button[data-view]").forEach(b => b.onclick = () => colour(+b.dataset.view));
  all("input[data-switch-mode]").forEach(b => b.onchange = () => {
    const m = +b.dataset.switchMode;
    b.checked ? hiddenModes.delete(m) : hiddenModes.add(m);
    all(`#links [data-mode="${m}"]`).forEach(g => g.classList.toggle("off", !b.checked));
    draw();
  });
  all("input[data-switch-mark]").forEach(b => b.onchange = () =>
    all(`#marks [data-mark="${b.dataset.switchMark}"]`).forEach(g => g.classList.toggle("off", !b.checked)));
  const toggle = (id, targets) => { const b = $(id); if (b) b.onchange = () =>
    targets.forEach(t => $(t).classList.toggle("off", !b.checked)); };
  toggle("projects-on", ["chosen"]);
  toggle("others-on", ["others"]);
  toggle("names-on", ["names"]);
  $("cells-on").onchange = () =>
    [svg, ground].forEach(s => s?.classList.toggle("cells-on", $("cells-on").checked));
  // A scheme lists its regions with their means; a region dims all zones but its own.
  let chosenRegion = null;
  function region() {
    const k = $("scheme").selectedIndex - 1, scheme = data.schemes[k];
    const isIn = z => !scheme || chosenRegion == null || data.zones[z].regions[k].includes(chosenRegion);
    circles.forEach(c => c.classList.toggle("dim", !isIn(+c.dataset.z)));
    all("#cells path").forEach((p, i) => p.classList.toggle("dim", !isIn(i)));
    const shown = data.views[view];
    $("regions").replaceChildren(...(scheme ? scheme.regions.map((r, i) => {
      const mean = r.means[shown.from];
      const b = make("button", r.name + " " + (shown.to == null ? scaled(mean, data.scale) : percent(mean, r.means[shown.to])));
      b.setAttribute("aria-pressed", String(chosenRegion === i));
      b.onclick = () => { chosenRegion = chosenRegion === i ? null : i; region(); };
      return b;
    }) : []));
  }
  $("scheme").onchange = () => { chosenRegion = null; region(); };
  $("find").onchange = () => {
    const text = $("find").value.trim().toLowerCase();
    const i = data.zones.findIndex(z => (z.name + " (" + z.id + ")").toLowerCase() === text
      || z.name.toLowerCase() === text || z.id.toLowerCase() === text);
    if (i >= 0) zone(i);
  };
  show();

  // --- Self-test: page.html#selftest works every switch and leaves what it saw on the root element ---
  if (location.hash === "#selftest") {
    const seen = [];
    try {
      const fill = () => circles.map(c => c.getAttribute("class")).join();
      all("button[data-view]").forEach(b => { b.click(); seen.push("view " + b.textContent + ": " + (fill().split(",").length)); });
      const looks = new Set(all("button[data-view]").map(b => { b.click(); return fill(); }));
      seen.push("different views: " + looks.size);
      all("input[data-switch-mode]").forEach(b => {
        const g = svg.querySelector(`#links [data-mode="${b.dataset.switchMode}"]`), was = g.classList.contains("off");
        b.click();
        seen.push("mode " + (g.classList.contains("off") !== was));
        b.click();
      });
      $("scheme").selectedIndex = 1;
      $("scheme").onchange();
      if ($("regions").firstChild) {
        $("regions").firstChild.click();
        seen.push("dimmed: " + all("#zones .dim").length);
      }
      if (canvas) {
        const ink = () => {
          paint();
          const p = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 3; i < p.length; i += 4) if (p[i]) count++;
          return count;
        };
        seen.push("ink: " + (ink() > 1000));
        all("input[data-switch-mode]").forEach(b => b.checked && b.click());
        seen.push("ink without modes: " + ink());
        all("input[data-switch-mode]").forEach(b => b.click());
        let start = performance.now();
        for (let i = 0; i < 5; i++) paint();
        seen.push("milliseconds per picture: " + Math.round((performance.now() - start) / 5));
        const l = data.links[0], a = node(l[0]), z = node(l[1]);
        seen.push("link: " + under([(a[0] + z[0]) / 2, (a[1] + z[1]) / 2])?.kind);
      }
      $("in").click();
      seen.push("zoomed: " + svg.classList.contains("zoomed"));
      $("fit").click();
      zone(0);
      seen.push("zone: " + details.textContent);
      if (data.projects.length) { project(0); seen.push("project: " + details.textContent); }
      const r = svg.getBoundingClientRect();
      const at = {clientX: r.left + circles[0].cx.baseVal.value / perPixel,
        clientY: r.top + circles[0].cy.baseVal.value / perPixel};
      seen.push("found: " + (under(place(at)) != null));
    } catch (e) { errors.push(String(e)); }
    document.documentElement.dataset.requests = performance.getEntriesByType("resource").length;
    document.documentElement.dataset.seen = seen.join("\n");
    document.documentElement.dataset.errors = errors.join("\n");
  }
  """#
