// The panel: all places, or one place with its claims. Foreign text goes in as text only, never as markup.

/** An element; `text` becomes its text, other options its attributes, children are elements. */
function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter(Boolean));
  return made;
}

const foreign = (tag, text, attributes = {}) => element(tag, { text, dir: "auto", ...attributes });
const LISTED = 300; // rows of the list at most: more are slow to draw on every step
const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const button = (text, attributes, press) => {
  const made = element("button", { type: "button", text, ...attributes });
  made.addEventListener("click", press);
  return made;
};

/** All places, those with most claims first. `query` filters by name. */
function placeList(day, query, onChoose) {
  const wanted = query.trim().toLowerCase();
  const rows = places
    .map((place, n) => ({ place, n, status: statusOn(place, day), claims: claimsBy(place, day) }))
    .filter(({ place }) => place.name.toLowerCase().includes(wanted))
    .sort((a, b) => b.claims.length - a.claims.length || a.place.name.localeCompare(b.place.name, "en"));
  const list = element("ul", { class: "places" });
  for (const { place, n, status, claims } of rows.slice(0, LISTED)) {
    const fresh = claims.some((claim) => claim.day === day);
    const press = button("", { "data-place": place.id }, () => onChoose(n, []));
    press.append(
      swatch(formOf(place), status.key, status.level),
      element("span", {}, foreign("strong", place.name), foreign("small", inWords(status))),
      element("span", { class: fresh ? "count new" : "count", text: counted(claims.length, "claim") }),
    );
    list.append(element("li", {}, press));
  }
  if (rows.length > LISTED) list.append(element("li", { class: "empty", text: `and ${rows.length - LISTED} more; find them by name` }));
  return rows.length ? list : element("p", { class: "empty", text: places.length ? "No place of that name." : "No report speaks of a place yet." });
}

/** The place's holders over all days as a coloured strip; days to come are pale. */
function controlStrip(place, day) {
  const strip = element("div", { class: "strip", "aria-hidden": "true" });
  let run = null;
  for (const each of days) {
    const { key } = statusOn(place, each);
    const later = each > day;
    if (!run || run.key !== key || run.later !== later) {
      run = { key, later, days: 0, bar: element("span", later ? { class: "later" } : {}) };
      run.bar.style.background =
        key === "contested" ? `repeating-linear-gradient(45deg, ${css("contested")} 0 3px, ${css("paper")} 3px 6px)`
        : key === "silent" || key === "nothing" ? "transparent" : css(key);
      strip.append(run.bar);
    }
    run.days += 1;
    run.bar.style.flexGrow = String(run.days);
  }
  return strip;
}

function controlHistory(place, day) {
  const spans = place.control.filter((span) => span.from_day <= day);
  if (!spans.length) return null;
  const rows = spans.map((span) => foreign("li", `${shown(span.from_day)}: ${inWords(statusOn({ ...place, control: [span] }, day))}`));
  return element("details", { class: "history" }, element("summary", { text: `Who held it, ${counted(spans.length, "step")}` }), element("ol", {}, ...rows));
}

/** How the claim is meant, in words: what is not plainly asserted is marked as such. */
function badges(claim, evidence) {
  const made = [];
  const care = (text) => made.push(element("span", { class: "badge care", text }));
  if (claim.polarity === "negative") care("denied or said not to be so");
  if (MODALITIES[claim.modality]) care(MODALITIES[claim.modality]);
  if (CERTAINTIES[claim.certainty]) care(CERTAINTIES[claim.certainty]);
  if (!made.length) made.push(element("span", { class: "badge", text: "stated as certain" }));
  if (evidence.has(claim.id)) made.push(element("span", { class: "badge weight", text: "bears on who holds it" }));
  return made;
}

function claimCard(claim, day, evidence) {
  const kind = KINDS[claim.kind] ?? claim.kind.replaceAll("_", " ");
  const when = element("p", { class: "when" }, element("span", { class: "kind", text: kind }), element("span", { text: interval(claim.start, claim.end) }));
  if (ROLES[claim.role]) when.append(element("span", { text: ROLES[claim.role] }));
  when.append(...badges(claim, evidence));
  const facts = element("dl");
  const fact = (name, value) => facts.append(element("dt", { text: name }), value);
  fact("Said by", element("dd", {}, foreign("bdi", claim.said_by || claim.publisher || "the publisher"), claim.said_by ? null : " itself"));
  fact("Published", element("dd", {}, foreign("bdi", claim.publisher || "publisher not given"), `, ${shown(claim.published) || "undated"}`));
  const link = safeLink(claim.url);
  if (link) fact("Report", element("dd", {}, foreign("a", claim.title || link, { href: link, rel: "noopener noreferrer nofollow", target: "_blank", referrerpolicy: "no-referrer" })));
  else if (claim.title) fact("Report", foreign("dd", claim.title));
  return element("article", { class: claim.day === day ? "claim fresh" : "claim", "data-claim": claim.id }, when, foreign("p", claim.summary, { class: "sum" }), foreign("blockquote", claim.quote), facts);
}

