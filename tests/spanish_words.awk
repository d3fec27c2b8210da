# spanish_words.awk -- Spanish in the string literals of C files.
#
# Input:  spanish_words.txt, the lists of a language, then C files.
# Output: file:line:literal for each literal that is no message (N_(), _()) and
#         has a letter beyond ASCII, a word of the lists, or is an ending.
# Run under LC_ALL=C, so that characters are bytes.

# The words of an entry; an ending counts only as a whole literal.
function learn(entry,    words, m, i) {
  if (entry ~ /^-/) {
    if (length(entry) > 3) endings[substr(entry, 2)]
    return
  }
  m = split(entry, words, /[^a-z\200-\377]+/)
  for (i = 1; i <= m; i++)
    if (length(words[i]) > 1) spanish[words[i]]
}

# Letters of Latin, beyond ASCII: in UTF-8, as \xC3 or as \303.
function has_letter(s) {
  return s ~ /[\303-\311]/ || s ~ /\\x[Cc][3-9]/ || s ~ /\\30[3-7]|\\31[01]/
}

function judge(s,    words, m, i) {
  if ((FILENAME ":" s) in allowed || (FILENAME ":*") in allowed) return 0
  if (has_letter(s) || s in endings) return 1
  m = split(tolower(s), words, /[^a-z\200-\377]+/)
  for (i = 1; i <= m; i++)
    if (words[i] in spanish && !(words[i] in allowed)) return 1
  return 0
}

# Where the literal or character constant that begins at I of S ends.
function skip(s, i, mark,    n) {
  n = length(s)
  for (i++; i <= n && substr(s, i, 1) != mark; i++)
    if (substr(s, i, 1) == "\\") i++
  return i
}

# What comes before a literal, without blanks, is kept from line to line.
function read_line(s,    n, i, end, two) {
  n = length(s)
  for (i = 1; i <= n; i++) {
    two = substr(s, i, 2)
    if (comment) {
      if (two == "*/") { comment = 0; i++ }
    } else if (two == "/*") {
      comment = 1
      i++
    } else if (substr(s, i, 1) == "\047") {
      i = skip(s, i, "\047")
      before = ""
    } else if (substr(s, i, 1) == "\"") {
      end = skip(s, i, "\"")
      if (before !~ /(^|[^A-Za-z0-9])N?_\($|^#include/ && judge(substr(s, i + 1, end - i - 1)))
        print FILENAME ":" FNR ":" substr(s, i + 1, end - i - 1)
      i = end
    } else if (substr(s, i, 1) !~ /[ \t]/)
      before = before substr(s, i, 1)
  }
  if (before !~ /_\($/) before = ""
}

FNR == 1 { n_files++; comment = 0; before = "" }
n_files == 1 { if (!/^#/) { sub(/\t[^\t]*$/, ""); allowed[$0] } next }
FILENAME ~ /^data/ { if (!/^#/) { split($0, field, "\t"); learn(field[1]) } next }
{ read_line($0) }
