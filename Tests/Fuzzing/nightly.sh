#!/usr/bin/env bash
# Every reader 10 million times with random changes that no night has seen, from the corpus that the nights before left.
#
#   Tests/Fuzzing/nightly.sh [RUNS]
set -euo pipefail
exec "$(dirname "$0")/run.sh" -j "$(nproc)" -n "${1:-10000000}"
