#!/usr/bin/env bash
# Parts on the real engine: a Slurm of three nodes on this host, of which one is killed with its job, and the workflow of
# Benchmarks/cluster, which is killed and goes on. The bytes are those of an undivided run, or it fails. Three minutes, with what is
# installed the first time five.
#
#   Tests/slurm.sh [PROGRAM]
#
# As root. Installs slurm-wlm and munge (Debian) where they are missing, without starting their services, and snakemake with its Slurm
# plugin (PyPI) into a folder of its own. Nothing of the host's own Slurm is touched: ports, keys, sockets and folders are its own. Every daemon
# is ended by its id, and so is what a run that was killed has left. Nothing is skipped, and nothing waits for ever: after SLURM_TEST_LIMIT
# seconds (1200) all of it ends.
set -euo pipefail
if [ -z "${SLURM_TEST_LIMITED:-}" ]; then
  export SLURM_TEST_LIMITED=yes
  exec timeout -k 30 "${SLURM_TEST_LIMIT:-1200}" bash "$0" "$@"
fi
[ "$(id -u)" = 0 ] || { echo "a Slurm with nodes needs root; run make slurm as root."; exit 1; }
umask 022
cd "$(dirname "$0")/.."
root=$PWD
program=$(realpath "${1:-.build/release/corridor}")

# What is missing of the programs. Services of their packages would start where nobody forbids it.
need() { command -v slurmctld && command -v slurmd && command -v munged && command -v pgrep && command -v python3; }
need >/dev/null || {
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] && policy= || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; }
  installed=yes
  apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    slurm-wlm munge procps python3-venv </dev/null >/dev/null || installed=
  [ -z "$policy" ] || rm -f "$policy"
  [ -n "$installed" ] || { echo "slurm-wlm and munge cannot be installed."; exit 1; }
}
# Known to work together; a folder whose installation was stopped is made again.
packages=(snakemake==9.27.1 snakemake-executor-plugin-slurm==2.8.0)
venv=${SNAKEMAKE_VENV:-$root/.build/snakemake}
[ "$(cat "$venv/packages" 2>/dev/null)" = "${packages[*]}" ] || {
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --no-input --timeout 60 "${packages[@]}"
  echo "${packages[*]}" >"$venv/packages"
}

# The process of an id, its children and theirs.
tree() {
  local child
  echo "$1"
  for child in $(pgrep -P "$1" || true); do tree "$child"; done
}

