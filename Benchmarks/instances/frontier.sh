#!/usr/bin/env bash
# What a frontier costs beside as many single plans, and whether their values agree; prints a table as Markdown.
#
#   Benchmarks/instances/frontier.sh [NETWORK --budgets A:B:STEP [OPTION ...]]
#
# Without arguments: Networks/china, 2e11 to 4e12 by 2e11. Options are those of `corridor plan`.
set -euo pipefail
if [ "${1:-}" = --help ]; then
  sed -n '2,6s/^# \{0,1\}//p' "$0"
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
swift build --package-path "$root" -c release --product corridor >&2
if [ $# -eq 0 ]; then set -- "$root/Networks/china" --budgets 2e11:4e12:2e11; fi
exec python3 "$here/frontier.py" --corridor "$root/.build/release/corridor" "$@"
