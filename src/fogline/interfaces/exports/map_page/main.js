// Wires the page: one state (day, chosen place), one `render`.
const at = (id) => document.getElementById(id);
const state = { day: Math.max(0, days.length - 1), chosen: null, others: [], query: "", timer: null };
const today = () => days[state.day] ?? "";
const panel = at("panel");
let view = null; // the drawn map; stays null where there is no WebGL

function choose(n, others = []) {
  Object.assign(state, { chosen: n, others });
  render();
  panel.scrollTop = 0;
  if (n === null) panel.focus({ preventScroll: true });
  else panel.querySelector("h2").focus({ preventScroll: true });
  if (view && n !== null) view.bring(n);
}

function render() {
  const day = today();
  at("day").textContent = shown(day, longDay);
  at("slider").value = String(state.day);
  at("slider").setAttribute("aria-valuetext", shown(day, longDay));
  at("back").disabled = state.day === 0;
  at("forth").disabled = state.day >= days.length - 1;
  for (const bar of at("bars").children) {
    const first = Number(bar.dataset.first);
    const last = Number(bar.dataset.last);
    bar.className = state.day > last ? "past" : state.day >= first ? "now" : "";
  }
  at("sides").replaceChildren(...sideChips(day));
  renderPanel(day);
  if (view) {
    view.show(day);
    view.choose(state.chosen);
  }
  remember(day);
}

function renderPanel(day) {
  const scroll = panel.scrollTop;
  if (state.chosen !== null) {
    const open = panel.querySelector(".history")?.open;
    panel.replaceChildren(...placeView(state.chosen, day, state.others, choose, () => choose(null)));
    if (open && panel.querySelector(".history")) panel.querySelector(".history").open = true;
    panel.scrollTop = scroll;
    return;
  }
  if (!panel.querySelector("#find")) panel.replaceChildren(listHead(), element("div", { id: "list" }));
  at("list").replaceChildren(placeList(day, state.query, choose));
  panel.scrollTop = scroll;
}

function listHead() {
  const find = element("input", { id: "find", type: "search", placeholder: "Find a place", "aria-label": "Find a place", autocomplete: "off" });
  find.value = state.query;
  find.addEventListener("input", () => {
    state.query = find.value;
    at("list").replaceChildren(placeList(today(), state.query, choose));
  });
  const hint = element("p", { text: "Choose a place, here or on the map, to read who says what." });
  return element("div", { class: "head" }, element("h2", { text: "Places" }), hint, find);
}

/** The view in the address, so that it can be passed on; some browsers forbid that for files, which is no loss. */
function remember(day) {
  const parts = new URLSearchParams();
  if (day) parts.set("day", day);
  if (state.chosen !== null) parts.set("place", places[state.chosen].id);
  try {
    history.replaceState(null, "", `#${parts}`);
  } catch {
    /* kept in the page only */
  }
}

function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const day = days.indexOf(parts.get("day"));
  const place = places.findIndex((each) => each.id === parts.get("place"));
  if (day >= 0) state.day = day;
  if (place >= 0) state.chosen = place;
}

function go(day) {
  state.day = Math.min(days.length - 1, Math.max(0, day));
  render();
}

function pause() {
  clearInterval(state.timer);
  state.timer = null;
  at("play-shape").setAttribute("d", "M5 3l12 7-12 7z");
  at("play").setAttribute("aria-label", "Play");
  at("play").title = "Play";
}

function play() {
  if (state.timer) return pause();
  if (state.day >= days.length - 1) go(0);
  at("play-shape").setAttribute("d", "M4 3h4v14H4zM12 3h4v14h-4z");
  at("play").setAttribute("aria-label", "Pause");
  at("play").title = "Pause";
  state.timer = setInterval(() => {
    go(state.day + 1);
    if (state.day >= days.length - 1) pause();
  }, Math.min(900, Math.max(150, 20000 / days.length)));
}

/** One bar a day; where there are too many days for the width, one bar for several. */
function drawBars() {
  const step = Math.ceil(days.length / 160);
  const sums = [];
  for (let first = 0; first < days.length; first += step) {
    const last = Math.min(days.length, first + step) - 1;
    sums.push({ first, last, sum: perDay.slice(first, last + 1).reduce((a, b) => a + b, 0) });
  }
  const most = Math.max(1, ...sums.map(({ sum }) => sum));
  for (const { first, last, sum } of sums) {
    const bar = element("i", { "data-first": first, "data-last": last });
    bar.style.height = sum ? `${Math.max(14, Math.round((100 * sum) / most))}%` : "0";
    at("bars").append(bar);
  }
}

function start() {
  at("title").textContent = picture.title || "Who holds what, and who says so";
  const known = picture.known ? `As known on ${shown(picture.known)}` : "As known from all reports";
  at("subtitle").textContent = [known, counted(places.length, "place"), counted(claimCount, "claim"), counted(reportCount, "report")].join(" · ");
  at("slider").max = String(Math.max(0, days.length - 1));
  at("first").textContent = shown(days[0]);
  at("last").textContent = shown(days[days.length - 1]);
  at("legend-rows").replaceChildren(...legendRows());
  document.body.classList.toggle("no-days", days.length < 2);
  recall();
  at("sides").replaceChildren(...sideChips(today())); // before the map, which measures its room
  view = makeMap(choose);
  document.body.classList.toggle("no-map", !view);
  at("no-map").hidden = Boolean(view);
  at("slider").addEventListener("input", () => { pause(); go(Number(at("slider").value)); });
  at("back").addEventListener("click", () => { pause(); go(state.day - 1); });
  at("forth").addEventListener("click", () => { pause(); go(state.day + 1); });
  at("play").addEventListener("click", play);
  at("about-open").addEventListener("click", () => at("about").showModal());
  addEventListener("keydown", (event) => { if (event.key === "Escape" && state.chosen !== null && !at("about").open) choose(null); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    theme.clear();
    if (view) view.recolour();
    at("legend-rows").replaceChildren(...legendRows());
    render();
  });
  drawBars();
  render();
  window.fogline = { map: view?.map ?? null, state };
}

start();
