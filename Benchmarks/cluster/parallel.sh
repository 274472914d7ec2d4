#!/usr/bin/env bash
# GNU parallel: N shards, as many at once as there are processors, and again what was stopped.
#
#   Benchmarks/cluster/parallel.sh 16 parts csv matrix Networks/china
#   corridor merge costs.csv parts/*.csv
set -euo pipefail
count=$1 folder=$2 ending=$3
shift 3
mkdir -p "$folder"
seq "$count" | parallel --halt soon,fail=1 --retries 2 --quote \
  "${CORRIDOR:-corridor}" "$@" --threads 1 --shard "{}/$count" -o "$folder/{}.$ending"
