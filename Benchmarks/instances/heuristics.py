"""Compares greedy, and greedy improved by swaps, with the optimum on generated networks; prints Markdown.

Both are what corridor plan itself starts from: greedy adds the project with the most gain per cost while the budget allows;
swaps drop one project and add others while that improves the plan. Their values are read from the log of the run that proves
the optimum.
"""

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile


def run(arguments):
    """What a program prints."""
    return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout


def solve(arguments, projects, seed, folder):
    """Shares of the optimal gain that greedy and swaps miss, and whether the optimum is proven."""
    network = os.path.join(folder, f"corridors-{projects}-{seed}")
    budget = run(
        [arguments.generator, "corridors", network, "--projects", str(projects), "--seed", str(seed)]
    ).strip()
    log = network + ".jsonl"
    plan = json.loads(
        run(
            [arguments.corridor, "plan", network, "--budget", budget, "--objective", "access", "--format", "json"]
            + ["--time-limit", str(arguments.limit), "--log", log]
        )
    )
    last = {}
    with open(log, encoding="utf-8") as file:
        for line in file:
            state = json.loads(line)
            if state["incumbent"] is not None:
                last[state["phase"]] = state["incumbent"]
    objective = plan["objective"]
    gain = objective["value"] - objective["value_before"]
    first = last["greedy"]
    # Swaps that find nothing better leave no line.
    missed = [(objective["value"] - incumbent) / gain for incumbent in (first, last.get("swaps", first))]
    return missed, plan["status"] == "optimal"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corridor", required=True, help="the program")
    parser.add_argument("--generator", required=True, help="the program that makes networks")
    parser.add_argument("--projects", default="30", help="numbers of projects, separated by commas")
    parser.add_argument("--seeds", type=int, default=20, help="networks of each size")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each")
    arguments = parser.parse_args()
    version = run([arguments.corridor, "--version"]).strip()
    print(f"{datetime.date.today()}, {platform.machine()}, corridor {version}, seeds 1 to {arguments.seeds}.\n")
    print("| projects | proven (1e-4) | plans of | miss the optimum by more than 1e-4 of the gain | mean | worst |")
    print("|---|---|---|---|---|---|")
    for projects in [int(number) for number in arguments.projects.split(",")]:
        misses, proven = [], 0
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(1, arguments.seeds + 1):
                missed, is_proven = solve(arguments, projects, seed, folder)
                print(projects, seed, missed, is_proven, file=sys.stderr)
                proven += is_proven
                misses.append(missed)
        for position, name in enumerate(["greedy", "greedy and swaps"]):
            values = [max(0.0, missed[position]) for missed in misses]
            count = sum(value > 1e-4 for value in values)
            cells = [projects, f"{proven} of {len(values)}", name, f"{count} of {len(values)}"]
            cells += [f"{100 * statistics.mean(values):.2f} %", f"{100 * max(values):.2f} %"]
            print("| " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    main()
