#!/usr/bin/env bash
# Kills, starves and disconnects the program, and compares what it leaves behind: byte by byte with a run left alone.
#
#   Tests/faults.sh [KILLS] [PROGRAM]     # 1000 kills of .build/release/corridor unless said otherwise
#
# Not part of continuous integration: a thousand kills take about half an hour. Disk and thread limits need root (a small tmpfs, another
# user) and are left out without it. The last lines are the table of Benchmarks/README.md; the exit code is 1 when anything differs. No process
# is ended but those that it started.
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
# A line of the table: fault, what was done, and what came of it unless something failed since the line before.
known=0
row() {
  local result=${3//$program/corridor}
  [ $failures -eq $known ] || result="$((failures - known)) FAILED"
  known=$failures
  table+=("| $1 | $2 | $result |")
  echo "$1: $2: $result"
}
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
ring ring40 40
ring ring300 300

printf 'scenario,probability,what,id,factor\nbase,0.6,cost,*,1\ndear,0.4,cost,p3,1.5\ndear,,cost,p7,1.5\n' >scenarios.csv

# A moment from the start of a run that takes so many milliseconds to a third beyond its usual end, in seconds.
moment() {
  local wait=$((RANDOM * ($1 * 4 / 3 + 20) / 32768))
  printf '%d.%03d' $((wait / 1000)) $((wait % 1000))
}
now() { date +%s%N; }
# Waits until a process is the program and listens to signals; before, while it is loaded, they end it as they end any.
listening() {
  while [ -e "/proc/$1" ] && { [ "$(readlink "/proc/$1/exe")" != "$program" ] ||
    grep -qs '^SigBlk:[[:space:]]*0*$' "/proc/$1/status"; }; do
    sleep 0.005
  done
}

# 1. kill -9 at random moments, until the run is over; then the next one.
questions=(
  "plan ring18 --budget 90 --objective gap CERT"
  "plan ring16 --budget 90 --objective ratio"
  "plan ring16 --periods 50,50 --objective access"
  "plan ring16 --budget 90 --scenarios scenarios.csv --robust"
  "plan ring16 --budget 150 --objective ratio CERT"
)
share=$(((kills + ${#questions[@]} - 1) / ${#questions[@]}))
for position in "${!questions[@]}"; do
  question=${questions[$position]}
  proof=false
  [[ $question == *CERT ]] && proof=true && question=${question% CERT}
  certificate() { if $proof; then echo "--certificate $1"; fi; }
  start=$(now)
  # shellcheck disable=SC2046,SC2086
  "$program" $question --relative-gap 0 -o "whole$position.json" $(certificate "whole$position.cert") 2>err.txt || fail "$question: $(cat err.txt)"
  span=$((($(now) - start) / 1000000))
  done=0 runs=0
  while [ "$done" -lt "$share" ]; do
    rm -f killed.* run.state*
    while :; do
      # shellcheck disable=SC2046,SC2086
      "$program" $question --relative-gap 0 --checkpoint run.state --checkpoint-every 0 -o killed.json \
        $(certificate killed.cert) >out.txt 2>err.txt &
      process=$!
      sleep "$(moment $span)"
      if [ "$done" -lt "$share" ] && kill -9 $process 2>/dev/null; then
        wait $process 2>/dev/null
        done=$((done + 1))
        [ -e killed.json ] && [ ! -e run.state ] && break
        # A file that is there is whole, whenever the process was killed.
        [ -e killed.json ] && { [ "$(tail -c 2 killed.json)" = "}" ] || fail "half a plan: $question"; }
        # One that came before the kill is in the way of the next; --force would replace it.
        rm -f killed.json killed.cert
        continue
      fi
      wait $process || fail "$question went on and ended with $?: $(cat err.txt)"
      break
    done
    runs=$((runs + 1))
    [ -e killed.json ] || { fail "$question: no answer in the end"; continue; }
    diff <(answer "whole$position.json") <(answer killed.json) >/dev/null || fail "$question: another answer after kills"
    if $proof && [ -e killed.cert ]; then cmp -s "whole$position.cert" killed.cert || fail "$question: another certificate"; fi
  done
  row "kill -9, then the same command: \`$question$($proof && echo ' --certificate')\`" "$done kills, $runs answers" \
    "bytes as without kills"
done

# 2. A file and a folder that are replaced are the old one or the new one, and signals leave nothing else behind.
cp whole1.json old.json
for i in $(seq 1 $((kills / 50 + 5))); do
  cp old.json target.json
  "$program" info "$example" -o target.json --force --format json 2>/dev/null &
  process=$!
  sleep "0.0$((RANDOM % 90 + 10))"
  kill -9 $process 2>/dev/null
  wait $process 2>/dev/null
  tail -c 2 target.json | grep -q '}' || fail "a target is broken"
done
row "kill -9 while a file is replaced" "$i kills" "the old file or the new one"
start=$(now)
"$program" convert "$example" folder >/dev/null 2>&1 || fail "convert"
span=$((($(now) - start) / 1000000))
mkdir left
for signal in KILL TERM INT HUP; do
  for i in $(seq 1 $((kills / 50 + 5))); do
    rm -rf left/*
    cp -r ring16 left/pk
    # Jobs in the background of a script ignore INT unless they say otherwise.
    (trap - INT HUP; exec "$program" convert "$example" left/pk --force >/dev/null 2>&1) &
    process=$!
    listening $process
    sleep "$(moment $span)"
    kill -s $signal $process 2>/dev/null
    wait $process 2>/dev/null
    code=$?
    diff -rq left/pk ring16 >/dev/null || diff -rq left/pk folder >/dev/null || fail "convert, $signal: neither the old folder nor the new"
    [ $signal = KILL ] && continue
    [ "$(ls left)" = pk ] || fail "convert, $signal: left $(ls left | tr '\n' ' ')"
    case $code in 0|130) ;; *) fail "convert, $signal: exit $code" ;; esac
  done
  row "$signal while \`convert --force\` replaces a folder" "$i signals" \
    "the old folder or the new one$([ $signal = KILL ] || echo ', nothing beside it, exit 0 or 130')"
done
for signal in TERM INT HUP; do
  answers=0
  for i in $(seq 1 $((kills / 50 + 5))); do
    rm -f stopped.json
    (trap - INT HUP; exec "$program" plan ring18 --budget 90 --objective gap --relative-gap 0 -o stopped.json >out.txt 2>err.txt) &
    process=$!
    listening $process
    sleep "$(moment 1500)"
    kill -s $signal $process 2>/dev/null
    wait $process
    code=$?
    if [ -e stopped.json ]; then
      answers=$((answers + 1))
      [ $code = 0 ] || fail "plan, $signal: an answer with exit $code"
      "$program" verify ring18 stopped.json >out.txt 2>&1 || fail "plan, $signal: verify says $(head -3 out.txt)"
    elif [ $code != 130 ]; then
      fail "plan, $signal: exit $code and no answer"
    fi
  done
  row "$signal during \`plan\`" "$i signals" "$answers answers with exit 0 that \`verify\` confirms, else 130"
done

# 3. Full disk.
if mkdir -p disk && mount -t tmpfs -o size=256k tmpfs disk 2>/dev/null; then
  # One page is left, in which a plan fits and nothing larger.
  dd if=/dev/zero of=disk/fill bs=1k count=252 2>/dev/null
  full() { # WANTED-CODE WHAT-MAY-BE-LEFT COMMAND...
    rm -f p.json
    code=$(ended 120 "$program" "${@:3}")
    [ "$code" = "$1" ] || fail "full disk: ${*:3} ended with $code: $(cat err.txt)"
    left=$(ls disk | grep -v '^fill$' | tr '\n' ' ')
    [ "$left" = "$2" ] || fail "full disk: ${*:3} left $left"
    row "full disk: \`${*:3}\`" "exit $code" "left: ${left:-nothing }; $(tail -1 err.txt | cut -c 1-90)"
    find disk -mindepth 1 ! -name fill -delete
  }
  full 1 "" matrix ring40 -o disk/m.csv
  full 0 "" plan ring16 --budget 90 -o p.json --checkpoint disk/s --checkpoint-every 0
  diff <(answer p.json) <("$program" plan ring16 --budget 90 --format json | answer /dev/stdin) | grep -q '^[<>] *"value' && fail "another answer"
  full 1 "" plan ring16 --budget 90 -o p.json --certificate disk/c
  full 1 "" convert ring40 disk/net
  full 1 "" convert ring40 disk/n.geojson
  full 1 "p.json " plan ring16 --budget 90 -o disk/p.json --report disk/p.html
  umount disk
else
  row "full disk" "left out" "needs root"
fi

# 4. Memory, files, threads, the size of files.
for kib in 100000 120000 140000 160000 180000 200000 250000 400000; do
  code=$(ulimit -v $kib; ended 120 "$program" plan ring300 --budget 300 --time-limit 2 --format csv)
  case $code in 0|1|127) ;; *) fail "ulimit -v $kib: $code" ;; esac
  row "memory: ulimit -v $kib, 300 zones and 300 projects" "exit $code" "$(grep -v warning err.txt | head -1 | cut -c 1-90)"
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
