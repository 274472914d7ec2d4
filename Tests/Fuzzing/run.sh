#!/usr/bin/env bash
# Tries the readers with random changes of sound files (libFuzzer).
#
#   Tests/Fuzzing/run.sh                      every reader for 10 seconds
#   Tests/Fuzzing/run.sh -s 60 json csv       some for 60 seconds
#   Tests/Fuzzing/run.sh -n 10000000          every reader 10 million times, as at night
#
# A failure is a crash, more than a second per kilobyte, or memory above 100 times the input (with 32 MB for what is
# needed once); its input is kept in .build/fuzz/found. What was of use to reach new code is kept in .build/fuzz/corpus.
set -uo pipefail
cd "$(dirname "$0")"
limit="-max_total_time=10"
while getopts s:n: option; do
  case "$option" in
    s) limit="-max_total_time=$OPTARG" ;;
    n) limit="-runs=$OPTARG" ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
swift build -c release --sanitize=fuzzer >&2 || exit 1
fuzz=$PWD/.build/release/Fuzz
work=$PWD/.build/fuzz
mkdir -p "$work/seeds" "$work/found"
# The crash tracer of Swift would take minutes for each failure.
export SWIFT_BACKTRACE=enable=no
SEEDS="$work/seeds" "$fuzz" || exit 1
all=$(ls "$work/seeds")
failed=0
for target in ${*:-$all}; do
  case "$target" in
    gmns | csv | wkt | gtfs) dictionary=tables ;;
    json | geojson | certificate) dictionary=json ;;
    tntp | dimacs | gzip) dictionary=graphs ;;
    *) dictionary=binary ;;
  esac
  corpus="$work/corpus/$target"
  mkdir -p "$corpus"
  log="$work/$target.log"
  TARGET=$target "$fuzz" "$corpus" "$work/seeds/$target" $limit -dict="dictionaries/$dictionary.dict" -max_len=8192 \
    -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$work/found/$target-" >"$log" 2>&1
  status=$?
  if [ $status = 0 ]; then
    # Memory is measured afterwards, on what the corpus has come to; what is freed goes back to the system at once.
    find "$corpus" "$work/seeds/$target" -type f -print0 |
      MEASURE=1 TARGET=$target MALLOC_TRIM_THRESHOLD_=65536 MALLOC_MMAP_THRESHOLD_=65536 xargs -0 -r "$fuzz" >>"$log" 2>&1
    status=$?
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | head -1)
  if [ $status = 0 ]; then
    echo "$target: nothing found in ${runs:-0} runs, $(ls "$corpus" | wc -l) inputs in the corpus"
  else
    echo "$target: FAILED after ${runs:-?} runs; see $log"
    grep -m3 -E 'FAILURE|ERROR|Fatal|Test unit written' "$log"
    failed=1
  fi
done
rm -rf /dev/shm/corridor-fuzz-*
exit $failed
