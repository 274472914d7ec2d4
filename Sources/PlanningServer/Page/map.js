// The map: what lies still is painted once per view, what changes above it; a drag moves the picture until it is painted anew.
import {$} from "./dom.js";

const paints = {w0: 0.5, w1: 0.8, w2: 1.2, w3: 1.8};
const colourOf = {"k-fast": "--fast", "k-rail": "--rail", "k-road": "--road", "k-air": "--air", "k-water": "--water", "k-one": "--fast", "k-two": "--rail", "k-three": "--road"};

export class Atlas extends EventTarget {
  constructor(network) {
    super();
    this.network = network;
    this.drawing = network.drawing;
    this.canvas = $("map");
    this.pen = this.canvas.getContext("2d");
    this.ground = document.createElement("canvas");
    this.view = {x: 0, y: 0, scale: 1};
    this.hidden = new Set(this.drawing.links.filter(l => l.hidden).map(l => l.mode));
    this.links = this.drawing.links.map(l => ({...l, path: new Path2D(l.course)}));
    this.cells = this.drawing.cells.map(c => (c ? new Path2D(c) : null));
    this.outline = this.drawing.outline ? new Path2D(this.drawing.outline) : null;
    this.coast = this.drawing.coast ? new Path2D(this.drawing.coast) : null;
    // Areas without data, hatched.
    this.areas = new Path2D();
    for (const course of this.drawing.areas) this.areas.addPath(new Path2D(course));
    this.courses = new Map(network.projects.map((p, i) => [p.id, new Path2D(this.drawing.projects[i])]));
    this.points = new Map(network.projects.map((p, i) => [p.id, polyline(this.drawing.projects[i])]));
    this.sizes = network.zones.map(z => z.size ?? 0);
    this.order = network.zones.map((_, i) => i).filter(i => this.drawing.zones[i]).sort((a, b) => this.sizes[b] - this.sizes[a]);
    this.scene = {fills: null, projects: [], highlight: [], routes: [], selected: [], preview: [], closed: []};
    this.frame = 0;
    this.listen();
    new ResizeObserver(() => this.resize()).observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    this.resize(true);
  }

  // MARK: View

