"""Times path kernels of Corridor and of its peers in turns, and prints ratios as Markdown.

Every round lets each tool do each piece of work, so that a machine that slows down slows all of them. Work that takes
milliseconds is done REPEATS times in a row by either side, in one process. What is printed is the median over all of
it, and whether the tools' sums of distances agree; nobody's time contains adding them up.
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
import re
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import scipy.sparse
import scipy.sparse.csgraph

PEERS = ["scipy", "igraph", "networkit", "pandana"]
REPEATS = 5


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

    def peer(self, work, tool, run, share=1, total=None, repeats=1):
        """Lets a peer do a piece of work that is `share` units; `total` adds up the distances that `run` answers."""
        if tool in self.failed:
            return
        try:
            for _ in range(repeats):
                start = time.perf_counter()
                found = run()
                seconds = time.perf_counter() - start
                self.note(work, tool, seconds / share, total(found) if total else None)
        except Exception as error:  # A peer that does not work here must not end the others.
            print(f"{tool} is left out: {error!r}", file=sys.stderr)
            self.failed.add(tool)

    def corridor(self, graph, works, options, comparable=(), repeats=1):
        """Runs our kernels on a graph; `works` maps kernels to the names of the table's rows. Answers their timings."""
        command = [self.arguments.corridor, "benchmark", "--graph", graph.path, "--format", "json"]
        command += ["--runs", str(repeats), "--kernel", ",".join(works)] + options
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {run.stderr}")
        timings = {timing["kernel"]: timing for timing in json.loads(run.stdout)["kernels"]}
        for kernel, timing in timings.items():
            total = timing["checksum"] if kernel in comparable else None
            self.note(works[kernel], "corridor", timing["median_seconds"], total)
        return timings

    def median(self, work, tool):
        seconds = self.seconds.get((work, tool))
        return statistics.median(seconds) if seconds else None

    def ratio(self, work, tool="scipy", than=None):
        """How many times as long as we, or as another piece of our work, a tool takes."""
        theirs, ours = self.median(work, tool), self.median(than or work, "corridor")
        return theirs / ours if theirs and ours else None

    def table(self, works):
        """Prints the rows; `works` maps each to its floor."""
        if self.arguments.short:
            print("| work | time | floor | reached |\n|---|---|---|---|")
            for work, floor in works.items():
                ours = self.median(work, "corridor")
                if floor.reached() is not None:
                    print("| " + " | ".join([work, duration(ours) if ours else "-", *floor.cells()]) + " |")
            return
        peers = [peer for peer in PEERS if any((work, peer) in self.seconds for work in works)]
        print("| work | corridor | " + " | ".join(peers) + " | sums | floor | reached |")
        print("|---|---|" + "---|" * len(peers) + "---|---|---|")
        for work, floor in works.items():
            ours = self.median(work, "corridor")
            if ours is None and floor.reached() is None:
                continue
            cells = [work, duration(ours) if ours is not None else "-"]
            for peer in peers:
                theirs = self.median(work, peer)
                cells.append(f"{duration(theirs)} ({theirs / ours:.3g}x)" if theirs and ours else "-")
            cells.append(self.agreement(work))
            cells += floor.cells()
            print("| " + " | ".join(cells) + " |")

    def agreement(self, work):
        sums = list(self.sums.get(work, {}).values())
        if len(sums) < 2:
            return "-"
        return "equal" if max(sums) - min(sums) <= 1e-9 * max(sums) else f"differ: {sums}"


class Floor:
    """What a figure should reach, at least or at most; `figure` answers it, or None if it was not measured."""

    def __init__(self, words, figure, least=None, most=None, show="{:.3g}x"):
        self.words, self.reached, self.least, self.most, self.show = words, figure, least, most, show

    def cells(self):
        figure = self.reached()
        if figure is None:
            return [self.words, "not measured"]
        met = (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)
        return [self.words, f"{self.show.format(figure)}, {'met' if met else '**missed**'}"]


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


