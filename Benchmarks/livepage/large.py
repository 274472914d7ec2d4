"""Writes a generated package for the live page: a country of towns on a rough grid of roads, with railways to choose from.

    python3 Benchmarks/livepage/large.py FOLDER [--zones 2000] [--links 20000] [--projects 60] [--seed 1]

The same arguments write the same bytes.
"""

import argparse
import csv
import math
import os
import random


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--zones", type=int, default=2000)
    parser.add_argument("--links", type=int, default=20000)
    parser.add_argument("--projects", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    os.makedirs(asked.folder)
    # A grid has two links for each node.
    side = max(2, math.ceil(0.5 + math.sqrt(asked.links / 2)))
    step = 20 / side
    place = {
        n: (round(100 + (n % side + chance.uniform(-0.3, 0.3)) * step, 5), round(25 + (n // side + chance.uniform(-0.3, 0.3)) * step, 5))
        for n in range(side * side)
    }

    def km(a, b):
        (x, y), (u, v) = place[a], place[b]
        return 111.2 * math.hypot((x - u) * math.cos(math.radians((y + v) / 2)), y - v)

    towns = sorted(chance.sample(range(side * side), min(asked.zones, side * side)))
    zone = {node: f"z{place_}" for place_, node in enumerate(towns)}
    write(folder := asked.folder, "node.csv", ["node_id", "name", "x_coord", "y_coord", "node_type", "zone_id"],
          [[n, f"Town {zone[n][1:]}" if n in zone else "", *place[n], "city" if n in zone else "junction", zone.get(n, "")] for n in place])
    links = []
    for n in place:
        for other, there in ((n + 1, n % side + 1 < side), (n + side, n // side + 1 < side)):
            if there:
                links.append([len(links) + 1, n, other, "false", round(1.2 * km(n, other), 3), chance.choice([40, 60, 80, 100]), "road"])
    write(folder, "link.csv", ["link_id", "from_node_id", "to_node_id", "directed", "length", "free_speed", "u_mode"], links)
    write(folder, "zone.csv", ["zone_id", "name", "population"], [[zone[n], f"Town {zone[n][1:]}", round(2e4 * math.exp(chance.gauss(0, 1.2)))] for n in towns])
    write(folder, "region.csv", ["scheme", "region", "zone_id"], [["macro", "East" if place[n][0] > 110 else "West", zone[n]] for n in towns])
    write(folder, "mode.csv", ["mode", "use", "speed", "board_minutes", "alight_minutes", "through"],
          [["road", "passenger", 60, 0, 0, "true"], ["rail", "passenger", 200, 20, 10, "true"]])
    projects, parts = [], []
    for number in range(asked.projects):
        a = chance.choice(towns)
        b = min((t for t in towns if 150 < km(a, t)), key=lambda t: km(a, t) + chance.uniform(0, 100))
        length = round(1.1 * km(a, b), 1)
        projects.append([f"rail-{number}", f"{zone[a]}-{zone[b]} railway", round(length * chance.uniform(8e7, 1.6e8))])
        parts.append([f"rail-{number}", 1, a, b, "false", length, 200, "rail"])
    write(folder, "project.csv", ["project_id", "name", "cost"], projects)
    write(folder, "project_link.csv", ["project_id", "link_id", "from_node_id", "to_node_id", "directed", "length", "free_speed", "u_mode"], parts)


main()