# Ends what a run's daemons and jobs are, by id: of daemons the folder has files with it, of jobs the arguments name the folder, and
# what watches over a job (its arguments name the job alone) has its log there.
finish() {
  local folder=$1 file id ids=()
  for file in "$folder"/*.pid; do
    [ -s "$file" ] || continue
    # An id that was given to another process since is none of the run's.
    id=$(cat "$file")
    case $(cat "/proc/$id/comm" 2>/dev/null) in
      munged | slurmctld | slurmd) mapfile -t -O "${#ids[@]}" ids < <(tree "$id") ;;
    esac
  done
  mapfile -t -O "${#ids[@]}" ids < <(pgrep -f -- "$folder/" || true)
  for id in $(pgrep slurmstepd || true); do
    ! readlink "/proc/$id/cwd" "/proc/$id"/fd/* 2>/dev/null | grep -q "^$folder/" || ids+=("$id")
  done
  for signal in TERM KILL; do
    for id in "${ids[@]}"; do [ "$id" = $$ ] || kill -"$signal" "$id" 2>/dev/null || true; done
    for ((tick = 0; tick < 20; tick++)); do
      local left=
      for id in "${ids[@]}"; do [ "$id" = $$ ] || ! kill -0 "$id" 2>/dev/null || left=yes; done
      [ -n "$left" ] || break 2
      sleep 0.25
    done
  done
  rm -rf "$folder" || true
}

# What runs that were killed have left; a run that is alive is let alone.
for old in /tmp/corridor-slurm-*/; do
  [ -e "$old/owner" ] || continue
  owner=$(cat "$old/owner")
  grep -qs slurm.sh "/proc/$owner/cmdline" || finish "${old%/}"
done
base=$(mktemp -d /tmp/corridor-slurm-XXXXXX)
echo $$ >"$base/owner"
# The last words of all daemons and jobs where it did not end well.
leave() {
  local code=$?
  [ "$code" = 0 ] || {
    echo "failed after $SECONDS s"
    tail -n 20 "$base"/log/*.log "$base"/log/*.out "$base"/work/.snakemake/slurm_logs/*/*/*.log 2>/dev/null || true
  }
  finish "$base"
}
trap leave EXIT
trap 'exit 1' TERM INT HUP
mkdir -p "$base"/{state,log,n1,n2,n3,work,home} "$base/munge"
# Whatever the caller has of its own Slurm or Snakemake.
unset "${!SLURM_@}" "${!SBATCH_@}" "${!SQUEUE_@}" "${!SNAKEMAKE_@}"
export HOME=$base/home
# gethostname's name, as the daemons compare it; it need not be one that can be looked up.
host=$(uname -n)
host=${host%%.*}
# Four ports in a row that nobody has, below those that connections take.
port=$(python3 - <<'PY'
import random, socket
def free(port):
    with socket.socket() as test:
        try: test.bind(("", port))
        except OSError: return False
        return True
starts = (random.randrange(10000, 30000) for _ in range(1000))
print(next(start for start in starts if all(free(start + more) for more in range(4))))
PY
)

say() { echo "$(date +%H:%M:%S) $*"; }

dd if=/dev/urandom of="$base/munge/key" bs=1024 count=1 status=none
chmod 400 "$base/munge/key"
munged --key-file="$base/munge/key" --socket="$base/munge/socket" --pid-file="$base/munged.pid" \
  --log-file="$base/log/munged.log" --seed-file="$base/munge/seed" --force

# No accounting and no control groups. Without accounting the plugin asks squeue, so that finished jobs stay in the list for long; a
# timeout of a few seconds would make nodes flap.
cat >"$base/slurm.conf" <<CONF
ClusterName=corridor
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$base/munge/socket
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
StateSaveLocation=$base/state
SlurmctldPidFile=$base/slurmctld.pid
SlurmctldLogFile=$base/log/slurmctld.log
SlurmdSpoolDir=$base/%n
SlurmdPidFile=$base/slurmd-%n.pid
SlurmdLogFile=$base/log/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
SlurmdTimeout=20
KillWait=2
MinJobAge=3600
JobRequeue=1
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=2,batch_sched_delay=1
$(for n in 1 2 3; do
  echo "NodeName=n$n NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + n)) CPUs=1 RealMemory=2000"
done)
PartitionName=three Nodes=n1,n2,n3 Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$base/slurm.conf
slurmctld -f "$SLURM_CONF"
for n in 1 2 3; do slurmd -f "$SLURM_CONF" -N "n$n"; done

# Waits until a command succeeds, at most so many seconds.
await() {
  local end=$((SECONDS + $1)); shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || {
      echo "not in time: $*"
      exit 1
    }
    sleep 0.5
  done
}
idle() { [ "$(sinfo -h -N -o %t | grep -c '^idle$')" = "$1" ]; }
await 60 idle 3
say "three nodes are up"

cd "$base/work"
network=$root/Networks/china
"$program" matrix "$network" --format csv -o whole.csv

# A task waits before its part, so that there is time to lose its node.
cat >program <<SH
#!/bin/bash
echo "\$(hostname) \$SLURMD_NODENAME \$SLURM_ARRAY_TASK_ID \${SLURM_RESTART_COUNT:-0}" >> $base/work/started
sleep 4
exec "$program" "\$@"
SH
chmod +x program
job=$(CORRIDOR=$base/work/program sbatch --parsable --array=1-6 -o "$base/log/task-%a.out" \
  "$root/Benchmarks/cluster/array.sh" matrix "$network" -- parts csv)
running() { squeue -h -j "$job" -t R -w "$1" | grep -q .; }
await 60 running n2
sleep 2
# A node that is lost: its daemon, the steps on it and what they run, all at once.
step=$(pgrep -f -- "$base/n2/" | head -1)
lost="$(cat "$base/slurmd-n2.pid") $(ps -o ppid= -p "$step") $(tree "$step")"
# shellcheck disable=SC2086
kill -9 $lost
say "node n2 is lost with task $(awk '$2 == "n2" { task = $3 } END { print task }' started)"
# Slurm waits two minutes before a job of a lost node runs again; the test does not.
gone() {
  squeue -h -j "$job" -t PD -o '%A %r' | awk '$2 == "BeginTime" { print $1 }' |
    xargs -r -I ID scontrol update JobId=ID StartTime=now
  ! squeue -h -j "$job" -t PD,R,CG | grep -q .
}
await 180 gone
awk '$4 > 0 { found = 1 } END { exit !found }' started || { echo "no task ran again"; exit 1; }
"$program" merge merged.csv parts/*.csv
cmp whole.csv merged.csv
say "an array of 6 tasks, one of them run again on another node: the bytes of an undivided run"

# What is done is done: the same array again writes nothing.
before=$(stat -c '%n %Y %i' parts/*)
job=$(CORRIDOR=$program sbatch --parsable --wait --array=1-6 -o "$base/log/again-%a.out" \
  "$root/Benchmarks/cluster/array.sh" matrix "$network" -- parts csv)
[ "$before" = "$(stat -c '%n %Y %i' parts/*)" ]
grep -q "is done already" "$base/log/again-1.out"
say "the array again: every part is there, every task ends with 0"

slurmd -f "$SLURM_CONF" -N n2
await 60 idle 3
# The plugin drops SLURM_CONF, for itself and for its jobs: programs of Slurm's name say where it is.
mkdir "$base/bin"
for name in sbatch srun squeue scancel sinfo scontrol sacct sacctmgr sshare; do
  printf '#!/bin/sh\nexport SLURM_CONF=%s\nexec %s "$@"\n' "$SLURM_CONF" "$(command -v $name)" >"$base/bin/$name"
  chmod +x "$base/bin/$name"
done
workflow() {
  PATH="$base/bin:$venv/bin:$PATH" snakemake -s "$root/Benchmarks/cluster/Snakefile" --nolock --quiet rules \
    --executor slurm --jobs 3 --slurm-status-command squeue --slurm-init-seconds-before-status-checks 3 \
    --seconds-between-status-checks 3 --latency-wait 10 --rerun-incomplete --rerun-triggers mtime \
    --default-resources slurm_partition=three slurm_account=none mem_mb=100 \
    --config net="$network" command=matrix shards=6 out=flow.csv program="$program" \
    extra="sleep 3" "$@"
}
rm -rf parts
workflow >"$base/log/flow-1.log" 2>&1 &
flow=$!
some() { [ "$(find parts -name '*.manifest.json' 2>/dev/null | wc -l)" -ge 2 ]; }
await 180 some
kill -9 "$flow" $(tree "$flow") 2>/dev/null || true
wait "$flow" 2>/dev/null || true
idle_queue() { ! squeue -h -t PD,R,CG | grep -q .; }
await 120 idle_queue
kept=$(stat -c '%n %i' parts/*.csv | sort)
say "the workflow was killed with $(echo "$kept" | wc -l) of 6 parts there"
workflow >"$base/log/flow-2.log" 2>&1
[ -z "$(comm -23 <(echo "$kept") <(stat -c '%n %i' parts/*.csv | sort))" ] ||
  { echo "a part that was there was made again"; exit 1; }
cmp whole.csv flow.csv
say "the workflow went on, no part was made again, and the bytes are those of an undivided run"
