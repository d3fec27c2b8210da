#!/bin/sh
# night.sh N: N articles of our own sentences go out as mt-json, an engine damages
# three of a hundred in ten ways, and they are merged back.  Says what was wrongly
# paired, what was damaged and not told, how much memory it took and how fast it
# was.  Needs SUMARIO and top_srcdir; works in the folder it is run in.
export LC_ALL=C
n=$1 awk=${AWK-awk} here=$top_srcdir/tests/merge

"$SUMARIO" -q segment -f lines "$top_srcdir"/samples/*.txt |
	sed 's/\\/\\\\/g; s/"/\\"/g' >sentences
$awk -v N="$n" 'BEGIN {
	srand(7)
	n_words = split("Hoy. Nada. Llueve. Otoño ¿Cómo? Fin Más. Vuelve.", word, " ")
	while ((getline line <"sentences") > 0)
		s[n++] = line
	for (i = 1; i <= N; i++) {
		text = ""
		for (k = 12 + int(rand() * 26); k; k--)
			text = text s[int(rand() * n)] (rand() < .25 ? "\\n\\n" : " ") \
				(rand() < .04 ? "\\n\\n" word[1 + int(rand() * n_words)] "\\n\\n" : "")
		printf "{\"id\":\"n%d\",\"text\":\"%s\"}\n", i, text
	}
}' >day.jsonl
"$SUMARIO" -q -f jsonl -o manifest.jsonl day.jsonl || exit
"$SUMARIO" -q -f mt-json -o out.json day.jsonl || exit
$awk -v LOG=log -f "$here/engine.awk" out.json >back.json
time=
test -x /usr/bin/time && time='/usr/bin/time -f %e:%U:%M -o time'
$time "$SUMARIO" merge --repeats=each --coverage=none ${CHECK---no-check} \
	--retry=again.json -o merged.jsonl manifest.jsonl back.json 2>said
test $? -eq 1 || exit 3

# Every target is the one of its source, and what has none is what was damaged.
$awk -v LOG=log '
function next_string(name,   i, t) { # the value of the next member NAME
	i = index(rest, "\"" name "\":\"")
	if (!i)
		return ""
	rest = substr(rest, i + length(name) + 4)
	match(rest, /^([^"\\]|\\.)*/)
	t = substr(rest, 1, RLENGTH)
	rest = substr(rest, RLENGTH)
	return t
}
BEGIN {
	while ((getline line <LOG) > 0) {
		split(line, f, " ")
		way[f[2]] = f[1]
		n_ways[f[1]]++
	}
}
{
	rest = $0
	article = next_string("id")
	i = index(rest, "\"segments\":[")
	rest = substr(rest, i)
	while ((id = next_string("id")) != "") {
		id = article "/" id
		source = next_string("source")
		has = index(rest, "\"target\":\"")
		none = index(rest, "\"target\":null")
		target = !has || (none && none < has) ? "" : next_string("target")
		state = next_string("state")
		want = "Ë " source
		n++
		if (state == "translated" && target != want && way[id] != 10)
			print "wrong", id, way[id]
		if (state == "translated" && way[id] && way[id] != 10)
			print "not found", id, way[id]
		if (state != "translated" && !way[id])
			print "lost", id
		if (state != "translated")
			print id >"open"
	}
}
END {
	for (i = 1; i <= 11; i++)
		if (!n_ways[i])
			print "nothing was damaged in way", i
	print n > "n_segments"
}' merged.jsonl >faults
cat faults

# What is open is to be sent again, whatever else is.
sed -n 's/^{"id":"\([^"]*\)".*/\1/p' again.json | sort >again
sort open | comm -23 - again | sed 's/^/not sent again: /'
# Its translation makes the night whole.
$awk '/^{"id"/ { i = index($0, "\"source\":\"") + 10
	t = substr($0, i); sub(/","context".*/, "", t)
	head = substr($0, 1, i - 1) t
	printf "%s%s\",\"target\":\"Ë %s\"}", (n++ ? ",\n" : "["), head, t }
	END { print "]" }' again.json >again.back
"$SUMARIO" merge --repeats=each --no-check --require-complete \
	-o whole.jsonl merged.jsonl again.back 2>whole.said ||
	tail -n 1 whole.said
test ! -s time || tail -n 1 time >last
test ! -s time || $awk -F : -v bytes="$(wc -c <manifest.jsonl)" '{
	printf "# %.1f s, %.1f MB/s of manifest, %d KB\n", $1, bytes / 1e6 / ($2 ? $2 : .01), $3
}' last
