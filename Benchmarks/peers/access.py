"""Times access of every vertex of a graph by Corridor and by pandana, compares the results, and prints Markdown.

Corridor's time is that of the whole command: it reads the graph, builds the hierarchy, and writes the CSV. Pandana's is that of
`Network.aggregate` alone. What pandana has no decay for is set against its plain sum, and checked by scipy on a few vertices.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

from compare import read_graph


def decays(cutoff):
    """Name: arguments of the command, the function in numpy, and pandana's name for it."""
    c = cutoff
    gravity = ["--measure", "gravity", "--within", f"{c:g}", "--decay"]
    slope = numpy.pi / (c / 8 * numpy.sqrt(3))

    def logistic(t):
        return (1 + numpy.exp(-c / 2 * slope)) / (1 + numpy.exp((t - c / 2) * slope))

    def log_logistic(t):
        with numpy.errstate(divide="ignore"):
            return 1 / (1 + numpy.exp(-8 + numpy.log(t)))

    return {
        "cumulative": (["--measure", "cumulative", "--cutoff", f"{c:g}"], lambda t: t <= c, "flat"),
        "binary": (gravity + ["binary", "--decay-parameters", f"{c:g}"], lambda t: t <= c, "flat"),
        "linear": (gravity + ["linear", "--decay-parameters", f"{c:g}"], lambda t: 1 - t / c, "linear"),
        "exponential": (
            gravity + ["exponential", "--decay-parameters", f"1/{c:g}"],
            lambda t: numpy.exp(-t / c),
            "exp",
        ),
        "power": (gravity + ["power", "--decay-parameters", "0.5"], lambda t: numpy.maximum(t, 1) ** -0.5, None),
        "gaussian": (
            gravity + ["gaussian", "--decay-parameters", f"{c / 4:g}"],
            lambda t: numpy.exp(-0.5 * (t / (c / 4)) ** 2),
            None,
        ),
        "logistic": (gravity + ["logistic", "--decay-parameters", f"{c / 2:g},{c / 8:g}"], logistic, None),
        "stepped": (
            gravity + ["stepped", "--decay-parameters", f"{c / 4:g}:0.5,{c / 2:g}:0.25"],
            lambda t: numpy.where(t < c / 4, 1, numpy.where(t < c / 2, 0.5, 0.25)),
            None,
        ),
        "log-logistic": (gravity + ["log-logistic", "--decay-parameters=-8,1"], log_logistic, None),
    }


def work_of_pandana(arguments):
    """Runs in a process of its own, since threads are fixed when it starts; prints seconds and saves the sums."""
    import pandana
    import pandas

    vertices, tails, heads, costs = read_graph(arguments.graph)
    place = pandas.Series(numpy.zeros(vertices))
    start = time.perf_counter()
    network = pandana.Network(
        place,
        place,
        pandas.Series(tails),
        pandas.Series(heads),
        pandas.DataFrame({"cost": costs}),
        twoway=False,
    )
    built = time.perf_counter() - start
    network.set(pandas.Series(numpy.arange(vertices)), variable=pandas.Series(numpy.ones(vertices)), name="one")
    for cutoff in arguments.cutoffs:
        for decay in arguments.pandana_decays:
            path = os.path.join(arguments.folder, f"{cutoff:g}-{decay}")
            if os.path.exists(path + ".json"):
                continue
            start, cpu = time.perf_counter(), time.process_time()
            sums = network.aggregate(cutoff, type="sum", decay=decay, name="one")
            times = [time.perf_counter() - start, time.process_time() - cpu]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            numpy.save(path + ".npy", sums.to_numpy())
            with open(path + ".json", "w") as file:
                json.dump({"build": built, "times": times, "memory": memory}, file)


