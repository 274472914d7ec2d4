"""Times path kernels of Corridor and of its peers in turns, and prints ratios as Markdown.

Every round lets each tool do each piece of work once, so that a machine that slows down slows all of them. What is
printed is the median over the rounds, and whether the tools' sums of distances agree.
"""

import argparse
import contextlib
import csv
import datetime
import gzip
import importlib.metadata
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import scipy.sparse
import scipy.sparse.csgraph

PEERS = ["scipy", "igraph", "networkit", "pandana"]


def read_graph(path):
    """Vertex count and arrays of tails, heads and costs (ids less one) of a DIMACS graph."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt") as file:
        arcs = []
        for line in file:
            if line.startswith("a"):
                arcs.append(line[2:])
            elif line.startswith("p"):
                vertices = int(line.split()[2])
    table = numpy.array(" ".join(arcs).split(), dtype=float).reshape(-1, 3)
    return vertices, table[:, 0].astype(int) - 1, table[:, 1].astype(int) - 1, table[:, 2]


class Graph:
    """A graph as each peer wants it, made when it is first asked for; parallel arcs are merged to the cheapest."""

    def __init__(self, vertices, tails, heads, costs, folder, name):
        order = numpy.lexsort((costs, heads, tails))
        tails, heads, costs = tails[order], heads[order], costs[order]
        first = numpy.append(True, (numpy.diff(tails) != 0) | (numpy.diff(heads) != 0))
        self.vertices, self.name = vertices, name
        self.tails, self.heads, self.costs = tails[first], heads[first], costs[first]
        self.path = os.path.join(folder, name + ".gr")
        with open(self.path, "w") as file:
            file.write(f"p sp {vertices} {len(self.tails)}\n")
            for arc in zip(self.tails + 1, self.heads + 1, self.costs):
                file.write("a %d %d %d\n" % arc)
        self.forms = {}

    def form(self, peer):
        if peer not in self.forms:
            self.forms[peer] = getattr(self, "make_" + peer)()
        return self.forms[peer]

    def make_scipy(self):
        shape = (self.vertices, self.vertices)
        # scipy takes a stored zero for no arc.
        costs = numpy.maximum(self.costs, 1e-9)
        return scipy.sparse.csr_matrix((costs, (self.tails, self.heads)), shape=shape)

    def make_igraph(self):
        import igraph

        edges = numpy.column_stack((self.tails, self.heads))
        graph = igraph.Graph(n=self.vertices, edges=edges, directed=True)
        graph.es["cost"] = self.costs
        return graph

    def make_networkit(self):
        import networkit

        networkit.setNumberOfThreads(1)
        graph = networkit.Graph(self.vertices, weighted=True, directed=True)
        for tail, head, cost in zip(self.tails.tolist(), self.heads.tolist(), self.costs.tolist()):
            graph.addEdge(tail, head, cost)
        return graph

    def make_pandana(self):
        import pandana
        import pandas

        place = pandas.Series(numpy.zeros(self.vertices))
        return pandana.Network(
            place,
            place,
            pandas.Series(self.tails),
            pandas.Series(self.heads),
            pandas.DataFrame({"cost": self.costs}),
            twoway=False,
        )

    def ball(self, size, folder):
        """The graph of the `size` vertices nearest to the middle vertex, in arcs."""
        order = scipy.sparse.csgraph.breadth_first_order(
            self.form("scipy"), self.vertices // 2, return_predecessors=False
        )[:size]
        number = numpy.full(self.vertices, -1)
        number[order] = numpy.arange(len(order))
        inside = (number[self.tails] >= 0) & (number[self.heads] >= 0)
        return Graph(
            len(order),
            number[self.tails[inside]],
            number[self.heads[inside]],
            self.costs[inside],
            folder,
            f"{self.name}-{size}",
        )


class Comparison:
    def __init__(self, arguments, folder):
        self.arguments, self.folder = arguments, folder
        self.seconds, self.sums, self.notes = {}, {}, {}
        self.failed = set(arguments.skip)

    def note(self, work, tool, seconds, total=None):
        self.seconds.setdefault((work, tool), []).append(seconds)
        if total is not None:
            self.sums.setdefault(work, {})[tool] = total

    def peer(self, work, tool, run, share=1):
        """Lets a peer do a piece of work that is `share` units; `run` answers the sum of its distances or nothing."""
        if tool in self.failed:
            return
        try:
            start = time.perf_counter()
            total = run()
            self.note(work, tool, (time.perf_counter() - start) / share, total)
        except Exception as error:  # A peer that does not work here must not end the others.
            print(f"{tool} is left out: {error!r}", file=sys.stderr)
            self.failed.add(tool)

    def corridor(self, graph, works, options, comparable=()):
        """Runs our kernels on a graph; `works` maps kernels to the names of the table's rows."""
        command = [self.arguments.corridor, "benchmark", "--graph", graph.path, "--format", "json"]
        command += ["--runs", "1", "--kernel", ",".join(works)] + options
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {run.stderr}")
        for timing in json.loads(run.stdout)["kernels"]:
            work = works[timing["kernel"]]
            total = timing["checksum"] if timing["kernel"] in comparable else None
            self.note(work, "corridor", timing["median_seconds"], total)
            if timing["build_seconds"] > 0.5:
                self.notes.setdefault(work, []).append(timing["build_seconds"])

    def median(self, work, tool):
        seconds = self.seconds.get((work, tool))
        return statistics.median(seconds) if seconds else None

    def table(self, works):
        peers = [peer for peer in PEERS if any((work, peer) in self.seconds for work in works)]
        print("| work | corridor | " + " | ".join(peers) + " | sums |")
        print("|---|---|" + "---|" * len(peers) + "---|")
        for work in works:
            ours = self.median(work, "corridor")
            if ours is None:
                continue
            cells = [work, duration(ours)]
            for peer in peers:
                theirs = self.median(work, peer)
                cells.append(f"{duration(theirs)} ({theirs / ours:.3g}x)" if theirs else "-")
            cells.append(self.agreement(work))
            print("| " + " | ".join(cells) + " |")
        builds = [seconds for work in works for seconds in self.notes.get(work, [])]
        if builds:
            print(f"\nThe hierarchy is built beforehand, in {statistics.median(builds):.1f} s.")

    def agreement(self, work):
        sums = list(self.sums.get(work, {}).values())
        if len(sums) < 2:
            return "-"
        return "equal" if max(sums) - min(sums) <= 1e-9 * max(sums) else f"differ: {sums}"


