#!/bin/sh
#SBATCH --job-name=sumario
#SBATCH --ntasks=1 --cpus-per-task=1 --mem=1G --time=02:00:00
#SBATCH --requeue --open-mode=append --output=sumario-%A.%a.log
# SPDX-License-Identifier: MIT
#
# slurm.sh LIST FOLDER COMMAND... -- shards as an array job of Slurm:
#
#	ls /data/shards/*.jsonl >list
#	sbatch --array=0-99 slurm.sh list /data/out sumario -i jsonl -n 3
#	sbatch --array=0-99 slurm.sh list /data/df sumario df count -i jsonl
#
# COMMAND filters each shard of LIST, a file a line, to FOLDER/NAME; task I of N
# does lines I, I + N, and so on.  A shard is done when its output stands under
# its name, which it does only when it is whole: submit the same again to do
# what is left.  Exit status 1 of COMMAND is done, too: records were rejected,
# and the output says which.  75, no memory and signals are tried three times.
set -u
test $# -ge 3 || {
	echo "usage: ${0##*/} LIST FOLDER COMMAND..." >&2
	exit 64
}
list=$1 folder=$2
shift 2
first=${SLURM_ARRAY_TASK_MIN:-0} step=${SLURM_ARRAY_TASK_STEP:-1}
task=$(((${SLURM_ARRAY_TASK_ID:-0} - first) / step))
tasks=${SLURM_ARRAY_TASK_COUNT:-1}
# A part of an earlier life of this task is in nobody's use.
part=$folder/.part/${SLURM_ARRAY_JOB_ID:-0}.$task
mkdir -p "$folder/.part" || exit 73
trap 'rm -f "$part"' EXIT
trap 'exit 143' HUP INT TERM

# Filters $1 to $part; what is killed or has no memory is tried again.
run() {
	shard=$1
	shift
	for try in 1 2 3; do
		"$@" <"$shard" >"$part"
		status=$?
		case $status in
		71 | 75) ;;
		*) test "$status" -gt 128 || return "$status" ;;
		esac
	done
	return "$status"
}

twice=$(awk -F / 'NF && n[$NF]++ { print $NF; exit }' "$list") || exit 66
test -z "$twice" || {
	echo "two shards have one name: $twice" >&2
	exit 64
}
worst=0
awk -v task="$task" -v tasks="$tasks" 'NF && n++ % tasks == task' "$list" \
	>"$part.list" || exit 66
exec 3<"$part.list"
rm -f "$part.list"
while IFS= read -r shard <&3; do
	target=$folder/${shard##*/}
	test -e "$target" && ! test "$shard" -nt "$target" && continue
	run "$shard" "$@"
	status=$?
	if test "$status" -le 1 && sync "$part" && mv -f "$part" "$target"; then
		echo "$shard: done, exit $status" >&2
	else
		echo "$shard: failed, exit $status" >&2
		test "$status" -gt 1 || status=74
		worst=$status
	fi
done
exit "$worst"
