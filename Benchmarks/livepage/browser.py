"""A headless Chromium driven over the DevTools pipe, and corridor serve beside it: what the scripts of this folder share.

Needs chromium and nothing from PyPI. Source: https://chromedevtools.github.io/devtools-protocol/.
"""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time


class Server:
    """corridor serve on a network, until `stop`."""

    def __init__(self, program, network, *more):
        self.start = time.monotonic()
        self.process = subprocess.Popen(
            [program, "serve", network, "--no-open", *more], stdout=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise SystemExit(f"corridor serve did not print its address: {line!r}")
        self.url = found.group(0)
        self.seconds = time.monotonic() - self.start

    def memory(self):
        """Resident MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self):
        """Ends it as Ctrl-C does; the seconds that took."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        return time.monotonic() - start


class Browser:
    """A Chromium without a window."""

    def __init__(self):
        path = next(p for p in map(shutil.which, ["chromium", "chromium-browser", "google-chrome"]) if p)
        self.profile = tempfile.mkdtemp(prefix="corridor-livepage-")
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$@" 3<&{to_read} 4>&{from_write} </dev/null >/dev/null 2>/dev/null', "sh",
             path, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--remote-debugging-pipe", f"--user-data-dir={self.profile}",
             "about:blank"],
            pass_fds=(to_read, from_write),
        )
        os.close(to_read)
        os.close(from_write)
        self.count = 0
        self.unread = b""
        self.events = []

    def message(self):
        while b"\0" not in self.unread:
            read = os.read(self.from_read, 1 << 16)
            if not read:
                raise SystemExit("the browser ended")
            self.unread += read
        text, self.unread = self.unread.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, session=None, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def page(self, url, width=1440, height=900, dark=False, touch=False):
        return Page(self, url, width, height, dark, touch)

    def close(self):
        self.send("Browser.close")
        self.process.wait(20)
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """An open page."""

    def __init__(self, browser, url, width, height, dark, touch):
        self.browser = browser
        target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.send("Emulation.setTouchEmulationEnabled", enabled=touch)
        scheme = "dark" if dark else "light"
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.go(url)

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def go(self, url):
        """Opens an address and waits until the page can be used; the seconds that took."""
        start = time.monotonic()
        self.send("Page.navigate", url=url)
        self.wait("document.body?.dataset.ready === 'true'")
        return time.monotonic() - start

    def value(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise SystemExit(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait(self, condition, seconds=120):
        end = time.monotonic() + seconds
        while not self.value(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise SystemExit(f"still not: {condition}")
            time.sleep(0.005)

    def click_at(self, x, y, modifiers=0):
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"]:
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=1,
                      modifiers=modifiers)

    def click(self, selector):
        x, y = self.value(
            f"(() => {{ const e = document.querySelector(`{selector}`); e.scrollIntoView({{block: 'nearest'}});"
            " const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        self.click_at(x, y)

    def zone(self, name):
        """Where a zone is on the screen."""
        return self.value(
            f"(() => {{ const i = app.network.zones.findIndex(z => z.name === {json.dumps(name)});"
            " const [x, y] = app.atlas.toScreen(app.atlas.drawing.zones[i]);"
            " const r = app.atlas.canvas.getBoundingClientRect(); return [x + r.left, y + r.top]; })()"
        )

    def picture(self, path):
        time.sleep(0.3)
        data = self.send("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def complaints(self):
        """What the page wrote to the console."""
        names = ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"]
        return [e["params"] for e in self.browser.events
                if e.get("sessionId") == self.session and e.get("method") in names]

    def requests(self):
        """Addresses that the page asked for."""
        return [e["params"]["request"]["url"] for e in self.browser.events
                if e.get("sessionId") == self.session and e.get("method") == "Network.requestWillBeSent"]
