"""Measures the live page with a script that clicks: first usable page, a drawn line, a plan watched to its proof.

    python3 Benchmarks/livepage/measure.py .build/release/corridor Networks/china [--lines 50] [--budget 1e12]

Works on a copy of the network's folder in a temporary one, so that nothing is kept beside the network itself. Prints JSON.
"""

import argparse
import json
import os
import random
import shutil
import statistics
import tempfile
import time

from browser import Browser, Server


def drawn_lines(page, count):
    """Seconds from the second click until the page shows the new figures, one per line."""
    names = page.value(
        "app.atlas.order.filter(i => { const [x, y] = app.atlas.toScreen(app.atlas.drawing.zones[i]);"
        " return x > 20 && y > 130 && x < app.atlas.canvas.clientWidth - 20 && y < app.atlas.canvas.clientHeight - 140; })"
        ".slice(0, 120).map(i => app.network.zones[i].name)"
    )
    chance = random.Random(22)
    seconds = []
    for _ in range(count):
        first, second = chance.sample(names, 2)
        page.click("#tool-draw")
        page.click_at(*page.zone(first))
        x, y = page.zone(second)
        page.value("app.measured = null; app.model.addEventListener('figures', () => requestAnimationFrame(() =>"
                   " { app.measured ??= performance.now(); }), {once: true}); addEventListener('pointerup',"
                   " () => { app.clicked = performance.now(); }, {once: true, capture: true}); 0")
        page.click_at(x, y)
        page.wait("app.measured", 30)
        seconds.append(page.value("(app.measured - app.clicked) / 1000"))
        page.send("Input.dispatchKeyEvent", type="keyDown", key="Escape")
        page.send("Input.dispatchKeyEvent", type="keyUp", key="Escape")
        page.value("app.store.undo()")
        page.wait("!app.model.isWaiting", 30)
    return seconds


def watched_plan(page, budget):
    """A plan to its proof; how often the page showed what was known."""
    page.value(f"app.store.change('Budget', s => {{ s.question.request.budget = {budget}; s.question.build = []; }})")
    page.value(
        "app.shown = []; new MutationObserver(() => { const live = document.querySelector('#live');"
        " if (live && live.dataset.updates !== app.lastUpdate) { app.lastUpdate = live.dataset.updates;"
        " app.shown.push(performance.now()); } }).observe(document.querySelector('#side'), {childList: true, subtree: true}); 0"
    )
    start = time.monotonic()
    page.click("#plan")
    page.wait("document.querySelector('#proof[data-status]')", 600)
    seconds = time.monotonic() - start
    shown = page.value("app.shown")
    gaps = [b - a for a, b in zip(shown, shown[1:])]
    return {
        "status": page.value("document.querySelector('#proof').dataset.status"),
        "value": page.value("Number(document.querySelector('#value').dataset.value)"),
        "bound": page.value("Number(document.querySelector('#proof').dataset.bound)"),
        "seconds": round(seconds, 2),
        "updates": len(shown),
        "updates_per_second": round(1000 * len(gaps) / sum(gaps), 2) if gaps else None,
        "longest_pause_seconds": round(max(gaps) / 1000, 3) if gaps else None,
    }


def frames(page):
    """Frames a second while the map is dragged for two seconds."""
    return page.value(
        """
        new Promise(done => {
          const start = performance.now();
          let count = 0;
          const step = () => {
            count += 1;
            app.atlas.pan(Math.sin(count / 9) * 6, Math.cos(count / 9) * 6);
            if (performance.now() - start < 2000) requestAnimationFrame(step);
            else done(Math.round(10 * count / ((performance.now() - start) / 1000)) / 10);
          };
          step();
        })
        """
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("network")
    parser.add_argument("--lines", type=int, default=50)
    parser.add_argument("--budget", default="1e12")
    parser.add_argument("--no-plan", action="store_true")
    asked = parser.parse_args()
    program = os.path.abspath(asked.program)
    with tempfile.TemporaryDirectory() as folder:
        network = shutil.copytree(asked.network, os.path.join(folder, "net"))
        browser = Browser()
        starts = []
        for _ in range(3):
            start = time.monotonic()
            server = Server(program, network)
            page = browser.page(server.url)
            starts.append((round(time.monotonic() - start, 3), round(server.seconds, 3)))
            if len(starts) < 3:
                server.stop()
        report = {
            "usable_seconds": statistics.median(s for s, _ in starts),
            "address_printed_seconds": statistics.median(s for _, s in starts),
        }
        lines = drawn_lines(page, asked.lines)
        report["line_seconds_median"] = round(statistics.median(lines), 3)
        report["line_seconds_worst"] = round(max(lines), 3)
        report["lines"] = len(lines)
        report["frames_per_second"] = frames(page)
        if not asked.no_plan:
            report["plan"] = watched_plan(page, float(asked.budget))
        report["server_mib"] = round(server.memory())
        report["page_mib"] = round(page.value("performance.memory.usedJSHeapSize") / 2**20)
        report["complaints"] = page.complaints()
        report["foreign_requests"] = [u for u in page.requests() if "127.0.0.1" not in u and not u.startswith("data:")]
        report["stop_seconds"] = round(server.stop(), 3)
        browser.close()
    print(json.dumps(report, indent=2))


main()