def run_pandana(arguments, folder, threads, needed):
    """What the other process found: times by cutoff and decay, and the largest build time and memory."""
    os.makedirs(folder, exist_ok=True)
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
    command = [sys.executable, __file__, arguments.graph, "--pandana", "--folder", folder]
    command += ["--cutoffs", ",".join(f"{c:g}" for c in arguments.cutoffs), "--pandana-decays", ",".join(needed)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = {"build": 0, "memory": 0}
    for cutoff in arguments.cutoffs:
        for decay in needed:
            with open(os.path.join(folder, f"{cutoff:g}-{decay}.json")) as file:
                found = json.load(file)
            results[f"{cutoff:g} {decay}"] = found["times"]
            for key in ("build", "memory"):
                results[key] = max(results[key], found[key])
    return results


def peak_memory(process):
    """What a running process has held at most so far, in MB."""
    with open(f"/proc/{process}/status") as file:
        lines = [line for line in file if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1024 if lines else 0


def run_corridor(arguments, options, output):
    """Seconds, CPU seconds and peak memory in MB of a run of the command, and the column of access."""
    command = [arguments.corridor, "access", *options, "--intrazonal", "zero", "--force", "-o", output]
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    memory, ended = 0, 0
    while not ended:
        # The usage at the end counts the memory of this process as well, of which the command was forked off.
        memory = max(memory, peak_memory(process.pid))
        time.sleep(0.005)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(process.stderr.read().decode())
    values = numpy.loadtxt(output, delimiter=",", skiprows=1, usecols=1)
    return seconds, usage.ru_utime + usage.ru_stime, memory, values


class Sample:
    """Costs from some vertices by scipy."""

    def __init__(self, graph, count=8):
        import scipy.sparse
        import scipy.sparse.csgraph

        vertices, tails, heads, costs = graph
        order = numpy.lexsort((costs, heads, tails))
        tails, heads, costs = tails[order], heads[order], costs[order]
        first = numpy.append(True, (numpy.diff(tails) != 0) | (numpy.diff(heads) != 0))
        # scipy adds parallel arcs up, and takes a stored zero for no arc.
        costs = numpy.maximum(costs, 1e-9)
        matrix = scipy.sparse.csr_matrix((costs[first], (tails[first], heads[first])), shape=(vertices, vertices))
        self.vertices = numpy.linspace(0, vertices - 1, count).astype(int)
        self.costs = numpy.rint(scipy.sparse.csgraph.dijkstra(matrix, indices=self.vertices))

    def agrees(self, values, decay, cutoff):
        for vertex, costs in zip(self.vertices, self.costs):
            within = costs[costs <= cutoff]
            if not numpy.isclose(values[vertex], numpy.sum(decay(within)), rtol=1e-9):
                return False
        return True


def matrix_table(arguments, folder):
    """Times a CSV matrix of 1,000 x 1,000 zones with ten cutoffs, whose result numpy checks."""
    generator = numpy.random.default_rng(1)
    count = 1000
    costs = generator.integers(0, 12000, (count, count)) / 100
    jobs = generator.integers(0, 5000, count)
    zones, matrix, output = (os.path.join(folder, name) for name in ("zones.csv", "matrix.csv", "out.csv"))
    with open(zones, "w") as file:
        file.write("zone_id,jobs\n" + "".join(f"{zone},{jobs[zone]}\n" for zone in range(count)))
    with open(matrix, "w") as file:
        file.write("from_id,to_id,minutes\n")
        for origin in range(count):
            file.write("".join(f"{origin},{zone},{costs[origin, zone]}\n" for zone in range(count)))
    cutoffs = range(10, 110, 10)
    options = ["--matrix", matrix, "--zones", zones, "--opportunities", "jobs", "--measure", "cumulative"]
    options += ["--cutoff", ",".join(map(str, cutoffs))]
    numpy.fill_diagonal(costs, 0)
    expected = numpy.concatenate([(costs <= cutoff) @ jobs for cutoff in cutoffs])
    runs = [run_corridor(arguments, options, output) for _ in range(5)]
    assert all(numpy.array_equal(run[3], expected) for run in runs), "the matrix's sums differ from numpy's"
    return min(run[0] for run in runs), min(run[1] for run in runs), max(run[2] for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    numbers = lambda text: [float(part) for part in text.split(",")]
    parser.add_argument("graph")
    parser.add_argument("--corridor")
    parser.add_argument("--cutoffs", type=numbers, default=[50000, 100000, 500000])
    parser.add_argument("--decays", type=lambda text: text.split(","), default=None)
    parser.add_argument("--threads", type=lambda text: [int(part) for part in text.split(",")], default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--keep", help="folder of pandana's results: those there are taken, others come to be there")
    parser.add_argument("--pandana", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--pandana-decays", type=lambda text: text.split(","), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.pandana:
        work_of_pandana(arguments)
        return
    if arguments.keep and arguments.rounds > 1:
        parser.error("--keep keeps one round; leave --rounds out")
    graph = read_graph(arguments.graph)
    names = arguments.decays or list(decays(1.0))
    sample = Sample(graph)
    version = subprocess.run([arguments.corridor, "--version"], capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        rows, build, memory = [], [], {"corridor": 0, "pandana": 0}
        for threads in arguments.threads:
            needed = sorted({decays(1.0)[name][2] or "flat" for name in names})
            peers, own, largest = [], {}, {}
            for round in range(arguments.rounds):
                # Where nothing is kept, every round has a folder of its own and runs everything.
                kept = os.path.join(arguments.keep or os.path.join(folder, str(round)), f"threads-{threads}")
                peers.append(run_pandana(arguments, kept, threads, needed))
                for cutoff in arguments.cutoffs:
                    for name in names:
                        options, function, peer = decays(cutoff)[name]
                        options = ["--graph", arguments.graph, "--threads", str(threads), *options]
                        run = run_corridor(arguments, options, os.path.join(folder, "own.csv"))
                        own.setdefault((cutoff, name), []).append(run[:2])
                        memory["corridor"] = max(memory["corridor"], run[2])
                        agrees = sample.agrees(run[3], function, cutoff)
                        if peer:
                            other = numpy.load(os.path.join(kept, f"{cutoff:g}-{peer}.npy"))
                            largest[cutoff, name] = numpy.max(numpy.abs(run[3] - other) / numpy.maximum(other, 1))
                            agrees = agrees and largest[cutoff, name] < 1e-9
                        if not agrees:
                            sys.exit(f"{name} within {cutoff:g}: the results differ")
            build += [peer["build"] for peer in peers]
            memory["pandana"] = max([memory["pandana"]] + [peer["memory"] for peer in peers])
            for cutoff in arguments.cutoffs:
                for name in names:
                    peer = decays(cutoff)[name][2]
                    theirs = [found[f"{cutoff:g} {peer or 'flat'}"] for found in peers]
                    ours = own[cutoff, name]
                    wall = [statistics.median(run[0] for run in runs) for runs in (ours, theirs)]
                    cpu = [statistics.median(run[1] for run in runs) for runs in (ours, theirs)]
                    check = f"equal to {largest[cutoff, name]:.0e}" if peer else "scipy agrees"
                    rows.append(
                        f"| {name} | {cutoff:,.0f} | {threads} | {wall[0]:.1f} s ({cpu[0]:.1f}) "
                        f"| {wall[1]:.1f} s ({cpu[1]:.1f}){'' if peer else ', plain sum'} "
                        f"| {wall[1] / wall[0]:.1f}x ({cpu[1] / cpu[0]:.1f}x) | {check} |"
                    )
        seconds, cpu, matrix_memory = matrix_table(arguments, folder)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("pandana", "scipy"))
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    print(
        f"{datetime.date.today()}, {os.path.basename(arguments.graph)} ({graph[0]:,} vertices, {len(graph[1]):,} arcs), "
        f"{model}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}.\n"
        f"{version if 'corridor' in version else 'corridor ' + version}, {versions}, Python {platform.python_version()}; "
        f"medians of {arguments.rounds} round(s); in parentheses CPU seconds and their ratio.\n\n"
        "| sum over all within | cutoff | threads | corridor, whole command | pandana, aggregate alone | ratio | results |\n"
        "|---|---|---|---|---|---|---|"
    )
    print("\n".join(rows))
    print(
        f"\npandana builds its network beforehand, in {statistics.median(build):.1f} s. Peak memory: corridor "
        f"{memory['corridor']:.0f} MB, pandana {memory['pandana']:.0f} MB.\n\n"
        f"A CSV matrix of 1,000 x 1,000 zones with ten cutoffs: {seconds:.2f} s, {cpu:.2f} CPU seconds, "
        f"{matrix_memory:.0f} MB (best of 5 runs), sums equal to numpy's."
    )


if __name__ == "__main__":
    main()
