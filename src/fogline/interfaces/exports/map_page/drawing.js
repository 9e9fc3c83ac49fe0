// The map itself: layers over the ground, marks of the day, pointing and clicking.
const FONTS = (weight) => [`Fogline ${weight}`, "system-ui", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif"];
const MARK_LAYERS = ["marks", "names", "areas", "dots"];
const NAMED = 26; // places with a name in the first view; the others get theirs from the next zoom on
const EMPTY = { type: "FeatureCollection", features: [] };

const paints = () => ({
  water: { "background-color": css("water") },
  land: { "fill-color": css("land"), "fill-antialias": false },
  seams: { "line-color": css("land"), "line-width": 1.2 },
  regions: { "line-color": css("region"), "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 8, 1.3] },
  borders: { "line-color": css("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.7, 8, 1.8] },
  disputed: { "line-color": css("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.7, 8, 1.8], "line-dasharray": [3, 2.5] },
  "countries-far": { "text-color": css("country"), "text-halo-color": css("land"), "text-halo-width": 1.2 },
  countries: { "text-color": css("country"), "text-halo-color": css("land"), "text-halo-width": 1.2 },
  areas: { "text-color": css("soft"), "text-halo-color": css("halo"), "text-halo-width": 1.4 },
  dots: { "circle-radius": zoomed(["case", ["get", "told"], 3.6, 4.6]), "circle-color": ["get", "fill"], "circle-opacity": ["get", "strength"], "circle-stroke-color": ["get", "edge"], "circle-stroke-width": 1.2, "circle-stroke-opacity": ["get", "strength"] },
  fresh: { "circle-radius": zoomed(15), "circle-color": css("accent"), "circle-opacity": 0.12, "circle-stroke-color": css("accent"), "circle-stroke-width": 1.2, "circle-stroke-opacity": 0.55 },
  chosen: { "circle-radius": zoomed(["match", ["get", "form"], "point", 15.5, 23]), "circle-color": "transparent", "circle-stroke-color": css("ink"), "circle-stroke-width": 2.5 },
  names: { "text-color": css("ink"), "text-halo-color": css("halo"), "text-halo-width": 1.6 },
});

// A size in pixels at zoom 6.5, times the place's own size; smaller from afar, larger near by.
const zoomed = (size) => ["interpolate", ["linear"], ["zoom"], ...[[3.5, 0.55], [6.5, 1], [11, 1.25]].flatMap(([zoom, factor]) => [zoom, ["*", factor, size, ["get", "size"]]])];
const labelled = (size, weight) => ({
  "text-field": ["get", "name"], "text-font": FONTS(weight), "text-size": size, "text-max-width": 9, "text-line-height": 1.1,
  "text-variable-anchor": ["left", "right", "top", "bottom", "top-left", "bottom-left", "top-right", "bottom-right"],
  "text-radial-offset": ["interpolate", ["linear"], ["zoom"], 6, 1.05, 11, 1.5], "text-justify": "auto", "text-optional": true, "text-padding": 1, "symbol-sort-key": ["get", "sort"],
});
const marked = { "icon-image": ["get", "icon"], "icon-size": zoomed(1), "icon-padding": -4 };
const FREE = { "icon-allow-overlap": true, "icon-ignore-placement": true }; // rings neither give way nor push aside

const countryNames = { "text-field": ["get", "name"], "text-font": FONTS("Medium"), "text-size": 12.5, "text-transform": "uppercase", "text-letter-spacing": 0.14, "text-max-width": 8, "symbol-sort-key": ["get", "sort"], "text-padding": 8 };

/** The style: no address in it, so nothing is fetched; glyphs come from the reader's own fonts. */
function mapStyle() {
  const paint = paints();
  const kind = (name) => ["==", ["get", "kind"], name];
  const smooth = { "line-join": "round", "line-cap": "round" };
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: ground.land, tolerance: 0.2 },
      borders: { type: "geojson", data: ground.borders, tolerance: 0.2 },
      countries: { type: "geojson", data: countryPoints() },
      places: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "water", type: "background", paint: paint.water },
      { id: "land", type: "fill", source: "land", paint: paint.land },
      { id: "seams", type: "line", source: "land", paint: paint.seams },
      { id: "regions", type: "line", source: "borders", filter: kind("region"), layout: smooth, paint: paint.regions },
      { id: "borders", type: "line", source: "borders", filter: kind("border"), layout: smooth, paint: paint.borders },
      { id: "disputed", type: "line", source: "borders", filter: kind("disputed"), layout: { "line-join": "round" }, paint: paint.disputed },
      { id: "countries", type: "symbol", source: "countries", filter: ["!=", ["get", "far"], true], paint: paint.countries, layout: countryNames },
      { id: "countries-far", type: "symbol", source: "countries", filter: ["!=", ["get", "far"], false], paint: paint["countries-far"], layout: countryNames },
      { id: "areas", type: "symbol", source: "places", filter: ["!=", ["get", "form"], "point"], paint: paint.areas, layout: { ...marked, ...FREE, ...labelled(11.5, "Italic"), "text-radial-offset": ["case", ["get", "ringed"], 1.9, 0] } },
      // Where marks would cover one another the one with fewer claims shrinks to its dot until the reader comes nearer.
      { id: "dots", type: "circle", source: "places", filter: ["==", ["get", "form"], "point"], layout: { "circle-sort-key": ["-", 0, ["get", "sort"]] }, paint: paint.dots },
      { id: "fresh", type: "circle", source: "places", filter: ["all", ["get", "fresh"], ["==", ["get", "form"], "point"]], paint: paint.fresh },
      { id: "chosen", type: "circle", source: "places", filter: ["==", ["get", "n"], -1], paint: paint.chosen },
      // Below the marks, so that it is placed after them: a name gives way to a mark.
      { id: "names", type: "symbol", source: "places", filter: ["==", ["get", "form"], "point"], paint: paint.names, layout: labelled(13, "Semibold") },
      { id: "marks", type: "symbol", source: "places", filter: ["all", ["==", ["get", "form"], "point"], ["get", "told"]], layout: { ...marked, "symbol-sort-key": ["get", "sort"] } },
    ],
  };
}

const point = (at, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: at } });
/** A country's name stands in the part that the first view shows; seen from afar, in the middle of the whole. */
const countryPoints = () => ({
  type: "FeatureCollection",
  features: ground.countries.flatMap(({ name, size, at: spots }) =>
    spots.map((spot, n) => point(spot, { name, sort: -size, ...(spots.length > 1 ? { far: n > 0 } : {}) }))),
});

