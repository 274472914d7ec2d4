"""Compares `corridor import osm` with osmium-tool's counts and with Dijkstra's algorithm on the same tags.

Nodes, ways and tags are read from what `osmium cat` prints (OPL), so nothing of Corridor's reader is used here, and the rules for
classes, access, directions and speeds are written down once more, from the help of the command. Checked are, for each file:

* how many ways of the imported classes there are, and how many nodes they have, against `osmium tags-filter`;
* 200 random pairs of nodes, minutes by Corridor with every node kept (--every-node) and by Dijkstra: within 1e-9;
* the same pairs of junctions after contraction and simplification (--simplify 20): within 0.5 %.

Exit code 1 when anything differs.
"""

import argparse
import csv
import heapq
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time

ROADS = {"motorway": 100, "trunk": 85, "primary": 70, "secondary": 60, "tertiary": 45}
RAIL = {"highspeed": 250, "main": 100, "branch": 50}
CLOSED = {
    "no", "private", "agricultural", "forestry", "military", "emergency", "bus", "psv",
    "agricultural;forestry", "forestry;agricultural", "customers", "delivery",
}  # fmt: skip
ZONES = {"FJ:urban": 50, "FJ:rural": 80}


def unescape(text):
    """OPL writes %41% for U+0041."""
    return re.sub(r"%([0-9a-fA-F]+)%", lambda match: chr(int(match.group(1), 16)), text)


def read(path):
    """Nodes (id: longitude, latitude) and ways (id, tags, nodes) by osmium."""
    nodes, ways = {}, []
    text = subprocess.run(["osmium", "cat", path, "-f", "opl", "-o", "-"], check=True, capture_output=True, text=True).stdout
    for line in text.splitlines():
        fields = {field[0]: field[1:] for field in line.split(" ")[1:] if field}
        identity = int(line.split(" ", 1)[0][1:])
        if line[0] == "n" and fields.get("x"):
            nodes[identity] = (float(fields["x"]), float(fields["y"]))
        elif line[0] == "w":
            tags = dict(
                (unescape(part) for part in pair.split("=", 1)) for pair in fields.get("T", "").split(",") if pair
            )
            references = [int(part.split("x")[0][1:]) for part in fields.get("N", "").split(",") if part]
            ways.append((identity, tags, references))
    return nodes, ways


def kind(tags, lowest):
    """Class and mode of a way, or None."""
    order = list(ROADS)
    highway = tags.get("highway", "")
    base = highway.removesuffix("_link")
    if base in ROADS and order.index(base) <= order.index(lowest):
        return base, "road", highway
    if tags.get("railway") == "rail" and "service" not in tags:
        if tags.get("highspeed") in ("yes", "true", "1"):
            return "highspeed", "rail", ""
        return ("main" if tags.get("usage") == "main" else "branch"), "rail", ""
    if tags.get("route") == "ferry":
        return "ferry", "ferry", ""
    return None


def limit(text):
    """Km/h of a maxspeed, None where it says nothing."""
    best = None
    for part in re.split("[;|,]", text or ""):
        part = part.strip()
        if part in ("none", "no", "unlimited"):
            value = math.inf
        elif part in ZONES:
            value = ZONES[part]
        elif part == "walk":
            value = 5
        else:
            match = re.fullmatch(r"(\d+(?:\.\d+)?) ?(|km/h|kmh|mph|knots)", part)
            if not match or float(match.group(1)) == 0:
                continue
            value = float(match.group(1)) * {"mph": 1.609344, "knots": 1.852}.get(match.group(2), 1)
        best = value if best is None else min(best, value)
    return best


def is_open(tags, keys):
    for key in keys:
        if key in tags:
            return tags[key] not in CLOSED
    return True


