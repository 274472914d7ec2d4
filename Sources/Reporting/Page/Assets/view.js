// What is in view: pan and zoom by mouse, fingers and keys.
const home = [0, 0, data.width, data.height];
const ground = $("ground");
const radii = circles.map(circle => circle.r.baseVal.value);
const labels = all("[data-u]", svg).map(element => ({element, coarsest: +element.dataset.u}));
let box = [...home];
let perPixel = 10;

// Marks, numbers and names keep their size on the screen, and names appear where they have room;
// zones grow with the root of the zoom.
function show(width = svg.clientWidth) {
  const zoom = home[2] / box[2];
  perPixel = box[2] / (width || 1000);
  const unit = perPixel * (width < 600 ? 0.8 : 1);
  svg.setAttribute("viewBox", box.map(value => Math.round(value)).join(" "));
  svg.style.setProperty("--u", unit);
  circles.forEach((circle, i) => circle.r.baseVal.value = radii[i] / Math.sqrt(zoom));
  for (const label of labels) label.element.classList.toggle("later", unit > label.coarsest);
  svg.classList.toggle("zoomed", zoom > 1.01);
  ground?.setAttribute("viewBox", svg.getAttribute("viewBox"));
  draw();
}

function moveTo(x, y) {
  box[0] = Math.max(home[0], Math.min(home[2] - box[2], x));
  box[1] = Math.max(home[1], Math.min(home[3] - box[3], y));
  show();
}

function zoomAt(x, y, factor) {
  const width = Math.min(home[2], Math.max(home[2] / 40, box[2] / factor));
  const ratio = width / box[2];
  const [left, top] = [x - (x - box[0]) * ratio, y - (y - box[1]) * ratio];
  box = [left, top, width, home[3] * width / home[2]];
  moveTo(left, top);
}

function showAll() {
  box = [...home];
  show();
}

const middle = () => [box[0] + box[2] / 2, box[1] + box[3] / 2];

function place(event) {
  const edges = svg.getBoundingClientRect();
  return [
    box[0] + (event.clientX - edges.left) * box[2] / edges.width,
    box[1] + (event.clientY - edges.top) * box[3] / edges.height,
  ];
}

// --- Mouse and fingers ---------------------------------------------------------------------
const fingers = new Map();
let moved = 0;

svg.addEventListener("pointerdown", event => {
  fingers.set(event.pointerId, event);
  moved = 0;
});
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(end, event => fingers.delete(event.pointerId));
}
addEventListener("pointermove", event => {
  const last = fingers.get(event.pointerId);
  if (!last) return;
  const others = [...fingers.values()].filter(other => other.pointerId !== event.pointerId);
  if (others.length) {
    const span = finger =>
      Math.hypot(finger.clientX - others[0].clientX, finger.clientY - others[0].clientY);
    if (span(last) > 0) zoomAt(...place(event), span(event) / span(last));
  } else if (svg.classList.contains("zoomed")) {
    moveTo(
      box[0] - (event.clientX - last.clientX) * perPixel,
      box[1] - (event.clientY - last.clientY) * perPixel
    );
  }
  moved += Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
  fingers.set(event.pointerId, event);
});
// The wheel scrolls the page; with Ctrl, or once zoomed, it zooms the map.
svg.addEventListener("wheel", event => {
  if (!event.ctrlKey && !svg.classList.contains("zoomed")) return;
  event.preventDefault();
  zoomAt(...place(event), Math.exp(-event.deltaY / 300));
}, {passive: false});
svg.addEventListener("dblclick", event => zoomAt(...place(event), 2));

// --- Keys and buttons ----------------------------------------------------------------------
const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
svg.addEventListener("keydown", event => {
  const step = steps[event.key];
  if (step && svg.classList.contains("zoomed")) {
    moveTo(box[0] + step[0] * box[2] / 8, box[1] + step[1] * box[3] / 8);
  } else if (event.key === "+" || event.key === "=") zoomAt(...middle(), 1.5);
  else if (event.key === "-") zoomAt(...middle(), 1 / 1.5);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
});
$("in").onclick = () => zoomAt(...middle(), 1.6);
$("out").onclick = () => zoomAt(...middle(), 1 / 1.6);
$("fit").onclick = showAll;

addEventListener("resize", () => show());
// Paper has no switches and no zoom; page.css leaves the map 690 pixels across and 440 down.
addEventListener("beforeprint", () => {
  box = [...home];
  show(Math.min(690, 440 * home[2] / home[3]));
});
addEventListener("afterprint", () => show());
