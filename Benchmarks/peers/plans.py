"""Compares corridor plan with what a planner would use today, and prints the table as Markdown.

(a) The explicit mixed-integer model that corridor exports, solved by HiGHS and SCIP (PyPI) and CBC (Debian), each with the
time limit given; (b) greedy by gain per cost, every candidate's gain recomputed by all shortest paths in Python, with
networkx and with igraph. Everything runs on one thread, one tool after the other.
"""

import argparse
import contextlib
import csv
import datetime
import importlib.metadata
import json
import math
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time


def corridor(arguments, program):
    """What a run of corridor prints, and its seconds."""
    start = time.perf_counter()
    run = subprocess.run([program, *arguments], capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip().splitlines()[-1] if run.stderr.strip() else f"exit code {run.returncode}")
    return run.stdout, time.perf_counter() - start


def relative(value, bound):
    """A relative gap, None where there is no value or bound."""
    if value is None or bound is None or not math.isfinite(value) or not math.isfinite(bound):
        return None
    return abs(value - bound) / max(abs(value), 1e-9)


def highs(path, limit, gap):
    import highspy

    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", limit)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.readModel(path)
    solver.run()
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return (info.objective_function_value if found else None), info.mip_dual_bound


def scip(path, limit, gap):
    import pyscipopt

    model = pyscipopt.Model()
    model.hideOutput()
    model.readProblem(path)
    model.setParam("limits/time", limit)
    model.setParam("limits/gap", gap)
    model.optimize()
    return (model.getObjVal() if model.getNSols() else None), model.getDualbound()


def cbc(path, limit, gap):
    text = subprocess.run(
        ["cbc", path, "sec", str(limit), "ratio", str(gap), "threads", "0", "solve"],
        capture_output=True,
        text=True,
    ).stdout

    def number(pattern):
        found = re.search(pattern + r":\s+([-+0-9.eE]+)", text)
        return float(found.group(1)) if found else None

    value = number("Objective value")
    bound = number("Lower bound")
    if bound is None and "Optimal solution found" in text:
        bound = value
    return value, bound


SOLVERS = {"HiGHS": highs, "SCIP": scip, "CBC": cbc}


class Costs:
    """Minutes between zones with a set of projects built, by a Python library, on links that are plain roads.

    The graph is the network's own links and the projects', by their u_travel_time, or length (km) and free_speed (km/h);
    networks with boarding need more than that and are compared by their exported model only.
    """

    def __init__(self, network):
        def table(name):
            with open(os.path.join(network, name), newline="", encoding="utf-8-sig") as file:
                return list(csv.DictReader(file))

        self.zones = [row["zone_id"] for row in table("zone.csv")]
        self.population = {row["zone_id"]: float(row["population"] or 0) for row in table("zone.csv")}
        self.region = {row["zone_id"]: row["region"] for row in table("region.csv") if row["scheme"] == "macro"}
        self.nodes = [row["node_id"] for row in table("node.csv")]
        self.place = {row["zone_id"]: row["node_id"] for row in table("node.csv") if row.get("zone_id")}
        self.links = [self.arcs(row) for row in table("link.csv")]
        self.added = {}
        for row in table("project_link.csv"):
            self.added.setdefault(row["project_id"], []).append(self.arcs(row))
        self.cost = {row["project_id"]: float(row["cost"]) for row in table("project.csv")}

    @staticmethod
    def arcs(row):
        if row.get("u_travel_time"):
            minutes = float(row["u_travel_time"])
        elif row.get("length") and row.get("free_speed"):
            minutes = 60 * float(row["length"]) / float(row["free_speed"])
        else:
            raise ValueError("a link has neither u_travel_time nor length and free_speed")
        if row.get("u_mode") not in (None, "", "road"):
            raise ValueError("a link is not a road")
        two_way = row.get("directed", "").lower() in ("false", "0")
        return row["from_node_id"], row["to_node_id"], minutes, two_way

    def all_arcs(self, plan):
        best = {}
        for tail, head, minutes, two_way in self.links + [arc for project in plan for arc in self.added.get(project, [])]:
            for pair in [(tail, head), (head, tail)] if two_way else [(tail, head)]:
                best[pair] = min(minutes, best.get(pair, math.inf))
        return best

    def networkx(self, plan):
        import networkx

        graph = networkx.DiGraph()
        graph.add_nodes_from(self.nodes)
        graph.add_weighted_edges_from((tail, head, minutes) for (tail, head), minutes in self.all_arcs(plan).items())
        for zone in self.zones:
            reached = networkx.single_source_dijkstra_path_length(graph, self.place[zone])
            yield [reached.get(self.place[other], math.inf) for other in self.zones]

    def igraph(self, plan):
        import igraph

        number = {node: position for position, node in enumerate(self.nodes)}
        arcs = self.all_arcs(plan)
        graph = igraph.Graph(len(self.nodes), [(number[a], number[b]) for a, b in arcs], directed=True)
        places = [number[self.place[zone]] for zone in self.zones]
        return graph.distances(places, places, weights=list(arcs.values()))

    def value(self, library, plan, objective):
        """Access of the West, or of the East less that of the West; decay exp(-t / 480), own zone left out."""
        sums = {"East": 0.0, "West": 0.0}
        people = {"East": 0.0, "West": 0.0}
        for zone, row in zip(self.zones, getattr(self, library)(plan)):
            region = self.region.get(zone)
            if region not in sums:
                continue
            access = sum(
                self.population[other] * math.exp(-minutes / 480)
                for other, minutes in zip(self.zones, row)
                if other != zone and minutes < math.inf
            )
            sums[region] += self.population[zone] * access
            people[region] += self.population[zone]
        west = sums["West"] / people["West"]
        return west if objective == "access" else sums["East"] / people["East"] - west


