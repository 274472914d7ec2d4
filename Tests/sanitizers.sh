#!/usr/bin/env bash
# Runs the tests of the path kernels under the address and the thread sanitizer: `make sanitize`.
#
#   Tests/sanitizers.sh [FILTER]     # ShortestPathsTests unless said otherwise
#
# Not part of continuous integration: two builds of their own, and runs some ten times as long.
set -euo pipefail
cd "$(dirname "$0")/.."
filter=${1:-ShortestPathsTests}
for sanitizer in address thread; do
  swift test --disable-xctest --sanitize="$sanitizer" --scratch-path ".build-$sanitizer" --filter "$filter"
  echo "$sanitizer: nothing found"
done
