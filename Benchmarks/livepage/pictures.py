"""Pictures of the live page, for the README and for whoever changes its looks.

    python3 Benchmarks/livepage/pictures.py .build/release/corridor Networks/china FOLDER [--only readme]

Draws a line, plans 1 trillion to its proof and looks at the page at 1440, 1024 and 390 pixels, light and dark.
"""

import argparse
import os
import shutil
import tempfile

from browser import Browser, Server


def fewer_colours(path):
    """A third of the bytes for a picture that is committed; needs Pillow, without it nothing is done."""
    try:
        from PIL import Image
    except ImportError:
        print("pip install pillow makes the picture smaller")
        return
    picture = Image.open(path).convert("RGB")
    picture.quantize(colors=160, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("network")
    parser.add_argument("folder")
    parser.add_argument("--only", help="readme: one picture, 1440 pixels, light")
    parser.add_argument("--line", default="Lanzhou,Chengdu")
    parser.add_argument("--zone", default="Lanzhou")
    parser.add_argument("--budget", default="1e12")
    asked = parser.parse_args()
    os.makedirs(asked.folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        network = shutil.copytree(asked.network, os.path.join(folder, "net"))
        server = Server(os.path.abspath(asked.program), network)
        browser = Browser()
        page = browser.page(server.url)

        def keep(page, name):
            path = os.path.join(asked.folder, f"{name}.png")
            page.picture(path)
            if asked.only:
                fewer_colours(path)

        if not asked.only:
            keep(page, "1440-first")
        first, second = asked.line.split(",")
        page.click("#tool-draw")
        page.click_at(*page.zone(first))
        page.click_at(*page.zone(second))
        page.wait("app.store.question.build.length === 1")
        page.send("Input.dispatchKeyEvent", type="keyDown", key="Escape")
        if not asked.only:
            keep(page, "1440-drawn")
        page.value(f"app.store.change('Budget', s => {{ s.question.request.budget = {float(asked.budget)}; }})")
        page.click("#plan")
        if not asked.only:
            page.wait("app.model.search.progress?.incumbent")
            keep(page, "1440-search")
        page.wait("document.querySelector('#proof[data-status]')", 600)
        page.wait("app.model.knownGains?.size")
        page.value("document.querySelector('#message').hidden = true; app.select(null)")
        keep(page, "readme" if asked.only else "1440-plan")
        page.wait("!app.store.saving")
        if not asked.only:
            more(browser, server, page, asked, keep)
        server.stop()
        browser.close()


def more(browser, server, page, asked, keep):
    page.click("#tab-effects")
    keep(page, "1440-effects")
    page.value(f"app.select({{kind: 'zone', zone: app.network.zones.findIndex(z => z.name === '{asked.zone}')}}); app.setShows('reach')")
    page.wait("app.details.reach()")
    page.value("app.setShows('reach')")
    keep(page, "1440-zone")
    page.click("#compare")
    keep(page, "1440-compare")
    page.value("app.closeSheet(); app.questionForm.open()")
    keep(page, "1440-question")
    for width, height in [(1440, 900), (1024, 768), (390, 844)]:
        for dark in [False, True]:
            other = browser.page(server.url, width, height, dark, touch=width == 390)
            other.value("document.querySelector('#message').hidden = true")
            keep(other, f"{width}-{'dark' if dark else 'light'}")
            if width == 390:
                other.value("document.querySelector('#side').scrollIntoView()")
                keep(other, f"{width}-{'dark' if dark else 'light'}-side")


main()