  resize(isFirst = false) {
    const {clientWidth: width, clientHeight: height} = this.canvas;
    if (!width || !height) return;
    this.ratio = Math.min(2, devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    if (isFirst || !this.isMoved) this.fit();
    this.repaint();
  }

  fit() {
    const {clientWidth: width, clientHeight: height} = this.canvas;
    const box = this.box();
    // Names stand to the right of their places; on a telephone tools and legend lie over the map.
    const isSmall = width < 600;
    const [left, top, right, bottom] = isSmall ? [8, 60, 44, 92] : [20, 16, 76, 16];
    const [across, down] = [width - left - right, height - top - bottom];
    this.view.scale = Math.min(across / (box[2] - box[0]), down / (box[3] - box[1]));
    this.least = this.view.scale * 0.7;
    this.view.x = left + across / 2 - this.view.scale * (box[0] + box[2]) / 2;
    this.view.y = top + down / 2 - this.view.scale * (box[1] + box[3]) / 2;
    this.isMoved = false;
    this.repaint();
  }

  // Thin slanted lines, eight pixels apart whatever the zoom.
  hatching(pen) {
    const side = Math.round(8 * this.ratio);
    const tile = document.createElement("canvas");
    tile.width = tile.height = side;
    const lines = tile.getContext("2d");
    lines.strokeStyle = this.colour("--grey");
    lines.lineWidth = 0.8 * this.ratio;
    for (const shift of [-side, 0, side]) {
      lines.moveTo(shift, side);
      lines.lineTo(shift + side, 0);
    }
    lines.stroke();
    const pattern = pen.createPattern(tile, "repeat");
    pattern.setTransform(pen.getTransform().inverse());
    return pattern;
  }

  box() {
    if (this.extent) return this.extent;
    const areas = this.drawing.cells.some(Boolean) && !this.outline ? this.drawing.cells.flatMap(c => polyline(c)).flat() : [];
    const places = areas.length ? areas : this.drawing.zones.filter(Boolean);
    const pad = areas.length ? 0 : 250;
    const extent = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of places) {
      extent[0] = Math.min(extent[0], x - pad);
      extent[1] = Math.min(extent[1], y - pad);
      extent[2] = Math.max(extent[2], x + pad);
      extent[3] = Math.max(extent[3], y + pad);
    }
    return this.extent = extent;
  }

  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const scale = Math.max(this.least, Math.min(this.least * 120, this.view.scale * factor));
    const by = scale / this.view.scale;
    this.view = {scale, x: x - (x - this.view.x) * by, y: y - (y - this.view.y) * by};
    this.isMoved = true;
    this.repaint();
  }

  pan(dx, dy) {
    this.view.x += dx;
    this.view.y += dy;
    this.isMoved = true;
    this.schedule();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.repaint(), 120);
  }

  toScreen([x, y]) { return [x * this.view.scale + this.view.x, y * this.view.scale + this.view.y]; }

  // MARK: Painting

  set(part) {
    Object.assign(this.scene, part);
    if ("fills" in part) this.repaint(); else this.schedule();
  }

  repaint() {
    this.isStale = true;
    this.schedule();
  }

  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  colours() {
    const style = getComputedStyle(document.documentElement);
    const read = name => style.getPropertyValue(name).trim();
    this.colour = name => (name.startsWith("--") ? read(name) : name);
  }

  paint() {
    this.colours();
    const start = performance.now();
    const {pen, canvas, ratio} = this;
    // While the map is dragged the painted picture moves; a margin about it is painted too.
    if (this.isStale) this.paintGround();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = this.colour("--bg");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const dx = (this.view.x - this.painted.x) * ratio, dy = (this.view.y - this.painted.y) * ratio;
    pen.drawImage(this.ground, Math.round(dx - this.painted.margin), Math.round(dy - this.painted.margin));
    this.paintScene();
    this.lastPaint = performance.now() - start;
  }

  paintGround() {
    this.isStale = false;
    const {ground, ratio, view} = this;
    const margin = Math.round(Math.min(this.canvas.width, this.canvas.height) * 0.25);
    ground.width = this.canvas.width + 2 * margin;
    ground.height = this.canvas.height + 2 * margin;
    const pen = ground.getContext("2d");
    const scale = view.scale * ratio;
    pen.setTransform(scale, 0, 0, scale, view.x * ratio + margin, view.y * ratio + margin);
    this.painted = {x: view.x, y: view.y, margin};
    const px = 1 / view.scale;
    const fills = this.scene.fills;
    if (this.drawing.areas.length) {
      pen.fillStyle = this.hatching(pen);
      pen.fill(this.areas, "evenodd");
      pen.strokeStyle = this.colour("--rule");
      pen.lineWidth = 0.7 * px;
      pen.stroke(this.areas);
    }
    if (this.outline) {
      pen.save();
      pen.clip(this.outline);
    }
    pen.lineJoin = "round";
    const groups = new Map();
    this.cells.forEach((cell, i) => {
      if (!cell) return;
      const fill = fills?.[i] ?? "--land";
      let group = groups.get(fill);
      if (!group) groups.set(fill, group = new Path2D());
      group.addPath(cell);
    });
    for (const [fill, path] of groups) {
      pen.fillStyle = this.colour(fill);
      pen.globalAlpha = 0.82;
      pen.fill(path, "evenodd");
      pen.globalAlpha = 1;
      pen.strokeStyle = this.colour("--bg");
      pen.lineWidth = 0.7 * px;
      pen.stroke(path);
    }
    if (this.outline) {
      pen.restore();
      pen.strokeStyle = this.colour("--rule");
      pen.lineWidth = 1 * px;
      pen.stroke(this.outline);
    }
    if (this.coast) {
      pen.strokeStyle = this.colour("--muted");
      pen.lineWidth = 0.9 * px;
      pen.stroke(this.coast);
    }
    pen.lineCap = "round";
    for (const link of this.links) {
      if (this.hidden.has(link.mode)) continue;
      pen.strokeStyle = this.colour(colourOf[link.style] ?? "--grey");
      pen.globalAlpha = {w0: 0.25, w1: 0.45, w2: 0.55, w3: 0.7}[link.weight];
      pen.lineWidth = paints[link.weight] * px;
      pen.stroke(link.path);
    }
    pen.globalAlpha = 1;
    if (!this.cells.some(Boolean)) this.paintDots(pen, px, fills);
  }

  paintDots(pen, px, fills) {
    for (const i of this.order) {
      const [x, y] = this.drawing.zones[i];
      pen.fillStyle = this.colour(fills?.[i] ?? "--grey");
      pen.beginPath();
      pen.arc(x, y, 3 * px, 0, 7);
      pen.fill();
    }
  }

  paintScene() {
    const {pen, ratio, view, scene} = this;
    const scale = view.scale * ratio;
    pen.setTransform(scale, 0, 0, scale, view.x * ratio, view.y * ratio);
    const px = 1 / view.scale;
    pen.lineCap = pen.lineJoin = "round";
    const lay = (style, path) => {
      const looks = {
        free: ["--grey", 1.4, [5, 4], 0.8, 0], never: ["--grey", 1, [1, 4], 0.8, 0],
        built: ["--chosen", 3.2, [], 1, 6], must: ["--chosen", 3.2, [], 1, 6],
        only: ["--blue", 3.2, [], 1, 6], flight: ["--chosen", 1.2, [], 0.8, 0],
      };
      const [colour, width, dash, alpha, casing] = looks[style];
      if (casing) {
        pen.strokeStyle = this.colour("--casing");
        pen.lineWidth = casing * px;
        pen.setLineDash([]);
        pen.stroke(path);
      }
      pen.strokeStyle = this.colour(colour);
      pen.globalAlpha = alpha;
      pen.lineWidth = width * px;
      pen.setLineDash(dash.map(d => d * px));
      pen.stroke(path);
      pen.setLineDash([]);
      pen.globalAlpha = 1;
    };
    // Flights lie lowest and thin: nothing is laid along them.
    for (const level of ["never", "free", "flight", "only", "built", "must"]) {
      for (const project of scene.projects) if (project.style === level) lay(level, project.path);
    }
    for (const link of scene.closed) {
      const [x, y] = [(link[0][0] + link[1][0]) / 2, (link[0][1] + link[1][1]) / 2];
      pen.strokeStyle = this.colour("--ink");
      pen.lineWidth = 2.4 * px;
      pen.beginPath();
      for (const side of [1, -1]) {
        pen.moveTo(x - 5 * px, y - 5 * px * side);
        pen.lineTo(x + 5 * px, y + 5 * px * side);
      }
      pen.stroke();
    }
    for (const path of scene.highlight) {
      pen.strokeStyle = this.colour("--ink");
      pen.lineWidth = 4.5 * px;
      pen.stroke(path);
    }
    for (const route of scene.routes) {
      pen.strokeStyle = this.colour(route.isAfter ? "--ink" : "--muted");
      pen.lineWidth = (route.isAfter ? 2.6 : 1.6) * px;
      pen.setLineDash(route.isAfter ? [] : [4 * px, 4 * px]);
      trace(pen, route.points);
      pen.setLineDash([]);
    }
    if (scene.preview.length) {
      pen.strokeStyle = this.colour("--chosen");
      pen.lineWidth = 3 * px;
      pen.setLineDash([8 * px, 6 * px]);
      trace(pen, scene.preview);
      pen.setLineDash([]);
    }
    this.paintNames(px);
    for (const zone of scene.selected) {
      const place = this.drawing.zones[zone];
      if (!place) continue;
      pen.beginPath();
      pen.arc(place[0], place[1], 7 * px, 0, 7);
      pen.strokeStyle = this.colour("--ink");
      pen.lineWidth = 2.4 * px;
      pen.stroke();
    }
  }

  // Names of the largest zones that have room, in pixels of the screen.
  paintNames(px) {
    const {pen, ratio} = this;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const {clientWidth: width, clientHeight: height} = this.canvas;
    const taken = [];
    pen.font = "12px system-ui, sans-serif";
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    let count = 0;
    const ink = this.colour("--ink"), halo = this.colour("--bg");
    const must = new Set(this.scene.selected);
    for (const i of [...must, ...this.order]) {
      const place = this.drawing.zones[i];
      if (!place) continue;
      const [x, y] = this.toScreen(place);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const name = this.network.zones[i].name;
      const text = pen.measureText(name).width;
      const box = [x + 5, y - 8, x + 9 + text, y + 8];
      if (taken.some(b => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1])) continue;
      taken.push(box, [x - 4, y - 4, x + 4, y + 4]);
      pen.beginPath();
      pen.arc(x, y, 2.2, 0, 7);
      pen.fillStyle = ink;
      pen.fill();
      pen.strokeStyle = halo;
      pen.lineWidth = 3;
      pen.strokeText(name, x + 7, y);
      pen.fillText(name, x + 7, y);
      if (++count > (width < 600 ? 22 : 60)) break;
    }
    // Places without room for their names are dots once one is near enough to tell them apart.
    if (this.view.scale > this.least * 3) {
      for (const i of this.order.slice(0, 3000)) {
        const [x, y] = this.toScreen(this.drawing.zones[i]);
        if (x < 0 || y < 0 || x > width || y > height) continue;
        pen.fillStyle = ink;
        pen.fillRect(x - 1, y - 1, 2, 2);
      }
    }
  }

  // MARK: What is where

  zoneAt(x, y, reach = Infinity) {
    let best = -1, least = reach * reach;
    for (const i of this.order) {
      const [px, py] = this.toScreen(this.drawing.zones[i]);
      const d = (px - x) ** 2 + (py - y) ** 2;
      if (d < least) [best, least] = [i, d];
    }
    return best;
  }

  // Whether a point is on the map's land, where the nearest zone is meant.
  isInside(x, y) {
    if (!this.outline) return this.zoneAt(x, y, 40) >= 0;
    const {pen, view} = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    return pen.isPointInPath(this.outline, (x - view.x) / view.scale, (y - view.y) / view.scale);
  }

  projectAt(x, y, reach = 7) {
    const at = [(x - this.view.x) / this.view.scale, (y - this.view.y) / this.view.scale];
    const limit = reach / this.view.scale;
    let best = null, least = limit;
    for (const project of this.scene.projects) {
      const points = this.points.get(project.id);
      if (!points) continue;
      const weight = project.style === "free" || project.style === "never" ? 1.2 : 0.8;
      const d = distance(points, at) * weight;
      if (d < least) [best, least] = [project.id, d];
    }
    return best;
  }

  linkAt(x, y, reach = 8) {
    const at = [(x - this.view.x) / this.view.scale, (y - this.view.y) / this.view.scale];
    let best = null, least = reach / this.view.scale;
    const {nodes} = this.drawing;
    for (const link of this.network.links) {
      if (this.hidden.has(link[3]) || !nodes[link[1]] || !nodes[link[2]]) continue;
      const d = distance([[nodes[link[1]], nodes[link[2]]]], at);
      if (d < least) [best, least] = [link, d];
    }
    return best;
  }

  // MARK: Pointer and keys

  listen() {
    const {canvas} = this;
    const pointers = new Map();
    let moved = 0, last = null, spread = 0;
    const at = event => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const emit = (name, event, extra = {}) => {
      const [x, y] = at(event);
      this.dispatchEvent(new CustomEvent(name, {detail: {x, y, shift: event.shiftKey, ...extra}}));
    };
    canvas.addEventListener("pointerdown", event => {
      pointers.set(event.pointerId, at(event));
      canvas.setPointerCapture(event.pointerId);
      if (pointers.size === 1) [moved, last] = [0, at(event)];
      if (pointers.size === 2) spread = gap([...pointers.values()]);
    });
    canvas.addEventListener("pointermove", event => {
      if (!pointers.has(event.pointerId)) return emit("hover", event);
      const place = at(event);
      pointers.set(event.pointerId, place);
      if (pointers.size === 2) {
        const [a, b] = [...pointers.values()];
        const next = gap([a, b]);
        this.zoom(next / spread, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
        [spread, moved] = [next, 99];
        return;
      }
      moved += Math.hypot(place[0] - last[0], place[1] - last[1]);
      if (moved > 4) this.pan(place[0] - last[0], place[1] - last[1]);
      last = place;
    });
    const end = event => {
      if (!pointers.delete(event.pointerId)) return;
      if (event.type === "pointerup" && moved <= 4 && !pointers.size) emit("pick", event, {touch: event.pointerType === "touch"});
      if (pointers.size === 1) [last] = pointers.values();
    };
    canvas.addEventListener("pointerup", end);
    canvas.addEventListener("pointercancel", end);
    canvas.addEventListener("pointerleave", () => this.dispatchEvent(new CustomEvent("leave")));
    canvas.addEventListener("wheel", event => {
      event.preventDefault();
      const [x, y] = at(event);
      this.zoom(Math.exp(-event.deltaY * 0.0016), x, y);
    }, {passive: false});
    canvas.addEventListener("keydown", event => {
      const steps = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};
      if (steps[event.key] && !event.ctrlKey) this.pan(...steps[event.key]);
      else if (event.key === "+" || event.key === "=") this.zoom(1.3);
      else if (event.key === "-") this.zoom(1 / 1.3);
      else if (event.key === "0") this.fit();
      else return;
      event.preventDefault();
    });
  }

  // Moves a zone into view.
  show(zone) {
    const place = this.drawing.zones[zone];
    if (!place) return;
    const [x, y] = this.toScreen(place);
    const {clientWidth: width, clientHeight: height} = this.canvas;
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return;
    this.pan(width / 2 - x, height / 2 - y);
  }

  addCourse(id, course) {
    this.courses.set(id, new Path2D(course));
    this.points.set(id, polyline(course));
  }
}

function trace(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.stroke();
}

const gap = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]);

// The pieces of path data of the form M x y l dx dy ..., as lists of points.
export function polyline(course) {
  const pieces = [];
  let x = 0, y = 0;
  for (const [, letter, a, b] of course.matchAll(/([Ml])(-?\d+) (-?\d+)/g)) {
    if (letter === "M") {
      [x, y] = [Number(a), Number(b)];
      pieces.push([[x, y]]);
    } else {
      [x, y] = [x + Number(a), y + Number(b)];
      pieces[pieces.length - 1].push([x, y]);
    }
  }
  return pieces;
}

function distance(pieces, [px, py]) {
  let least = Infinity;
  for (const points of pieces) {
    for (let i = 1; i < points.length; i++) {
      const [ax, ay] = points[i - 1], [bx, by] = points[i];
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(px - ax - along * dx, py - ay - along * dy));
    }
  }
  return least;
}
