"""Seconds from Ctrl-C to the first byte of the answer and to the end of a command that prints an answer when interrupted.

    python3 Benchmarks/instances/interrupt.py --after 8 -- corridor plan NETWORK --budget B
"""

import argparse
import os
import signal
import subprocess
import sys
import time


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--after", type=float, default=8, help="seconds before the interruption")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    with subprocess.Popen(
        arguments.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(arguments.after)
        if process.poll() is not None:
            sys.exit("The command ended before it could be interrupted.")
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        os.read(process.stdout.fileno(), 1)
        answered = time.monotonic() - start
        process.stdout.read()
        status = process.wait()
        print(f"answer {answered:.2f} s, end {time.monotonic() - start:.2f} s, exit code {status}")


if __name__ == "__main__":
    main()
