#!/usr/bin/env python3
"""World highways of the PyPI package scgraph_data (2.0.0) as a DIMACS graph on standard output, costs in metres.

    pip install scgraph_data==2.0.0
    Benchmarks/peers/highways.py > highways.gr

The package is read as text: importing it would make Python objects of several gigabytes. Its data are under their own licence and are never committed.
"""

import importlib.util
import re
import sys


def main():
    spec = importlib.util.find_spec("scgraph_data")
    if spec is None:
        sys.exit("scgraph_data is not installed: pip install scgraph_data==2.0.0")
    path = f"{spec.submodule_search_locations[0]}/world_highways.py"
    with open(path) as file:
        line = next(line for line in file if line.startswith("graph=["))
    rows = line[len("graph=["):].rstrip().rstrip("]").strip("{}").split("}, {")
    arcs = [re.findall(r"(\d+): ([0-9.eE+-]+)", row) for row in rows]
    print(f"p sp {len(rows)} {sum(map(len, arcs))}")
    for tail, row in enumerate(arcs):
        for head, kilometres in row:
            print(f"a {tail + 1} {int(head) + 1} {round(1000 * float(kilometres))}")


main()
