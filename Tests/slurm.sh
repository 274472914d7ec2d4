#!/usr/bin/env bash
# Parts on the real engine: a Slurm of three nodes on this host, of which one is killed with its job, and the workflow of
# Benchmarks/cluster, which is killed and goes on. The bytes are those of an undivided run, or it fails. About two minutes.
#
#   Tests/slurm.sh [PROGRAM]
#
# Installs slurm-wlm and munge (Debian) where they are missing and snakemake with its Slurm plugin (PyPI) into a folder of its own. Nothing
# of the host's own Slurm is touched: ports, keys, sockets and folders are its own. Every daemon is ended by its id.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
program=$(realpath "${1:-.build/release/corridor}")
command -v slurmctld >/dev/null && command -v munged >/dev/null || {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null
}
venv=${SNAKEMAKE_VENV:-$root/.build/snakemake}
[ -x "$venv/bin/snakemake" ] || {
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q snakemake==9.* snakemake-executor-plugin-slurm
}

base=$(mktemp -d /tmp/corridor-slurm-XXXXXX)
host=$(hostname -s)
port=$((20000 + $$ % 20000))
mkdir -p "$base"/{state,log,n1,n2,n3,work}
mkdir "$base/munge"

# The process of a pid file, of its children and of theirs.
tree() {
  local child
  echo "$1"
  for child in $(pgrep -P "$1" || true); do tree "$child"; done
}

# Ends what a folder's own daemons and jobs are: their arguments name the folder.
finish() {
  local file id
  for file in "$base"/*.pid; do
    [ -e "$file" ] || continue
    for id in $(tree "$(cat "$file")"); do kill "$id" 2>/dev/null || true; done
  done
  for id in $(pgrep -f -- "$base/" || true); do
    [ "$id" = $$ ] || kill "$id" 2>/dev/null || true
  done
  rm -rf "$base"
}
trap finish EXIT

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
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
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
SlurmdTimeout=12
KillWait=2
MinJobAge=3600
JobRequeue=1
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
      tail -n 20 "$base"/log/*.log "$base"/work/.snakemake/slurm_logs/*/*/*.log
      exit 1; }
    sleep 0.5
  done
}
idle() { [ "$(sinfo -h -N -o %t | grep -c '^idle$')" = "$1" ]; }
await 30 idle 3
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
await 30 running n2
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
await 90 gone
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
await 30 idle 3
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
await 90 some
kill -9 "$flow" $(tree "$flow") 2>/dev/null || true
wait "$flow" 2>/dev/null || true
idle_queue() { ! squeue -h -t PD,R,CG | grep -q .; }
await 60 idle_queue
kept=$(stat -c '%n %i' parts/*.csv | sort)
say "the workflow was killed with $(echo "$kept" | wc -l) of 6 parts there"
workflow >"$base/log/flow-2.log" 2>&1 || { tail -n 40 "$base/log/flow-2.log"; exit 1; }
[ -z "$(comm -23 <(echo "$kept") <(stat -c '%n %i' parts/*.csv | sort))" ] ||
  { echo "a part that was there was made again"; exit 1; }
cmp whole.csv flow.csv
say "the workflow went on, no part was made again, and the bytes are those of an undivided run"
