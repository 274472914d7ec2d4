"""The module on Networks/example, against the program's own files and figures worked out by hand."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import corridor_plan
import pytest

EXAMPLE = Path(__file__).resolve().parents[3] / "Networks" / "example"


def test_program_is_the_installed_one() -> None:
    assert corridor_plan.version() == corridor_plan.run("--version").strip()
    assert os.access(corridor_plan.program(), os.X_OK)


def test_access_is_what_the_program_prints() -> None:
    table = corridor_plan.access(EXAMPLE)
    rows = table.to_dict("records") if hasattr(table, "to_dict") else table
    text = subprocess.run(
        [corridor_plan.program(), "access", str(EXAMPLE), "--format", "json"],
        capture_output=True, text=True, check=True,
    ).stdout
    zones = json.loads(text)["zones"]
    assert [row["zone_id"] for row in rows] == [zone["zone_id"] for zone in zones]
    assert [row["accessibility"] for row in rows] == [zone["accessibility"] for zone in zones]


def test_geometry_is_the_nodes_places(tmp_path: Path) -> None:
    table = corridor_plan.access(EXAMPLE, geometry=True)
    assert table.crs == "EPSG:4326"
    with open(EXAMPLE / "node.csv", encoding="utf-8", newline="") as file:
        nodes = {row["zone_id"]: row for row in csv.DictReader(file) if row["zone_id"]}
    assert len(table) == len(nodes) == 10
    for zone, point in zip(table["zone_id"], table.geometry):
        assert (point.x, point.y) == (float(nodes[zone]["x_coord"]), float(nodes[zone]["y_coord"]))
    # Metres of another system stay what they are.
    other = tmp_path / "net"
    subprocess.run([corridor_plan.program(), "init", str(other)], check=True, capture_output=True)
    config = other / "config.csv"
    config.write_text(config.read_text().replace("EPSG:4326", "EPSG:32632"))
    assert corridor_plan.access(other, geometry=True).crs == "EPSG:32632"


def test_matrix_has_every_pair_and_zeros_on_the_diagonal() -> None:
    table = corridor_plan.matrix(EXAMPLE)
    rows = table.to_dict("records") if hasattr(table, "to_dict") else table
    assert len(rows) == 100
    assert all(row["cost"] == 0 for row in rows if row["from_id"] == row["to_id"])
    # README of the example: Port Halden to Seaford is an hour of road.
    assert next(r for r in rows if (r["from_id"], r["to_id"]) == ("halden", "seaford"))["cost"] == 60


def test_plan_with_progress_and_evaluation() -> None:
    steps: list[dict] = []
    plan = corridor_plan.plan(EXAMPLE, 24e6, on_progress=steps.append)
    assert plan["status"] == "optimal"
    assert steps and steps[0]["phase"] == "base costs"
    ids = [project["project_id"] for project in plan["projects"]]
    again = corridor_plan.evaluate(EXAMPLE, ids)
    assert again["objective"]["value"] == plan["objective"]["value"]
    assert again["cost"] == plan["cost"] <= 24e6


def test_frontier_never_falls_with_more_money() -> None:
    answer = corridor_plan.frontier(EXAMPLE, [0, 1e7, 2e7, 4e7])
    values = [point["value"] for point in answer["points"]]
    assert values == sorted(values, reverse=True)


def test_infeasible_is_an_answer() -> None:
    candidates = corridor_plan.plan(EXAMPLE, 1e12)["projects"]
    plan = corridor_plan.plan(EXAMPLE, 0, require=[candidates[0]["project_id"]])
    assert plan["status"] == "infeasible"


def test_errors_carry_the_programs_sentence() -> None:
    with pytest.raises(corridor_plan.CorridorError) as error:
        corridor_plan.plan(EXAMPLE, 1e7, require=["nowhere"])
    assert error.value.code == 2
    assert "nowhere" in error.value.message
    with pytest.raises(corridor_plan.CorridorError) as error:
        corridor_plan.access("no-such-folder")
    assert error.value.code == 1


def test_ctrl_c_gives_the_incumbent(tmp_path: Path) -> None:
    """A search that takes minutes is interrupted as a user would, and hands over its best plan."""
    china = EXAMPLE.parent / "china"
    script = tmp_path / "long.py"
    script.write_text(textwrap.dedent(f"""
        import corridor_plan, sys
        seen = []
        def tell(step):
            if step["incumbent"] is not None and not seen:
                seen.append(step)
                print("found", flush=True)
        plan = corridor_plan.plan({str(china)!r}, periods=[3e11, 3e11, 3e11], relative_gap=0, on_progress=tell)
        print(plan["status"], len(plan["projects"]), flush=True)
    """))
    # Jobs in the background of a script inherit that they ignore the signal.
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "found\n"
    time.sleep(0.5)
    process.send_signal(2)
    status, count = process.stdout.readline().split()
    assert process.wait(timeout=60) == 0
    assert status == "interrupted" and int(count) > 0
