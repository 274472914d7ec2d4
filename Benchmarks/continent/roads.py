#!/usr/bin/env python3
"""A made-up country's roads as a DIMACS graph on standard output, costs in tenths of a second; the same for the same arguments.

    Benchmarks/continent/roads.py 10000000 > roads.gr

Crossings stand on a square of 100 m. Every 4th row and column is a road, every 16th a faster one, and so on up to motorways every 256th; the
streets between them are a maze with some loops, so that there are about 1.2 links for a crossing as on the roads of Europe and the USA, all in
both directions. Every crossing reaches every other. Without faster roads no path would be rarer than another, and hierarchies would not help.
"""

import argparse
import math
import random
import sys

KMH = [30, 50, 70, 100, 130]  # streets, roads every 4th, 16th, 64th and 256th line
LOOPS = 0.15  # chance of a street that the maze does not need


def level(line):
    """How fast the road on a row or column is."""
    found = 0
    while found + 1 < len(KMH) and line % 4 == 0:
        found += 1
        line //= 4
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("vertices", type=int, help="rounded to a square")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    side = max(2, math.isqrt(asked.vertices))
    draw = random.Random(asked.seed).random
    levels = [level(line) for line in range(side)]

    # Per crossing: 1 for a link to the left, 2 for one upwards.
    links = bytearray(side * side)
    for row in range(side):
        for column in range(side):
            left, up = levels[row] > 0, levels[column] > 0
            if not left and not up:
                left = draw() < 0.5
                up = not left
            left = left or draw() < LOOPS
            up = up or draw() < LOOPS
            links[row * side + column] = (left and column > 0) + 2 * (up and row > 0)
    count = sum(link.bit_count() for link in links)
    out = sys.stdout
    out.write(f"c {side} x {side} crossings, seed {asked.seed}\np sp {side * side} {2 * count}\n")
    for row in range(side):
        lines = []
        for column in range(side):
            here = row * side + column + 1
            link = links[here - 1]
            for there, road in ((here - 1, row), (here - side, column)):
                if link & (1 if there == here - 1 else 2):
                    cost = round(100 * (0.8 + 0.6 * draw()) * 36 / KMH[levels[road]])
                    lines.append(f"a {here} {there} {cost}\na {there} {here} {cost}\n")
        out.write("".join(lines))


main()