/** The places' ranks, the same on every day: the most spoken of first, those with a holder before others. */
const ranks = (() => {
  const weight = (n) => places[n].claims.length + (places[n].control.length ? 3 : 0);
  const order = places.map((_, n) => n).sort((a, b) => weight(b) - weight(a) || a - b);
  const found = [];
  order.forEach((n, rank) => { found[n] = rank; });
  return found;
})();

function placeFeature(place, n, day) {
  const status = statusOn(place, day);
  const claims = claimsBy(place, day);
  const quiet = status.key === "nothing";
  const told = !quiet && status.key !== "silent";
  const ringed = told && formOf(place) === "area"; // other areas are names only
  return point([place.lon, place.lat], {
    n, form: formOf(place), key: status.key, level: status.level, name: quiet ? "" : place.name,
    icon: formOf(place) === "point" || ringed ? `${formOf(place)} ${status.key} ${status.level}` : "", ringed, told, rank: ranks[n],
    fill: css(status.key === "unknown" ? "casing" : quiet ? "silent" : status.key),
    edge: css(status.key === "unknown" ? "unknown" : "casing"), strength: quiet ? 0.45 : 1,

    size: Math.min(1.3, 0.64 + 0.16 * Math.log2(1 + claims.length)) * (place.precision === 1 ? 0.8 : 1), sort: ranks[n],
    fresh: claims.some((claim) => claim.day === day),
  });
}