def speeds(tags, what):
    """Km/h along the way and against it for passengers; None where it is closed."""
    base, mode, highway = what
    if tags.get("area") in ("yes", "true", "1"):
        return None, None
    car = ["motorcar", "motor_vehicle", "vehicle", "access"]
    if mode == "road" and not is_open(tags, car):
        return None, None
    if mode == "rail" and not is_open(tags, ["access"]):
        return None, None
    if mode == "ferry" and not (is_open(tags, car) or is_open(tags, ["foot", "access"])):
        return None, None
    both = next(
        (
            value
            for value in (
                limit(tags.get(key)) for key in ("maxspeed", "maxspeed:type", "source:maxspeed", "zone:maxspeed")
            )
            if value is not None
        ),
        None,
    )

    def speed(key):
        own = limit(tags.get(key))
        maximum = both if own is None else own
        if mode == "road":
            return ROADS[base] if maximum is None else min(ROADS[base], 0.9 * maximum)
        if mode == "rail":
            return RAIL[base] if maximum is None or math.isinf(maximum) else 0.9 * maximum
        return 25

    oneway = tags.get("oneway")
    forward = oneway not in ("-1", "reverse")
    backward = oneway not in ("yes", "true", "1")
    if oneway not in ("yes", "true", "1", "-1", "reverse", "no", "false", "0", "reversible", "alternating"):
        if mode == "road" and (highway == "motorway" or tags.get("junction") in ("roundabout", "circular")):
            backward = False
    return (speed("maxspeed:forward") if forward else None), (speed("maxspeed:backward") if backward else None)


def kilometres(a, b):
    """Haversine on a sphere of 6371 km."""
    north = math.sin(math.radians(b[1] - a[1]) / 2)
    east = math.sin(math.radians(b[0] - a[0]) / 2)
    square = north * north + math.cos(math.radians(a[1])) * math.cos(math.radians(b[1])) * east * east
    return 2 * 6371 * math.asin(min(1, math.sqrt(square)))


def graph(nodes, ways, lowest, mode_wanted):
    """Arcs of roads and ferries, or of railways: node: [(node, minutes)]."""
    arcs = {}
    for _, tags, references in ways:
        what = kind(tags, lowest)
        if not what or (what[1] == "rail") != (mode_wanted == "rail"):
            continue
        forward, backward = speeds(tags, what)
        for a, b in zip(references, references[1:]):
            if a not in nodes or b not in nodes:
                continue
            length = kilometres(nodes[a], nodes[b])
            if forward:
                arcs.setdefault(a, []).append((b, length / forward * 60))
            if backward:
                arcs.setdefault(b, []).append((a, length / backward * 60))
    return arcs


def dijkstra(arcs, source):
    distances, heap = {source: 0.0}, [(0.0, source)]
    while heap:
        distance, node = heapq.heappop(heap)
        if distance > distances[node]:
            continue
        for other, minutes in arcs.get(node, []):
            if distance + minutes < distances.get(other, math.inf):
                distances[other] = distance + minutes
                heapq.heappush(heap, (distance + minutes, other))
    return distances


def osmium_counts(path, lowest, folder):
    """Ways and nodes of the imported classes by osmium tags-filter: roads and ferries, and rail without service."""
    order = list(ROADS)
    roads = [name for name in order if order.index(name) <= order.index(lowest)]
    values = ",".join(roads + [name + "_link" for name in roads])
    rail, rest, merged = (os.path.join(folder, name) for name in ("rail.osm.pbf", "rest.osm.pbf", "all.osm.pbf"))
    quiet = {"check": True, "stderr": subprocess.DEVNULL}
    subprocess.run(["osmium", "tags-filter", path, "w/railway=rail", "-R", "-o", rest, "--overwrite"], **quiet)
    subprocess.run(["osmium", "tags-filter", "-i", "-R", rest, "w/service", "-o", rail, "--overwrite"], **quiet)
    subprocess.run(
        ["osmium", "tags-filter", path, f"w/highway={values}", "w/route=ferry", "-R", "-o", rest, "--overwrite"], **quiet
    )
    ids = set()
    for part in (rail, rest):
        text = subprocess.run(["osmium", "cat", part, "-f", "opl"], check=True, capture_output=True, text=True).stdout
        ids |= {line.split(" ", 1)[0] for line in text.splitlines() if line[0] == "w"}
    if not ids:
        return 0, 0
    wanted = os.path.join(folder, "ids")
    with open(wanted, "w") as file:
        file.write("\n".join(sorted(ids)) + "\n")
    subprocess.run(["osmium", "getid", "-r", path, "-i", wanted, "-o", merged, "--overwrite"], check=False, stderr=subprocess.DEVNULL)
    info = json.loads(subprocess.run(["osmium", "fileinfo", "-e", "-j", merged], check=True, capture_output=True).stdout)
    return info["data"]["count"]["ways"], info["data"]["count"]["nodes"]


