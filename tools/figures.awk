# figures.awk -- how large the code is, and how it is cut.
#
#   awk -f figures.awk src/*.c src/*/*.c src/*/*.h
#
# A function is what clang-format makes of one: a name in the first
# column with its arguments, and the braces in the first column after it; its
# lines are those from the name to the last brace.

function shorter(name) {
  sub(/.*\//, "", name)
  return name
}

FNR == 1 {
  is_c = FILENAME ~ /\.c$/
  n_files++
  n_c += is_c
  opening = begin = 0
  names[shorter(FILENAME)]++
}
{ n_lines++ }
!is_c { next }

# The comment after the line of the licence.
FNR == 2 && /^\/\*/ { opening = 1 }
opening && FNR > 2 && !/\*\// { opening++ }
opening && /\*\// { n_openings += opening + 1 >= 3; opening = 0 }

/^[a-z_][a-z_0-9]*\(/ { begin = FNR }
/^{/ { inside = begin }
/^}/ && inside {
  size = FNR - inside + 1
  n_functions++
  sizes[size]++
  if (size > largest) largest = size
  over35 += size > 35
  over60 += size > 60
  inside = begin = 0
}
/= \([a-z>.-]+ \+ 1\) & / { n_tables++ }

# The size that SHARE of the functions do not exceed.
function percentile(share,    size, n) {
  for (size = 1; size <= largest; size++) {
    n += sizes[size]
    if (n >= share * n_functions) return size
  }
  return 0
}

function row(what, figure) {
  printf "| %s | %s |\n", what, figure
}

END {
  for (name in names) twice += names[name] > 1
  print "| what | figure |\n| --- | --- |"
  row("lines of src/", n_lines)
  row("files", n_files)
  row(".c files whose opening comment has 3 lines or more", n_openings " of " n_c)
  row("file names that occur twice", twice + 0)
  row("functions", n_functions)
  row("lines of a function: median", percentile(0.5))
  row("lines of a function: nine of ten have at most", percentile(0.9))
  row("functions over 35 lines", over35 + 0)
  row("functions over 60 lines", over60 + 0)
  row("hash tables", n_tables + 0)
}
