// The marks: one drawing for the map, the legend and the lists. Form, fill and letter say what colour alone must not.
const theme = new Map(); // colours and drawn swatches of the current scheme, kept until it changes
const kept = (name, make) => (theme.has(name) ? theme : theme.set(name, make())).get(name);
const css = (name) => kept(name, () => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
// Side of the square that a mark fills, CSS pixels at size 1: the map keeps such squares apart.
const sideOf = (form, key) => (form !== "point" ? 44 : key === "nothing" ? 10 : key === "silent" ? 16 : 25);
const SHARP = 3; // device pixels drawn for each CSS pixel

/** A canvas with the mark. form: point | area | wide; key: colour key, silent or nothing; level: sure | likely | weak. */
function drawMark(form, key, level, side = sideOf(form, key)) {
  const own = sideOf(form, key);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * SHARP;
  const pen = canvas.getContext("2d");
  pen.scale((side * SHARP) / own, (side * SHARP) / own);
  pen.translate(own / 2, own / 2);
  const colour = css(key === "nothing" ? "silent" : key);
  if (form !== "point") return drawArea(pen, form, key, colour), canvas;
  const radius = key === "nothing" ? 3 : key === "silent" ? 5.5 : 10;
  disc(pen, radius + 2, css("casing"), 0.95);
  if (key === "nothing") disc(pen, radius, colour, 0.55);
  else if (key === "silent") disc(pen, radius, colour, 1);
  else if (key === "contested") hatched(pen, radius, colour);
  else if (key === "unknown") ring(pen, radius - 1, colour, 2, []);
  else {
    disc(pen, radius, colour, { sure: 1, likely: 0.42, weak: 0.1 }[level]);
    ring(pen, radius - 1, colour, 2, level === "weak" ? [3.6, 2.6] : []);
  }
  const solid = level === "sure" && key !== "unknown";
  letter(pen, letterOf(key), solid ? css("on-side") : key === "unknown" ? colour : css("ink"));
  return canvas;
}

function drawArea(pen, form, key, colour) {
  const faint = key === "nothing" || key === "silent";
  pen.beginPath();
  if (form === "area") pen.arc(0, 0, 19, 0, 2 * Math.PI);
  else pen.roundRect(-15, -15, 30, 30, 7);
  pen.globalAlpha = faint ? 0.05 : 0.14;
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = faint ? 0.6 : 0.9;
  pen.setLineDash([5, 4]);
  pen.lineWidth = 2;
  pen.strokeStyle = colour;
  pen.stroke();
}

function disc(pen, radius, colour, alpha) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  pen.fill();
  pen.globalAlpha = 1;
}

function ring(pen, radius, colour, width, dash) {
  pen.beginPath();
  pen.setLineDash(dash);
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke();
  pen.setLineDash([]);
}

function hatched(pen, radius, colour) {
  pen.save();
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.clip();
  pen.lineWidth = 2.6;
  pen.strokeStyle = colour;
  for (let x = -30; x <= 30; x += 6) {
    pen.beginPath();
    pen.moveTo(x - 15, 15);
    pen.lineTo(x + 15, -15);
    pen.stroke();
  }
  pen.restore();
  ring(pen, radius - 1, colour, 2, []);
}

function letter(pen, text, colour) {
  if (!text) return;
  pen.fillStyle = colour;
  pen.font = "700 11.5px system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  const box = pen.measureText(text);
  pen.fillText(text, 0, (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2);
}

/** A mark of the given side in CSS pixels for the page; says nothing to a screen reader. */
function swatch(form, key, level, side = 26) {
  const wide = form === "point" ? (side * sideOf(form, key)) / 32 : side;
  const drawn = kept(`${form} ${key} ${level} ${side}`, () => drawMark(form, key, level, wide));
  const canvas = document.createElement("canvas");
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext("2d").drawImage(drawn, 0, 0);
  canvas.style.width = canvas.style.height = `${wide}px`;
  canvas.style.margin = `${(side - wide) / 2}px`;
  canvas.setAttribute("aria-hidden", "true");
  canvas.dataset.key = key;
  return canvas;
}
