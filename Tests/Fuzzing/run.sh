#!/usr/bin/env bash
# Tries the readers with random changes of sound files (libFuzzer).
#
#   Tests/Fuzzing/run.sh                      every reader for 10 seconds
#   Tests/Fuzzing/run.sh -s 60 json csv       some for 60 seconds
#   Tests/Fuzzing/run.sh -n 10000000 -j 2     every reader 10 million times, two at a time
#   Tests/Fuzzing/run.sh -r 1                 with this seed of the random changes
#
# A failure is a crash, more than a second per kilobyte, or memory above 100 times the input (with 32 MB for what is
# needed once); its input is kept in .build/fuzz/found. What was of use to reach new code is kept in .build/fuzz/corpus.
set -uo pipefail
cd "$(dirname "$0")"
export limit="-max_total_time=10" seed=0
jobs=1
while getopts s:n:j:r: option; do
  case "$option" in
    s) limit="-max_total_time=$OPTARG" ;;
    n) limit="-runs=$OPTARG" ;;
    j) jobs=$OPTARG ;;
    r) seed=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
swift build -c release --sanitize=fuzzer >&2 || exit 1
export fuzz=$PWD/.build/release/Fuzz work=$PWD/.build/fuzz
mkdir -p "$work/seeds" "$work/found"
# The crash tracer of Swift would take minutes for each failure.
export SWIFT_BACKTRACE=enable=no
# Files that readers want by their path, in memory.
SCRATCH=$(mktemp -d /dev/shm/corridor-fuzz-XXXXXX)
export SCRATCH
trap 'rm -rf "$SCRATCH"' EXIT
SEEDS="$work/seeds" "$fuzz" || exit 1

# Tries one reader; says in a line what came of it, and fails if something was found.
try() {
  local target=$1 corpus="$work/corpus/$1" log="$work/$1.log" status runs
  mkdir -p "$corpus"
  TARGET=$target "$fuzz" "$corpus" "$work/seeds/$target" "$limit" -seed="$seed" -dict="dictionaries/$target.dict" \
    -max_len=16384 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$work/found/$target-" \
    >"$log" 2>&1
  status=$?
  if [ $status = 0 ]; then
    # Memory is measured afterwards, on what the corpus has come to; what is freed goes back to the system at once.
    find "$corpus" "$work/seeds/$target" -type f -print0 |
      MEASURE=1 TARGET=$target MALLOC_TRIM_THRESHOLD_=65536 MALLOC_MMAP_THRESHOLD_=65536 xargs -0 -r "$fuzz" >>"$log" 2>&1
    status=$?
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | head -1)
  if [ $status = 0 ]; then
    echo "$target: nothing found in ${runs:-0} runs, $(find "$corpus" -type f | wc -l) inputs in the corpus"
  else
    echo "$target: FAILED after ${runs:-?} runs; see $log"
    grep -a -m3 -E 'FAILURE|ERROR|Fatal|Test unit written' "$log"
    return 1
  fi
}
export -f try
if [ $# = 0 ]; then
  mapfile -t targets < <(ls "$work/seeds")
else
  targets=("$@")
fi
# xargs fails if any of them does.
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I '{}' bash -c 'try "$1"' try '{}'
