"""Times `corridor import osm` beside `osmium cat` on a generated extract, and prints a row of Markdown.

    python3 Benchmarks/peers/osm_speed.py --nodes 5000000 --corridor .build/release/corridor

The extract has ten nodes to a way, on a grid in which every way shares its ends with others; a share of the ways (--share), all rows and
columns of which hang together, is of an imported class, the others are residential roads. osmium-tool makes the file, so its blobs are packed as usual.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time


def generate(path, count, share, metadata):
    """Writes OPL to osmium, which writes the file: nodes first, then ways."""
    # Up to 11 m beside the grid, and days of a year, so that the file packs no better than real ones.
    draw = random.Random(1).random
    process = subprocess.Popen(["osmium", "cat", "-F", "opl", "-", "-o", path, "--overwrite"], stdin=subprocess.PIPE)
    width = max(2, int((count / 10) ** 0.5))
    step = max(1, round(1 / share))
    lines = []

    def put(line):
        lines.append(line)
        if len(lines) > 100000:
            process.stdin.write(("\n".join(lines) + "\n").encode())
            lines.clear()

    def stamp():
        day = int(draw() * 336)
        time = f"2020-{1 + day // 28:02}-{1 + day % 28:02}T{day % 24:02}:{int(draw() * 60):02}"
        if not metadata:
            return time + ":00Z"
        # As in a whole extract of the planet: who changed it, when to the second, and in which changeset.
        user = int(draw() * 2e7)
        return f"{time}:{int(draw() * 60):02}Z c{int(draw() * 1.5e8)} i{user} uuser{user % 50000}"

    # Ways along every row from corner to corner, and along every tenth column; eight nodes lie between two corners.
    def corner(row, column):
        return row * width + column + 1

    ways = [(row, column, False) for row in range(width) for column in range(width - 1)]
    ways += [(row, column, True) for column in range(0, width, 10) for row in range(width - 1)]
    for row in range(width):
        for column in range(width):
            put(f"n{corner(row, column)} v1 t{stamp()} x{5 + column * 0.004:.7f} y{45 + row * 0.004:.7f}")
    for number, (row, column, upward) in enumerate(ways):
        for part in range(1, 9):
            x = 5 + (column + (0 if upward else part / 9)) * 0.004 + (draw() - 0.5) * 2e-4
            y = 45 + (row + (part / 9 if upward else 0)) * 0.004 + (draw() - 0.5) * 2e-4
            put(f"n{width * width + 8 * number + part} v{part} t{stamp()} x{x:.7f} y{y:.7f}")
    for number, (row, column, upward) in enumerate(ways):
        first = width * width + 8 * number + 1
        end = corner(row + 1, column) if upward else corner(row, column + 1)
        nodes = ",".join(f"n{node}" for node in [corner(row, column), *range(first, first + 8), end])
        taken = column % (10 * step) == 0 if upward else row % step == 0
        kind = "primary" if taken else "residential"
        put(f"w{number + 1} v1 t{stamp()} Thighway={kind},name=Street%20%{int(draw() * 5000)},maxspeed=50 N{nodes}")
    process.stdin.write(("\n".join(lines) + "\n").encode())
    process.stdin.close()
    if process.wait():
        sys.exit("osmium failed")
    return width * width + 8 * len(ways), len(ways)


def timed(command):
    """Seconds, CPU seconds and peak megabytes of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status:
        sys.exit(f"{command} failed")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corridor", default="corridor")
    parser.add_argument("--nodes", type=int, default=5_000_000)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--metadata", action="store_true", help="objects have a user and a changeset")
    parser.add_argument("--keep", help="folder for the generated file, used again when it is there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(arguments.keep or folder, f"grid-{arguments.nodes}-{arguments.share}{'-full' if arguments.metadata else ''}.osm.pbf")
        if not os.path.exists(path):
            generate(path, arguments.nodes, arguments.share, arguments.metadata)
        size = os.path.getsize(path) / 1e6
        cat = timed(["osmium", "cat", path, "-o", os.path.join(folder, "copy.osm.pbf")])
        own = timed([arguments.corridor, "import", "osm", path, "-o", os.path.join(folder, "net")])
    print("| nodes | MB | share of ways | osmium cat: s, CPU s, MB | import osm: s, CPU s, MB | ratio of seconds, of CPU |")
    print("|---|---|---|---|---|---|")
    print(
        f"| {arguments.nodes} | {size:.0f} | {arguments.share} | {cat[0]:.1f}, {cat[1]:.1f}, {cat[2]:.0f} | "
        f"{own[0]:.1f}, {own[1]:.1f}, {own[2]:.0f} | {own[0] / cat[0]:.2f}, {own[1] / cat[1]:.2f} |"
    )


if __name__ == "__main__":
    main()
