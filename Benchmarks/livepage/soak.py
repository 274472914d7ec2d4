"""Clicks at random on the live page for a long time, and tells whether memory stays bounded.

    python3 Benchmarks/livepage/soak.py .build/release/corridor Networks/china [--minutes 60] [--seed 1]
"""

import argparse
import json
import os
import random
import shutil
import tempfile
import time

from browser import Browser, Server


def step(page, chance):
    """One thing that a user might do."""
    width, height = page.value("[app.atlas.canvas.clientWidth, app.atlas.canvas.clientHeight]")
    left, top = page.value("(r => [r.left, r.top])(app.atlas.canvas.getBoundingClientRect())")

    def somewhere():
        return left + chance.uniform(0.2, 0.8) * width, top + chance.uniform(0.25, 0.75) * height

    what = chance.choice(["look", "look", "draw", "state", "state", "undo", "redo", "tab", "plan", "zoom", "budget", "new"])
    if what == "look":
        page.click_at(*somewhere(), modifiers=chance.choice([0, 8]))
    elif what == "draw":
        page.click(chance.choice(["#tool-draw", "#tool-upgrade", "#tool-close"]))
        page.click_at(*somewhere())
        page.click_at(*somewhere())
        page.value("app.tools.setMode('look')")
    elif what == "state":
        page.click("#tab-projects")
        count = page.value("document.querySelectorAll('#projects li').length")
        name = chance.choice(["must", "never", "free"])
        page.value(f"document.querySelectorAll('#projects li')[{chance.randrange(max(1, count))}]?.querySelector('.{name}').click()")
    elif what in ["undo", "redo"]:
        page.value(f"app.store.{what}()")
    elif what == "tab":
        page.click(chance.choice(["#tab-projects", "#tab-effects", "#tab-selection"]))
    elif what == "plan":
        page.value("document.querySelector('#plan, #stop').click()")
    elif what == "zoom":
        page.value(f"app.atlas.zoom({chance.choice([1.4, 0.7])}); app.atlas.fit()")
    elif what == "budget":
        page.value(f"app.store.change('Budget', s => {{ s.question.request.budget = {chance.choice([2e11, 5e11, 1e12, 2e12])}; }})")
    elif what == "new":
        page.value("app.store.state.scenarios.length < 6 ? app.scenarios.copy() : app.store.remove(app.store.state.current)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("network")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        network = shutil.copytree(asked.network, os.path.join(folder, "net"))
        server = Server(os.path.abspath(asked.program), network)
        browser = Browser()
        page = browser.page(server.url)
        end = time.monotonic() + 60 * asked.minutes
        steps, memory, last = 0, [], 0
        while time.monotonic() < end:
            step(page, chance)
            steps += 1
            browser.events = [e for e in browser.events if e.get("method") != "Network.dataReceived"]
            if time.monotonic() - last > 20:
                last = time.monotonic()
                memory.append((round(server.memory()), round(page.value("performance.memory.usedJSHeapSize") / 2**20)))
        # Ideas that the network does not take are refused, which the browser notes.
        complaints = [c for c in page.complaints() if "400" not in c.get("entry", {}).get("text", "")]
        print(json.dumps({
            "steps": steps, "minutes": asked.minutes, "server_mib": [s for s, _ in memory],
            "page_mib": [p for _, p in memory], "complaints": complaints[:5],
            "stop_seconds": round(server.stop(), 3),
        }, indent=2))
        browser.close()


main()
