// The picture and what it says on a day. Plain values in, plain values out; nothing here touches the page.
const readData = (id) => JSON.parse(document.getElementById(id).textContent);
const picture = readData("picture");
const ground = readData("ground");
const { days, places, sides } = picture;
const keyOf = new Map(sides.map((side) => [side.label, side.key]));
const letterOf = (key) => (/^side-[1-8]$/.test(key) ? "ABCDEFGH"[Number(key.slice(5)) - 1] : key === "unknown" ? "?" : "");

const KINDS = {
  capture: "Capture", transfer: "Handover", control: "Who holds it", advance: "Advance", withdraw: "Withdrawal",
  besiege: "Siege", offensive: "Offensive", clash: "Clash", strike: "Strike", bombing: "Bombing",
  intercept: "Interception", destroy: "Destruction", attack_civilians: "Attack on civilians", abduct: "Abduction",
  detain: "Detention", release: "Release", casualties: "Casualties", displace: "Displacement", return: "Return",
  uprising: "Uprising", defect: "Change of side", protest: "Protest", surrender: "Surrender",
  mobilise: "Mobilisation", support: "Support", meet: "Meeting", agree: "Agreement", request: "Request",
  threaten: "Threat", accuse: "Accusation", reject: "Rejection", sanction: "Sanction", restrict: "Restriction",
  access: "Access and services", member: "Membership", lead: "Leadership", back: "Backing", ally: "Alliance", base: "Base",
};
const MODALITIES = {
  intended: "intended, not done", demanded: "demanded, not done", predicted: "expected or feared", hypothetical: "only if",
};
const CERTAINTIES = { probable: "said to be likely", possible: "said to be possible" };
const ROLES = { toward: "towards this place", from: "from this place" };

const dateOf = (iso) => new Date(`${iso}T00:00:00Z`);
const formatter = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
const longDay = formatter({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const plainDay = formatter({ day: "numeric", month: "short", year: "numeric" });
const shown = (iso, format = plainDay) => (iso ? format.format(dateOf(iso)) : "");

/** The day as a phrase for the claim's interval; either end may be open. */
function interval(start, end) {
  if (start && end) return start === end ? shown(start) : `${shown(start)} to ${shown(end)}`;
  if (start) return `from ${shown(start)}`;
  return end ? `until ${shown(end)}` : "no date given";
}

const claimsBy = (place, day) => place.claims.filter((claim) => claim.day <= day);

/** How sure a probability is: three steps, as the marks draw them. */
const sureness = (p) => (p >= 0.85 ? "sure" : p >= 0.6 ? "likely" : "weak");
const SURENESS = { sure: "almost certain", likely: "likely", weak: "weak evidence" };

/** Point, area (province, road) or wide (country and more), from the codebook's precision. */
const formOf = (place) => (place.precision <= 3 ? "point" : place.precision <= 5 ? "area" : "wide");

/**
 * Who holds the place on the day. `key` is a colour key, or "silent" (claims, but none on who holds it), or "nothing"
 * (not reported on yet); `since` the first day of the unbroken run of the label.
 */
function statusOn(place, day) {
  const past = place.control.filter((span) => span.from_day <= day);
  if (!past.length) {
    const said = place.claims.some((claim) => claim.day <= day);
    return { key: said ? "silent" : "nothing", label: "", level: "sure", p: null, since: null, evidence: [] };
  }
  const now = past[past.length - 1];
  let first = past.length - 1;
  while (first > 0 && past[first - 1].label === now.label) first -= 1;
  const key = keyOf.get(now.label) ?? "side-other";
  return { key, label: now.label, level: sureness(now.p), p: now.p, since: past[first].from_day, evidence: now.evidence };
}

/** The status as a phrase. */
function inWords(status) {
  const percent = status.p === null ? "" : `${Math.round(status.p * 100)}\u00a0%`;
  if (status.key === "nothing") return "Nothing reported yet";
  if (status.key === "silent") return "Reports do not tell who holds it";
  if (status.key === "contested") return `Contested (${percent})`;
  if (status.key === "unknown") return `Not known who holds it (${percent})`;
  return `Held by ${status.label}: ${SURENESS[status.level]} (${percent})`;
}

/** The link if it is an ordinary web address, else an empty string: addresses come from outside. */
function safeLink(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : "";
  } catch {
    return "";
  }
}

const perDay = (() => {
  const counts = new Map(days.map((day) => [day, 0]));
  const seen = new Set();
  for (const claim of places.flatMap((place) => place.claims)) {
    if (!seen.has(claim.id) && counts.has(claim.day)) counts.set(claim.day, counts.get(claim.day) + 1);
    seen.add(claim.id);
  }
  return days.map((day) => counts.get(day));
})();
const claimCount = new Set(places.flatMap((place) => place.claims.map((claim) => claim.id))).size;
const reportCount = new Set(places.flatMap((place) => place.claims.map((claim) => claim.report))).size;
