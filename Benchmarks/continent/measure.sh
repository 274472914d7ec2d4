#!/usr/bin/env bash
# What access of every vertex of a graph takes: prepare, one run, shards against it, and a part of a longer range, as rows of Markdown.
#
#   Benchmarks/continent/roads.py 10000000 > roads.gr
#   Benchmarks/continent/measure.sh .build/release/corridor roads.gr 1800 4 12000 100
#
# PROGRAM GRAPH CUTOFF SHARDS [LONG-CUTOFF N]: the last two ask for shard N/2 of N of a longer range. Seconds are those of processors
# (user and system), for the machine may do other work; memory is the largest resident set. Fails where the merged shards are not the one run.
set -euo pipefail
program=$(realpath "$1")
graph=$(realpath "$2")
cutoff=$3 shards=$4 long=${5:-} longshards=${6:-100}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Runs a command and tells what it took, after the words of the row.
row() {
  local words=$1
  shift
  /usr/bin/time -o took -f '%U %S %M %e' "$@" 2>messages || { cat messages; exit 1; }
  awk -v words="$words" '{ printf "| %s | %.1f | %.1f | %.0f MB |\n", words, $1 + $2, $4, $3 / 1024 }' took
}
mean() { awk -F, 'NR > 1 { sum += $2 } END { printf "%.0f", sum / (NR - 1) }' "$1"; }

access=("$program" access --graph "$graph" --prepared graph.h --measure cumulative --cutoff)
awk '$1 == "p" { print $3 " vertices, " $4 " arcs"; exit }' "$graph"
echo "| command | seconds of processor | seconds | memory |"
echo "|---|---|---|---|"
row "prepare" "$program" prepare --graph "$graph" -o graph.h
row "access of all, cutoff $cutoff" "${access[@]}" "$cutoff" -o whole.csv
for ((index = 1; index <= shards; index++)); do
  row "the same, shard $index/$shards" "${access[@]}" "$cutoff" --shard "$index/$shards" -o "part-$index.csv"
done
row "merge" "$program" merge merged.csv part-*.csv
cmp whole.csv merged.csv
echo "the merged shards are the one run, byte for byte; hierarchy $(stat -c %s graph.h) bytes; $(mean whole.csv) in range of a vertex"
[ -n "$long" ] || exit 0
rm part-*.csv merged.csv whole.csv
index=$((longshards / 2))
row "cutoff $long, shard $index/$longshards" "${access[@]}" "$long" --shard "$index/$longshards" -o long.csv
echo "$(mean long.csv) in range of a vertex"
