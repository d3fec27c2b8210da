# branches.awk -- how many branches of a room's files the tests have taken.
#
#   gcov -bn src/ROOM/.libs/*.gcda | awk -v room=src/ROOM/ -f branches.awk
#
# gcov names a file and then says "Taken at least once:94.18% of 189".  Only .c
# files of the room count, each once.

/^File / { name = substr($0, 7, length($0) - 7) }
/^Taken at least once:/ && index(name, room) && name ~ /\.c$/ && !seen[name]++ {
  sub(/.*:/, "")
  n = $3
  taken = int($1 * n / 100 + 0.5)
  sub(/.*\//, "", name)
  printf "%-24s %5d of %5d\n", name, taken, n | "sort -k2"
  n_all += n
  n_taken += taken
}
END {
  close("sort -k2")
  if (!n_all) {
    print "no file of " room " was run with --enable-coverage" > "/dev/stderr"
    exit 1
  }
  printf "%-24s %5d of %5d: %.1f %%\n", room, n_taken, n_all,
    100 * n_taken / n_all
}
