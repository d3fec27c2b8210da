# mkstring.awk -- word lists as strings of C, to be read when they are needed.
#
#   awk -f mkstring.awk data/en/starters.txt ... > lexicon_en.inc
#
# Each FOLDER/NAME.EXT becomes the array NAME.  Comments and blank lines are
# left out, so that a string stays within what C promises to take.

FNR == 1 {
  if (open) print ";"
  name = FILENAME
  sub(/^.*\//, "", name)
  sub(/\..*$/, "", name)
  printf "static const char %s[] =", name
  open = 1
}
/^#:/ || !/^(#|$)/ {
  gsub(/\\/, "\\\\"); gsub(/"/, "\\\"")
  gsub(/\t/, "\\t")
  printf "\n\t\"%s\\n\"", $0
}
END { if (open) print ";" }