/** The drawn map with `show(day)`, `choose(n)` and `fit()`; `null` where the browser has no WebGL. */
function makeMap(onChoose) {
  const [west, south, east, north] = ground.view;
  const [limitWest, limitSouth, limitEast, limitNorth] = ground.bounds;
  const probe = document.createElement("canvas");
  if (!(probe.getContext("webgl2") || probe.getContext("webgl"))) return null;
  let map;
  try {
    map = new maplibregl.Map({
      container: "map", style: mapStyle(), bounds: [[west, south], [east, north]], fitBoundsOptions: { padding: { top: 30, right: 50, bottom: 46, left: 30 } },
      maxBounds: limitEast - limitWest < 360 ? [[limitWest, limitSouth], [limitEast, limitNorth]] : undefined, maxZoom: 12, attributionControl: false,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, fadeDuration: 120,
      locale: { "Map.Title": "Map of the places" },
    });
  } catch (error) {
    console.error(error);
    return null;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-right");
  map.on("styleimagemissing", ({ id }) => {
    const canvas = drawMark(...id.split(" "));
    const image = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: SHARP });
  });
  const afar = map.getZoom() - 0.6;
  map.once("load", () => {
    map.setFilter("names", ["all", ["==", ["get", "form"], "point"], ["any", ["<", ["get", "rank"], NAMED], [">=", ["zoom"], Math.floor(afar + 0.6) + 1]]]);
    map.setLayerZoomRange("countries", afar, 24);
    map.setLayerZoomRange("countries-far", 0, afar);
  });
  let day = days[days.length - 1] ?? "";
  const features = () => ({ type: "FeatureCollection", features: places.map((place, n) => placeFeature(place, n, day)) });
  const ready = new Promise((resolve) => map.once("load", resolve));
  let given = null; // the day of the marks that the map was last given
  const draw = () => ready.then(() => { map.getSource("places").setData(features()); given = day; });
  // Tests and screenshots wait for the attribute: the day that the marks on the screen show.
  map.on("idle", () => { if (given !== null) document.body.setAttribute("data-drawn", given); });
  pointing(map, onChoose, () => day);
  return {
    map,
    show(next) { day = next; return draw(); },
    recolour() { return ready.then(() => recolour(map)); },
    choose(n) { ready.then(() => map.setFilter("chosen", ["==", ["get", "n"], n ?? -1])); },
    bring(n) {
      const at = [places[n].lon, places[n].lat];
      const spot = map.project(at);
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      const near = spot.x < 50 || spot.y < 50 || spot.x > width - 50 || spot.y > height - 50;
      if (near) map.easeTo({ center: at, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 500 });
    },
  };
}

function recolour(map) {
  for (const [layer, paint] of Object.entries(paints()))
    for (const [name, value] of Object.entries(paint)) map.setPaintProperty(layer, name, value);
  for (const id of map.listImages()) {
    const canvas = drawMark(...id.split(" "));
    map.updateImage(id, canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height));
  }
}

/** The places under a spot of the screen, points before areas, the nearest first, among equals the most spoken of. */
function placesAt(map, { x, y }, reach) {
  const box = [[x - reach, y - reach], [x + reach, y + reach]];
  const found = new Set(map.queryRenderedFeatures(box, { layers: MARK_LAYERS }).map((feature) => feature.properties.n));
  const distance = (n) => {
    const spot = map.project([places[n].lon, places[n].lat]);
    return Math.round(Math.hypot(spot.x - x, spot.y - y) / 5) + (formOf(places[n]) === "point" ? 0 : 1000);
  };
  return [...found].sort((a, b) => distance(a) - distance(b) || ranks[a] - ranks[b]);
}

function pointing(map, onChoose, today) {
  const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, offset: 14, maxWidth: "260px" });
  map.on("click", ({ point: spot }) => {
    const found = placesAt(map, spot, matchMedia("(pointer: coarse)").matches ? 12 : 4);
    if (found.length) onChoose(found[0], found.slice(1));
  });
  map.on("mousemove", ({ point: spot }) => {
    const [n] = placesAt(map, spot, 2);
    map.getCanvas().style.cursor = n === undefined ? "" : "pointer";
    if (n === undefined) return void popup.remove();
    const tip = element("div", {}, element("strong", { text: places[n].name }), element("span", { text: inWords(statusOn(places[n], today())) }));
    popup.setLngLat([places[n].lon, places[n].lat]).setDOMContent(tip).addTo(map);
  });
  map.on("mouseout", () => popup.remove());
}
