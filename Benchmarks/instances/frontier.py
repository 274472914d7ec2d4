"""A frontier beside as many single plans: seconds, CPU seconds, and whether the values agree."""

import argparse
import json
import os
import subprocess
import sys
import time


def run(command):
    """The JSON that a command prints, with its seconds and CPU seconds."""
    start, before = time.monotonic(), os.times()
    # One plan that stays without proof is an answer as well; anything else is an error.
    result = subprocess.run(command + ["--format", "json"], stdout=subprocess.PIPE, check=True)
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return json.loads(result.stdout), time.monotonic() - start, cpu


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corridor", required=True)
    parser.add_argument("network")
    parser.add_argument("--budgets", required=True)
    arguments, options = parser.parse_known_args()
    program, network = arguments.corridor, arguments.network
    answer, seconds, cpu = run([program, "frontier", network, "--budgets", arguments.budgets, *options])
    total, total_cpu, off = 0.0, 0.0, 0
    for point in answer["points"]:
        budget = repr(point["budget"])
        plan, took, used = run([program, "plan", network, "--budget", budget, *options])
        total += took
        total_cpu += used
        found = plan["objective"]
        # Each is as good as the other's proof says.
        accepted = 1e-9 + max(found["relative_gap"], point["relative_gap"])
        if abs(found["value"] - point["value"]) > accepted * abs(found["value"]):
            off += 1
            print(f"budget {budget}: {point['value']} and {found['value']} differ", file=sys.stderr)
    count = len(answer["points"])
    print(f"| {os.path.basename(network)}, {count} budgets | seconds | CPU seconds |")
    print("|---|---|---|")
    print(f"| frontier | {seconds:.1f} | {cpu:.1f} |")
    print(f"| {count} plans | {total:.1f} | {total_cpu:.1f} |")
    print(f"| plans to frontier | {total / seconds:.1f} | {total_cpu / cpu:.1f} |")
    sys.exit(1 if off else 0)


if __name__ == "__main__":
    main()