def duration(seconds):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def finite_sum(distances):
    return float(distances[numpy.isfinite(distances)].sum())


def write_rows(folder, name, rows):
    path = os.path.join(folder, name)
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def known_kernels(corridor):
    text = subprocess.run([corridor, "benchmark", "--help"], capture_output=True, text=True).stdout
    return {name for name in ("ch", "phast", "phast16", "table") if f" {name}," in text.replace("\n", " ")}


def machine():
    name = platform.processor()
    try:
        with open("/proc/cpuinfo") as file:
            name = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"


def compare(arguments, folder):
    comparison = Comparison(arguments, folder)
    vertices, tails, heads, costs = read_graph(arguments.graph)
    name = os.path.basename(arguments.graph).removesuffix(".gz").removesuffix(".gr")
    graph = Graph(vertices, tails, heads, costs, folder, name)
    small, middle = graph.ball(1000, folder), graph.ball(10000, folder)
    generator = random.Random(1)

    def some(count, bound):
        return [generator.randrange(bound) for _ in range(count)]

    sources = some(16, vertices)
    pairs = list(zip(some(1000, vertices), some(1000, vertices)))
    near = list(zip(some(5, middle.vertices), some(5, middle.vertices)))
    terminals = some(arguments.table, vertices)
    rows = [[1 + source] for source in sources]
    source_file = write_rows(folder, "sources", rows)
    terminal_file = write_rows(folder, "terminals", [[1 + vertex] for vertex in terminals])
    pair_file = write_rows(folder, "pairs.csv", [["from", "to"]] + [[1 + a, 1 + b] for a, b in pairs])
    near_file = write_rows(folder, "near.csv", [["from", "to"]] + [[1 + a, 1 + b] for a, b in near])
    links = list(zip(some(200, small.vertices), some(200, small.vertices), some(200, 1000)))
    link_file = write_rows(
        folder, "links.csv", [["from", "to", "cost"]] + [[1 + a, 1 + b, c] for a, b, c in links]
    )
    kernels = known_kernels(arguments.corridor)

    one_to_all = "one source to all"
    hierarchy = "pair, hierarchy"
    sweep, sweep16 = "one source to all, hierarchy", "one source to all, hierarchy, 16 at once"
    table = f"table {len(terminals)} x {len(terminals)}"
    all_pairs = f"all pairs, {small.vertices} vertices, {len(small.tails)} arcs"
    insertion = f"one link into a {small.vertices} x {small.vertices} closure"
    k_shortest = f"10 shortest paths, {middle.vertices} vertices"
    front = "Pareto set of time and length, one pair"
    works = [one_to_all, hierarchy, sweep, sweep16, table, all_pairs, insertion, k_shortest, front]

    def scipy_all(sources=sources):
        return finite_sum(scipy.sparse.csgraph.dijkstra(graph.form("scipy"), indices=sources))

    def igraph_all():
        return finite_sum(numpy.array(graph.form("igraph").distances(sources, weights="cost")))

    def networkit_all():
        import networkit

        total = 0.0
        for source in sources:
            search = networkit.distance.Dijkstra(graph.form("networkit"), source, storePaths=False)
            search.run()
            distances = numpy.array(search.getDistances())
            total += float(distances[distances < 1e300].sum())
        return total

    def pandana_pairs():
        lengths = graph.form("pandana").shortest_path_lengths(
            [a for a, _ in pairs], [b for _, b in pairs], imp_name="cost"
        )
        return float(sum(length for length in lengths if length < 4e6))

    def scipy_links(closure):
        for tail, head, cost in links:
            numpy.minimum(closure, closure[:, tail, None] + cost + closure[None, head, :], out=closure)
        return finite_sum(closure)

    def igraph_k_shortest():
        total = 0.0
        form = middle.form("igraph")
        for a, b in near:
            for path in form.get_k_shortest_paths(a, b, k=10, weights="cost", output="epath"):
                total += sum(form.es[path]["cost"])
        return total

    for peer in PEERS:  # Making the forms is no part of any time.
        if peer not in comparison.failed:
            try:
                graph.form(peer)
            except Exception as error:
                print(f"{peer} is left out: {error!r}", file=sys.stderr)
                comparison.failed.add(peer)
    closure = scipy.sparse.csgraph.dijkstra(small.form("scipy"))

    for round in range(arguments.rounds):
        print(f"round {round + 1} of {arguments.rounds}", file=sys.stderr)
        comparison.peer(one_to_all, "scipy", scipy_all, len(sources))
        ours = {"dijkstra": one_to_all}
        ours |= {kernel: work for kernel, work in (("phast", sweep), ("phast16", sweep16)) if kernel in kernels}
        # The pairs come along, so that the hierarchy is built once for all of them.
        ours |= {"ch": hierarchy} if "ch" in kernels else {}
        comparison.corridor(graph, ours, ["--sources", source_file, "--pairs", pair_file], ours)
        if {"phast", "phast16"} <= kernels:
            for work in (sweep, sweep16):
                scipy_seconds = comparison.seconds.get((one_to_all, "scipy"), [])
                if scipy_seconds:
                    comparison.note(work, "scipy", scipy_seconds[-1], comparison.sums[one_to_all]["scipy"])
        comparison.peer(one_to_all, "igraph", igraph_all, len(sources))
        comparison.peer(one_to_all, "networkit", networkit_all, len(sources))
        if "ch" in kernels:
            comparison.peer(hierarchy, "pandana", pandana_pairs, len(pairs))
            comparison.peer(hierarchy, "scipy", lambda: scipy_all(sources[:4]) * 0 or None, 4)
        if "table" in kernels:
            comparison.corridor(graph, {"table": table}, ["--sources", terminal_file])
            comparison.peer(table, "scipy", lambda: scipy_all(terminals[:10]) * 0 or None, 10 / len(terminals))
        comparison.corridor(small, {"allpairs": all_pairs}, [], ["allpairs"])
        comparison.peer(
            all_pairs, "scipy", lambda: finite_sum(scipy.sparse.csgraph.dijkstra(small.form("scipy")))
        )
        comparison.peer(
            all_pairs,
            "igraph",
            lambda: finite_sum(numpy.array(small.form("igraph").distances(weights="cost"))),
        )
        comparison.corridor(small, {"insertion": insertion}, ["--arcs", link_file], ["insertion"])
        copy = closure.copy()
        comparison.peer(insertion, "scipy", lambda: scipy_links(copy), len(links))
        comparison.corridor(middle, {"kshortest": k_shortest}, ["--pairs", near_file], ["kshortest"])
        comparison.peer(k_shortest, "igraph", igraph_k_shortest, len(near))
        if arguments.lengths:
            # Parallel arcs are pairs of costs here, so the files are taken as they are.
            whole = argparse.Namespace(path=arguments.graph)
            few = write_rows(folder, "few.csv", [["from", "to"]] + [[1 + a, 1 + b] for a, b in pairs[: arguments.fronts]])
            comparison.corridor(whole, {"pareto": front}, ["--pairs", few, "--lengths", arguments.lengths])
            comparison.peer(front, "scipy", lambda: scipy_all(sources[:4]) * 0 or None, 4)

    version = subprocess.run([arguments.corridor, "--version"], capture_output=True, text=True).stdout.strip()
    versions = ", ".join(
        f"{peer} {importlib.metadata.version(peer)}" for peer in PEERS if peer not in comparison.failed
    )
    print(f"{datetime.date.today()}, {name} ({vertices:,} vertices, {len(tails):,} arcs), {machine()}.")
    print(f"corridor {version}, {versions}, Python {platform.python_version()};")
    print(f"one thread, medians of {arguments.rounds} interleaved rounds; in parentheses how much longer a peer takes.\n")
    comparison.table(works)
    print(
        "\nWhere scipy has no such kernel, its column is one search from one source to all (hierarchy, Pareto), "
        "as many of them as there are rows (table), or the update written with numpy (link)."
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", help="DIMACS graph, plain or gzip")
    parser.add_argument("lengths", nargs="?", help="the same graph with lengths, for Pareto sets")
    parser.add_argument("--corridor", required=True, help="the program")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--table", type=int, default=1000, help="rows and columns of the table")
    parser.add_argument("--fronts", type=int, default=20, help="pairs with a Pareto set")
    parser.add_argument("--skip", action="append", default=[], choices=PEERS)
    arguments = parser.parse_args()
    # Peers' libraries print on standard output what they are doing; only the table belongs there.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(output):
        compare(arguments, folder)
    output.close()


if __name__ == "__main__":
    main()
