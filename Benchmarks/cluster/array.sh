#!/bin/bash
# A Slurm array: a shard per task, each run again where its node is lost. 1000 plans in 20 tasks:
#
#   sbatch --array=1-20 Benchmarks/cluster/array.sh ensemble NET --budget 1e12 --draws 1000 --seed 1 -- draws jsonl
#   corridor merge ensemble.json draws/*.jsonl
#
# Arguments: the command with its options, --, the folder of the parts and their ending.
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --cpus-per-task=1
set -euo pipefail
command=()
while [ "$1" != -- ]; do command+=("$1"); shift; done
folder=$2 ending=$3
mkdir -p "$folder"
# A part that is there already ends the job at once with 0. Exit code 3 is an answer, not a failure.
code=0
"${CORRIDOR:-corridor}" "${command[@]}" --threads "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" -o "$folder/$SLURM_ARRAY_TASK_ID.$ending" || code=$?
[ "$code" = 3 ] && code=0
exit "$code"
