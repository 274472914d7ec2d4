#!/usr/bin/env bash
# Kills, starves and disconnects the program, and compares what it leaves behind: byte by byte with a run left alone.
#
#   Tests/faults.sh [KILLS] [PROGRAM]     # 1000 kills of .build/release/corridor unless said otherwise
#
# Not part of continuous integration: a thousand kills take about half an hour. Disk and thread limits need root (a small tmpfs, another
# user) and are left out without it. The last lines are the table of Benchmarks/README.md; the exit code is 1 when anything differs.
set -uo pipefail
cd "$(dirname "$0")/.."
kills=${1:-1000}
program=$(realpath "${2:-.build/release/corridor}")
example=$(realpath Networks/example)
work=$(mktemp -d)
chmod 755 "$work"
trap 'mountpoint -q "$work/disk" 2>/dev/null && umount "$work/disk"; rm -rf "$work"' EXIT
export SWIFT_BACKTRACE=enable=no
cd "$work"
RANDOM=20
failures=0
table=()

fail() { echo "FAILED: $*" >&2; failures=$((failures + 1)); }
row() { table+=("| $1 | $2 | $3 |"); echo "$1: $2: $3"; }
# What a plan's file says, apart from how long it took.
answer() { grep -v '"seconds\|seconds_to_best' "$1"; }
# Runs a command for at most so many seconds and says how it ended: its exit code, 128 and a signal, or 137 for a hang.
ended() { timeout -s KILL "$1" "${@:2}" >out.txt 2>err.txt; echo $?; }
# Whether an exit code is one of the program's own.
clean() { case $1 in 0|1|2|3|130) true ;; *) false ;; esac; }

# A ring of towns with as many chords to choose from: a second or two of search.
ring() {
  mkdir -p "$1"
  awk -v n="$2" -v d="$1" 'BEGIN {
    print "node_id,x_coord,y_coord,zone_id" > d "/node.csv"
    print "link_id,from_node_id,to_node_id,directed,u_travel_time" > d "/link.csv"
    print "zone_id,population" > d "/zone.csv"
    print "scheme,region,zone_id" > d "/region.csv"
    print "project_id,cost" > d "/project.csv"
    print "project_id,link_id,from_node_id,to_node_id,directed,u_travel_time" > d "/project_link.csv"
    for (t = 0; t < n; t++) {
      print t "," t ",0," t > d "/node.csv"
      print "l" t "," t "," (t + 1) % n ",false," 40 + t * 29 % 53 > d "/link.csv"
      print t "," 100 + t * 37 % 91 > d "/zone.csv"
      print "macro," (t % 5 < 2 ? "East" : "West") "," t > d "/region.csv"
      print "p" t "," 10 + t * 13 % 41 > d "/project.csv"
      o = (t * 17 + 7) % n
      if (o != t) print "p" t ",q" t "," t "," o ",false," 20 + t * 7 % 37 > d "/project_link.csv"
    } }'
}
ring ring16 16
ring ring18 18

