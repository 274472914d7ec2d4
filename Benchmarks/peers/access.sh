#!/usr/bin/env bash
# Compares access of every vertex of a graph with pandana's aggregate, and prints the table of ratios as Markdown; then times a matrix of
# 1,000 x 1,000 zones with ten cutoffs.
#
#   Benchmarks/peers/access.sh GRAPH.gr[.gz] [--cutoffs C,...] [--decays NAME,...] [--threads N,...] [--rounds N] [--keep FOLDER]
#
# GRAPH is a DIMACS graph of whole costs, for example USA-road-t.NY.gr.gz; cutoffs are in its unit. The peers go into a virtual
# environment of their own, Benchmarks/peers/.venv. With --keep, what pandana found is taken from the folder and put there, so that a
# run that was stopped goes on, and a change of ours is compared without hours of waiting.
set -euo pipefail
if [ $# -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0"
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=${CORRIDOR_PEERS_VENV:-$here/.venv}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
  -r <(grep -E '^(scipy|pandana)==' "$here/requirements.txt") >&2
swift build --package-path "$root" -c release --product corridor >&2
exec "$venv/bin/python" "$here/access.py" --corridor "$root/.build/release/corridor" "$@"
