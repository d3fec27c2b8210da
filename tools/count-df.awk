# count-df.awk -- document frequencies from what the program saw.
#
# Input:  sumario -i jsonl -f tree < ARTICLES
# Output: data/es/df.tsv: stems and how many articles have each, sorted.
# Run under LC_ALL=C.  Variables: source, a line that names the articles;
# placeholder, a word of theirs that stands for something taken out.

$1 == "document" { documents++ }
$1 == "token" && $2 != placeholder {
  tokens++
  if (last[$4] != documents) { count[$4]++; last[$4] = documents }
}
END {
  print "# Document frequencies of Spanish stems (Snowball), by `make update-df'."
  if (source) print "# Source: " source
  print "# " tokens " words with content."
  print "#: documents " documents "\n"
  fflush()
  for (s in count) print s "\t" count[s] | "LC_ALL=C sort"
}
