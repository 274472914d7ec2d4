#!/usr/bin/env bash
# How often and by how much greedy, and greedy improved by swaps, miss the optimum; prints a table as Markdown.
#
#   Benchmarks/instances/heuristics.sh [--projects N,...] [--seeds N] [--limit SECONDS]
#
# Plans access of the West on networks of 337 cities, one per seed, and compares the first plans with the best one proven.
set -euo pipefail
if [ "${1:-}" = --help ]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0"
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
swift build --package-path "$root" -c release --product corridor >&2
swift build --package-path "$here" -c release --product GenerateNetwork >&2
exec python3 "$here/heuristics.py" --corridor "$root/.build/release/corridor" \
  --generator "$here/.build/release/GenerateNetwork" "$@"
