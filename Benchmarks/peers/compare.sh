#!/usr/bin/env bash
# Compares Corridor's path kernels with their peers from PyPI on one graph, and prints the table of ratios as Markdown.
#
#   Benchmarks/peers/compare.sh GRAPH.gr[.gz] [LENGTHS.gr[.gz]] [--rounds N] [--short] [--skip PEER]...
#
# GRAPH and LENGTHS are DIMACS graphs with the same arcs, for example USA-road-t.NY.gr.gz and USA-road-d.NY.gr.gz.
# The peers go into a virtual environment of their own, Benchmarks/peers/.venv. Everything runs on one thread.
set -euo pipefail
if [ $# -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0"
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=${CORRIDOR_PEERS_VENV:-$here/.venv}
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
# A peer without a wheel for this machine is left out of the table, not an end of it.
while read -r package; do
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "$package" >&2 ||
    echo "compare.sh: $package cannot be installed here; it is left out" >&2
done < "$here/requirements.txt"
swift build --package-path "$root" -c release --product corridor >&2
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec "$venv/bin/python" "$here/compare.py" --corridor "$root/.build/release/corridor" "$@"