def import_osm(corridor, path, folder, *options):
    start = time.monotonic()
    run = subprocess.run(
        [corridor, "import", "osm", path, "-o", folder, "--force", "--format", "json", *options], capture_output=True, text=True
    )
    if run.returncode:
        sys.exit(f"{path}: {run.stderr}")
    return json.loads(run.stdout), time.monotonic() - start


def vertices(folder, mode):
    """Nodes of the links of a mode, as OpenStreetMap's ids."""
    with open(os.path.join(folder, "link.csv"), newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["facility_type"] not in ("access", "station_track")]
    ends = (
        name for row in rows if (row["u_mode"] == "rail") == (mode == "rail") for name in (row["from_node_id"], row["to_node_id"])
    )
    return sorted(set(ends), key=lambda name: int(name.removesuffix("-rail")))


def routes(corridor, folder, pairs, modes):
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        file.write("from,to\n" + "".join(f"{a},{b}\n" for a, b in pairs))
        file.flush()
        command = [corridor, "route", folder, "--pairs", file.name, "--modes", modes]
        run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    # In-vehicle minutes: those of the legs, without boarding and alighting.
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return [
        None if answer["minutes"] is None else sum(leg["minutes"] for leg in answer["legs"]) for answer in answers
    ]


def largest_difference(ours, theirs, pairs):
    worst = 0.0
    for own, other, pair in zip(ours, theirs, pairs):
        if own is None or other is None:
            sys.exit(f"{pair}: {own} against {other}")
        worst = max(worst, abs(own - other) / max(other, 1e-9))
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help=".osm.pbf files")
    parser.add_argument("--corridor", default="corridor")
    parser.add_argument("--roads", default="secondary")
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failed = False
    print("| file | ways | by osmium | nodes | by osmium | routes | largest difference | contracted, simplified |")
    print("|---|---|---|---|---|---|---|---|")
    for path in arguments.files:
        nodes, ways = read(path)
        with tempfile.TemporaryDirectory() as folder:
            full, short = os.path.join(folder, "full"), os.path.join(folder, "short")
            figures, _ = import_osm(arguments.corridor, path, full, "--every-node", "--roads", arguments.roads)
            import_osm(arguments.corridor, path, short, "--simplify", "20", "--roads", arguments.roads)
            counts = osmium_counts(path, arguments.roads, folder)
            source = figures["source"]
            own = (source["ways"], source["nodes"])
            failed |= own != counts
            differences = []
            with open(os.path.join(full, "mode.csv"), newline="") as file:
                known = {row["mode"] for row in csv.DictReader(file)}
            for mode in ("road", "rail"):
                modes = [name for name in (("rail",) if mode == "rail" else ("road", "ferry")) if name in known]
                every = vertices(full, mode) if modes else []
                if len(every) < 2:
                    continue
                arcs = graph(nodes, ways, arguments.roads, mode)
                generator = random.Random(arguments.seed)
                for package, bound in ((full, 1e-9), (short, 0.005)):
                    places = vertices(package, mode)
                    sources = [generator.choice(places) for _ in range(max(1, arguments.pairs // 10))]
                    pairs = [(a, generator.choice(places)) for a in sources for _ in range(10)]
                    trees = {a: dijkstra(arcs, int(a.removesuffix("-rail"))) for a in set(sources)}
                    theirs = [trees[a].get(int(b.removesuffix("-rail"))) for a, b in pairs]
                    ours = routes(arguments.corridor, package, pairs, ",".join(modes))
                    worst = largest_difference(ours, theirs, pairs)
                    failed |= worst > bound
                    differences.append(f"{worst:.1e}")
            count = len(differences) // 2 * arguments.pairs
            print(
                f"| {os.path.basename(path)} | {own[0]} | {counts[0]} | {own[1]} | {counts[1]} | {count} | "
                f"{', '.join(differences[::2])} | {', '.join(differences[1::2])} |",
                flush=True,
            )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
