#!/bin/bash
# scale.sh CORPUS -- the measured figures of doc/scale.md, on one core of this
# machine (and two where it says so).  CORPUS is a file of JSON Lines, taken so
# often that there are 15,000 articles.  Times are the best of three: of user and
# system for one core, by the clock for two, which wants an idle machine.
set -eu
LC_ALL=C.UTF-8
export LC_ALL
corpus=$1
sumario=${SUMARIO-sumario}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

n=$(wc -l <"$corpus")
times=$(((15000 + n - 1) / n))
i=0
while test $i -lt $times; do
	cat "$corpus"
	i=$((i + 1))
done >"$work/in"
articles=$(wc -l <"$work/in")
bytes=$(wc -c <"$work/in")
one=
command -v taskset >/dev/null && one='taskset -c 0'

# best WHICH COMMAND...: seconds; the output is left in $work/out.
best() {
	best_which=$1
	shift
	for best_i in 1 2 3; do
		{ time -p "$@" >"$work/out"; } 2>"$work/time"
		awk -v which="^($best_which)" '$1 ~ which { s += $2 }
			END { print s }' "$work/time"
	done | sort -n | head -n 1
}
# row NAME SECONDS: of all articles, with the size of $work/out.
row() {
	# What a billion of them take is kept for the end.
	awk -v name="$1" -v s="$2" -v n="$articles" -v bytes="$bytes" \
		-v later="$work/later" \
		-v out="$(wc -c <"$work/out")" \
		-v gz="$(head -n 2000 "$work/out" | gzip | wc -c)" \
		-v plain="$(head -n 2000 "$work/out" | wc -c)" 'BEGIN {
		printf "| %s | %.0f | %.1f | %.0f | %.0f |\n", name, n / s,
			bytes / 1e6 / s, out / n, out / n * gz / plain
		if (name !~ /^two|df/)
			printf "| %s | %.1f | %.2f | %.2f |\n", name,
				1e9 / n * s / 3600, out / n / 1e3,
				out / n * gz / plain / 1e3 >>later
		if (name ~ /^.df/)
			printf "| %s | %.1f | see below | |\n", name,
				1e9 / n * s / 3600 >>later }'
}

awk -v n="$articles" -v bytes="$bytes" -v times="$times" -v gz="$(gzip <"$corpus" | wc -c)" \
	-v plain="$(wc -c <"$corpus")" 'BEGIN {
	printf "%d articles (%d times the corpus), %.1f MB, %.0f bytes each, %.0f as .gz\n\n",
		n, times, bytes / 1e6, bytes / n, bytes / n * gz / plain }'
echo '| one core | articles/s | MB/s in | bytes out | as .gz |'
echo '| --- | ---: | ---: | ---: | ---: |'
row 'all segments' "$(best "user|sys" $one "$sumario" -i jsonl "$work/in")"
row '`--segments=summary`' \
	"$(best "user|sys" $one "$sumario" -i jsonl --segments=summary "$work/in")"
row '`--segments=none -n 3`' \
	"$(best "user|sys" $one "$sumario" -i jsonl --segments=none -n 3 "$work/in")"
row '`-f bullets -n 3`' \
	"$(best "user|sys" $one "$sumario" -i jsonl -f bullets -n 3 "$work/in")"
row '`df count`' "$(best "user|sys" $one "$sumario" df count -i jsonl "$work/in")"
row 'two cores: `-j 2 --segments=none -n 3`' \
	"$(best real "$sumario" -j 2 -i jsonl --segments=none -n 3 "$work/in")"
row 'two cores: `df count -j 2`' \
	"$(best real "$sumario" df count -j 2 -i jsonl "$work/in")"
echo

# Memory does not depend on how many there are.
if /usr/bin/time -f %M true >/dev/null 2>&1; then
	for jobs in 1 2; do
		/usr/bin/time -f "memory with -j $jobs: %M KiB" "$sumario" -j $jobs -i jsonl \
			--segments=none "$work/in" 2>&1 >/dev/null | tail -n 1
	done
fi
{ time -p sh -c 'i=0; while test $i -lt 200; do
	echo "{\"text\":\"Hola.\"}" | "$0" -i jsonl >/dev/null
	i=$((i + 1)); done' "$sumario"; } 2>&1 | awk '/^(user|sys)/ { s += $2 } END {
	printf "a shard of one short article: %.1f ms\n", s * 5 }'

# Heaps: how the table grows, of articles that are all different.
for part in 8 4 2 1; do
	awk -v part=$part 'NR % part == 0' "$corpus" >"$work/part"
	"$sumario" df count -i jsonl "$work/part" >"$work/df"
	printf '%s %s %s\n' "$(sed -n 's/^#: documents //p' "$work/df")" \
		"$(sed -n 's/^#: stems //p' "$work/df")" "$(wc -c <"$work/df")"
done | awk '{
	printf "table of %d articles: %d stems, %d bytes\n", $1, $2, $3
	if (NR > 1) b = log($2 / stems) / log($1 / articles)
	articles = $1; stems = $2; row = $3 / $2 }
function table(n) { return stems * exp(b * log(n / articles)) }
END {
	printf "the last doubling: stems as articles^%.2f\n", b
	for (n = 1e5; n <= 1e9; n *= 100)
		printf "if that goes on, %d articles: %.2f million stems, %.0f MB\n",
			n, table(n) / 1e6, table(n) * row / 1e6 }'

# Tables of 1,000,000 different stems, mostly not the same ones.
awk 'BEGIN { for (t = 0; t < 8; t++) {
	file = sprintf("'"$work"'/t%d", t)
	print "#: documents 10000\n#: tokens 3000000" >file
	print "#: tokenizer sumario-1\n#: stemmer snowball-spanish-1" >file
	print "#: stems 200000" >file
	for (i = 0; i < 200000; i++)
		printf "s%07d\t%d\n", i * (t + 1), 1 + i % 9 >file
	close(file) } }'
size=$(cat "$work"/t? | wc -c)
s=$(best "user|sys" $one "$sumario" df merge "$work"/t?)
awk -v s="$s" -v size="$size" 'BEGIN {
	printf "df merge: %.1f million rows/s, %.0f MB/s\n", 1.6 / s, size / 1e6 / s }'

echo
echo '| a billion articles | core hours | TB out | TB out as .gz |'
echo '| --- | ---: | ---: | ---: |'
cat "$work/later"
awk -v n="$articles" -v bytes="$bytes" 'BEGIN {
	printf "\nThey are %.2f TB of JSON Lines.\n", bytes / n / 1e3 }'