# 1. kill -9 at random moments, until the run is over; then the next one.
questions=(
  "plan ring18 --budget 90 --objective gap CERT"
  "plan ring16 --budget 90 --objective ratio"
  "plan ring16 --periods 50,50 --objective access"
  "plan ring16 --budget 150 --objective ratio CERT"
)
share=$(((kills + ${#questions[@]} - 1) / ${#questions[@]}))
for position in "${!questions[@]}"; do
  question=${questions[$position]}
  proof=false
  [[ $question == *CERT ]] && proof=true && question=${question% CERT}
  certificate() { if $proof; then echo "--certificate $1"; fi; }
  start=$(date +%s%N)
  # shellcheck disable=SC2046,SC2086
  "$program" $question --relative-gap 0 -o "whole$position.json" $(certificate "whole$position.cert") 2>err.txt || fail "$question: $(cat err.txt)"
  span=$((($(date +%s%N) - start) / 1000000))
  done=0 runs=0
  while [ "$done" -lt "$share" ]; do
    rm -f killed.* run.state*
    while :; do
      # shellcheck disable=SC2046,SC2086
      "$program" $question --relative-gap 0 --checkpoint run.state --checkpoint-every 0 -o killed.json \
        $(certificate killed.cert) >out.txt 2>err.txt &
      process=$!
      # From the start of the program to a third of a run beyond the usual end.
      moment=$((RANDOM * (span * 4 / 3 + 20) / 32768))
      sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
      if [ "$done" -lt "$share" ] && kill -9 $process 2>/dev/null; then
        wait $process 2>/dev/null
        done=$((done + 1))
        [ -e killed.json ] && [ ! -e run.state ] && break
        # A file that is there is whole, whenever the process was killed.
        [ -e killed.json ] && { [ "$(tail -c 2 killed.json)" = "}" ] || fail "half a plan: $question"; rm -f killed.json; }
        continue
      fi
      wait $process || fail "$question went on and ended with $?: $(cat err.txt)"
      break
    done
    runs=$((runs + 1))
    [ -e killed.json ] || continue
    diff <(answer "whole$position.json") <(answer killed.json) >/dev/null || fail "$question: another answer after kills"
    if $proof && [ -e killed.cert ]; then cmp -s "whole$position.cert" killed.cert || fail "$question: another certificate"; fi
  done
  row "kill -9, then the same command: \`$question$($proof && echo ' --certificate')\`" "$done kills, $runs plans" "bytes as without kills"
done

# 2. A plan whose target is replaced is the old one or the new one.
cp whole1.json old.json
broken=0
for i in $(seq 1 $((kills / 20 + 5))); do
  cp old.json target.json
  "$program" info "$example" -o target.json --force --format json 2>/dev/null &
  process=$!
  sleep "0.0$((RANDOM % 90 + 10))"
  kill -9 $process 2>/dev/null
  wait $process 2>/dev/null
  tail -c 2 target.json | grep -q '}' || broken=$((broken + 1))
done
[ $broken -eq 0 ] || fail "$broken targets were broken"
row "kill -9 while a file is replaced" "$i kills" "the old file or the new one"

# 3. Full disk.
if mkdir -p disk && mount -t tmpfs -o size=256k tmpfs disk 2>/dev/null; then
  dd if=/dev/zero of=disk/fill bs=1k count=240 2>/dev/null
  for command in "matrix $work/ring18 -o disk/m.csv" "plan $work/ring16 --budget 90 -o p.json --checkpoint disk/s --checkpoint-every 0" \
    "plan $work/ring16 --budget 90 -o p.json --certificate disk/c" "convert $work/ring18 disk/net" "convert $work/ring18 disk/n.geojson" \
    "plan $work/ring16 --budget 90 -o disk/p.json --report disk/p.html"; do
    rm -f p.json
    # shellcheck disable=SC2086
    code=$(ended 120 "$program" $command)
    clean "$code" || fail "full disk: $command ended with $code"
    left=$(ls disk | grep -v '^fill$' | tr '\n' ' ')
    row "full disk: \`${command//$work\//}\`" "exit $code" "left: ${left:-nothing}; $(tail -1 err.txt | cut -c 1-90)"
    rm -rf disk/s* disk/c* disk/m* disk/n* disk/p*
  done
  umount disk
else
  row "full disk" "left out" "needs root"
fi

# 4. Memory, files, threads, the size of files.
for kib in 100000 200000 300000 400000 600000 1000000; do
  code=$(ulimit -v $kib; ended 120 "$program" plan ring16 --budget 90 --format csv)
  case $code in 0|1|2|3|127) ;; *) fail "ulimit -v $kib: $code" ;; esac
  row "memory: ulimit -v $kib" "exit $code" "$(head -1 err.txt | cut -c 1-90)"
done
for files in 3 4 5 6 8 12; do
  # The command's own streams take three.
  code=$(ended 60 bash -c "ulimit -n $files; exec '$program' plan ring16 --budget 90 --format csv")
  { clean "$code" || [ "$code" = 127 ]; } || fail "ulimit -n $files: $code"
  row "files: ulimit -n $files" "exit $code" "$(head -1 err.txt | cut -c 1-90)"
done
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  cp -r ring16 "$work/everyone" && chmod -R a+rX "$work/everyone"
  cp "$program" "$work/program" && chmod 755 "$work/program"
  for threads in 1 2 3 4 5 6; do
    code=$(ended 60 setpriv --reuid=64999 --regid=64999 --clear-groups bash -c \
      "ulimit -u $threads; exec '$work/program' plan everyone --budget 90 --format csv")
    clean "$code" || fail "ulimit -u $threads: $code"
    row "threads: ulimit -u $threads" "exit $code" "$(head -1 out.txt | cut -c 1-60)$(head -1 err.txt | cut -c 1-90)"
  done
fi
code=$(ended 60 bash -c "ulimit -f 0; exec '$program' info '$example' -o f.txt | cat >/dev/null; exit \${PIPESTATUS[0]}")
[ ! -e f.txt ] || fail "ulimit -f 0 left a file"

# 5. Closed descriptors and broken pipes.
closed() { # NAME WANTED-CODE SHELL-COMMAND
  bash -c "$3" >out.txt 2>err.txt
  code=$?
  [ "$code" = "$2" ] || fail "$1: exit $code where $2 was expected: $(head -1 err.txt)"
  row "$1" "exit $code" "$(head -1 err.txt | cut -c 1-90)"
}
closed "standard input closed" 0 "'$program' info '$example' <&-"
closed "standard output closed" 1 "'$program' info '$example' >&-"
closed "standard error closed" 0 "'$program' info '$example' 2>&-"
closed "all closed, -o" 0 "'$program' plan ring16 --budget 90 -o c.json --force <&- >&- 2>&-"
diff <("$program" plan ring16 --budget 90 --format json | answer /dev/stdin) <(answer c.json) | grep -q '^[<>]' && fail "another answer with closed descriptors"
closed "the reader of standard output goes" 0 "'$program' matrix ring18 | head -n 1 >/dev/null; exit \${PIPESTATUS[0]}"
closed "the reader of messages goes" 0 "'$program' plan ring16 --budget 90 -o d.json --force 2> >(exec true)"
closed "standard output is full" 1 "'$program' info '$example' >/dev/full"

echo
echo "| fault | what was done | what came of it |"
echo "|---|---|---|"
printf '%s\n' "${table[@]}"
echo
echo "$failures failures"
[ $failures -eq 0 ]
