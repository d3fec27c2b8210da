#!/bin/sh
# split.sh -- `sumario segment -i text -f lines' against ICU's Spanish sentence
# iteration: the same 40 MB, in turn, each five times, all on one core.  The
# text is the samples over and over.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

${CC-cc} -O2 -o "$work/icu-split" "$top_srcdir/bench/icu-split.c" \
	$(pkg-config --cflags --libs icu-uc)
{
	cat "$top_srcdir/samples/acuerdo-rio.txt"
	cat "$top_srcdir/samples/informe-sanidad.txt"
	iconv -f ISO-8859-1 -t UTF-8 "$top_srcdir/samples/puerto-cafe.txt" | tr -d '\r'
	cat "$top_srcdir/samples/sequia-embalses.txt"
} >"$work/one"
size=$(wc -c <"$work/one")
for i in $(seq $((40000000 / size + 1))); do cat "$work/one"; done >"$work/text"

# Seconds of user and system time of a command.
cpu() {
	{ time -p "$@" >"$work/out"; } 2>"$work/time"
	awk '/^(user|sys)/ { s += $2 } END { print s }' "$work/time"
}

one=
command -v taskset >/dev/null && one="taskset -c 0"
for i in 1 2 3 4 5; do
	ours=$(cpu $one "$SUMARIO" segment -i text -f lines "$work/text")
	icu=$(cpu $one "$work/icu-split" "$work/text")
	echo "$ours $icu"
done >"$work/runs"
bytes=$(wc -c <"$work/text")
sort -n "$work/runs" | awk -v bytes="$bytes" '
{ ours[NR] = $1; icu[NR] = $2; ratio[NR] = $2 / $1 }
function median(v,    i, j, t) {
  for (i = 1; i <= NR; i++) for (j = i + 1; j <= NR; j++)
    if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
  return v[int((NR + 1) / 2)]
}
END {
  printf "sumario %.0f MB/s, ICU %.0f MB/s, ratio %.2f (medians of %d)\n",
    bytes / 1e6 / median(ours), bytes / 1e6 / median(icu), median(ratio), NR
}'
