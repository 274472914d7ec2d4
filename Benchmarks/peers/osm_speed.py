"""Times `corridor import osm` beside `osmium cat` on a generated extract, and prints a row of Markdown.

    python3 Benchmarks/peers/osm_speed.py --nodes 5000000 --corridor .build/release/corridor

The extract has ten nodes to a way, on a square grid of chains in which every way shares its ends with others; a share of the ways
(--share) is of an imported class, the others are residential roads. osmium-tool makes the file, so its blobs are packed as usual.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time


def generate(path, count, share):
    """Writes OPL to osmium, which writes the file: nodes first, then ways."""
    process = subprocess.Popen(["osmium", "cat", "-F", "opl", "-", "-o", path, "--overwrite"], stdin=subprocess.PIPE)
    write = process.stdin.write
    ways = count // 9
    width = max(2, int(ways**0.5))
    lines = []
    # Junctions are the corners of the grid; the eight nodes between two of them belong to one way.
    identity = 0
    corner = []
    for row in range(width + 1):
        for column in range(width):
            identity += 1
            corner.append(identity)
            lines.append(f"n{identity} v1 x{5 + column * 0.004:.7f} y{45 + row * 0.004:.7f}")
    inner = []
    for row in range(width):
        for column in range(width):
            first = identity + 1
            horizontal = (row + column) % 2 == 0 and column + 1 < width
            for step in range(1, 9):
                identity += 1
                x = 5 + (column + (step / 9 if horizontal else 0)) * 0.004
                y = 45 + (row + (0 if horizontal else step / 9)) * 0.004
                lines.append(f"n{identity} v1 x{x + 0.0001 * (step % 3):.7f} y{y:.7f}")
            inner.append((row, column, first, horizontal))
            if len(lines) > 100000:
                write(("\n".join(lines) + "\n").encode())
                lines.clear()
    for number, (row, column, first, horizontal) in enumerate(inner):
        start = corner[row * width + column]
        end = corner[row * width + column + 1] if horizontal else corner[(row + 1) * width + column]
        nodes = ",".join(f"n{node}" for node in [start, *range(first, first + 8), end])
        kind = "primary" if number % 100 < 100 * share else "residential"
        lines.append(f"w{number + 1} v1 Thighway={kind},name=Street%20%{number % 5000},maxspeed=50 N{nodes}")
        if len(lines) > 100000:
            write(("\n".join(lines) + "\n").encode())
            lines.clear()
    write(("\n".join(lines) + "\n").encode())
    process.stdin.close()
    if process.wait():
        sys.exit("osmium failed")
    return identity, len(inner)


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
    parser.add_argument("--keep", help="folder for the generated file, used again when it is there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(arguments.keep or folder, f"grid-{arguments.nodes}-{arguments.share}.osm.pbf")
        if not os.path.exists(path):
            generate(path, arguments.nodes, arguments.share)
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