/** One place: who holds it, how that changed, and its claims up to the day, the newest first. */
function placeView(n, day, others, onChoose, onClose) {
  const place = places[n];
  const status = statusOn(place, day);
  const claims = claimsBy(place, day).reverse();
  const later = place.claims.length - claims.length;
  const held = element("p", { class: "status" }, swatch(formOf(place), status.key, status.level, 22), foreign("span", inWords(status)));
  const head = element("div", { class: "head" }, button("← All places", { class: "quiet backlink" }, onClose), foreign("h2", place.name, { tabindex: "-1" }), held);
  if (status.since) head.append(element("p", { text: `Since ${shown(status.since)}, as reported by ${shown(day)}` }));
  if (place.precision > 3) head.append(element("p", { text: place.precision > 5 ? "A country or wider: the mark only stands for it." : "An area or a line: the mark only stands for it." }));
  if (place.control.length) head.append(controlStrip(place, day));
  const history = controlHistory(place, day);
  if (history) head.append(history);
  if (others.length) head.append(element("div", { class: "also" }, element("span", { text: "Also here: " }), ...others.map((m) => button(places[m].name, { class: "quiet" }, () => onChoose(m, others.filter((o) => o !== m).concat(n))))));
  const count = claims.length ? counted(claims.length, "claim") : "No claims";
  head.append(element("p", { text: `${count} up to this day${later ? `; ${later} later` : ""}` }));
  const evidence = new Set(status.evidence);
  return [head, ...claims.map((claim) => claimCard(claim, day, evidence))];
}

/** The holders with the number of places that each has on the day: the colours' legend. */
function sideChips(day) {
  const counts = new Map();
  for (const place of places) {
    const { key, label } = statusOn(place, day);
    counts.set(label || key, (counts.get(label || key) ?? 0) + 1);
  }
  const chip = (key, name, count) =>
    element("li", count ? {} : { class: "none" }, swatch("point", key, "sure", 22), foreign("span", name), element("b", { text: String(count) }));
  const words = { contested: "Contested", unknown: "Not known" };
  const own = sides.filter((side) => side.key !== "side-other");
  const others = sides.filter((side) => side.key === "side-other");
  const chips = own.map((side) => chip(side.key, words[side.key] ?? side.label, counts.get(side.label) ?? 0));
  if (others.length) {
    const made = chip("side-other", counted(others.length, "other holder"), others.reduce((sum, { label }) => sum + (counts.get(label) ?? 0), 0));
    made.title = others.map(({ label }) => label).join(", ");
    chips.splice(own.findIndex((side) => !side.key.startsWith("side-")), 0, made);
  }
  return counts.has("silent") ? [...chips, chip("silent", "Holder not told", counts.get("silent"))] : chips;
}

/** What the marks' forms mean, apart from their colours. */
function legendRows() {
  const row = (mark, text) => element("li", {}, mark, element("span", { text }));
  const sample = sides.find((side) => side.key.startsWith("side-"))?.key ?? "side-1";
  return [
    ...["sure", "likely", "weak"].map((level) => row(swatch("point", sample, level), `Holder: ${SURENESS[level]}`)),
    row(swatch("point", "contested", "sure"), "Contested"),
    row(swatch("point", "unknown", "sure"), "Reports leave open who holds it"),
    row(swatch("point", "silent", "sure"), "Reported on, holder not told"),
    row(swatch("point", "nothing", "sure"), "Nothing reported yet"),
    row(swatch("area", "unknown", "sure"), "Area, road or region with a holder"),
    row(element("i", { text: "Abc" }), "Other areas and countries"),
    row(element("span", { class: "dot" }), "A coloured dot: zoom in for its mark"),
    row(element("span", { class: "halo" }), "New claims on the day"),
    row(element("span", { class: "dash" }), "Border in dispute, ceasefire line"),
  ];
}
