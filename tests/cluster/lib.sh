# What the tests of clusters share: 40 shards of 250 records of our own in
# shards/, some of them broken, and what an undisturbed run makes of them.
. "$top_srcdir/tests/cli/lib.sh"

mkdir shards
LC_ALL=C $awk 'BEGIN {
	srand(7)
	split("ba co du fe gui lla ma no pre que ri so tra va zu", part, " ")
	for (i = 0; i < 10000; i++) {
		if (i % 250 == 0) {
			close(file)
			file = sprintf("shards/s%02d.jsonl", i / 250)
		}
		text = ""
		for (k = 20 + int(rand() * 40); k > 0; k--) {
			for (j = 1 + int(rand() * 3); j > 0; j--)
				text = text part[1 + int(rand() * rand() * 15)]
			text = text (rand() < 0.1 ? ". El " : " ")
		}
		if (i % 977 == 500)
			print "{\"id\":\"r" i "\",\"text\":" >file
		else
			print "{\"id\":\"r" i "\",\"text\":\"" text "\"}" >file
	}
}' || exit 99

for shard in shards/*; do
	sumario -i jsonl -n 2 <$shard 2>/dev/null
done >want.jsonl
cat shards/* >all.jsonl
sumario df count -i jsonl all.jsonl >want.tsv 2>/dev/null
grep -c '"error"' want.jsonl >rejected
test "$(wc -l <want.jsonl)" -eq 10000 && test "$(cat rejected)" -eq 10
ok $? 'there are records to lose, and broken ones' rejected

# An undisturbed run over all at once is the same but for the numbers of lines
# in which errors are told.
sumario -i jsonl -n 2 <all.jsonl 2>/dev/null | grep -v '"error"' >want.single
grep -v '"error"' want.jsonl >got
same 'shards do not show' want.single got