def greedy(network, library, budget, objective, limit):
    """The value of the plan by gain per cost, and whether it was finished in time."""
    costs = Costs(network)
    sign = 1 if objective == "access" else -1
    plan, left, start = [], budget, time.perf_counter()
    current = costs.value(library, plan, objective)
    while True:
        best = None
        for project, cost in costs.cost.items():
            if project in plan or cost > left:
                continue
            if time.perf_counter() - start > limit:
                return current, False
            value = costs.value(library, plan + [project], objective)
            ratio = sign * (value - current) / max(cost, 1e-9)
            if ratio > (best[0] if best else 0):
                best = (ratio, project, value)
        if best is None:
            return current, True
        plan.append(best[1])
        left -= costs.cost[best[1]]
        current = best[2]


def percent(gap):
    return "-" if gap is None else "0 %" if gap < 5e-7 else f"{100 * gap:.2g} %"


def compare(network, budget, arguments, folder):
    """The rows of one instance."""
    name = f"{os.path.basename(os.path.normpath(network))}, budget {budget}"
    rows = []
    question = ["plan", network, "--budget", budget, "--threads", "1", "--time-limit", str(arguments.limit)]
    question += ["--objective", arguments.objective]
    for forbidden in arguments.forbid:
        question += ["--forbid", forbidden]
    text, seconds = corridor(
        [*question, "--relative-gap", str(arguments.gap), "--format", "json"], arguments.corridor
    )
    objective = json.loads(text)["objective"]
    value = objective["value"]
    rows.append((name, "corridor", seconds, value, objective["relative_gap"], ""))
    model = os.path.join(folder, "model.mps")
    try:
        # A long tolerance, so that the time is that of the export.
        _, export = corridor(
            [*question, "--relative-gap", "1e9", "--export-model", model, "--force"], arguments.corridor
        )
        size = f"{os.path.getsize(model) / 1e6:.1f} MB"
        rows.append((name, "export of the model", export, None, None, size))
        for solver, solve in SOLVERS.items():
            start = time.perf_counter()
            try:
                found, bound = solve(model, arguments.limit, arguments.gap)
            except Exception as error:
                rows.append((name, solver, None, None, None, f"failed: {error}"))
                continue
            gap = relative(found, bound)
            # The model is always minimized: access comes with the other sign.
            if found is not None and arguments.objective == "access":
                found = -found
            rows.append((name, solver, time.perf_counter() - start, found, gap, ""))
    except RuntimeError as error:
        rows.append((name, "export of the model", None, None, None, str(error)))
    for library in ["networkx", "igraph"]:
        start = time.perf_counter()
        try:
            found, finished = greedy(network, library, float(budget), arguments.objective, arguments.limit)
        except Exception as error:
            rows.append((name, f"greedy, {library}", None, None, None, f"left out: {error}"))
            continue
        note = f"{percent(relative(found, value))} off the plan of corridor"
        rows.append(
            (name, f"greedy, {library}", time.perf_counter() - start, found, None, note if finished else "not finished; " + note)
        )
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="+", help="NETWORK:BUDGET")
    parser.add_argument("--corridor", required=True, help="the program")
    parser.add_argument("--objective", choices=["gap", "access"], default="gap", help="what is planned for")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each tool")
    parser.add_argument("--gap", type=float, default=1e-4, help="relative gap at which a tool may stop")
    parser.add_argument("--forbid", action="append", default=[], help="projects left out everywhere")
    arguments = parser.parse_args()
    # Solvers print on standard output what they are doing; only the table belongs there.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with contextlib.redirect_stdout(output):
        tabulate(arguments)
    output.close()


def tabulate(arguments):
    """Prints the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for instance in arguments.instances:
            network, _, budget = instance.rpartition(":")
            print(instance, file=sys.stderr)
            rows += compare(network, budget, arguments, folder)
    version = subprocess.run([arguments.corridor, "--version"], capture_output=True, text=True).stdout.strip()
    packages = ["highspy", "pyscipopt", "networkx", "igraph"]
    versions = [f"corridor {version}"]
    for package in packages:
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"{package} missing")
    if shutil.which("cbc"):
        banner = subprocess.run(["cbc", "quit"], capture_output=True, text=True).stdout
        found = re.search(r"Version:\s*(\S+)", banner)
        versions.append("CBC " + (found.group(1) if found else "of unknown version"))
    print(f"{datetime.date.today()}, {platform.machine()}, one thread, at most {arguments.limit:g} s each, ", end="")
    print(f"relative gap {arguments.gap:g}.\n{', '.join(versions)}.\n")
    print(f"| instance | tool | seconds | {'access of the West' if arguments.objective == 'access' else 'gap East - West'} | proven within | remarks |\n|---|---|---|---|---|---|")
    for name, tool, seconds, value, gap, note in rows:
        cells = [name, tool, "-" if seconds is None else f"{seconds:.2f}", "-" if value is None else f"{value:.8g}"]
        print("| " + " | ".join(cells + [percent(gap), note]) + " |")


if __name__ == "__main__":
    main()
