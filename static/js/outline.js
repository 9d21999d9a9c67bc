/* Draws the outline of a piece of land into the GeoJSON field it stands below; pasting and uploading stay equal ways. */
"use strict";

const WIDTH = 600, HEIGHT = 400, METRES = 111320;

class Drawing {
  constructor(field) {
    this.field = field;
    this.words = JSON.parse(field.dataset.outlineWords);
    this.land = ringsOf(JSON.parse(field.dataset.outlineBoundary || "null"));
    this.build();
    this.read();
    field.addEventListener("change", () => { this.read(); this.show(); });
    this.show();
  }

  build() {
    this.svg = made("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, tabindex: 0, role: "application", "aria-label": this.words.help });
    this.svg.addEventListener("click", (event) => this.clicked(event));
    this.svg.addEventListener("keydown", (event) => this.pressed(event));
    this.status = Object.assign(document.createElement("p"), { className: "help" });
    this.status.setAttribute("role", "status");
    const buttons = Object.keys(this.actions()).map((name) => this.button(name));
    const box = Object.assign(document.createElement("div"), { className: "outline-drawing" });
    const help = Object.assign(document.createElement("p"), { className: "help", textContent: this.words.help });
    box.append(help, this.svg, this.status, ...buttons);
    this.field.after(box);
  }

  actions() {
    return {
      add: () => this.add(this.centre),
      undo: () => this.undo(),
      hole: () => this.startHole(),
      clear: () => { this.rings = [[]]; this.write(); },
      closer: () => this.zoom(0.5),
      farther: () => this.zoom(2),
    };
  }

  button(name) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.words[name] });
    button.addEventListener("click", () => this.actions()[name]());
    return button;
  }

  read() {
    let given = null;
    try { given = JSON.parse(this.field.value); } catch { /* what is typed is no JSON yet */ }
    this.rings = ringsOf(given).map((ring) => ring.slice(0, -1));
    if (this.rings.length === 0) this.rings = [[]];
    this.look(this.rings[0].length ? this.rings.flat() : this.land.flat());
  }

  /* Look at the middle of these points, or of the place the form states, or of the province. */
  look(points) {
    const stated = ["longitude", "latitude"].map((name) => parseFloat(document.getElementById(`id_${name}`)?.value));
    const known = stated.every(Number.isFinite) && !this.rings[0].length;
    const [west, east] = span(points, 0, 126), [south, north] = span(points, 1, 43.5);
    this.centre = known ? stated : [(west + east) / 2, (south + north) / 2];
    this.height = known ? 0.03 : Math.max((north - south) * 1.4, (east - west) * 0.8, 0.004);
  }

  get perDegree() { return HEIGHT / this.height; }
  get narrowing() { return Math.cos(this.centre[1] * Math.PI / 180); }

  place([x, y]) {
    return [WIDTH / 2 + (x - this.centre[0]) * this.narrowing * this.perDegree, HEIGHT / 2 - (y - this.centre[1]) * this.perDegree];
  }

  clicked(event) {
    const box = this.svg.getBoundingClientRect(), scale = WIDTH / box.width;
    const across = (event.clientX - box.left) * scale - WIDTH / 2, up = HEIGHT / 2 - (event.clientY - box.top) * scale;
    this.add([this.centre[0] + across / this.perDegree / this.narrowing, this.centre[1] + up / this.perDegree]);
  }

  pressed(event) {
    const step = this.height / 40, moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    const keys = { Enter: "add", Backspace: "undo", "+": "closer", "=": "closer", "-": "farther" };
    if (!moves[event.key] && !keys[event.key]) return;
    event.preventDefault();
    if (keys[event.key]) { this.actions()[keys[event.key]](); return; }
    this.centre = this.centre.map((value, axis) => value + moves[event.key][axis]);
    this.show();
  }

  add(point) { this.rings.at(-1).push(point.map((degrees) => Number(degrees.toFixed(6)))); this.write(); }

  undo() {
    this.rings.at(-1).pop();
    if (!this.rings.at(-1).length && this.rings.length > 1) this.rings.pop();
    this.write();
  }

  startHole() { if (this.rings.at(-1).length > 2) this.rings.push([]); this.show(); }

  zoom(factor) { this.height = Math.min(Math.max(this.height * factor, 0.0005), 12); this.show(); }

  write() {
    const closed = this.rings.filter((ring) => ring.length > 2).map((ring) => [...ring, ring[0]]);
    this.field.value = closed.length ? JSON.stringify({ type: "Polygon", coordinates: closed }) : "";
    this.show();
  }

  show() {
    const middle = [WIDTH / 2, HEIGHT / 2];
    this.svg.replaceChildren(
      made("path", { class: "outline-land", d: this.path(this.land) }),
      made("path", { class: "outline-shape", d: this.path(this.rings), "fill-rule": "evenodd" }),
      ...this.rings.flat().map((point) => made("circle", { class: "outline-corner", r: 4, cx: this.place(point)[0], cy: this.place(point)[1] })),
      made("path", { class: "outline-centre", d: `M${middle[0] - 10} ${middle[1]}h20m-10-10v20` }),
    );
    const [outer, ...holes] = this.rings.map(hectares);
    const told = { corners: this.rings.flat().length, hectares: (outer - holes.reduce((sum, ha) => sum + ha, 0)).toFixed(2), metres: Math.round(this.height * METRES) };
    this.status.textContent = Object.entries(told).reduce((text, [name, value]) => text.replace(`{${name}}`, value), this.words.status);
  }

  path(rings) {
    const drawn = rings.filter((ring) => ring.length > 1);
    return drawn.map((ring) => `M${ring.map((point) => this.place(point).map((at) => at.toFixed(1)).join(" ")).join("L")}z`).join("");
  }
}

function made(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/* Only what is made of number pairs: the server says what is wrong with anything else. */
function ringsOf(given) {
  const shape = given?.type === "FeatureCollection" ? given.features?.[0]?.geometry : given?.geometry || given;
  const rings = shape?.type === "MultiPolygon" ? shape.coordinates?.flat() : shape?.type === "Polygon" ? shape.coordinates : [];
  const isPoint = (point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);
  return (Array.isArray(rings) ? rings : []).filter((ring) => Array.isArray(ring) && ring.length && ring.every(isPoint));
}

function span(points, axis, fallback) {
  const values = points.map((point) => point[axis]);
  return values.length ? [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))] : [fallback - 2.5, fallback + 2.5];
}

function hectares(ring) {
  if (ring.length < 3) return 0;
  const narrowing = Math.cos(Math.min(...ring.map((point) => point[1])) * Math.PI / 180);
  const [west, south] = ring[0];
  const flat = ring.map(([x, y]) => [(x - west) * narrowing * METRES, (y - south) * METRES]);
  const twice = flat.reduce((sum, [x, y], i) => { const [nextX, nextY] = flat[(i + 1) % flat.length]; return sum + x * nextY - nextX * y; }, 0);
  return Math.abs(twice) / 20000;
}

document.querySelectorAll("textarea[data-outline-words]").forEach((field) => new Drawing(field));
