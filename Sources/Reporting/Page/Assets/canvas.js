// Very many links are drawn on a canvas, the tiles in view, once per picture of the screen.
const canvas = $("lines");
const hiddenModes = new Set(data.modes.flatMap((mode, i) => mode.hidden ? [i] : []));
let picture = 0;

function draw() {
  if (!canvas || picture) return;
  picture = requestAnimationFrame(() => {
    picture = 0;
    paint();
  });
}

function paint() {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(svg.clientWidth * ratio);
  canvas.height = Math.round(svg.clientHeight * ratio);
  const pen = canvas.getContext("2d");
  const scale = canvas.width / box[2];
  const looks = {};
  pen.setTransform(scale, 0, 0, scale, -box[0] * scale, -box[1] * scale);
  pen.lineCap = "round";
  for (const tile of data.tiles) {
    const [left, top, right, bottom] = tile.box;
    const isOutside = left > box[0] + box[2] || right < box[0]
      || top > box[1] + box[3] || bottom < box[1];
    if (isOutside || hiddenModes.has(tile.mode)) continue;
    // The look of a line is told by the style of an empty path.
    const look = looks[tile.mode + tile.weight] ??=
      getComputedStyle(svg.querySelector(`#links [data-mode="${tile.mode}"] .${tile.weight}`));
    const dashes = look.strokeDasharray === "none" ? [] : look.strokeDasharray.split(",");
    pen.strokeStyle = look.stroke;
    pen.globalAlpha = +look.opacity;
    pen.lineWidth = parseFloat(look.strokeWidth) * ratio / scale;
    pen.setLineDash(dashes.map(dash => parseFloat(dash) * ratio / scale));
    pen.stroke(tile.path ??= new Path2D(tile.d));
  }
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
