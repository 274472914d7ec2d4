#!/usr/bin/env bash
# Compares corridor plan with mixed-integer solvers on the exported model and with greedy in Python; prints Markdown.
#
#   Benchmarks/peers/plans.sh NETWORK:BUDGET [NETWORK:BUDGET]... [--limit SECONDS] [--gap SHARE] [--objective access] [--forbid P1,P2]
#
# for example Benchmarks/peers/plans.sh Networks/example:200 Networks/china:2e11 --limit 60. HiGHS, SCIP, networkx and
# igraph go into a virtual environment, Benchmarks/peers/.venv; CBC is Debian's coinor-cbc. What is missing is left out.
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
while read -r package; do
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "$package" >&2 ||
    echo "plans.sh: $package cannot be installed here; it is left out" >&2
done < "$here/plans-requirements.txt"
command -v cbc >/dev/null || echo "plans.sh: no CBC here (apt-get install coinor-cbc); it is left out" >&2
swift build --package-path "$root" -c release --product corridor >&2
export OMP_NUM_THREADS=1
exec "$venv/bin/python" "$here/plans.py" --corridor "$root/.build/release/corridor" "$@"
