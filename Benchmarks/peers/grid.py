#!/usr/bin/env python3
"""A road-like graph of any size as a DIMACS graph on standard output: a square of crossings, fast roads every 16 and 256 rows.

    Benchmarks/peers/grid.py 3163 > ten-million.gr    # 3163 x 3163 crossings, both ways between neighbours

Costs are whole and follow from the place alone, so that the file is the same everywhere.
"""

import sys


def speed(line):
    return 8 if line % 256 == 0 else 3 if line % 16 == 0 else 1


def cost(place, line):
    # A product of Weyl's numbers: spread over 60 to 99, halved or less on fast roads.
    return max(1, (60 + (place * 2654435761 >> 8) % 40) // speed(line))


def main():
    side = int(sys.argv[1])
    print(f"p sp {side * side} {4 * side * (side - 1)}")
    for row in range(side):
        lines = []
        for column in range(side):
            node = row * side + column + 1
            if column + 1 < side:
                worth = cost(2 * node, row)
                lines.append(f"a {node} {node + 1} {worth}\na {node + 1} {node} {worth}")
            if row + 1 < side:
                worth = cost(2 * node + 1, column)
                lines.append(f"a {node} {node + side} {worth}\na {node + side} {node} {worth}")
        print("\n".join(lines))


main()
