# count-df.awk -- document frequencies from what the program saw.
#
# Input:  sumario -i jsonl -f tree < ARTICLES
# Output: data/es/df.tsv: stems and how many articles have each, sorted.
# Run under LC_ALL=C.  Variables: source, a line that names the articles;
# placeholder, a word of theirs that stands for something taken out.

function sort_stems(    gap, i, j, s) {
  for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
    for (i = gap + 1; i <= n; i++) {
      s = stems[i]
      for (j = i; j > gap && (stems[j - gap] "") > (s ""); j -= gap)
        stems[j] = stems[j - gap]
      stems[j] = s
    }
}

$1 == "document" { documents++ }
$1 == "token" && $2 != placeholder {
  tokens++
  if (last[$4] != documents) { count[$4]++; last[$4] = documents }
}
END {
  for (s in count) stems[++n] = s
  sort_stems()
  print "# Document frequencies of Spanish stems (Snowball), by `make update-df'."
  if (source) print "# Source: " source
  print "# " tokens " words with content."
  print "#: documents " documents "\n"
  for (i = 1; i <= n; i++) print stems[i] "\t" count[stems[i]]
}