def upward_arcs(corridor, graph):
    """The larger number of arcs of the two sides of the hierarchy, which is printed in text alone."""
    command = [corridor, "benchmark", "--graph", graph.path, "--kernel", "ch", "--runs", "1"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sizes = re.search(r"hierarchy of ([\d,]+) upward and ([\d,]+) downward arcs", text)
    return max(int(size.replace(",", "")) for size in sizes.groups())


def has_avx2():
    try:
        with open("/proc/cpuinfo") as file:
            return " avx2 " in file.read()
    except OSError:
        return False


def machine():
    name = platform.processor()
    try:
        with open("/proc/cpuinfo") as file:
            name = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"


def random_graph(vertices, arcs, generator, folder):
    """A graph without any shape: ends and costs at random."""
    tails, heads = generator.integers(0, vertices, arcs), generator.integers(0, vertices, arcs)
    costs = generator.integers(1, 1000, arcs).astype(float)
    keep = tails != heads
    return Graph(vertices, tails[keep], heads[keep], costs[keep], folder, f"random-{vertices}")


def compare(arguments, folder):
    comparison = Comparison(arguments, folder)
    vertices, tails, heads, costs = read_graph(arguments.graph)
    name = os.path.basename(arguments.graph).removesuffix(".gz").removesuffix(".gr")
    graph = Graph(vertices, tails, heads, costs, folder, name)
    roads, middle, terminals_graph = (graph.ball(size, folder) for size in (1000, 10000, 933))
    shapeless = random_graph(1000, 3000, numpy.random.default_rng(1), folder)
    generator = random.Random(1)

    def some(count, bound):
        return [generator.randrange(bound) for _ in range(count)]

    def pair_list(name, pairs):
        return write_rows(folder, name, [["from", "to"]] + [[1 + a, 1 + b] for a, b in pairs])

    sources = some(16, vertices)
    pairs = list(zip(some(1000, vertices), some(1000, vertices)))
    near = list(zip(some(5, middle.vertices), some(5, middle.vertices)))
    terminals = some(arguments.table, vertices)
    source_file = write_rows(folder, "sources", [[1 + source] for source in sources])
    terminal_file = write_rows(folder, "terminals", [[1 + vertex] for vertex in terminals])
    pair_file, near_file = pair_list("pairs.csv", pairs), pair_list("near.csv", near)
    count = terminals_graph.vertices
    links = list(zip(some(200, count), some(200, count), some(200, 1000)))
    link_file = write_rows(
        folder, "links.csv", [["from", "to", "cost"]] + [[1 + a, 1 + b, c] for a, b, c in links]
    )

    one_to_all = "one source to all, with predecessors"
    breadth_first = "breadth-first search, with predecessors"
    build = "hierarchy, built"
    pair, path = "pair, hierarchy", "pair with its path, hierarchy"
    sweep, sweep16 = "one source to all, hierarchy", "one source to all, hierarchy, 16 at once"
    table = f"table {len(terminals)} x {len(terminals)}"
    customize = "new costs on a fixed order"
    all_pairs = {
        small.name: f"all pairs, {small.vertices} vertices, {len(small.tails)} arcs, {words}"
        for small, words in ((roads, "roads"), (shapeless, "random"))
    }
    insertion = f"one link into a {count} x {count} closure"
    insertion32 = insertion + ", single precision"
    k_shortest = f"10 shortest paths, {middle.vertices} vertices"
    front = f"Pareto set of time and length, mean of {arguments.fronts} pairs"

    def scipy_times(work, least):
        return Floor(f"{least:,}x scipy", lambda: comparison.ratio(work), least)

    def searches(work):
        ratio = comparison.ratio(work)
        return 1 / ratio if ratio else None

    def milliseconds(work):
        seconds = comparison.median(work, "corridor")
        return seconds * 1e3 if seconds else None

    sweep16_floor = 150 if has_avx2() else 90
    arc_count = []
    works = {
        one_to_all: scipy_times(one_to_all, 3),
        breadth_first: Floor(
            "dijkstra at most 2.5x of it",
            lambda: comparison.ratio(one_to_all, "corridor", than=breadth_first),
            most=2.5,
        ),
        build: Floor("at most 200 scipy searches", lambda: searches(build), most=200, show="{:.3g} searches"),
        "hierarchy, arcs a side": Floor(
            "at most 756,000 on New York", lambda: arc_count[0] if arc_count else None, most=756_000, show="{:,}"
        ),
        pair: scipy_times(pair, 1700),
        path: scipy_times(path, 1000),
        sweep: scipy_times(sweep, 25),
        sweep16: scipy_times(sweep16, sweep16_floor),
        table: scipy_times(table, 1000),
        customize: Floor("at most one scipy search", lambda: searches(customize), most=1, show="{:.3g} searches"),
        **{work: scipy_times(work, 15) for work in all_pairs.values()},
        insertion: Floor("at most 0.1 ms", lambda: milliseconds(insertion), most=0.1, show="{:.3g} ms"),
        insertion32: Floor("at most 0.1 ms", lambda: milliseconds(insertion32), most=0.1, show="{:.3g} ms"),
        k_shortest: Floor("10x igraph", lambda: comparison.ratio(k_shortest, "igraph"), least=10),
        front: Floor("at most 6 scipy searches", lambda: searches(front), most=6, show="{:.3g} searches"),
    }

    def scipy_all(sources=sources):
        return scipy.sparse.csgraph.dijkstra(graph.form("scipy"), indices=sources)

    def scipy_breadth_first():
        for source in sources:
            scipy.sparse.csgraph.breadth_first_order(graph.form("scipy"), source)

    def igraph_all():
        return graph.form("igraph").distances(sources, weights="cost")

    def networkit_all():
        import networkit

        # Whoever wants distances has to ask for them.
        found = []
        for source in sources:
            search = networkit.distance.Dijkstra(graph.form("networkit"), source, storePaths=False)
            search.run()
            found.append(search.getDistances())
        return found

    def networkit_sum(found):
        return sum(float(row[row < 1e300].sum()) for row in map(numpy.array, found))

    def pandana_pairs():
        return graph.form("pandana").shortest_path_lengths(
            [a for a, _ in pairs], [b for _, b in pairs], imp_name="cost"
        )

    def pandana_sum(lengths):
        return float(sum(length for length in lengths if length < 4e6))

    def scipy_links(closure):
        for tail, head, cost in links:
            numpy.minimum(closure, closure[:, tail, None] + cost + closure[None, head, :], out=closure)
        return closure

    def igraph_k_shortest():
        form = middle.form("igraph")
        return [form.get_k_shortest_paths(a, b, k=10, weights="cost", output="epath") for a, b in near]

    def igraph_sum(found):
        return sum(sum(middle.form("igraph").es[path]["cost"]) for paths in found for path in paths)

    def list_sum(found):
        return finite_sum(numpy.array(found))

    for peer in PEERS:  # Making the forms is no part of any time.
        if peer not in comparison.failed:
            try:
                graph.form(peer)
            except Exception as error:
                print(f"{peer} is left out: {error!r}", file=sys.stderr)
                comparison.failed.add(peer)
    for small in (roads, shapeless, middle):
        for peer in ("scipy", "igraph"):
            if peer not in comparison.failed:
                small.form(peer)
    closure = scipy.sparse.csgraph.dijkstra(terminals_graph.form("scipy"))

    arc_count.append(upward_arcs(arguments.corridor, graph))
    # Parallel arcs are pairs of costs here, so the files are taken as they are.
    whole = argparse.Namespace(path=arguments.graph)
    for round in range(arguments.rounds):
        print(f"round {round + 1} of {arguments.rounds}", file=sys.stderr)
        comparison.peer(one_to_all, "scipy", scipy_all, len(sources), finite_sum)
        comparison.peer(breadth_first, "scipy", scipy_breadth_first, len(sources))
        # All in one run, so that the hierarchy is built once.
        ours = {
            "dijkstra": one_to_all,
            "bfs": breadth_first,
            "phast": sweep,
            "phast16": sweep16,
            "ch": pair,
            "path": path,
        }
        files = ["--sources", source_file, "--pairs", pair_file]
        timings = comparison.corridor(graph, ours, files, set(ours) - {"bfs"})
        comparison.note(build, "corridor", timings["ch"]["build_seconds"])
        comparison.corridor(graph, {"customize": customize}, ["--pairs", pair_file], repeats=REPEATS)
        if "scipy" not in comparison.failed:
            seconds, total = comparison.seconds[one_to_all, "scipy"][-1], comparison.sums[one_to_all]["scipy"]
            # Where scipy has no such kernel, it is one search.
            for work in (build, pair, path, customize):
                comparison.note(work, "scipy", seconds)
            for work in (sweep, sweep16):
                comparison.note(work, "scipy", seconds, total)
            comparison.note(table, "scipy", seconds * len(terminals))
        comparison.peer(one_to_all, "igraph", igraph_all, len(sources), list_sum)
        comparison.peer(one_to_all, "networkit", networkit_all, len(sources), networkit_sum)
        comparison.peer(pair, "pandana", pandana_pairs, len(pairs), pandana_sum)
        comparison.corridor(graph, {"table": table}, ["--sources", terminal_file])
        for small in (roads, shapeless):
            work = all_pairs[small.name]
            comparison.corridor(small, {"allpairs": work}, [], ["allpairs"], REPEATS)
            comparison.peer(
                work,
                "scipy",
                lambda: scipy.sparse.csgraph.dijkstra(small.form("scipy")),
                total=finite_sum,
                repeats=REPEATS,
            )
            comparison.peer(
                work,
                "igraph",
                lambda: small.form("igraph").distances(weights="cost"),
                total=list_sum,
                repeats=REPEATS,
            )
        inserted = {"insertion": insertion, "insertion32": insertion32}
        comparison.corridor(terminals_graph, inserted, ["--arcs", link_file], ["insertion"])
        copy = closure.copy()
        comparison.peer(insertion, "scipy", lambda: scipy_links(copy), len(links), finite_sum)
        comparison.corridor(middle, {"kshortest": k_shortest}, ["--pairs", near_file], ["kshortest"])
        comparison.peer(k_shortest, "igraph", igraph_k_shortest, len(near), igraph_sum)
        if arguments.lengths:
            # A pair at a time, for the command answers medians and a mean is wanted.
            fronts = Comparison(arguments, folder)
            for number, one in enumerate(pairs[: arguments.fronts]):
                file = pair_list(f"pair-{number}.csv", [one])
                fronts.corridor(whole, {"pareto": front}, ["--pairs", file, "--lengths", arguments.lengths])
            comparison.note(front, "corridor", statistics.mean(fronts.seconds[front, "corridor"]))
            comparison.peer(front, "scipy", lambda: scipy_all(sources[:4]), 4)

    version = subprocess.run([arguments.corridor, "--version"], capture_output=True, text=True).stdout.strip()
    versions = ", ".join(
        f"{peer} {importlib.metadata.version(peer)}" for peer in PEERS if peer not in comparison.failed
    )
    print(f"{datetime.date.today()}, {name} ({vertices:,} vertices, {len(tails):,} arcs), {machine()}.")
    print(f"corridor {version}, {versions}, Python {platform.python_version()};")
    print(f"one thread, medians of {arguments.rounds} interleaved rounds; in parentheses how much longer a peer takes.\n")
    comparison.table(works)
    if arguments.short:
        return
    print(
        "\nWhere scipy has no such kernel, its column is one search from one source to all (hierarchy, new costs, Pareto), as "
        "many of them as there are rows (table), or the update written with numpy (link).\n\n"
        f"All pairs and new costs are done {REPEATS} times a round, in one process; new costs come into a hierarchy that had others."
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", help="DIMACS graph, plain or gzip")
    parser.add_argument("lengths", nargs="?", help="the same graph with lengths, for Pareto sets")
    parser.add_argument("--corridor", required=True, help="the program")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--table", type=int, default=1000, help="rows and columns of the table")
    parser.add_argument("--fronts", type=int, default=20, help="pairs with a Pareto set")
    parser.add_argument("--short", action="store_true", help="the table of Sources/documentation/comparison.md: times and floors alone")
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
